package news_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

const (
	address = "intercom_news_item.test"
	bela    = "991267460"
	before  = "2026-02-02T09:00:00Z"
)

func block(head string, lines ...string) string {
	return head + " {\n  " + strings.Join(lines, "\n  ") + "\n}\n"
}

// newsItem is a news item of Bela's with further lines.
func newsItem(title string, lines ...string) string {
	return block(`resource "intercom_news_item" "test"`, append([]string{fmt.Sprintf("title = %q", title), fmt.Sprintf("sender_id = %q", bela)}, lines...)...)
}

// onFeed assigns to newsfeeds; each has a date behind a space, or none.
func onFeed(feeds ...string) string {
	var all []string
	for _, feed := range feeds {
		id, date, dated := strings.Cut(feed, " ")
		one := fmt.Sprintf("newsfeed_id = %q", id)
		if dated {
			one += fmt.Sprintf(", published_at = %q", date)
		}
		all = append(all, "{ "+one+" }")
	}
	return "newsfeed_assignments = [" + strings.Join(all, ", ") + "]"
}

func has(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(address, tfjsonpath.New(name), value)
}

func assignment(id string, publishedAt knownvalue.Check) knownvalue.Check {
	return knownvalue.ObjectExact(map[string]knownvalue.Check{"newsfeed_id": knownvalue.StringExact(id), "published_at": publishedAt})
}

func texts(texts ...string) []knownvalue.Check {
	checks := []knownvalue.Check{}
	for _, text := range texts {
		checks = append(checks, knownvalue.StringExact(text))
	}
	return checks
}

func TestAccNewsItem(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(acctest.Life(t, address, acctest.Steps{
		Create: resource.TestStep{
			Config: newsItem("Exports", `body = "<p class=\"no-margin\">New exports</p>"`, `state = "live"`, `labels = ["Update", "New"]`, `reactions = ["👍", "🎉", "😅"]`,
				onFeed(emulator.SampleNewsfeedID+" "+before)),
			ConfigStateChecks: []statecheck.StateCheck{
				has("labels", knownvalue.SetExact(texts("New", "Update"))), has("reactions", knownvalue.ListExact(texts("👍", "🎉", "😅"))),
				has("deliver_silently", knownvalue.Bool(false)), has("cover_image_url", knownvalue.StringExact("")),
				has("newsfeed_assignments", knownvalue.SetExact([]knownvalue.Check{assignment(emulator.SampleNewsfeedID, knownvalue.StringExact(before))})),
			},
		},
		Update: resource.TestStep{
			Config: newsItem("Exports again", `state = "live"`, `reactions = ["😅", "👍"]`),
			ConfigStateChecks: []statecheck.StateCheck{
				has("body", knownvalue.StringExact("")), has("labels", knownvalue.SetExact(nil)),
				has("reactions", knownvalue.ListExact(texts("😅", "👍"))), has("newsfeed_assignments", knownvalue.SetExact(nil)),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// The text stays as it is configured, whatever Intercom makes of it, until it is
// changed there.
func TestAccNewsItemBody(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := newsItem("Picture", `body = "<h3>Look</h3><img src=\"https://example.com/a.png\">"`)
	body := has("body", knownvalue.StringExact(`<h3>Look</h3><img src="https://example.com/a.png">`))
	w.Test(
		resource.TestStep{Config: config, ConfigStateChecks: []statecheck.StateCheck{body}},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPut, "/news/news_items/1001", map[string]any{"title": "Picture", "sender_id": 991267460, "body": "<p>Another</p>"}),
			Config:    config, ConfigStateChecks: []statecheck.StateCheck{body},
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, plancheck.ResourceActionUpdate)}},
		},
		resource.TestStep{Config: config, ConfigPlanChecks: acctest.NoChange()},
	)
}

// Going live gives a publish date to what has none. A draft keeps the one that is
// configured, of which Intercom tells nothing.
func TestAccNewsItemPublishDates(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"null": {}, "told": {emulator.DraftsTellPublishDates: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			both := onFeed(emulator.SampleNewsfeedID+" 2026-02-02T10:00:00+01:00", emulator.SampleVisitorsFeedID)
			dated := assignment(emulator.SampleNewsfeedID, knownvalue.StringExact("2026-02-02T10:00:00+01:00"))
			w.Test(
				resource.TestStep{Config: newsItem("Soon", both), ConfigStateChecks: []statecheck.StateCheck{
					has("newsfeed_assignments", knownvalue.SetExact([]knownvalue.Check{dated, assignment(emulator.SampleVisitorsFeedID, knownvalue.Null())})),
				}},
				resource.TestStep{Config: newsItem("Soon", both), ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{Config: newsItem("Soon", both, `state = "live"`), ConfigStateChecks: []statecheck.StateCheck{
					has("newsfeed_assignments", knownvalue.SetExact([]knownvalue.Check{dated, assignment(emulator.SampleVisitorsFeedID, knownvalue.NotNull())})),
				}},
				resource.TestStep{Config: newsItem("Soon", onFeed(emulator.SampleVisitorsFeedID, emulator.SampleNewsfeedID+" "+before)), ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{Config: newsItem("Now", both), ConfigStateChecks: []statecheck.StateCheck{has("state", knownvalue.StringExact("live"))}},
				resource.TestStep{Config: newsItem("Now", both, `state = "draft"`)},
				resource.TestStep{Config: newsItem("Now", both, `state = "draft"`), ConfigPlanChecks: acctest.NoChange()},
			)
		})
	}
}

func TestAccNewsItemRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	future := time.Now().Add(time.Hour).UTC().Format(time.RFC3339)
	var steps []resource.TestStep
	for _, c := range []struct {
		line string
		said []string
	}{
		{`state = "scheduled"`, []string{`must be "draft" or "live"`}},
		{`labels = ["New", ""]`, []string{"must be a string in one line"}},
		{`labels = [null]`, []string{"A value of labels is null"}},
		{`reactions = ["👍", "👍"]`, []string{"Value given twice"}},
		{`reactions = ["ok"]`, []string{"must be one emoji"}},
		{`cover_image_url = "https://example.com/a.png"`, []string{"The API version is too old", `api_version "2.17"`}},
		{`cover_image_url = "https://example.com/a.gif"`, []string{"must be the URL of a .jpg or a .png"}},
		{onFeed("news"), []string{"which here has digits only"}},
		{onFeed("999"), []string{"No such newsfeed", "the id of an intercom_newsfeed, not its name"}},
		{onFeed(emulator.SampleNewsfeedID, emulator.SampleNewsfeedID+" "+before), []string{"Newsfeed given twice"}},
		{onFeed(emulator.SampleNewsfeedID + " yesterday"), []string{"must be a time in RFC 3339 format"}},
		{onFeed(emulator.SampleNewsfeedID + " " + future), []string{"Publish date in the future", "can be scheduled in Intercom itself"}},
	} {
		steps = append(steps, resource.TestStep{Config: newsItem("Refused", c.line), PlanOnly: true, ExpectError: acctest.ExpectMessage(c.said...)})
	}
	for sender, said := range map[string]string{"bela@example.com": "which here has digits only", "12": "No such teammate"} {
		steps = append(steps, resource.TestStep{
			Config: strings.Replace(newsItem("Refused"), bela, sender, 1), PlanOnly: true, ExpectError: acctest.ExpectMessage(said),
		})
	}
	w.Test(steps...)
	if made := w.RequestCount(http.MethodPost, "/news/news_items"); made != 0 {
		t.Errorf("%d news items were made", made)
	}
}

