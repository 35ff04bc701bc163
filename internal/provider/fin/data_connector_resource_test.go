package fin_test

import (
	"maps"
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const (
	connectorKind    = "intercom_data_connector"
	connectorAddress = connectorKind + ".test"
	connectorsPath   = "/data_connectors"
)

func connector(attributes ...string) string { return block(connectorAddress, attributes...) }

const orderInput = `data_inputs = [{ name = "order_id", type = "string", description = "Number of the order" }]`

func TestAccDataConnector(t *testing.T) {
	t.Parallel()
	w := acctest.Lifecycle(t)
	w.Test(acctest.Life(t, connectorAddress, acctest.Steps{
		Create: resource.TestStep{Config: connector(`name = "Terraform acceptance"`, orderInput), ConfigStateChecks: []statecheck.StateCheck{
			known(connectorAddress, "state", knownvalue.StringExact("draft")), known(connectorAddress, "url", knownvalue.Null()),
			known(connectorAddress, "header_names", knownvalue.SetSizeExact(0)), known(connectorAddress, "mock_response", knownvalue.Null()),
			known(connectorAddress, "data_inputs", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"required": knownvalue.Bool(false), "default_value": knownvalue.StringExact(""),
			})})),
		}},
		Update: resource.TestStep{
			Config: connector(`name = "Terraform acceptance two"`, `url = "https://api.example.com/{{ order_id }}"`, `state = "live"`, `audiences = ["leads", "users"]`),
			ConfigStateChecks: []statecheck.StateCheck{
				known(connectorAddress, "state", knownvalue.StringExact("live")), known(connectorAddress, "data_inputs", knownvalue.ListSizeExact(0)),
				known(connectorAddress, "audiences", knownvalue.SetSizeExact(2)),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// TestAccDataConnectorWriteOnlyHeaders writes headers that are in no state, and finds
// one that was added outside.
func TestAccDataConnectorWriteOnlyHeaders(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	headers := func(value, version string) string {
		return connector(`name = "Orders"`, `headers_wo = { X-Key = "`+value+`", Accept = "application/json" }`, `headers_wo_version = `+version)
	}
	patches := func(want int) func() {
		return func() {
			if got := w.RequestCount(http.MethodPatch, connectorsPath+"/1001"); got != want {
				t.Errorf("it was changed %d times, not %d", got, want)
			}
		}
	}
	w.Test(
		resource.TestStep{Config: headers("one", "1"), ConfigStateChecks: []statecheck.StateCheck{
			known(connectorAddress, "headers_wo", knownvalue.Null()), known(connectorAddress, "headers", knownvalue.Null()),
			known(connectorAddress, "header_names", knownvalue.SetSizeExact(2)),
		}},
		resource.TestStep{Config: headers("two", "1"), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{PreConfig: patches(0), Config: headers("two", "2")},
		resource.TestStep{PreConfig: patches(1), Config: headers("two", "2"), ConfigPlanChecks: acctest.NoChange()},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodPatch, connectorsPath+"/1001", map[string]any{"headers": []any{map[string]any{"name": "Other", "value": "x"}}}),
			Config:    headers("two", "2"), ConfigStateChecks: []statecheck.StateCheck{known(connectorAddress, "header_names", knownvalue.SetSizeExact(2))},
		},
		resource.TestStep{Config: connector(`name = "Orders"`), ConfigStateChecks: []statecheck.StateCheck{known(connectorAddress, "header_names", knownvalue.SetSizeExact(0))}},
	)
}

func connectorHeaders(m *acctest.Managed) any {
	m.W.Do(http.MethodGet, connectorsPath, nil)
	return m.W.Do(http.MethodGet, connectorsPath+"/"+m.Text("id")+"?state_version=draft", nil)["headers"]
}

func size(list any) int {
	items, _ := list.([]any)
	return len(items)
}

// TestDataConnectorHeaders has headers of which Intercom tells the names only.
func TestDataConnectorHeaders(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"usual": {}, "another order": {emulator.ConnectorListsReordered: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := acctest.Manage(t, acctest.New(t, acctest.Quirks(quirks)), connectorKind, connectorsPath)
			with := func(headers any) session.Config { return session.Config{"name": "A", "headers": headers} }
			both := with(map[string]any{"X-Key": "one", "Accept": "text/plain"})
			outside := func(headers ...any) {
				m.W.Do(http.MethodPatch, connectorsPath+"/"+m.Text("id"), map[string]any{"headers": headers})
			}
			m.Applies(both)
			m.Settled(both)
			outside(map[string]any{"name": "accept", "value": "x"}, map[string]any{"name": "x-key", "value": "y"})
			m.Settled(both) // a value, or the case of a name, is not to be seen or no other header
			outside(map[string]any{"name": "Accept", "value": "x"})
			m.Applies(both)
			if size(connectorHeaders(m)) != 2 {
				t.Error("a header that is gone stays so")
			}
			m.Settled(both)
			m.Applies(with(map[string]any{"X-Key": "two", "Accept": nil}))
			if size(connectorHeaders(m)) != 1 {
				t.Error("a header without a value is written")
			}
			m.Settled(with(map[string]any{"X-Key": "two", "Accept": nil}))
			m.Applies(session.Config{"name": "A", "headers_wo": map[string]any{"X-Other": "three"}})
			m.Settled(session.Config{"name": "A", "headers_wo": map[string]any{"X-Other": "four"}})
			m.Applies(session.Config{"name": "A"})
			if size(connectorHeaders(m)) != 0 {
				t.Error("headers that left the configuration are there")
			}
			outside(map[string]any{"name": "Theirs", "value": "x"})
			m.Settled(session.Config{"name": "A"})
			m.Applies(session.Config{"name": "A", "description": "Something"})
			if size(connectorHeaders(m)) != 1 {
				t.Error("somebody else's header was touched")
			}
			m.Applies(with(map[string]any{}))
			if size(connectorHeaders(m)) != 0 {
				t.Error("an empty map leaves headers")
			}
			m.Fails(session.Config{"name": "A", "headers": map[string]any{"A": "b"}, "headers_wo": map[string]any{"A": "b"}}, "Headers configured twice")
		})
	}
}

