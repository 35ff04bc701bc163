package provider_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// apart is a text as an old Mac writes it, with letter and accent apart, and
// composed is what Terraform makes of it.
const apart, composed = "Cafe\u0301", "Caf\u00e9"

// spelling is a kind whose objects have texts of which Intercom's spelling must
// stay through a change of something else.
type spelling struct {
	make   func(o *world) (importID string) // with apart wherever there can be text
	change session.Config                   // in place of what was generated
	texts  func(o *world, id string) []any  // the texts that must stay, as Intercom has them now
}

func strung(texts ...string) tftypes.Value {
	values := make([]tftypes.Value, 0, len(texts))
	for _, text := range texts {
		values = append(values, tftypes.NewValue(tftypes.String, text))
	}
	return tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, values)
}

// with is the object of a list that has an id.
func with(id string, objects []map[string]any) map[string]any {
	for _, object := range objects {
		if text(object["id"]) == id {
			return object
		}
	}
	return nil
}

// created makes an object outside of Terraform.
func created(w *acctest.Workspace, path string, body map[string]any) string {
	return text(w.Do(http.MethodPost, path, body)["id"])
}

// exceptionsPath is where the exceptions of the sample's schedule are.
const exceptionsPath = "/office_hours_schedules/" + emulator.SampleScheduleID + "/office_hours_exceptions"

