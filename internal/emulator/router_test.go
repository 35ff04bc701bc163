package emulator

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestRouter(t *testing.T) {
	t.Parallel()
	var found string
	var r router
	for _, pattern := range []string{
		"GET /contacts", "POST /contacts", "GET /contacts/{id}", "GET /contacts/search", "GET /contacts/{id}/tags", "GET /contacts/find/{id}",
		"GET /{kind}/find/{id}", "GET /a/{x}/c", "GET /a/b/{y}",
	} {
		r.add("", pattern, func(_ http.ResponseWriter, in *http.Request) {
			found = pattern
			for _, name := range []string{"id", "kind", "x", "y"} {
				if value := in.PathValue(name); value != "" {
					found += " " + name + "=" + value
				}
			}
		})
	}
	for request, want := range map[string]string{
		"GET /contacts":             "GET /contacts",
		"POST /contacts":            "POST /contacts",
		"GET /contacts/7":           "GET /contacts/{id} id=7",
		"GET /contacts/search":      "GET /contacts/search",
		"GET /contacts/7/tags":      "GET /contacts/{id}/tags id=7",
		"GET /contacts/find/7":      "GET /contacts/find/{id} id=7",
		"GET /contacts/find/tags":   "GET /contacts/find/{id} id=tags",
		"GET /things/find/7":        "GET /{kind}/find/{id} id=7 kind=things",
		"GET /a/b/c":                "GET /a/b/{y} y=c",
		"GET /contacts/a%2Fb":       "GET /contacts/{id} id=a/b",
		"GET /contacts/..%2Fadmins": "GET /contacts/{id} id=../admins",
		"GET /contacts/%2e%2e":      "GET /contacts/{id} id=..",
		"GET /contacts/a%20b%3Fc":   "GET /contacts/{id} id=a b?c",
		"GET /contacts/%252F":       "GET /contacts/{id} id=%2F",
		"GET /contacts/%C3%A9":      "GET /contacts/{id} id=é",
		"GET /contacts/7?x=/y":      "GET /contacts/{id} id=7",
		"GET /contacts/":            "",
		"GET /contacts//tags":       "",
		"GET //contacts":            "",
		"GET /contacts/7/tags/":     "",
		"GET /Contacts":             "",
		"DELETE /contacts":          "",
		"HEAD /contacts":            "",
		"GET /":                     "",
	} {
		method, path, _ := strings.Cut(request, " ")
		in := httptest.NewRequestWithContext(t.Context(), method, "http://localhost"+path, nil)
		found = ""
		if serve := r.find(in); serve != nil {
			serve(nil, in)
		}
		if found != want {
			t.Errorf("%s: got %q, want %q", request, found, want)
		}
	}
}
