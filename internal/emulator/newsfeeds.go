package emulator

// newsfeed is a channel of news items. Nothing but Intercom's settings makes or
// changes one.
type newsfeed struct{ id, name string }

func (f *newsfeed) encode() object {
	return object{"id": f.id, "type": "newsfeed", "name": f.name, "created_at": created.Unix(), "updated_at": created.Unix()}
}

func (w *Workspace) newsfeedRoutes() {
	w.handle(oldest, "GET /news/newsfeeds", func(r *request) (any, error) {
		return newsPage(r, rows(&w.newsfeeds, (*newsfeed).encode), newsPerPage), nil
	})
	w.handle(oldest, "GET /news/newsfeeds/{id}", func(r *request) (any, error) {
		found, ok := w.newsfeeds.get(r.PathValue("id"))
		if !ok {
			return nil, noNewsfeed()
		}
		return found.encode(), nil
	})
	w.handle(oldest, "GET /news/newsfeeds/{id}/items", func(r *request) (any, error) {
		feed, ok := w.newsfeeds.get(r.PathValue("id"))
		if !ok {
			return nil, noNewsfeed()
		}
		return newsPage(r, rowsWhere(&w.newsItems, func(i *newsItem) bool { return i.isLiveOn(feed.id) }, w.encodeNewsItem), newsfeedItemsPerPage), nil
	})
}

// noNewsfeed is the refusal of an id that no newsfeed has. [?] It is described
// nowhere.
func noNewsfeed() error { return notFound("Newsfeed not found") }

// How many there are on a page where nobody asks, by the examples. [?] That
// per_page is heeded is described nowhere.
const (
	newsPerPage          = 10
	newsfeedItemsPerPage = 20
)

// newsPage is a page of a list of news.
func newsPage(r *request, all []any, usual int) object {
	page, pages := numbered(r, all, usual, mostPerPage)
	return object{"type": "list", "pages": pages, "total_count": len(all), "data": page}
}

func (w *Workspace) sampleNewsfeeds() {
	for _, f := range []newsfeed{{SampleNewsfeedID, "Product updates"}, {SampleVisitorsFeedID, "Visitors"}} {
		w.newsfeeds.put(f.id, &f)
	}
}
