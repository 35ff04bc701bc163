package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
)

// WorkflowsSince is the first version that exports workflows.
var WorkflowsSince = MustVersion("2.15")

// Workflow is what Intercom exports of a workflow.
type Workflow struct {
	Object                    // not the id by which it is asked for
	Title            string   `json:"title"`
	Description      string   `json:"description"`
	TriggerType      string   `json:"trigger_type"`
	State            string   `json:"state"` // live, draft, paused
	TargetChannels   []string `json:"target_channels"`
	PreferredDevices []string `json:"preferred_devices"`
	CreatedAt        Time     `json:"created_at"`
	UpdatedAt        Time     `json:"updated_at"`
	// Definition is the whole export but for its time, with the members of each object
	// in order, so that it is the same while the workflow is.
	Definition string `json:"-"`
}

// workflowExport is the answer that has a workflow in it.
type workflowExport struct{ workflow *Workflow }

// UnmarshalJSON refuses what has no workflow in it.
func (e *workflowExport) UnmarshalJSON(data []byte) error {
	var answer struct {
		Workflow *Workflow `json:"workflow"`
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return err
	}
	if answer.Workflow == nil || lacksID(answer.Workflow) {
		return errors.New("there is no workflow in it")
	}
	members := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber() // float64 would round large ids
	if err := decoder.Decode(&members); err != nil {
		return err
	}
	delete(members, "exported_at")
	definition, err := json.Marshal(members)
	answer.Workflow.Definition = string(definition)
	e.workflow = answer.Workflow
	return err
}

// Workflows exports workflows. The API cannot list, make or change them.
type Workflows struct{ c *Client }

// Get exports the workflow whose ruleset has an id: the number at the end of its
// address in Intercom, which is not the workflow's own id.
func (s Workflows) Get(ctx context.Context, rulesetID string) (*Workflow, error) {
	export, err := call[workflowExport](ctx, s.c, get("export", "workflows", rulesetID))
	if err != nil {
		return nil, err
	}
	return export.workflow, nil
}
