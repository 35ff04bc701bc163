package emulator

import "testing"

func TestBulkContentActions(t *testing.T) {
	t.Parallel()
	const bulk = "POST /content/bulk_actions"
	body := func(action, kind, id, more string) string {
		return `{"action":"` + action + `","content_ids":[{"type":"` + kind + `","id":"` + id + `"}]` + more + `}`
	}
	life(t, sampleWorkspace(), "2.16",
		step{bulk, body("unpublish", "article_content", "321000", ""), `202 "status":"queued"`},
		step{"GET /articles/321", "", `200 "state":"draft"`},
		step{bulk, body("publish", "article_content", "321000", ""), "202"},
		step{"GET /articles/321", "", `200 "state":"published"`},
		step{bulk, body("set_availability", "internal_article", "81", `,"availability":{"copilot":false}`), "202"},
		step{"GET /content/search?copilot_state=off&content_types=internal_article", "", `200 "id":"81"`},
		step{bulk, body("set_audience", "content_snippet", "85", `,"audience":{"remove_all":true,"add_segment_ids":[`+SampleUnusedAudienceID+`]}`), "202"},
		step{"GET /content_snippets/85", "", `200 "audience_ids":[` + SampleUnusedAudienceID + `]`},
		step{bulk, body("update_tags", "external_content", "19", `,"tags":{"add_tag_ids":[101,103],"remove_tag_ids":[103]}`), "202"},
		step{"GET /content/search?tag_ids=101&content_types=external_content", "", `200 "id":"19"`},
		step{bulk, body("update_tags", "article", "321", `,"tags":{"remove_tag_ids":[`+SampleTagID+`]}`), "202"},
		step{"GET /articles/321", "", `200 "tags":{"tags":[],`},
		step{bulk, body("delete", "external_content", "19", ""), "202"}, // which it is not for
		step{"GET /ai/external_pages/19", "", "200"},
		step{bulk, body("delete", "article_content", "323001", ""), "202"},
		step{"GET /articles/323", "", `200 "fr":null`},
		step{bulk, body("delete", "article_content", "323000", ""), "202"},
		step{"GET /articles/323", "", "404"},
		step{bulk, body("delete", "content_snippet", "1", ""), "202"}, // which there is not
		step{bulk, body("archive", "article", "321", ""), "422 action is not valid"},
		step{bulk, `{"action":"publish","content_ids":[]}`, "422 content_ids must have"},
		step{bulk, body("set_availability", "article_content", "321000", ""), "422 availability is required"},
		step{bulk, body("set_audience", "article_content", "321000", ""), "422 audience is required"},
		step{bulk, body("set_audience", "article_content", "321000", `,"audience":{"add_segment_ids":[1]}`), "422 Audience 1 not found"},
		step{bulk, body("update_tags", "article", "321", `,"tags":{}`), "422 add_tag_ids or remove_tag_ids"},
		step{bulk, body("update_tags", "article", "321", `,"tags":{"add_tag_ids":[1]}`), "422 Tag 1 not found"},
	)
	life(t, sampleWorkspace(), "2.15", step{bulk, body("publish", "article_content", "321000", ""), "400 intercom_version_invalid"})
}
