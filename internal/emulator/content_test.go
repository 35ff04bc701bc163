package emulator

import "testing"

func TestContentSearch(t *testing.T) {
	t.Parallel()
	const pages = "GET /content/search?content_types=external_content"
	life(t, sampleWorkspace(), "2.16",
		step{"GET /content/search?query=hundred+requests", "", `200 "data":[{"id":"19","title":"Limits of the API","type":"external_content"}]`},
		step{pages, "", `200 "total_count":3`},
		step{pages + "&query=h1", "", `200 "total_count":0`}, // is no word of the text
		step{pages + "&locales=fr", "", `200 "total_count":0`},
		step{pages + "&fin_service_state=on&copilot_state=on&fin_sales_state=off&states=published", "", `200 "total_count":3`},
		step{pages + "&tag_ids=103", "", `200 "total_count":0`},
		step{pages + "&tag_ids=103&tag_operator=NIN", "", `200 "total_count":3`},
		step{"GET /content/search?content_types=snippet,internal_article&query=limits", "", `200 "total_count":0`},
		step{"DELETE /ai/external_pages/19", "", `200 "html":""`},
		step{pages, "", `200 "total_count":2`},
	)
	life(t, with(DeletedPagesStay, true), "2.16", step{"DELETE /ai/external_pages/19", "", "200"}, step{pages, "", `200 "total_count":2`})
}
