package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// list walks a whole list, whichever of Intercom's paging styles it has, and
// makes a request for a page when the page is needed. An object that comes twice,
// because a change meanwhile moved it to another page, is yielded once. Where the
// list is in the order of changes, what changed is at its beginning by then, which
// is read once more.
func list[T any](ctx context.Context, c *Client, r request) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		yielded := map[string]bool{}
		news := func(object *T) bool {
			known, ok := any(object).(identified)
			if !ok {
				return true
			}
			id := known.identity()
			old := yielded[id]
			yielded[id] = true
			return !old
		}
		moved := false
		for object, err := range everyPage[T](ctx, c, r) {
			switch {
			case err != nil || news(object):
				if !yield(object, err) {
					return
				}
			default:
				moved = r.moving
			}
		}
		for next := &r; moved && next != nil; {
			found, err := turn[T](ctx, c, *next)
			if err != nil {
				yield(nil, err)
				return
			}
			moved, next = false, found.next
			for _, object := range found.objects {
				if !news(object) {
					continue
				}
				if moved = true; !yield(object, nil) {
					return
				}
			}
		}
	}
}

// everyPage is a list as it comes, page by page.
func everyPage[T any](ctx context.Context, c *Client, r request) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		seen := map[string]bool{}
		for next := &r; next != nil; {
			found, err := turn[T](ctx, c, *next)
			if err == nil && seen[found.cursor] {
				// A search that is told the cursor in the wrong place answers
				// with its first page for ever.
				err = c.redactor.error(fmt.Errorf("%s: Intercom answered twice with the same next page, %q", c.told(r), found.cursor))
			}
			for _, object := range found.objects {
				if !yield(object, nil) {
					return
				}
			}
			if err != nil {
				yield(nil, err)
				return
			}
			seen[found.cursor] = true
			next = found.next
		}
	}
}

// pageOf is one page of a list.
type pageOf[T any] struct {
	objects []*T
	pages   int      // that there are in all; 0 where the answer does not say
	next    *request // for the next one, nil for none
	cursor  string   // what identifies the next one
}

// turn reads one page.
func turn[T any](ctx context.Context, c *Client, r request) (pageOf[T], error) {
	var found pageOf[T]
	answer, err := c.send(ctx, r)
	if err != nil {
		return found, err
	}
	page, err := readPage[T](answer.body)
	if err == nil && page.null {
		err = errNoList
	}
	if err != nil {
		return found, c.unreadable(r, answer, err)
	}
	for i := range page.items {
		if other, ok := any(&page.items[i]).(interface{ stray() bool }); ok && other.stray() {
			continue // an object of another kind, which would be taken for the one of its id
		}
		if lacksID(&page.items[i]) {
			return found, c.unreadable(r, answer, errors.New("an object in it has no id, or one that can be none"))
		}
		_ = c.ids.saw(&page.items[i], false, 0)
		found.objects = append(found.objects, &page.items[i])
	}
	next, cursor, err := following(r, page.paging, len(page.items))
	if err != nil {
		return found, fmt.Errorf("%s: %w", c.told(r), c.redactor.error(err))
	}
	if cursor != "" {
		found.next, found.cursor = &next, cursor
	}
	found.pages = page.paging.TotalPages
	return found, nil
}

// page is one page of a list.
type page[T any] struct {
	items  []T
	paging paging
	null   bool // where the list should be
}

// paging is what a page says of the next one.
type paging struct {
	Page       int             `json:"page"`
	TotalPages int             `json:"total_pages"`
	Next       json.RawMessage `json:"next"` // missing, null, an address, or an object with a cursor
	NextCursor string          `json:"next_cursor"`
}

