package emulator

import (
	"fmt"
	"strings"
	"testing"
)

// step is a request and what of its answer matters: its status and, after a
// space, a part of its body. "!" before the part says that the body lacks it.
// {1} stands for the id in the answer to the first step, and so on.
type step struct{ request, body, want string }

// life makes requests one after the other, in one version.
func life(t *testing.T, w *Workspace, version string, steps ...step) {
	t.Helper()
	var ids []string
	for i, s := range steps {
		replaced := strings.NewReplacer(ids...)
		method, path, _ := strings.Cut(replaced.Replace(s.request), " ")
		got := ask(t, w, method, path, replaced.Replace(s.body), "Intercom-Version", version)
		status, part, _ := strings.Cut(replaced.Replace(s.want), " ")
		part, lacks := strings.CutPrefix(part, "!")
		if fmt.Sprint(got.status) != status || strings.Contains(string(got.body), part) == lacks {
			t.Errorf("step %d, %s %s %s:\ngot  %d %s\nwant %s", i+1, version, s.request, s.body, got.status, got.body, s.want)
		}
		id := "none"
		if got.status == 200 && len(got.body) > 0 {
			id = fmt.Sprint(got.json(t)["id"])
		}
		ids = append(ids, fmt.Sprintf("{%d}", i+1), id)
	}
}

// with is a sample workspace in which a quirk is as it says.
func with(q *Quirk, has bool) *Workspace {
	return New(Options{Token: testToken, Sample: true, Quirks: Quirks{q: has}})
}

func TestDeletedUsersHold(t *testing.T) {
	t.Parallel()
	const user, held = `{"role":"user","external_id":"x","email":"x@example.com"}`, "409 An archived contact matching those details already exists with id={1}"
	w := sampleWorkspace()
	life(t, w, "2.16",
		step{"POST /contacts", user, "200"},
		step{"DELETE /contacts/{1}", "", `200 "deleted":true`},
		step{"GET /contacts/{1}", "", "404"},
		step{"POST /contacts", user, held},
		step{"POST /contacts", `{"role":"user","email":"X@example.com"}`, held},
		step{"POST /contacts", `{"role":"user","external_id":"other","email":"x@example.com"}`, "200"},
		step{"POST /contacts/{1}/unarchive", "", "400 User has been marked for permanent deletion and is not restorable."},
		step{"POST /contacts", `{"role":"lead","email":"l@example.com"}`, "200"},
		step{"DELETE /contacts/{8}", "", "200"},
		step{"POST /contacts", `{"role":"lead","email":"l@example.com"}`, "200"},
		step{"POST /contacts/{8}/unarchive", "", "404"},
	)
	for gone := range w.deletedUsers.all {
		gone.deletedAt = gone.deletedAt.Add(-deletionTakes)
	}
	life(t, w, "2.16", step{"POST /contacts", user, "200"})
	life(t, with(DeletedUsersHold, false), "2.16",
		step{"POST /contacts", user, "200"}, step{"DELETE /contacts/{1}", "", "200"}, step{"POST /contacts", user, "200"})
}

func TestUsersWithOneEmail(t *testing.T) {
	t.Parallel()
	second := step{"POST /contacts", `{"role":"user","external_id":"second","email":"viktor@example.com"}`, "200"}
	life(t, sampleWorkspace(), "2.16",
		second,
		step{"POST /contacts", `{"role":"user","email":"Viktor@Example.com"}`, "409 already exists with id=" + SampleOtherUserID},
		step{"POST /contacts", `{"external_id":"second"}`, "409"},
		step{"PUT /contacts/{1}", `{"email":"uma@example.com"}`, "200"},
		step{"PUT /contacts/{1}", `{"external_id":null}`, "200"},
		step{"PUT /contacts/{1}", `{"email":"viktor@example.com"}`, "409"},
	)
	second.want = "409"
	life(t, with(UserEmailsUnique, true), "2.16", second)
}

func TestTagRenamedToTakenName(t *testing.T) {
	t.Parallel()
	rename := func(want string) step { return step{"POST /tags", `{"id":"101","name":"vip customer"}`, want} }
	life(t, sampleWorkspace(), "2.16", rename(`200 "id":"103","name":"VIP customer"`), step{"GET /tags/101", "", "200 Feature request"})
	life(t, with(RenameDoubles, true), "2.16", rename(`200 "id":"101","name":"vip customer"`), step{"GET /tags/103", "", "200 VIP customer"})
	life(t, with(RenameTakesOver, false), "2.16", rename("400 parameter_invalid"))
}

