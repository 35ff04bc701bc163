package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const contentSnippetNotes = "\n\nRequires `api_version` 2.16 or newer.\n\n**Permissions.** The token's app needs *read_write_content_snippets*."

// foundContentSnippet is a snippet as look-ups have it.
type foundContentSnippet struct {
	contentSnippetModel
	CreatedAt types.String `tfsdk:"created_at"`
	UpdatedAt types.String `tfsdk:"updated_at"`
}

func foundContentSnippetAttributes() map[string]data.Attribute {
	attributes := crud.Computed(contentSnippetAttributes())
	attributes["created_at"] = crud.ComputedString("When the content snippet was created, in RFC 3339 format, UTC.")
	attributes["updated_at"] = crud.ComputedString("When the content snippet was last changed, in RFC 3339 format, UTC.")
	return attributes
}

func foundContentSnippetState(snippet *intercom.ContentSnippet, err error) (*foundContentSnippet, error) {
	if err != nil {
		return nil, err
	}
	return &foundContentSnippet{
		*contentSnippetModel{}.now(snippet, tf.Rendered{}), tf.Timestamp(snippet.CreatedAt), tf.Timestamp(snippet.UpdatedAt),
	}, nil
}

func newContentSnippetDataSource() datasource.DataSource {
	return &crud.Singular[foundContentSnippet]{
		DataSource:  crud.DataSource{Name: "content_snippet", Keys: []string{"id", "title"}, Since: intercom.ContentSnippetsSince},
		Description: "A content snippet, by its id, or by its title where no other one has it." + contentSnippetNotes,
		Attributes:  foundContentSnippetAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config foundContentSnippet) (*foundContentSnippet, error) {
			if config.Title.IsNull() {
				return foundContentSnippetState(api.ContentSnippets.Get(ctx, config.ID.ValueString()))
			}
			return foundContentSnippetState(tf.ExactlyNamed(api.ContentSnippets.All(ctx), "content snippet titled", config.Title.ValueString(), intercom.Exact,
				func(snippet *intercom.ContentSnippet) tf.Label { return tf.Label{Name: snippet.Title, ID: snippet.ID} }))
		},
	}
}

func newContentSnippetsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, foundContentSnippet]{
		DataSource:  crud.DataSource{Name: "content_snippets", Since: intercom.ContentSnippetsSince},
		Description: "Every content snippet of the workspace." + contentSnippetNotes,
		Each:        foundContentSnippetAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]foundContentSnippet, error) {
			return crud.Collect(api.ContentSnippets.All(ctx), foundContentSnippetState)
		},
	}
}
