package emulator

import "testing"

func TestAuthTokens(t *testing.T) {
	t.Parallel()
	const token = `{"name":"Orders","token_value":"a","request_header_key":"X-Token","token_prefix":"Key"`
	life(t, sampleWorkspace(), "2.18",
		step{"POST /auth_tokens", token + "}", `200 "created_at":1`},
		step{"GET /auth_tokens/{1}", "", "200 !token_value"},
		step{"PATCH /auth_tokens/{1}", `{"token_prefix":""}`, `200 "token_prefix":null,"token_type":"text"`},
		step{"PATCH /auth_tokens/{1}", `{"token_value":"b"}`, "400"},
		step{"PATCH /auth_tokens/" + SampleOAuthAuthTokenID, `{"name":"Other"}`, "400 Only text tokens can be updated"},
		step{"POST /auth_tokens", token + `,"domain":"example.com"}`, "400 domain"},
		step{"POST /auth_tokens", `{"name":"Orders","request_header_key":"X-Token"}`, "400 token_value"},
		step{"POST /auth_tokens", `{"name":"Orders","token_value":"a"}`, "400 request_header_key"},
		step{"GET /auth_tokens?per_page=1", "", `200 "starting_after":"1"`},
		step{"DELETE /auth_tokens/{1}", "", "404"},
	)
	life(t, sampleWorkspace(), "Preview",
		step{"POST /auth_tokens", token + `,"domain":"example.com"}`, `200 "created_at":"20`},
		step{"PATCH /auth_tokens/{1}", `{"request_header_key":"Authorization"}`, "400 where a domain is set"},
		step{"PATCH /auth_tokens/{1}", `{"name":"Other"}`, "200 Other"},
		step{"PATCH /auth_tokens/1", `{"name":"Other"}`, "404"},
		step{"POST /auth_tokens", token + `,"token_type":"text"}`, "400 token_type"},
	)
	life(t, with(AuthTokensFixedInPreview, true), "Preview", step{"PATCH /auth_tokens/831", `{"name":"Other"}`, "404 The requested path was not found"})
	life(t, with(AuthTokenPrefixHidden, true), "Preview", step{"GET /auth_tokens/831", "", "200 !token_prefix"})
	life(t, sampleWorkspace(), "2.17", step{"GET /auth_tokens", "", "400 intercom_version_invalid"})
}
