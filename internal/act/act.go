// Package act invokes one of the provider's actions without an engine, for
// OpenTofu and for versions of Terraform that have no actions. It is the same
// action, which speaks the same protocol to a Terraform within the process.
package act

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// What the program ends with.
const (
	Done    = 0
	Failed  = 1 // the action was begun: the message says what may have happened
	Refused = 2 // nothing was begun: how it was called, or what was configured, is wrong
)

const usage = `Invokes an action of the provider, as Terraform does from version 1.14 on.

  terraform-provider-intercom act NAME         invokes it
  terraform-provider-intercom act NAME -help   says what it does and takes
  terraform-provider-intercom act -list        names all

The configuration of the action is a JSON object on standard input. The environment variables of the provider configure the
rest: INTERCOM_ACCESS_TOKEN, INTERCOM_REGION, INTERCOM_WORKSPACE_ID and the others. What happens is told on standard error.
The status is 0 when the action is done, 1 when it failed, and 2 when it was not begun, because how it is called or what is
configured is wrong.
`

// streams are what the program reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// Main is the subcommand: it returns the status to end with.
func Main(ctx context.Context, version string, args []string, in io.Reader, out, err io.Writer) int {
	s := streams{in, out, err}
	name, asks, failure := parse(args)
	switch {
	case errors.Is(failure, flag.ErrHelp):
		return s.print(usage)
	case failure != nil:
		return s.fail(Refused, failure)
	}
	actions, failure := session.Actions()
	if failure != nil {
		return s.fail(Failed, failure)
	}
	if asks.list {
		return s.print(list(actions))
	}
	at := slices.IndexFunc(actions, func(action session.Action) bool { return action.Name == name })
	switch {
	case at < 0:
		return s.fail(Refused, fmt.Errorf("there is no action %q; act -list names all", name))
	case asks.help:
		return s.print(help(actions[at]))
	}
	return s.invoke(ctx, version, actions[at])
}

// invoke reads the configuration and carries the action out.
func (s streams) invoke(ctx context.Context, version string, action session.Action) int {
	text, err := io.ReadAll(s.in)
	if err != nil {
		return s.fail(Refused, fmt.Errorf("reading the configuration from standard input: %w", err))
	}
	config, err := configuration(action.Schema.Block, text)
	if err != nil {
		return s.fail(Refused, err)
	}
	run, err := session.Start(ctx, provider.New(version, nil), nil)
	if err == nil {
		err = run.PlanAction(ctx, action.Name, config)
	}
	if err != nil {
		return s.fail(Refused, err)
	}
	err = run.InvokeAction(ctx, action.Name, config, s.tell)
	if err != nil {
		return s.fail(Failed, err)
	}
	return Done
}

// tell writes a line for whoever watches. That nobody can read it is no reason to
// end what was begun.
func (s streams) tell(line string) { _, _ = fmt.Fprintln(s.err, line) }

func (s streams) fail(status int, err error) int {
	s.tell("\nError: " + strings.TrimSpace(err.Error()))
	return status
}

// print writes what was asked for.
func (s streams) print(text string) int {
	if _, err := io.WriteString(s.out, text); err != nil {
		return s.fail(Failed, err)
	}
	return Done
}

// asked is what is asked for in place of invoking an action.
type asked struct{ list, help bool }

func parse(args []string) (name string, asks asked, err error) {
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("act", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.BoolVar(&asks.list, "list", false, "")
	err = flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp) && name != "":
		return name, asked{help: true}, nil
	case err != nil:
		return "", asks, err
	case flags.NArg() > 0:
		return "", asks, fmt.Errorf("unexpected argument %q; the configuration is read from standard input", flags.Arg(0))
	case name == "" && !asks.list:
		return "", asks, errors.New("the name of an action is missing; act -list names all, act -help says more")
	}
	return name, asks, nil
}
