package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type ofHelpCenter struct {
	HelpCenterID types.String `tfsdk:"help_center_id"`
}

func newHelpCenterRedirectsDataSource() datasource.DataSource {
	return &crud.Plural[ofHelpCenter, helpCenterRedirectModel]{
		DataSource: crud.DataSource{Name: "help_center_redirects", Since: intercom.HelpCenterRedirectsSince},
		Description: "The redirects of a help center, from old URLs to articles and collections.\n\nRequires `api_version` 2.16 or newer.\n\n" +
			"**Permissions.** The token's app needs *Read help center redirects*.",
		Arguments: crud.Parent("help_center"),
		Each:      crud.Computed(helpCenterRedirectAttributes()), EachIs: "The redirects.",
		List: func(ctx context.Context, api *intercom.Client, of ofHelpCenter) ([]helpCenterRedirectModel, error) {
			return crud.Collect(api.HelpCenterRedirects.All(ctx, of.HelpCenterID.ValueString()), func(redirect *intercom.HelpCenterRedirect, err error) (*helpCenterRedirectModel, error) {
				return helpCenterRedirectState(redirect, helpCenterRedirectModel{HelpCenterID: of.HelpCenterID}, err)
			})
		},
	}
}
