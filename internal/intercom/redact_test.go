package intercom

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net"
	"net/url"
	"strings"
	"testing"
	"time"
)

// withSigns is a token with every sign that base64 has, which are what gets
// escaped.
const withSigns = "dG9rOjEy+zQ1/zY3ODlfYWJjZGVmZ2g6MTow=="

// disguises are the ways in which somebody may repeat a header's value.
func disguises(token string) map[string]string {
	percent := url.QueryEscape("Bearer " + token)
	var everyLetter, everySign, entities strings.Builder
	for _, c := range []byte(token) {
		fmt.Fprintf(&everyLetter, "%%%02x", c)
		fmt.Fprintf(&everySign, `\u00%02x`, c)
		fmt.Fprintf(&entities, "&#%d;", c)
	}
	quoted, _ := json.Marshal("Bearer " + token)
	twice, _ := json.Marshal(string(quoted))
	all := map[string]string{
		"plain": token, "with its prefix": "Bearer " + token, "lower case": strings.ToLower(token),
		"the beginning": token[:20], "the end": token[len(token)-20:],
		"percent-encoded": percent, "twice": url.QueryEscape(percent), "path-escaped": url.PathEscape(token),
		"every letter percent-encoded": everyLetter.String(), "JSON": string(quoted), "JSON in JSON": string(twice),
		"PHP's JSON": strings.ReplaceAll(string(quoted), "/", `\/`), "every letter escaped": everySign.String(),
		"HTML": html.EscapeString(string(quoted)), "entities": entities.String(), "hexadecimal": hex.EncodeToString([]byte(token)),
		"wrapped": token[:15] + "\r\n " + token[15:],
	}
	for _, before := range []string{"", "x", "xy", "Bearer ", "Authorization: Bearer ", "user:"} {
		for _, after := range []string{"", "\n", "ab", "abc"} {
			for name, encoding := range map[string]*base64.Encoding{"base64": base64.StdEncoding, "base64 of URLs": base64.URLEncoding} {
				spelled := encoding.EncodeToString([]byte(before + token + after))
				all[fmt.Sprintf("%s of %q and %q", name, before, after)] = spelled
				all[fmt.Sprintf("%s of %q and %q, percent-encoded", name, before, after)] = url.QueryEscape(spelled)
			}
		}
	}
	return all
}

// parts are what nothing may show: 16 characters in a row of the token, or of its
// base64 wherever it begins.
func parts(token string) map[string]bool {
	const long = 16
	all := map[string]bool{}
	add := func(text string) {
		for at := 0; at+long <= len(text); at++ {
			all[strings.ToLower(text[at:at+long])] = true
		}
	}
	for _, disguise := range disguises(token) {
		if !strings.Contains(disguise, "QXV0") && !strings.Contains(disguise, "QmVhc") { // not the beginnings
			add(strings.TrimPrefix(disguise, "Bearer "))
		}
	}
	for _, before := range []string{"", "B", "Be"} {
		for _, encoding := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
			add(encoding.EncodeToString([]byte(before + token + "..."))[(8*len(before)+5)/6 : 8*(len(before)+len(token))/6])
		}
	}
	return all
}

// opens says whether a text has one of the parts.
func opens(text string, parts map[string]bool) bool {
	const long = 16
	folded := strings.ToLower(text)
	for at := 0; at+long <= len(folded); at++ {
		if parts[folded[at:at+long]] {
			return true
		}
	}
	return false
}

func TestRedactor(t *testing.T) {
	t.Parallel()
	for _, token := range []string{testToken, withSigns} {
		r, secret := newRedactor(token), parts(token)
		for name, text := range disguises(token) {
			clean := r.text("before, " + text + ", after")
			if opens(clean, secret) || !strings.HasPrefix(clean, "before, ") || !strings.HasSuffix(clean, ", after") || !strings.Contains(clean, redacted) {
				t.Errorf("%s: %q became %q", name, text, clean)
			}
		}
	}
	for _, text := range []string{"", "short", strings.Repeat("the access token of Intercom, ", 20), testToken[:telling-1], "%", `\u00`, "&#;", "\xff\xfe"} {
		if clean := newRedactor(testToken).text(text); clean != text {
			t.Errorf("%q became %q", text, clean)
		}
	}
	for _, token := range []string{"x", "abc", "tok", "token", "0123456789a"} {
		r := newRedactor(token)
		if clean := r.text("it is " + token); len(token) >= shortestToken && clean != "it is "+redacted {
			t.Errorf("%q: %q", token, clean)
		}
	}
}

