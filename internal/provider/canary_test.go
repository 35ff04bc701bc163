package provider_test

import (
	"maps"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// canary is what is configured, and must be in no message.
const canary = "kanarienvogel"

// naturalKeys are the attributes whose values messages may name: what an object
// is known by, and ids of Intercom's, which are in the paths of requests.
func naturalKey(kind, attribute string, identity []string) bool {
	return slices.Contains(identity, attribute) || refers(attribute) || slices.Contains(map[string][]string{
		"intercom_audience":                     {"name"},
		"intercom_auth_token":                   {"name"},
		"intercom_company":                      {"external_id"},
		"intercom_contact":                      {"external_id", "email"},
		"intercom_conversation_attribute":       {"name", "options"},
		"intercom_custom_object_instance":       {"external_id"},
		"intercom_data_attribute":               {"name"},
		"intercom_data_connector":               {"name"},
		"intercom_dynamic_content":              {"name"},
		"intercom_external_page":                {"external_id"},
		"intercom_identity_verification_secret": {"name"},
		"intercom_office_hours_schedule":        {"name"},
		"intercom_tag":                          {"name"},
		"intercom_ticket_type":                  {"name"},
		"intercom_ticket_type_attribute":        {"name"},
	}[kind], attribute)
}

// refers says whether an attribute holds the id of another object.
func refers(attribute string) bool {
	return attribute != "external_id" && strings.HasSuffix(attribute, "_id")
}

// TestEveryReferenceSaysWhatItTakes refers to objects by ids that Intercom does
// not have, as ids of one's own are.
func TestEveryReferenceSaysWhatItTakes(t *testing.T) {
	t.Parallel()
	world := newWorld(t)
	// Of these the message lists what there is, or names the version that has them. The company of a ticket Intercom
	// does not tell again, and takes any.
	listed := map[string]bool{"ticket_state_id": true, "subscription_type_id": true, "folder_id": true}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		id := slices.Min(slices.Collect(maps.Keys(world.before[kind])))
		instance, config := world.generated(t, kind, id)
		schema, err := world.begin(t, world.w).Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, attribute := range schema.Block.Attributes {
			if !attribute.Optional && !attribute.Required || !refers(attribute.Name) || listed[attribute.Name] || kind == "intercom_ticket" && attribute.Name == "company_id" {
				continue
			}
			attempt := func(id string) error {
				changed := maps.Clone(config)
				changed[attribute.Name] = id
				// Of what is generated, a new object takes one of the two forms of its text, and only what the version writes.
				for _, other := range schema.Block.Attributes {
					if other.Optional && (other.Name == "body_markdown" || other.Name == "locale") {
						delete(changed, other.Name)
					}
				}
				run := world.begin(t, world.w)
				fresh, err := run.NewInstance(instance.Kind)
				if err != nil {
					t.Fatal(err)
				}
				plan, err := run.Plan(t.Context(), fresh, changed)
				if err == nil {
					err = run.Apply(t.Context(), plan)
				}
				return err
			}
			err := attempt("crm-7")
			if err != nil && strings.Contains(err.Error(), "which here has digits only") {
				err = attempt("70707")
			}
			if err == nil || !strings.Contains(err.Error(), attribute.Name+" takes the id") {
				t.Errorf("%s: that %s is not there is said so: %v", kind, attribute.Name, err)
			}
		}
	}
}

// begin begins a run on a workspace.
func (o *world) begin(t *testing.T, workspace http.RoundTripper) *session.Session {
	t.Helper()
	run, err := acctest.Session(t.Context(), workspace, nil)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// generated is an object that was imported, and the configuration of it.
func (o *world) generated(t *testing.T, kind, id string) (*session.Instance, session.Config) {
	t.Helper()
	run := o.begin(t, o.w)
	instance, err := run.NewInstance(kind)
	if err == nil {
		err = run.Import(t.Context(), instance, id)
	}
	if err != nil {
		t.Fatal(err)
	}
	config, err := run.Generated(instance)
	if err != nil {
		t.Fatal(err)
	}
	return instance, config
}

// TestEveryMessageKeepsValues configures a value that nobody may see in every
// attribute of every resource, in ways that are refused while planning, refused by
// Intercom, or stored otherwise by it.
func TestEveryMessageKeepsValues(t *testing.T) {
	t.Parallel()
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { // a name that is taken is waited for
				world := newWorld(t)
				tried, said := 0, 0
				for _, id := range slices.Sorted(maps.Keys(world.before[kind])) {
					values, messages := canaries(t, world, kind, id)
					tried, said = tried+values, said+messages
				}
				if tried > 0 && said == 0 {
					t.Error("nothing was said at all")
				}
			})
		})
	}
}

