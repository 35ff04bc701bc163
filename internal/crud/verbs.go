package crud

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Owner is what every resource embeds: Resource.
type Owner interface{ resource() *Resource }

func (r *Resource) resource() *Resource { return r }

// Create makes an object. A callback that returns a model and an error has made
// half of one: it is kept, and Terraform replaces it with the next apply. Where
// another object has the natural key, this waits for the run to let go of that
// one, as a changed key of for_each does, before it is an error.
func Create[M any](ctx context.Context, of Owner, req resource.CreateRequest, resp *resource.CreateResponse, do func(plan M) (*M, error)) {
	var plan M
	if resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...); resp.Diagnostics.HasError() {
		return
	}
	r := of.resource()
	made, err := patiently(ctx, r, "", func() (*M, error) { return do(plan) })
	store(ctx, &resp.State, resp.Identity, &resp.Diagnostics, made)
	if made != nil && err == nil {
		keepPlanned(ctx, req.Plan, &resp.State, &resp.Diagnostics)
	}
	if made != nil {
		r.manages(r.importID(resp.State))
	}
	verb := "create"
	if taken := (*intercom.TakenError)(nil); made != nil && errors.As(err, &taken) {
		verb = "update" // the address has an object already, so that another one cannot be imported as it is
	}
	r.addError(&resp.Diagnostics, verb, referring(ctx, "create", req.Plan, err), req.Plan.Schema)
}

// Read refreshes an object, or removes from the state what is gone. What an import
// named and the first read does not find is an error.
func Read[M any](ctx context.Context, of Owner, req resource.ReadRequest, resp *resource.ReadResponse, do func(state M) (*M, error)) {
	var state M
	if resp.Diagnostics.Append(req.State.Get(ctx, &state)...); resp.Diagnostics.HasError() {
		return
	}
	// The framework wants an identity also from the read that finds nothing,
	// and state written by Terraform before 1.12 has none.
	identify(ctx, req.State, resp.Identity)
	r := of.resource()
	imported := takeUnread(ctx, req, resp)
	current, err := do(state)
	if errors.Is(err, intercom.ErrNotFound) && imported {
		diagnostic := r.notThere(r.importID(req.State), err)
		diagnostic.AddTo(&resp.Diagnostics)
		return
	}
	if errors.Is(err, intercom.ErrNotFound) {
		r.forgets(r.importID(req.State))
		if r.Gone != "" && resp.Diagnostics.WarningsCount() == 0 { // else do has said more of it
			resp.Diagnostics.AddWarning("The "+words(r.Name)+" is gone or archived", r.Object(ctx, req.State)+" "+r.Gone)
		}
		resp.State.RemoveResource(ctx)
		return
	}
	store(ctx, &resp.State, resp.Identity, &resp.Diagnostics, current)
	if current != nil {
		r.manages(r.importID(resp.State))
	}
	r.addError(&resp.Diagnostics, "read", err, req.State.Schema)
}

// Update changes an object. A callback that returns a model and an error has
// done a part: that part is kept.
func Update[M any](ctx context.Context, of Owner, req resource.UpdateRequest, resp *resource.UpdateResponse, do func(plan, state M) (*M, error)) {
	var plan, state M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	identify(ctx, req.State, resp.Identity)
	r := of.resource()
	id := r.importID(req.State)
	end := r.begin(id)
	changed, err := patiently(ctx, r, id, func() (*M, error) { return do(plan, state) })
	end(err == nil, true)
	store(ctx, &resp.State, resp.Identity, &resp.Diagnostics, changed)
	if changed != nil && err == nil {
		keepPlanned(ctx, req.Plan, &resp.State, &resp.Diagnostics)
	}
	r.addError(&resp.Diagnostics, "update", referring(ctx, "update", req.Plan, err), req.Plan.Schema)
}

// Delete deletes an object; that it is gone already is success.
func Delete[M any](ctx context.Context, of Owner, req resource.DeleteRequest, resp *resource.DeleteResponse, do func(state M) error) {
	var state M
	if resp.Diagnostics.Append(req.State.Get(ctx, &state)...); resp.Diagnostics.HasError() {
		return
	}
	r := of.resource()
	end := r.begin(r.importID(req.State))
	err := do(state)
	gone := err == nil || errors.Is(err, intercom.ErrNotFound)
	end(gone, !gone)
	if !gone {
		diagnostic := explain(r.API, "delete", r.note(err), req.State.Schema.GetMarkdownDescription())
		// Where the block is gone from the configuration, Terraform does not say which
		// object it is.
		diagnostic.Detail = r.Object(ctx, req.State) + ": " + diagnostic.Detail
		diagnostic.AddTo(&resp.Diagnostics)
	}
}

func store[M any](ctx context.Context, state *tfsdk.State, identity *tfsdk.ResourceIdentity, diags *diag.Diagnostics, model *M) {
	if model == nil {
		return
	}
	diags.Append(state.Set(ctx, model)...)
	identify(ctx, *state, identity)
}

// identify copies the identity's attributes out of a state.
func identify(ctx context.Context, state tfsdk.State, identity *tfsdk.ResourceIdentity) {
	if identity == nil || state.Raw.IsNull() {
		return
	}
	attributes, values := attributesOf(state), map[string]tftypes.Value{}
	for name := range identity.Schema.GetAttributes() {
		values[name] = attributes[name]
	}
	identity.Raw = tftypes.NewValue(identity.Schema.Type().TerraformType(ctx), values)
}

// AddError adds an error in the words of a user; nil adds none.
func AddError(diags *diag.Diagnostics, verb string, err error) {
	if err != nil {
		tf.Explain(verb, err).AddTo(diags)
	}
}
