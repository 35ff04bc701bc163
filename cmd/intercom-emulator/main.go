// Command intercom-emulator serves an emulated Intercom workspace on a port,
// for trying a configuration without a workspace.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "intercom-emulator:", err)
		stop()
		os.Exit(1)
	}
}

// flags are what the command line says.
type flags struct {
	listen    string
	workspace string
	options   emulator.Options
	quirks    bool // are to be listed, and nothing else
}

func parse(args []string, usage io.Writer) (*flags, error) {
	f := &flags{}
	set := flag.NewFlagSet("intercom-emulator", flag.ContinueOnError)
	set.SetOutput(io.Discard) // main prints the error
	set.StringVar(&f.listen, "listen", "127.0.0.1:8085", "address to listen on; port 0 takes a free one")
	set.StringVar(&f.workspace, "workspace", "sample", "what is in the workspace: sample, empty, or staff, the sample's people and settings under other ids, as a second workspace has them")
	set.StringVar(&f.options.Token, "token", "emulated", "the access token that is accepted")
	set.StringVar(&f.options.Region, "region", "us", "region that the workspace says it is in: us, eu or au")
	set.DurationVar(&f.options.Latency, "latency", 0, "how long every answer takes, such as 50ms")
	set.IntVar(&f.options.RateLimit, "rate-limit", 0, "requests per 10 seconds; 0 for no limit")
	set.StringVar(&f.options.APIVersion, "api-version", "2.16", "version of requests that name none")
	set.StringVar(&f.options.WorkspaceID, "workspace-id", "emu1a2b3", "id that the workspace says it has")
	set.StringVar(&f.options.WorkspaceName, "workspace-name", "Emulated workspace", "name that the workspace says it has")
	set.Func("without", "a `permission` that the token lacks, such as \"Read tags\"; can be given several times", func(words string) error {
		lacking, err := emulator.Permission(words)
		f.options.Without = append(f.options.Without, lacking)
		return err
	})
	set.Func("quirk", "the `name` of a quirk to turn over, or \"list\" for all there are; can be given several times", func(name string) error {
		if name == "list" {
			f.quirks = true
			return nil
		}
		return f.options.Quirks.Turn(name)
	})
	set.Uint64Var(&f.options.Shuffle, "shuffle", 0, "seed of the order of lists that have none; 0 for that in which the objects were made")
	set.DurationVar(&f.options.SearchLag, "search-lag", 2*time.Second, "how long searches do not find what was just written")
	set.DurationVar(&f.options.ExportTime, "export-time", 5*time.Second, "how long an export takes")
	if err := set.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			set.SetOutput(usage)
			set.Usage()
		}
		return nil, err
	}
	switch {
	case set.NArg() > 0:
		return nil, fmt.Errorf("unexpected argument %q", set.Arg(0))
	case f.workspace != "sample" && f.workspace != "staff" && f.workspace != "empty":
		return nil, fmt.Errorf(`-workspace %q is none of "sample", "staff" and "empty"`, f.workspace)
	case f.options.Token == "":
		return nil, errors.New("-token is empty")
	case f.options.Region != "us" && f.options.Region != "eu" && f.options.Region != "au":
		return nil, fmt.Errorf("-region %q is none of us, eu and au", f.options.Region)
	case !emulator.IsVersion(f.options.APIVersion):
		return nil, fmt.Errorf("-api-version %q is no version of Intercom's API", f.options.APIVersion)
	case f.options.WorkspaceID == "" || f.options.WorkspaceName == "":
		return nil, errors.New("-workspace-id and -workspace-name cannot be empty")
	case f.options.RateLimit < 0 || f.options.Latency < 0 || f.options.SearchLag < 0 || f.options.ExportTime < 0:
		return nil, errors.New("-rate-limit, -latency, -search-lag and -export-time cannot be negative")
	}
	f.options.Sample, f.options.Staff = f.workspace == "sample", f.workspace == "staff"
	return f, nil
}

// run serves until the context ends. What a shell may evaluate goes to output,
// everything else to messages.
func run(ctx context.Context, args []string, output, messages io.Writer) error {
	f, err := parse(args, messages)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	if f.quirks {
		return listQuirks(output)
	}
	log := slog.New(slog.NewTextHandler(messages, nil))
	f.options.Unknown = func(method, path string) { log.Warn("not emulated", "method", method, "path", path) }
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", f.listen)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(output, "export INTERCOM_BASE_URL=http://%s\nexport INTERCOM_ACCESS_TOKEN=%s\n", reachable(listener.Addr()), f.options.Token)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{Handler: emulator.New(f.options), ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// listQuirks says of every quirk whether a workspace has it by default, what it
// is, and who says so.
func listQuirks(output io.Writer) error {
	for _, quirk := range emulator.AllQuirks() {
		state := "off"
		if quirk.Default {
			state = "on"
		}
		if _, err := fmt.Fprintf(output, "%s (%s by default)\n    %s.\n    Source: %s.\n", quirk.Name, state, quirk.Does, quirk.Source); err != nil {
			return err
		}
	}
	return nil
}

// reachable is where this machine finds the listener. One on every address is
// found on the loopback one, the only that may be spoken to without encryption.
func reachable(address net.Addr) string {
	if tcp, ok := address.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return address.String()
}
