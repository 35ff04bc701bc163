package emulator

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Quirks of news items.
var (
	UnknownLabelsRefused = quirk("UnknownLabelsRefused", off,
		"a news item with a label that no other one has is refused",
		"nothing says whether a label that is not there is made")
	NewsTitleRequired = quirk("NewsTitleRequired", off,
		"an update of a news item without its title is refused",
		"the description requires the title, the reference of 2.17 the sender only")
	DraftsTellPublishDates = quirk("DraftsTellPublishDates", off,
		"a news item that is a draft tells the publish dates that it was given",
		"the description says that they are ignored, the reference of 2.17 that they are null")
	NewsListHasNewsfeeds = quirk("NewsListHasNewsfeeds", off,
		"the list of news items has newsfeeds in it",
		"the schema of the answer allows both, and no example shows it")
	CoverImagesRehosted = quirk("CoverImagesRehosted", off,
		"the cover image of a news item is copied, and its address is then one of Intercom's",
		"it is said of images in texts; the examples have no cover image")
)

type newsItem struct {
	id, title, body, senderID, state, coverImageURL string
	deliverSilently                                 bool
	labels, reactions                               []string
	assignments                                     []newsfeedAssignment
	createdAt, updatedAt                            int64
}

type newsfeedAssignment struct {
	newsfeedID  string
	publishedAt int64 // 0 for none yet
}

const newsIsLive = "live"

// coverImagesSince is the first version that takes a cover image, by its reference.
const coverImagesSince = "2.17"

// newsItemInput is what a request says of a news item: nil for what it leaves out.
type newsItemInput struct {
	Title           *string     `json:"title"`
	Body            *string     `json:"body"`
	SenderID        *flexibleID `json:"sender_id"`
	State           *string     `json:"state"`
	DeliverSilently *bool       `json:"deliver_silently"`
	CoverImageURL   *string     `json:"cover_image_url"`
	Labels          []string    `json:"labels"`
	Reactions       *[]string   `json:"reactions"`
	Assignments     []struct {
		NewsfeedID  flexibleID `json:"newsfeed_id"`
		PublishedAt int64      `json:"published_at"`
	} `json:"newsfeed_assignments"`
}

func (w *Workspace) newsItemRoutes() {
	w.handle(oldest, "GET /news/news_items", func(r *request) (any, error) {
		all := rows(&w.newsItems, w.encodeNewsItem)
		if w.has(NewsListHasNewsfeeds) {
			all = append(rows(&w.newsfeeds, (*newsfeed).encode), all...)
		}
		return newsPage(r, all, newsPerPage), nil
	})
	w.handle(oldest, "POST /news/news_items", func(r *request) (any, error) {
		now := time.Now().Unix()
		made := &newsItem{state: "draft", createdAt: now}
		var in newsItemInput
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		if in.Title == nil || in.SenderID == nil {
			return nil, fail(http.StatusBadRequest, "parameter_not_found", "title and sender_id are required")
		}
		if err := w.writeNewsItem(r, made, in); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		w.newsItems.put(made.id, made)
		return w.encodeNewsItem(made), nil
	})
	w.handle(oldest, "GET /news/news_items/{id}", func(r *request) (any, error) {
		found, err := w.newsItemAt(r)
		if err != nil {
			return nil, err
		}
		return w.encodeNewsItem(found), nil
	})
	w.handle(oldest, "PUT /news/news_items/{id}", func(r *request) (any, error) {
		found, err := w.newsItemAt(r)
		if err != nil {
			return nil, err
		}
		var in newsItemInput
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		if in.SenderID == nil || in.Title == nil && w.has(NewsTitleRequired) {
			return nil, fail(http.StatusBadRequest, "parameter_not_found", "title and sender_id are required")
		}
		if err := w.writeNewsItem(r, found, in); err != nil {
			return nil, err
		}
		return w.encodeNewsItem(found), nil
	})
	w.handle(oldest, "DELETE /news/news_items/{id}", func(r *request) (any, error) {
		found, err := w.newsItemAt(r)
		if err != nil {
			return nil, err
		}
		w.newsItems.delete(found.id)
		return object{"id": found.id, "object": "news-item", "deleted": true}, nil
	})
}

func (w *Workspace) newsItemAt(r *request) (*newsItem, error) {
	found, ok := w.newsItems.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Resource Not Found")
	}
	return found, nil
}

