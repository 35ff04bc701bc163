package emulator

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

const dataConnectorsSince = "2.16"

// internalDescriptionsSince is the first version that has internal descriptions of
// data connectors, by its reference.
const internalDescriptionsSince = "2.17"

// Quirks of data connectors.
var (
	ConnectorEditsAreDrafts = quirk("ConnectorEditsAreDrafts", off,
		"a change of a data connector that is live makes a draft beside it, until its state is set to live",
		"the example of a change answers with a draft; the description says that what is sent is changed")
	DraftConnectorsHaveLiveVersion = quirk("DraftConnectorsHaveLiveVersion", off,
		"the live version of a data connector that is a draft is answered with the draft, not with 404",
		"the description has live as the version that is answered by default, and does not say what that is of a draft")
	ConnectorDraftsOfLiveSayDraft = quirk("ConnectorDraftsOfLiveSayDraft", off,
		"the draft version of a data connector that is live has the state draft",
		"the schema calls it the state of the connector, and no example asks for a version")
	ConnectorRequestsUntold = quirk("ConnectorRequestsUntold", off,
		"a data connector is answered without url, body and headers",
		"no example has them, the schema does")
	ConnectorListsReordered = quirk("ConnectorListsReordered", off,
		"the headers and data inputs of a data connector are answered in the order of their names",
		"documented nowhere")
)

const (
	SampleConnectorID      = "351" // live; a workflow uses it
	SampleDraftConnectorID = "352" // never live
)

const (
	connectorIsDraft = "draft"
	connectorIsLive  = "live"
)

// dataConnector has a draft, and beside it what is live while it is.
type dataConnector struct {
	id                   string
	draft                dataConnectorVersion
	live                 *dataConnectorVersion
	usedBy               string // the name of a workflow
	executions           []execution
	changes              int // the greater, the later it was changed
	createdAt, updatedAt time.Time
}

func (c *dataConnector) state() string {
	if c.live == nil {
		return connectorIsDraft
	}
	return connectorIsLive
}

type dataConnectorVersion struct {
	name, description, internalDescription, method, url, body string
	headers                                                   []requestHeader
	inputs                                                    []dataInput
	direct, authenticates, bypasses, validates                bool
	audiences, tokenIDs                                       []string
	responseFields                                            []object // of a mock response
	mocked                                                    bool
}

type requestHeader struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dataInput struct {
	Name         string  `json:"name"`
	Type         string  `json:"type"`
	Description  *string `json:"description"`
	Required     bool    `json:"required"`
	DefaultValue string  `json:"default_value"`
}

