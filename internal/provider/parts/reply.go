package parts

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

// Reply is what an action that replies is configured with, beside what it replies
// to. It is for embedding into a model.
type Reply struct {
	AdminID     types.String `tfsdk:"admin_id"`
	ContactID   types.String `tfsdk:"contact_id"`
	Body        types.String `tfsdk:"body"`
	Note        types.Bool   `tfsdk:"note"`
	Attachments types.List   `tfsdk:"attachment_urls"`
}

// Repliers are the attributes of which one says in whose name a reply is.
func Repliers() []string { return []string{"admin_id", "contact_id"} }

// ReplyAttributes are the attributes of Reply.
func ReplyAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"admin_id": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Id of the teammate who replies.",
		},
		"contact_id": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.ID()}, MarkdownDescription: "Intercom's id of the contact who replies.",
		},
		"body": BodyAttribute("What is written. In the name of a teammate it can be HTML."),
		"note": schema.BoolAttribute{
			Optional: true, MarkdownDescription: "Whether it is a note of the teammate, which only teammates see.\nDefaults to `false`.",
		},
		"attachment_urls": AttachmentsAttribute(),
	}
}

// Check refuses a note of a contact, and a teammate who is not there.
func (r Reply) Check(ctx context.Context, refuse crud.Refusals) {
	if r.Note.ValueBool() && !r.ContactID.IsNull() {
		refuse.Add("note", tf.NewDiagnostic("A contact writes no notes", "note is true, and contact_id says who replies. Configure admin_id in its place."))
	}
	refuse.Admin(ctx, "admin_id", r.AdminID)
}

// Input is the reply as it is sent, and how progress says that it is about to be
// and that it is.
func (r Reply) Input() (input intercom.ReplyInput, doing, done string) {
	input = intercom.ReplyInput{
		Kind: "comment", Type: "admin", AdminID: r.AdminID.ValueString(), ContactID: r.ContactID.ValueString(),
		Body: r.Body.ValueString(), AttachmentURLs: tf.ListStrings(r.Attachments),
	}
	if !r.ContactID.IsNull() {
		input.Type = "user" // of leads, too
	}
	if r.Note.ValueBool() {
		input.Kind = "note"
		return input, "Adding a note", "Added a note"
	}
	return input, "Replying", "Replied"
}

// BodyAttribute is a text that is sent.
func BodyAttribute(description string) schema.StringAttribute {
	return schema.StringAttribute{Required: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)}, MarkdownDescription: description}
}

// mostAttachments is how many a message or a reply can have.
const mostAttachments = 10

// AttachmentsAttribute are files that are sent along.
func AttachmentsAttribute() schema.ListAttribute {
	return schema.ListAttribute{
		Optional: true, ElementType: types.StringType,
		Validators:          []validator.List{listvalidator.SizeAtMost(mostAttachments), listvalidator.ValueStringsAre(tf.WebAddress())},
		MarkdownDescription: "URLs of files that are attached, at most 10.",
	}
}

// SentNotes end the description of what is sent to a person.
const SentNotes = " It is sent once: where no answer comes back, the error says that it may have been sent, and it is not sent again by itself."
