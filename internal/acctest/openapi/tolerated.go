package openapi

import (
	"net/http"
	"slices"
)

// tolerated are the departures of the emulator or the provider that are meant,
// each with the reason why the description is not followed. Those in which a
// description contradicts itself stand in its known faults instead.
var tolerated = slices.Concat(
	listedContacts(
		"companies/type", "location/continent_code", "location/country_code", "notes/type", "social_profiles/type", "tags/type",
		"opted_in_subscription_types", "opted_out_subscription_types", "referrer",
		"utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term",
	),
	seldom(aiContent()),
	seldom(audiences()),
	companies(),
	tickets(),
	reportingExports(),
	[]tolerance{
		{
			side: response, op: "GET /notes/{note_id}", status: http.StatusOK, pointer: "/contact", keyword: "missing",
			why: "the example is about a contact; a note about a company has no contact",
		},
		{
			side: response, op: "GET /notes/{id}", status: http.StatusOK, pointer: "/contact", keyword: "missing",
			why: "as above, in the words of Preview",
		},
		{
			side: response, op: "PUT /teams/{id}", status: http.StatusOK, pointer: "/admin_priority_level", keyword: "missing",
			why: "the example is of a team that balances load; the schema says that another one does not report levels",
		},
		{
			side: response, op: "GET /data_attributes", status: http.StatusOK, pointer: "/data/*/description", keyword: "missing",
			why: "the example lists standard attributes, which all have one; a custom one that was never given any has none",
		},
		{
			side: response, op: "GET /admins/activity_logs", status: http.StatusOK, pointer: "/activity_logs/*/metadata/after", keyword: "missing",
			why: "the examples are of changes, which have what was before and after; not every activity is one",
		},
		{
			side: response, op: "GET /admins/activity_logs", status: http.StatusOK, pointer: "/activity_logs/*/metadata/before", keyword: "missing",
			why: "as above",
		},
		{
			side: response, op: "POST /admins/activity_logs/search", status: http.StatusOK, pointer: "/activity_logs/*/metadata/after", keyword: "missing",
			why: "as above",
		},
		{
			side: response, op: "POST /admins/activity_logs/search", status: http.StatusOK, pointer: "/activity_logs/*/metadata/before", keyword: "missing",
			why: "as above",
		},
		{
			side: response, op: "GET /events", status: http.StatusOK, pointer: "/pages/next", keyword: "missing",
			why: "the example has a next page though it holds no event; the last page has none",
		},
		{
			version: "2.16", side: response, op: "POST /messages", status: http.StatusOK, pointer: "/message_type", keyword: "enum",
			why: "the request can be for WhatsApp in 2.16, which the answer lacks; it has it in Preview",
		},
		{
			side: response, op: "GET /contacts/{id}/merge_history", status: http.StatusOK, pointer: "/next_cursor", keyword: "missing",
			why: "the only example is not of the last page, and the schema says that the last page has no cursor",
		},
	},
	changedDataAttributes("description", "options"),
)

// changedDataAttributes are members that the only example of the answer has,
// which is that of a list with a description.
func changedDataAttributes(members ...string) []tolerance {
	var tolerances []tolerance
	for _, op := range []string{"PUT /data_attributes/{data_attribute_id}", "PUT /data_attributes/{id}"} {
		for _, member := range members {
			tolerances = append(tolerances, tolerance{
				side: response, op: op, status: http.StatusOK, pointer: "/" + member, keyword: "missing",
				why: "the example changes a list and its description; not every attribute has these",
			})
		}
	}
	return tolerances
}

// listedContacts are members that a contact has in every example of a single
// one, where they are known faults of the schema. The examples of lists hold no
// contact, so that the known faults cannot say the same of them.
func listedContacts(members ...string) []tolerance {
	var tolerances []tolerance
	ops := []string{"GET /contacts", "POST /contacts/search", "GET /companies/{company_id}/contacts", "GET /companies/{id}/contacts"}
	for i := range len(ops) * len(members) {
		member, op := members[i/len(ops)], ops[i%len(ops)]
		tolerances = append(tolerances, tolerance{
			side: response, op: op, status: http.StatusOK, pointer: "/data/*/" + member, keyword: "undeclared",
			why: "the examples of single contacts have this member, the schema lacks it",
		})
	}
	return tolerances
}

