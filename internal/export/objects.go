package export

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// prefix is what the names of all the provider's types begin with.
const prefix = "intercom_"

// kind is a kind of objects that can be exported: a resource with a list.
type kind struct {
	name     string // without prefix
	typeName string
	area     string   // of Intercom's product: "tags"
	identity []string // the attributes that an import string has, in its order
	schema   *tfprotov6.Schema
	requires []string // the arguments without which there is no list
	depth    int      // how many kinds are above it
	record   bool     // about a person, or one of many: exported only where it is named
	guard    bool     // exported only where it is named itself
}

// object is one of a kind in the workspace, and what becomes of it.
type object struct {
	kind     *kind
	id       string   // the import string
	parts    []string // of it
	title    string   // as the list calls it
	instance *session.Instance
	label    string         // of its address
	config   session.Config // that a plan finds no difference in
	why      string         // it cannot be exported, "" where it can
	whole    bool           // with defaults
	unmade   []string       // attributes that a creation refuses
}

// address is where the object is in the configuration.
func (o *object) address() string { return o.kind.typeName + "." + o.label }

// records are the kinds of which there are many, about people; and so is whatever
// belongs to one of them.
var records = []string{"contact", "company", "conversation", "ticket", "custom_object_instance"}

// guards are the kinds that say who gets in, or who is in a team: written for one
// workspace, they may put people out in another.
var guards = []string{"ip_allowlist", "team_membership"}

// kinds are all that the provider can list, in the order of its areas.
func kinds(ctx context.Context, run *session.Session) ([]*kind, error) {
	var all []*kind
	for _, area := range provider.Areas() {
		for _, made := range area.Resources {
			object := made()
			var metadata resource.MetadataResponse
			object.Metadata(ctx, resource.MetadataRequest{ProviderTypeName: strings.TrimSuffix(prefix, "_")}, &metadata)
			identified, ok := object.(interface{ IdentityAttributes() []string })
			arguments, notListed := run.ListSchema(metadata.TypeName)
			if !ok || notListed != nil {
				continue
			}
			schema, err := run.Schema(metadata.TypeName)
			if err != nil {
				return nil, err
			}
			k := &kind{
				name: strings.TrimPrefix(metadata.TypeName, prefix), typeName: metadata.TypeName, area: label(area.Name),
				identity: identified.IdentityAttributes(), schema: schema,
			}
			for _, argument := range arguments.Block.Attributes {
				if argument.Required {
					k.requires = append(k.requires, argument.Name)
				}
			}
			slices.Sort(k.requires)
			k.record, k.guard = isRecord(k), slices.Contains(guards, k.name)
			all = append(all, k)
		}
	}
	for _, k := range all {
		k.depth = depth(all, k, nil)
	}
	slices.SortStableFunc(all, func(a, b *kind) int { return cmp.Compare(a.depth, b.depth) })
	return all, nil
}

// depth is how many kinds are above one: what it must have is listed, named and written
// first. below are the ones that ask.
func depth(all []*kind, k *kind, below []*kind) (deepest int) {
	for _, attribute := range k.schema.Block.Attributes {
		if !attribute.Required || !isReference(attribute.Name) {
			continue
		}
		i := slices.IndexFunc(all, func(other *kind) bool { return other.name == kindOf(attribute.Name, nil) })
		if i >= 0 && all[i] != k && !slices.Contains(below, all[i]) {
			deepest = max(deepest, 1+depth(all, all[i], append(below, k)))
		}
	}
	return deepest
}

func isRecord(k *kind) bool {
	if slices.Contains(records, k.name) {
		return true
	}
	return slices.ContainsFunc(k.schema.Block.Attributes, func(a *tfprotov6.SchemaAttribute) bool {
		return a.Required && isReference(a.Name) && slices.Contains(records, kindOf(a.Name, nil))
	})
}

