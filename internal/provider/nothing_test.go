package provider_test

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// valuesOfOptional are values for the attributes that no example configures, so
// that taking them out can be tried.
var valuesOfOptional = map[string]any{
	"intercom_article.body":                                             nil, // is what the example has in Markdown
	"intercom_article.folder_id":                                        nil, // needs a newer version, as the next one
	"intercom_article.parent_ids":                                       nil,
	"intercom_article.scheduled_publish_at":                             "2096-02-28T09:00:00Z",
	"intercom_article.scheduled_unpublish_at":                           "2096-02-28T09:00:00Z",
	"intercom_article.ai_copilot_availability":                          false,
	"intercom_article.ai_sales_agent_availability":                      false,
	"intercom_article.description":                                      "Something",
	"intercom_article_tag.admin_id":                                     "991267460",
	"intercom_auth_token.domain":                                        "api.example.com",
	"intercom_auth_token.request_header_key":                            "X-Token",
	"intercom_collection.help_center_id":                                emulator.SampleHelpCenterID,
	"intercom_collection.icon":                                          nil, // needs a newer version
	"intercom_collection.parent_id":                                     emulator.SampleCollectionID,
	"intercom_folder.parent_folder_id":                                  emulator.SampleFolderID,
	"intercom_company_note.admin_id":                                    "991267460",
	"intercom_contact.on_destroy":                                       "delete",
	"intercom_ip_allowlist.on_destroy":                                  "keep",
	"intercom_ticket_type.description":                                  "Something",
	"intercom_contact.language_override":                                nil, // is for Preview
	"intercom_conversation_attribute.description":                       "Something",
	"intercom_conversation_attribute.multiline":                         nil, // are for other data types than the example's
	"intercom_conversation_attribute.reference_type":                    nil,
	"intercom_conversation_attribute.reference_object_type":             nil,
	"intercom_conversation_attribute.options":                           nil,
	"intercom_conversation_attribute.required":                          true,
	"intercom_conversation_attribute.visible_to_team_ids":               []string{emulator.SampleTeamID},
	"intercom_data_attribute.archived":                                  true,
	"intercom_ticket_type.archived":                                     true,
	"intercom_ticket_type_attribute.archived":                           true,
	"intercom_data_attribute.description":                               "Something",
	"intercom_data_attribute.messenger_writable":                        true,
	"intercom_data_attribute.options":                                   nil,
	"intercom_news_item.cover_image_url":                                nil, // is for 2.17
	"intercom_content_snippet.ai_chatbot_availability":                  true,
	"intercom_content_snippet.ai_sales_agent_availability":              true,
	"intercom_content_snippet.audience_ids":                             []string{emulator.SampleAudienceID},
	"intercom_content_snippet.json_blocks":                              nil, // the example has body_markdown
	"intercom_content_snippet.locale":                                   "de",
	"intercom_content_snippet_tag.admin_id":                             "991267460",
	"intercom_internal_article_tag.admin_id":                            "991267460",
	"intercom_identity_verification_secret.supports_android":            true,
	"intercom_identity_verification_secret.supports_ios":                true,
	"intercom_internal_article.ai_chatbot_availability":                 true,
	"intercom_internal_article.ai_sales_agent_availability":             true,
	"intercom_internal_article.audience_ids":                            []string{emulator.SampleAudienceID},
	"intercom_internal_article.body":                                    nil, // the example has body_markdown
	"intercom_internal_article.folder_id":                               nil, // is for 2.17, as below
	"intercom_internal_article.locale":                                  nil,
	"intercom_ticket.company_id":                                        emulator.SampleCompanyID,
	"intercom_ticket.open":                                              true,
	"intercom_ticket.snoozed_until":                                     "2096-02-28T09:00:00Z",
	"intercom_ticket.team_assignee_id":                                  emulator.SampleTeamID,
	"intercom_ticket_type.is_internal":                                  true,
	"intercom_custom_object_instance.external_updated_at":               "2026-02-28T09:00:00Z",
	"intercom_ticket_type_attribute.allow_multiple_values":              nil,
	"intercom_ticket_type_attribute.multiline":                          nil,
	"intercom_ticket_type_attribute.options":                            nil,
	"intercom_ticket_type_attribute.required_to_create_for_contacts":    true,
	"intercom_ticket_type_attribute.visible_on_create":                  false,
	"intercom_ticket_type_attribute.visible_to_contacts":                false,
	"intercom_content_import_source.apply_audience_to_existing_content": true,
	"intercom_data_connector.audiences":                                 []string{"leads"},
	"intercom_data_connector.body":                                      "{}",
	"intercom_data_connector.bypass_authentication":                     true,
	"intercom_data_connector.headers":                                   map[string]any{"Accept": "application/json"},
	"intercom_data_connector.headers_wo":                                map[string]any{"Accept": "application/json"},
	"intercom_data_connector.headers_wo_version":                        1,
	"intercom_data_connector.internal_description":                      nil, // is for 2.17
	"intercom_data_connector.mock_response":                             `{"order":{"id":12345}}`,
	"intercom_external_page.ai_sales_agent_availability":                nil, // is for Preview, too
}

