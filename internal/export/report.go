package export

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math"
	"os"
	"slices"
	"strings"
)

// report is what came of an export.
type report struct {
	workspace string
	counts    []count
	lookups   []*lookup
	omitted   []omission
	notes     []kept
	whole     []string // addresses of what is written with its defaults
	unmade    []string // addresses, and attributes that are not written because a creation refuses them
	secrets   map[string]secret
}

type count struct {
	Kind    string `json:"kind"`
	Objects int    `json:"objects"`

	words string
}

// omission is what is left out: one object, or all of a kind.
type omission struct {
	Kind   string `json:"kind"`
	ID     string `json:"id,omitempty"`
	Reason string `json:"reason"`

	words string
}

// kept is an id that stays one.
type kept struct {
	Address   string `json:"address"`
	Attribute string `json:"attribute"`
	ID        string `json:"id"`
	Reason    string `json:"reason"`
}

func (r *report) leaveOut(k *kind, id, reason string) {
	words := k.plural()
	if id != "" {
		words = k.words() + " " + id
	}
	r.omitted = append(r.omitted, omission{k.typeName, id, reason, words})
}

// note notes an id that stays, once.
func (r *report) note(o *object, attribute, id, reason string) {
	if one := (kept{o.address(), attribute, id, reason}); !slices.Contains(r.notes, one) {
		r.notes = append(r.notes, one)
	}
}

// complete says whether everything was exported that was asked for, so that another
// workspace can have it.
func (r *report) complete() bool { return len(r.omitted) == 0 && len(r.notes) == 0 }

func (r *report) objects() (all int) {
	for _, one := range r.counts {
		all += one.Objects
	}
	return all
}

// counted is how many objects there are, in words.
func (r *report) counted() string {
	if r.objects() == 1 {
		return "1 object"
	}
	return fmt.Sprintf("%d objects", r.objects())
}

// needs says what another workspace must have. Addresses of people are not repeated.
func (r *report) needs() []string {
	var found []string
	people := map[string]int{}
	for _, one := range r.lookups {
		words := strings.ReplaceAll(strings.TrimPrefix(one.typeName, prefix), "_", " ")
		if _, personal := one.arguments["email"]; personal {
			people[words]++
			continue
		}
		var values []string
		for _, key := range sortedKeys(one.arguments) {
			values = append(values, quoted(one.arguments[key]))
		}
		found = append(found, words+" "+strings.Join(values, " "))
	}
	for _, words := range sortedKeys(people) {
		plural := ""
		if people[words] > 1 {
			plural = "s"
		}
		found = append(found, fmt.Sprintf("%d %s%s, by e-mail address", people[words], words, plural))
	}
	return found
}

// section is a paragraph of the report.
type section struct {
	title string
	lines []string
}

func (r *report) sections() []section {
	var counts, omitted, notes, secrets []string
	for _, one := range r.counts {
		counts = append(counts, fmt.Sprintf("%s %d", one.words, one.Objects))
	}
	for _, one := range r.omitted {
		omitted = append(omitted, one.words+": "+one.Reason)
	}
	for _, one := range r.notes {
		notes = append(notes, fmt.Sprintf("%s %s %s: %s", one.Address, one.Attribute, one.ID, one.Reason))
	}
	for _, name := range sortedKeys(r.secrets) {
		secrets = append(secrets, fmt.Sprintf("%s: the %s of %s", name, r.secrets[name].attribute, r.secrets[name].of))
	}
	return []section{
		{"Exported", counts},
		{"Another workspace must have", r.needs()},
		{"Left out", omitted},
		{"Ids that stay as they are", notes},
		{"Written with every attribute", r.whole},
		{"Written without what this version of the API cannot create", r.unmade},
		{"Variables without a value", secrets},
	}
}

const next = "terraform init && terraform plan"

// outcome is what that plan ends with.
func (r *report) outcome() string {
	return fmt.Sprintf("%d to import, 0 to add, 0 to change, 0 to destroy", r.objects())
}

// text is the report for a terminal.
func (r *report) text(out string) string {
	var text strings.Builder
	fmt.Fprintf(&text, "Exported %s of workspace %s to %s\n", r.counted(), r.workspace, out)
	for i, one := range r.sections() {
		switch {
		case len(one.lines) == 0:
		case i == 0:
			fmt.Fprintf(&text, "  %s\nPlanned against the workspace: %d without a change.\n", strings.Join(one.lines, " · "), r.objects())
		default:
			fmt.Fprintf(&text, "%s:\n  %s\n", one.title, strings.Join(one.lines, "\n  "))
		}
	}
	fmt.Fprintf(&text, "Next: cd %s && %s    # %s\n", out, next, r.outcome())
	return text.String()
}