// spellings are the kinds that have such texts. The others are links and notes.
var spellings = map[string]spelling{
	"intercom_article": {
		make: func(o *world) string {
			return created(o.w, "/articles", map[string]any{"title": apart, "description": apart, "body": apart, "author_id": 991267460})
		},
		change: session.Config{"ai_copilot_availability": false},
		texts: func(o *world, id string) []any {
			article := o.w.Do(http.MethodGet, "/articles/"+id, nil)
			return []any{article["title"], article["description"]}
		},
	},
	"intercom_collection": {
		make: func(o *world) string {
			return created(o.w, "/help_center/collections", map[string]any{"name": apart, "description": apart})
		},
		change: session.Config{"parent_id": emulator.SampleCollectionID},
		texts: func(o *world, id string) []any {
			collection := o.w.Do(http.MethodGet, "/help_center/collections/"+id, nil)
			return []any{collection["name"], collection["description"]}
		},
	},
	"intercom_folder": {
		make: func(o *world) string {
			_, made := o.w.TryIn("Preview", http.MethodPost, "/folders", map[string]any{"folder": map[string]any{"name": apart, "description": apart}})
			return text(made["id"])
		},
		change: session.Config{"emoji": "\U0001F4D8"},
		texts: func(o *world, id string) []any {
			_, folder := o.w.TryIn("Preview", http.MethodGet, "/folders/"+id, nil)
			return []any{folder["name"], folder["description"]}
		},
	},
	"intercom_data_connector": {
		make: func(o *world) string {
			return created(o.w, "/data_connectors", map[string]any{"name": apart, "description": apart, "data_inputs": []any{
				map[string]any{"name": apart, "type": "string", "description": apart, "default_value": apart},
			}})
		},
		change: session.Config{"url": "https://api.example.com"},
		texts: func(o *world, id string) []any {
			connector := o.w.Do(http.MethodGet, "/data_connectors/"+id+"?state_version=draft", nil)
			return []any{connector["name"], connector["description"], text(connector["data_inputs"])}
		},
	},
	"intercom_tag": {
		make:   func(o *world) string { return created(o.w, "/tags", map[string]any{"name": apart}) },
		change: session.Config{},
		texts: func(o *world, id string) []any {
			return []any{with(id, listed(o.w.Do(http.MethodGet, "/tags", nil), "data"))["name"]}
		},
	},
	"intercom_dynamic_content": {
		make: func(o *world) string {
			return text(o.w.Do(http.MethodPost, "/dynamic_contents", map[string]any{
				"name": apart, "content_type": "inline", "default_locale": "en", "variations": []any{map[string]any{"locale": "en", "text_content": "x"}},
			})["id"])
		},
		change: session.Config{"default_locale": "de", "variations": []any{
			map[string]any{"locale": "en", "text_content": "x"}, map[string]any{"locale": "de", "text_content": "y"},
		}},
		texts: func(o *world, id string) []any {
			return []any{o.w.Do(http.MethodGet, "/dynamic_contents/"+id, nil)["name"]}
		},
	},
	"intercom_news_item": {
		make: func(o *world) string {
			return created(o.w, "/news/news_items", map[string]any{"title": apart, "sender_id": 991267460, "labels": []string{apart}})
		},
		change: session.Config{"deliver_silently": true},
		texts: func(o *world, id string) []any {
			item := o.w.Do(http.MethodGet, "/news/news_items/"+id, nil)
			return []any{item["title"], text(item["labels"])}
		},
	},
	"intercom_audience": {
		make: func(o *world) string {
			return created(o.w, "/audiences", map[string]any{"name": apart, "predicates": []any{
				map[string]any{"attribute": "company.name", "type": "string", "comparison": "eq", "value": apart},
			}})
		},
		change: session.Config{"role_predicates": []any{map[string]any{"attribute": "role", "type": "role", "comparison": "eq", "value": "user"}}},
		texts: func(o *world, id string) []any {
			audience := o.w.Do(http.MethodGet, "/audiences/"+id, nil)
			return []any{audience["name"], listed(audience, "predicates")[0]["value"]}
		},
	},
	"intercom_auth_token": {
		make: func(o *world) string {
			return created(o.w, "/auth_tokens", map[string]any{"name": apart, "description": apart, "request_header_key": "X-Token", "token_value": "a"})
		},
		change: session.Config{"token_prefix": "Bearer"},
		texts: func(o *world, id string) []any {
			token := o.w.Do(http.MethodGet, "/auth_tokens/"+id, nil)
			return []any{token["name"], token["description"]}
		},
	},
	"intercom_external_page": {
		make: func(o *world) string {
			return created(o.w, "/ai/external_pages", map[string]any{
				"source_id": json.Number(emulator.SampleSourceID), "external_id": apart, "title": apart, "html": "<p>" + apart + "</p>", "locale": "en",
			})
		},
		change: session.Config{"ai_agent_availability": false},
		texts: func(o *world, id string) []any {
			return []any{o.w.Do(http.MethodGet, "/ai/external_pages/"+id, nil)["external_id"]} // the rest is sent every time
		},
	},
	"intercom_data_attribute": {
		make: func(o *world) string {
			return created(o.w, "/data_attributes", map[string]any{
				"name": apart, "model": "contact", "data_type": "options", "options": []any{map[string]any{"value": apart}, map[string]any{"value": "plain"}},
			})
		},
		change: session.Config{"options": strung(composed, "plain", "Th\u00e9")},
		texts: func(o *world, id string) []any {
			attribute := with(id, listed(o.w.Do(http.MethodGet, "/data_attributes", nil), "data"))
			options, _ := attribute["options"].([]any)
			return []any{attribute["name"], options[0]}
		},
	},
	"intercom_conversation_attribute": {
		make: func(o *world) string {
			return created(o.w, "/conversations/attributes", map[string]any{
				"name": apart, "data_type": "list", "options": []any{map[string]any{"label": apart}, map[string]any{"label": "plain"}},
			})
		},
		change: session.Config{"description": "changed", "options": strung(composed, "plain", "Th\u00e9")},
		texts: func(o *world, id string) []any {
			attribute := with(id, listed(o.w.Do(http.MethodGet, "/conversations/attributes", nil), "data"))
			option := listed(attribute, "options")[0]
			return []any{attribute["name"], option["id"], option["label"], option["archived"]}
		},
	},
	"intercom_ticket_type": {
		make:   func(o *world) string { return created(o.w, "/ticket_types", map[string]any{"name": apart}) },
		change: session.Config{"description": "changed"},
		texts: func(o *world, id string) []any {
			return []any{o.w.Do(http.MethodGet, "/ticket_types/"+id, nil)["name"]}
		},
	},
	"intercom_ticket_type_attribute": {
		make: func(o *world) string {
			kind := created(o.w, "/ticket_types", map[string]any{"name": "Coffee"})
			return kind + "/" + created(o.w, "/ticket_types/"+kind+"/attributes", map[string]any{
				"name": apart, "description": "", "data_type": "list", "list_items": apart + ",plain",
			})
		},
		change: session.Config{"options": strung(composed, "plain", "Th\u00e9")},
		texts: func(o *world, id string) []any {
			for _, kind := range listed(o.w.Do(http.MethodGet, "/ticket_types", nil), "data") {
				for _, attribute := range listed(kind, "ticket_type_attributes", "data") {
					if text(kind["id"])+"/"+text(attribute["id"]) == id {
						option := listed(attribute, "input_options", "list_options")[0]
						return []any{attribute["name"], option["id"], option["label"], option["archived"]}
					}
				}
			}
			return nil
		},
	},
	"intercom_contact": {
		make: func(o *world) string {
			return created(o.w, "/contacts", map[string]any{"role": "user", "external_id": apart, "phone": "+353851234999"})
		},
		change: session.Config{"name": "changed"},
		texts: func(o *world, id string) []any {
			return []any{o.w.Do(http.MethodGet, "/contacts/"+id, nil)["external_id"]}
		},
	},
	"intercom_company": {
		make: func(o *world) string {
			return created(o.w, "/companies", map[string]any{"company_id": apart, "name": apart})
		},
		change: session.Config{"remote_created_at": "2020-01-01T00:00:00Z"},
		texts: func(o *world, id string) []any {
			return []any{o.w.Do(http.MethodGet, "/companies/"+id, nil)["company_id"]}
		},
	},
	"intercom_custom_object_instance": {
		make: func(o *world) string {
			return "Order/" + created(o.w, "/custom_object_instances/Order", map[string]any{"external_id": apart})
		},
		change: session.Config{"external_updated_at": "2020-01-01T00:00:00Z"},
		texts: func(o *world, id string) []any {
			return []any{o.w.Do(http.MethodGet, "/custom_object_instances/"+id, nil)["external_id"]}
		},
	},
	"intercom_content_snippet": {
		make: func(o *world) string {
			return created(o.w, "/content_snippets", map[string]any{"title": apart, "body_markdown": apart})
		},
		change: session.Config{"ai_copilot_availability": true},
		texts: func(o *world, id string) []any {
			snippet := o.w.Do(http.MethodGet, "/content_snippets/"+id, nil)
			return []any{snippet["title"], snippet["body_markdown"]}
		},
	},
	"intercom_office_hours_exception": {
		make: func(o *world) string {
			return emulator.SampleScheduleID + "/" + created(o.w, exceptionsPath, map[string]any{"exception_date": "2026-05-01", "exception_type": "closed", "name": apart})
		},
		change: session.Config{"recurring_annually": true},
		texts: func(o *world, id string) []any {
			_, own, _ := strings.Cut(id, "/")
			return []any{o.w.Do(http.MethodGet, exceptionsPath+"/"+own, nil)["name"]}
		},
	},
	"intercom_office_hours_schedule": {
		make: func(o *world) string {
			return created(o.w, "/office_hours_schedules", map[string]any{
				"name": apart, "time_zone_name": "Europe/Dublin", "time_intervals": []any{map[string]any{"start_minute": 540, "end_minute": 1020}},
			})
		},
		change: session.Config{"time_zone_name": "Europe/Berlin"},
		texts: func(o *world, id string) []any {
			return []any{o.w.Do(http.MethodGet, "/office_hours_schedules/"+id, nil)["name"]}
		},
	},
	"intercom_internal_article": {
		make: func(o *world) string {
			return created(o.w, "/internal_articles", map[string]any{"title": apart, "body": apart, "author_id": 991267460, "owner_id": 991267460})
		},
		change: session.Config{"owner_id": "991267461"},
		texts: func(o *world, id string) []any {
			article := o.w.Do(http.MethodGet, "/internal_articles/"+id, nil)
			return []any{article["title"], article["body"]}
		},
	},
}