// writeNewsItem checks the whole of a request before it writes any of it. The
// reference of 2.17 says what a request that leaves something out does: labels and
// assignments are taken away, reactions are turned off though the answers go on
// showing them, and the rest stays. [?] The refusals are described nowhere, but
// for the publish dates.
func (w *Workspace) writeNewsItem(r *request, item *newsItem, in newsItemInput) error {
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	if r.version < parseVersion(coverImagesSince) {
		if err := r.unexpected("cover_image_url", in.CoverImageURL != nil); err != nil {
			return err
		}
		in.CoverImageURL = nil
	}
	switch {
	case in.Title != nil && strings.TrimSpace(*in.Title) == "":
		return invalid("title cannot be blank")
	case in.State != nil && *in.State != "draft" && *in.State != newsIsLive:
		return invalid("state must be draft or live")
	case in.CoverImageURL != nil && *in.CoverImageURL != "" && !strings.HasSuffix(*in.CoverImageURL, ".jpg") && !strings.HasSuffix(*in.CoverImageURL, ".png"):
		return invalid("cover_image_url must be the address of a .jpg or a .png")
	}
	if in.SenderID != nil {
		if _, there := w.admins.get(string(*in.SenderID)); !there {
			return fail(http.StatusNotFound, "admin_not_found", "Admin not found")
		}
	}
	for _, label := range in.Labels {
		if !w.hasNewsLabel(label) && w.has(UnknownLabelsRefused) {
			return invalid(fmt.Sprintf("Label %q does not exist", label))
		}
	}
	now := time.Now().Unix()
	var assignments []newsfeedAssignment
	for _, one := range in.Assignments {
		if _, there := w.newsfeeds.get(string(one.NewsfeedID)); !there {
			return noNewsfeed()
		}
		if one.PublishedAt > now {
			return invalid("published_at cannot be in the future")
		}
		assignments = append(assignments, newsfeedAssignment{string(one.NewsfeedID), one.PublishedAt})
	}
	set(&item.title, in.Title)
	set(&item.state, in.State)
	set(&item.deliverSilently, in.DeliverSilently)
	if in.CoverImageURL != nil {
		item.coverImageURL = *in.CoverImageURL
		if item.coverImageURL != "" && w.has(CoverImagesRehosted) {
			item.coverImageURL = rehosted(item.coverImageURL)
		}
	}
	if in.SenderID != nil {
		item.senderID = string(*in.SenderID)
	}
	if in.Body != nil {
		item.body = w.renderedHTML(*in.Body).html
	}
	if in.Reactions != nil {
		item.reactions = *in.Reactions
	}
	item.labels = slices.Compact(slices.Sorted(slices.Values(in.Labels)))
	item.assign(assignments, now, w.has(DraftsTellPublishDates))
	item.updatedAt = now
	return nil
}

// assign replaces the assignments. While the item is a draft their dates are
// ignored; what is live and was given none has the date that it had, or now [?].
func (i *newsItem) assign(assignments []newsfeedAssignment, now int64, keepsDates bool) {
	before := i.assignments
	i.assignments = assignments
	for at := range assignments {
		one := &assignments[at]
		if i.state != newsIsLive {
			if !keepsDates {
				one.publishedAt = 0
			}
			continue
		}
		for _, old := range before {
			if old.newsfeedID == one.newsfeedID && one.publishedAt == 0 {
				one.publishedAt = old.publishedAt
			}
		}
		if one.publishedAt == 0 {
			one.publishedAt = now
		}
	}
}

// newsLabels are the labels that every workspace has.
var newsLabels = []string{"New", "Product", "Update"}

func (w *Workspace) hasNewsLabel(label string) bool {
	for item := range w.newsItems.all {
		if slices.Contains(item.labels, label) {
			return true
		}
	}
	return slices.Contains(newsLabels, label)
}

func (i *newsItem) isLiveOn(newsfeedID string) bool {
	return i.state == newsIsLive && slices.ContainsFunc(i.assignments, func(one newsfeedAssignment) bool { return one.newsfeedID == newsfeedID })
}

// encodeNewsItem writes four nulls for no reactions, and a type with a hyphen, as
// the examples do.
func (w *Workspace) encodeNewsItem(i *newsItem) object {
	labels, reactions, assignments := []any{}, []any{}, []any{}
	for _, label := range i.labels {
		labels = append(labels, label)
	}
	for _, reaction := range i.reactions {
		reactions = append(reactions, reaction)
	}
	if len(reactions) == 0 {
		reactions = []any{nil, nil, nil, nil}
	}
	for _, one := range i.assignments {
		assignments = append(assignments, object{"newsfeed_id": numbers([]string{one.newsfeedID})[0], "published_at": orNull(one.publishedAt)})
	}
	return object{
		"id": i.id, "type": "news-item", "workspace_id": w.options.WorkspaceID, "title": i.title, "body": i.body,
		"sender_id": numbers([]string{i.senderID})[0], "state": i.state, "deliver_silently": i.deliverSilently,
		"cover_image_url": orNull(i.coverImageURL), "labels": labels, "reactions": reactions, "newsfeed_assignments": assignments,
		"created_at": i.createdAt, "updated_at": i.updatedAt,
	}
}

// sampleNews are there in the sample workspace.
func (w *Workspace) sampleNews() {
	for _, i := range []newsItem{
		{
			id: SampleNewsItemID, title: "Halloween is here!", body: `<p class="no-margin">New costumes in store for this spooky season</p>`,
			senderID: "991267460", state: newsIsLive, labels: []string{"New", "Product"}, reactions: []string{"😆", "😅"},
			coverImageURL: "https://example.com/pumpkin.png", assignments: []newsfeedAssignment{{SampleNewsfeedID, created.Unix()}},
		},
		{
			id: SampleNewsDraftID, title: "We have news", body: `<p class="no-margin">Hello there,</p>`, senderID: tokenAdmin, state: "draft",
			assignments: []newsfeedAssignment{{newsfeedID: SampleVisitorsFeedID}},
		},
	} {
		i.createdAt, i.updatedAt = created.Unix(), created.Unix()
		w.newsItems.put(i.id, &i)
	}
}