func TestQuirks(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, q := range AllQuirks() {
		if q.Does == "" || q.Source == "" || names[strings.ToLower(q.Name)] {
			t.Errorf("%+v says too little, or is there twice", q)
		}
		names[strings.ToLower(q.Name)] = true
		if New(Options{}).has(q) != q.Default || New(Options{Quirks: Quirks{q: !q.Default}}).has(q) == q.Default {
			t.Errorf("%s is not as chosen", q.Name)
		}
	}
	var chosen Quirks
	if err := chosen.Turn("renametakesover"); err != nil || chosen[RenameTakesOver] || len(chosen) != 1 {
		t.Errorf("got %v, %v", chosen, err)
	}
	if err := chosen.Turn("Nothing"); err == nil {
		t.Error("a quirk that does not exist was turned")
	}
}

func TestCompaniesAsSeen(t *testing.T) {
	t.Parallel()
	one, listed := "200 {\"app_id\"", `200 {"data":[{`
	life(t, sampleWorkspace(), "2.16",
		step{"GET /companies?company_id=crm-1", "", one},
		step{"GET /companies?name=Acme", "", one},
		step{"GET /companies?company_id=nobody", "", "404 company_not_found"},
		step{"GET /companies?segment_id=" + SampleCompanySegmentID, "", listed},
		step{"POST /companies", `{"company_id":"new"}`, `200 "plan":{},"segments"`},
		step{"GET /companies/{5}", "", "200 !remote_created_at"},
		step{"GET /companies/{5}", "", `200 "custom_attributes":{"creation_source":"api"}`},
		step{"PUT /companies/{5}", `{"company_id":"other","remote_created_at":7,"name":"New"}`, `200 "remote_created_at":7`},
		step{"GET /companies/{5}", "", `200 "company_id":"new"`},
		step{"POST /companies", `{"id":"{5}","name":"Saved"}`, `200 "company_id":"new"`},
		step{"PUT /companies/{5}", `{"colour":"red"}`, "400 bad 'colour' parameter"},
		step{"GET /companies?name=Saved", "", one},
	)
	life(t, with(CompanyLookupBare, false), "2.16", step{"GET /companies?company_id=crm-1", "", listed}, step{"GET /companies?name=Acme", "", listed})
	life(t, with(CompanyDefaults, true), "2.16", step{"POST /companies", `{"company_id":"new"}`, `200 "name":"","`}, step{"GET /companies/{1}", "", "200 remote_created_at"})
	life(t, with(CompanyCreationSource, false), "2.16", step{"POST /companies", `{"company_id":"new"}`, `200 "custom_attributes":{}`})
	life(t, with(CompanyUpdatesTakeLess, true), "2.16", step{"PUT /companies/" + SampleCompanyID, `{"remote_created_at":7}`, "400 bad 'remote_created_at' parameter"})
	life(t, with(CompaniesFoundWithUsers, true), "2.16",
		step{"GET /companies?company_id=crm-3", "", "200"}, step{"GET /companies?name=Nobody%20there", "", "404"})
}

func TestScrollEnds(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	begin := func(want string) step { return step{"GET /companies/scroll", "", want} }
	life(t, w, "2.16", begin("200"), begin("400 scroll_exists"))
	w.scrolledAt = w.scrolledAt.Add(-scrollEnds)
	life(t, w, "2.16", begin("200 scroll_param"), begin("400 scroll_exists"))
	param := w.scroll
	w.scrolledAt = w.scrolledAt.Add(-scrollEnds)
	life(t, w, "2.16", step{"GET /companies/scroll?scroll_param=" + param, "", "404"}, begin("200"))
}