// readPage accepts the wrappers that lists come in. The key of the array is
// "data" for most, and else the only array there is.
func readPage[T any](body []byte) (page[T], error) {
	var result page[T]
	body = bytes.TrimSpace(body)
	switch {
	case len(body) == 0:
		return result, errEmpty
	case body[0] == '[':
		return result, json.Unmarshal(body, &result.items)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(body, &members); err != nil {
		return result, err
	}
	// An object of another type may have an array among its members, too.
	var kind string
	named := json.Unmarshal(members["type"], &kind) == nil
	isList := strings.HasSuffix(kind, "list") || kind == "event.summary"
	if named && !isList || present(members["errors"]) {
		return result, errNoList
	}
	pages := members["pages"]
	if !present(pages) {
		pages = body // lists without it have the counters at the top level, or none
	}
	if err := json.Unmarshal(pages, &result.paging); err != nil {
		// Going on would be to take the first page for the whole list.
		return result, fmt.Errorf("it does not say whether there is more: %w", err)
	}
	if inner := members["data"]; len(inner) > 0 && inner[0] == '{' { // searches for articles have their lists there
		members = nil
		if err := json.Unmarshal(inner, &members); err != nil {
			return result, err
		}
	}
	for _, key := range append([]string{"data"}, slices.Sorted(maps.Keys(members))...) {
		if raw := members[key]; len(raw) > 0 && raw[0] == '[' {
			return result, json.Unmarshal(raw, &result.items)
		}
	}
	if !named {
		return result, errNoList
	}
	for key, raw := range members {
		result.null = result.null || key != "pages" && key != "errors" && !present(raw)
	}
	return result, nil
}

var errNoList = errors.New("it is no list")

// present says whether a member is there and not null.
func present(raw json.RawMessage) bool { return len(raw) > 0 && !bytes.Equal(raw, []byte("null")) }

// numberedBody is the body of a request that has the number of the page in it.
type numberedBody interface {
	// following is the body for the next page, and the page's number.
	following() (next any, number int)
}

// following is the request for the next page and what identifies that page, ""
// where there is none.
func following(r request, p paging, items int) (request, string, error) {
	if items == 0 {
		return r, "", nil
	}
	if body, numbered := r.body.(numberedBody); numbered {
		if !present(p.Next) && p.Page >= p.TotalPages {
			return r, "", nil
		}
		next, number := body.following()
		r.body = next
		return r, strconv.Itoa(number), nil
	}
	if !present(p.Next) {
		if p.NextCursor != "" { // the history of merges
			return r.with("cursor", p.NextCursor), p.NextCursor, nil
		}
		if p.Page > 0 && p.Page < p.TotalPages && r.query.Has("page") {
			next := strconv.Itoa(p.Page + 1)
			return r.with("page", next), next, nil
		}
		return r, "", nil
	}
	var address string
	if json.Unmarshal(p.Next, &address) == nil {
		return at(r, address)
	}
	var cursor struct {
		StartingAfter ID `json:"starting_after"`
	}
	if err := json.Unmarshal(p.Next, &cursor); err != nil {
		return r, "", fmt.Errorf("what the answer says of the next page cannot be read: %w", err)
	}
	after := cursor.StartingAfter.String()
	switch {
	case after == "":
		return r, "", nil
	case r.method == http.MethodPost:
		return r.after(after), after, nil
	default:
		return r.with("starting_after", after), after, nil
	}
}

// at is the request for a page whose address an answer gave. Only the query is
// taken: the address has Intercom's own host also where requests go through a
// gateway, and a token goes nowhere but to the configured host.
func at(r request, address string) (request, string, error) {
	if address == "" {
		return r, "", nil
	}
	next, err := url.Parse(address)
	if err != nil {
		return r, "", fmt.Errorf("the URL of the next page cannot be read: %w", err)
	}
	r.query = next.Query()
	return r, address, nil
}

// holder is the first of a list that matches; nil for none, and where the list cannot
// be read.
func holder[T any](all iter.Seq2[*T, error], match func(*T) bool) *T {
	for one, err := range all {
		if err != nil {
			return nil
		}
		if match(one) {
			return one
		}
	}
	return nil
}
