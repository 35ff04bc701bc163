package emulator

import "testing"

func TestMacros(t *testing.T) {
	t.Parallel()
	w := sampleWorkspace()
	life(t, w, "2.15", step{"GET /macros", "", "400 intercom_version_invalid"})
	life(t, w, "2.16",
		step{"GET /macros", "", "200 !" + SampleTeamMacroID},
		step{"GET /macros?per_page=1", "", `200 "next":{"starting_after":"WzE3`},
		step{"GET /macros?per_page=1&starting_after=" + macroAt(w, "373").cursor(), "", `200 "id":"` + SampleMacroID},
		step{"GET /macros?per_page=1&starting_after=" + macroAt(w, SampleMacroID).cursor(), "", `200 "data":[],"pages":{"next":null`},
		step{"GET /macros?starting_after=nothing", "", "400 client_error"},
		step{"GET /macros/" + SampleTeamMacroID, "", "404 Macro not found"},
	)
	billing, _ := w.teams.get("5017691")
	billing.adminIDs = append(billing.adminIDs, w.me)
	life(t, w, "2.16",
		step{"GET /macros/" + SampleTeamMacroID, "", `200 "visible_to":"specific_teams","visible_to_team_ids":["5017691"]`},
		step{"GET /macros?per_page=1", "", `200 "id":"` + SampleTeamMacroID},
	)
	life(t, with(MacroListHasAll, true), "2.16", step{"GET /macros", "", "200 " + SampleTeamMacroID}, step{"GET /macros/" + SampleTeamMacroID, "", "404"})
	life(t, with(MacroListWithoutBodies, true), "2.16", step{"GET /macros", "", `200 "body":null,"body_text":null`}, step{"GET /macros/373", "", "200 !null"})
}

func macroAt(w *Workspace, id string) *macro {
	found, _ := w.macros.get(id)
	return found
}