func TestContactsAsSeen(t *testing.T) {
	t.Parallel()
	life(t, sampleWorkspace(), "2.16",
		step{"POST /contacts", `{"role":"lead","external_id":"mine"}`, `200 !"mine"`},
		step{"PUT /contacts/{1}", `{"role":"user","external_id":"mine"}`, `200 "external_id":"mine"`},
		step{"PUT /contacts/{1}", `{"role":"lead"}`, "400 client_error"},
		step{"PUT /contacts/{1}", `{"role":"lead"}`, "400 Contact with user role can't be converted to a lead"},
		step{"PUT /contacts/{1}", `{"avatar":"http://example.com/a.png"}`, "400 the image url needs to be https"},
		step{"PUT /contacts/{1}", `{"avatar":"https://example.com/a.png"}`, "200"},
		step{"PUT /contacts/{1}", `{"owner_id":"1"}`, "400 The owner specified is not a member of the workspace"},
		step{"PUT /contacts/{1}", `{"custom_attributes":{"plan":""}}`, `200 "plan":null`},
		step{"PUT /contacts/{1}", `{"custom_attributes":{"latest_order":"402"}}`, `200 "latest_order":{"instances":[{"id":"402","type":"Order"}],"type":"Order.list"}`},
		step{"PUT /contacts/{1}", `{"custom_attributes":{"latest_order":"nothing"}}`, "400"},
		step{"PUT /contacts/{1}", `{"colour":"red","language_override":"fr"}`, `200 "language_override":null`},
		step{"POST /contacts/{1}/tags", `{"id":"101"}`, "200"},
		step{"POST /contacts/{1}/notes", `{"body":"Note"}`, "200"},
		step{"POST /contacts/{1}/subscriptions", `{"id":"91","consent_type":"opt_out"}`, "200"},
		step{"POST /contacts/{1}/subscriptions", `{"id":"92","consent_type":"opt_out"}`, "200"},
		step{"GET /contacts/{1}", "", `200 "tags":{"data":[{"id":"101","type":"tag","url":"/tags/101"}],"has_more":false,"total_count":1,`},
		step{"GET /contacts/{1}", "", `200 "notes":{"data":[{"id":"{13}","type":"note","url":"/notes/{13}"}],"has_more":false,"total_count":1,`},
		step{"GET /contacts/{1}", "", `200 "opted_out_subscription_types":{"data":[{"id":"91","type":"subscription","url":"/subscription_types/91"}],"has_more":false,"total_count":1,`},
		step{"GET /contacts/{1}", "", `200 "opted_in_subscription_types":{"data":[{"id":"92",`},
	)
	life(t, with(LeadsKeepExternalID, true), "2.16", step{"POST /contacts", `{"role":"lead","external_id":"mine"}`, `200 "mine"`})
	life(t, with(EmptyTextsStay, true), "2.16", step{"PUT /contacts/" + SampleUserID, `{"custom_attributes":{"plan":""}}`, `200 "plan":""`})
	life(t, with(ContactsShowNothing, true), "2.16", step{"GET /contacts/" + SampleOtherUserID, "", `200 "tags":{"data":[],"has_more":false,"total_count":0`})
	life(t, with(ConsentMustMatch, true), "2.16", step{"POST /contacts/" + SampleUserID + "/subscriptions", `{"id":"91","consent_type":"opt_in"}`, "400"})
	life(t, with(UnknownKeysRefused, true), "2.16",
		step{"PUT /contacts/" + SampleUserID, `{"colour":"red"}`, `400 Unexpected parameter \"colour\"`},
		step{"PUT /contacts/" + SampleUserID, `{"language_override":"fr"}`, `400 Unexpected parameter`},
	)
	w := New(Options{Token: testToken})
	for range 12 {
		life(t, w, "2.16", step{"POST /contacts", `{"role":"lead"}`, "200"})
	}
	life(t, w, "2.16", step{"GET /contacts", "", `200 "per_page":10`})
	tags := sampleWorkspace()
	for i := range 11 {
		life(t, tags, "2.16", step{"POST /tags", fmt.Sprintf(`{"name":"tag %d"}`, i), "200"}, step{"POST /contacts/" + SampleUserID + "/tags", `{"id":"{1}"}`, "200"})
	}
	life(t, tags, "2.16", step{"GET /contacts/" + SampleUserID, "", `200 "has_more":true,"total_count":11`})
}

func TestRequestsOfOldClients(t *testing.T) {
	t.Parallel()
	life(t, sampleWorkspace(), "2.16",
		step{"POST /tags", `{"name":"x","tag_or_untag":"tag"}`, "200"},
		step{"POST /conversations/471/tags", `{"id":"101","admin_id":"991267460"}`, "200"},
		step{"DELETE /conversations/471/tags/101", `{"id":"101","admin_id":"991267460"}`, "200"},
		step{"PUT /data_attributes/202", "", "200"},
		step{"POST /data_attributes", "", "400"},
	)
	w := New(Options{Token: testToken, APIVersion: "2.11"})
	life(t, w, "", step{"GET /ticket_states", "", "400 API version 2.11"}, step{"GET /tags", "", "200"})
	life(t, w, "2.12", step{"GET /ticket_states", "", "200"})
}

