package main

import (
	"bytes"
	"context"
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
	scenario
	step         string
	requests     int
	refused      int // answered 429
	connections  int
	wall, cpu    time.Duration
	providerPeak int // kilobytes
}

type bench struct {
	engine engine.Engine
	folder string
}

func newBench(ctx context.Context, found engine.Engine) (*bench, error) {
	root, err := engine.Root()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "intercom-bench-")
	if err != nil {
		return nil, err
	}
	b := &bench{found, folder}
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
func (b *bench) measure(ctx context.Context, s scenario) ([]row, error) {
	w := emulator.New(emulator.Options{Sample: true, Token: "bench", Latency: s.latency, RateLimit: s.limit})
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
			if s.provider == floor {
				continue
			}
			if err := renameOne(w); err != nil {
				return nil, err
			}
		}
		w.ForgetRequests()
		connections.Store(0)
		measured, err := b.engineRun(ctx, folder, s, "http://"+listener.Addr().String(), step.code, step.args...)
		if err != nil {
			return nil, err
		}
		measured.scenario, measured.step, measured.connections = s, step.name, int(connections.Load())
		requests, _ := w.Requests()
		for _, request := range requests {
			measured.requests++
			if request.Status == http.StatusTooManyRequests {
				measured.refused++
			}
		}
		rows = append(rows, measured)
	}
	return rows, nil
}

// renameOne changes the first tag of the configuration, as a teammate might.
func renameOne(w *emulator.Workspace) error {
	ask := func(method, body string) ([]byte, error) {
		request, err := http.NewRequestWithContext(context.Background(), method, "http://127.0.0.1/tags", strings.NewReader(body))
		if err != nil {
			return nil, err
		}
		request.Header = http.Header{"Authorization": {"Bearer bench"}, "Accept": {"application/json"}, "Intercom-Version": {"2.16"}}
		response, err := w.RoundTrip(request)
		if err != nil {
			return nil, err
		}
		defer func() { _ = response.Body.Close() }()
		var text bytes.Buffer
		_, err = text.ReadFrom(response.Body)
		return text.Bytes(), err
	}
	list, err := ask(http.MethodGet, "")
	if err != nil {
		return err
	}
	_, rest, found := strings.Cut(string(list), `"name":"Tag 0"`)
	before := strings.TrimSuffix(string(list), `"name":"Tag 0"`+rest)
	_, id, _ := strings.Cut(before[strings.LastIndex(before, "{"):], `"id":"`)
	id, _, _ = strings.Cut(id, `"`)
	if !found || id == "" {
		return fmt.Errorf("the tag to rename is not there")
	}
	_, err = ask(http.MethodPost, fmt.Sprintf(`{"id":%q,"name":"Changed"}`, id))
	return err
}

// engineRun runs the engine once.
func (b *bench) engineRun(ctx context.Context, folder string, s scenario, address string, code int, args ...string) (row, error) {
	settings := "real"
	if s.provider == floor {
		settings = "floor"
	}
	command := exec.CommandContext(ctx, b.engine.Path, append(args, "-no-color", "-input=false")...)
	var output bytes.Buffer
	command.Dir, command.Stdout, command.Stderr = folder, &output, &output
	command.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+filepath.Join(b.folder, settings+".tfrc"), "CHECKPOINT_DISABLE=1",
		"INTERCOM_BASE_URL="+address, "INTERCOM_ACCESS_TOKEN=bench")
	started := time.Now()
	if err := command.Start(); err != nil {
		return row{}, err
	}
	peak := make(chan int)
	done := make(chan struct{})
	go func() { peak <- watchProvider(command.Process.Pid, done) }()
	_ = command.Wait() // its exit code says what went wrong
	measured := row{wall: time.Since(started)}
	close(done)
	measured.providerPeak = <-peak
	measured.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
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

// configuration is what a scenario applies.
func configuration(s scenario) string {
	text := "terraform {\n  required_providers {\n    intercom = { source = \"terraform-provider-intercom/intercom\" }\n  }\n}\n\n"
	if s.provider == uncached {
		text += "provider \"intercom\" {\n  read_cache = false\n}\n\n"
	}
	tags, types := s.objects, 0
	if s.workspace == "mixed" {
		tags, types = s.objects/2, s.objects/10
	}
	text += fmt.Sprintf("resource \"intercom_tag\" \"tag\" {\n  count = %d\n  name  = \"Tag ${count.index}\"\n}\n\n", tags)
	if types > 0 {
		text += fmt.Sprintf("resource \"intercom_ticket_type\" \"type\" {\n  count = %d\n  name  = \"Type ${count.index}\"\n}\n\n", types)
		text += fmt.Sprintf("resource \"intercom_ticket_type_attribute\" \"attribute\" {\n  count = %d\n  name  = \"Attribute ${count.index}\"\n"+
			"  ticket_type_id = intercom_ticket_type.type[count.index %% %d].id\n  data_type = \"integer\"\n}\n", s.objects/2-types, types)
	}
	return text
}
