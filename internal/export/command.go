// Package export writes an existing workspace as configuration, whose first plan
// imports every object and changes none. It has no code per kind: a kind that can be
// listed is exported. What an object is, is what an import of it gives, and what is
// written of it is what the provider's own plan finds no difference in.
package export

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	tfprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"golang.org/x/sync/errgroup"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// What the program ends with.
const (
	Done    = 0
	Failed  = 1 // nothing was written, or the message says what
	Refused = 2 // how it was called is wrong
	Partial = 3 // written, but something is left out, or an id stays that another workspace has not
)

const usage = `Writes the workspace as configuration, with import blocks: the first plan imports every object and changes none.

  terraform-provider-intercom export [flags]

  -out FOLDER       where to write; made if it is missing (intercom)
  -include KINDS    kinds or areas, with commas: tag, tickets, all. Without it everything but contacts, companies, tickets
                    and what belongs to them, which are exported only where they are named. The type of custom objects is
                    named, too: custom_object_instance:Order. Neither all nor an area has ip_allowlist and team_membership,
                    which can put people out: each is exported only where it is named itself
  -exclude KINDS    kinds or areas to leave out
  -match REGEXP     only objects with such a name
  -module NAME      the resources in a module of that name, which the folder calls
  -state FILE       what "terraform state pull" printed: what is in it is left out, and referred to
  -force            replaces files that were changed since the last export
  -json             prints the report as JSON

The environment variables of the provider configure the rest: INTERCOM_ACCESS_TOKEN, INTERCOM_REGION, INTERCOM_WORKSPACE_ID and
the others. Progress is told on standard error. The status is 0 when everything was exported, 3 when something was left out or
an id stayed, 1 when the export failed and nothing was written, and 2 when how it is called is wrong.
`

// asked is what the flags say.
type asked struct {
	out, module, state string
	include, exclude   []string
	match              *regexp.Regexp
	force, json        bool
}

// Main is the subcommand: it returns the status to end with.
func Main(ctx context.Context, version string, args []string, out, err io.Writer) int {
	return run(ctx, provider.New(version, nil), nil, version, args, out, err)
}

func run(ctx context.Context, of tfprovider.Provider, settings session.Config, version string, args []string, out, err io.Writer) int {
	fail := func(status int, failure error) int {
		_, _ = fmt.Fprintln(err, "\nError: "+strings.TrimSpace(failure.Error()))
		return status
	}
	ask, failure := parse(args)
	if errors.Is(failure, flag.ErrHelp) {
		_, _ = io.WriteString(out, usage)
		return Done
	}
	if failure != nil {
		return fail(Refused, failure)
	}
	tell := newProgress(err)
	e, failure := export(provider.Watch(ctx, tell.waiting), of, settings, version, ask, tell)
	tell.end()
	var wrong *usageError
	switch {
	case errors.As(failure, &wrong):
		return fail(Refused, failure)
	case failure != nil:
		return fail(Failed, failure)
	}
	text := e.report.text(ask.out)
	if ask.json {
		if text, failure = e.report.json(ask.out); failure != nil {
			return fail(Failed, failure)
		}
	}
	if _, failure = io.WriteString(out, text); failure != nil {
		return fail(Failed, failure)
	}
	if !e.report.complete() {
		return Partial
	}
	return Done
}

// usageError is that the program was called in a wrong way.
type usageError struct{ error }

func parse(args []string) (*asked, error) {
	var ask asked
	words := func(into *[]string) func(string) error {
		return func(text string) error {
			for word := range strings.SplitSeq(text, ",") {
				if word = strings.TrimSpace(word); word != "" {
					*into = append(*into, word)
				}
			}
			return nil
		}
	}
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.StringVar(&ask.out, "out", "intercom", "")
	flags.Func("include", "", words(&ask.include))
	flags.Func("exclude", "", words(&ask.exclude))
	flags.Func("match", "", func(text string) (err error) {
		ask.match, err = regexp.Compile(text)
		return err
	})
	flags.StringVar(&ask.module, "module", "", "")
	flags.StringVar(&ask.state, "state", "", "")
	flags.BoolVar(&ask.force, "force", false, "")
	flags.BoolVar(&ask.json, "json", false, "")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	switch {
	case flags.NArg() > 0:
		return nil, fmt.Errorf("unexpected argument %q; export -help says what there is", flags.Arg(0))
	case ask.out == "":
		return nil, errors.New("-out is empty")
	case ask.module != "" && !regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`).MatchString(ask.module):
		return nil, errors.New("-module must be a name of letters, digits, - and _ that begins with a letter")
	}
	return &ask, nil
}

// exporter is one export.
type exporter struct {
	run        *session.Session
	ask        *asked
	tell       *progress
	version    string
	apiVersion string // that the environment names, "" for none
	workspace  string
	all        []*kind // that there are
	kinds      []*kind // that are exported
	objects    map[string][]*object
	byID       map[string]map[string]*object // by kind and id
	seen       map[string]bool               // kinds and import ids
	inState    map[string]bool               // likewise
	managed    map[string]map[string]string  // addresses in the state, by kind and id
	lookups    map[string]reference
	secrets    map[string]secret
	report     *report
}

// export reads everything, then writes.
func export(ctx context.Context, of tfprovider.Provider, settings session.Config, version string, ask *asked, tell *progress) (*exporter, error) {
	whole := session.Config{"read_cache": true} // whatever the environment says: proofs and look-ups ask again
	for name, value := range settings {
		whole[name] = value
	}
	run, err := session.Start(ctx, of, whole)
	if err != nil {
		return nil, err
	}
	e := &exporter{
		run: run, ask: ask, tell: tell, version: version, objects: map[string][]*object{}, byID: map[string]map[string]*object{}, seen: map[string]bool{},
		inState: map[string]bool{}, managed: map[string]map[string]string{}, lookups: map[string]reference{}, report: &report{},
		apiVersion: os.Getenv("INTERCOM_API_VERSION"),
	}
	if e.all, err = kinds(ctx, run); err != nil {
		return nil, err
	}
	if e.kinds, err = chosen(e.all, ask.include, ask.exclude); err != nil {
		return nil, &usageError{err}
	}
	if ask.state != "" {
		if err := e.readState(ask.state); err != nil {
			return nil, &usageError{err}
		}
	}
	if e.workspace, err = e.workspaceID(ctx); err != nil {
		return nil, err
	}
	e.report.workspace = e.workspace
	folder, err := openFolder(ask.out, e.workspace)
	if err != nil {
		return nil, err
	}
	work, working := errgroup.WithContext(ctx)
	work.Go(func() error {
		return e.collect(working, func(objects []*object) {
			work.Go(func() error { return e.prove(working, objects) })
		})
	})
	if err := work.Wait(); err != nil {
		return nil, err
	}
	e.settle()
	e.name(folder.last.Objects)
	now := manifest{Workspace: e.workspace, Objects: map[string]map[string]string{}}
	for _, k := range e.kinds {
		if len(e.objects[k.name]) == 0 {
			continue
		}
		e.report.counts = append(e.report.counts, count{k.typeName, len(e.objects[k.name]), k.plural()})
		now.Objects[k.typeName] = map[string]string{}
		for _, o := range e.objects[k.name] {
			now.Objects[k.typeName][o.id] = o.label
		}
	}
	for o := range e.sorted {
		if o.whole {
			e.report.whole = append(e.report.whole, o.address())
		} else if len(o.unmade) > 0 {
			e.report.unmade = append(e.report.unmade, o.address()+": "+strings.Join(o.unmade, ", "))
		}
	}
	files, err := e.files(ctx)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return e, folder.write(now, files, ask.force)
}
