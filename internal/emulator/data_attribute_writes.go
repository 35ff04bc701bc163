package emulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"time"
)

// dataModels are what can have attributes that this API writes.
var dataModels = []string{"contact", "company"}

// goodName is what the message of the refusal allows, and what the descriptions'
// examples have beside: spaces and underscores. badSign is what is known to be
// refused, from the name in the example of the refusal; a comma was not, in the
// SDK's tests of 2022-23.
var (
	goodName = regexp.MustCompile(`^[\p{L}\p{M}\p{N}\p{Sc} _-]+$`)
	badSign  = regexp.MustCompile(`^$|[!@]`)
)

// writeDataAttribute changes what the body names.
func (w *Workspace) writeDataAttribute(r *request, a *dataAttribute) error {
	if len(bytes.TrimSpace(r.body)) == 0 && a.id != "" {
		// The SDK's own test of an update sends nothing, and its releases pass it.
		r.body = []byte("{}")
	}
	var in struct {
		Name              *string         `json:"name"`
		Model             *string         `json:"model"`
		DataType          *string         `json:"data_type"`
		Description       *string         `json:"description"`
		MessengerWritable *bool           `json:"messenger_writable"`
		Options           json.RawMessage `json:"options"`
		Archived          *bool           `json:"archived"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	options, err := readOptions(in.Options)
	if err != nil {
		return invalid(err.Error())
	}
	creating := a.id == ""
	if creating {
		if err := r.unexpected("archived", in.Archived != nil); err != nil {
			return err
		}
		in.Archived = nil
	}
	switch {
	case !creating && (in.Name != nil || in.Model != nil || in.DataType != nil):
		return invalid("name, model and data_type cannot be changed") // [?] or it ignores them
	case creating:
		made := dataAttribute{createdAt: a.createdAt}
		set(&made.name, in.Name)
		set(&made.model, in.Model)
		set(&made.dataType, in.DataType)
		if err := w.newDataAttribute(&made, options, r.version); err != nil {
			return err
		}
		*a = made
	case len(options) > 0 && len(a.options) == 0:
		return invalid("Options are for lists only") // [?]
	case in.Archived != nil && *in.Archived && a.inUse:
		return fail(http.StatusUnprocessableEntity, "data_invalid", "The Data Attribute you are trying to archive has a dependant object")
	}
	if options != nil && w.has(OptionsMerge) {
		for _, old := range a.options {
			if !slices.Contains(options, old) {
				options = append(options, old)
			}
		}
	}
	if options != nil {
		a.options = options
	}
	if w.has(RestoreIgnored) && in.Archived != nil && !*in.Archived {
		in.Archived = nil
	}
	set(&a.description, in.Description)
	set(&a.messengerWritable, in.MessengerWritable)
	set(&a.archived, in.Archived)
	a.updatedAt = time.Now().Unix()
	return nil
}

// newDataAttribute refuses what cannot be made. The messages are those of the
// descriptions' examples, but for the ones marked.
func (w *Workspace) newDataAttribute(a *dataAttribute, options []string, version int) error {
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	if a.dataType == "options" && version >= parseVersion("2.14") {
		if options == nil {
			return invalid("Options isn't an array") // [?]
		}
		a.dataType = "string"
	}
	switch {
	case !slices.Contains(dataModels, a.model):
		return invalid("The Data Attribute model field must be either contact or company")
	case !slices.Contains([]string{"string", "integer", "float", "boolean", "date", "datetime"}, a.dataType):
		return invalid("Data Type isn't an option")
	case options != nil && a.dataType != "string":
		return invalid("Options are for lists only") // [?]
	case badSign.MatchString(a.name), w.has(AttributeNamesChecked) && !goodName.MatchString(a.name):
		return invalid("Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens")
	}
	for _, item := range w.standardAttributes() {
		// [?] The rest of the wording, and whether the other model's count, is not known.
		if standard, ok := item.(object); ok && standard["model"] == a.model && (standard["name"] == a.name || standard["full_name"] == a.name) {
			return invalid(fmt.Sprintf("'%s' is one of our standard attributes. Use a different name.", a.name))
		}
	}
	people := map[string]string{"contact": "people", "company": "company"}
	for other := range w.dataAttributes.all {
		// [?] Whether the name of an archived attribute is free is not known, nor
		// whether case matters.
		held := slices.Contains(dataModels, other.model) && other.name == a.name
		if held && (!other.archived || !w.has(ArchivedNamesFree)) {
			return invalid(fmt.Sprintf("You already have '%s' in your %s data. To save this as new %s data, use a different name.",
				a.name, people[other.model], people[a.model]))
		}
	}
	return nil
}

// readOptions reads the options of a list, nil for none. [?] The descriptions'
// examples of too few show other refusals.
func readOptions(body json.RawMessage) ([]string, error) {
	if body == nil || string(body) == "null" {
		return nil, nil
	}
	var in []struct {
		Value string `json:"value"`
	}
	if err := json.Unmarshal(body, &in); err != nil {
		return nil, fmt.Errorf("Options isn't an array") //nolint:staticcheck,revive // Intercom's words
	}
	options := []string{}
	for _, option := range in {
		options = append(options, option.Value)
	}
	if len(options) < 2 {
		return nil, fmt.Errorf("Options must have at least two values") //nolint:staticcheck,revive // as above
	}
	return options, nil
}
