package crud

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// importID is the id that an object of a state is imported by; "" where it is not known.
func (r *Resource) importID(state tfsdk.State) string {
	attributes := attributesOf(state)
	var parts []string
	for _, name := range r.IdentityAttributes() {
		var part string
		if !attributes[name].IsKnown() || attributes[name].As(&part) != nil || part == "" {
			return ""
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "/")
}

// attributesOf are the attributes of a state as they are, none where it is null. Of
// every object of every refresh, the framework's own way to them costs noticeable time.
func attributesOf(state tfsdk.State) (attributes map[string]tftypes.Value) {
	_ = state.Raw.As(&attributes) // what the framework hands out is an object
	return attributes
}

// manages tells the ledger that an object is in the state.
func (r *Resource) manages(id string) {
	if r.API != nil && id != "" {
		r.API.Ledger.Manages(r.Name, id)
	}
}

func (r *Resource) forgets(id string) {
	if r.API != nil && id != "" {
		r.API.Ledger.Forget(r.Name, id)
	}
}

// begin tells the ledger that an object is being changed or destroyed.
func (r *Resource) begin(id string) (end func(letGo, own bool)) {
	if r.API == nil || id == "" {
		return func(bool, bool) {}
	}
	return r.API.Ledger.Begin(r.Name, id)
}

// note adds to an error about a taken name whether the object that has it is
// the configuration's own, as far as this run has seen it.
func (r *Resource) note(err error) error {
	var taken *intercom.TakenError
	if r.API != nil && errors.As(err, &taken) {
		taken.Own = r.API.Ledger.Managed(r.Name, taken.ID)
	}
	return err
}

// patiently does something again when the object whose name was in the way has
// let go of it. What fails because of a name has done nothing yet. self is the id
// of what is to be changed, "" of what is to be made.
func patiently[M any](ctx context.Context, r *Resource, self string, do func() (*M, error)) (*M, error) {
	for {
		freed := 0
		if r.API != nil {
			freed = r.API.Ledger.Freed()
		}
		model, err := do()
		var taken *intercom.TakenError
		if model != nil || r.API == nil || !errors.As(err, &taken) || !r.API.Ledger.LetGo(ctx, freed, r.Name, taken.ID, self) {
			return model, err
		}
	}
}

// Unique is what no two objects of a kind can have at a time.
type Unique[M any] struct {
	Kind string // in words, as in a TakenError
	// Key is what a model has of it: for comparing, and in words. The key is ""
	// where it is not known, or where there is none.
	Key func(M) (key, words string)
	// InPlace says that an object can change it.
	InPlace bool
	// Replaces says that a change of something else makes another object, by a plan
	// of its own; nil is for never.
	Replaces func(plan, state M) bool
	// Holder finds who has it in what was read already, or what one list of the
	// kind tells: the id, as it is imported; "" for nobody that is known.
	Holder func(context.Context, M) (id string)
}

// Key is a natural key of so many parts, "" where one of them is empty, as what
// is not known is.
func Key(parts ...string) string {
	if slices.Contains(parts, "") {
		return ""
	}
	return strings.Join(parts, "/")
}

// WarnOfTaken warns in a plan of a natural key that another object has: the apply
// refuses, unless the same run lets that object go first. What destroys an object
// and makes one with its key is told of, whichever of the two is planned first.
func WarnOfTaken[M any](ctx context.Context, of Owner, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, unique Unique[M]) {
	r := of.resource()
	if r.API == nil || resp.Diagnostics.HasError() {
		return
	}
	var plan, state M
	exists, stays := !req.State.Raw.IsNull(), !req.Plan.Raw.IsNull()
	if exists && req.State.Get(ctx, &state).HasError() {
		return // who plans says so
	}
	if exists && req.Plan.Raw.Equal(req.State.Raw) {
		plan = state
	} else if stays && req.Plan.Get(ctx, &plan).HasError() {
		return
	}
	had, words := unique.Key(state)
	key, wanted := unique.Key(plan)
	id := ""
	if exists {
		id = r.importID(req.State)
	}
	ledger := &r.API.Ledger
	warn := func(verb, words, holder string) {
		resp.Diagnostics.AddWarning(tf.TakenInPlan(verb, &intercom.TakenError{
			Kind: unique.Kind, Key: words, ID: holder, Own: ledger.Managed(r.Name, holder),
		}))
	}
	if exists && stays && unique.Replaces != nil && unique.Replaces(plan, state) {
		ledger.Leaves(r.Name, id)
	}
	switch {
	case exists && (!stays || key == had):
		if had != "" && id != "" && ledger.Holds(r.Name, had, id) && !ledger.Leaving(r.Name, id) {
			warn("create", words, id)
		}
		return
	case key == "" || exists && !unique.InPlace: // Terraform plans the new one apart
		return
	}
	holder, verb := "", "update"
	if !exists {
		holder, verb = ledger.Wants(r.Name, key), "create"
	}
	if holder == "" {
		holder = unique.Holder(ctx, plan)
	}
	if holder != "" && holder != id && !ledger.Leaving(r.Name, holder) {
		warn(verb, wanted, holder)
	}
}
