// Package tickets is tickets, ticket types, their attributes and states.
package tickets

import (
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
)

// Area lists what Terraform sees of tickets.
func Area() crud.Area {
	return crud.Area{
		Name:      "Tickets",
		Resources: []func() resource.Resource{newTicketResource, newTicketTypeResource, newTicketTypeAttributeResource},
		DataSources: []func() datasource.DataSource{
			newTicketDataSource, newTicketsDataSource,
			newTicketStateDataSource, newTicketStatesDataSource,
			newTicketTypeDataSource, newTicketTypesDataSource,
			newTicketTypeAttributesDataSource,
		},
		Actions: []func() action.Action{newConvertConversationAction, newLinkTicketAction, newReplyTicketAction, newTagTicketAction, newUnlinkTicketAction, newUntagTicketAction},
	}
}
