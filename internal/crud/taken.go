package crud

import (
	"context"
	"errors"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// importID is the id that an object is imported by; "" where it is not known.
func (r *Resource) importID(ctx context.Context, get func(context.Context, path.Path, any) diag.Diagnostics) string {
	var parts []string
	for _, name := range r.IdentityAttributes() {
		var part types.String
		if get(ctx, path.Root(name), &part).HasError() || part.ValueString() == "" {
			return ""
		}
		parts = append(parts, part.ValueString())
	}
	return strings.Join(parts, "/")
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
