package tickets

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const ticketTypeNotes = "\n\n**Permissions.** The token's app needs *Read tickets*."

func newTicketTypeDataSource() datasource.DataSource {
	return &crud.Singular[ticketTypeModel]{
		DataSource:  crud.DataSource{Name: "ticket_type", Keys: []string{"id", "name"}},
		Description: "A ticket type, by id or by name.\n\nAn archived one is found by its id only, and a name that several have is an error." + ticketTypeNotes,
		Attributes:  crud.Computed(ticketTypeAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config ticketTypeModel) (*ticketTypeModel, error) {
			if config.Name.IsNull() {
				return ticketTypeState(api.TicketTypes.Get(ctx, config.ID.ValueString()))
			}
			return ticketTypeState(tf.ExactlyNamed(ticketTypesInUse(ctx, api), "ticket type named", config.Name.ValueString(), intercom.Exact,
				func(kind *intercom.TicketType) tf.Label {
					return tf.Label{Name: kind.Name, ID: kind.ID, Of: kind.Category}
				}))
		},
	}
}

func ticketTypesInUse(ctx context.Context, api *intercom.Client) iter.Seq2[*intercom.TicketType, error] {
	return crud.Where(api.TicketTypes.All(ctx), func(kind *intercom.TicketType) bool { return !kind.Archived })
}

func newTicketTypesDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, ticketTypeModel]{
		DataSource:  crud.DataSource{Name: "ticket_types"},
		Description: "The ticket types of the workspace.\n\nArchived ones are not included." + ticketTypeNotes,
		Each:        crud.Computed(ticketTypeAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]ticketTypeModel, error) {
			return crud.Collect(ticketTypesInUse(ctx, api), ticketTypeState)
		},
	}
}
