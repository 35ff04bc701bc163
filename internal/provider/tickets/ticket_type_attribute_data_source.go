package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

type ofTicketType struct {
	TicketTypeID types.String `tfsdk:"ticket_type_id"`
}

func newTicketTypeAttributesDataSource() datasource.DataSource {
	return &crud.Plural[ofTicketType, ticketTypeAttributeModel]{
		DataSource: crud.DataSource{Name: "ticket_type_attributes"},
		Description: "The attributes of a ticket type: the fields of its form.\n\nArchived attributes are not included.\n\n" +
			"**Permissions.** The token's app needs *Read tickets*.",
		Arguments: crud.Parent("ticket_type"),
		Each:      crud.Computed(ticketTypeAttributeAttributes()),
		EachIs:    "The attributes, the built-in ones among them, as Intercom lists them.",
		List: func(ctx context.Context, api *intercom.Client, of ofTicketType) ([]ticketTypeAttributeModel, error) {
			nothing := ticketTypeAttributeModel{TicketTypeID: of.TicketTypeID}
			return crud.Collect(api.TicketTypeAttributes.All(ctx, of.TicketTypeID.ValueString()), nothing.read)
		},
	}
}
