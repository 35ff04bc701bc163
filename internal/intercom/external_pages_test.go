package intercom

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// library makes a workspace with so many pages of the sample's source besides.
func library(t *testing.T, pages int, options ...func(*emulator.Options)) (*Client, *emulator.Workspace) {
	t.Helper()
	c, w := emulated(t, options...)
	for i := range pages {
		body := fmt.Sprintf(`{"source_id":%s,"external_id":"p%d","title":"A","html":"<p>A</p>","locale":"en"}`, emulator.SampleSourceID, i)
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.intercom.io/ai/external_pages", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header = http.Header{"Authorization": {"Bearer " + testToken}, "Accept": {"application/json"}}
		answer, err := w.RoundTrip(request)
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Fatal(answer, err)
		}
		_ = answer.Body.Close()
	}
	w.ForgetRequests()
	return c, w
}

// TestExternalPagesReadOnce looks for many pages by their external ids, several at
// a time: every page of the list is read once, and deletions meanwhile hide nothing.
func TestExternalPagesReadOnce(t *testing.T) {
	t.Parallel()
	const pages = 120 // and those of the sample are three pages of the list
	c, w := library(t, pages)
	var all sync.WaitGroup
	for i := range pages {
		all.Go(func() {
			if _, err := c.ExternalPages.ByExternalID(t.Context(), emulator.SampleSourceID, fmt.Sprintf("p%d", i)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if requests, _ := w.Requests(); len(requests) != 3 {
		t.Errorf("%d requests, want 3", len(requests))
	}
}

// TestExternalPagesMissNothing deletes the newest page after the first page of the
// list was read, so that another moves from the second page to the first.
func TestExternalPagesMissNothing(t *testing.T) {
	t.Parallel()
	const pages = 60
	c, _ := library(t, pages)
	if err := c.ExternalPages.cache.readPage(t.Context()); err != nil {
		t.Fatal(err)
	}
	newest := c.ExternalPages.Known(emulator.SampleSourceID, fmt.Sprintf("p%d", pages-1))
	if err := c.ExternalPages.Delete(t.Context(), newest.identity()); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, err := range c.ExternalPages.Of(t.Context(), emulator.SampleSourceID) {
		if err != nil {
			t.Fatal(err)
		}
		count++
	}
	if want := pages - 1 + 2; count != want { // with two of the sample
		t.Errorf("%d pages, want %d", count, want)
	}
}

// TestExternalPageUpdates changes nothing where there is no page any more: before
// 2.17 the request for an update would make one.
func TestExternalPageUpdates(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.16", "2.17"} {
		w := emulator.New(emulator.Options{Token: testToken, Sample: true})
		c := newClient(t, w, func(config *Config) { config.Version = MustVersion(version) })
		input := ExternalPageInput{SourceID: emulator.SampleSourceID, ExternalID: "install", Title: "B", HTML: "<p>B</p>", Locale: "en"}
		changed, err := c.ExternalPages.Update(t.Context(), emulator.SamplePageID, input, input)
		if err != nil || changed.Title != "B" {
			t.Errorf("%s: %+v, %v", version, changed, err)
		}
		if err := c.ExternalPages.Delete(t.Context(), emulator.SamplePageID); err != nil {
			t.Error(err)
		}
		if _, err := c.ExternalPages.Update(t.Context(), emulator.SamplePageID, input, input); err == nil {
			t.Errorf("%s: updated a page that is gone", version)
		}
		if found := c.ExternalPages.Known(emulator.SampleSourceID, "install"); found != nil {
			t.Errorf("%s: there is a page again, %s", version, found.ID)
		}
	}
}
