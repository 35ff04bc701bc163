package conversations

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/parts"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// sourceModel is what a conversation began with.
type sourceModel struct {
	Type        types.String `tfsdk:"type"`
	ID          types.String `tfsdk:"id"`
	DeliveredAs types.String `tfsdk:"delivered_as"`
	Subject     types.String `tfsdk:"subject"`
	Body        types.String `tfsdk:"body"`
	URL         types.String `tfsdk:"url"`
	parts.Author
}

func sourceAttributes() map[string]schema.Attribute {
	return parts.WithAuthor(map[string]schema.Attribute{
		"type":         crud.ComputedString("Where it came from: `conversation` for the messenger, `email`, `phone_call` and others."),
		"id":           crud.ComputedString("Intercom's id of the message."),
		"delivered_as": crud.ComputedString("How it began, as `customer_initiated` or `admin_initiated`."),
		"subject":      crud.ComputedString("Subject of an e-mail."),
		"body":         crud.ComputedString("The message, as HTML."),
		"url":          crud.ComputedString("Page on which the contact wrote it."),
	})
}

func sourceState(source *intercom.Part) *sourceModel {
	return &sourceModel{
		Type: tf.StringOrNull(source.Type), ID: tf.StringOrNull(source.ID), DeliveredAs: tf.StringOrNull(source.DeliveredAs),
		Subject: tf.StringOrNull(source.Subject), Body: tf.StringOrNull(source.Body), URL: tf.StringOrNull(source.URL), Author: parts.AuthorState(source.Author),
	}
}
