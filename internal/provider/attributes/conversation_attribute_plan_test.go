package attributes_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// TestOptionsThatAreLost plans changes of the options of an attribute, and reads
// what the plan warns of.
func TestOptionsThatAreLost(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	list := func(options ...string) session.Config {
		return session.Config{"name": "Kind", "data_type": "list", "options": options}
	}
	run, err := acctest.Session(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	attribute, err := run.NewInstance("intercom_conversation_attribute")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := run.Plan(t.Context(), attribute, list("Bug", "Feature", "Billing"))
	if err == nil {
		err = run.Apply(t.Context(), plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	object := `Conversation attribute "Kind" (id ` + attribute.Text("id") + ")"
	const renamed, archived = "An option is renamed in every conversation that has it", "An option of a conversation attribute will be archived permanently"
	for name, c := range map[string]struct {
		options []string
		want    []string
	}{
		"the same":             {[]string{"Bug", "Feature", "Billing"}, nil},
		"in another order":     {[]string{"Billing", "Bug", "Feature"}, nil},
		"one added":            {[]string{"Bug", "Feature", "Billing", "Refund"}, nil},
		"one taken out":        {[]string{"Bug", "Billing"}, []string{archived, object, `"Feature"`}},
		"one renamed":          {[]string{"Bug", "Refund", "Billing"}, []string{renamed, object, `"Feature" becomes "Refund"`}},
		"two for one":          {[]string{"Bug", "Refund"}, []string{renamed, object, `"Feature" becomes "Refund"`, archived, object, `"Billing"`}},
		"one new, at the end":  {[]string{"Bug", "Billing", "Refund"}, []string{archived, object, `"Feature"`}},
		"all of them are new":  {[]string{"A", "B", "C"}, []string{`"Bug" becomes "A"`, `"Feature" becomes "B"`, `"Billing" becomes "C"`}},
		"one is taken, in two": {[]string{"Feature", "Bug"}, []string{archived, `"Billing"`}},
	} {
		run, err := acctest.Session(t.Context(), w, nil)
		if err == nil {
			err = run.Refresh(t.Context(), attribute)
		}
		if err == nil {
			_, err = run.Plan(t.Context(), attribute, list(c.options...))
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		said := run.Diagnostics()
		if len(c.want) == 0 && said != "" {
			t.Errorf("%s: the plan says %q", name, said)
		}
		for rest, wanted := said, 0; wanted < len(c.want); wanted++ {
			_, after, found := strings.Cut(rest, c.want[wanted])
			if !found {
				t.Errorf("%s: the plan says %q, without %q", name, said, c.want[wanted])
				break
			}
			rest = after
		}
	}
}
