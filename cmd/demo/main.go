// Command demo shows the provider at work: it builds it, starts an emulated
// workspace on a free port and takes examples/demo through its life. All that
// it writes is in a temporary folder, which is gone when it ends.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
)

const token = "demo"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// demo is one run.
type demo struct {
	engine  engine.Engine
	folder  string // everything that is written
	config  string // the configuration, inside folder
	address string // of the emulated workspace
	steps   int
}

func run(ctx context.Context) error {
	found, err := engine.Find(ctx, func(line string) { fmt.Println(line) })
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "intercom-demo-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	d := &demo{engine: found, folder: folder, config: filepath.Join(folder, "demo")}
	d.say("Building the provider, for %s", found)
	if err := d.prepare(ctx); err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           emulator.New(emulator.Options{Token: token, Sample: true}),
		ReadHeaderTimeout: 10 * time.Second,
	}
	defer func() { _ = server.Close() }()
	go func() { _ = server.Serve(listener) }()
	d.address = "http://" + listener.Addr().String()
	d.say("An emulated Intercom workspace answers at %s", d.address)
	return d.show(ctx)
}

// say announces a step.
func (d *demo) say(format string, args ...any) {
	d.steps++
	fmt.Printf("\n── %d. %s\n\n", d.steps, fmt.Sprintf(format, args...))
}

// hosts are where Terraform and OpenTofu look providers up.
var hosts = []string{"registry.terraform.io", "registry.opentofu.org"}

// prepare builds the provider into a mirror that the engine installs it from,
// and copies the configuration.
func (d *demo) prepare(ctx context.Context) error {
	root, err := engine.Root()
	if err != nil {
		return err
	}
	mirror := filepath.Join(d.folder, "mirror")
	for _, host := range hosts {
		binary := filepath.Join(mirror, host, "terraform-provider-intercom", "intercom", "0.1.0", runtime.GOOS+"_"+runtime.GOARCH, "terraform-provider-intercom")
		build := exec.CommandContext(ctx, "go", "build", "-o", binary, ".")
		build.Dir, build.Stderr = root, os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("building the provider: %w", err)
		}
	}
	settings := fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", mirror)
	if err := os.WriteFile(filepath.Join(d.folder, "cli.tfrc"), []byte(settings), 0o600); err != nil {
		return err
	}
	return os.CopyFS(d.config, os.DirFS(filepath.Join(root, "examples", "demo")))
}

// terraform runs the engine on the configuration and returns its exit code.
func (d *demo) terraform(ctx context.Context, args ...string) (int, error) {
	command := exec.CommandContext(ctx, d.engine.Path, args...)
	command.Dir, command.Stdout, command.Stderr = d.config, os.Stdout, os.Stderr
	command.Env = append(os.Environ(),
		"TF_CLI_CONFIG_FILE="+filepath.Join(d.folder, "cli.tfrc"), "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1",
		"INTERCOM_BASE_URL="+d.address, "INTERCOM_ACCESS_TOKEN="+token,
		"INTERCOM_REGION=", "INTERCOM_API_VERSION=", "INTERCOM_WORKSPACE_ID=")
	// One interrupt, passed on by us: from a terminal the engine would get two,
	// give up at once and leave the provider running.
	ownGroup(command)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = 20 * time.Second
	err := command.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return 0, errors.New("interrupted")
	case errors.As(err, &exit):
		return exit.ExitCode(), nil
	default:
		return 0, err
	}
}
