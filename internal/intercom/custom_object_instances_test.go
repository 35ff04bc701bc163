package intercom

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestCustomObjectInstanceByExternalID looks one up in every form that the
// answer may have. A type may be called anything, a list too.
func TestCustomObjectInstanceByExternalID(t *testing.T) {
	t.Parallel()
	for body, found := range map[string]bool{
		`{"id":"7","type":"Order","external_id":"x","custom_attributes":{"total":12345678901234567890}}`:                             true,
		`{"id":7,"type":"Wishlist","external_id":"x"}`:                                                                               true,
		`{"type":"list","data":[{"id":"6","type":"Order","external_id":"y"},{"id":"7","external_id":"x"}],"pages":{"type":"pages"}}`: true,
		`{"type":"Order.list","instances":[{"id":"7","external_id":"x"}]}`:                                                           true,
		`{"type":"list","data":[]}`:                   false,
		`{"id":"7","type":"Order","external_id":"y"}`: false,
		`null`: false,
	} {
		c, w := emulated(t)
		if err := w.Fail(emulator.Fault{Pattern: "GET /custom_object_instances/**", Status: http.StatusOK, Body: &body}); err != nil {
			t.Fatal(err)
		}
		instance, err := c.CustomObjectInstances.ByExternalID(t.Context(), "Order", "x")
		switch {
		case found && (err != nil || instance.ID != "7"):
			t.Errorf("%s: %+v, %v", body, instance, err)
		case !found && !errors.Is(err, ErrNotFound):
			t.Errorf("%s: %+v, %v", body, instance, err)
		}
	}
	for _, body := range []string{"", "<html>", `{"type":"Order"}`} {
		c, w := emulated(t)
		if err := w.Fail(emulator.Fault{Pattern: "GET /custom_object_instances/**", Status: http.StatusOK, Body: &body}); err != nil {
			t.Fatal(err)
		}
		if _, err := c.CustomObjectInstances.ByExternalID(t.Context(), "Order", "x"); err == nil || errors.Is(err, ErrNotFound) {
			t.Errorf("%q passes for an answer: %v", body, err)
		}
	}
}

// TestCustomObjectInstanceKeepsItsName fails an update of an instance whose
// external id is another one by now: the upsert would be of something else.
func TestCustomObjectInstanceKeepsItsName(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	_, err := c.CustomObjectInstances.Update(t.Context(), "Order", emulator.SampleOrderID, CustomObjectInput{ExternalID: "B/1"})
	if err == nil || !strings.Contains(err.Error(), `has the external id "A/1" now, not "B/1"`) {
		t.Error(err)
	}
	if requests, _ := w.Requests(); len(requests) != 1 {
		t.Errorf("%d requests", len(requests))
	}
}

func TestCustomObjectInstanceAsWritten(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	changed, err := c.CustomObjectInstances.Update(t.Context(), "Order", emulator.SampleOrderID, CustomObjectInput{
		ExternalID: "A/1", CustomAttributes: map[string]any{"paid": nil},
	})
	if err != nil {
		t.Fatal(err)
	}
	related, _ := changed.CustomAttributes["products"].(map[string]any)
	instances, _ := related["instances"].([]any)
	if len(instances) != 1 || changed.CustomAttributes["paid"] != nil || changed.CustomAttributes["order_number"] != "ORDER-1" || changed.ExternalCreatedAt.IsZero() {
		t.Errorf("%+v", changed)
	}
}
