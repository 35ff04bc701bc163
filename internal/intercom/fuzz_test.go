package intercom

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cenkalti/backoff/v5"
)

func FuzzErrorBody(f *testing.F) {
	for _, seed := range []string{
		``, `null`, `[]`, `{}`, `"x"`, `<html>`, "\xff", `{"errors":[{"code":"a","message":"b","field":null}],"request_id":"r"}`,
		`{"errors":{"a":["b"],"c":{"d":1}}}`, `{"errors":[null,1,{}],"message":7}`, `{"message":"m","request_id":null}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		err := &Error{Method: "GET", Path: "/x", Status: 422}
		err.readError(body)
		if err.Message == "" && err.Code == "" {
			t.Error("it says nothing")
		}
		if len(err.Error()) > shownMessage+4*shownBody {
			t.Errorf("%d bytes", len(err.Error()))
		}
		if !utf8.ValidString(err.Error()) {
			t.Errorf("no UTF-8: %q", err)
		}
	})
}

func FuzzListEnvelope(f *testing.F) {
	for _, seed := range []string{
		``, `null`, `[]`, `[null]`, `{}`, `7`, `{"type":"list","data":[{"id":"1"}]}`, `{"type":"list","pages":{"next":{"starting_after":1}},"data":[{"id":1}]}`,
		`{"type":"error.list","errors":[]}`, `{"data":null,"pages":null,"type":null}`, `{"tags":[{"id":"1"}],"pages":{"next":"?page=2","page":1,"total_pages":2}}`,
		`{"type":"list","data":[{"id":"1"}],"pages":{"next":"//example.com/x"}}`,
	} {
		f.Add([]byte(seed))
	}
	c := newClient(f, nil)
	f.Fuzz(func(t *testing.T, body []byte) {
		read, err := readPage[Object](body)
		if err != nil {
			return
		}
		if !json.Valid(body) {
			t.Error("accepted what is no JSON")
		}
		next, _, err := following(get("things").with("page", "1"), read.paging, len(read.items))
		if err != nil {
			return
		}
		if address, err := next.address(c.base); err != nil || !strings.HasPrefix(address, "https://api.intercom.io/things") {
			t.Errorf("the next page is at %q, %v", address, err)
		}
	})
}

func FuzzID(f *testing.F) {
	for _, seed := range []string{`"a"`, `1`, `-0`, `9007199254740993`, `1.0`, `1e2`, `null`, `true`, `{}`, `"\ud800"`, ` 7 `} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var id ID
		if json.Unmarshal(data, &id) != nil {
			return
		}
		var value any
		decoder := json.NewDecoder(strings.NewReader(string(data)))
		decoder.UseNumber()
		if err := decoder.Decode(&value); err != nil {
			t.Fatalf("accepted what is no JSON: %v", err)
		}
		switch value := value.(type) {
		case nil:
			if id != "" {
				t.Errorf("null became %q", id)
			}
		case string:
			if string(id) != value {
				t.Errorf("%q became %q", value, id)
			}
		case json.Number:
			if id.String() != value.String() || strings.ContainsAny(value.String(), ".eE") {
				t.Errorf("%s became %q", value, id)
			}
		default:
			t.Errorf("%s was accepted as %q", data, id)
		}
	})
}

func FuzzParseVersion(f *testing.F) {
	for _, seed := range []string{"2.16", "2.10", "2.9", "Preview", "unstable", "2.", "2.016", "2.-1", "2.9223372036854775807", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		version, err := ParseVersion(text)
		if err != nil {
			return
		}
		if version != Preview && version.String() != text || version == (Version{}) || version.Before(MustVersion("2.10")) {
			t.Errorf("%q became %s", text, version)
		}
		if again, err := ParseVersion(version.String()); err != nil || again != version {
			t.Errorf("%s became %s, %v", version, again, err)
		}
	})
}

func FuzzParseBaseURL(f *testing.F) {
	for _, seed := range []string{
		"https://api.intercom.io", "http://localhost:1/", "http://[::1]", "https://a:b@c", "https://?", "https://x?", "https://:1", "//x",
		"https://x/%2f", "https:x", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		base, err := ParseBaseURL(text)
		if err != nil {
			return
		}
		if base.Hostname() == "" || base.User != nil || base.Scheme != "https" && (base.Scheme != "http" || !isLoopback(base.Hostname())) {
			t.Errorf("accepted %q", text)
		}
		address, err := get("things", "../x?y#z").address(base)
		if err != nil {
			t.Fatal(err)
		}
		called, err := url.Parse(address)
		if err != nil || !sameOrigin(called, base) || called.RawQuery != "" || !strings.HasSuffix(called.EscapedPath(), "/things/..%2Fx%3Fy%23z") {
			t.Errorf("%q leads to %q, %v", text, address, err)
		}
	})
}

func FuzzRetryAfter(f *testing.F) {
	for _, seed := range []string{"7", "0", "-1", "0.5", "1e300", "Inf", "NaN", "0x1p4", "Fri, 31 Dec 1999 23:59:59 GMT", "soon", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		wait, ok := retryAfter(text)
		if !ok && wait != 0 {
			t.Errorf("%q: %s", text, wait)
		}
		var wanted *backoff.RetryAfterError
		refused := &refusal{&Error{Status: 429}, http.Header{"Retry-After": {text}, "X-Ratelimit-Reset": {text}}}
		if errors.As(after(refused), &wanted) && (wanted.Duration <= 0 || wanted.Duration > maxWait) {
			t.Errorf("%q: waits %s", text, wanted.Duration)
		}
	})
}
