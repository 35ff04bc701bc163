package attributevalues

import (
	"context"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// memoryKey is where the private state of a resource has the Memory.
const memoryKey = "attribute_values"

// Memory is what Terraform cannot tell from the state: which of its values an
// apply wrote, and which were only found. A resource has one attribute with
// values by name, and so one memory.
type Memory struct {
	// Written are the names that an apply wrote, in order.
	Written []string `json:"written,omitempty"`
	// Whole is true from an import to the first apply that writes values: the
	// state has all that the object has.
	Whole bool `json:"whole,omitempty"`
}

// Recall reads the private state of a request.
func Recall(ctx context.Context, private tf.PrivateReader, diags *diag.Diagnostics) (memory Memory) {
	tf.RecallPrivate(ctx, private, diags, memoryKey, &memory, "which attribute values Terraform wrote")
	return memory
}

// Remember notes in the private state of a response that an apply has carried a
// change out.
func Remember(ctx context.Context, private tf.PrivateWriter, diags *diag.Diagnostics, change Change) {
	if change.Plan.Equal(change.State) {
		return
	}
	values, _ := byName(change.Plan)
	writes := writes(change.Plan, change.State)
	memory := Memory{Whole: change.Memory.Whole && !writes}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !isNull(values[name]) && (writes || change.Memory.wrote(name)) {
			memory.Written = append(memory.Written, name)
		}
	}
	memory.keep(ctx, private, diags)
}

// writes says whether a plan has values that the state has not. It then is what
// is configured; else it may be what is left of the state.
func writes(plan, state types.Dynamic) bool {
	planned, _ := byName(plan)
	before, _ := byName(state)
	for name, value := range planned {
		if old, there := before[name]; !there || !value.Equal(old) {
			return true
		}
	}
	return false
}

// RememberImport notes that an object was imported, and that nothing of it was
// written by Terraform.
func RememberImport(ctx context.Context, private tf.PrivateWriter, diags *diag.Diagnostics) {
	Memory{Whole: true}.keep(ctx, private, diags)
}

func (m Memory) keep(ctx context.Context, private tf.PrivateWriter, diags *diag.Diagnostics) {
	tf.RememberPrivate(ctx, private, diags, memoryKey, m)
}

// wrote says whether an apply wrote a name.
func (m Memory) wrote(name string) bool { return slices.Contains(m.Written, name) }

// leaving are the names that an apply wrote, that the state has and a plan has not.
func (m Memory) leaving(plan, state types.Dynamic) []string {
	planned, _ := byName(plan)
	before, _ := byName(state)
	return slices.DeleteFunc(slices.Clone(m.Written), func(name string) bool {
		_, stays := planned[name]
		_, there := before[name]
		return stays || !there
	})
}

// unmanaged are the values of a state but those that an apply wrote: what is left
// where nothing is configured any more.
func (m Memory) unmanaged(state types.Dynamic) types.Dynamic {
	gone := m.leaving(types.DynamicNull(), state)
	if len(gone) == 0 {
		return state
	}
	values, _ := byName(state)
	kinds := map[string]attr.Type{}
	left := map[string]attr.Value{}
	for name, value := range values {
		if !slices.Contains(gone, name) && !isNull(value) {
			left[name], kinds[name] = value, value.Type(context.Background())
		}
	}
	if len(left) == 0 {
		return types.DynamicNull()
	}
	return types.DynamicValue(types.ObjectValueMust(kinds, left))
}
