package export

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// TestAlikeObjectsAreWrittenAlone exports objects that are much alike. Of each is written
// what would be written if it were the only one.
func TestAlikeObjectsAreWrittenAlone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const admin = "991267460"
	for i := range 12 {
		of3 := func(values ...any) any { return values[i%3] }
		ask(t, w, "POST", "/articles", map[string]any{
			"title": fmt.Sprint("Article ", i), "author_id": admin, "body": of3("<p>Text</p>", "<h1>Text</h1><p>More</p>", "<p>Text <b>text</b></p>"),
			"state": of3("draft", "published", "draft"), "description": of3("", "About", "About"),
		})
		ask(t, w, "POST", "/internal_articles", map[string]any{
			"title": fmt.Sprint("Internal ", i), "author_id": admin, "owner_id": admin, "body": of3("<p>Text</p>", "<p></p>", "<ul><li>Text</li></ul>"),
		})
		ask(t, w, "POST", "/ticket_types", map[string]any{
			"name": fmt.Sprint("Type ", i), "description": of3("", "About", "Other"), "icon": of3("🎟️", "📦", "🎁"), "category": of3("Customer", "Back-office", "Tracker"),
		})
		ask(t, w, "POST", "/news/news_items", map[string]any{
			"title": fmt.Sprint("News ", i), "sender_id": admin, "body": "<p>Text</p>", "state": "draft", "labels": of3([]any{}, []any{"New"}, []any{"New", "Fixed"}),
		})
		ask(t, w, "POST", "/data_attributes", map[string]any{
			"name": fmt.Sprint("attribute_", i), "model": of3("contact", "company", "contact"), "data_type": of3("string", "integer", "boolean"), "description": of3("", "About", ""),
		})
		ask(t, w, "POST", "/contacts", map[string]any{"role": of3("user", "user", "lead"), "email": fmt.Sprintf("c%d@example.com", i), "name": of3("Ann", "", "Ann")})
	}
	asked, err := parse([]string{"-out", filepath.Join(t.TempDir(), "intercom"), "-include", everything})
	if err != nil {
		t.Fatal(err)
	}
	e, err := export(t.Context(), provider.New("test", w), session.Config{"access_token": acctest.Token}, "1.2.3", asked, newProgress(io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for o := range e.sorted {
		d, err := e.begin(t.Context(), o)
		if err == nil {
			_, err = d.decide(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
		if o.whole {
			continue
		}
		compared++
		alone := configOf(d.lean)
		if !maps.EqualFunc(o.config, alone, func(a, b any) bool {
			one, ok := a.(tftypes.Value)
			other, also := b.(tftypes.Value)
			return ok && also && one.Equal(other)
		}) {
			t.Errorf("%s is written as %v, and alone as %v", o.address(), o.config, alone)
		}
	}
	if compared < 72 {
		t.Errorf("%d objects were compared", compared)
	}
}
