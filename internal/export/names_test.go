package export

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func TestLabel(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"VIP":                                  "vip",
		"Bug report / Severity":                "bug_report_severity",
		"  Größe (cm)  ":                       "größe_cm",
		"日本語":                                  "日本語",
		"123":                                  "_123",
		"٣ items":                              "_٣_items",
		"🔥":                                    "",
		"":                                     "",
		"🔥 hot 🔥":                              "hot",
		"${foo}":                               "foo",
		"%{ if x }":                            "if_x",
		"for_each":                             "for_each",
		"null":                                 "null",
		"a\"b\nc":                              "a_b_c",
		"İstanbul":                             "istanbul",
		"Cafe\u0301":                           "café",
		"שלום עולם":                            "שלום_עולם",
		"\u202eevil":                           "evil",
		"a__b":                                 "a_b",
		strings.Repeat("ab ", 4000):            strings.Repeat("ab_", 19) + "ab",
		strings.Repeat("𐐀", 100):               strings.Repeat("𐐨", 45),
		"naïve ½ price":                        "naïve_price",
		"\u0301combining":                      "_\u0301combining",
		strings.Repeat("x", 59) + " and so on": strings.Repeat("x", 59),
	} {
		got := label(text)
		if got != want {
			t.Errorf("%.40q: %q, not %q", text, got, want)
		}
		if got != "" && !hclsyntax.ValidIdentifier(got) {
			t.Errorf("%.40q: %q is no identifier", text, got)
		}
		if again := label(got); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
	}
}

// exporterOf has objects of one kind, by their ids.
func exporterOf(k *kind, titles map[string]string) *exporter {
	e := &exporter{kinds: []*kind{k}, objects: map[string][]*object{}, byID: map[string]map[string]*object{}, seen: map[string]bool{}}
	for _, id := range sortedKeys(titles) {
		e.add(&object{kind: k, id: id, parts: strings.Split(id, "/"), title: titles[id]})
	}
	return e
}

func namesOf(e *exporter, former map[string]map[string]string) map[string]string {
	e.name(former)
	names := map[string]string{}
	for o := range e.sorted {
		names[o.id] = o.label
	}
	return names
}

// The oldest of those with one name keeps it, whatever a newcomer is called, and what
// was exported before keeps its name over a renaming.
func TestNamesStay(t *testing.T) {
	t.Parallel()
	k := &kind{name: "tag", typeName: "intercom_tag", identity: []string{"id"}}
	titles := map[string]string{"9": "VIP", "10": "vip!", "100": "VIP", "11": "vip 100", "12": "🔥"}
	want := map[string]string{"9": "vip", "10": "vip_10", "100": "vip_100_", "11": "vip_100", "12": "tag_12"}
	got := namesOf(exporterOf(k, titles), nil)
	for id := range titles {
		if got[id] != want[id] {
			t.Errorf("%s is called %s, not %s", id, got[id], want[id])
		}
	}
	former := map[string]map[string]string{"intercom_tag": got}
	titles["9"], titles["101"], titles["10"] = "Renamed", "vip", "Renamed"
	later := namesOf(exporterOf(k, titles), former)
	for id := range got {
		if later[id] != got[id] {
			t.Errorf("%s was called %s, and is %s now", id, got[id], later[id])
		}
	}
	if later["101"] != "vip_101" {
		t.Errorf("the newcomer is called %s", later["101"])
	}
	former["intercom_tag"]["12"] = "no identifier"
	if later := namesOf(exporterOf(k, titles), former); later["12"] != "tag_12" {
		t.Errorf("a manifest can say anything: %s", later["12"])
	}
}

func TestNamesOfChildrenOfOneNumber(t *testing.T) {
	t.Parallel()
	k := &kind{name: "ticket_type_attribute", typeName: "intercom_ticket_type_attribute", identity: []string{"ticket_type_id", "id"}}
	got := namesOf(exporterOf(k, map[string]string{"71/80": "Bug / Size", "72/81": "Bug / Size"}), nil)
	if got["71/80"] != "bug_size" || got["72/81"] != "bug_size_72_81" {
		t.Error(got)
	}
}