// TestDataConnectorStates goes through the states, with whatever Intercom makes of a
// change of one that is live.
func TestDataConnectorStates(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{
		"usual": {}, "changes are drafts": {emulator.ConnectorEditsAreDrafts: true}, "a draft is answered as live": {emulator.DraftConnectorsHaveLiveVersion: true},
		"drafts say draft": {emulator.ConnectorEditsAreDrafts: true, emulator.ConnectorDraftsOfLiveSayDraft: true}, "untold": {emulator.ConnectorRequestsUntold: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := acctest.Manage(t, acctest.New(t, acctest.Quirks(quirks)), connectorKind, connectorsPath)
			config := func(state string, url any) session.Config {
				return session.Config{"name": "A", "url": url, "state": state}
			}
			is := func(version, state string) {
				t.Helper()
				_, answer := m.W.Try(http.MethodGet, connectorsPath+"/"+m.Text("id")+"?state_version="+version, nil)
				if answer["state"] != state {
					t.Errorf("its %s version is %v", version, answer["state"])
				}
			}
			for _, want := range []session.Config{
				config("draft", nil), config("draft", "https://a.example.com"), config("live", "https://b.example.com"), config("live", "https://c.example.com"),
				config("draft", nil), config("live", "https://d.example.com"),
			} {
				m.Applies(want)
				m.Settled(want)
				is(want["state"].(string), want["state"].(string)) //nolint:forcetypeassert // above
			}
			live := config("live", "https://d.example.com")
			m.W.Do(http.MethodPatch, connectorsPath+"/"+m.Text("id"), map[string]any{"state": "draft"})
			m.Applies(live)
			is("live", "live")
			m.Applies(session.Config{"name": "A", "url": "https://e.example.com"}) // the state stays
			is("live", "live")
			m.Applies(nil, "will be deleted permanently", `"A"`)
			if m.Exists() || size(m.W.Do(http.MethodGet, connectorsPath, nil)["data"]) != 2 {
				t.Error("it is there still")
			}
		})
	}
}

