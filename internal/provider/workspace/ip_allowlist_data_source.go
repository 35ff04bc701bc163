package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

const ipAllowlistNotes = "\n\nRequires `api_version` 2.14 or newer.\n\n" +
	"**Permissions.** The token's app needs *manage_ip_allowlist*, as Intercom's reference names the scope."

func newIPAllowlistDataSource() datasource.DataSource {
	return &crud.Singular[ipAllowlist]{
		DataSource:  crud.DataSource{Name: "ip_allowlist", Since: intercom.IPAllowlistSince},
		Description: "The IP allowlist of the workspace: the addresses from which Intercom answers requests to its API." + ipAllowlistNotes,
		Attributes:  crud.Computed(ipAllowlistAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, _ ipAllowlist) (*ipAllowlist, error) {
			return ipAllowlistState(api.IPAllowlist.Get(ctx, intercom.IPAllowlistID))
		},
	}
}
