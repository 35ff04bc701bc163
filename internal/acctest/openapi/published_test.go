package openapi

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/skipped"
)

// versions are the values of Intercom-Version that are held to a description.
var versions = []string{"2.16", "Preview"}

// published returns a checker of its own tolerances for the published
// descriptions, which the tests load once, and the one of the version.
func published(t *testing.T, version string) (*Checker, *description) {
	t.Helper()
	shared, err := Shared()
	if err != nil {
		t.Fatal(err)
	}
	if shared == nil {
		skipped.Test(t, "no descriptions at ../shared/intercom-api/openapi beside the checkout, and "+dirVariable+" is not set")
	}
	c, err := Load(Dir())
	if err != nil {
		t.Fatal(err)
	}
	c.descriptions = shared.descriptions
	d, err := c.descriptions[descriptionsOf[version][0]]()
	if err != nil {
		t.Fatal(err)
	}
	return c, d
}

// requestTo returns a request that satisfies the parameters of the route.
func requestTo(version string, r route) Exchange {
	segments := slices.Clone(r.segments)
	for i, segment := range segments {
		if _, ok := parameterName(segment); ok {
			segments[i] = "12"
		}
	}
	query := url.Values{}
	for _, p := range r.op.parameters {
		if p.In == openapi3.ParameterInQuery && p.Required && !p.Schema.Value.Type.Is(openapi3.TypeObject) {
			query.Set(p.Name, "12")
		}
	}
	return Exchange{
		Method:         r.method,
		URL:            &url.URL{Scheme: "https", Host: "api.intercom.io", Path: "/" + strings.Join(segments, "/"), RawQuery: query.Encode()},
		Version:        version,
		ResponseHeader: http.Header{"Content-Type": {"application/json; charset=utf-8"}},
	}
}

func encode(t *testing.T, value any) []byte {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// requestExamples returns the operation's examples of requests, but for those
// that the service refuses: they bear the name of an example of an error.
func requestExamples(op *operation) map[string]any {
	examples := map[string]any{}
	if op.spec.RequestBody == nil || op.spec.RequestBody.Value.Content["application/json"] == nil {
		return nil
	}
	plain := func(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "_") }
	for name, example := range op.spec.RequestBody.Value.Content["application/json"].Examples {
		examples[plain(name)] = example.Value.Value
	}
	for status, r := range op.spec.Responses.Map() {
		for _, media := range r.Value.Content {
			for name := range media.Examples {
				if strings.HasPrefix(status, "4") {
					delete(examples, plain(name))
				}
			}
		}
	}
	return examples
}

// beyondFaults are the examples with more faults than are known: what is known
// of them ends at the first.
var beyondFaults = []string{
	"POST /messages admin_message_created",
	"POST /messages admin_sms_message_created",
	"POST /messages admin_whatsapp_message_created",
}

func TestExamplesOfRequests(t *testing.T) {
	t.Parallel()
	for _, version := range versions {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			c, d := published(t, version)
			count := 0
			for _, r := range d.routes {
				for name, example := range requestExamples(r.op) {
					count++
					e := requestTo(version, r)
					e.RequestBody = encode(t, example)
					e.Status = http.StatusServiceUnavailable
					e.ResponseBody = []byte(`{"type":"error.list","errors":[{"code":"service_unavailable","message":"Try again"}]}`)
					violations := c.Check(e)
					if slices.Contains(beyondFaults, r.op.name+" "+name) {
						if len(violations) == 0 {
							t.Errorf("%s %s: no violations any more", r.op.name, name)
						}
						continue
					}
					for _, v := range violations {
						t.Errorf("%s: %s", name, v)
					}
				}
			}
			t.Logf("%d examples", count)
		})
	}
}

// eachAnswer calls f with every example of an answer as an exchange, and with
// a copy of the example to change.
func eachAnswer(t *testing.T, version string, d *description, f func(r route, e Exchange, example any)) {
	t.Helper()
	for _, r := range d.routes {
		for status, ref := range r.op.spec.Responses.Map() {
			code, err := strconv.Atoi(status)
			if err != nil {
				continue
			}
			media := ref.Value.Content["application/json"]
			if media == nil {
				continue
			}
			for _, example := range examplesOf(media) {
				e := requestTo(version, r)
				e.Status = code
				e.ResponseBody = encode(t, example)
				var ours any
				if err := json.Unmarshal(e.ResponseBody, &ours); err != nil {
					t.Fatal(err)
				}
				f(r, e, ours)
			}
		}
	}
}

// responseSide drops what the bare requests of eachAnswer lack.
func responseSide(violations []Violation) []Violation {
	return slices.DeleteFunc(violations, func(v Violation) bool { return v.Side == request })
}

func TestExamplesOfAnswers(t *testing.T) {
	t.Parallel()
	for _, version := range versions {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			c, d := published(t, version)
			count := 0
			eachAnswer(t, version, d, func(_ route, e Exchange, _ any) {
				count++
				for _, v := range responseSide(c.Check(e)) {
					t.Error(v)
				}
			})
			// A fault that is not found again is a check that does not happen.
			for _, known := range c.tolerances {
				if known.version == descriptionsOf[version][0] && known.side == response && known.uses == 0 && !mended(known) && known.op != "POST /messages" { // of which no example is by WhatsApp
					t.Errorf("not found again: %s", known)
				}
			}
			t.Logf("%d examples, %d known faults used", count, len(c.Tolerated()))
		})
	}
}

// mended says whether Load mends the description where a fault is known.
func mended(known *tolerance) bool {
	return strings.HasSuffix(known.pointer, "/ticket_type_attributes/data") ||
		strings.HasPrefix(known.op, "GET /contacts/") && strings.HasSuffix(known.op, "/companies") && known.pointer == "/data" ||
		strings.Contains(known.op, " /custom_object_instances/") && strings.Contains(known.pointer, "/custom_attributes/") ||
		strings.HasPrefix(known.op, "PUT /conversations/") && known.pointer == "/custom_attributes/order"
}
