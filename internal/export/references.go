package export

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// exceptions are the attributes with ids whose kind is not what their name says: "" is
// for ids of nothing that Terraform knows, and what begins with a colon names the
// attribute beside it that says the kind.
var exceptions = map[string]string{
	"admin_assignee_id":   "admin",
	"author_id":           "admin",
	"owner_id":            "admin",
	"secondary_admin_ids": "admin",
	"sender_id":           "admin",
	"team_assignee_id":    "team",
	"token_ids":           "auth_token",
	"visible_to_team_ids": "team",
	"parent_id":           "collection",
	"parent_ids":          "collection",
	"parent_folder_id":    "folder",
	"source_id":           "content_import_source",
	"target_id":           ":target_type",
	"external_id":         "",
}

// isReference says whether an attribute has an id or several, by its name.
func isReference(name string) bool {
	return strings.HasSuffix(name, "_id") || strings.HasSuffix(name, "_ids")
}

// kindOf is the kind whose ids an attribute has, "" for none that is known. beside are
// the attributes of the same object.
func kindOf(name string, beside map[string]tftypes.Value) string {
	of, excepted := exceptions[name]
	switch {
	case !excepted:
		return strings.TrimSuffix(strings.TrimSuffix(name, "s"), "_id")
	case strings.HasPrefix(of, ":"):
		return text(beside[of[1:]])
	default:
		return of
	}
}

// reference is what stands for an id in the configuration.
type reference struct {
	expression string
	note       string // why it is the id itself
	lookup     *lookup
}

// differs is said of an id that nothing finds.
const differs = " ids differ from workspace to workspace"

// lookup is a data source that finds an object which is not exported.
type lookup struct {
	typeName, id string
	label        string
	arguments    map[string]string
}

// resolve is what stands for an id of a kind: an object that is exported, or that the
// state has; else a data source that finds it by something else than the id; else the
// id.
func (e *exporter) resolve(ctx context.Context, name, id string) (reference, error) {
	if o := e.find(name, id); o != nil {
		return reference{expression: o.address() + ".id"}, nil
	}
	if address := e.managed[name][id]; address != "" {
		return reference{expression: address + ".id"}, nil
	}
	known, err := e.lookUp(ctx, name, id)
	if err != nil {
		return reference{}, err
	}
	if known.lookup != nil {
		return reference{expression: "data." + known.lookup.typeName + "." + known.lookup.label + ".id"}, nil
	}
	return reference{expression: quoted(id), note: known.note}, nil
}

// lookUp finds the data source for an id, and remembers it, and that there is none.
func (e *exporter) lookUp(ctx context.Context, name, id string) (reference, error) {
	if found, asked := e.lookups[name+" "+id]; asked {
		return found, nil
	}
	found, err := e.search(ctx, name, id)
	if err != nil {
		return reference{}, fmt.Errorf("looking for the %s %s: %w", strings.ReplaceAll(name, "_", " "), id, err)
	}
	e.lookups[name+" "+id] = found
	return found, nil
}

// search reads an object by its id and then by each of its other keys: the first that
// finds the same one is how another workspace finds its own.
func (e *exporter) search(ctx context.Context, name, id string) (reference, error) {
	typeName := prefix + name
	keys := lookupKeys(e.run.DataSourceSchema(typeName))
	words := strings.ReplaceAll(name, "_", " ")
	if len(keys) == 0 {
		return reference{note: words + differs}, nil
	}
	state, err := e.run.ReadDataSource(ctx, typeName, session.Config{"id": id})
	switch {
	case err == nil:
	case missing(err):
		return reference{note: "the workspace has no such " + words}, nil
	case failed(ctx, err):
		return reference{}, err
	default:
		return reference{note: "the token cannot read this " + words}, nil
	}
	attributes, together := members(state), map[string]string{}
	var ways []map[string]string
	for _, key := range keys {
		if value := text(attributes[key]); value != "" {
			ways = append(ways, map[string]string{key: value})
			together[key] = value
		}
	}
	if len(ways) > 1 {
		ways = append(ways, together)
	}
	for _, arguments := range ways {
		config, values := session.Config{}, []string{}
		for _, key := range sortedKeys(arguments) {
			config[key] = arguments[key]
			short, _, _ := strings.Cut(arguments[key], "@") // an address is for the file alone
			if short = label(short); !slices.Contains(values, short) {
				values = append(values, short)
			}
		}
		again, err := e.run.ReadDataSource(ctx, typeName, config)
		switch {
		case err == nil && text(members(again)["id"]) == id:
			return reference{lookup: &lookup{
				typeName: typeName, id: id, label: cmp.Or(label(strings.Join(values, "_")), name+idSuffix(id)), arguments: arguments,
			}}, nil
		case failed(ctx, err):
			return reference{}, err
		}
	}
	return reference{note: "nothing else finds this " + words}, nil
}

// lookupKeys are the keys of a data source beside the id, what is personal last. There
// are none where it takes more than a key, or does not take an id.
func lookupKeys(schema *tfprotov6.Schema) []string {
	if schema == nil {
		return nil
	}
	var keys []string
	byID := false
	for _, attribute := range schema.Block.Attributes {
		switch {
		case attribute.Required:
			return nil
		case attribute.Optional && attribute.Name == "id":
			byID = true
		case attribute.Optional && attribute.Type != nil && attribute.Type.Is(tftypes.String):
			keys = append(keys, attribute.Name)
		}
	}
	if !byID {
		return nil
	}
	slices.SortFunc(keys, func(a, b string) int {
		personal := func(key string) int { return map[bool]int{true: 1}[key == "email"] }
		return cmp.Or(cmp.Compare(personal(a), personal(b)), strings.Compare(a, b))
	})
	return keys
}

// dependencies are the objects by whose names an object has values: they must be there
// before it, which no reference says.
func (e *exporter) dependencies(o *object) []string {
	attributes := members(o.instance.State())
	var found []string
	add := func(kind string, fits func(map[string]tftypes.Value) bool, values map[string]tftypes.Value) {
		for _, other := range e.objects[kind] {
			state := members(other.instance.State())
			if _, has := values[text(state["name"])]; has && fits(state) {
				found = append(found, other.address())
			}
		}
	}
	add("data_attribute", func(state map[string]tftypes.Value) bool { return text(state["model"]) == o.kind.name }, members(attributes["custom_attributes"]))
	add("ticket_type_attribute", func(state map[string]tftypes.Value) bool {
		return text(state["ticket_type_id"]) == text(attributes["ticket_type_id"])
	}, members(attributes["attributes"]))
	slices.Sort(found)
	return found
}

// nameLookups gives every look-up its label, and returns them in the order of the file.
func (e *exporter) nameLookups() []*lookup {
	var all []*lookup
	for found := range maps.Values(e.lookups) {
		if found.lookup != nil {
			all = append(all, found.lookup)
		}
	}
	slices.SortFunc(all, func(a, b *lookup) int { return cmp.Or(strings.Compare(a.typeName, b.typeName), byAge(a.id, b.id)) })
	taken := map[string]labels{}
	for _, one := range all {
		if taken[one.typeName] == nil {
			taken[one.typeName] = labels{}
		}
		one.label = taken[one.typeName].take(one.label, one.id)
	}
	slices.SortFunc(all, func(a, b *lookup) int {
		return cmp.Or(strings.Compare(a.typeName, b.typeName), strings.Compare(a.label, b.label))
	})
	return all
}
