package knowledge

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/richtext"
)

func TestMarkdownToHTML(t *testing.T) {
	t.Parallel()
	for markdown, want := range map[string]string{
		"":                                      "",
		"Hello *you* **there**":                 "<p>Hello <em>you</em> <strong>there</strong></p>",
		"One\ntwo  \nthree":                     "<p>One\ntwo<br>\nthree</p>",
		"# A\n\n## B\n\n#### C":                 "<h1>A</h1>\n<h2>B</h2>\n<h2>C</h2>",
		"- a\n- b\n\n1. c":                      "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>",
		"[a](https://example.com \"t\")":        `<p><a href="https://example.com">a</a></p>`,
		"![a](https://example.com/a.png \"t\")": `<p><img src="https://example.com/a.png" alt="a"></p>`,
		"https://example.com":                   `<p><a href="https://example.com">https://example.com</a></p>`,
		"```go\na < b\n```":                     "<pre><code>a &lt; b\n</code></pre>",
		"`a`":                                   "<p><code>a</code></p>",
		"> a\n>\n> > b\n\nc":                    "<p>a</p>\n<p>b</p>\n<p>c</p>",
		"---":                                   "<hr>",
		"|a|b|\n|:-|-:|\n|1|2|":                 "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>",
		"<iframe src=\"https://example.com\"></iframe>\n\n<b>x</b> & y": "<iframe src=\"https://example.com\"></iframe>\n<p><b>x</b> &amp; y</p>",
		"[a](javascript:alert(1)) ![b](JavaScript:b)":                   `<p><a href="">a</a> <img src="" alt="b"></p>`,
		"<javascript:alert(1)> <https://example.com>":                   `<p>javascript:alert(1) <a href="https://example.com">https://example.com</a></p>`,
		"~~kept~~ as it is": "<p>~~kept~~ as it is</p>",
	} {
		if got, err := markdownToHTML(markdown); got != want || err != nil {
			t.Errorf("%q:\ngot  %q, %v\nwant %q", markdown, got, err, want)
		}
	}
}

// What Intercom makes of the HTML is the same to a reader, so that nothing has to
// be written again.
func TestMarkdownToHTMLIsKept(t *testing.T) {
	t.Parallel()
	w := emulator.New(emulator.Options{Sample: true})
	for _, markdown := range []string{
		"# How refunds work\n\nWe pay **back** within *14* days.  \nAlways.\n\n## When\n\n- Monday\n  - morning\n- Friday\n\n1. Ask\n2. Wait",
		"|What|When|\n|-|:-:|\n|[Refund](https://example.com)|`now`|\n\n```sh\ncurl  -v\n```\n\n---\n\n### Smaller\n\n> Quoted\n> twice",
		"Fish & chips <br> and\nmore\n\n<iframe id=\"video\"></iframe>",
	} {
		sent, err := markdownToHTML(markdown)
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(map[string]any{"title": "T", "sender_id": 991267460, "body": sent})
		if err != nil {
			t.Fatal(err)
		}
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.intercom.io/news/news_items", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header = http.Header{"Authorization": {"Bearer T"}, "Accept": {"application/json"}}
		response, err := w.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		var item struct{ Body string }
		if err := json.NewDecoder(response.Body).Decode(&item); err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if !richtext.Same(sent, item.Body) || strings.TrimSpace(item.Body) == "" {
			t.Errorf("%q:\nsent %q\nkept %q", markdown, sent, item.Body)
		}
	}
}