func (w *Workspace) dataConnectorRoutes() {
	const path = "/data_connectors"
	w.handle(dataConnectorsSince, "GET "+path, func(r *request) (any, error) {
		all := slices.SortedFunc(w.dataConnectors.all, func(a, b *dataConnector) int { return cmp.Compare(b.changes, a.changes) })
		return connectorPage(r, all, 20, 50, (*dataConnector).encodeShort)
	})
	w.handle(dataConnectorsSince, "POST "+path, func(r *request) (any, error) {
		// [?] The method of one that is created without.
		made := &dataConnector{draft: dataConnectorVersion{method: "get"}, createdAt: w.now()}
		var in dataConnectorInput
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		if in.Name == nil || strings.TrimSpace(*in.Name) == "" {
			return nil, fail(http.StatusUnprocessableEntity, "parameter_not_found", "Name is required")
		}
		in.State = nil
		if err := w.writeConnector(r, made, in); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		w.dataConnectors.put(made.id, made)
		return newObject(w.encodeConnector(r, made, &made.draft, connectorIsDraft)), nil
	})
	w.handle(dataConnectorsSince, "GET "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.dataConnectorAt(r)
		if err != nil {
			return nil, err
		}
		switch asked := cmp.Or(r.URL.Query().Get("state_version"), connectorIsLive); {
		case asked != connectorIsLive && asked != connectorIsDraft:
			return nil, fail(http.StatusBadRequest, "parameter_invalid", "Invalid state_version. Must be one of: live, draft")
		case asked == connectorIsLive && found.live != nil:
			return w.encodeConnector(r, found, found.live, connectorIsLive), nil
		case asked == connectorIsLive && !w.has(DraftConnectorsHaveLiveVersion):
			return nil, noConnector()
		case w.has(ConnectorDraftsOfLiveSayDraft):
			return w.encodeConnector(r, found, &found.draft, connectorIsDraft), nil
		default:
			return w.encodeConnector(r, found, &found.draft, found.state()), nil
		}
	})
	w.handle(dataConnectorsSince, "PATCH "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.dataConnectorAt(r)
		if err != nil {
			return nil, err
		}
		var in dataConnectorInput
		if err := r.decode(&in); err != nil {
			return nil, err
		}
		if err := w.writeConnector(r, found, in); err != nil {
			return nil, err
		}
		if found.live == nil || in.State == nil && w.has(ConnectorEditsAreDrafts) {
			return w.encodeConnector(r, found, &found.draft, connectorIsDraft), nil
		}
		return w.encodeConnector(r, found, found.live, connectorIsLive), nil
	})
	w.handle(dataConnectorsSince, "DELETE "+path+"/{id}", func(r *request) (any, error) {
		found, err := w.dataConnectorAt(r)
		switch {
		case err != nil:
			return nil, err
		case found.live != nil:
			return nil, fail(http.StatusConflict, "conflict", "Data connector must be in draft state to be deleted")
		case found.usedBy != "":
			return nil, fail(http.StatusConflict, "data_connector_in_use", "Data connector is in use by other resources and cannot be deleted")
		}
		w.dataConnectors.delete(found.id)
		return object{"id": found.id, "object": "data_connector", "deleted": true}, nil
	})
}

// connectorPage is one page of a list whose cursors can be wrong, and whose pages say
// no more than there are.
func connectorPage[T any](r *request, all []*T, usual, most int, encode func(*T) object) (any, error) {
	query := r.URL.Query()
	start, err := strconv.Atoi(cmp.Or(query.Get("starting_after"), "0"))
	if err != nil || start < 0 || start > len(all) {
		return nil, fail(http.StatusBadRequest, "client_error",
			"Invalid starting_after param. Please try again using a starting_after value from a paginated response")
	}
	size := pageSize(query.Get("per_page"), usual, most)
	page, end := slice(all, start, size)
	pages := object{"type": "pages", "per_page": size, "next": nil}
	if end < len(all) {
		pages["next"] = object{"starting_after": strconv.Itoa(end)}
	}
	return object{"type": "list", "data": encoded(page, encode), "pages": pages}, nil
}

func noConnector() error {
	return fail(http.StatusNotFound, "data_connector_not_found", "Data connector not found")
}

func (w *Workspace) dataConnectorAt(r *request) (*dataConnector, error) {
	found, ok := w.dataConnectors.get(r.PathValue("id"))
	if !ok {
		return nil, noConnector()
	}
	return found, nil
}

// dataConnectorInput is the body of a write: nil for what it leaves out.
type dataConnectorInput struct {
	Name                *string          `json:"name"`
	Description         *string          `json:"description"`
	InternalDescription *string          `json:"internal_description"`
	State               *string          `json:"state"`
	Method              *string          `json:"http_method"`
	URL                 *string          `json:"url"`
	Body                *string          `json:"body"`
	Headers             *[]requestHeader `json:"headers"`
	Inputs              *[]dataInput     `json:"data_inputs"`
	Direct              *bool            `json:"direct_fin_usage"`
	Audiences           *[]string        `json:"audiences"`
	Authenticates       *bool            `json:"customer_authentication"`
	Bypasses            *bool            `json:"bypass_authentication"`
	Validates           *bool            `json:"validate_missing_attributes"`
	TokenIDs            *[]string        `json:"token_ids"`
	MockResponse        *map[string]any  `json:"mock_response"`
}

