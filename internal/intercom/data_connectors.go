package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
)

var (
	// DataConnectorsSince is the first version that has data connectors.
	DataConnectorsSince = MustVersion("2.16")
	// ConnectorInternalDescriptionSince is the first version that has their internal
	// description.
	ConnectorInternalDescriptionSince = MustVersion("2.17")
)

// The states of a data connector, and of its two versions.
const (
	ConnectorDraft = "draft"
	ConnectorLive  = "live"
)

// DataConnector is a request to somebody else's API that Fin and workflows make.
// A list has the id, name, description, state, method and times of each only.
type DataConnector struct {
	Object
	Name                      string          `json:"name"`
	Description               string          `json:"description"`
	InternalDescription       *string         `json:"internal_description"` // since ConnectorInternalDescriptionSince
	State                     string          `json:"state"`                // draft, live
	HTTPMethod                string          `json:"http_method"`
	URL                       ToldText        `json:"url"`
	Body                      ToldText        `json:"body"`
	Headers                   []RequestHeader `json:"headers"` // without their values; nil where the answer lacks them, as all examples do
	DataInputs                []DataInput     `json:"data_inputs"`
	DirectFinUsage            *bool           `json:"direct_fin_usage"`
	Audiences                 []string        `json:"audiences"` // users, leads, visitors
	CustomerAuthentication    *bool           `json:"customer_authentication"`
	BypassAuthentication      *bool           `json:"bypass_authentication"`
	ValidateMissingAttributes *bool           `json:"validate_missing_attributes"`
	TokenIDs                  []ID            `json:"token_ids"`
	ExecutionType             string          `json:"execution_type"`              // server_side, client_side
	ResponseType              string          `json:"configuration_response_type"` // test_response_type, mock_response_type
	TransformationType        string          `json:"data_transformation_type"`    // full_access, redacted_access, code_block_transformation
	ResponseFields            []ResponseField `json:"response_fields"`
	ObjectMappings            json.RawMessage `json:"object_mappings"`
	CreatedAt                 Time            `json:"created_at"`
}

// RequestHeader is a header of the request that a data connector makes.
type RequestHeader struct {
	Name  string `json:"name"`
	Value string `json:"value"` // masked in every answer
}

// DataInput is something that whoever uses a data connector gives it.
type DataInput struct {
	Name         string `json:"name"`
	Type         string `json:"type"` // string, integer, decimal, boolean
	Description  string `json:"description"`
	Required     bool   `json:"required"`
	DefaultValue string `json:"default_value"` // "" for none
}

// ResponseField is a part of the response that is used.
type ResponseField struct {
	Path     string `json:"path"`
	Type     string `json:"type"` // unknown, string, integer, decimal, datetime, boolean
	Redacted bool   `json:"redacted"`
}

// DataConnectorInput is what can be written of a data connector. Nil and an empty
// method and state are not sent; the headers are sent only where they are to be
// written, since no answer tells their values.
type DataConnectorInput struct {
	Name                      string          `json:"name"`
	State                     string          `json:"state,omitempty"` // not for creating: what is new is a draft
	Description               string          `json:"description"`
	InternalDescription       *string         `json:"internal_description,omitempty"` // since ConnectorInternalDescriptionSince
	HTTPMethod                string          `json:"http_method,omitempty"`
	URL                       string          `json:"url"`
	Body                      string          `json:"body"`
	Headers                   []RequestHeader `json:"headers,omitzero"` // all that there will be
	DataInputs                []DataInput     `json:"data_inputs"`      // as above; not nil
	DirectFinUsage            *bool           `json:"direct_fin_usage,omitempty"`
	Audiences                 []string        `json:"audiences,omitzero"`
	CustomerAuthentication    *bool           `json:"customer_authentication,omitempty"`
	BypassAuthentication      *bool           `json:"bypass_authentication,omitempty"`
	ValidateMissingAttributes *bool           `json:"validate_missing_attributes,omitempty"`
	TokenIDs                  []string        `json:"token_ids"`               // not nil
	MockResponse              json.RawMessage `json:"mock_response,omitempty"` // an object, which no answer tells
}

// DataConnectors reads and writes data connectors. There is no snapshot of them: what
// their list has of one is too little.
type DataConnectors struct{ c *Client }

