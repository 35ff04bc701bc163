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
	[]tolerance{
		{
			side: response, op: "GET /data_attributes", status: http.StatusOK, pointer: "/data/*/description", keyword: "missing",
			why: "the example lists standard attributes, which all have one; a custom one that was never given any has none",
		},
	},
)

// listedContacts are members that a contact has in every example of a single
// one, where they are known faults of the schema. The examples of lists hold no
// contact, so that the known faults cannot say the same of them.
func listedContacts(members ...string) []tolerance {
	var tolerances []tolerance
	for i := range 2 * len(members) {
		member, op := members[i/2], []string{"GET /contacts", "POST /contacts/search"}[i%2]
		tolerances = append(tolerances, tolerance{
			side: response, op: op, status: http.StatusOK, pointer: "/data/*/" + member, keyword: "undeclared",
			why: "the examples of single contacts have this member, the schema lacks it",
		})
	}
	return tolerances
}
