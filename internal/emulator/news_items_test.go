package emulator

import "testing"

func TestNewsItems(t *testing.T) {
	t.Parallel()
	const at = "/news/news_items"
	item := func(more string) string { return `{"title":"News","sender_id":991267460` + more + `}` }
	life(t, sampleWorkspace(), "2.16",
		step{"POST " + at, item(`,"body":"Hello","labels":["Update","New"],"newsfeed_assignments":[{"newsfeed_id":"53"}]`), `200 "labels":["New","Update"]`},
		step{"GET " + at + "/{1}", "", `200 "newsfeed_assignments":[{"newsfeed_id":53,"published_at":null}],"reactions":[null,null,null,null]`},
		step{"PUT " + at + "/{1}", `{"sender_id":991267460,"state":"live","reactions":["👍"],"newsfeed_assignments":[{"newsfeed_id":53,"published_at":1664638214}]}`, `200 "published_at":1664638214`},
		step{"PUT " + at + "/{1}", item(`,"labels":["New"],"newsfeed_assignments":[{"newsfeed_id":53}]`), `200 "published_at":1664638214`},
		step{"PUT " + at + "/{1}", item(""), `200 "labels":[],"newsfeed_assignments":[],"reactions":["👍"]`},
		step{"GET " + at + "/{1}", "", `200 "body":"\u003cp class=\"no-margin\"\u003eHello\u003c/p\u003e"`},
		step{"GET " + at + "?per_page=2", "", `200 "total_pages":2`},
		step{"POST " + at, `{"title":"News"}`, "400 title and sender_id are required"},
		step{"PUT " + at + "/{1}", `{"title":"News"}`, "400 title and sender_id are required"},
		step{"POST " + at, `{"title":" ","sender_id":991267460}`, "400 title"},
		step{"POST " + at, `{"title":"News","sender_id":1}`, "404 admin_not_found"},
		step{"POST " + at, item(`,"state":"scheduled"`), "400 state must be"},
		step{"POST " + at, item(`,"newsfeed_assignments":[{"newsfeed_id":53,"published_at":4102444800}]`), "400 cannot be in the future"},
		step{"POST " + at, item(`,"newsfeed_assignments":[{"newsfeed_id":1}]`), "404 Newsfeed not found"},
		step{"POST " + at, item(`,"cover_image_url":"https://example.com/a.png"`), `200 "cover_image_url":null`},
		step{"GET /news/newsfeeds/53/items", "", `200 "total_count":1`},
		step{"GET /news/newsfeeds/1/items", "", "404"},
		step{"GET /news/newsfeeds/1", "", "404"},
		step{"DELETE " + at + "/{1}", "", `200 "deleted":true,"id":"{1}","object":"news-item"`},
		step{"GET " + at + "/{1}", "", "404"},
	)
	life(t, sampleWorkspace(), "2.17",
		step{"POST " + at, item(`,"cover_image_url":"https://example.com/a.png"`), `200 "cover_image_url":"https://example.com/a.png"`},
		step{"PUT " + at + "/{1}", item(`,"cover_image_url":""`), `200 "cover_image_url":null`},
		step{"PUT " + at + "/{1}", item(`,"cover_image_url":"https://example.com/a.gif"`), "400 .jpg or a .png"},
	)
	life(t, with(NewsTitleRequired, true), "2.16", step{"PUT " + at + "/33", `{"sender_id":991267460}`, "400 title and sender_id are required"})
	life(t, with(UnknownLabelsRefused, true), "2.16",
		step{"POST " + at, item(`,"labels":["Product"]`), "200"}, step{"POST " + at, item(`,"labels":["Other"]`), "400 Label"})
	life(t, with(NewsListHasNewsfeeds, true), "2.16", step{"GET " + at, "", `200 "type":"newsfeed"`})
	life(t, with(CoverImagesRehosted, true), "2.17", step{"POST " + at, item(`,"cover_image_url":"https://example.com/a.png"`), "200 downloads.intercomcdn.com"})
	life(t, with(DraftsTellPublishDates, true), "2.16",
		step{"POST " + at, item(`,"newsfeed_assignments":[{"newsfeed_id":53,"published_at":1664638214}]`), `200 "published_at":1664638214`})
}