// dataConnectorsPerPage is the longest page of data connectors.
const dataConnectorsPerPage = "50"

// All lists every data connector, with little of each.
func (s DataConnectors) All(ctx context.Context) iter.Seq2[*DataConnector, error] {
	return list[DataConnector](ctx, s.c, get("data_connectors").with("per_page", dataConnectorsPerPage).moves())
}

// Get returns one data connector: what is live of it where it is live, else its
// draft. One that was never live may have no live version, and only where both are
// missing there is no connector.
func (s DataConnectors) Get(ctx context.Context, id string) (*DataConnector, error) {
	live, err := s.version(ctx, id, ConnectorLive)
	if err != nil && !errors.Is(err, ErrNotFound) || err == nil && live.State == ConnectorLive {
		return live, err
	}
	draft, draftErr := s.version(ctx, id, ConnectorDraft)
	if err == nil && errors.Is(draftErr, ErrNotFound) {
		return live, nil
	}
	return draft, draftErr
}

func (s DataConnectors) version(ctx context.Context, id, state string) (*DataConnector, error) {
	return call[DataConnector](ctx, s.c, get("data_connectors", id).with("state_version", state).about(id))
}

// Create makes a data connector, which is a draft. Several can have one name, so that
// a repetition would make a second one: where the outcome is not known, the
// *AmbiguousError has the candidates.
func (s DataConnectors) Create(ctx context.Context, input DataConnectorInput) (*DataConnector, error) {
	began := s.c.ids.begin()
	input.State = ""
	nothing := DataConnectorInput{DataInputs: []DataInput{}, TokenIDs: []string{}} // need not be said
	made, err := call[DataConnector](ctx, s.c, post(sparse(input, &nothing, "name"), "data_connectors").creates().must(connectorNamed(input.Name)))
	return made, candidates(err, fmt.Sprintf("data connector named %q", input.Name), s.All(ctx), func(connector *DataConnector) string {
		if !sameText(input.Name, connector.Name) || !began.mayHaveMade(connector, connector.CreatedAt) {
			return ""
		}
		return connector.identity()
	})
}

// Update changes a data connector from what it was before. Whether Intercom changes
// one that is live at once, or makes a draft of it, is not documented: every change of
// what is to be live says so, which makes a draft live and else changes nothing.
func (s DataConnectors) Update(ctx context.Context, id string, input, before DataConnectorInput) (*DataConnector, error) {
	body := sparse(input, &before)
	if input.State == ConnectorLive {
		body = sparse(input, &before, "state")
	}
	if members, ok := body.(map[string]json.RawMessage); ok && len(members) == 0 {
		return s.Get(ctx, id)
	}
	return call[DataConnector](ctx, s.c, patch(body, "data_connectors", id).about(id).must(connectorNamed(input.Name)))
}

// SetState makes a data connector live, or a draft. Intercom refuses to make a draft
// of one that something uses.
func (s DataConnectors) SetState(ctx context.Context, id, state string) (*DataConnector, error) {
	return call[DataConnector](ctx, s.c, patch(map[string]string{"state": state}, "data_connectors", id).about(id))
}

// Delete deletes a data connector for good. One that is live has to be a draft first;
// whether it is, live says, and Intercom's refusal.
func (s DataConnectors) Delete(ctx context.Context, id string, live bool) error {
	if !live {
		err := s.delete(ctx, id)
		var conflict *Error
		if !errors.As(err, &conflict) || conflict.Status != http.StatusConflict || conflict.Code != "conflict" {
			return err
		}
	}
	if _, err := s.SetState(ctx, id, ConnectorDraft); err != nil {
		if _, lookErr := s.Get(ctx, id); errors.Is(lookErr, ErrNotFound) {
			return lookErr
		}
		return err
	}
	if err := s.delete(ctx, id); err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("%w; it was set to draft before that, and still is", err)
	}
	return nil
}

func (s DataConnectors) delete(ctx context.Context, id string) error {
	return end(ctx, s.c, remove("data_connectors", id), id, saysDeleted, func() error {
		_, err := s.Get(ctx, id)
		return err
	})
}

func connectorNamed(name string) func(any) error {
	return showing("name", func(connector *DataConnector) bool { return sameText(name, connector.Name) })
}
