package fin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

const audienceNotes = "\n\nRequires `api_version` 2.16 or newer.\n\n" +
	"**Permissions.** The token's app needs *read_audiences*, as Intercom's reference names the scope."

func newAudienceDataSource() datasource.DataSource {
	return &crud.Singular[audienceModel]{
		DataSource:  crud.DataSource{Name: "audience", Keys: []string{"id", "name"}, Since: intercom.AudiencesSince},
		Description: "An audience, by its id or by its name.\n\nA name that several have is an error." + audienceNotes,
		Attributes:  crud.Computed(audienceAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config audienceModel) (*audienceModel, error) {
			if config.Name.IsNull() {
				return audienceState(api.Audiences.Get(ctx, config.ID.ValueString()))
			}
			return audienceState(audienceNamed(ctx, api, config.Name.ValueString()))
		},
	}
}

func newAudiencesDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, audienceModel]{
		DataSource:  crud.DataSource{Name: "audiences", Since: intercom.AudiencesSince},
		Description: "Every audience of the workspace." + audienceNotes,
		Each:        crud.Computed(audienceAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]audienceModel, error) {
			return crud.Collect(api.Audiences.All(ctx), audienceState)
		},
	}
}

func audienceState(audience *intercom.Audience, err error) (*audienceModel, error) {
	return new(audienceModel).as(audience, err)
}