// TestDataConnectorHalfMade has Intercom refuse to make live what it created.
func TestDataConnectorHalfMade(t *testing.T) {
	t.Parallel()
	m := acctest.Manage(t, acctest.New(t), connectorKind, connectorsPath)
	m.Fails(session.Config{"name": "A", "state": "live", "url": "https://"}, "must be a URL")
	m.Fails(session.Config{"name": "A", "state": "live"}, "A live data connector without a URL")
	m.Fails(session.Config{"name": "A", "state": "live", "url": "https://[{{host}}]/"}, "422 parameter_invalid", "was created and is a draft, and setting it to live failed", "Url is invalid")
	if !m.Exists() || !m.Tainted || m.Text("state") != "draft" {
		t.Errorf("the state has %s", m.State())
	}
	whole := session.Config{"name": "A", "state": "live", "url": "https://a.example.com"}
	m.Applies(whole, "will be deleted permanently")
	m.Settled(whole)
	if size(m.W.Do(http.MethodGet, connectorsPath, nil)["data"]) != 3 {
		t.Error("the draft is left")
	}
}

// TestDataConnectorInUse has Intercom refuse to take out of use what a workflow uses.
func TestDataConnectorInUse(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	m := acctest.Manage(t, w, connectorKind, connectorsPath)
	if err := m.Run(func(s *session.Session) error { return s.Import(t.Context(), m.Instance, emulator.SampleConnectorID) }); err != nil {
		t.Fatal(err)
	}
	if !m.State().IsFullyKnown() || m.Text("state") != "live" {
		t.Errorf("imported as %s", m.State())
	}
	used := session.Config{"name": "Parcel tracking", "state": "draft"}
	const whatToDo = "Take the data connector out of the workflows and agents that use it"
	m.Fails(used, "409 data_connector_in_use", "cannot be set to draft", whatToDo)
	m.Fails(nil, "409 data_connector_in_use", "cannot be set to draft", whatToDo)
	m.Fails(session.Config{"name": "Parcel tracking", "headers": map[string]any{"A": "b"}}, "A live data connector without a URL")
}

// TestDataConnectorDeleted deletes with a state that does not know what there is.
func TestDataConnectorDeleted(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(w *acctest.Workspace, path string){
		"made live":    func(w *acctest.Workspace, path string) { w.Do(http.MethodPatch, path, map[string]any{"state": "live"}) },
		"as it was":    func(*acctest.Workspace, string) {},
		"gone already": func(w *acctest.Workspace, path string) { w.Do(http.MethodDelete, path, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := acctest.Manage(t, acctest.New(t), connectorKind, connectorsPath)
			m.Applies(session.Config{"name": "A", "url": "https://a.example.com"})
			change(m.W, connectorsPath+"/"+m.Text("id"))
			if err := m.Run(func(s *session.Session) error {
				plan, err := s.Plan(t.Context(), m.Instance, nil) // without a refresh
				if err == nil {
					err = s.Apply(t.Context(), plan)
				}
				return err
			}); err != nil || m.Exists() {
				t.Errorf("got %v", err)
			}
			if size(m.W.Do(http.MethodGet, connectorsPath, nil)["data"]) != 2 {
				t.Error("it is there still")
			}
		})
	}
	m := acctest.Manage(t, acctest.New(t), connectorKind, connectorsPath)
	m.Applies(session.Config{"name": "A", "url": "https://a.example.com", "state": "live"})
	m.W.Breaks(emulator.Fault{Pattern: "DELETE /data_connectors/*", Status: http.StatusForbidden, Code: "forbidden", Count: 1})()
	m.Fails(nil, "it was set to draft before that, and still is")
	m.Applies(nil, "deleted permanently")
}