// writeConnector checks the whole of a request before it writes any of it. [?] Which
// refusals there are beside those of the examples, and in what words.
func (w *Workspace) writeConnector(r *request, c *dataConnector, in dataConnectorInput) error {
	invalid := func(message string) error { return fail(http.StatusUnprocessableEntity, "parameter_invalid", message) }
	if r.version < parseVersion(internalDescriptionsSince) {
		if err := r.unexpected("internal_description", in.InternalDescription != nil); err != nil {
			return err
		}
		in.InternalDescription = nil
	}
	now := c.draft
	set(&now.name, in.Name)
	set(&now.description, in.Description)
	set(&now.internalDescription, in.InternalDescription)
	set(&now.method, in.Method)
	set(&now.url, in.URL)
	set(&now.body, in.Body)
	set(&now.headers, in.Headers)
	set(&now.inputs, in.Inputs)
	set(&now.direct, in.Direct)
	set(&now.audiences, in.Audiences)
	set(&now.authenticates, in.Authenticates)
	set(&now.bypasses, in.Bypasses)
	set(&now.validates, in.Validates)
	set(&now.tokenIDs, in.TokenIDs)
	if in.MockResponse != nil {
		now.responseFields, now.mocked = responseFields("", *in.MockResponse), true
	}
	if c.id != "" && now.internalDescription == "" {
		now.internalDescription = now.description // the reference of 2.17 says so of updates
	}
	for _, audience := range now.audiences {
		if !slices.Contains([]string{"leads", "users", "visitors"}, audience) {
			return invalid("Invalid audiences. Must be a subset of: leads, users, visitors")
		}
	}
	for _, input := range now.inputs {
		if input.Name == "" || input.Description == nil || !slices.Contains([]string{"string", "integer", "decimal", "boolean"}, input.Type) {
			return invalid("Data inputs must have a name, a type and a description")
		}
	}
	state := c.state()
	set(&state, in.State)
	switch {
	case strings.TrimSpace(now.name) == "":
		return invalid("Name can't be blank")
	case !slices.Contains([]string{"get", "post", "put", "delete", "patch"}, now.method):
		return invalid("Http Method isn't an option")
	case state != connectorIsDraft && state != connectorIsLive:
		return invalid("Invalid state. Must be one of: draft, live")
	case state == connectorIsDraft && c.live != nil && c.usedBy != "":
		return fail(http.StatusConflict, "data_connector_in_use", "Data connector is in use by other resources and cannot be set to draft")
	case state == connectorIsLive && !isAddress(now.url):
		return invalid("Url is invalid")
	}
	c.draft = now
	switch {
	case state == connectorIsDraft:
		c.live = nil
	case in.State != nil || !w.has(ConnectorEditsAreDrafts):
		c.live = &now
	}
	w.changes++
	c.changes, c.updatedAt = w.changes, w.now()
	return nil
}

func isAddress(text string) bool {
	address, err := url.Parse(text)
	return err == nil && address.Host != "" && (address.Scheme == "https" || address.Scheme == "http")
}

// responseFields are those that Intercom makes of a mock response.
func responseFields(path string, of any) []object {
	switch value := of.(type) {
	case map[string]any:
		fields := []object{}
		for _, name := range sortedNames(value) {
			fields = append(fields, responseFields(strings.TrimPrefix(path+"."+name, "."), value[name])...)
		}
		return fields
	case string:
		return []object{{"path": path, "type": "string", "example_value": value, "redacted": false}}
	case bool:
		return []object{{"path": path, "type": "boolean", "example_value": value, "redacted": false}}
	case float64:
		kind := "decimal"
		if value == float64(int64(value)) {
			kind = "integer"
		}
		return []object{{"path": path, "type": kind, "example_value": value, "redacted": false}}
	default:
		return []object{{"path": path, "type": "unknown", "example_value": value, "redacted": false}}
	}
}

