package crud

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// AttributesSince refuses a plan that writes attributes which the configured
// version of the API lacks. Nothing is said of what the state has already, which an
// empty string is where it has none, and of what is not known yet.
func AttributesSince(
	ctx context.Context, of Owner, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, since intercom.Version, attributes ...string,
) {
	r := of.resource()
	for _, name := range attributes {
		var configured, before attr.Value
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root(name), &configured)...)
		if !req.State.Raw.IsNull() {
			resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root(name), &before)...)
		}
		if configured == nil || configured.IsNull() || configured.IsUnknown() || configured.Equal(before) || isEmptyString(ctx, configured) && isEmptyString(ctx, before) {
			continue
		}
		if err := tf.Since(r.API, since, "Writing "+name+" of intercom_"+r.Name); err != nil {
			problem := tf.Explain("plan", err)
			problem.AddTo(&resp.Diagnostics, path.Root(name))
		}
	}
}

func isEmptyString(ctx context.Context, value attr.Value) bool {
	text, ok := value.(basetypes.StringValuable)
	if !ok {
		return value == nil // no attribute of a state
	}
	read, _ := text.ToStringValue(ctx)
	return read.ValueString() == ""
}
