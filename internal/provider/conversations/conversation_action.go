package conversations

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// conversationIDAttribute is what every action on a conversation has.
func conversationIDAttribute() schema.StringAttribute {
	return schema.StringAttribute{Required: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the conversation, as in its address in the inbox."}
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