// TestNothingShowsTheToken has a gateway repeat the Authorization header in every
// way, in every place that something of is shown or logged.
func TestNothingShowsTheToken(t *testing.T) {
	t.Parallel()
	bodies := map[string]string{
		"nothing": "", "text": "%s", "HTML": "<html><body>Forbidden: %s</body></html>", "far down": strings.Repeat(" x", 90) + "%s",
		"JSON": `{"message":"%s"}`, "JSON of its own": `{"headers":{"authorization":"%s"}}`, "a list": `["%s"]`,
		"error.list": `{"type":"error.list","request_id":"%[1]s","errors":[{"code":"%[1]s","message":"%[1]s","field":"%[1]s"}]}`,
		"fields":     `{"type":"error.list","errors":{"%[1]s":"%[1]s"}}`,
		"an object":  `{"id":"%[1]s","name":"%[1]s"}`, "a page": `{"type":"list","data":[{"id":"1","name":"%[1]s"}],"pages":{"next":"https://%[1]s.example.com/%[1]s"}}`,
		"cursor": `{"type":"list","data":[{"id":"1"}],"pages":{"next":{"starting_after":"%s"}}}`, "half": `{"id":"1","name":"%s`, "id of no type": `{"id":{"x":"%s"}}`,
	}
	headers := []string{"X-Request-Id", "Retry-After", "Link", "Location", "X-RateLimit-Reset", "Content-Type"}
	ways := map[string]func(ctx *testing.T, c *Client) error{
		"read": func(t *testing.T, c *Client) error { _, err := c.Contacts.Get(t.Context(), "1"); return err },
		"list": func(t *testing.T, c *Client) error { _, err := collect(t, c, get("things")); return err },
		"make": func(t *testing.T, c *Client) error {
			_, err := c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "x"})
			return err
		},
		"upsert": func(t *testing.T, c *Client) error { _, err := c.Tags.Create(t.Context(), "x"); return err },
		"change": func(t *testing.T, c *Client) error {
			_, err := c.TicketTypes.Update(t.Context(), "1", TicketTypeInput{})
			return err
		},
		"delete": func(t *testing.T, c *Client) error { return c.Tags.Delete(t.Context(), "1") },
		"find":   func(t *testing.T, c *Client) error { _, err := walk(c.Companies.ByName(t.Context(), "x")); return err },
	}
	statuses := []int{200, 307, 400, 401, 403, 404, 408, 409, 410, 422, 429, 500, 503}
	secret, turn := parts(withSigns), time.Now().Nanosecond()%5
	for name, body := range bodies {
		for disguise, text := range disguises(withSigns) {
			inJSON, _ := json.Marshal(text)
			body := strings.NewReplacer("%[1]s", strings.Trim(string(inJSON), `"`), "%s", strings.ReplaceAll(text, `"`, "")).Replace(body)
			var set []string
			for _, header := range headers {
				set = append(set, header, fmt.Sprintf(`<https://x/contacts/%[1]s>; rel="canonical", %[1]s`, text))
			}
			for way, act := range ways {
				if turn++; turn%5 != 0 { // one in five, in turns, each time another
					continue
				}
				status := statuses[turn%len(statuses)]
				lines := &journal{}
				c := newClient(t, answering(reply(status, body, set...)), func(config *Config) { config.Token, config.Log = withSigns, lines.log })
				err := act(t, c)
				var refused *Error
				_ = errors.As(err, &refused)
				if told := fmt.Sprintf("%v %+v %v", err, refused, lines.lines); opens(told, secret) {
					t.Errorf("%s, %d with %s, %s: %s", way, status, name, disguise, told)
				}
			}
		}
	}
}

// TestNetworkErrorsHideTheToken has the token in what net/http says of answers
// that it cannot read, and in the configuration.
func TestNetworkErrorsHideTheToken(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]string{
		"malformed status": "%s\r\n\r\n", "malformed header": "HTTP/1.1 200 OK\r\n%s\r\n\r\n", "malformed length": "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n",
		"malformed encoding": "HTTP/1.1 200 OK\r\nTransfer-Encoding: %s\r\n\r\n", "another host": "HTTP/1.1 302 Found\r\nLocation: https://%s/\r\nContent-Length: 0\r\n\r\n",
		"malformed address": "HTTP/1.1 302 Found\r\nLocation: https://[%s\r\nContent-Length: 0\r\n\r\n",
	} {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = listener.Close() })
		go func() {
			for {
				conn, err := listener.Accept()
				if err != nil {
					return
				}
				_, _ = conn.Read(make([]byte, 4096))
				_, _ = fmt.Fprintf(conn, answer, withSigns)
				_ = conn.Close()
			}
		}()
		lines := &journal{}
		c := newClient(t, nil, func(config *Config) {
			config.BaseURL, config.Token, config.Log = "http://"+listener.Addr().String(), withSigns, lines.log
		})
		_, err = thing(t.Context(), c, "1")
		_, made := c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "x"})
		if told := fmt.Sprint(err, made, lines.lines); err == nil || opens(told, parts(withSigns)) {
			t.Errorf("%s: %s", name, told)
		}
	}
	c := newClient(t, answering(failing(errors.New("proxy said: "+withSigns))), func(config *Config) { config.Token = withSigns })
	_, err := thing(t.Context(), c, withSigns)
	if err == nil || opens(err.Error(), parts(withSigns)) {
		t.Error(err)
	}
}