// chosen are the kinds that the user asks for.
func chosen(all []*kind, include, exclude []string) ([]*kind, error) {
	matches := func(k *kind, word string) bool {
		return word == "all" || word == k.area || word == k.name || word == k.typeName
	}
	for _, word := range slices.Concat(include, exclude) {
		if name, _, _ := strings.Cut(word, ":"); !slices.ContainsFunc(all, func(k *kind) bool { return matches(k, name) }) {
			return nil, fmt.Errorf("there is no kind or area %q to export; it can be all, %s", word, strings.Join(words(all), ", "))
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(k *kind) bool {
		asked := len(include) == 0 && !k.record && !k.guard
		for _, word := range include {
			name, _, _ := strings.Cut(word, ":")
			asked = asked || matches(k, name) && (!k.guard || name == k.name || name == k.typeName)
		}
		return !asked || slices.ContainsFunc(exclude, func(word string) bool { return matches(k, word) })
	}), nil
}

// words are what -include takes.
func words(all []*kind) []string {
	var found []string
	for _, k := range all {
		if !slices.Contains(found, k.area) {
			found = append(found, k.area)
		}
	}
	for _, k := range all {
		if !slices.Contains(found, k.name) {
			found = append(found, k.name)
		}
	}
	return found
}

// find is the exported object with an id, nil for none.
func (e *exporter) find(name, id string) *object {
	if name == "" {
		return nil
	}
	return e.byID[name][id]
}

// collect lists and reads the objects of every kind, and hands each kind on while it asks
// for the next one. What the workspace does not give is left out and noted; any other
// failure ends it.
func (e *exporter) collect(ctx context.Context, found func([]*object)) error {
	listed := map[string][]*session.Listed{}
	for _, k := range e.kinds {
		all, err := e.list(ctx, k, listed)
		if err != nil {
			if withheld(err) {
				e.report.leaveOut(k, "", reason(err))
				e.tell.kind(k, 0)
				continue
			}
			return fmt.Errorf("listing %s: %w", k.plural(), err)
		}
		if err := e.read(ctx, k, all); err != nil {
			return err
		}
		found(e.objects[k.name])
	}
	return nil
}

// list lists a kind: at once, or for each object that its list belongs to.
func (e *exporter) list(ctx context.Context, k *kind, known map[string][]*session.Listed) ([]*session.Listed, error) {
	if found, done := known[k.name]; done {
		return found, nil
	}
	e.tell.listing(k)
	configs, err := e.arguments(ctx, k, known)
	if err != nil {
		return nil, err
	}
	var all []*session.Listed
	for _, config := range configs {
		for one, err := range e.run.List(ctx, k.typeName, config, session.Wanted{}) {
			switch {
			case err == nil:
				all = append(all, one)
			case missing(err) && config != nil: // what it belongs to was deleted meanwhile
				e.report.leaveOut(k, "", reason(err))
			default:
				return nil, err
			}
		}
	}
	known[k.name] = all
	return all, nil
}

// arguments are the configurations of the lists that together have all objects of a
// kind. What a list requires is an id, of which every object is taken, or a word that
// the user gives.
func (e *exporter) arguments(ctx context.Context, k *kind, known map[string][]*session.Listed) ([]session.Config, error) {
	if len(k.requires) == 0 {
		return []session.Config{nil}, nil
	}
	var configs []session.Config
	if len(k.requires) > 1 {
		return nil, fmt.Errorf("the list of %s takes more than one argument: %s", k.plural(), strings.Join(k.requires, ", "))
	}
	argument := k.requires[0]
	of := kindOf(argument, nil)
	if !isReference(argument) || of == "" {
		for _, word := range e.ask.include {
			if name, value, given := strings.Cut(word, ":"); given && (name == k.name || name == k.typeName) {
				configs = append(configs, session.Config{argument: value})
			}
		}
		if configs == nil {
			e.report.leaveOut(k, "", fmt.Sprintf("the %s is to be named, as in -include %s:NAME", strings.ReplaceAll(argument, "_", " "), k.name))
		}
		return configs, nil
	}
	ids, err := e.ids(ctx, of, known)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		configs = append(configs, session.Config{argument: id})
	}
	return configs, nil
}

