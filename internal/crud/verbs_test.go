package crud_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type model struct {
	ID   types.String `tfsdk:"id"`
	Name types.String `tfsdk:"name"`
}

var shape = schema.Schema{Attributes: map[string]schema.Attribute{
	"id": crud.ID("thing"), "name": schema.StringAttribute{Required: true},
}}

var (
	errGone   = fmt.Errorf("thing 1: %w", intercom.ErrNotFound)
	errFailed = errors.New("it failed")
)

func thing(id, name string) *model { return &model{types.StringValue(id), types.StringValue(name)} }

// raw is a thing as Terraform sends it; nil for none.
func raw(of *model) tftypes.Value {
	kind := shape.Type().TerraformType(context.Background())
	if of == nil {
		return tftypes.NewValue(kind, nil)
	}
	id := tftypes.NewValue(tftypes.String, of.ID.ValueString())
	if of.ID.ValueString() == "" {
		id = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	}
	return tftypes.NewValue(kind, map[string]tftypes.Value{
		"id": id, "name": tftypes.NewValue(tftypes.String, of.Name.ValueString()),
	})
}

func state(of *model) tfsdk.State { return tfsdk.State{Schema: shape, Raw: raw(of)} }
func plan(of *model) tfsdk.Plan   { return tfsdk.Plan{Schema: shape, Raw: raw(of)} }

// identity is an empty identity of a thing, as from an engine that has none.
func identity(t *testing.T) *tfsdk.ResourceIdentity {
	t.Helper()
	var answer resource.IdentitySchemaResponse
	(&crud.Resource{Name: "thing"}).IdentitySchema(t.Context(), resource.IdentitySchemaRequest{}, &answer)
	kind := answer.IdentitySchema.Type().TerraformType(t.Context())
	return &tfsdk.ResourceIdentity{Schema: answer.IdentitySchema, Raw: tftypes.NewValue(kind, nil)}
}

func idOf(t *testing.T, of *tfsdk.ResourceIdentity) string {
	t.Helper()
	var id types.String
	if diags := of.GetAttribute(t.Context(), path.Root("id"), &id); diags.HasError() {
		t.Fatal(diags)
	}
	return id.ValueString()
}

// outcome is what a verb leaves.
type outcome struct {
	state  *model // nil for none
	id     string // of the identity
	failed bool
}

func check(t *testing.T, name string, got tfsdk.State, of *tfsdk.ResourceIdentity, failed bool, want outcome) {
	t.Helper()
	if !got.Raw.Equal(raw(want.state)) {
		t.Errorf("%s: the state is %s", name, got.Raw)
	}
	if id := idOf(t, of); id != want.id {
		t.Errorf("%s: the identity is %q, not %q", name, id, want.id)
	}
	if failed != want.failed {
		t.Errorf("%s: failed is %t", name, failed)
	}
}