// unspelled are links, which have ids or addresses only, and what Terraform writes whole.
var unspelled = []string{
	"intercom_article_tag",
	"intercom_company_note", "intercom_company_tag", "intercom_contact_company", "intercom_contact_note", "intercom_contact_subscription",
	"intercom_contact_tag", "intercom_content_import_source", "intercom_content_snippet_tag", "intercom_conversation_tag", "intercom_help_center_redirect",
	"intercom_identity_verification_secret", "intercom_internal_article_tag", "intercom_ip_allowlist", "intercom_team_membership", "intercom_ticket",
}

// TestInProcessSpellingStays changes objects whose texts have letters and accents
// apart: what is not changed stays, byte by byte, and nothing is made beside it.
func TestInProcessSpellingStays(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		of, found := spellings[kind]
		if found == slices.Contains(unspelled, kind) {
			t.Errorf("%s is in both of spellings and unspelled, or in neither", kind)
		}
		if !found {
			continue
		}
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				o := newWorld(t)
				id := of.make(o)
				before, there := of.texts(o, id), kinds[kind](o.w)
				run := o.run(t)
				m := o.instance(t, run, kind, "m")
				if err := run.Import(t.Context(), m.Instance, id); err != nil {
					t.Fatal(err)
				}
				config, err := run.Generated(m.Instance)
				if err != nil {
					t.Fatal(err)
				}
				maps.Copy(config, of.change)
				if err := m.apply(t.Context(), o.run(t), config); err != nil {
					t.Error(err)
				}
				o.settle(t, m, config)
				if after := of.texts(o, id); !slices.Equal(before, after) {
					t.Errorf("%+q became %+q", before, after)
				}
				if now := kinds[kind](o.w); len(now) != len(there) {
					t.Errorf("there were %d objects, there are %d", len(there), len(now))
				}
			})
		})
	}
}
