package provider_test

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// parentOf are what lists that ask for a parent are listed of: one that has children
// in the sample workspace.
var parentOf = map[string]string{
	"intercom_company_note":           emulator.SampleCompanyID,
	"intercom_contact_company":        emulator.SampleUserID,
	"intercom_contact_note":           emulator.SampleUserID,
	"intercom_contact_subscription":   emulator.SampleOtherUserID,
	"intercom_contact_tag":            emulator.SampleUserID,
	"intercom_content_snippet_tag":    "103",
	"intercom_conversation_tag":       "102",
	"intercom_custom_object_instance": "Order",
}

// query is a list on a workspace that has something to list.
type query struct {
	w      *acctest.Workspace
	kind   string
	parent string // the argument that is required; "" for none
	config session.Config
}

// queries are a test for every list.
func queries(t *testing.T, test func(t *testing.T, q query)) {
	t.Helper()
	kinds, err := session.Lists()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			for path, body := range map[string]map[string]any{
				"/contacts/" + emulator.SampleUserID + "/tags": {"id": emulator.SampleTagID},
				"/contacts/" + emulator.SampleOtherUserID + "/subscriptions": {
					"id": emulator.SampleOptOutTypeID, "consent_type": "opt_out",
				},
			} {
				w.Do(http.MethodPost, path, body)
			}
			q := query{w, kind, "", session.Config{}}
			schema, err := q.start(t).ListSchema(kind)
			if err != nil {
				t.Fatal(err)
			}
			for _, attribute := range schema.Block.Attributes {
				if attribute.Required {
					q.parent = attribute.Name
					q.config[q.parent] = parentOf[kind]
				}
			}
			w.ForgetRequests()
			test(t, q)
		})
	}
}

func (q query) start(t *testing.T) *session.Session {
	t.Helper()
	run, err := acctest.Session(t.Context(), q.w, nil)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// all lists, and fails where nothing is found.
func (q query) all(t *testing.T, run *session.Session, wanted session.Wanted) (found []*session.Listed) {
	t.Helper()
	for listed, err := range run.List(t.Context(), q.kind, q.config, wanted) {
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, listed)
	}
	if len(found) == 0 {
		t.Fatal("nothing is listed")
	}
	return found
}

// A listed object is what its import and a read give, by its identity and by the
// string. It has a name, and no two are one.
func TestEveryListImports(t *testing.T) {
	t.Parallel()
	queries(t, func(t *testing.T, q query) {
		run := q.start(t)
		ids := map[string]bool{}
		for _, listed := range q.all(t, run, session.Wanted{Resource: true}) {
			if listed.Name == "" || ids[listed.ID] {
				t.Errorf("%s is listed as %q, or twice", listed.ID, listed.Name)
			}
			ids[listed.ID] = true
			for way, bring := range map[string]func(s *session.Session, i *session.Instance) error{
				"identity": func(s *session.Session, i *session.Instance) error { return s.ImportListed(t.Context(), i, listed) },
				"string":   func(s *session.Session, i *session.Instance) error { return s.Import(t.Context(), i, listed.ID) },
			} {
				later := q.start(t)
				i, err := later.NewInstance(q.kind)
				if err == nil {
					err = bring(later, i)
				}
				if err != nil {
					t.Fatalf("%s: %v", way, err)
				}
				if !i.State().Equal(listed.Resource) {
					t.Errorf("imported by the %s it is\n%s, not\n%s", way, i.State(), listed.Resource)
				}
			}
		}
		if said := run.Diagnostics(); said != "" {
			t.Errorf("it says %q", said)
		}
	})
}

// Terraform cuts a list at its limit in silence: where there is more, the last result
// says so, with resources and without.
func TestEveryListHasALimit(t *testing.T) {
	t.Parallel()
	queries(t, func(t *testing.T, q query) {
		whole := int64(len(q.all(t, q.start(t), session.Wanted{})))
		for limit := int64(1); limit <= whole+1; limit++ {
			for _, resource := range []bool{false, true} {
				run := q.start(t)
				found := q.all(t, run, session.Wanted{Limit: limit, Resource: resource})
				warned := strings.Contains(run.Diagnostics(), fmt.Sprintf("There are more than %d", limit))
				if int64(len(found)) != min(limit, whole) || warned != (limit < whole) {
					t.Errorf("%d of %d with a limit of %d, warned: %t", len(found), whole, limit, warned)
				}
			}
		}
	})
}

