package attributes

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*conversationAttributeResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the attributes of conversations, by their names.\n\nArchived ones are left out."+conversationAttributeNotes, nil)
}

func (r *conversationAttributeResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.ConversationAttributes.All(ctx), func(attribute *intercom.ConversationAttribute) *crud.Listed {
		if !inUse(attribute) {
			return nil
		}
		return &crud.Listed{Name: attribute.Name, Identity: []string{attribute.ID.String()}}
	})
}
