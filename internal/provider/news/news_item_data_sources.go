package news

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func newNewsItemDataSource() datasource.DataSource {
	return &crud.Singular[newsItemModel]{
		DataSource:  crud.DataSource{Name: "news_item", Keys: []string{"id", "title"}},
		Description: "A news item, by its id or by its title.\n\nA title that several news items have is an error." + reading,
		Attributes:  crud.Computed(newsItemAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config newsItemModel) (*newsItemModel, error) {
			if config.Title.IsNull() {
				return newsItemState(api.NewsItems.Get(ctx, config.ID.ValueString()))
			}
			return newsItemState(tf.ExactlyNamed(api.NewsItems.All(ctx), "news item titled", config.Title.ValueString(), intercom.Exact,
				func(item *intercom.NewsItem) tf.Label { return tf.Label{Name: item.Title, ID: item.ID, Of: item.State} }))
		},
	}
}

func newNewsItemsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, newsItemModel]{
		DataSource:  crud.DataSource{Name: "news_items"},
		Description: "Every news item of the workspace, drafts too." + reading,
		Each:        crud.Computed(newsItemAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]newsItemModel, error) {
			return crud.Collect(api.NewsItems.All(ctx), newsItemState)
		},
	}
}
