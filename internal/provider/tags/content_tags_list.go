package tags

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// listed is the argument of a list: the content, or the tag where Intercom finds
// content by it only.
func (r *contentTagResource[M]) listed() (argument, of string) {
	if r.byTag {
		return "tag_id", "tag"
	}
	return r.Identity[0], r.Identity[0][:len(r.Identity[0])-len("_id")]
}

func (r *contentTagResource[M]) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	argument, of := r.listed()
	description, lags := "Lists the tags of every "+r.what, ""
	if r.byTag {
		description, lags = "Lists every "+r.what+" that has a tag", "\n\nA search finds them, which may miss what was tagged in the last minutes."
	}
	resp.Schema = crud.ListSchema(description+", by its title and the tag's name, as `Refunds / VIP`."+lags+r.requires()+"\n\n"+
		"**Permissions.** The token's app needs "+r.permissions+", and *Read tags*.",
		map[string]schema.Attribute{argument: crud.ListParent(of, r.byTag)})
}

func (r *contentTagResource[M]) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	argument, _ := r.listed()
	crud.List(ctx, req, stream, r, r.links(r.API).All(ctx, crud.ListArgument(ctx, req.Config, argument)), func(link *intercom.TagLink) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(link.Title, link.Tag.Name), Identity: []string{link.ContentID, link.Tag.ID.String()}}
	})
}
