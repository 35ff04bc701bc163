package emulator

import "testing"

func TestTeamMembership(t *testing.T) {
	t.Parallel()
	const billing = "PUT /teams/5017691"
	life(t, sampleWorkspace(), "Preview",
		step{billing, `{"admin_ids":[991267460,991267461],"admin_priority_level":{"secondary_admin_ids":[991267461]}}`, `200 "primary_admin_ids":[991267460],"secondary_admin_ids":[991267461]`},
		step{billing, `{"admin_ids":[991267461,991267462]}`, `200 "primary_admin_ids":[991267462],"secondary_admin_ids":[991267461]`},
		step{"GET /admins/991267460", "", "200 !5017691"},
		step{billing, `{"admin_ids":[991267462],"admin_priority_level":{"primary_admin_ids":[991267461]},"name":"Billing","id":"5017691"}`, `200 "secondary_admin_ids":[]`},
		step{billing, `{"admin_ids":[991267461],"admin_priority_level":{"primary_admin_ids":[991267461],"secondary_admin_ids":[991267461]}}`, "400 admin_priority_level gives 991267461 more than one priority level"},
		step{billing, `{"admin_ids":[991267461],"admin_priority_level":{"primary_admin_ids":[1]}}`, "400 admin_priority_level names 1, which is on neither the team nor admin_ids"},
		step{billing, `{"admin_ids":[991267461],"name":"Other"}`, "400 but the request changed name"},
		step{billing, `{"admin_ids":[991267461],"colour":"red"}`, "400 but the request changed colour"},
		step{billing + "?a=1", `{"admin_ids":[991267461]}`, "400"},
		step{billing, `{"admin_ids":["cleo"]}`, "400 admin_ids must contain only numeric admin ids"},
		step{billing, `{"admin_ids":[]}`, "400"},
		step{billing, `{"admin_ids":[12]}`, "400"},
		step{"PUT /teams/5017690", `{"admin_ids":[991267460],"admin_priority_level":{"secondary_admin_ids":[991267460]}}`, "400"},
		step{"PUT /teams/5017690", `{"admin_ids":[991267460],"admin_priority_level":{"primary_admin_ids":[991267460]}}`, "200 !admin_priority_level"},
		step{"PUT /teams/1", `{"admin_ids":[991267460]}`, "404 team_not_found"},
	)
	life(t, sampleWorkspace(), "2.16", step{billing, `{"admin_ids":[991267460]}`, "400 intercom_version_invalid"})
}
