package news

import (
	"context"
	"fmt"

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
			title := config.Title.ValueString()
			return newsItemState(tf.ExactlyOne(api.NewsItems.All(ctx), fmt.Sprintf("news item with the title %q", title),
				func(item *intercom.NewsItem) string {
					return fmt.Sprintf("%s (%s, id %s)", item.Title, item.State, item.ID)
				},
				func(item *intercom.NewsItem) bool { return intercom.Exact.Same(item.Title, title) }))
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
