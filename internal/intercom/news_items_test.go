package intercom

import (
	"encoding/json"
	"testing"
	"time"
)

func TestNewsItemJSON(t *testing.T) {
	t.Parallel()
	var item NewsItem
	if err := json.Unmarshal([]byte(`{"id":"33","type":"news-item","sender_id":12,"labels":["A",null],"reactions":[null,null,null,null],"cover_image_url":null,
		"newsfeed_assignments":[{"newsfeed_id":53,"published_at":null},{"newsfeed_id":"54","published_at":1664638214}]}`), &item); err != nil {
		t.Fatal(err)
	}
	if len(item.Labels) != 1 || item.Reactions != nil || item.SenderID != "12" || item.stray() || item.CoverImageURL != "" {
		t.Errorf("read %+v", item)
	}
	sent, err := json.Marshal(NewsItemInput{Title: "T", SenderID: "12", Labels: []string{}, Reactions: []string{}, NewsfeedAssignments: item.NewsfeedAssignments})
	const want = `{"title":"T","sender_id":12,"labels":[],"reactions":[],"newsfeed_assignments":[{"newsfeed_id":53},{"newsfeed_id":54,"published_at":1664638214}]}`
	if err != nil || string(sent) != want {
		t.Errorf("sent %s, %v", sent, err)
	}
	if at := item.NewsfeedAssignments[1].PublishedAt; !at.Equal(time.Unix(1664638214, 0)) {
		t.Errorf("published at %s", at)
	}
}

// A member that cannot be written is an error of the request, not left out of it.
func TestSparse(t *testing.T) {
	t.Parallel()
	before := NewsItemInput{Title: "T", SenderID: "12"}
	for input, want := range map[*NewsItemInput]string{
		{Title: "T", SenderID: "12"}:  `{"title":"T"}`,
		{Title: "T", SenderID: "13"}:  `{"sender_id":13,"title":"T"}`,
		{Title: "T", SenderID: "Ada"}: "",
	} {
		if got, _ := json.Marshal(sparse(*input, &before, "title")); string(got) != want {
			t.Errorf("%+v: sent %s, want %s", input, got, want)
		}
	}
}
