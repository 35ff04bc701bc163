package tickets

import (
	"context"
	"fmt"
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
			name := config.Name.ValueString()
			return ticketTypeState(tf.ExactlyOne(ticketTypesInUse(ctx, api), fmt.Sprintf("ticket type named %q", name),
				func(kind *intercom.TicketType) string {
					return fmt.Sprintf("%s (%s, id %s)", kind.Name, kind.Category, kind.ID)
				},
				func(kind *intercom.TicketType) bool { return intercom.Exact.Same(kind.Name, name) }))
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