func TestDataConnectorMockResponse(t *testing.T) {
	t.Parallel()
	m := acctest.Manage(t, acctest.New(t), connectorKind, connectorsPath)
	config := session.Config{"name": "A", "mock_response": `{"order": {"id": 1, "status": "shipped"}}`}
	m.Applies(config)
	m.Settled(config)
	m.Settled(session.Config{"name": "A", "mock_response": `{"order":{"status":"shipped","id":1}}`})
	m.Settled(session.Config{"name": "A"})
	draft := func() map[string]any {
		return m.W.Do(http.MethodGet, connectorsPath+"/"+m.Text("id")+"?state_version=draft", nil)
	}
	if found := draft(); size(found["response_fields"]) != 2 || found["configuration_response_type"] != "mock_response_type" {
		t.Errorf("made of it: %v", found)
	}
	m.Applies(session.Config{"name": "A", "mock_response": `{"id": 1}`})
	if found := draft(); size(found["response_fields"]) != 1 {
		t.Errorf("made of another: %v", found)
	}
	m.Fails(session.Config{"name": "A", "mock_response": `[1]`}, "must be an object in JSON")
}

// TestDataConnectorInternalDescription is what 2.17 has more: an update makes an empty
// one the description.
func TestDataConnectorInternalDescription(t *testing.T) {
	t.Parallel()
	m := acctest.Manage(t, acctest.New(t), connectorKind, connectorsPath)
	config := session.Config{"name": "A", "description": "What it does"}
	with := func(internal string) session.Config {
		changed := maps.Clone(config)
		changed["internal_description"] = internal
		return changed
	}
	m.Fails(with("For us"), "The API version is too old", "Writing internal_description", "2.17")
	m.Settings = session.Config{"api_version": "2.17"}
	for _, one := range []session.Config{
		config, {"name": "B", "description": "What it does"}, with(""), with("For us"), config, {"name": "A", "description": "More"}, with("More"),
	} {
		m.Applies(one)
		m.Settled(one)
	}
}

func TestAccDataConnectorBadInput(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	input := func(members string) string { return `data_inputs = [{ ` + members + ` }]` }
	for config, want := range map[string]string{
		connector(`name = ""`):                                                          "must be a string in one line",
		connector(`name = "x"`, `state = "on"`):                                         `must be "draft" or "live"`,
		connector(`name = "x"`, `url = "api.example.com"`):                              "must be a URL that begins with",
		connector(`name = "x"`, `http_method = "GET"`):                                  `must be "get", "post"`,
		connector(`name = "x"`, `audiences = ["everybody"]`):                            `must be "leads", "users" or "visitors"`,
		connector(`name = "x"`, input(`name = "a", type = "text", description = "a"`)):  `must be "string", "integer", "decimal" or "boolean"`,
		connector(`name = "x"`, input(`name = "a", type = "string", description = ""`)): "must not be empty",
		connector(`name = "x"`, `headers = { a = "b" }`, `headers_wo = { a = "b" }`):    "Headers configured twice",
	} {
		w.Test(resource.TestStep{Config: config, PlanOnly: true, ExpectError: acctest.ExpectMessage(want)})
	}
	w.Settings = "  api_version = \"2.15\""
	w.Test(resource.TestStep{Config: connector(`name = "x"`), PlanOnly: true, ExpectError: acctest.ExpectMessage("The API version is too old", "2.16")})
}

// TestDataConnectorUnclear cuts the connection after the data connector was made.
func TestDataConnectorUnclear(t *testing.T) {
	t.Parallel()
	m := acctest.Manage(t, acctest.New(t), connectorKind, connectorsPath)
	m.W.Breaks(emulator.Fault{Pattern: "POST /data_connectors", Cut: "after", Count: 1})()
	m.Fails(session.Config{"name": "Unclear"}, "Cannot tell whether the create happened", "one like it", "terraform import")
	if err := m.Run(func(s *session.Session) error { return s.Import(t.Context(), m.Instance, "name:Unclear") }); err != nil {
		t.Fatal(err)
	}
	m.Settled(session.Config{"name": "Unclear"})
	m.W.Do(http.MethodPost, connectorsPath, map[string]any{"name": "Unclear"})
	if err := m.Run(func(s *session.Session) error { return s.Import(t.Context(), m.Instance, "name:Unclear") }); err == nil {
		t.Error("one of two was imported by its name")
	}
}
