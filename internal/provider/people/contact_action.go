package people

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// contactAction is something that is done to one contact, and takes nothing but its
// id.
type contactAction struct {
	crud.Action
	description string
	doing, done string // as progress has them
	do          func(ctx context.Context, api *intercom.Client, id string) error
}

func (a *contactAction) Schema(_ context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: a.description,
		Attributes:          map[string]schema.Attribute{"contact_id": contactIDAttribute("Intercom's id of the contact, a user or a lead.")},
	}
}

// contactIDAttribute is the id of a contact in the configuration of an action. No
// plan looks whether there is such a contact: an archived one cannot be read.
func contactIDAttribute(description string) schema.StringAttribute {
	return schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: description}
}

func (a *contactAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	type model struct {
		ContactID types.String `tfsdk:"contact_id"`
	}
	crud.Invoke(ctx, a, req, resp, func(config model, say crud.Progress) error {
		id := config.ContactID.ValueString()
		say("%s contact %s", a.doing, id)
		if err := a.do(ctx, a.API, id); err != nil {
			return deletedForGood(err)
		}
		say("Contact %s is %s", id, a.done)
		return nil
	})
}

// deletedForGood says of a contact that Intercom no longer restores that it is so.
func deletedForGood(err error) error {
	var held *intercom.HeldError
	if !errors.As(err, &held) || !held.Deleted {
		return err
	}
	return tf.NewDiagnostic("The contact was deleted permanently", "Contact %s was deleted, and Intercom does not restore it. "+
		"Its external id and e-mail address are free again about 7 days after the deletion. Intercom's answer was: %v.", held.ID, held.Err)
}
