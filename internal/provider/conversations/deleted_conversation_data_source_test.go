package conversations_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccDeletedConversationsDataSource(t *testing.T) {
	t.Parallel()
	const kind, config = "deleted_conversations", `data "intercom_deleted_conversations" "test" {}`
	deleted := func(id string, retained bool) map[string]knownvalue.Check {
		return map[string]knownvalue.Check{
			"id": knownvalue.StringExact(id), "metrics_retained": knownvalue.Bool(retained), "deleted_at": knownvalue.NotNull(),
		}
	}
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: config, ConfigStateChecks: listHas(kind, deleted("470", false), deleted("469", true))},
		resource.TestStep{
			PreConfig: w.Outside(http.MethodDelete, "/conversations/"+emulator.SampleClosedConversationID, nil),
			Config:    config, ConfigStateChecks: listHas(kind, deleted(emulator.SampleClosedConversationID, true), deleted("470", false), deleted("469", true)),
		},
	)
}