// page is the report as a file beside the configuration.
func (r *report) page() string {
	var text strings.Builder
	fmt.Fprintf(&text, "# Export of workspace %s\n\n`terraform-provider-intercom export` wrote this folder, and replaces what it wrote when it is run again.\n"+
		"%s, each planned against the workspace without a change: `%s` ends with\n`%s`.\n", r.workspace, r.counted(), next, r.outcome())
	for _, one := range r.sections() {
		if len(one.lines) > 0 {
			fmt.Fprintf(&text, "\n## %s\n\n- %s\n", one.title, strings.Join(one.lines, "\n- "))
		}
	}
	text.WriteString("\n## In Intercom only\n\nThe API makes no teammates, teams, segments, subscription types, ticket states, brands, help centers, newsfeeds, macros,\n" +
		"workflows and types of custom objects. Where the configuration needs one, it looks it up.\n" +
		"\n## Another workspace\n\nCopy the folder without `imports.tf`, `EXPORT.md` and `" + manifestName + "`, and set `workspace_id`. See to it that `lookups.tf` finds what it looks for there.\n")
	return text.String()
}

// json is the report for programs.
func (r *report) json(out string) (string, error) {
	type lookedUp struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	lookups := []lookedUp{}
	for _, one := range r.lookups {
		lookups = append(lookups, lookedUp{one.typeName, one.label})
	}
	text, err := json.MarshalIndent(struct {
		Workspace string     `json:"workspace"`
		Folder    string     `json:"folder"`
		Objects   int        `json:"objects"`
		Kinds     []count    `json:"kinds"`
		Lookups   []lookedUp `json:"lookups"`
		LeftOut   []omission `json:"left_out"`
		Ids       []kept     `json:"ids"`
		Whole     []string   `json:"whole"`
		Unmade    []string   `json:"unmade"`
		Variables []string   `json:"variables"`
	}{
		r.workspace, out, r.objects(), orEmpty(r.counts), lookups, orEmpty(r.omitted), orEmpty(r.notes), orEmpty(r.whole), orEmpty(r.unmade), orEmpty(sortedKeys(r.secrets)),
	}, "", "  ")
	return string(text) + "\n", err
}

func orEmpty[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// progress tells whoever watches what is being done: on a terminal on one line, else
// on a line per kind.
type progress struct {
	out      io.Writer
	terminal bool
	done     []string
}

func newProgress(out io.Writer) *progress {
	file, ok := out.(*os.File)
	if !ok {
		return &progress{out: out}
	}
	info, err := file.Stat()
	return &progress{out: out, terminal: err == nil && info.Mode()&os.ModeCharDevice != 0}
}

// listing says that a list is asked for.
func (p *progress) listing(k *kind) { p.line(k.plural() + " …") }

// reading says how many objects of a kind are read.
func (p *progress) reading(k *kind, read, all int) {
	if read%20 == 0 { // often enough to be seen
		p.line(fmt.Sprintf("%s %d/%d", k.plural(), read, all))
	}
}

// kind says that a kind is read.
func (p *progress) kind(k *kind, objects int) {
	if p.terminal {
		p.done = append(p.done, fmt.Sprintf("%s %d", k.plural(), objects))
		p.line("")
		return
	}
	_, _ = fmt.Fprintf(p.out, "%s %d\n", k.plural(), objects)
}

// widest is how many characters of a line a terminal surely shows.
const widest = 79

func (p *progress) line(now string) {
	if !p.terminal {
		return
	}
	line := now
	for i := len(p.done) - 1; i >= 0; i-- { // the latest
		longer := strings.TrimSuffix(p.done[i]+" · "+line, " · ")
		if len([]rune(longer)) > widest {
			break
		}
		line = longer
	}
	_, _ = fmt.Fprint(p.out, "\r\x1b[K"+line)
}

// waiting says why nothing happens, which the client tells where it waits.
func (p *progress) waiting(level slog.Level, message string, fields map[string]any) {
	seconds, waits := fields["seconds"].(float64)
	if level < slog.LevelWarn || !waits {
		return
	}
	text := fmt.Sprintf("%s (%.0f s)", message, math.Ceil(seconds))
	if p.terminal {
		p.line(text)
		return
	}
	_, _ = fmt.Fprintln(p.out, text)
}

// end leaves the line.
func (p *progress) end() {
	if p.terminal {
		_, _ = fmt.Fprint(p.out, "\r\x1b[K")
	}
}
