// Command demo shows the provider at work: it builds it, starts an emulated
// workspace on a free port and takes examples/demo through its life. It ends with
// what it showed, line by line. What the engine prints goes to a file, whose path
// is said; with -v it is printed as well. Everything else is written to a
// temporary folder, which is gone when it ends.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
)

const token = "demo"

func main() {
	verbose := flag.Bool("v", false, "print what the engine prints")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, *verbose)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// demo is one run.
type demo struct {
	engine    engine.Engine
	folder    string // everything that is written
	config    string // the configuration, inside folder
	provider  string // its program
	address   string // of the emulated workspace
	workspace *emulator.Workspace
	output    io.Writer       // for what the engine prints
	printed   strings.Builder // by the engine's last command
	shown     []string
}

func run(ctx context.Context, verbose bool) (err error) {
	found, err := engine.Find(ctx, func(line string) { fmt.Println(line) })
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "intercom-demo-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	log, err := os.CreateTemp("", "intercom-demo-*.log")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, log.Close()) }()
	d := &demo{engine: found, folder: folder, config: filepath.Join(folder, "demo"), output: log}
	if verbose {
		d.output = io.MultiWriter(log, os.Stdout)
	}
	d.say("Building the provider")
	if err := d.prepare(ctx); err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	d.workspace = emulator.New(emulator.Options{Token: token, Sample: true})
	server := &http.Server{
		Handler:           d.workspace,
		ReadHeaderTimeout: 10 * time.Second,
	}
	defer func() { _ = server.Close() }()
	go func() { _ = server.Serve(listener) }()
	d.address = "http://" + listener.Addr().String()
	err = d.show(ctx)
	fmt.Printf("\nEverything that the engine printed is in %s\n", log.Name())
	if err != nil {
		return err
	}
	fmt.Print("\nWhat this showed:\n\n")
	for i, line := range d.shown {
		fmt.Printf("%2d. %s\n", i+1, line)
	}
	return nil
}

// say announces a step.
func (d *demo) say(step string) {
	fmt.Println("·", step)
	_, _ = fmt.Fprintf(d.output, "\n── %s\n\n", step)
}

// showed keeps a line for the end.
func (d *demo) showed(format string, args ...any) {
	d.shown = append(d.shown, fmt.Sprintf(format, args...))
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
		d.provider = filepath.Join(mirror, host, "terraform-provider-intercom", "intercom", "0.1.0", runtime.GOOS+"_"+runtime.GOARCH, "terraform-provider-intercom")
		build := exec.CommandContext(ctx, "go", "build", "-o", d.provider, ".")
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

// run starts a program on the configuration, with input to read, and returns its
// exit code.
func (d *demo) run(ctx context.Context, input, program string, args ...string) (int, error) {
	command := exec.CommandContext(ctx, program, args...)
	d.printed.Reset()
	output := io.MultiWriter(d.output, &d.printed)
	command.Dir, command.Stdin, command.Stdout, command.Stderr = d.config, strings.NewReader(input), output, output
	command.Env = append(os.Environ(),
		"TF_CLI_CONFIG_FILE="+filepath.Join(d.folder, "cli.tfrc"), "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_CLI_ARGS=-no-color",
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
