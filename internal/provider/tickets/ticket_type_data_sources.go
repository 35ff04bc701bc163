package tickets

import (
	"context"
	"fmt"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type ticketTypeDataSource struct{ crud.DataSource }

func newTicketTypeDataSource() datasource.DataSource {
	return &ticketTypeDataSource{crud.DataSource{Name: "ticket_type", Keys: []string{"id", "name"}}}
}

const ticketTypeNotes = "\n\n**Permissions.** The token's app needs *Read tickets*."

func (*ticketTypeDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A ticket type, by id or by name.\n\nArchived ones are not found, and a name that several have is an error." + ticketTypeNotes,
		Attributes:          crud.Computed(ticketTypeAttributes(), "id", "name"),
	}
}

func (d *ticketTypeDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config ticketTypeModel) (*ticketTypeModel, error) {
		if config.Name.IsNull() {
			return ticketTypeState(d.API.TicketTypes.Get(ctx, config.ID.ValueString()))
		}
		name := config.Name.ValueString()
		return ticketTypeState(tf.ExactlyOne(inUse(d.API.TicketTypes.All(ctx)), fmt.Sprintf("ticket type named %q", name),
			func(kind *intercom.TicketType) string {
				return fmt.Sprintf("%s (%s, id %s)", kind.Name, kind.Category, kind.ID)
			},
			func(kind *intercom.TicketType) bool { return kind.Name == name }))
	})
}

// inUse leaves archived ticket types out of a list.
func inUse(all iter.Seq2[*intercom.TicketType, error]) iter.Seq2[*intercom.TicketType, error] {
	return func(yield func(*intercom.TicketType, error) bool) {
		for kind, err := range all {
			if (err != nil || !kind.Archived) && !yield(kind, err) {
				return
			}
		}
	}
}

type ticketTypesDataSource struct{ crud.DataSource }

func newTicketTypesDataSource() datasource.DataSource {
	return &ticketTypesDataSource{crud.DataSource{Name: "ticket_types"}}
}

type ticketTypesModel struct {
	TicketTypes []ticketTypeModel `tfsdk:"ticket_types"`
}

func (*ticketTypesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The ticket types of the workspace.\n\nArchived ones are not included." + ticketTypeNotes,
		Attributes: map[string]schema.Attribute{
			"ticket_types": crud.Each("The ticket types.", crud.Computed(ticketTypeAttributes())),
		},
	}
}

func (d *ticketTypesDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(ticketTypesModel) (*ticketTypesModel, error) {
		kinds, err := crud.Collect(inUse(d.API.TicketTypes.All(ctx)), ticketTypeState)
		return &ticketTypesModel{kinds}, err
	})
}