// Whoever has enough gets no more, and an interrupted list is an error.
func TestEveryListCanBeEnded(t *testing.T) {
	t.Parallel()
	queries(t, func(t *testing.T, q query) {
		for _, resource := range []bool{false, true} {
			for _, err := range q.start(t).List(t.Context(), q.kind, q.config, session.Wanted{Resource: resource}) {
				if err != nil {
					t.Error(err)
				}
				break
			}
		}
		run := q.start(t)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var failure error
		for _, err := range run.List(ctx, q.kind, q.config, session.Wanted{}) {
			failure = err
		}
		if failure == nil || !strings.Contains(failure.Error(), "interrupted") {
			t.Errorf("it was interrupted, and the error is %v", failure)
		}
	})
}

// A parent that is not there is an error that names it, not an empty list.
func TestEveryListMissesItsParent(t *testing.T) {
	t.Parallel()
	queries(t, func(t *testing.T, q query) {
		schema, err := q.start(t).ListSchema(q.kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, attribute := range schema.Block.Attributes {
			if !strings.HasSuffix(attribute.Name, "_id") && attribute.Name != "object_type" || q.kind == "intercom_company" {
				continue
			}
			config := maps.Clone(q.config)
			config[attribute.Name] = "999999"
			var failure error
			for _, err := range q.start(t).List(t.Context(), q.kind, config, session.Wanted{}) {
				failure = err
			}
			if failure == nil || !strings.Contains(failure.Error(), "No such ") || !strings.Contains(failure.Error(), attribute.Name+" takes ") {
				t.Errorf("without the object that %s names the error is %v", attribute.Name, failure)
			}
		}
	})
}

// A name that matches nothing finds nothing; what is no expression is refused.
func TestEveryListMatchesNames(t *testing.T) {
	t.Parallel()
	queries(t, func(t *testing.T, q query) {
		config := maps.Clone(q.config)
		first := q.all(t, q.start(t), session.Wanted{Limit: 1})[0]
		for pattern, want := range map[string]bool{"(?i)" + regexp.QuoteMeta(strings.ToUpper(first.Name)): true, "^$": false} {
			config["name_regex"] = pattern
			found := false
			for listed, err := range q.start(t).List(t.Context(), q.kind, config, session.Wanted{}) {
				if err != nil {
					t.Fatal(err)
				}
				found = found || listed.ID == first.ID
			}
			if found != want {
				t.Errorf("%q finds %q: %t", pattern, first.Name, found)
			}
		}
		config["name_regex"] = "("
		for _, err := range q.start(t).List(t.Context(), q.kind, config, session.Wanted{}) {
			if err == nil || !strings.Contains(err.Error(), "regular expression") {
				t.Errorf("what is no regular expression: %v", err)
			}
		}
	})
}

// What a list has seen is not asked for again to read the resources.
func TestEveryListWalksOnce(t *testing.T) {
	t.Parallel()
	// A ticket and a conversation are found by a search and then read by themselves.
	// The list of data connectors has little of each.
	bySearch := []string{"intercom_ticket", "intercom_conversation_tag", "intercom_data_connector"}
	queries(t, func(t *testing.T, q query) {
		if slices.Contains(bySearch, q.kind) {
			return
		}
		count := func(wanted session.Wanted) map[string]int {
			q.w.ForgetRequests()
			q.all(t, q.start(t), wanted)
			requests, _ := q.w.Requests()
			asked := map[string]int{}
			for _, request := range requests {
				asked[request.Method+" "+request.Path]++
			}
			return asked
		}
		names, resources := count(session.Wanted{}), count(session.Wanted{Resource: true})
		for request, times := range names {
			if resources[request] != times {
				t.Errorf("%s: %d times with the resources, %d without", request, resources[request], times)
			}
		}
		for request := range resources {
			if _, listed := names[request]; !listed && request != "GET /data_attributes" { // by which values are read
				t.Errorf("%s is only for the resources", request)
			}
		}
	})
}

// What is gone between the list and the read is left out.
func TestListLeavesOutWhatIsGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	if err := w.Fail(emulator.Fault{Pattern: "GET /tickets/*", Status: http.StatusNotFound, Code: "ticket_not_found"}); err != nil {
		t.Fatal(err)
	}
	q := query{w, "intercom_ticket", "", session.Config{}}
	run := q.start(t)
	for listed, err := range run.List(t.Context(), q.kind, nil, session.Wanted{Resource: true}) {
		t.Errorf("%v is listed: %v", listed, err)
	}
	if said := run.Diagnostics(); said != "" {
		t.Errorf("it says %q", said)
	}
}

