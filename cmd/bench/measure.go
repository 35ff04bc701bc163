package main

import (
	"bytes"
	"context"
	_ "embed" // the configuration of a mixed workspace
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	if s.Workspace == exported {
		return b.exported(ctx, program, s)
	}
	w := emulator.New(emulator.Options{Sample: true, Token: "bench", Latency: s.Latency, RateLimit: s.Limit})
	served, err := serve(ctx, w)
	if err != nil {
		return nil, err
	}
	defer served.close()
	folder, err := os.MkdirTemp(b.folder, "run-")
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(folder, "main.tf"), []byte(configuration(s)), 0o600); err != nil {
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
		at := folder
		if step.name == "plan" && s.Provider == floor && (s.Workspace == articles || s.Workspace == pages) {
			if at, err = b.applied(ctx, program, s, served); err != nil {
				return nil, err
			}
		}
		served.forget()
		measured, err := b.engineRun(ctx, program, at, s, served, step.code, step.args...)
		if err != nil {
			return nil, err
		}
		measured.Step = step.name
		rows = append(rows, measured)
	}
	return rows, nil
}

// applied is a folder whose state this provider made: the floor's own lacks the texts that
// Intercom makes of others, and what a plan takes is measured with the same state.
func (b *bench) applied(ctx context.Context, program engine.Engine, s scenario, of *served) (folder string, err error) {
	if folder, err = os.MkdirTemp(b.folder, "state-"); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(folder, "main.tf"), []byte(configuration(s)), 0o600); err != nil {
		return "", err
	}
	s.Provider = ours
	_, err = b.engineRun(ctx, program, folder, s, of, 0, "apply", "-auto-approve")
	return folder, err
}

// served is a workspace that programs can reach.
type served struct {
	*emulator.Workspace
	address     string
	connections atomic.Int64
	close       func()
}

func serve(ctx context.Context, w *emulator.Workspace) (*served, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &served{Workspace: w, address: "http://" + listener.Addr().String()}
	server := &http.Server{Handler: w, ReadHeaderTimeout: time.Minute, ConnState: func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			s.connections.Add(1)
		}
	}}
	go func() { _ = server.Serve(listener) }()
	s.close = func() { _ = server.Close() }
	return s, nil
}

// forget begins the counts anew.
func (s *served) forget() {
	s.ForgetRequests()
	s.connections.Store(0)
}

// count adds to a row what was asked since.
func (s *served) count(r *row) {
	r.Connections = int(s.connections.Load())
	requests, _ := s.Requests()
	for _, request := range requests {
		r.Requests++
		if request.Status == http.StatusTooManyRequests {
			r.Refused++
		}
	}
}

// environment has a program ask the workspace.
func (s *served) environment() []string {
	return append(os.Environ(), "INTERCOM_BASE_URL="+s.address, "INTERCOM_ACCESS_TOKEN=bench")
}

// ask sends one request to the workspace and decodes its answer into answer.
func ask(ctx context.Context, w *emulator.Workspace, method, path, body string, answer any) error {
	request, err := http.NewRequestWithContext(ctx, method, "http://127.0.0.1"+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header = http.Header{"Authorization": {"Bearer bench"}, "Accept": {"application/json"}, "Intercom-Version": {"2.17"}}
	response, err := w.RoundTrip(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode/100 != 2 { //nolint:mnd // a success
		return fmt.Errorf("%s %s: %s", method, path, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(answer)
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
func (b *bench) engineRun(ctx context.Context, program engine.Engine, folder string, s scenario, of *served, code int, args ...string) (row, error) {
	settings := "real"
	if s.Provider == floor {
		settings = "floor"
	}
	command := exec.CommandContext(ctx, program.Path, append(args, "-no-color", "-input=false")...)
	command.Dir = folder
	command.Env = append(of.environment(), "TF_CLI_CONFIG_FILE="+filepath.Join(b.folder, settings+".tfrc"), "CHECKPOINT_DISABLE=1",
		"FLOOR_LATENCY="+s.Latency.String(), fmt.Sprintf("TF_VAR_objects=%d", s.Objects), fmt.Sprintf("TF_VAR_read_cache=%t", s.Provider != uncached))
	measured, err := watched(command, peakOfChildren, code)
	measured.Scenario, measured.Engine = s, program.String()
	of.count(&measured)
	return measured, err
}

// watched runs a program, which is to end with one of the codes. peak is asked for
// the largest resident size, in kilobytes, until the program ends.
func watched(command *exec.Cmd, peak func(process int) int, codes ...int) (row, error) {
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	started := time.Now()
	if err := command.Start(); err != nil {
		return row{}, err
	}
	most, done := make(chan int), make(chan struct{})
	go func() {
		size := 0
		for {
			select {
			case <-done:
				most <- size
				return
			case <-time.After(20 * time.Millisecond):
				size = max(size, peak(command.Process.Pid))
			}
		}
	}()
	_ = command.Wait() // its exit code says what went wrong
	measured := row{Wall: time.Since(started)}
	close(done)
	measured.ProviderPeak = <-most
	measured.CPU = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	if code := command.ProcessState.ExitCode(); !slices.Contains(codes, code) {
		return row{}, fmt.Errorf("%s ended with code %d: %s", command, code, output.String())
	}
	return measured, nil
}

// peakOfChildren is the largest resident size of a process's children so far, in
// kilobytes; 0 where there is no /proc.
func peakOfChildren(process int) (most int) {
	// Any thread of the engine may have started the provider.
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", process))
	for _, thread := range threads {
		children, _ := os.ReadFile(thread) //nolint:gosec // of /proc
		for _, child := range strings.Fields(string(children)) {
			if id, err := strconv.Atoi(child); err == nil {
				most = max(most, peakOf(id))
			}
		}
	}
	return most
}

// peakOf is the largest resident size of a process so far, in kilobytes.
func peakOf(process int) int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", process)) //nolint:gosec // of /proc
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	size, _ := strconv.Atoi(fields[0])
	return size
}

// ofAllKinds is the configuration of a mixed workspace.
//
//go:embed mixed.tf
var ofAllKinds string

// pairsOf10KB is how many pairs of words of five letters are a text of 10 KB.
const pairsOf10KB = 10_240 / 12

// configuration is what a scenario applies.
func configuration(s scenario) string {
	if s.Workspace == mixed {
		return ofAllKinds
	}
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
	default:
		return text + fmt.Sprintf("resource \"intercom_tag\" \"tag\" {\n  count = %d\n  name  = \"Tag ${count.index}\"\n}\n", s.Objects)
	}
}
