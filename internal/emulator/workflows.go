package emulator

import (
	"net/http"
	"time"
)

// WorkflowsRestricted is a quirk of workflows.
var WorkflowsRestricted = quirk("WorkflowsRestricted", off,
	"workflows cannot be exported",
	"the description has a refusal for it; which plans of a workspace get it is published nowhere")

// workflow is what does things by itself. No path lists, makes or changes one.
type workflow struct {
	rulesetID, id, title, description, trigger, state string
	channels, devices                                 []string
	snapshot                                          object
}

func (w *Workspace) workflowRoutes() {
	w.handle("2.15", "GET /export/workflows/{id}", func(r *request) (any, error) {
		found, ok := w.workflows.get(r.PathValue("id"))
		switch {
		case w.has(WorkflowsRestricted):
			return nil, fail(http.StatusForbidden, "api_plan_restricted", "Workflow export is not available for this app")
		case !ok:
			return nil, notFound("Workflow not found")
		}
		return object{
			"export_version": "1.0", "exported_at": time.Now().UTC().Format(time.RFC3339Nano), "app_id": 12345, "workflow": found.encode(),
		}, nil
	})
}

// encode has another id than that of the path, as the reference of 2.17 says.
func (f *workflow) encode() object {
	at := created.Format(time.RFC3339)
	return object{
		"id": f.id, "title": f.title, "description": orNull(f.description), "trigger_type": f.trigger, "state": f.state,
		"target_channels": f.channels, "preferred_devices": f.devices, "created_at": at, "updated_at": at,
		"targeting": object{}, "snapshot": f.snapshot, "attributes": []any{}, "embedded_rules": []any{},
	}
}

func (w *Workspace) sampleWorkflows() {
	w.workflows.put(SampleRulesetID, &workflow{
		rulesetID: SampleRulesetID, id: "67890", title: "Triage", description: "Asks what it is about", trigger: "inbound_conversation", state: "live",
		channels: []string{"chat"}, devices: []string{"desktop", "mobile"}, snapshot: object{"steps": []any{object{"id": "1", "type": "assign", "team_id": SampleTeamID}}},
	})
}
