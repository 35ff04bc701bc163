package news

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type newsfeedModel struct {
	ID        types.String `tfsdk:"id"`
	Name      types.String `tfsdk:"name"`
	CreatedAt types.String `tfsdk:"created_at"`
	UpdatedAt types.String `tfsdk:"updated_at"`
}

// reading is what looking at news needs.
const reading = "\n\n**Permissions.** The token's app needs *Read and list news items and newsfeeds*."

const newsfeedNotes = reading + "\n\n**What Intercom cannot do.** Newsfeeds cannot be created, changed or deleted through the API. Two of them can have one name."

func newsfeedAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":         crud.ComputedString("Intercom's id of the newsfeed."),
		"name":       crud.ComputedString("Name of the newsfeed, which people do not see."),
		"created_at": crud.ComputedString("When the newsfeed was created, in RFC 3339 format, UTC."),
		"updated_at": crud.ComputedString("When the newsfeed was last updated, in RFC 3339 format, UTC."),
	}
}

func newNewsfeedDataSource() datasource.DataSource {
	return &crud.Singular[newsfeedModel]{
		DataSource:  crud.DataSource{Name: "newsfeed", Keys: []string{"id", "name"}},
		Description: "A newsfeed, by id or by name.\n\nA name that several newsfeeds have is an error." + newsfeedNotes,
		Attributes:  newsfeedAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config newsfeedModel) (*newsfeedModel, error) {
			if config.Name.IsNull() {
				return newsfeedState(api.Newsfeeds.Get(ctx, config.ID.ValueString()))
			}
			return newsfeedState(tf.ExactlyNamed(api.Newsfeeds.All(ctx), "newsfeed named", config.Name.ValueString(), intercom.Exact,
				func(feed *intercom.Newsfeed) tf.Label { return tf.Label{Name: feed.Name, ID: feed.ID} }))
		},
	}
}

func newNewsfeedsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, newsfeedModel]{
		DataSource:  crud.DataSource{Name: "newsfeeds"},
		Description: "Every newsfeed of the workspace." + newsfeedNotes,
		Each:        newsfeedAttributes(),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]newsfeedModel, error) {
			return crud.Collect(api.Newsfeeds.All(ctx), newsfeedState)
		},
	}
}

type newsfeedItemsArguments struct {
	NewsfeedID types.String `tfsdk:"newsfeed_id"`
}

func newNewsfeedItemsDataSource() datasource.DataSource {
	return &crud.Plural[newsfeedItemsArguments, newsItemModel]{
		DataSource:  crud.DataSource{Name: "newsfeed_items"},
		Description: "The news items that are live on a newsfeed." + reading,
		Arguments:   crud.Parent("newsfeed"),
		Each:        crud.Computed(newsItemAttributes()),
		EachIs:      "The news items.",
		List: func(ctx context.Context, api *intercom.Client, arguments newsfeedItemsArguments) ([]newsItemModel, error) {
			return crud.Collect(api.Newsfeeds.Items(ctx, arguments.NewsfeedID.ValueString()), newsItemState)
		},
	}
}

func newsfeedState(feed *intercom.Newsfeed, err error) (*newsfeedModel, error) {
	if err != nil {
		return nil, err
	}
	return &newsfeedModel{
		ID: tf.StringOrNull(feed.ID), Name: tf.StringOrNull(feed.Name), CreatedAt: tf.Timestamp(feed.CreatedAt), UpdatedAt: tf.Timestamp(feed.UpdatedAt),
	}, nil
}
