package provider_test

import (
	"context"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// things are the objects of a workspace that a kind of resource can stand for:
// the name of each, by its import id.
type things map[string]string

// kinds tells, for every resource, how to see what a workspace has of it,
// through its HTTP API and nothing of the provider. Archived objects are gone.
var kinds = map[string]func(w *acctest.Workspace) things{
	"intercom_article": func(w *acctest.Workspace) things {
		found := things{}
		for _, article := range listed(w.Do("GET", "/articles?per_page=250", nil), "data") {
			found[text(article["id"])] = "article with this title and author"
		}
		return found
	},
	"intercom_article_tag": func(w *acctest.Workspace) things {
		found := things{}
		for _, article := range listed(w.Do("GET", "/articles?per_page=250", nil), "data") {
			for _, tag := range listed(article, "tags", "tags") {
				found[text(article["id"])+"/"+text(tag["id"])] = text(tag["name"])
			}
		}
		return found
	},
	"intercom_audience": func(w *acctest.Workspace) things {
		found := things{}
		for _, audience := range listed(w.Do("GET", "/audiences", nil), "data") {
			found[text(audience["id"])] = text(audience["name"])
		}
		return found
	},
	"intercom_auth_token": func(w *acctest.Workspace) things {
		found := things{}
		for _, token := range listed(w.Do("GET", "/auth_tokens?per_page=50", nil), "data") {
			found[text(token["id"])] = text(token["name"])
		}
		return found
	},
	"intercom_collection": func(w *acctest.Workspace) things {
		found := things{}
		for _, collection := range listed(w.Do("GET", "/help_center/collections?per_page=150", nil), "data") {
			found[text(collection["id"])] = text(collection["name"])
		}
		return found
	},
	"intercom_content_import_source": func(w *acctest.Workspace) things {
		found := things{}
		for _, source := range listed(w.Do("GET", "/ai/content_import_sources", nil), "data") {
			found[text(source["id"])] = "content import source" // its URL is a value, which no message has
		}
		return found
	},
	"intercom_external_page": func(w *acctest.Workspace) things {
		found := things{}
		for _, page := range listed(w.Do("GET", "/ai/external_pages", nil), "data") {
			if page["html"] != "" {
				found[text(page["id"])] = text(page["external_id"])
			}
		}
		return found
	},
	"intercom_data_connector": func(w *acctest.Workspace) things {
		found := things{}
		for _, connector := range listed(w.Do("GET", "/data_connectors?per_page=50", nil), "data") {
			found[text(connector["id"])] = text(connector["name"])
		}
		return found
	},
	"intercom_folder": func(w *acctest.Workspace) things {
		found := things{}
		_, all := w.TryIn("Preview", "GET", "/folders?per_page=150", nil)
		for _, folder := range listed(all, "data") {
			found[text(folder["id"])] = html.UnescapeString(text(folder["name"]))
		}
		return found
	},
	"intercom_help_center_redirect": func(w *acctest.Workspace) things {
		found := things{}
		for _, help := range listed(w.Do("GET", "/help_center/help_centers", nil), "data") {
			for _, redirect := range listed(w.Do("GET", "/help_center/help_centers/"+text(help["id"])+"/redirects", nil), "data") {
				found[text(help["id"])+"/"+text(redirect["id"])] = text(redirect["from_url"])
			}
		}
		return found
	},
	"intercom_office_hours_exception": func(w *acctest.Workspace) things {
		found := things{}
		for _, schedule := range listed(w.Do("GET", "/office_hours_schedules", nil), "data") {
			for _, exception := range listed(w.Do("GET", "/office_hours_schedules/"+text(schedule["id"])+"/office_hours_exceptions", nil), "data") {
				found[text(schedule["id"])+"/"+text(exception["id"])] = text(exception["exception_date"])
			}
		}
		return found
	},
	"intercom_office_hours_schedule": func(w *acctest.Workspace) things {
		found := things{}
		for _, schedule := range listed(w.Do("GET", "/office_hours_schedules", nil), "data") {
			found[text(schedule["id"])] = text(schedule["name"])
		}
		return found
	},
	"intercom_data_attribute": func(w *acctest.Workspace) things {
		found := things{}
		for _, attribute := range listed(w.Do("GET", "/data_attributes", nil), "data") {
			if attribute["custom"] == true { // archived ones are not listed
				found[text(attribute["id"])] = text(attribute["name"])
			}
		}
		return found
	},
	"intercom_content_snippet": func(w *acctest.Workspace) things {
		found := things{}
		for _, snippet := range listed(w.Do("GET", "/content_snippets", nil), "data") {
			found[text(snippet["id"])] = "content snippet with this title"
		}
		return found
	},
	"intercom_content_snippet_tag":  func(w *acctest.Workspace) things { return taggedContent(w, "snippet") },
	"intercom_internal_article_tag": func(w *acctest.Workspace) things { return taggedContent(w, "internal_article") },
	"intercom_identity_verification_secret": func(w *acctest.Workspace) things {
		found := things{}
		_, secrets := w.TryIn("Preview", "GET", "/secure_mode_secrets", nil)
		for _, secret := range listed(secrets, "data") {
			found[text(secret["id"])] = text(secret["name"])
		}
		return found
	},
	"intercom_internal_article": func(w *acctest.Workspace) things {
		found := things{}
		for _, article := range listed(w.Do("GET", "/internal_articles?per_page=150", nil), "data") {
			found[text(article["id"])] = "internal article with this title and author"
		}
		return found
	},
	"intercom_ip_allowlist": func(*acctest.Workspace) things { return things{"ip_allowlist": "IP allowlist"} }, // every workspace has one
	"intercom_team_membership": func(w *acctest.Workspace) things {
		found := things{}
		for _, team := range listed(w.Do("GET", "/teams", nil), "teams") {
			found[text(team["id"])] = "membership of team " + text(team["id"]) // every team has one
		}
		return found
	},
	"intercom_tag": func(w *acctest.Workspace) things {
		found := things{}
		for _, tag := range listed(w.Do("GET", "/tags", nil), "data") {
			found[text(tag["id"])] = text(tag["name"])
		}
		return found
	},
	"intercom_ticket": func(w *acctest.Workspace) things {
		found := things{}
		everything := map[string]any{"query": map[string]any{"field": "created_at", "operator": ">", "value": 0}, "pagination": map[string]any{"per_page": 150}}
		for _, ticket := range listed(w.Do("POST", "/tickets/search", everything), "tickets") {
			for _, contact := range listed(ticket, "contacts", "contacts") { // a title is the customer's: no message has it
				found[text(ticket["id"])] = "ticket of contact " + text(contact["id"])
			}
		}
		return found
	},
	"intercom_ticket_type": func(w *acctest.Workspace) things {
		found := things{}
		for _, kind := range listed(w.Do("GET", "/ticket_types", nil), "data") {
			if kind["archived"] != true {
				found[text(kind["id"])] = text(kind["name"])
			}
		}
		return found
	},
	"intercom_ticket_type_attribute": func(w *acctest.Workspace) things {
		found := things{}
		for _, kind := range listed(w.Do("GET", "/ticket_types", nil), "data") {
			for _, attribute := range listed(kind, "ticket_type_attributes", "data") {
				if kind["archived"] != true && attribute["archived"] != true && attribute["default"] != true {
					found[text(kind["id"])+"/"+text(attribute["id"])] = text(attribute["name"])
				}
			}
		}
		return found
	},
	"intercom_conversation_tag": func(w *acctest.Workspace) things {
		found := things{}
		for _, conversation := range listed(w.Do("GET", "/conversations", nil), "conversations") {
			for _, tag := range listed(conversation, "tags", "tags") {
				found[text(conversation["id"])+"/"+text(tag["id"])] = "tag " + text(tag["id"])
			}
		}
		return found
	},
	"intercom_contact_tag": func(w *acctest.Workspace) things {
		found := things{}
		for _, contact := range listed(w.Do("GET", "/contacts", nil), "data") {
			for _, tag := range listed(w.Do("GET", "/contacts/"+text(contact["id"])+"/tags", nil), "data") {
				found[text(contact["id"])+"/"+text(tag["id"])] = "tag " + text(tag["id"])
			}
		}
		return found
	},
	"intercom_company_tag": func(w *acctest.Workspace) things {
		found := things{}
		for _, company := range listed(w.Do("POST", "/companies/list", nil), "data") {
			for _, tag := range listed(company, "tags", "tags") {
				found[text(company["id"])+"/"+text(tag["id"])] = "tag " + text(tag["id"])
			}
		}
		return found
	},
	"intercom_company_note": func(w *acctest.Workspace) things {
		found := things{}
		for _, company := range listed(w.Do("POST", "/companies/list", nil), "data") {
			for _, note := range listed(w.Do("GET", "/companies/"+text(company["id"])+"/notes", nil), "data") {
				found[text(note["id"])] = "note about company " + text(company["id"])
			}
		}
		return found
	},
	"intercom_contact_note": func(w *acctest.Workspace) things {
		found := things{}
		for _, contact := range listed(w.Do("GET", "/contacts", nil), "data") {
			for _, note := range listed(w.Do("GET", "/contacts/"+text(contact["id"])+"/notes", nil), "data") {
				found[text(note["id"])] = "note about contact " + text(contact["id"])
			}
		}
		return found
	},
	"intercom_conversation_attribute": func(w *acctest.Workspace) things {
		found := things{}
		for _, attribute := range listed(w.Do("GET", "/conversations/attributes", nil), "data") {
			found[text(attribute["id"])] = text(attribute["name"])
		}
		return found
	},
	"intercom_contact": func(w *acctest.Workspace) things {
		found := things{}
		for _, contact := range listed(w.Do("GET", "/contacts?per_page=150", nil), "data") {
			name := text(contact["external_id"])
			if contact["role"] == "lead" { // whose external ids Intercom makes
				name = text(contact["email"])
			}
			found[text(contact["id"])] = name
		}
		return found
	},
	"intercom_company": func(w *acctest.Workspace) things {
		found := things{}
		for _, company := range listed(w.Do("GET", "/_emulator/companies", nil), "data") {
			found[text(company["id"])] = text(company["company_id"])
		}
		return found
	},
	"intercom_contact_company": func(w *acctest.Workspace) things {
		found := things{}
		for _, contact := range listed(w.Do("GET", "/contacts", nil), "data") {
			for _, company := range listed(contact, "companies", "data") {
				found[text(contact["id"])+"/"+text(company["id"])] = "membership in " + text(company["id"])
			}
		}
		return found
	},
	"intercom_custom_object_instance": func(w *acctest.Workspace) things {
		found := things{}
		for _, kind := range []string{"Order", "Product"} {
			for _, instance := range listed(w.Do("GET", "/custom_object_instances/"+kind, nil), "data") {
				found[kind+"/"+text(instance["id"])] = text(instance["external_id"])
			}
		}
		return found
	},
	"intercom_dynamic_content": func(w *acctest.Workspace) things {
		found := things{}
		for _, content := range listed(w.Do("GET", "/dynamic_contents?per_page=150", nil), "data") {
			found[text(content["id"])] = html.UnescapeString(text(content["name"]))
		}
		return found
	},
	"intercom_news_item": func(w *acctest.Workspace) things {
		found := things{}
		for _, item := range listed(w.Do("GET", "/news/news_items?per_page=150", nil), "data") {
			if item["type"] == "news-item" {
				found[text(item["id"])] = fmt.Sprintf("news item of teammate %.0f with this title", item["sender_id"])
			}
		}
		return found
	},
	"intercom_contact_subscription": func(w *acctest.Workspace) things {
		found := things{}
		for _, contact := range listed(w.Do("GET", "/contacts", nil), "data") {
			path := "/contacts/" + text(contact["id"]) + "/subscriptions"
			for _, choice := range listed(w.Do("GET", path, nil), "data") {
				found[text(contact["id"])+"/"+text(choice["id"])] = "choice about " + text(choice["id"])
			}
		}
		return found
	},
}

// taggedContent are the tags on a type of content, by the search for content.
func taggedContent(w *acctest.Workspace, contentType string) things {
	found := things{}
	for _, tag := range listed(w.Do("GET", "/tags", nil), "data") {
		for _, content := range listed(w.Do("GET", "/content/search?per_page=50&content_types="+contentType+"&tag_ids="+text(tag["id"]), nil), "data") {
			found[text(content["id"])+"/"+text(tag["id"])] = "tag " + text(content["id"]) + "/" + text(tag["id"])
		}
	}
	return found
}

// kept are the kinds of which Terraform can only forget an object: what the state
// has had stays in the workspace.
var kept = map[string]bool{"intercom_auth_token": true, "intercom_company_note": true, "intercom_contact_note": true}

// TestEveryResourceHasItsThings fails where a resource is registered whose
// objects the tests of faults cannot see.
func TestEveryResourceHasItsThings(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for name := range objects {
		if kinds[name] == nil {
			t.Errorf("kinds does not know %s: the tests of faults cannot see what a workspace has of it", name)
		}
	}
}

func listed(value any, keys ...string) (objects []map[string]any) {
	for _, key := range keys {
		value = value.(map[string]any)[key] //nolint:forcetypeassert // the emulator's own answer
	}
	for _, item := range value.([]any) { //nolint:forcetypeassert // likewise
		objects = append(objects, item.(map[string]any)) //nolint:forcetypeassert // likewise
	}
	return objects
}

func text(value any) string { return fmt.Sprint(value) }

// contents are all things of a workspace, by kind.
func contents(w *acctest.Workspace) map[string]things {
	all := map[string]things{}
	for kind, see := range kinds {
		all[kind] = see(w)
	}
	return all
}

// world is a workspace, what it had before anything was applied, and what the
// state has.
type world struct {
	w       *acctest.Workspace
	objects map[string]whole
	before  map[string]things
	managed []*managed
	had     map[string]bool // what the state has had of a kind that is kept
}

// newWorld is a sample workspace and an empty state. Its answers are not held to
// the descriptions again: the acceptance tests do that, and it would take most
// of the time here.
func newWorld(t *testing.T, options ...acctest.Option) *world {
	t.Helper()
	w := acctest.New(t, append(options, acctest.Undescribed)...)
	objects, _ := resources(t)
	sampleOnce.Do(func() { sample = contents(w) })
	return &world{w: w, objects: objects, before: sample, had: map[string]bool{}}
}

// sample is what every workspace begins with.
var (
	sample     map[string]things
	sampleOnce sync.Once
)

// session begins a run.
func (o *world) session(ctx context.Context, settings session.Config) (*session.Session, error) {
	return acctest.Session(ctx, o.w, settings)
}

// importID is the id that an object in the state is imported by.
func (o *world) importID(m *managed) string {
	var parts []string
	for _, name := range o.objects[m.Kind].IdentityAttributes() {
		parts = append(parts, m.Text(name))
	}
	return strings.Join(parts, "/")
}

// remember notes what the state has, before something happens to it.
func (o *world) remember() {
	for _, m := range o.managed {
		if m.Exists() && kept[m.Kind] {
			o.had[m.Kind+" "+o.importID(m)] = true
		}
	}
}

// compare compares the workspace with the state. Orphans are new and in no
// state, ghosts are in the state only, and lost is what was there before, is
// managed by nothing, and has vanished or has another name.
func (o *world) compare() (orphans, ghosts, lost []thing) {
	now, owned := contents(o.w), map[string]bool{}
	for _, m := range o.managed {
		if !m.Exists() {
			continue
		}
		id := o.importID(m)
		if _, there := now[m.Kind][id]; !there || owned[m.Kind+" "+id] {
			ghosts = append(ghosts, thing{m.Kind, id, m.address})
		}
		owned[m.Kind+" "+id] = true
	}
	for _, kind := range slices.Sorted(maps.Keys(now)) {
		for id, name := range o.before[kind] {
			if now[kind][id] != name && !owned[kind+" "+id] {
				lost = append(lost, thing{kind, id, name})
			}
		}
		for _, id := range slices.Sorted(maps.Keys(now[kind])) {
			if _, old := o.before[kind][id]; !old && !owned[kind+" "+id] && !o.had[kind+" "+id] {
				orphans = append(orphans, thing{kind, id, now[kind][id]})
			}
		}
	}
	return orphans, ghosts, lost
}

// thing is one object of a workspace.
type thing struct{ kind, id, name string }

// namedIn says whether a text tells of the object, by its id or its name.
func (t thing) namedIn(said string) bool {
	return strings.Contains(said, t.id) || strings.Contains(said, t.name)
}

// apply makes a managed object what a configuration says; nil destroys it.
func (m *managed) apply(ctx context.Context, run *session.Session, config session.Config) error {
	plan, err := run.Plan(ctx, m.Instance, config)
	if err != nil {
		return err
	}
	return run.Apply(ctx, plan)
}

// settled fails unless a run finds nothing to do.
func (m *managed) settled(ctx context.Context, run *session.Session, config session.Config) error {
	if err := run.Refresh(ctx, m.Instance); err != nil {
		return err
	}
	if config == nil {
		if m.Exists() {
			return fmt.Errorf("%s is still there", m.address)
		}
		return nil
	}
	plan, err := run.Plan(ctx, m.Instance, config)
	if err != nil {
		return err
	}
	if !plan.Empty() {
		return fmt.Errorf("%s: the plan is not empty: %s", m.address, plan)
	}
	return nil
}
