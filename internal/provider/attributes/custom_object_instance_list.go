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

func (*customObjectInstanceResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the instances of a custom object, by your own ids of them, as `Order / 1042`.\n\nThose without one are left out.\n\nRequires `api_version` 2.13 or newer, and the list 2.16 or newer."+customObjectNotes,
		map[string]schema.Attribute{"object_type": schema.StringAttribute{
			Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Identifier of the type, such as `Order`, as Intercom's settings show it.",
		}})
}

func (r *customObjectInstanceResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	of := crud.ListArgument(ctx, req.Config, "object_type")
	err := tf.Since(r.API, intercom.CustomObjectsListed, "a list of intercom_custom_object_instance")
	crud.List(ctx, req, stream, r, crud.Unless(err, r.API.CustomObjectInstances.All(ctx, of, nil)), func(instance *intercom.CustomObjectInstance) *crud.Listed {
		if instance.ExternalID == "" {
			return nil
		}
		return &crud.Listed{Name: crud.ListName(of, instance.ExternalID), Identity: []string{of, instance.ID.String()}}
	})
}
