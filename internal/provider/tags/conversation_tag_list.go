package tags

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*conversationTagResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the conversations that have a tag, as `471 / VIP`: by a search, which finds what was tagged some minutes later.\n\n"+
		"**Permissions.** The token's app needs *Read conversations* and *Read tags*.",
		map[string]schema.Attribute{"tag_id": crud.ListParent("tag", true)})
}

func (r *conversationTagResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	tag := crud.ListParents(ctx, req.Config, "tag_id", nil, r.API.Tags.Get)
	all := crud.Children(tag, func(tag *intercom.Tag) iter.Seq2[*intercom.Conversation, error] {
		return r.API.Conversations.Search(ctx, intercom.Where("tag_ids", "=", tag.ID.String()))
	})
	crud.List(ctx, req, stream, r, all, func(of *crud.Child[intercom.Tag, intercom.Conversation]) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(of.Child.ID.String(), of.Of.Name), Identity: []string{of.Child.ID.String(), of.Of.ID.String()}}
	})
}
