package conversations_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestAccCallDataSources(t *testing.T) {
	t.Parallel()
	call := map[string]knownvalue.Check{
		"id": knownvalue.StringExact(emulator.SampleCallID), "conversation_id": knownvalue.StringExact(emulator.SampleConversationID),
		"admin_id": knownvalue.StringExact(emulator.SampleAdminID), "contact_id": knownvalue.StringExact(emulator.SampleUserID),
		"direction": knownvalue.StringExact("inbound"), "phone": knownvalue.StringExact("+353851234567"), "duration": knownvalue.Null(),
		"recording_url": knownvalue.StringExact("https://api.intercom.io/calls/395/recording"), "fin_recording_url": knownvalue.Null(),
	}
	listed := map[string]knownvalue.Check{"id": call["id"], "transcript": knownvalue.Null()}
	missed := map[string]knownvalue.Check{"id": knownvalue.StringExact(emulator.SampleMissedCallID), "conversation_id": knownvalue.Null(), "answered_at": knownvalue.Null()}
	spoken := map[string]knownvalue.Check{
		"id": call["id"], "transcript": knownvalue.StringExact(`[{"speaker":"user","text":"The export does not work."}]`), "transcript_status": knownvalue.StringExact("completed"),
	}
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: `data "intercom_calls" "test" { conversation_ids = [] }`, PlanOnly: true, ExpectError: acctest.ExpectMessage("at least 1 elements")},
		resource.TestStep{Config: `data "intercom_call" "test" { id = "1" }`, ExpectError: acctest.ExpectMessage("404 not_found")},
		resource.TestStep{Config: `data "intercom_call" "test" { id = "395" }`, ConfigStateChecks: stateHas("call", call)},
		resource.TestStep{Config: `data "intercom_calls" "test" {}`, ConfigStateChecks: listHas("calls", listed, missed)},
		resource.TestStep{Config: `data "intercom_calls" "test" { conversation_ids = ["471", "472"] }`, ConfigStateChecks: listHas("calls", spoken)},
	)
}

// stateHas checks attributes of a data source.
func stateHas(kind string, values map[string]knownvalue.Check) (checks []statecheck.StateCheck) {
	for name, value := range values {
		checks = append(checks, statecheck.ExpectKnownValue("data.intercom_"+kind+".test", tfjsonpath.New(name), value))
	}
	return checks
}

// Times are texts or numbers, and a search may answer with little else than what was
// said.
func TestCallsQuirks(t *testing.T) {
	t.Parallel()
	read := func(quirks emulator.Quirks, kind string, config, settings session.Config) string {
		run, err := acctest.Session(t.Context(), acctest.New(t, acctest.Quirks(quirks)), settings)
		if err != nil {
			t.Fatal(err)
		}
		state, err := run.ReadDataSource(t.Context(), kind, config)
		if err != nil {
			t.Fatal(err)
		}
		return state.String()
	}
	one := session.Config{"id": emulator.SampleCallID}
	if asNumbers, asTexts := read(nil, "intercom_call", one, nil), read(emulator.Quirks{emulator.CallTimesAsTexts: true}, "intercom_call", one, nil); asNumbers != asTexts {
		t.Errorf("%s\n%s", asNumbers, asTexts)
	}
	found := read(emulator.Quirks{emulator.CallSearchesShort: true}, "intercom_calls", session.Config{"conversation_ids": []string{emulator.SampleConversationID}}, nil)
	if !strings.Contains(found, "does not work") {
		t.Error(found)
	}
	if got := read(nil, "intercom_call", one, session.Config{"api_version": "Preview"}); !strings.Contains(got, `"duration":tftypes.Number<"93">`) {
		t.Error(got)
	}
}
