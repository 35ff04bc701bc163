package provider_test

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// change is an object that is updated in place with one PUT or PATCH for each attribute.
type change struct {
	config session.Config
	// changes are what each attribute becomes, and sent the member that says so
	// where its name is another one.
	changes session.Config
	sent    map[string]string
	within  string   // the member that has them all; "" for the body itself
	always  []string // what every update sends beside
	// also is what a change of an attribute has to send beside it.
	also map[string]string
}

// updated are the kinds that are updated with PUT or PATCH. The rest is written with POST,
// or replaced.
var updated = map[string]change{
	"intercom_article": {
		config: session.Config{"title": "A", "author_id": "991267460", "description": "a", "body": "<p>a</p>", "parent_id": emulator.SampleCollectionID, "translated_content": map[string]any{"fr": map[string]any{"title": "Un"}}},
		changes: session.Config{
			"title": "B", "description": "b", "body": "<p>b</p>", "author_id": "991267461", "parent_id": emulator.SampleNestedCollectionID, "state": "published",
			"audience_ids": []string{emulator.SampleAudienceID}, "ai_copilot_availability": false,
			"translated_content": map[string]any{"fr": map[string]any{"title": "Deux"}},
		},
		also: map[string]string{"title": "state", "description": "state", "body": "state", "author_id": "state"},
	},
	"intercom_folder": {
		config:  session.Config{"name": "A", "description": "a", "emoji": "📚"},
		changes: session.Config{"name": "B", "description": "b", "emoji": "📖", "parent_folder_id": emulator.SampleFolderID},
		within:  "folder",
	},
	"intercom_audience": {
		config: session.Config{"name": "A"},
		changes: session.Config{
			"name":            "B",
			"predicates":      []any{map[string]any{"attribute": "company.name", "type": "string", "comparison": "eq", "value": "A"}},
			"role_predicates": []any{map[string]any{"attribute": "role", "type": "role", "comparison": "in", "values": []string{"user"}}},
		},
	},
	"intercom_collection": {
		config:  session.Config{"name": "A", "description": "a", "translated_content": french("Un")},
		changes: session.Config{"name": "B", "description": "b", "parent_id": emulator.SampleCollectionID, "translated_content": french("Deux")},
	},
	"intercom_content_import_source": {
		config: session.Config{"url": "https://a.example.com", "status": "active", "audience_ids": []string{}},
		changes: session.Config{
			"url": "https://b.example.com", "status": "deactivated", "audience_ids": []string{emulator.SampleAudienceID},
		},
		always: []string{"url", "sync_behavior", "status"},
	},
	"intercom_ticket_type": {
		config:  session.Config{"name": "A", "description": "a", "category": "Customer", "icon": "🎟️"},
		changes: session.Config{"name": "B", "description": "b", "icon": "🐞"},
	},
	"intercom_ticket_type_attribute": {
		config: session.Config{
			"ticket_type_id": emulator.SampleTicketTypeID, "name": "A", "data_type": "list", "options": []string{"x", "y"}, "description": "a",
		},
		changes: session.Config{
			"name": "B", "description": "b", "options": []string{"x", "y", "z"}, "required_to_create": true, "required_to_create_for_contacts": true,
			"visible_on_create": false, "visible_to_contacts": false,
		},
		sent: map[string]string{"options": "list_items"},
	},
	"intercom_data_attribute": {
		config:  session.Config{"model": "contact", "name": "a", "data_type": "options", "options": []string{"x", "y"}, "description": "a"},
		changes: session.Config{"description": "b", "options": []string{"x", "y", "z"}, "messenger_writable": true},
	},
	"intercom_conversation_attribute": {
		config:  session.Config{"name": "A", "data_type": "string", "description": "a"},
		changes: session.Config{"name": "B", "description": "b", "required": true, "multiline": true, "visible_to_team_ids": []string{emulator.SampleTeamID}},
	},
	"intercom_contact": {
		config:  session.Config{"role": "user", "external_id": "a", "email": "a@example.com", "name": "A", "phone": "+491701234567"},
		changes: session.Config{"external_id": "b", "email": "b@example.com", "name": "B", "phone": "+491701234568", "unsubscribed_from_emails": true},
	},
	"intercom_company": {
		config:  session.Config{"external_id": "a", "name": "A", "plan": "x", "industry": "x"},
		changes: session.Config{"name": "B", "plan": "y", "industry": "y", "website": "https://example.com"},
	},
	"intercom_data_connector": {
		config: session.Config{
			"name": "A", "description": "a", "url": "https://a.example.com", "body": "a", "state": "live", "headers": map[string]any{"A": "a"}, "direct_fin_usage": true,
			"http_method": "post", "data_inputs": []any{map[string]any{"name": "a", "type": "string", "description": "a"}},
		},
		changes: session.Config{
			"name": "B", "description": "b", "url": "https://b.example.com", "body": "b", "state": "draft", "headers": map[string]any{"A": "b"},
			"headers_wo_version": 1, "http_method": "put", "direct_fin_usage": false, "audiences": []string{"leads"}, "customer_authentication": true, "bypass_authentication": true,
			"validate_missing_attributes": true, "token_ids": []string{"1"}, "mock_response": `{"a":1}`,
			"data_inputs": []any{map[string]any{"name": "a", "type": "integer", "description": "a"}},
		},
		sent:   map[string]string{"headers_wo_version": "headers"},
		always: []string{"state"},
	},
	"intercom_dynamic_content": {
		config: session.Config{"name": "A", "content_type": "inline", "default_locale": "en", "variations": []any{
			map[string]any{"locale": "en", "text_content": "a"}, map[string]any{"locale": "de", "text_content": "b"},
		}},
		changes: session.Config{"name": "B", "default_locale": "de", "variations": []any{map[string]any{"locale": "en", "text_content": "c"}}},
	},
	"intercom_news_item": {
		config:  session.Config{"title": "A", "sender_id": "991267460", "body": "<p>a</p>"},
		changes: session.Config{"body": "<p>b</p>", "state": "live", "deliver_silently": true, "labels": []string{"New"}, "reactions": []string{"👍"}},
		always:  []string{"title", "sender_id", "labels", "reactions", "newsfeed_assignments"},
	},
	"intercom_content_snippet": {
		config: session.Config{"title": "A", "body_markdown": "a"},
		changes: session.Config{
			"title": "B", "body_markdown": "b", "locale": "de", "audience_ids": []string{emulator.SampleAudienceID},
			"ai_chatbot_availability": true, "ai_copilot_availability": true, "ai_sales_agent_availability": true,
		},
	},
	"intercom_internal_article": {
		config: session.Config{
			"title": "A", "body": "<p>a</p>", "author_id": "991267460", "owner_id": "991267460", "audience_ids": []string{emulator.SampleAudienceID}, "ai_chatbot_availability": true,
		},
		changes: session.Config{
			"title": "B", "body": "<p>b</p>", "author_id": "991267461", "owner_id": "991267461", "audience_ids": []string{emulator.SampleUnusedAudienceID, emulator.SampleAudienceID},
			"ai_chatbot_availability": false, "ai_copilot_availability": true, "ai_sales_agent_availability": true,
		},
	},
	"intercom_ticket": {
		config: session.Config{"ticket_type_id": emulator.SampleTicketTypeID, "contact_id": emulator.SampleUserID, "is_shared": true, "open": true},
		changes: session.Config{
			"is_shared": false, "open": false, "team_assignee_id": emulator.SampleTeamID, "ticket_state_id": "8269",
		},
		sent: map[string]string{"team_assignee_id": "assignee_id"},
	},
}

