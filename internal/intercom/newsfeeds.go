package intercom

import (
	"context"
	"iter"
)

// Newsfeed is a channel in which people see news items.
type Newsfeed struct {
	Object
	Name      string `json:"name"`
	CreatedAt Time   `json:"created_at"`
	UpdatedAt Time   `json:"updated_at"`
}

// Newsfeeds reads newsfeeds. The API cannot make or change them.
type Newsfeeds struct {
	c     *Client
	cache *paged[Newsfeed]
}

func newNewsfeeds(c *Client) Newsfeeds {
	return Newsfeeds{c, pages[Newsfeed](c, "news", "newsfeeds").numbered(mostPerPage)}
}

// All lists every newsfeed.
func (s Newsfeeds) All(ctx context.Context) iter.Seq2[*Newsfeed, error] { return s.cache.all(ctx) }

// Get returns one newsfeed.
func (s Newsfeeds) Get(ctx context.Context, id string) (*Newsfeed, error) {
	return s.cache.get(ctx, id)
}

// Exists is nil where a newsfeed has an id, else the error of looking for it.
func (s Newsfeeds) Exists(ctx context.Context, id string) error {
	_, err := s.Get(ctx, id)
	return err
}

// Items lists the news items that are live on a newsfeed.
func (s Newsfeeds) Items(ctx context.Context, id string) iter.Seq2[*NewsItem, error] {
	return list[NewsItem](ctx, s.c, get("news", "newsfeeds", id, "items").numbered(mostPerPage))
}
