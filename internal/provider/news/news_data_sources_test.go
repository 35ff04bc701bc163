package news_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func look(source string, lines ...string) string {
	return block(`data "intercom_`+source+`" "test"`, lines...)
}

func reads(source, name string, value knownvalue.Check) []statecheck.StateCheck {
	return []statecheck.StateCheck{statecheck.ExpectKnownValue("data.intercom_"+source+".test", tfjsonpath.New(name), value)}
}

// The list of news items may have newsfeeds in it, one of them with the id of a
// news item.
func TestAccNewsItemDataSources(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"alone": {}, "mixed": {emulator.NewsListHasNewsfeeds: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			draft := knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"id": knownvalue.StringExact(emulator.SampleNewsDraftID), "title": knownvalue.StringExact("We have news"), "state": knownvalue.StringExact("draft"),
				"reactions": knownvalue.ListSizeExact(0), "newsfeed_assignments": knownvalue.SetExact([]knownvalue.Check{assignment(emulator.SampleVisitorsFeedID, knownvalue.Null())}),
			})
			live := knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"id": knownvalue.StringExact(emulator.SampleNewsItemID), "cover_image_url": knownvalue.StringExact("https://example.com/pumpkin.png"),
				"sender_id": knownvalue.StringExact(bela),
			})
			w.Test(
				resource.TestStep{Config: look("news_items"), ConfigStateChecks: reads("news_items", "news_items", knownvalue.ListExact([]knownvalue.Check{live, draft}))},
				resource.TestStep{Config: look("news_item", `title = "We have news"`), ConfigStateChecks: reads("news_item", "id", knownvalue.StringExact(emulator.SampleNewsDraftID))},
				resource.TestStep{Config: look("news_item", `id = "33"`), ConfigStateChecks: reads("news_item", "title", knownvalue.StringExact("Halloween is here!"))},
				resource.TestStep{Config: look("newsfeed_items", `newsfeed_id = "53"`), ConfigStateChecks: reads("newsfeed_items", "newsfeed_items", knownvalue.ListExact([]knownvalue.Check{live}))},
				resource.TestStep{Config: look("newsfeed_items", `newsfeed_id = "34"`), ConfigStateChecks: reads("newsfeed_items", "newsfeed_items", knownvalue.ListSizeExact(0))},
			)
		})
	}
}

func TestAccNewsfeedDataSources(t *testing.T) {
	t.Parallel()
	acctest.New(t).Test(
		resource.TestStep{Config: look("newsfeed", `name = "Visitors"`), ConfigStateChecks: reads("newsfeed", "id", knownvalue.StringExact(emulator.SampleVisitorsFeedID))},
		resource.TestStep{Config: look("newsfeed", `id = "53"`), ConfigStateChecks: reads("newsfeed", "name", knownvalue.StringExact("Product updates"))},
		resource.TestStep{Config: look("newsfeeds"), ConfigStateChecks: reads("newsfeeds", "newsfeeds", knownvalue.ListSizeExact(2))},
		resource.TestStep{Config: look("newsfeed", `name = "Nobody's"`), PlanOnly: true, ExpectError: acctest.ExpectMessage(`No newsfeed named "Nobody's"`, "Visitors (id 34)")},
		resource.TestStep{Config: look("news_item", `title = "Never"`), PlanOnly: true, ExpectError: acctest.ExpectMessage(`No news item titled "Never"`, "We have news (draft, id 34)")},
	)
}
