package provider_test

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// TestEveryObjectThatExistsCanBeAdopted imports every object of the sample
// workspace as people, CRMs and later versions of Intercom may have left it, and
// plans the configuration that Terraform generates of it.
func TestEveryObjectThatExistsCanBeAdopted(t *testing.T) {
	t.Parallel()
	world := newWorld(t)
	for name, left := range map[string]leftover{
		"as they are":     func(_, value string) string { return value },
		"spaces":          words(func(value string) string { return " " + value + "  " }),
		"decomposed":      words(func(value string) string { return "Cafe\u0301 " + value }),
		"control":         words(func(value string) string { return "a\tb\u0001\n" + value }),
		"long":            words(func(value string) string { return strings.Repeat(value+"-", 400) }),
		"signs":           words(func(value string) string { return "100% ${x} %{y} \"\\/, " + value }),
		"empty":           emptied,
		"later enums":     enums,
		"one option left": nil,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := &aged{RoundTripper: world.w, left: left}
			for _, kind := range slices.Sorted(maps.Keys(kinds)) {
				for _, id := range slices.Sorted(maps.Keys(world.before[kind])) {
					adopt(t, workspace, kind, id)
				}
			}
			if !workspace.changed && name != "as they are" {
				t.Error("nothing was otherwise than in the sample")
			}
		})
	}
}

// adopt imports an object, and plans what is generated of it: with empty strings
// as they are, and left out.
func adopt(t *testing.T, workspace http.RoundTripper, kind, id string) {
	t.Helper()
	run, err := acctest.Session(t.Context(), workspace, nil)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := run.NewInstance(kind)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Import(t.Context(), instance, id); err != nil {
		t.Errorf("%s %s cannot be imported: %v", kind, id, err)
		return
	}
	config, err := run.Generated(instance)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := run.Schema(kind)
	if err != nil {
		t.Fatal(err)
	}
	leftOut := maps.Clone(config)
	for _, attribute := range schema.Block.Attributes {
		if value, ok := config[attribute.Name].(tftypes.Value); ok && attribute.Optional && value.Equal(tftypes.NewValue(tftypes.String, "")) {
			delete(leftOut, attribute.Name)
		}
	}
	for form, config := range map[string]session.Config{"": config, " with empty strings left out": leftOut} {
		// Terraform validates before it plans, and asks the provider in any case.
		plan, err := run.Plan(t.Context(), instance, config)
		switch {
		case err != nil:
			t.Errorf("%s %s: the configuration generated%s is refused: %v", kind, id, form, err)
		case !plan.Empty():
			t.Errorf("%s %s: the plan after the import%s is not empty: %s", kind, id, form, plan)
		}
	}
}

// leftover says what a string member of an answer is in a workspace of some age.
type leftover func(member, value string) string

// written are the members that hold what people and programs wrote. The names
// under which attributes have values are among the members that have none here.
var written = []string{
	"name", "label", "title", "description", "email", "phone", "avatar", "external_id", "company_id", "website", "industry", "icon", "emoji", "body",
	"_default_title_", "_default_description_", "language_override",
}

// words changes what was written.
func words(change func(string) string) leftover {
	return func(member, value string) string {
		if !slices.Contains(written, member) || value == "" {
			return value
		}
		return change(value)
	}
}

// emptied empties what can be empty: external ids are what their objects are
// known by, and Intercom has no attribute, option or tag without a name.
func emptied(member, value string) string {
	if strings.HasSuffix(member, "_id") || member == "label" || !slices.Contains(written, member) {
		return value
	}
	return ""
}

// enums are values that a later version of Intercom may have.
func enums(member, value string) string {
	if slices.Contains([]string{"data_type", "category", "reference_type", "consent_type"}, member) {
		return value + "_of_later"
	}
	return value
}

// aged is a workspace whose answers have what is left of it. A nil leftover leaves
// one option of every list.
type aged struct {
	http.RoundTripper
	left    leftover
	methods []string // of which the answers are aged; all for none
	changed bool
}

func (a *aged) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := a.RoundTripper.RoundTrip(request)
	if err != nil || response.StatusCode != http.StatusOK || a.methods != nil && !slices.Contains(a.methods, request.Method) {
		return response, err
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var answer any
	if err := decoder.Decode(&answer); err != nil {
		return nil, err
	}
	now, err := json.Marshal(a.age("", answer))
	if err != nil {
		return nil, err
	}
	response.Body, response.ContentLength = io.NopCloser(bytes.NewReader(now)), int64(len(now))
	response.Header.Del("Content-Length")
	return response, nil
}

func (a *aged) age(member string, value any) any {
	switch value := value.(type) {
	case map[string]any:
		now := map[string]any{}
		for name, inner := range value {
			now[name] = a.age(name, inner)
		}
		return now
	case []any:
		if a.left == nil && strings.HasSuffix(member, "options") && len(value) > 1 {
			a.changed, value = true, value[:1]
		}
		now := []any{}
		for _, inner := range value {
			now = append(now, a.age(member, inner))
		}
		return now
	case string:
		if a.left == nil {
			return value
		}
		now := a.left(member, value)
		a.changed = a.changed || now != value
		return now
	default:
		return value
	}
}