// A cover image that was set in Intercom stays with every version, and can be
// written from 2.17 on.
func TestAccNewsItemCoverImage(t *testing.T) {
	t.Parallel()
	cover := func(url string) []statecheck.StateCheck {
		return []statecheck.StateCheck{has("cover_image_url", knownvalue.StringExact(url))}
	}
	for name, quirks := range map[string]emulator.Quirks{"kept": {}, "rehosted": {emulator.CoverImagesRehosted: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			w.Settings = `api_version = "2.17"`
			const first, second = "https://example.com/a.png", "https://example.com/b.jpg"
			w.Test(
				resource.TestStep{Config: newsItem("Cover", `cover_image_url = "`+first+`"`), ConfigStateChecks: cover(first)},
				resource.TestStep{Config: newsItem("Cover"), ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{Config: newsItem("Covered", `cover_image_url = "`+second+`"`), ConfigStateChecks: cover(second)},
				resource.TestStep{Config: newsItem("Covered", `cover_image_url = "`+second+`"`), ConfigPlanChecks: acctest.NoChange()},
				resource.TestStep{Config: newsItem("Covered", `cover_image_url = ""`), ConfigStateChecks: cover("")},
				resource.TestStep{Config: newsItem("Covered"), ConfigPlanChecks: acctest.NoChange()},
			)
		})
	}
	w := acctest.New(t)
	halloween := newsItem("Halloween is here!", `body = "New costumes in store for this spooky season"`, `labels = ["New", "Product"]`, `reactions = ["😆", "😅"]`,
		onFeed(emulator.SampleNewsfeedID))
	w.Test(
		resource.TestStep{Config: halloween, ResourceName: address, ImportState: true, ImportStateId: emulator.SampleNewsItemID, ImportStatePersist: true},
		resource.TestStep{Config: halloween, ConfigPlanChecks: acctest.NoChange(), ConfigStateChecks: cover("https://example.com/pumpkin.png")},
	)
}

// Whether it was created cannot be told from outside: it is not created twice, and
// what it may be is named.
func TestAccNewsItemAmbiguous(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Do(http.MethodPost, "/news/news_items", map[string]any{"title": "Twin", "sender_id": 991267461})
	if err := w.Fail(emulator.Fault{Pattern: "POST /news/news_items", Cut: "after", Count: 1}); err != nil {
		t.Fatal(err)
	}
	w.Test(resource.TestStep{Config: newsItem("Twin"), ExpectError: acctest.ExpectMessage("The workspace has one like it now, with the import id 1002")})
}

func TestAccNewsItemUnknownLabel(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.UnknownLabelsRefused: true}))
	w.Test(
		resource.TestStep{Config: newsItem("Labelled", `labels = ["Never seen"]`), ExpectError: acctest.ExpectMessage(`Label "Never seen" does not exist`)},
		resource.TestStep{Config: newsItem("Labelled", `labels = ["New"]`)},
	)
}