// canaries says how many values were tried, and how many messages there were.
func canaries(t *testing.T, world *world, kind, id string) (tried, said int) {
	t.Helper()
	// A write is stored otherwise than it was sent.
	workspace := &aged{RoundTripper: world.w, left: words(func(value string) string { return value + "!" }), methods: []string{http.MethodPost, http.MethodPut, http.MethodPatch}}
	first, config := world.generated(t, kind, id)
	schema, err := world.begin(t, workspace).Schema(kind)
	if err != nil {
		t.Fatal(err)
	}
	for _, attribute := range schema.Block.Attributes {
		if !attribute.Optional && !attribute.Required || naturalKey(kind, attribute.Name, world.objects[kind].IdentityAttributes()) {
			continue
		}
		for _, value := range canariesOf(attribute, config[attribute.Name]) {
			changed := maps.Clone(config)
			changed[attribute.Name] = value
			fresh, err := world.begin(t, workspace).NewInstance(kind)
			if err != nil {
				t.Fatal(err)
			}
			for _, instance := range []*session.Instance{first, fresh} {
				run := world.begin(t, workspace)
				if plan, err := run.Plan(t.Context(), instance, changed); err == nil {
					_ = run.Apply(t.Context(), plan) // what it says is looked at below
				}
				tried++
				heard := run.Diagnostics()
				if strings.Contains(heard, canary) {
					t.Errorf("a message shows a value of %s of %s: %s", attribute.Name, kind, heard)
				}
				if heard != "" {
					said++
				}
			}
		}
	}
	return tried, said
}

// canariesOf are values of an attribute with the canary in them.
func canariesOf(attribute *tfprotov6.SchemaAttribute, now any) (values []any) {
	texts := []string{canary, " " + canary, canary + "/,\n", strings.Repeat(canary, 100)}
	kind := attribute.ValueType()
	switch {
	case attribute.NestedType != nil:
		for _, text := range texts {
			values = append(values, filled(kind, text))
		}
	case kind.Is(tftypes.String):
		for _, text := range texts {
			values = append(values, text)
		}
	case kind.Is(tftypes.List{}), kind.Is(tftypes.Set{}):
		for _, text := range texts {
			values = append(values, []string{text}, []string{text, "other"})
			if kind.Is(tftypes.List{}) {
				values = append(values, []string{text, text})
			}
		}
	case kind.Is(tftypes.DynamicPseudoType):
		values = append(values, canary, []tftypes.Value{tftypes.NewValue(tftypes.String, canary)})
		named := map[string]tftypes.Value{}
		if object, ok := now.(tftypes.Value); ok && object.As(&named) == nil {
			for name := range named {
				for _, value := range []any{canary, []tftypes.Value{tftypes.NewValue(tftypes.String, canary)}, map[string]any{"a": canary}, big.NewFloat(1.5)} {
					values = append(values, map[string]any{name: value})
				}
			}
		}
	}
	return values
}

// filled is a value of a type with a text in place of every string. The key of a map
// is no value: messages name it. Of the members of an object only those that are
// strings are given, so that none excludes another. An id of another object can be
// named, as everywhere.
func filled(kind tftypes.Type, text string) tftypes.Value {
	switch kind := kind.(type) {
	case tftypes.List:
		return tftypes.NewValue(kind, []tftypes.Value{filled(kind.ElementType, text)})
	case tftypes.Set:
		return tftypes.NewValue(kind, []tftypes.Value{filled(kind.ElementType, text)})
	case tftypes.Map:
		return tftypes.NewValue(kind, map[string]tftypes.Value{"fr": filled(kind.ElementType, text)})
	case tftypes.Object:
		members := map[string]tftypes.Value{}
		for name, member := range kind.AttributeTypes {
			if members[name] = tftypes.NewValue(member, nil); member.Is(tftypes.String) {
				members[name] = tftypes.NewValue(member, text)
			}
			if refers(name) && member.Is(tftypes.String) {
				members[name] = tftypes.NewValue(member, "7")
			}
		}
		return tftypes.NewValue(kind, members)
	default:
		return tftypes.NewValue(kind, text)
	}
}
