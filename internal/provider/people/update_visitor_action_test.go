package people_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

func TestUpdateVisitor(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	by := "/visitors?user_id=" + emulator.SampleVisitorUserID
	id := w.Do("GET", by, nil)["id"]
	for _, config := range []session.Config{
		{"user_id": emulator.SampleVisitorUserID, "name": "Violet"},
		{"visitor_id": id, "custom_attributes": map[string]any{"plan": "trial"}},
	} {
		if _, err := w.Invoke("intercom_update_visitor", config, nil); err != nil {
			t.Error(err)
		}
	}
	visitor := w.Do("GET", by, nil)
	values, _ := visitor["custom_attributes"].(map[string]any)
	if visitor["name"] != "Violet" || values["plan"] != "trial" {
		t.Errorf("%v, %v", visitor["name"], values)
	}
	for want, config := range map[string]session.Config{
		"404 not_found":                    {"user_id": "nobody", "name": "Violet"},
		"Exactly one of these attributes":  {"name": "Violet"},
		"At least one of these attributes": {"user_id": emulator.SampleVisitorUserID},
	} {
		if _, err := w.Invoke("intercom_update_visitor", config, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
