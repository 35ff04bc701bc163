package intercom_test

import (
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

const (
	composed   = "Caf\u00e9"
	decomposed = "Cafe\u0301"
)

func TestNaming(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b           string
		exact, anyCase bool
	}{
		{"VIP", "VIP", true, true},
		{"VIP", "vip", false, true},
		{composed, decomposed, true, true},
		{"CAFE\u0301", composed, false, true},
		{"\u212Bngstro\u0308m", "\u00e5ngstr\u00f6m", false, true}, // the sign of the unit, which is the letter
		{"Cafe", composed, false, false},
		{"VIP ", "VIP", false, false},
		{"Strasse", "Stra\u00dfe", false, false},
		{"\ufb01x", "fix", false, false}, // a ligature looks alike and is another text
		{"", "", true, true},
	} {
		for naming, same := range map[intercom.Naming]bool{intercom.Exact: c.exact, intercom.AnyCase: c.anyCase} {
			if naming.Same(c.a, c.b) != same || naming.Same(c.b, c.a) != same {
				t.Errorf("%q and %q in the naming %d: same is not %t", c.a, c.b, naming, same)
			}
			if (naming.Key(c.a) == naming.Key(c.b)) != same {
				t.Errorf("%q and %q in the naming %d have the keys %q and %q", c.a, c.b, naming, naming.Key(c.a), naming.Key(c.b))
			}
		}
	}
}
