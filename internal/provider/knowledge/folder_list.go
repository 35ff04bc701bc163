package knowledge

import (
	"context"
	"html"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*folderResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the folders of the workspace, by their names and those of what they are in, as `Support / Billing`."+folderNotes, nil)
}

func (r *folderResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	all, names := crud.Named(r.API.Folders.All(ctx), func(folder *intercom.Folder) (intercom.ID, string) {
		return folder.ID, html.UnescapeString(folder.Name)
	})
	crud.List(ctx, req, stream, r, all, func(folder *intercom.Folder) *crud.Listed {
		return &crud.Listed{Name: crud.ListName(names[folder.ParentFolderID], names[folder.ID]), Identity: []string{folder.ID.String()}}
	})
}