func TestCreate(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		made *model
		err  error
		want outcome
	}{
		"made":                     {thing("1", "a"), nil, outcome{thing("1", "a"), "1", false}},
		"made otherwise":           {thing("1", "b"), nil, outcome{thing("1", "a"), "1", false}}, // as planned
		"half made":                {thing("1", "a"), errFailed, outcome{thing("1", "a"), "1", true}},
		"not made":                 {nil, errFailed, outcome{nil, "", true}},
		"of a parent that is gone": {nil, errGone, outcome{nil, "", true}},
	} {
		resp := resource.CreateResponse{State: state(nil), Identity: identity(t)}
		crud.Create(t.Context(), &crud.Resource{Name: "thing"}, resource.CreateRequest{Plan: plan(thing("", "a"))}, &resp, func(plan model) (*model, error) {
			if plan.Name.ValueString() != "a" {
				t.Errorf("%s: the plan is %v", name, plan)
			}
			return c.made, c.err
		})
		check(t, name, resp.State, resp.Identity, resp.Diagnostics.HasError(), c.want)
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		found *model
		err   error
		want  outcome
	}{
		"changed":    {thing("1", "b"), nil, outcome{thing("1", "b"), "1", false}},
		"gone":       {nil, errGone, outcome{nil, "1", false}},
		"not known":  {nil, errFailed, outcome{thing("1", "a"), "1", true}},
		"unreadable": {nil, &intercom.Error{Method: "GET", Status: 404}, outcome{thing("1", "a"), "1", true}},
	} {
		resp := resource.ReadResponse{State: state(thing("1", "a")), Identity: identity(t)}
		crud.Read(t.Context(), &crud.Resource{Name: "thing"}, resource.ReadRequest{State: state(thing("1", "a"))}, &resp, func(model) (*model, error) { return c.found, c.err })
		check(t, name, resp.State, resp.Identity, resp.Diagnostics.HasError(), c.want)
	}
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		changed *model
		err     error
		want    outcome
	}{
		"changed":      {thing("1", "b"), nil, outcome{thing("1", "b"), "1", false}},
		"otherwise":    {thing("1", "c"), nil, outcome{thing("1", "b"), "1", false}}, // as planned, with a warning
		"half changed": {thing("1", "c"), errFailed, outcome{thing("1", "c"), "1", true}},
		"not changed":  {nil, errFailed, outcome{thing("1", "a"), "1", true}},
		"gone":         {nil, errGone, outcome{thing("1", "a"), "1", true}},
	} {
		resp := resource.UpdateResponse{State: state(thing("1", "a")), Identity: identity(t)}
		req := resource.UpdateRequest{Plan: plan(thing("1", "b")), State: state(thing("1", "a"))}
		crud.Update(t.Context(), &crud.Resource{Name: "thing"}, req, &resp, func(plan, state model) (*model, error) {
			if plan.Name.ValueString() != "b" || state.Name.ValueString() != "a" {
				t.Errorf("%s: plan %v, state %v", name, plan, state)
			}
			return c.changed, c.err
		})
		check(t, name, resp.State, resp.Identity, resp.Diagnostics.HasError(), c.want)
		if warned := resp.Diagnostics.WarningsCount() > 0; warned != (name == "otherwise") {
			t.Errorf("%s: %v", name, resp.Diagnostics)
		}
	}
}

func TestDelete(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err    error
		failed bool
	}{
		"deleted": {nil, false}, "gone": {errGone, false}, "refused": {errFailed, true},
	} {
		resp := resource.DeleteResponse{State: state(thing("1", "a"))}
		crud.Delete(t.Context(), &crud.Resource{Name: "thing"}, resource.DeleteRequest{State: state(thing("1", "a"))}, &resp, func(model) error { return c.err })
		if resp.Diagnostics.HasError() != c.failed {
			t.Errorf("%s: %v", name, resp.Diagnostics)
		}
	}
}

func TestWarnOfDestroy(t *testing.T) {
	t.Parallel()
	const destroyed = `Thing "a" (id 1) is gone.`
	for name, c := range map[string]struct {
		prior, planned *model
		replaces       bool
		loss           crud.Loss
		want           string
	}{
		"destroyed":     {thing("1", "a"), nil, false, crud.Loss{Summary: "Lost", Detail: "is gone."}, destroyed},
		"changed":       {thing("1", "a"), thing("1", "b"), false, crud.Loss{Summary: "Lost", Detail: "is gone."}, ""},
		"replaced":      {thing("1", "a"), thing("2", "a"), false, crud.Loss{Summary: "Lost", Detail: "is gone."}, destroyed},
		"also replaced": {thing("1", "a"), thing("1", "b"), true, crud.Loss{Summary: "Lost", Detail: "is gone."}, destroyed},
		"created":       {nil, thing("1", "a"), false, crud.Loss{Summary: "Lost", Detail: "is gone."}, ""},
		"nothing lost":  {thing("1", "a"), nil, false, crud.Loss{Nothing: "It comes back."}, ""},
	} {
		r := crud.Resource{Name: "thing", Loss: c.loss}
		// Only the name of this shape replaces nothing.
		fixed := schema.Schema{Attributes: map[string]schema.Attribute{
			"id":   schema.StringAttribute{Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()}},
			"name": schema.StringAttribute{Required: true},
		}}
		req := resource.ModifyPlanRequest{State: tfsdk.State{Schema: fixed, Raw: raw(c.prior)}, Plan: tfsdk.Plan{Schema: fixed, Raw: raw(c.planned)}}
		var resp resource.ModifyPlanResponse
		if c.replaces {
			resp.RequiresReplace = path.Paths{path.Root("name")}
		}
		r.ModifyPlan(t.Context(), req, &resp)
		var got string
		for _, warning := range resp.Diagnostics {
			got += warning.Detail()
		}
		if !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%s: the warning is %q, not %q", name, got, c.want)
		}
	}
}
