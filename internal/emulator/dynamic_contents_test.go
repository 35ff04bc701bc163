package emulator

import "testing"

func TestDynamicContents(t *testing.T) {
	t.Parallel()
	const at = "/dynamic_contents"
	content := func(name, more string) string {
		return `{"name":"` + name + `","content_type":"inline","default_locale":"en","variations":[{"locale":"en","text_content":"x"}` + more + `]}`
	}
	life(t, sampleWorkspace(), "2.16", step{"GET " + at, "", "400 intercom_version_invalid"})
	life(t, sampleWorkspace(), "Preview",
		step{"POST " + at, content("A & B", `,{"locale":"en","brand_id":"361","text_content":"y"}`), `200 "key":"a_b"`},
		step{"GET " + at + "/{1}", "", `200 "name":"A \u0026amp; B"`},
		step{"PUT " + at + "/{1}", `{"name":"C","variations":[{"locale":"en","intentionally_empty":true}]}`, `200 "key":"a_b","name":"C"`},
		step{"GET " + at + "?per_page=2", "", `200 "total_pages":2`},
		step{"GET " + at + "/{1}", "", "200 !text_content\":\"y"},
		step{"POST " + at, content("C", ""), "422 already been taken"},
		step{"POST " + at, content("", ""), "422 name must have"},
		step{"PUT " + at + "/{1}", `{"content_type":"block"}`, "422 cannot be changed"},
		step{"PUT " + at + "/{1}", `{"default_locale":"de"}`, "422 default locale"},
		step{"PUT " + at + "/{1}", content("C", `,{"locale":"en","brand_id":"7","text_content":"x"}`), "422 no such brand"},
		step{"PUT " + at + "/{1}", `{"variations":[{"locale":"en"}]}`, "422 has no content"},
		step{"PUT " + at + "/{1}", `{"variations":[{"locale":"en","json_blocks":[]}]}`, "422 another content_type"},
		step{"PUT " + at + "/{1}", content("C", `,{"locale":"en","text_content":"x"}`), "422 one of each brand"},
		step{"DELETE " + at + "/811", "", "409 How refunds work"},
		step{"DELETE " + at + "/{1}", "", `200 "deleted":true`},
		step{"GET " + at + "/{1}", "", "404"},
	)
	life(t, with(DynamicContentNamesAnyCase, true), "2.17", step{"POST " + at, content("refund PERIOD", ""), "422 already been taken"})
	life(t, with(DynamicContentNamesEscaped, false), "2.17", step{"GET " + at + "/812", "", `200 "name":"Phone \u0026 hours"`})
	life(t, with(DynamicContentBlocksCompleted, true), "2.17",
		step{"PUT " + at + "/812", `{"variations":[{"locale":"en","json_blocks":[{"type":"paragraph"}]}]}`, `200 "class":"no-margin"`})
}