func sortedNames(members map[string]any) []string {
	names := []string{}
	for name := range members {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// encodeShort is the form in lists.
func (c *dataConnector) encodeShort() object {
	version := &c.draft
	if c.live != nil {
		version = c.live
	}
	return object{
		"type": "data_connector", "id": c.id, "name": version.name, "description": orNull(version.description), "state": c.state(),
		"http_method": version.method, "direct_fin_usage": version.direct, "created_by_admin_id": tokenAdmin, "updated_by_admin_id": tokenAdmin,
		"created_at": c.createdAt.UTC().Format(time.RFC3339), "updated_at": c.updatedAt.UTC().Format(time.RFC3339),
		"execution_results_url": "/data_connectors/" + c.id + "/execution_results",
	}
}

func (w *Workspace) encodeConnector(r *request, c *dataConnector, version *dataConnectorVersion, state string) object {
	headers, inputs, responseType := []any{}, []any{}, "test_response_type"
	for _, header := range version.headers {
		headers = append(headers, object{"name": header.Name, "value": "****"})
	}
	for _, input := range version.inputs {
		inputs = append(inputs, object{
			"name": input.Name, "type": input.Type, "description": input.Description, "required": input.Required, "default_value": input.DefaultValue,
		})
	}
	if w.has(ConnectorListsReordered) {
		byName := func(a, b any) int { return strings.Compare(nameIn(a), nameIn(b)) }
		slices.SortStableFunc(headers, byName)
		slices.SortStableFunc(inputs, byName)
	}
	if version.mocked {
		responseType = "mock_response_type"
	}
	encoded := c.encodeShort()
	for name, value := range (object{
		"name": version.name, "description": orNull(version.description), "state": state, "http_method": version.method, "direct_fin_usage": version.direct,
		"audiences": nonNull(version.audiences), "execution_type": "server_side", "configuration_response_type": responseType,
		"data_transformation_type": "full_access", "client_function_name": nil, "client_function_timeout_ms": 30000,
		"data_inputs": inputs, "response_fields": nonNull(version.responseFields), "object_mappings": []any{}, "token_ids": nonNull(version.tokenIDs),
		"customer_authentication": version.authenticates, "bypass_authentication": version.bypasses, "validate_missing_attributes": version.validates,
	}) {
		encoded[name] = value
	}
	if !w.has(ConnectorRequestsUntold) {
		encoded["url"], encoded["body"], encoded["headers"] = orNull(version.url), version.body, headers
	}
	if r.version >= parseVersion(internalDescriptionsSince) {
		encoded["internal_description"] = version.internalDescription
	}
	return encoded
}

func nameIn(value any) string {
	name, _ := value.(object)["name"].(string)
	return name
}

func nonNull[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// sampleDataConnectors are there in the sample workspace.
func (w *Workspace) sampleDataConnectors() {
	number, reason := "Number of the order", "Why it is refunded"
	status := dataConnectorVersion{
		name: "Parcel tracking", description: "Looks up where a parcel is", internalDescription: "Looks up where a parcel is", method: "get",
		url:     "https://api.example.com/orders/{{order_id}}/status",
		headers: []requestHeader{{"Accept", "application/json"}, {"X-Shop", "main"}}, inputs: []dataInput{{"order_id", "string", &number, true, ""}},
		direct: true, audiences: []string{"users", "leads"}, tokenIDs: []string{SampleAuthTokenID}, validates: true,
		responseFields: responseFields("", map[string]any{"order": map[string]any{"id": 12345.0, "status": "shipped"}}), mocked: true,
	}
	for _, c := range []dataConnector{
		{id: SampleConnectorID, draft: status, live: &status, usedBy: "Order questions", executions: w.sampleExecutions()},
		{id: SampleDraftConnectorID, draft: dataConnectorVersion{
			name: "Refund an order", method: "post", url: "https://api.example.com/orders/{{order_id}}/refund", body: `{"reason": "{{reason}}"}`,
			inputs: []dataInput{{"order_id", "string", &number, true, ""}, {"reason", "string", &reason, false, "none given"}},
		}},
	} {
		w.changes++
		c.changes, c.createdAt, c.updatedAt = w.changes, created, created
		w.dataConnectors.put(c.id, &c)
	}
}