// What is not to be made is in no list: archived, standard, built-in.
func TestListsAreOfWhatCanBeMade(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	count := func(kind string, config session.Config) int {
		return len(query{w, kind, "", config}.all(t, query{w: w}.start(t), session.Wanted{}))
	}
	custom, builtIn := count("intercom_ticket_type_attribute", nil), count("intercom_ticket_type_attribute", session.Config{"built_in": true})
	if builtIn <= custom {
		t.Errorf("%d attributes of ticket types, and %d with the built-in ones", custom, builtIn)
	}
	// What is made is listed, and what is archived then is not.
	for kind, c := range map[string]struct {
		path    string
		body    map[string]any
		archive func(id string) (method, path string, body any)
	}{
		"intercom_ticket_type": {"/ticket_types", map[string]any{"name": "Old", "category": "Customer"}, func(id string) (string, string, any) {
			return http.MethodPut, "/ticket_types/" + id, map[string]any{"archived": true}
		}},
		"intercom_contact": {"/contacts", map[string]any{"role": "user", "external_id": "old"}, func(id string) (string, string, any) {
			return http.MethodPost, "/contacts/" + id + "/archive", nil
		}},
		"intercom_data_attribute": {"/data_attributes", map[string]any{"name": "old", "model": "contact", "data_type": "string"}, func(id string) (string, string, any) {
			return http.MethodPut, "/data_attributes/" + id, map[string]any{"archived": true}
		}},
		"intercom_conversation_attribute": {"/conversations/attributes", map[string]any{"name": "Old", "data_type": "string"}, func(id string) (string, string, any) {
			return http.MethodDelete, "/conversations/attributes/" + id, nil
		}},
	} {
		before := count(kind, nil)
		id := text(w.Do(http.MethodPost, c.path, c.body)["id"])
		if after := count(kind, nil); after != before+1 {
			t.Errorf("%s: %d are listed, and %d with another one", kind, before, after)
		}
		method, path, body := c.archive(id)
		w.Do(method, path, body)
		if after := count(kind, nil); after != before {
			t.Errorf("%s: %d are listed, and %d when the other one is archived", kind, before, after)
		}
	}
	// The sample workspace has standard attributes, such as a contact's email.
	for _, listed := range (query{w, "intercom_data_attribute", "", nil}).all(t, query{w: w}.start(t), session.Wanted{}) {
		if strings.HasSuffix(listed.ID, "/email") {
			t.Errorf("%s is listed", listed.ID)
		}
	}
}

// Every example is a list that finds something, or nothing without an error.
func TestListExamples(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		if object.kind != "list resource" {
			continue
		}
		t.Run(object.name, func(t *testing.T) {
			t.Parallel()
			o := newWorld(t)
			parsed := parseScene(t, object.example())
			for _, address := range slices.Sorted(maps.Keys(parsed.blocks)) {
				run := o.start(t)
				for _, err := range run.List(t.Context(), object.name, listedBy(t, parsed.blocks[address]), session.Wanted{Resource: true}) {
					if err != nil {
						t.Errorf("%s: %v", address, err)
					}
				}
			}
			if len(parsed.blocks) == 0 {
				t.Error("the example lists nothing")
			}
		})
	}
}

// listedBy is what a list block configures.
func listedBy(t *testing.T, block *hclsyntax.Block) session.Config {
	t.Helper()
	if len(block.Body.Blocks) == 0 {
		return session.Config{}
	}
	return listConfig(t, block.Body.Blocks[0].Body)
}

// listConfig is what the config of a list has.
func listConfig(t *testing.T, body *hclsyntax.Body) session.Config {
	t.Helper()
	config := session.Config{}
	for name, attribute := range body.Attributes {
		value, diags := attribute.Expr.Value(nil)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		switch value.Type().FriendlyName() {
		case "bool":
			config[name] = value.True()
		default:
			config[name] = value.AsString()
		}
	}
	for _, block := range body.Blocks {
		several, _ := config[block.Type].([]session.Config)
		config[block.Type] = append(several, listConfig(t, block.Body))
	}
	return config
}
