package intercom

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestNow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var date string
		c := newClient(t, &fake{answer: func(r *http.Request) (*http.Response, error) {
			return reply(http.StatusOK, `{"type":"list","data":[]}`, "Date", date)(r)
		}}, func(config *Config) { config.NoCache = true })
		if ahead := time.Until(c.Now()); ahead != 0 {
			t.Errorf("before the first answer it is ahead by %s", ahead)
		}
		for _, one := range []struct {
			says, want time.Duration
			nothing    bool
		}{
			{says: 2 * time.Hour, want: 2 * time.Hour},
			{nothing: true, want: 2 * time.Hour}, // as before
			{says: -time.Minute, want: -time.Minute},
			{says: time.Second, want: 0}, // an answer takes its time, and has whole seconds
		} {
			if date = "soon"; !one.nothing {
				date = time.Now().Add(one.says).UTC().Format(http.TimeFormat)
			}
			for _, err := range c.Tags.All(t.Context()) {
				t.Error(err)
			}
			if ahead := time.Until(c.Now()); ahead != one.want {
				t.Errorf("an answer of %s: it is ahead by %s, not %s", date, ahead, one.want)
			}
		}
	})
}
