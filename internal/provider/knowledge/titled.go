package knowledge

import (
	"fmt"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// titled is the only one of a kind that has a title, which several can have.
func titled[T any](all iter.Seq2[*T, error], kind string, title types.String, of func(*T) (title string, id intercom.ID)) (*T, error) {
	label := func(one *T) string {
		theirs, id := of(one)
		return fmt.Sprintf("%s (id %s)", theirs, id)
	}
	return tf.ExactlyOne(all, fmt.Sprintf("%s titled %q", kind, title.ValueString()), label, func(one *T) bool {
		theirs, _ := of(one)
		return intercom.Exact.Same(theirs, title.ValueString())
	})
}
