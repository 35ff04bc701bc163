package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
)

// row is what one step of a scenario cost.
type row struct {
	Scenario     scenario
	Engine       string
	Step         string
	Requests     int
	Refused      int // answered 429
	Connections  int
	Wall, CPU    time.Duration
	ProviderPeak int // kilobytes
}

type bench struct {
	folder string
}

func newBench(ctx context.Context) (*bench, error) {
	root, err := engine.Root()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "intercom-bench-")
	if err != nil {
		return nil, err
	}
	b := &bench{folder}
	for name, source := range map[string]string{"real": ".", "floor": "./cmd/bench/floor"} {
		binary := filepath.Join(folder, name, "terraform-provider-intercom")
		build := exec.CommandContext(ctx, "go", "build", "-o", binary, source)
		build.Dir = root
		if output, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%w: %s", err, output)
		}
		settings := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n    %q = %q\n  }\n  direct {}\n}\n",
			"terraform-provider-intercom/intercom", filepath.Dir(binary),
			"registry.opentofu.org/terraform-provider-intercom/intercom", filepath.Dir(binary))
		if err := os.WriteFile(filepath.Join(folder, name+".tfrc"), []byte(settings), 0o600); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *bench) close() { _ = os.RemoveAll(b.folder) }

// measure takes a configuration through its life and reports each step.
func (b *bench) measure(ctx context.Context, program engine.Engine, s scenario) ([]row, error) {
	w := emulator.New(emulator.Options{Sample: true, Token: "bench", Latency: s.Latency, RateLimit: s.Limit})
	contacts, err := makeContacts(ctx, w, s.subscriptions())
	if err != nil {
		return nil, err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	var connections atomic.Int64
	server := &http.Server{Handler: w, ReadHeaderTimeout: time.Minute, ConnState: func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}}
	go func() { _ = server.Serve(listener) }()
	defer func() { _ = server.Close() }()
	folder, err := os.MkdirTemp(b.folder, "run-")
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(folder, "main.tf"), []byte(configuration(s, contacts)), 0o600); err != nil {
		return nil, err
	}
	var rows []row
	for _, step := range []struct {
		name string
		args []string
		code int
	}{
		{"create", []string{"apply", "-auto-approve"}, 0},
		{"plan", []string{"plan", "-detailed-exitcode"}, 0},
		{"plan after a change outside", []string{"plan", "-detailed-exitcode"}, 2},
		{"destroy", []string{"destroy", "-auto-approve"}, 0},
	} {
		if step.code == 2 {
			if s.Provider == floor || s.Workspace == articles || s.Workspace == pages {
				continue
			}
			if err := renameOne(ctx, w); err != nil {
				return nil, err
			}
		}
		w.ForgetRequests()
		connections.Store(0)
		measured, err := b.engineRun(ctx, program, folder, s, "http://"+listener.Addr().String(), step.code, step.args...)
		if err != nil {
			return nil, err
		}
		measured.Scenario, measured.Engine, measured.Step, measured.Connections = s, program.String(), step.name, int(connections.Load())
		requests, _ := w.Requests()
		for _, request := range requests {
			measured.Requests++
			if request.Status == http.StatusTooManyRequests {
				measured.Refused++
			}
		}
		rows = append(rows, measured)
	}
	return rows, nil
}

