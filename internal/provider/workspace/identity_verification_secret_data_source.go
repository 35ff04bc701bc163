package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func newIdentityVerificationSecretsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, identityVerificationSecret]{
		DataSource: crud.DataSource{Name: "identity_verification_secrets"},
		Description: "Every identity verification secret of the workspace, without the secrets themselves: Intercom tells these once.\n\n" +
			"The requests go out in the version `Preview` of Intercom's API, the only one that has these secrets.\n\n" +
			"**Permissions.** Intercom documents no permission for these secrets.",
		Each: crud.Computed(identityVerificationSecretAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]identityVerificationSecret, error) {
			return crud.Collect(api.IdentityVerificationSecrets.All(ctx), identityVerificationSecretState)
		},
	}
}
