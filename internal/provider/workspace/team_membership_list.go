package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*teamMembershipResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists who is in the teams of the workspace, by the names of the teams.\n\n"+
		"The requests go out in the version `Preview` of Intercom's API, the only one that can change who is in a team.\n\n"+
		"**Permissions.** The token's app needs *Read admins*.", nil)
}

func (r *teamMembershipResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, req, stream, r, r.API.TeamMemberships.All(ctx), func(team *intercom.TeamMembership) *crud.Listed {
		return &crud.Listed{Name: team.Name, Identity: []string{team.ID.String()}}
	})
}