func TestTicketsAsSeen(t *testing.T) {
	t.Parallel()
	ticket := func(contact string) string {
		return `{"ticket_type_id":"71","contacts":[` + contact + `],"ticket_attributes":{"_default_title_":"T"}}`
	}
	life(t, sampleWorkspace(), "2.16",
		step{"PUT /tickets/626", `{"ticket_state_id":"8270","is_shared":false}`, "400 Cannot transition ticket to the same state"},
		step{"GET /tickets/626", "", `200 "is_shared":true`},
		step{"PUT /tickets/626", `{"ticket_state_id":"8271"}`, "200"},
		step{"POST /tickets", ticket(`{"external_id":"u-1"}`), `200 "contacts":{"contacts":[{"external_id":"u-1"`},
		step{"POST /tickets", ticket(`{"email":"viktor@example.com"}`), "200 " + SampleOtherUserID},
		step{"POST /tickets", ticket(`{"email":"new@example.com"}`), `200 "ticket_parts":[{`},
		step{"POST /tickets", ticket(`{"external_id":"nobody"}`), "404"},
		step{"POST /contacts/search", `{"query":{"field":"email","operator":"=","value":"new@example.com"}}`, `200 "total_count":1`},
		step{"GET /tickets/{6}", "", `200 "part_type":"ticket_state_updated_by_admin","previous_ticket_state":"submitted","redacted":false,"ticket_state":"submitted"`},
		step{"GET /tickets/{6}", "", `200 "total_count":1,"type":"ticket_part.list"`},
	)
	life(t, with(SameTicketStateTaken, true), "2.16", step{"PUT /tickets/626", `{"ticket_state_id":"8270"}`, "200"})
	life(t, with(TicketsBeginWithoutPart, true), "2.16", step{"POST /tickets", ticket(`{"id":"` + SampleUserID + `"}`), `200 "ticket_parts":[]`})
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	requests := map[string]string{
		"GET /admins": readAdmins, "GET /teams/" + SampleTeamID: readAdmins, "GET /contacts/" + SampleUserID: readOne, "GET /contacts": readUsers,
		"POST /contacts/search": readUsers, "POST /contacts": writeUsers, "GET /companies?company_id=crm-1": readOne, "POST /companies/list": readUsers,
		"GET /companies/" + SampleCompanyID: readOne, "PUT /companies/" + SampleCompanyID: writeUsers, "POST /contacts/" + SampleUserID + "/tags": writeTags,
		"GET /contacts/" + SampleUserID + "/tags": readTags, "GET /tags": readTags, "DELETE /tags/101": writeTags, "GET /notes/61": readOne,
		"GET /conversations/471": readConversations, "GET /macros": readConversations, "POST /conversations/search": readConversations, "POST /conversations/471/tags": writeConversations,
		"DELETE /conversations/471?retain_metrics=false": deleteMetrics, "POST /export/content/data": exportContent,
		"POST /conversations/attributes": writeAttributes, "GET /tickets/626": readTickets, "PUT /ticket_types/71": writeTickets,
		"GET /events": readEvents, "POST /events": writeEvents, "GET /data_attributes": readUsers, "GET /custom_object_instances/Order/402": customObjects,
		"GET /calls": readConversations, "POST /calls/search": readConversations, "GET /teams/" + SampleTeamID + "/metrics": readAdmins,
		"GET /segments": readUsers, "GET /audiences": readAudiences, "GET /ai/external_pages": writeAIContent, "POST /audiences": writeAudiences,
		"GET /help_center/collections": readArticles, "POST /help_center/collections": writeArticles,
		"GET /news/newsfeeds": readNews, "PUT /news/news_items/33": writeNews,
		"GET /internal_articles": readArticles, "DELETE /internal_articles/81": writeArticles, "GET /content_snippets/85": readSnippets,
		"POST /content_snippets": writeSnippets, "GET /content/search": readContent, "POST /content/bulk_actions": writeContent, "DELETE /content_snippets/85/tags/103": manageKnowledge,
		"GET /data_connectors": dataConnectors, "GET /ip_allowlist": manageAllowlist, "GET /office_hours_schedules": officeHours, "POST /office_hours_schedules/341/office_hours_exceptions": officeHours,
		"GET /help_center/help_centers/301/redirects": readRedirects, "DELETE /help_center/help_centers/301/redirects/331": writeRedirects,
	}
	covered := map[string]bool{}
	for request, needed := range requests {
		covered[needed] = true
		method, path, _ := strings.Cut(request, " ")
		w := New(Options{Sample: true, Without: []string{needed}})
		want := "403 forbidden: You do not have the required scope (" + needed + ") to access this resource"
		if needed == manageKnowledge { // of a teammate, not of the app
			want = "403 forbidden: Not authorized to manage knowledge base content"
		}
		if got := ask(t, w, method, path, "{}").refusal(t); got != want {
			t.Errorf("%s: %s", request, got)
		}
	}
	for needed, request := range map[string]string{ // not in 2.16
		readDynamic: "GET /dynamic_contents", writeDynamic: "POST /dynamic_contents", readAuthTokens: "GET /auth_tokens", writeAuthTokens: "PATCH /auth_tokens/831",
	} {
		covered[needed] = true
		w := New(Options{Sample: true, Without: []string{needed}})
		method, path, _ := strings.Cut(request, " ")
		if got := ask(t, w, method, path, "{}", "Intercom-Version", "Preview").refusal(t); !strings.Contains(got, needed) {
			t.Errorf("%s: %s", request, got)
		}
	}
	for _, permission := range Permissions() {
		if !covered[permission] {
			t.Errorf("nothing needs %s", permission)
		}
	}
	w := New(Options{Without: Permissions()})
	life(t, w, "2.16", step{"GET /me", "", "200 emu1a2b3"}, step{"GET /subscription_types", "", "200"})
	if got, err := Permission("Read and list users and companies"); err != nil || got != readUsers {
		t.Errorf("got %s, %v", got, err)
	}
	life(t, New(Options{WorkspaceID: "other", WorkspaceName: "Other"}), "2.16",
		step{"GET /me", "", `200 "id_code":"other"`}, step{"GET /me", "", `200 "name":"Other"`}, step{"POST /contacts", `{"role":"lead"}`, `200 "workspace_id":"other"`})
}