// TestEveryAttributeCanBeNothing says nothing in each way that there is, in every
// optional attribute of every resource: left out, null of any type that fits, and
// empty. Creating so and changing to it are planned, applied and planned again
// without a difference, or refused before anything is applied.
func TestEveryAttributeCanBeNothing(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		parsed, addresses := newScene(t, kind)
		for i, address := range addresses {
			run, err := acctest.Session(t.Context(), acctest.New(t), nil)
			if err != nil {
				t.Fatal(err)
			}
			schema, err := run.Schema(kind)
			if err != nil {
				t.Fatal(err)
			}
			for _, attribute := range schema.Block.Attributes {
				if !attribute.Optional || i > 0 && testing.Short() {
					continue
				}
				_, configured := parsed.blocks[address].Body.Attributes[attribute.Name]
				_, listed := valuesOfOptional[kind+"."+attribute.Name]
				if i == 0 && !configured && !listed {
					t.Errorf("%s.%s: no example configures it and valuesOfOptional does not have it", kind, attribute.Name)
				}
				for name, nothing := range nothings(attribute) {
					t.Run(kind+"/"+address+"/"+attribute.Name+"/"+name, func(t *testing.T) {
						t.Parallel()
						tryNothing(t, parsed, address, attribute.Name, nothing)
					})
				}
			}
		}
	}
}

// leftOut is for an attribute that a configuration does not have.
type leftOut struct{}

// nothings are the ways to say nothing in an attribute, as the provider is told of
// them.
func nothings(attribute *tfprotov6.SchemaAttribute) map[string]any {
	kind := attribute.ValueType()
	ways := map[string]any{"left out": leftOut{}} // which is a null of the attribute's own type
	switch {
	case kind.Is(tftypes.String):
		ways["empty"] = ""
	case kind.Is(tftypes.List{}), kind.Is(tftypes.Set{}):
		ways["empty"] = tftypes.NewValue(kind, []tftypes.Value{})
	case kind.Is(tftypes.DynamicPseudoType):
		texts := tftypes.Map{ElementType: tftypes.String}
		object := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"a": tftypes.String}}
		ways["null map"] = tftypes.NewValue(texts, nil)
		ways["null object"] = tftypes.NewValue(object, nil)
		ways["empty map"] = tftypes.NewValue(texts, map[string]tftypes.Value{})
		ways["empty object"] = map[string]any{}
		ways["map of nulls"] = tftypes.NewValue(texts, map[string]tftypes.Value{"a": tftypes.NewValue(tftypes.String, nil)})
		ways["object of nulls"] = tftypes.NewValue(object, map[string]tftypes.Value{"a": tftypes.NewValue(tftypes.String, nil)})
	}
	return ways
}

func tryNothing(t *testing.T, parsed *scene, address, attribute string, nothing any) {
	t.Helper()
	for _, creates := range []bool{true, false} {
		w, s := acctest.New(t), parsed.again()
		run, err := acctest.Session(t.Context(), w, nil)
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := strings.Cut(address, ".")
		config, err := s.config(t.Context(), run, address)
		if err != nil {
			t.Fatal(err)
		}
		instance, err := run.NewInstance(kind)
		if err != nil {
			t.Fatal(err)
		}
		m := &managed{instance, address, config}
		if !creates {
			if value := valuesOfOptional[kind+"."+attribute]; config[attribute] == nil && value != nil {
				config[attribute] = value
			}
			if err := m.apply(t.Context(), run, config); err != nil {
				t.Fatalf("with a value: %v", err)
			}
		}
		with := maps.Clone(config)
		if with[attribute] = nothing; nothing == (leftOut{}) {
			delete(with, attribute)
		}
		// Each step is a run of its own.
		if run, err = acctest.Session(t.Context(), w, nil); err != nil {
			t.Fatal(err)
		}
		if err := run.Refresh(t.Context(), m.Instance); err != nil {
			t.Fatal(err)
		}
		plan, err := run.Plan(t.Context(), m.Instance, with)
		if err != nil {
			if strings.Contains(err.Error(), "provider produced") || strings.Contains(err.Error(), "Cannot ") {
				t.Errorf("creates %t: %v", creates, err)
			}
			continue // refused
		}
		if err := run.Apply(t.Context(), plan); err != nil {
			t.Errorf("creates %t: apply: %v", creates, err)
			continue
		}
		if run, err = acctest.Session(t.Context(), w, nil); err != nil {
			t.Fatal(err)
		}
		if err := m.settled(t.Context(), run, with); err != nil {
			t.Errorf("creates %t: again: %v", creates, err)
		}
	}
}

