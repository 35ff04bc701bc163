package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestParse(t *testing.T) {
	t.Parallel()
	got, err := parse(nil, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	want := flags{listen: "127.0.0.1:8085", workspace: "sample", options: emulator.Options{
		Token: "emulated", Region: "us", Sample: true, SearchLag: 2 * time.Second, ExportTime: 5 * time.Second, APIVersion: "2.16", WorkspaceID: "emu1a2b3", WorkspaceName: "Emulated workspace",
	}}
	if got.listen != want.listen || got.workspace != want.workspace || !alike(got.options, want.options) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	got, err = parse(strings.Fields("-listen :0 -workspace empty -token t -region eu -latency 50ms -rate-limit 7 -search-lag 1m -export-time 1h "+
		"-api-version Preview -workspace-id other -workspace-name Other -without read_tags -quirk RenameTakesOver -quirk numericids"), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	want.options = emulator.Options{Token: "t", Region: "eu", Latency: 50 * time.Millisecond, RateLimit: 7, SearchLag: time.Minute, ExportTime: time.Hour,
		APIVersion: "Preview", WorkspaceID: "other", WorkspaceName: "Other", Without: []string{"read_tags"},
		Quirks: emulator.Quirks{emulator.RenameTakesOver: false, emulator.NumericIDs: true}}
	if got.listen != ":0" || !alike(got.options, want.options) {
		t.Errorf("got  %+v\nwant %+v", got.options, want.options)
	}
	got, err = parse(strings.Fields("-workspace staff -shuffle 7"), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if !got.options.Staff || got.options.Sample || got.options.Shuffle != 7 {
		t.Errorf("got  %+v", got.options)
	}
}

// alike compares what flags can set.
func alike(a, b emulator.Options) bool {
	return a.Token == b.Token && a.Region == b.Region && a.Sample == b.Sample && a.Staff == b.Staff && a.Shuffle == b.Shuffle && a.Latency == b.Latency &&
		a.RateLimit == b.RateLimit && a.SearchLag == b.SearchLag && a.ExportTime == b.ExportTime && maps.Equal(a.Quirks, b.Quirks) &&
		a.APIVersion == b.APIVersion && a.WorkspaceID == b.WorkspaceID && a.WorkspaceName == b.WorkspaceName && slices.Equal(a.Without, b.Without)
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"extra":              `unexpected argument "extra"`,
		"-unknown":           "not defined: -unknown",
		"-workspace other":   `-workspace "other" is none of "sample", "staff" and "empty"`,
		"-workspace=":        `-workspace "" is none of`,
		"-token=":            "-token is empty",
		"-region us-east":    `-region "us-east" is none of us, eu and au`,
		"-region=":           `-region "" is none of`,
		"-latency 50":        `invalid value "50" for flag -latency`,
		"-latency -1s":       "cannot be negative",
		"-rate-limit many":   `invalid value "many" for flag -rate-limit`,
		"-rate-limit -1":     "cannot be negative",
		"-api-version 1.x":   `-api-version "1.x" is no version`,
		"-workspace-id=":     "cannot be empty",
		"-without nothing":   `there is no permission "nothing"; there are read_admins`,
		"-quirk Nothing":     `there is no quirk "Nothing"; list names all`,
		"-search-lag soon":   `invalid value "soon" for flag -search-lag`,
		"-search-lag -1s":    "cannot be negative",
		"-listen":            "flag needs an argument: -listen",
		"-token a -listen b": "",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			var usage bytes.Buffer
			_, err := parse(strings.Fields(line), &usage)
			if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
				t.Errorf("got %v", err)
			}
			if usage.Len() > 0 {
				t.Errorf("the error drowns in %s", usage.String())
			}
		})
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	var output, messages bytes.Buffer
	if err := run(t.Context(), []string{"-h"}, &output, &messages); err != nil {
		t.Errorf("got %v", err)
	}
	if output.Len() > 0 {
		t.Errorf("output is %q", output.String())
	}
	for _, name := range []string{"-listen", "-workspace", "-token", "-region", "-latency", "-rate-limit", "-search-lag"} {
		if !strings.Contains(messages.String(), name) {
			t.Errorf("%s is not in %s", name, messages.String())
		}
	}
	if _, err := parse([]string{"-h"}, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("got %v", err)
	}
}

func TestRun(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	printed, output := io.Pipe()
	var messages bytes.Buffer // read when run is over
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"-listen", "127.0.0.1:0", "-token", "secret"}, output, &messages) }()

	lines := bufio.NewScanner(printed)
	var exported []string
	for len(exported) < 2 && lines.Scan() {
		exported = append(exported, lines.Text())
	}
	if len(exported) != 2 {
		t.Fatalf("printed %q: %v", exported, <-ended)
	}
	address, found := strings.CutPrefix(exported[0], "export INTERCOM_BASE_URL=")
	if !found || !strings.HasPrefix(address, "http://127.0.0.1:") || exported[1] != "export INTERCOM_ACCESS_TOKEN=secret" {
		t.Fatalf("printed %q", exported)
	}
	for path, want := range map[string]int{"/tags/" + emulator.SampleTagID: 200, "/nothing": 404} {
		if got := get(t, address+path); got != want {
			t.Errorf("%s: %d", path, got)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("ended with %v", err)
	}
	if got := messages.String(); !strings.Contains(got, `msg="not emulated" method=GET path=/nothing`) || strings.Contains(got, "/tags") {
		t.Errorf("logged %q", got)
	}
}

func get(t *testing.T, address string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"Authorization": "Bearer secret", "Accept": "application/json", "Intercom-Version": "2.16"} {
		request.Header.Set(name, value)
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return response.StatusCode
}

func TestRunFails(t *testing.T) {
	t.Parallel()
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	for name, args := range map[string][]string{
		"flag":          {"-region", "mars"},
		"no address":    {"-listen", "nowhere"},
		"address taken": {"-listen", taken.Addr().String()},
	} {
		if err := run(t.Context(), args, io.Discard, io.Discard); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	closed, output := io.Pipe()
	_ = closed.Close()
	if err := run(t.Context(), []string{"-listen", "127.0.0.1:0"}, output, io.Discard); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("nobody reads the address: %v", err)
	}
}

func TestReachable(t *testing.T) {
	t.Parallel()
	var got []string
	for _, ip := range []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback, net.IPv4zero, net.IPv6unspecified} {
		got = append(got, reachable(&net.TCPAddr{IP: ip, Port: 80}))
	}
	if want := []string{"127.0.0.1:80", "[::1]:80", "localhost:80", "localhost:80"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestQuirksAreListed(t *testing.T) {
	t.Parallel()
	var output bytes.Buffer
	if err := run(t.Context(), []string{"-quirk", "list"}, &output, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, quirk := range emulator.AllQuirks() {
		if !strings.Contains(output.String(), quirk.Name+" (") || !strings.Contains(output.String(), quirk.Source) {
			t.Errorf("%s is not listed", quirk.Name)
		}
	}
	if !strings.Contains(output.String(), "RenameTakesOver (on by default)\n") {
		t.Errorf("got %s", output.String())
	}
}
