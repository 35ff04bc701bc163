package export

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// Every attribute with ids that a configuration can set has a kind that there is, or
// is excepted: else an id of this workspace would be written for all.
func TestEveryReferenceIsKnown(t *testing.T) {
	t.Parallel()
	run, err := acctest.Session(t.Context(), acctest.New(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	names, err := session.Resources()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range names {
		schema, err := run.Schema(name)
		if err != nil {
			t.Fatal(err)
		}
		walk(schema.Block.Attributes, func(attribute *tfprotov6.SchemaAttribute) {
			if !isSettable(attribute) || !isReference(attribute.Name) {
				return
			}
			used[attribute.Name] = true
			if of, excepted := exceptions[attribute.Name]; excepted && (of == "" || of[0] == ':') {
				return
			}
			of := prefix + kindOf(attribute.Name, nil)
			if _, err := run.Schema(of); err != nil && run.DataSourceSchema(of) == nil {
				t.Errorf("%s of %s: %s is neither a resource nor a data source; name the kind in exceptions", attribute.Name, name, of)
			}
		})
	}
	for name := range exceptions {
		if !used[name] {
			t.Errorf("no attribute is called %s", name)
		}
	}
}

func walk(attributes []*tfprotov6.SchemaAttribute, visit func(*tfprotov6.SchemaAttribute)) {
	for _, attribute := range attributes {
		visit(attribute)
		if attribute.NestedType != nil {
			walk(attribute.NestedType.Attributes, visit)
		}
	}
}

// An id becomes a look-up only where that finds the same object.
func TestLookUpsFindTheSame(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	run, err := acctest.Session(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	e := &exporter{run: run, lookups: map[string]reference{}}
	for _, one := range []struct{ kind, id, expression, note string }{
		{"admin", "991267460", "data.intercom_admin.bela.id", ""},
		{"admin", "1", `"1"`, "the workspace has no such admin"},
		{"team", "5017690", "data.intercom_team.support.id", ""},
		{"conversation", "471", `"471"`, "conversation ids differ from workspace to workspace"},
		{"tag", "101", "data.intercom_tag.feature_request.id", ""},
		{"brand", "361", "data.intercom_brand.acme_pro.id", ""},
	} {
		found, err := e.resolve(t.Context(), one.kind, one.id)
		if err != nil || found.expression != one.expression || found.note != one.note {
			t.Errorf("%s %s: %+v, %v", one.kind, one.id, found, err)
		}
	}
}
