package workspace_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
)

func TestAccReportingDatasets(t *testing.T) {
	t.Parallel()
	datasets := tfjsonpath.New("reporting_datasets")
	acctest.New(t).Test(resource.TestStep{
		Config: look("reporting_datasets"),
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.intercom_reporting_datasets.test", datasets, knownvalue.ListSizeExact(2)),
			statecheck.ExpectKnownValue("data.intercom_reporting_datasets.test", datasets.AtSliceIndex(1), knownvalue.ObjectExact(map[string]knownvalue.Check{
				"id": knownvalue.StringExact("ticket"), "name": knownvalue.StringExact("Ticket"), "description": knownvalue.StringExact("Tickets."),
				"default_time_attribute_id": knownvalue.StringExact("ticket_created_at"),
				"attributes": knownvalue.ListPartial(map[int]knownvalue.Check{0: knownvalue.ObjectExact(map[string]knownvalue.Check{
					"id": knownvalue.StringExact("ticket_id"), "qualified_id": knownvalue.StringExact("ticket.ticket_id"), "name": knownvalue.StringExact("Ticket ID"),
				})}),
			})),
		},
	})
}
