package attributes

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func (*dataAttributeResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the custom attributes of contacts and companies, as `contact / plan`.\n\nStandard and archived ones are left out."+dataAttributeNotes,
		map[string]schema.Attribute{"model": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.OneOf("contact", "company")}, MarkdownDescription: "Only those of `contact` or `company`.",
		}})
}

func (r *dataAttributeResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	only := crud.ListArgument(ctx, req.Config, "model")
	crud.List(ctx, req, stream, r, r.API.DataAttributes.All(ctx), func(attribute *intercom.DataAttribute) *crud.Listed {
		model := attribute.Model
		if !attribute.Custom || attribute.Archived || model != "contact" && model != "company" || only != "" && only != model {
			return nil
		}
		return &crud.Listed{Name: model + " / " + attribute.Name, Identity: []string{attribute.ID.String()}}
	})
}
