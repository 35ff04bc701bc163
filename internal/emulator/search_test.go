package emulator

import (
	"fmt"
	"testing"
)

// found is a search for one comparison and how many it finds, or its refusal.
func found(path, field, operator, value, want string) step {
	if want[0] < '3' || len(want) == 1 {
		want = `200 "total_count":` + want + `,`
	}
	return step{"POST " + path, fmt.Sprintf(`{"query":{"field":%q,"operator":%q,"value":%s}}`, field, operator, value), want}
}

func TestSearchFields(t *testing.T) {
	t.Parallel()
	contacts := func(field, operator, value, want string) step {
		return found("/contacts/search", field, operator, value, want)
	}
	life(t, sampleWorkspace(), "2.16",
		contacts("tag_id", "=", `"103"`, "1"), contacts("tag_id", "IN", `["103"]`, "400 operator is not supported"),
		contacts("segment_id", "=", `"6762f25c1bb69f9f2193bc23"`, "2"), contacts("email_domain", "=", `"example.com"`, "3"),
		contacts("has_hard_bounced", "=", "false", "3"), contacts("last_contacted_at", "=", "null", "3"), contacts("location.city", "=", `"Dublin"`, "0"),
		contacts("browser", "=", `"Opera"`, "0"), contacts("os", "~", `"Win"`, "0"), contacts("email", "=", `"Viktor@EXAMPLE.com"`, "1"),
		contacts("name", "=", `"viktor user"`, "0"), contacts("custom_attributes.plan", "=", `"pro"`, "1"), contacts("custom_attributes.seats", ">", "4", "1"),
		contacts("custom_attributes.trial_ends", "=", "1734480060", "1"), contacts("custom_attributes.nothing", "=", `"x"`, "400 invalid_field"),
		contacts("nothing", "=", `"x"`, "400 nothing is not a valid search field"), contacts("created_at", "=", `"foobar"`, "400"),
		contacts("email", "AND", `"x"`, "500 server_error"), contacts("email", ">", `"x"`, "400"),
	)
	conversations := func(field, operator, value, want string) step {
		return found("/conversations/search", field, operator, value, want)
	}
	life(t, sampleWorkspace(), "2.16",
		conversations("source.id", "=", `"4039471"`, "1"), conversations("source.author.email", "=", `"uma@example.com"`, "1"),
		conversations("source.delivered_as", "=", `"customer_initiated"`, "2"), conversations("source.body", "=", `"export"`, "1"),
		conversations("source.body", "=", `"export does"`, "0"), conversations("teammate_ids", "=", `"991267460"`, "1"),
		conversations("conversation_rating.score", ">", "5", "1"), conversations("conversation_rating.score", ">", "6", "0"),
		conversations("statistics.count_conversation_parts", "=", "3", "1"), conversations("ai_agent_participated", "=", "false", "2"),
		conversations("channel_initiated", "=", `"conversation"`, "2"), conversations("ai_agent.rating", "<", "5", "0"),
		conversations("created_at", ">", fmt.Sprint(created.Unix()), "2"), conversations("created_at", "<", fmt.Sprint(created.Unix()), "2"),
		conversations("ticket_state", "=", `"x"`, "400 invalid_field"),
	)
	tickets := func(field, operator, value, want string) step {
		return found("/tickets/search", field, operator, value, want)
	}
	life(t, sampleWorkspace(), "2.13",
		tickets("ticket_state", "=", `"submitted"`, "400 ticket_state is not a valid search field"), tickets("state", "=", `"in_progress"`, "1"),
		tickets("ticket_attribute.Severity", "=", `"High"`, "400 The requested ticket attribute ID is not a valid integer"),
		tickets("ticket_attribute.80", "=", `"c0ffee00-0000-4000-8000-000000000002"`, "1"), tickets("ticket_attribute.1", "=", `"x"`, "400"),
		tickets("created_at", ">", fmt.Sprint(created.Unix()), "1"),
	)
	life(t, with(SearchesCompareStrictly, true), "2.16",
		tickets("created_at", ">", fmt.Sprint(created.Unix()), "0"), conversations("created_at", "<", fmt.Sprint(created.Unix()), "0"))
	life(t, with(SearchesTakeAnyField, true), "2.16", contacts("nothing", "=", `"x"`, "0"), tickets("ticket_attribute.Severity", "=", `"x"`, "0"))
}

// Everything of the sample was made on 18 December 2024 at 16:00 in Dublin.
func TestSearchTimes(t *testing.T) {
	t.Parallel()
	const midnight, instant, next = "1734480000", "1734537600", "1734566400"
	asks := func(operator, value, want string) step {
		return found("/contacts/search", "created_at", operator, value, want)
	}
	byDay := []step{
		asks("=", midnight, "3"), asks("=", "1734566399", "3"), asks("=", next, "0"), asks("=", `"`+midnight+`"`, "3"),
		asks(">", midnight, "0"), asks(">", "1734479999", "3"), asks("<", instant, "0"), asks("<", next, "3"),
		asks("!=", instant, "400"), asks(">=", instant, "400"), asks("<=", instant, "400"), asks("IN", "["+instant+"]", "400"), asks("NIN", "["+instant+"]", "400"),
	}
	exactly := []step{
		asks("=", midnight, "0"), asks("=", instant, "3"), asks(">", instant, "0"), asks(">", midnight, "3"), asks(">=", instant, "3"),
		asks("!=", instant, "0"), asks("<", instant, "0"), asks("IN", "["+instant+"]", "400"),
	}
	for _, version := range []string{"2.11", "2.16"} {
		life(t, sampleWorkspace(), version, byDay...)
	}
	life(t, sampleWorkspace(), "Preview", exactly...)
	life(t, with(ContactTimesExact, true), "2.16", exactly...)
}

func TestSearchSort(t *testing.T) {
	t.Parallel()
	sorted := func(path, sort, want string) step {
		return step{"POST " + path, `{"query":{"field":"id","operator":"!=","value":"x"},"sort":` + sort + `,"pagination":{"per_page":1}}`, want}
	}
	for _, version := range []string{"2.11", "2.16", "Preview"} {
		life(t, sampleWorkspace(), version,
			sorted("/contacts/search", `{"field":"name","order":"ascending"}`, `200 "name":"Uma before`),
			sorted("/contacts/search", `{"field":"name","order":"descending"}`, `200 "name":"Viktor User"`),
			sorted("/contacts/search", `{"field":"name"}`, `200 "name":"Viktor User"`),
			sorted("/contacts/search", `{"field":"name","order":"desc"}`, "400 Invalid sort order 'desc'. Must be one of: ascending, descending"),
			sorted("/contacts/search", `{"field":"nothing"}`, "400 invalid_field"),
			sorted("/contacts/search", `{"field":"tag_id"}`, "400 invalid_field"),
			sorted("/conversations/search", `{"field":"id","order":"descending"}`, `200 "id":"472"`),
			sorted("/tickets/search", `{"field":"updated_at","order":"up"}`, "400 invalid_sort_order"),
		)
	}
	life(t, with(SearchesIgnoreSort, true), "2.16", sorted("/contacts/search", `{"field":"name"}`, `200 "name":"Uma User"`))
	life(t, sampleWorkspace(), "Preview", step{
		"POST /companies/search", `{"query":{"field":"name","operator":"!=","value":"x"},"sort":{"field":"name","order":"descending"},"pagination":{"per_page":1}}`,
		`200 "name":"Bolt`,
	})
}