// seldom marks tolerances that need another version, or an object with a history.
func seldom(tolerances []tolerance) []tolerance {
	for i := range tolerances {
		tolerances[i].seldom = true
	}
	return tolerances
}

// aiContent are the departures that content import sources and external pages make.
func aiContent() []tolerance {
	var tolerances []tolerance
	const anyLocale = "pages of the reference of 2.17 let a page be in any language of the workspace"
	const noRefusal = "no refusal of these requests is described"
	for _, op := range []string{"POST /ai/content_import_sources", "POST /ai/external_pages"} {
		for _, status := range []int{http.StatusBadRequest, http.StatusNotFound} {
			tolerances = append(tolerances, tolerance{side: response, op: op, status: status, keyword: "status", why: noRefusal})
		}
	}
	sources, pages := []string{"{source_id}", "{id}"}, []string{"{page_id}", "{id}"}
	for i := range sources {
		for _, path := range []string{"/ai/content_import_sources/" + sources[i], "/ai/external_pages/" + pages[i]} {
			for _, method := range []string{"GET", "PUT", "DELETE"} {
				for _, status := range []int{http.StatusBadRequest, http.StatusNotFound} {
					tolerances = append(tolerances, tolerance{side: response, op: method + " " + path, status: status, keyword: "status", why: noRefusal})
				}
			}
		}
		page := "/ai/external_pages/" + pages[i]
		for op, at := range map[string]string{"GET " + page: "", "PUT " + page: "", "DELETE " + page: "", "GET /ai/external_pages": "/data/*", "POST /ai/external_pages": ""} {
			tolerances = append(tolerances, tolerance{
				side: response, op: op, status: http.StatusOK, pointer: at + "/url", keyword: "missing",
				why: "every example has one; a page that was given none has none",
			}, tolerance{side: response, op: op, status: http.StatusOK, pointer: at + "/locale", keyword: "enum", why: anyLocale})
		}
		tolerances = append(tolerances, tolerance{side: request, op: "POST /ai/external_pages", pointer: "/locale", keyword: "enum", why: anyLocale}, tolerance{
			side: request, op: "PUT " + page, pointer: "/url", keyword: "required",
			why: "pages of the reference of 2.17 say that it can be left out, and what is left out is removed",
		}, tolerance{side: request, op: "PUT " + page, pointer: "/locale", keyword: "enum", why: anyLocale})
		for _, member := range []string{"/ai_agent_availability", "/ai_copilot_availability"} {
			tolerances = append(tolerances, tolerance{
				version: "2.16", side: request, op: "PUT " + page, pointer: member, keyword: "undeclared",
				why: "2.17, which has no description of its own, has it as Preview does",
			})
		}
	}
	return tolerances
}

// audiences are the departures that audiences make.
func audiences() []tolerance {
	var tolerances []tolerance
	const why = "the schema has a text; the list is what Intercom stores for roles that nothing is said of, by a reply in a commit that was not merged (9d08b7b)"
	for _, list := range []string{"/predicates", "/role_predicates"} {
		for _, op := range []string{"POST /audiences", "PUT /audiences/{id}"} {
			tolerances = append(tolerances, tolerance{side: request, op: op, pointer: list + "/*/value", keyword: "type", why: why})
		}
		for op, at := range map[string]string{"GET /audiences": "/data/*", "GET /audiences/{id}": "", "POST /audiences": "", "PUT /audiences/{id}": ""} {
			status := http.StatusOK
			if op == "POST /audiences" {
				status = http.StatusCreated
			}
			tolerances = append(tolerances, tolerance{side: response, op: op, status: status, pointer: at + list + "/*/value", keyword: "type", why: why})
		}
	}
	return tolerances
}

