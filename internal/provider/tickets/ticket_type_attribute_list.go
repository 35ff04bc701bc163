package tickets

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

func (*ticketTypeAttributeResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = crud.ListSchema("Lists the attributes of ticket types, as `Bug report / Severity`.\n\nArchived ones are left out, and those of archived types.\n\n"+
		"**Permissions.** The token's app needs *Read tickets*.",
		map[string]schema.Attribute{
			"ticket_type_id": crud.ListParent("ticket_type", false),
			"built_in": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Whether to list the built-in attributes, too, which can be imported and not created.\nDefaults to `false`.",
			},
		})
}

func (r *ticketTypeAttributeResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	var builtIn types.Bool
	req.Config.GetAttribute(ctx, path.Root("built_in"), &builtIn)
	used := func(ctx context.Context) iter.Seq2[*intercom.TicketType, error] {
		return crud.Where(r.API.TicketTypes.All(ctx), func(kind *intercom.TicketType) bool { return !kind.Archived })
	}
	kinds := crud.ListParents(ctx, req.Config, "ticket_type_id", used, r.API.TicketTypes.Get)
	attributes := crud.Children(kinds, func(kind *intercom.TicketType) iter.Seq2[*intercom.TicketTypeAttribute, error] {
		return r.API.TicketTypeAttributes.All(ctx, kind.ID.String())
	})
	crud.List(ctx, req, stream, r, attributes, func(of *crud.Child[intercom.TicketType, intercom.TicketTypeAttribute]) *crud.Listed {
		if of.Child.BuiltIn && !builtIn.ValueBool() {
			return nil
		}
		return &crud.Listed{Name: of.Of.Name + " / " + of.Child.Name, Identity: []string{of.Of.ID.String(), of.Child.ID.String()}}
	})
}