func TestSourcesConflict(t *testing.T) {
	t.Parallel()
	attribute := func(name, want string) step {
		return step{"POST /data_attributes", `{"name":"` + name + `","model":"contact","data_type":"string"}`, want}
	}
	kind := func(category string) string { return `{"name":"T","category":"` + category + `","is_internal":false}` }
	me := New(Options{Token: testToken})
	me.admins.put("1", &admin{id: "1", name: "Untitled", email: "u@example.com"})
	life(t, me, "2.16", step{"GET /admins/1", "", `200 "has_inbox_seat":false,"id":"1","name":"Untitled"`})
	life(t, sampleWorkspace(), "2.16",
		attribute("one, two", "200"), attribute("!nv@l!d n@me", "400 must only contain alphanumeric"), attribute("", "400"),
		step{"GET /data_attributes", "", `200 "data_type":"integer","description":"The Monthly spend"`},
		step{"GET /admins", "", "200"},
		step{"POST /ticket_types", kind("Tracker"), `200 "is_internal":false`},
	)
	life(t, with(AttributeNamesChecked, true), "2.16", attribute("one, two", "400"))
	life(t, with(StandardAttributesAsSeen, true), "2.16", step{"GET /data_attributes", "", `200 "data_type":"float","description":"The Monthly spend"`})
	life(t, with(BotIsAdmin, true), "2.16", step{"GET /admins", "", `200 "name":"Operator"`}, step{"GET /admins/991267499", "", "404"})
	life(t, with(InternalByCategory, true), "2.16", step{"POST /ticket_types", kind("Tracker"), `200 "is_internal":true`}, step{"POST /ticket_types", kind("Customer"), `200 "is_internal":false`})
	life(t, with(TrackersHideBuiltIns, true), "2.16", step{"POST /ticket_types", kind("Tracker"), `200 "visible_to_contacts":false`})
	life(t, with(ContactsTellSMS, true), "2.16", step{"GET /contacts/" + SampleUserID, "", "200 unsubscribed_from_sms"})
}
