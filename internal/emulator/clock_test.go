package emulator

import (
	"net/http"
	"strconv"
	"testing"
	"time"
)

// schedule is an article that is published, or no longer published, in an hour.
func schedule(member string) string {
	state := `,"state":"published"`
	if member == "scheduled_publish_at" {
		state = ""
	}
	return `{"title":"Refunds","author_id":991267460,"` + member + `":"` + time.Now().Add(time.Hour).UTC().Format(time.RFC3339) + `"` + state + `}`
}

func TestScheduleComes(t *testing.T) {
	t.Parallel()
	const half = `{"advance":"30m"}`
	clock := func(body, want string) step { return step{"POST /_emulator/clock", body, want} }
	life(t, sampleWorkspace(), "2.16",
		step{"POST /articles", schedule("scheduled_publish_at"), `200 "state":"draft"`},
		clock(half, "204"),
		step{"GET /articles/{1}", "", `200 "state":"draft"`},
		step{"GET /articles/{1}", "", `200 !"scheduled_publish_at":null`},
		step{"GET /articles/{1}/versions", "", `200 "total_count":1`},
		clock(half, "204"),
		step{"GET /articles/search?state=published&phrase=refunds", "", `200 "id":"{1}"`},
		step{"GET /articles/{1}", "", `200 "state":"published"`},
		step{"GET /articles/{1}", "", `200 "scheduled_publish_at":null`},
		step{"GET /articles/{1}/versions", "", `200 "total_count":2`},
		step{"PUT /articles/{1}", schedule("scheduled_publish_at"), "400 A schedule must be in the future"},
	)
	life(t, sampleWorkspace(), "2.16",
		step{"POST /articles", `{"title":"Refunds","author_id":991267460,"state":"published"}`, `200 "state":"published"`},
		step{"PUT /articles/{1}", schedule("scheduled_unpublish_at"), `200 "state":"published"`},
		clock(half, "204"),
		clock(half, "204"),
		step{"GET /articles/{1}", "", `200 "state":"draft"`},
		step{"GET /articles/{1}", "", `200 "url":null`},
		step{"GET /articles/{1}", "", `200 "scheduled_unpublish_at":null`},
	)
}

func TestClockControl(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	life(t, w, "2.16",
		step{"POST /_emulator/clock", `{"advance":"-1s"}`, "400 the clock moves forward"},
		step{"POST /_emulator/clock", `{"advance":5}`, "400 the clock moves forward"},
		step{"POST /_emulator/clock", `tomorrow`, "400 the clock moves forward"},
	)
	// The answer is dated, and the window of the rate limit ends, by the same clock.
	ahead := func() time.Duration {
		header := ask(t, w, http.MethodGet, "/tags", "").header
		date, err := http.ParseTime(header.Get("Date"))
		if err != nil {
			t.Fatal(err)
		}
		resets, err := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64)
		if wait := time.Unix(resets, 0).Sub(date); err != nil || wait < 0 || wait > window+2*time.Second {
			t.Errorf("the window ends %s after the answer, %v", wait, err)
		}
		return time.Until(date).Round(time.Minute)
	}
	if got := ahead(); got != 0 {
		t.Errorf("it is ahead by %s", got)
	}
	w.Advance(time.Hour)
	w.Advance(time.Hour)
	if got := ahead(); got != 2*time.Hour {
		t.Errorf("it is ahead by %s", got)
	}
	w.Reset()
	if got := ahead(); got != 0 {
		t.Errorf("after a reset it is ahead by %s", got)
	}
}