// ids are those of all objects of a kind, which a list has or the data source of all.
func (e *exporter) ids(ctx context.Context, name string, known map[string][]*session.Listed) (ids []string, err error) {
	if i := slices.IndexFunc(e.all, func(k *kind) bool { return k.name == name }); i >= 0 {
		listed, err := e.list(ctx, e.all[i], known)
		for _, one := range listed {
			ids = append(ids, one.ID)
		}
		return ids, err
	}
	plural := prefix + name + "s"
	state, err := e.run.ReadDataSource(ctx, plural, nil)
	if err != nil {
		return nil, err
	}
	for _, one := range elements(members(state)[name+"s"]) {
		ids = append(ids, text(members(one)["id"]))
	}
	return ids, nil
}

// read imports what was listed, without what was deleted meanwhile.
func (e *exporter) read(ctx context.Context, k *kind, listed []*session.Listed) error {
	for i, one := range listed {
		if e.ask.match != nil && !e.ask.match.MatchString(one.Name) {
			continue
		}
		o := &object{kind: k, id: one.ID, parts: strings.SplitN(one.ID, "/", len(k.identity)), title: one.Name}
		if e.inState[k.typeName+" "+o.id] {
			continue
		}
		instance, err := e.run.NewInstance(k.typeName)
		if err == nil {
			err = e.run.Import(ctx, instance, o.id)
		}
		switch {
		case err == nil:
		case missing(err) || withheld(err):
			e.report.leaveOut(k, o.id, reason(err))
			continue
		default:
			return fmt.Errorf("reading %s %s: %w", k.words(), o.id, err)
		}
		o.instance = instance
		e.add(o)
		e.tell.reading(k, i+1, len(listed))
	}
	e.tell.kind(k, len(e.objects[k.name]))
	return nil
}

// add takes an object up, once: a list that moves while it is read can have one twice.
func (e *exporter) add(o *object) {
	address := o.kind.name + " " + o.id
	if e.seen[address] {
		return
	}
	e.seen[address] = true
	e.objects[o.kind.name] = append(e.objects[o.kind.name], o)
	if i := slices.Index(o.kind.identity, "id"); i >= 0 {
		if e.byID[o.kind.name] == nil {
			e.byID[o.kind.name] = map[string]*object{}
		}
		e.byID[o.kind.name][o.parts[i]] = o
	}
}

// What a failure means is known by the first line of what the provider says: the
// protocol carries no more.
func missing(err error) bool  { return tf.SaysMissing(summary(err)) }
func withheld(err error) bool { return tf.SaysWithheld(summary(err)) }

// failed is what ends the export, also where something else would do.
func failed(ctx context.Context, err error) bool {
	return err != nil && (ctx.Err() != nil || tf.SaysFailed(summary(err)))
}

func summary(err error) string {
	first, _, _ := strings.Cut(err.Error(), "\n")
	return first
}

// requestIDs are in the errors of the client, and differ from run to run.
var requestIDs = regexp.MustCompile(`\s*\(request id [^)]+\)`)

// reason is what the provider says of a failure, as one line.
func reason(err error) string {
	if missing(err) {
		return "deleted while it was exported"
	}
	return strings.Join(strings.Fields(requestIDs.ReplaceAllString(err.Error(), "")), " ")
}

// members are the attributes of an object or the values of a map; none where it is
// none or not known.
func members(value tftypes.Value) map[string]tftypes.Value {
	found := map[string]tftypes.Value{}
	if value.Type() == nil || value.IsNull() || !value.IsKnown() || value.As(&found) != nil {
		return nil
	}
	return found
}

// elements are those of a list, a set or a tuple.
func elements(value tftypes.Value) []tftypes.Value {
	var found []tftypes.Value
	if value.Type() == nil || value.IsNull() || !value.IsKnown() || value.As(&found) != nil {
		return nil
	}
	return found
}

// text is a string, "" where it is null, unknown or none.
func text(value tftypes.Value) string {
	var found string
	if value.Type() == nil || value.IsNull() || !value.IsKnown() || value.As(&found) != nil {
		return ""
	}
	return found
}

// plural and words are what people call objects of the kind.
func (k *kind) words() string { return strings.ReplaceAll(k.name, "_", " ") }

func (k *kind) plural() string {
	if stem, ok := strings.CutSuffix(k.words(), "y"); ok {
		return stem + "ies"
	}
	return k.words() + "s"
}
