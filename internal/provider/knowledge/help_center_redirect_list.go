package knowledge

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*helpCenterRedirectResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the redirects of the help centers, by the old URLs.\n\nRequires `api_version` 2.16 or newer.\n\n"+
		"**Permissions.** The token's app needs *Read help center redirects* and *Read and list articles*.",
		map[string]schema.Attribute{"help_center_id": crud.ListParent("help_center", false)})
}

func (r *helpCenterRedirectResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	centers := crud.ListParents(ctx, req.Config, "help_center_id", r.API.HelpCenters.All, r.API.HelpCenters.Get)
	redirects := crud.Children(centers, func(center *intercom.HelpCenter) iter.Seq2[*intercom.HelpCenterRedirect, error] {
		return r.API.HelpCenterRedirects.All(ctx, center.ID.String())
	})
	crud.List(ctx, req, stream, r, redirects, func(of *crud.Child[intercom.HelpCenter, intercom.HelpCenterRedirect]) *crud.Listed {
		return &crud.Listed{Name: of.Child.FromURL, Identity: []string{of.Of.ID.String(), of.Child.ID.String()}}
	})
}