// notRead are the attributes that no request tells of again.
var notRead = map[string]string{
	"intercom_content_snippet_tag.admin_id":      "a search finds that the tag is there, and not who put it on",
	"intercom_contact.on_destroy":                "Terraform's own",
	"intercom_auth_token.token_value_wo":         "only sent",
	"intercom_auth_token.token_value_wo_version": "Terraform's own",
	"intercom_ip_allowlist.on_destroy":           "Terraform's own",
	"intercom_contact.last_seen_at":              "moves on by itself; kept while it is configured only",
	"intercom_data_connector.mock_response":      "only sent, and not forgotten",
	"intercom_ticket.company_id":                 "Intercom does not tell it",
	"intercom_ticket.skip_notifications":         "only sent",
}

// TestEveryPlanOfWhatLeavesIsTrue takes each optional attribute out of the
// configuration after an apply with a value, and then looks whether Intercom has
// what the plan said.
func TestEveryPlanOfWhatLeavesIsTrue(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		parsed, addresses := newScene(t, kind)
		schema, err := start(t, acctest.New(t)).Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, attribute := range schema.Block.Attributes {
			if !attribute.Optional || notRead[kind+"."+attribute.Name] != "" || attribute.ValueType().Is(tftypes.DynamicPseudoType) {
				continue
			}
			t.Run(kind+"/"+attribute.Name, func(t *testing.T) {
				t.Parallel()
				l := (valued{kind: kind, address: addresses[0], attribute: attribute.Name, scene: parsed}).life(t)
				if l.config[attribute.Name] == nil {
					l.config[attribute.Name] = valuesOfOptional[kind+"."+attribute.Name]
				}
				if l.config[attribute.Name] == nil {
					return // of another data type than the example's
				}
				l.applies(l.config[attribute.Name])
				run, plan, err := l.plans(nil)
				if err != nil {
					return // refused
				}
				var planned, found map[string]tftypes.Value
				if err := plan.Planned().As(&planned); err != nil {
					t.Fatal(err)
				}
				if err := run.Apply(t.Context(), plan); err != nil {
					t.Fatal(err)
				}
				if err := l.imported().State().As(&found); err != nil {
					t.Fatal(err)
				}
				promised, there := planned[attribute.Name], found[attribute.Name]
				if promised.IsKnown() && !promised.Equal(there) && (!isNothing(promised) || !isNothing(there)) {
					t.Errorf("the plan has %s, and Intercom %s", promised, there)
				}
			})
		}
	}
}

// isNothing says whether a value is null or empty.
func isNothing(value tftypes.Value) bool {
	var members []tftypes.Value
	isList := value.Type().Is(tftypes.List{}) || value.Type().Is(tftypes.Set{})
	return value.IsNull() || value.Equal(tftypes.NewValue(tftypes.String, "")) || isList && value.IsKnown() && value.As(&members) == nil && len(members) == 0
}

// TestEveryFieldOfACompanyThatLeavesIsEmptied has a company that others write to:
// what Terraform wrote is emptied, and nothing else.
func TestEveryFieldOfACompanyThatLeavesIsEmptied(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"emptied": {}, "kept": {emulator.CompanyTextsStay: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, acctest.Quirks(quirks))
			company := object(t, start(t, w), "intercom_company")
			all := session.Config{"external_id": "x", "website": "https://a.example", "industry": "Energy", "size": big.NewFloat(5)}
			brought(t, start(t, w), company, all)
			w.Do("PUT", "/companies/"+company.Text("id"), map[string]any{"plan": "Theirs"})
			bare := session.Config{"external_id": "x"}
			brought(t, start(t, w), company, bare)
			brought(t, start(t, w), company, bare) // takes over what Intercom kept
			if brought(t, start(t, w), company, bare) {
				t.Error("the plan stays")
			}
			got := w.Do("GET", "/companies/"+company.Text("id"), nil)
			if kept := got["website"] != "" && got["website"] != nil; kept != (name == "kept") {
				t.Errorf("the website is %v", got["website"])
			}
			if plan, _ := got["plan"].(map[string]any); plan["name"] != "Theirs" || fmt.Sprint(got["size"]) != "0" && got["size"] != nil {
				t.Errorf("the plan is %v, the size %v", got["plan"], got["size"])
			}
			// An imported company, of which nothing was written.
			imported := object(t, start(t, w), "intercom_company")
			w.Do("PUT", "/companies/"+company.Text("id"), map[string]any{"industry": "Law"})
			if err := start(t, w).Import(t.Context(), imported, company.Text("id")); err != nil {
				t.Fatal(err)
			}
			for _, config := range []session.Config{{"external_id": "x", "industry": "Law"}, bare} {
				if brought(t, start(t, w), imported, config) {
					t.Errorf("%v changes what was imported", config)
				}
			}
		})
	}
}
