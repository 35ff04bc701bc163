package intercom

import (
	"context"
	"encoding/json"
	"iter"
)

// NewsItem is an announcement to the people who see a newsfeed.
type NewsItem struct {
	Object
	Title               string               `json:"title"`
	Body                string               `json:"body"` // HTML, as Intercom rewrote it
	SenderID            ID                   `json:"sender_id"`
	State               string               `json:"state"` // draft, live
	DeliverSilently     bool                 `json:"deliver_silently"`
	CoverImageURL       string               `json:"cover_image_url"`
	Labels              notNull              `json:"labels"` // in an order of Intercom's
	Reactions           notNull              `json:"reactions"`
	NewsfeedAssignments []NewsfeedAssignment `json:"newsfeed_assignments"`
	CreatedAt           Time                 `json:"created_at"`
	UpdatedAt           Time                 `json:"updated_at"`
}

// stray says that what a list has for a news item is a newsfeed, which the schema
// of the answer allows: every news item has a sender.
func (i *NewsItem) stray() bool { return i.SenderID == "" }

// notNull is a list in which null stands for nothing: a news item that takes no
// reactions has four of them.
type notNull []string

// UnmarshalJSON leaves the nulls out.
func (n *notNull) UnmarshalJSON(data []byte) error {
	var all []*string
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	*n = nil
	for _, one := range all {
		if one != nil {
			*n = append(*n, *one)
		}
	}
	return nil
}

// NewsfeedAssignment puts a news item on a newsfeed.
type NewsfeedAssignment struct {
	NewsfeedID NumericID `json:"newsfeed_id"`
	// PublishedAt is when the item appeared there. It must not be in the future;
	// Intercom chooses it where it is zero, and ignores it while the item is a draft.
	PublishedAt Time `json:"published_at"`
}

// MarshalJSON writes no time where there is none.
func (a NewsfeedAssignment) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		NewsfeedID  NumericID `json:"newsfeed_id"`
		PublishedAt *int64    `json:"published_at,omitempty"`
	}{a.NewsfeedID, seconds(a.PublishedAt)})
}

// NewsItemInput is what can be written of a news item. Nil is not sent.
type NewsItemInput struct {
	Title           string    `json:"title"`
	SenderID        NumericID `json:"sender_id"`
	Body            *string   `json:"body,omitempty"`
	State           *string   `json:"state,omitempty"`
	DeliverSilently *bool     `json:"deliver_silently,omitempty"`
	CoverImageURL   *string   `json:"cover_image_url,omitempty"` // since CoverImagesSince
	// What an update leaves out of these is taken away, or turned off.
	Labels              []string             `json:"labels"`
	Reactions           []string             `json:"reactions"`
	NewsfeedAssignments []NewsfeedAssignment `json:"newsfeed_assignments"`
}

// CoverImagesSince is the first version that takes the cover image of a news item.
var CoverImagesSince = MustVersion("2.17")

// NewsItems reads and writes news items.
type NewsItems struct {
	c     *Client
	cache *paged[NewsItem]
}

func newNewsItems(c *Client) NewsItems {
	return NewsItems{c, pages[NewsItem](c, "news", "news_items").numbered(mostPerPage)}
}

// All lists every news item, drafts too.
func (s NewsItems) All(ctx context.Context) iter.Seq2[*NewsItem, error] { return s.cache.all(ctx) }

// Get returns one news item.
func (s NewsItems) Get(ctx context.Context, id string) (*NewsItem, error) {
	return s.cache.get(ctx, id)
}

// Create makes a news item. It has no natural key, so a repetition would make a
// second one: where the outcome is not known, the *AmbiguousError has as
// candidates the items of this title and sender that were made since.
func (s NewsItems) Create(ctx context.Context, input NewsItemInput) (*NewsItem, error) {
	began := s.c.ids.begin()
	made, err := call[NewsItem](ctx, s.c, post(input, "news", "news_items").creates().
		must(showing("title", func(made *NewsItem) bool { return sameText(input.Title, made.Title) })))
	if err == nil {
		return s.cache.written(made.identity(), made, nil)
	}
	return nil, candidates(err, "news item of teammate "+input.SenderID.String()+" with this title", s.All(ctx), func(item *NewsItem) string {
		if !began.mayHaveMade(item, item.CreatedAt) || !sameText(input.Title, item.Title) || item.SenderID != ID(input.SenderID) {
			return ""
		}
		return item.identity()
	})
}

// Update changes a news item from what it was before. Beside what changes, it sends
// what Intercom requires in every update, or would take away, in the words that
// Intercom has for it.
func (s NewsItems) Update(ctx context.Context, id string, input, before NewsItemInput) (*NewsItem, error) {
	texts, err := allSpelled(append([]string{input.Title}, input.Labels...), func() ([]string, error) {
		now, err := s.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		return append([]string{now.Title}, now.Labels...), nil
	})
	if err != nil {
		return nil, err
	}
	input.Title, input.Labels = texts[0], texts[1:]
	changed, err := call[NewsItem](ctx, s.c, put(sparse(input, &before, newsItemWhole...), "news", "news_items", id).about(id))
	return s.cache.written(id, changed, err)
}

// newsItemWhole are the members that every update sends. Whether the title is among
// them is said in two ways.
var newsItemWhole = []string{"title", "sender_id", "labels", "reactions", "newsfeed_assignments"}

// Delete deletes a news item for good.
func (s NewsItems) Delete(ctx context.Context, id string) error {
	return s.cache.deleted(id, end(ctx, s.c, remove("news", "news_items", id), id, saysDeleted, func() error {
		_, err := s.cache.one(ctx, id)
		return err
	}))
}
