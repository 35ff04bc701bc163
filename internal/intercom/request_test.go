package intercom

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// TestPathSegments shows that an id stays one segment of the path, as a real
// server sees it.
func TestPathSegments(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"123":             "123",
		"../admins":       "..%2Fadmins",
		"..":              "",
		".":               "",
		"":                "",
		"...":             "...",
		"a/b":             "a%2Fb",
		`a\b`:             "a%5Cb",
		"a b":             "a%20b",
		"a+b":             "a+b",
		"%2e%2e":          "%252e%252e",
		"%":               "%25",
		"?x=1":            "%3Fx=1",
		"#":               "%23",
		"a;b,c:d@e&f=g$h": "a%3Bb%2Cc:d@e&f=g$h",
		"é/日本":            "%C3%A9%2F%E6%97%A5%E6%9C%AC",
		"\r\nHost: x":     "%0D%0AHost:%20x",
		"\x00":            "%00",
	} {
		t.Run(fmt.Sprintf("%q", id), func(t *testing.T) {
			t.Parallel()
			var seen []string
			c := serve(t, func(out http.ResponseWriter, in *http.Request) {
				seen = append(seen, in.URL.EscapedPath()+"?"+in.URL.RawQuery)
				_, _ = out.Write([]byte(`{"id":"1"}`))
			})
			_, err := thing(t.Context(), c, id)
			if want == "" {
				if err == nil || len(seen) != 0 {
					t.Errorf("got %v after asking for %q", err, seen)
				}
				return
			}
			if err != nil || !slices.Equal(seen, []string{"/things/" + want + "?"}) {
				t.Errorf("asked for %q: %v", seen, err)
			}
		})
	}
}

func TestBasePathStays(t *testing.T) {
	t.Parallel()
	transport := answering(reply(200, `{"id":"1"}`))
	c := newClient(t, transport, func(config *Config) { config.BaseURL = "https://proxy.example.com/intercom%2Fapi/" })
	if _, err := thing(t.Context(), c, "a/b"); err != nil {
		t.Fatal(err)
	}
	if got := transport.calls[0].path; got != "/intercom%2Fapi/things/a%2Fb" {
		t.Errorf("asked for %s", got)
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	for kind, r := range kinds {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			var seen http.Header
			c := serve(t, func(_ http.ResponseWriter, in *http.Request) { seen = in.Header })
			if _, err := c.send(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			want := map[string]string{
				"Authorization": "Bearer " + testToken, "Accept": "application/json", "Intercom-Version": "2.16",
				"User-Agent": "test", "Accept-Encoding": "gzip",
			}
			if r.body != nil {
				want["Content-Type"] = "application/json"
				want["Content-Length"] = "2"
			}
			got := map[string]string{}
			for name := range seen {
				got[name] = seen.Get(name)
			}
			if !maps.Equal(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
		})
	}
}

func TestVersionHeader(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.11", "Preview"} {
		transport := answering(reply(200, `{"id":"1"}`))
		c := newClient(t, transport, func(config *Config) { config.Version = MustVersion(version) })
		if _, err := thing(t.Context(), c, "1"); err != nil {
			t.Fatal(err)
		}
		if got := transport.calls[0].header.Get("Intercom-Version"); got != version {
			t.Errorf("sent %q, want %q", got, version)
		}
	}
}

// TestLogIsDiscreet looks for what must not be in a log: the token, bodies,
// queries, and what names a person.
func TestLogIsDiscreet(t *testing.T) {
	t.Parallel()
	lines := &journal{}
	transport := answering(
		reply(200, `{"id":"1","name":"private"}`, "X-Request-Id", "b1"),
		reply(422, `{"errors":[{"code":"private","message":"private"}]}`),
		reply(200, `{"id":"1"}`),
		failing(errors.New("private")),
		reply(200, onePage("1", `{"next":"?page=private"}`)),
		reply(200, onePage("2", `{}`)),
	)
	c := newClient(t, transport, func(config *Config) { config.Log = lines.log })
	_, _ = c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "private"})
	_, _ = thing(t.Context(), c, "2")
	_, _ = walk(c.Contacts.ByExternalID(t.Context(), "private@example.com"))
	_ = c.Tags.Delete(t.Context(), "3")
	_, _ = collect(t, c, get("things"))
	var told []string
	for _, line := range lines.lines {
		for _, secret := range []string{testToken, "private"} {
			if text := fmt.Sprint(line); strings.Contains(text, secret) {
				t.Errorf("the log shows %q: %s", secret, text)
			}
		}
		told = append(told, fmt.Sprint(line.message, " ", line.fields["method"], " ", line.fields["path"], " ", line.fields["status"]))
	}
	want := []string{
		"Intercom answered POST /ticket_types 200",
		"Intercom answered GET /things/2 422",
		"Intercom answered GET /contacts/find_by_external_id/… 200",
		"Intercom did not answer DELETE /tags/3 <nil>",
		"Intercom answered GET /things 200",
		"Intercom answered GET /things 200",
	}
	if !slices.Equal(told, want) {
		t.Errorf("got  %q\nwant %q", told, want)
	}
	if id := lines.lines[0].fields["request_id"]; id != "b1" {
		t.Errorf("the request id is %v", id)
	}
}

func TestUnreadableSuccess(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"empty":         ``,
		"spaces":        ` `,
		"null":          `null`,
		"HTML":          `<html></html>`,
		"half":          `{"id":"1"`,
		"array":         `[]`,
		"empty object":  `{}`,
		"no id":         `{"name":"x"}`,
		"empty id":      `{"id":""}`,
		"null id":       `{"id":null}`,
		"id of no type": `{"id":true}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClient(t, answering(reply(200, body)))
			tag, err := thing(t.Context(), c, "1")
			checkOutcome(t, err, 200, false)
			if tag != nil {
				t.Errorf("got %+v beside the error", tag)
			}
			_, err = c.TicketTypes.Update(t.Context(), "1", TicketTypeInput{Name: "x"})
			checkOutcome(t, err, 200, false)
			_, err = c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "x"})
			checkOutcome(t, err, 200, true)
			// Intercom answers to this deletion with nothing.
			foreign := name != "empty" && name != "spaces"
			if err := c.Tags.Delete(t.Context(), "1"); (err != nil) != foreign {
				t.Errorf("the deletion: %v", err)
			}
		})
	}
}

func TestAnswerTooLarge(t *testing.T) {
	t.Parallel()
	const whole = `{"id":"1"}`
	c := newClient(t, answering(reply(200, whole)))
	c.maxAnswer = int64(len(whole))
	if _, err := thing(t.Context(), c, "1"); err != nil {
		t.Errorf("an answer as large as it may be: %v", err)
	}
	c.maxAnswer--
	_, err := thing(t.Context(), c, "1")
	checkOutcome(t, err, 200, false)
	if want := "GET /things/1: 200: the answer makes no sense, it is larger than 9 bytes: "; !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v", err)
	}
	_, err = c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "x"})
	checkOutcome(t, err, 200, true)

	refusing := newClient(t, answering(reply(403, strings.Repeat(" ", 100))))
	refusing.maxAnswer = 10
	_, err = thing(t.Context(), refusing, "1")
	checkOutcome(t, err, 403, false)
}

func TestBodyThatIsNoJSON(t *testing.T) {
	t.Parallel()
	transport := answering(reply(200, ""))
	_, err := newClient(t, transport).send(t.Context(), post(func() {}, "things"))
	var uncertain *AmbiguousError
	if err == nil || errors.As(err, &uncertain) || len(transport.calls) != 0 {
		t.Errorf("got %v after %d requests", err, len(transport.calls))
	}
}
