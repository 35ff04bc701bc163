package tickets

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type ticketTypeAttributesDataSource struct{ crud.DataSource }

func newTicketTypeAttributesDataSource() datasource.DataSource {
	return &ticketTypeAttributesDataSource{crud.DataSource{Name: "ticket_type_attributes"}}
}

type ticketTypeAttributesModel struct {
	TicketTypeID types.String               `tfsdk:"ticket_type_id"`
	Attributes   []ticketTypeAttributeModel `tfsdk:"ticket_type_attributes"`
}

func (*ticketTypeAttributesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The attributes of a ticket type: the fields of its form.\n\nArchived attributes are not included.\n\n" +
			"**Permissions.** The token's app needs *Read tickets*.",
		Attributes: map[string]schema.Attribute{
			"ticket_type_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the ticket type.",
			},
			"ticket_type_attributes": crud.Each("The attributes, the built-in ones among them, as Intercom lists them.", crud.Computed(ticketTypeAttributeAttributes())),
		},
	}
}

func (d *ticketTypeAttributesDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config ticketTypeAttributesModel) (*ticketTypeAttributesModel, error) {
		nothing := ticketTypeAttributeModel{TicketTypeID: config.TicketTypeID}
		attributes, err := crud.Collect(d.API.TicketTypeAttributes.All(ctx, config.TicketTypeID.ValueString()),
			func(attribute *intercom.TicketTypeAttribute, err error) (*ticketTypeAttributeModel, error) {
				return nothing.read(attribute, err)
			})
		return &ticketTypeAttributesModel{config.TicketTypeID, attributes}, err
	})
}