// companies are the departures that companies make everywhere.
func companies() []tolerance {
	var tolerances []tolerance
	values := func(op string) {
		tolerances = append(tolerances, tolerance{
			side: request, op: op, pointer: "/custom_attributes/+", keyword: "type",
			why: "the example beside the schema has a boolean and numbers, the schema allows texts only",
		})
	}
	values("POST /companies")
	for _, id := range []string{"{company_id}", "{id}"} {
		values("PUT /companies/" + id)
		tolerances = append(tolerances, tolerance{
			side: request, op: "PUT /companies/" + id, pointer: "/custom_attributes/+", keyword: "nullable",
			why: "nothing else can mean that a value is to be unset",
		})
	}
	for op, at := range map[string]string{
		"POST /companies": "", "GET /companies/{company_id}": "", "GET /companies/{id}": "", "PUT /companies/{company_id}": "", "PUT /companies/{id}": "",
		"POST /companies/list": "/data/*", "GET /companies/scroll": "/data/*",
		"GET /contacts/{contact_id}/companies": "/data/*", "GET /contacts/{id}/companies": "/data/*",
		"POST /contacts/{contact_id}/companies": "", "POST /contacts/{id}/companies": "",
		"DELETE /contacts/{contact_id}/companies/{company_id}": "", "DELETE /contacts/{contact_id}/companies/{id}": "",
	} {
		for _, member := range []string{"name", "remote_created_at"} {
			tolerances = append(tolerances, tolerance{
				side: response, op: op, status: http.StatusOK, pointer: at + "/" + member, keyword: "missing",
				why: "every example has it; recordings of companies that were given none have not",
			})
		}
	}
	for _, member := range []string{"data", "has_more", "total_count", "url"} {
		tolerances = append(tolerances, tolerance{
			side: response, op: "GET /companies", status: http.StatusOK, pointer: "/notes/" + member, keyword: "undeclared",
			why: "the examples of a single company have this member, and no example of this operation is of one",
		})
	}
	for _, id := range []string{"{contact_id}", "{id}"} {
		op := "/contacts/" + id + "/companies"
		tolerances = append(tolerances, tolerance{
			side: response, op: "GET " + op, status: http.StatusOK, pointer: "/data/*/last_request_at", keyword: "missing",
			why: "a company has it from its first request on, as the one of the example; no other example has it",
		})
	}
	for _, op := range []string{"GET /companies/{company_id}/contacts", "GET /companies/{id}/contacts"} {
		tolerances = append(tolerances, tolerance{
			side: response, op: op, status: http.StatusOK, pointer: "/pages/next", keyword: "type",
			why: "the schema has a cursor, the pages have numbers; Intercom's own SDK reads an address here (fern/openapi-overrides.yml)",
		})
	}
	return tolerances
}

// tickets are the departures that tickets make.
func tickets() []tolerance {
	var tolerances []tolerance
	for _, op := range []string{"PUT /tickets/{ticket_id}", "PUT /tickets/{id}"} {
		tolerances = append(tolerances, tolerance{
			side: response, op: op, status: http.StatusOK, pointer: "/snoozed_until", keyword: "missing",
			why: "the only example is of a ticket that is snoozed; others lack it in every other answer",
		}, tolerance{
			side: request, op: op, pointer: "/company_id", keyword: "nullable",
			why: "the description of this member says to send nil to remove the company",
		})
	}
	for op, at := range map[string]string{"GET /tickets/{ticket_id}": "", "GET /tickets/{id}": "", "POST /tickets/search": "/tickets/*"} {
		for _, member := range []string{"ticket_state", "previous_ticket_state"} {
			tolerances = append(tolerances, tolerance{
				side: response, op: op, status: http.StatusOK, pointer: at + "/ticket_parts/ticket_parts/*/" + member, keyword: "missing",
				why: "every part in the examples is a change of the state; a comment has none",
			})
		}
	}
	return tolerances
}

// reportingExports are parameters that the description says are needed in the query:
// one of them is in the path, and a token tells the others.
func reportingExports() []tolerance {
	var tolerances []tolerance
	for op, parameters := range map[string][]string{
		"GET /export/reporting_data/{job_identifier}":   {"app_id", "client_id", "job_identifier"},
		"GET /download/reporting_data/{job_identifier}": {"app_id", "job_identifier"},
	} {
		for _, parameter := range parameters {
			tolerances = append(tolerances, tolerance{
				side: request, op: op, pointer: "?" + parameter, keyword: "required",
				why: "a token is of one app and one workspace, and the job is in the path",
			})
		}
	}
	return tolerances
}