// french is a translation.
func french(name string) map[string]any {
	return map[string]any{"fr": map[string]any{"name": name}}
}

// puts passes requests on and keeps the bodies of the PUTs and PATCHes.
type puts struct {
	http.RoundTripper
	within string
	bodies []map[string]json.RawMessage
}

func (p *puts) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.Method == http.MethodPut || request.Method == http.MethodPatch {
		body, err := io.ReadAll(request.Body)
		if err != nil {
			return nil, err
		}
		members := map[string]json.RawMessage{}
		if err := json.Unmarshal(body, &members); err != nil {
			return nil, err
		}
		if p.within != "" {
			wrapped := members[p.within]
			members = map[string]json.RawMessage{}
			if err := json.Unmarshal(wrapped, &members); err != nil {
				return nil, err
			}
		}
		p.bodies = append(p.bodies, members)
		request.Body = io.NopCloser(bytes.NewReader(body))
	}
	return p.RoundTripper.RoundTrip(request)
}

// TestInProcessUpdatesSendOnlyWhatChanges changes one attribute after the other.
func TestInProcessUpdatesSendOnlyWhatChanges(t *testing.T) {
	t.Parallel()
	for kind, c := range updated {
		for _, name := range slices.Sorted(maps.Keys(c.changes)) {
			t.Run(kind+"/"+name, func(t *testing.T) {
				t.Parallel()
				o := newWorld(t)
				m := o.made(t, kind, "m", c.config)
				sent := &puts{RoundTripper: o.w, within: c.within}
				run, err := acctest.Session(t.Context(), sent, nil)
				if err != nil {
					t.Fatal(err)
				}
				config := maps.Clone(c.config)
				config[name] = c.changes[name]
				if err := m.apply(t.Context(), run, config); err != nil {
					t.Fatal(err)
				}
				member := name
				if other := c.sent[name]; other != "" {
					member = other
				}
				if len(sent.bodies) == 0 && name == "ticket_state_id" {
					return // it was in that state, which Intercom refuses to be told
				}
				members := append([]string{member}, c.always...)
				if also := c.also[name]; also != "" {
					members = append(members, also)
				}
				slices.Sort(members)
				if len(sent.bodies) != 1 || !slices.Equal(slices.Sorted(maps.Keys(sent.bodies[0])), slices.Compact(members)) {
					t.Errorf("sent %s", sent.bodies)
				}
			})
		}
	}
}
