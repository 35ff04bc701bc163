package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const authTokenNotes = "\n\nIntercom tells the value of no token. It has auth tokens in the version 2.18 of its API and in `Preview`, in which the requests go out " +
	"where `api_version` is older. Tokens of apps are not among them.\n\n" +
	"**Permissions.** The token's app needs *read_auth_tokens*, as Intercom's reference names the scope."

func newAuthTokenDataSource() datasource.DataSource {
	return &crud.Singular[authToken]{
		DataSource:  crud.DataSource{Name: "auth_token", Keys: []string{"id", "name"}},
		Description: "An auth token, which data connectors send, by its id or by its name.\n\nA name that several tokens have is an error." + authTokenNotes,
		Attributes:  crud.Computed(authTokenAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config authToken) (*authToken, error) {
			if config.Name.IsNull() {
				return authTokenState(api.AuthTokens.Get(ctx, config.ID.ValueString()))
			}
			return authTokenState(tf.ExactlyNamed(api.AuthTokens.All(ctx), "auth token named", config.Name.ValueString(), intercom.Exact,
				func(token *intercom.AuthToken) tf.Label { return tf.Label{Name: token.Name, ID: token.ID} }))
		},
	}
}

func newAuthTokensDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, authToken]{
		DataSource:  crud.DataSource{Name: "auth_tokens"},
		Description: "Every auth token of the workspace that a teammate created, which data connectors send." + authTokenNotes,
		Each:        crud.Computed(authTokenAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]authToken, error) {
			return crud.Collect(api.AuthTokens.All(ctx), authTokenState)
		},
	}
}
