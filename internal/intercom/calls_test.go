package intercom

import (
	"fmt"
	"slices"
	"testing"
)

func TestCallsOfManyPages(t *testing.T) {
	t.Parallel()
	const pages = 3
	var answers []answerer
	for page := 1; page <= pages; page++ {
		answers = append(answers, reply(200, fmt.Sprintf(`{"type":"list","data":[{"type":"call","id":"%d"}],"total_count":%d,"pages":{"page":%d,"per_page":25,"total_pages":%d}}`, page, pages, page, pages)))
	}
	transport := answering(answers...)
	ids, err := walk(newClient(t, transport).Calls.All(t.Context()))
	if err != nil || !slices.Equal(ids, []string{"1", "2", "3"}) {
		t.Errorf("%v, %v", ids, err)
	}
	for i, asked := range transport.calls {
		if got, want := asked.path+"?"+asked.query, fmt.Sprintf("/calls?page=%d&per_page=25", i+1); got != want {
			t.Errorf("asked for %s, not %s", got, want)
		}
	}
}