// ask sends one request to the workspace and decodes its answer into answer.
func ask(ctx context.Context, w *emulator.Workspace, method, path, body string, answer any) error {
	request, err := http.NewRequestWithContext(ctx, method, "http://127.0.0.1"+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header = http.Header{"Authorization": {"Bearer bench"}, "Accept": {"application/json"}, "Intercom-Version": {"2.16"}}
	response, err := w.RoundTrip(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s", method, path, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(answer)
}

// makeContacts makes users of the workspace and returns their ids.
func makeContacts(ctx context.Context, w *emulator.Workspace, count int) ([]string, error) {
	ids := make([]string, count)
	for i := range ids {
		var made struct{ ID string }
		if err := ask(ctx, w, http.MethodPost, "/contacts", fmt.Sprintf(`{"role":"user","external_id":"bench-%d"}`, i), &made); err != nil {
			return nil, err
		}
		ids[i] = made.ID
	}
	return ids, nil
}

// renameOne changes the first tag of the configuration, as a teammate might.
func renameOne(ctx context.Context, w *emulator.Workspace) error {
	var list struct{ Data []struct{ ID, Name string } }
	if err := ask(ctx, w, http.MethodGet, "/tags", "", &list); err != nil {
		return err
	}
	for _, tag := range list.Data {
		if tag.Name == "Tag 0" {
			return ask(ctx, w, http.MethodPost, "/tags", fmt.Sprintf(`{"id":%q,"name":"Changed"}`, tag.ID), &tag)
		}
	}
	return errors.New("the tag to rename is not there")
}

// engineRun runs the engine once.
func (b *bench) engineRun(ctx context.Context, program engine.Engine, folder string, s scenario, address string, code int, args ...string) (row, error) {
	settings := "real"
	if s.Provider == floor {
		settings = "floor"
	}
	command := exec.CommandContext(ctx, program.Path, append(args, "-no-color", "-input=false")...)
	var output bytes.Buffer
	command.Dir, command.Stdout, command.Stderr = folder, &output, &output
	command.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+filepath.Join(b.folder, settings+".tfrc"), "CHECKPOINT_DISABLE=1",
		"INTERCOM_BASE_URL="+address, "INTERCOM_ACCESS_TOKEN=bench", "FLOOR_LATENCY="+s.Latency.String())
	started := time.Now()
	if err := command.Start(); err != nil {
		return row{}, err
	}
	peak := make(chan int)
	done := make(chan struct{})
	go func() { peak <- watchProvider(command.Process.Pid, done) }()
	_ = command.Wait() // its exit code says what went wrong
	measured := row{Wall: time.Since(started)}
	close(done)
	measured.ProviderPeak = <-peak
	measured.CPU = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	if command.ProcessState.ExitCode() != code {
		return row{}, fmt.Errorf("%s ended with code %d: %s", args[0], command.ProcessState.ExitCode(), output.String())
	}
	return measured, nil
}

// watchProvider follows the largest resident size of the engine's children, in
// kilobytes; 0 where there is no /proc.
func watchProvider(engine int, done <-chan struct{}) int {
	most := 0
	for {
		select {
		case <-done:
			return most
		case <-time.After(20 * time.Millisecond):
		}
		// Any thread of the engine may have started the provider.
		threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", engine))
		for _, thread := range threads {
			children, _ := os.ReadFile(thread) //nolint:gosec // of /proc
			for _, child := range strings.Fields(string(children)) {
				most = max(most, peakOf(child))
			}
		}
	}
}

// peakOf is the largest resident size of a process so far, in kilobytes.
func peakOf(process string) int {
	status, _ := os.ReadFile(filepath.Join("/proc", process, "status"))
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	size, _ := strconv.Atoi(fields[0])
	return size
}

// A mixed workspace is half tags, a tenth each of ticket types and contacts'
// subscriptions, and attributes of the ticket types for the rest.
func (s scenario) tags() int {
	if s.Workspace == mixed {
		return s.Objects / 2
	}
	return s.Objects
}

func (s scenario) subscriptions() int {
	if s.Workspace == mixed {
		return s.Objects / 10
	}
	return 0
}

// pairsOf10KB is how many pairs of words of five letters are a text of 10 KB.
const pairsOf10KB = 10_240 / 12

// configuration is what a scenario applies.
func configuration(s scenario, contacts []string) string {
	text := "terraform {\n  required_providers {\n    intercom = { source = \"terraform-provider-intercom/intercom\" }\n  }\n}\n\n"
	if s.Provider == uncached {
		text += "provider \"intercom\" {\n  read_cache = false\n}\n\n"
	}
	switch s.Workspace {
	case articles:
		return text + fmt.Sprintf("locals {\n  text = \"<p>${join(\" \", [for pair in range(%d) : \"words words\"])}</p>\"\n}\n\n"+
			"resource \"intercom_article\" \"article\" {\n  count     = %d\n  title     = \"Article ${count.index}\"\n"+
			"  author_id = \"991267460\"\n  body      = local.text\n}\n", pairsOf10KB, s.Objects)
	case pages:
		return text + fmt.Sprintf("resource \"intercom_content_import_source\" \"docs\" {\n  url = \"https://docs.example.com\"\n}\n\n"+
			"resource \"intercom_external_page\" \"page\" {\n  count       = %d\n  source_id   = intercom_content_import_source.docs.id\n"+
			"  external_id = \"page-${count.index}\"\n  title       = \"Page ${count.index}\"\n  html        = \"<p>Page ${count.index}</p>\"\n}\n", s.Objects-1)
	}
	text += fmt.Sprintf("resource \"intercom_tag\" \"tag\" {\n  count = %d\n  name  = \"Tag ${count.index}\"\n}\n\n", s.tags())
	if s.Workspace != mixed {
		return text
	}
	types := s.Objects / 10
	attributes := s.Objects - s.tags() - types - s.subscriptions()
	text += fmt.Sprintf("resource \"intercom_ticket_type\" \"type\" {\n  count = %d\n  name  = \"Type ${count.index}\"\n}\n\n", types)
	text += fmt.Sprintf("resource \"intercom_ticket_type_attribute\" \"attribute\" {\n  count = %d\n  name  = \"Attribute ${count.index}\"\n"+
		"  ticket_type_id = intercom_ticket_type.type[count.index %% %d].id\n  data_type = \"integer\"\n}\n\n", attributes, types)
	text += fmt.Sprintf("resource \"intercom_contact_subscription\" \"choice\" {\n  for_each = toset([\"%s\"])\n  contact_id = each.key\n"+
		"  subscription_type_id = %q\n}\n", strings.Join(contacts, `", "`), emulator.SampleOptOutTypeID)
	return text
}
