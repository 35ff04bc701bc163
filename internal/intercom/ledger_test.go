package intercom_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// TestLedgerLetGo tries whom it is worth to wait for.
func TestLedgerLetGo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		meanwhile func(l *intercom.Ledger)
		want      bool
	}{
		"nothing happens":          {func(*intercom.Ledger) {}, false},
		"destroyed at once":        {func(l *intercom.Ledger) { l.Begin("tag", "1")(true, false) }, true},
		"destroyed after a while":  {func(l *intercom.Ledger) { end := l.Begin("tag", "1"); time.Sleep(time.Minute); end(true, false) }, true},
		"not destroyed":            {func(l *intercom.Ledger) { end := l.Begin("tag", "1"); time.Sleep(time.Minute); end(false, true) }, false},
		"another one is destroyed": {func(l *intercom.Ledger) { l.Begin("tag", "2")(true, false) }, false},
		"of another kind":          {func(l *intercom.Ledger) { l.Begin("company", "1")(true, false) }, false},
		"its turn comes late": {func(l *intercom.Ledger) {
			for range 10 { // what depends on it goes first
				time.Sleep(2 * time.Second)
				l.Begin("contact_tag", "9/1")(true, false)
			}
			l.Begin("tag", "1")(true, false)
		}, true},
		"the two wait for each other": {func(l *intercom.Ledger) {
			end := l.Begin("tag", "1")
			end(l.LetGo(t.Context(), l.Freed(), "tag", "7", "1"), true)
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var l intercom.Ledger
				end := l.Begin("tag", "7")
				go c.meanwhile(&l)
				if got := l.LetGo(t.Context(), l.Freed(), "tag", "1", "7"); got != c.want {
					t.Errorf("let go is %t", got)
				}
				end(false, true)
				synctest.Wait()
			})
		})
	}
}

// TestLedgerBetween is about what let go between the look at the name and the
// waiting for it.
func TestLedgerBetween(t *testing.T) {
	t.Parallel()
	var l intercom.Ledger
	before := l.Freed()
	l.Begin("tag", "1")(true, false)
	if !l.LetGo(t.Context(), before, "tag", "1", "") {
		t.Error("waited for what has happened")
	}
	if l.Managed("tag", "1") {
		t.Error("what is destroyed counts as the user's own")
	}
}
