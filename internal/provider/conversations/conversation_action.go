package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// mostAttachments is how many a message or a reply can have.
const mostAttachments = 10

// What actions on conversations are configured with alike.
func conversationIDAttribute() schema.StringAttribute {
	return schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the conversation, as in its address in the inbox."}
}

func bodyAttribute(description string) schema.StringAttribute {
	return schema.StringAttribute{Required: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)}, MarkdownDescription: description}
}

func attachmentsAttribute() schema.ListAttribute {
	return schema.ListAttribute{
		Optional: true, ElementType: types.StringType,
		Validators:          []validator.List{listvalidator.SizeAtMost(mostAttachments), listvalidator.ValueStringsAre(tf.WebAddress())},
		MarkdownDescription: "URLs of files that are attached, at most 10.",
	}
}

// person looks a contact up before anything is sent: Intercom wants the role beside
// the id, and a contact who is not there is found out in time.
func person(ctx context.Context, api *intercom.Client, id string) (intercom.Person, error) {
	contact, err := api.Contacts.Get(ctx, id)
	if err != nil {
		return intercom.Person{}, err
	}
	return intercom.Person{Role: contact.Role, ID: id}, nil
}

// teammate refuses the id of a teammate that nobody has.
func teammate(ctx context.Context, api *intercom.Client, refuse crud.Refusals, attribute string, id types.String) {
	refuse.Reference(attribute, id, func(id string) error { return api.Admins.Exists(ctx, id) })
}

// sentNotes end the description of what is sent to a person.
const sentNotes = " It is sent once: where no answer comes back, the error says that it may have been sent, and it is not sent again by itself."
