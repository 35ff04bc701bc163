package people

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// contactFields are what the resource and the data sources have in common.
type contactFields struct {
	ID                     types.String `tfsdk:"id"`
	Role                   types.String `tfsdk:"role"`
	ExternalID             types.String `tfsdk:"external_id"`
	Email                  types.String `tfsdk:"email"`
	Phone                  types.String `tfsdk:"phone"`
	Name                   types.String `tfsdk:"name"`
	Avatar                 types.String `tfsdk:"avatar"`
	OwnerID                types.String `tfsdk:"owner_id"`
	UnsubscribedFromEmails types.Bool   `tfsdk:"unsubscribed_from_emails"`
	LanguageOverride       types.String `tfsdk:"language_override"`
	CreatedAt              types.String `tfsdk:"created_at"`
	SignedUpAt             types.String `tfsdk:"signed_up_at"`
	LastSeenAt             types.String `tfsdk:"last_seen_at"`
}

// twoLetters are the codes of ISO 639-1.
var twoLetters = regexp.MustCompile(`^[a-z]{2}$`)

func contactAttributes() map[string]schema.Attribute {
	keep := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	cleared := func(description string, of ...validator.String) schema.StringAttribute {
		return schema.StringAttribute{Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(of...)}, MarkdownDescription: description}
	}
	left := func(description string, of ...validator.String) schema.StringAttribute {
		modifiers := append(slices.Clone(keep), tf.NewOnly(of...))
		return schema.StringAttribute{Optional: true, Computed: true, PlanModifiers: modifiers, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":          crud.ID("contact"),
		"role":        left("`user`, whom you know by an id of yours, or `lead`.", tf.OneOf("user", "lead")),
		"external_id": left("Your own id of the contact, unique among users. Intercom gives leads one of its own.", tf.Name()),
		"email":       cleared("E-mail address of the contact, unique among users.", tf.Email()),
		"phone":       cleared("Phone number of the contact, with the country code, such as `+353851234999`.", tf.Name()),
		"name":        cleared("Name of the contact.", tf.Name()),
		"avatar":      cleared("URL of a picture of the contact.", tf.WebAddress()),
		"owner_id":    cleared("Id of the teammate who owns the contact.", tf.ID()),
		"unsubscribed_from_emails": schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Whether the contact gets no e-mails at all.",
		},
		"language_override": left("Language of the messenger and of Fin for the contact in place of the browser's: two letters as in ISO 639-1, such as `de`."+
			"\nRequires `api_version = \"Preview\"`.", tf.Matches(twoLetters, "must be two letters in lower case")),
		"created_at":   schema.StringAttribute{Computed: true, PlanModifiers: keep, MarkdownDescription: "When the contact was created, in RFC 3339 format, UTC."},
		"signed_up_at": left("When the contact signed up, in RFC 3339 format, UTC.", tf.RFC3339()),
		"last_seen_at": left("When the contact was last seen, in RFC 3339 format, UTC.", tf.RFC3339()),
	}
}

func contactFieldsOf(contact *intercom.Contact) contactFields {
	return contactFields{
		ID: tf.StringOrNull(contact.ID), Role: tf.StringOrNull(contact.Role), ExternalID: tf.StringOrNull(contact.ExternalID), Email: tf.StringOrNull(contact.Email),
		Phone: tf.StringOrNull(contact.Phone), Name: tf.StringOrNull(contact.Name), Avatar: tf.StringOrNull(contact.Avatar), OwnerID: tf.StringOrNull(contact.OwnerID),
		UnsubscribedFromEmails: types.BoolValue(contact.UnsubscribedFromEmails), LanguageOverride: tf.StringOrNull(contact.LanguageOverride),
		CreatedAt: tf.Timestamp(contact.CreatedAt), SignedUpAt: tf.Timestamp(contact.SignedUpAt), LastSeenAt: tf.Timestamp(contact.LastSeenAt),
	}
}

// contactField is an attribute that can be written.
type contactField struct {
	name  string
	value *types.String
	// same says whether what Intercom has now means the same as a value that
	// was written; nil is for texts that must be equal.
	same func(written, now string) bool
}

func (f *contactFields) writable() []contactField {
	return []contactField{
		{"role", &f.Role, nil},
		{"external_id", &f.ExternalID, nil},
		{"email", &f.Email, intercom.AnyCase.Same},
		{"phone", &f.Phone, sameNumber},
		{"name", &f.Name, nil},
		{"avatar", &f.Avatar, nil},
		{"owner_id", &f.OwnerID, nil},
		{"language_override", &f.LanguageOverride, nil},
		{"signed_up_at", &f.SignedUpAt, sameMoment},
		{"last_seen_at", &f.LastSeenAt, notBefore},
	}
}

// sameNumber compares telephone numbers, which Intercom may write in another
// way: no source says.
func sameNumber(a, b string) bool {
	digits := func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}
	return strings.Map(digits, a) == strings.Map(digits, b)
}

func sameMoment(a, b string) bool {
	first, ok := tf.Seconds(types.StringValue(a))
	second, alsoOK := tf.Seconds(types.StringValue(b))
	return ok && alsoOK && first == second
}

// notBefore is for when a contact was last seen: to be seen again since is no
// reason to write an older time.
func notBefore(written, now string) bool {
	first, ok := tf.Seconds(types.StringValue(written))
	second, alsoOK := tf.Seconds(types.StringValue(now))
	return ok && alsoOK && second >= first
}

// input is what of a plan differs from what the contact was before.
func (f *contactFields) input(before *contactFields) intercom.ContactInput {
	input, old := intercom.ContactInput{}, before.writable()
	for i, field := range f.writable() {
		seconds, isTime := tf.Seconds(*field.value)
		switch {
		case field.value.IsUnknown() || field.value.Equal(*old[i].value):
		case field.value.IsNull():
			input[field.name] = nil
		case isTime && strings.HasSuffix(field.name, "_at"):
			input[field.name] = seconds
		default:
			input[field.name] = field.value.ValueString()
		}
	}
	if flag := f.UnsubscribedFromEmails; !flag.IsUnknown() && !flag.IsNull() && !flag.Equal(before.UnsubscribedFromEmails) {
		input["unsubscribed_from_emails"] = flag.ValueBool()
	}
	return input
}

// keep puts the words of before in the place of those that mean the same.
func (f *contactFields) keep(before *contactFields) {
	old := before.writable()
	for i, field := range f.writable() {
		was := *old[i].value
		if field.same != nil && !was.IsNull() && !was.IsUnknown() && field.same(was.ValueString(), field.value.ValueString()) {
			*field.value = was
		}
	}
}

// settle is the state after a write: the plan, with what Intercom has in the
// place of what was not known, and a warning where it stored something else.
// When the contact was last seen is left out unless it was configured.
func (f *contactFields) settle(diags *diag.Diagnostics, contact *intercom.Contact) {
	now := contactFieldsOf(contact)
	now.keep(f)
	if f.LastSeenAt.IsUnknown() || f.LastSeenAt.IsNull() {
		f.LastSeenAt, now.LastSeenAt = types.StringNull(), types.StringNull()
	}
	stored := now.writable()
	for i, field := range f.writable() {
		*field.value = tf.AsPlanned(diags, path.Root(field.name), "contact "+contact.ID.String(), *field.value, *stored[i].value)
	}
	f.UnsubscribedFromEmails = tf.AsPlanned(diags, path.Root("unsubscribed_from_emails"), "contact "+contact.ID.String(), f.UnsubscribedFromEmails, now.UnsubscribedFromEmails)
	f.ID, f.CreatedAt = now.ID, now.CreatedAt
}

// contactNamed finds the contact that a key names.
func contactNamed(ctx context.Context, api *intercom.Client, key, value, role string) (*intercom.Contact, error) {
	if key == "external_id" {
		// Leads have external ids of Intercom's own; the search that old versions
		// need finds them too.
		return tf.ExactlyOne(api.Contacts.ByExternalID(ctx, value), fmt.Sprintf("user with the external id %q", value), contactLabel,
			func(contact *intercom.Contact) bool { return contact.Role == "user" })
	}
	sought := "contact"
	conditions := []intercom.Filter{intercom.Where("email", "=", value)}
	if role != "" {
		sought = role
		conditions = append(conditions, intercom.Where("role", "=", role))
	}
	return tf.OneFound(api.Contacts.Search(ctx, intercom.Every(conditions...)), fmt.Sprintf("%s with the e-mail address %q", sought, value), contactLabel,
		func(*intercom.Contact) bool { return true })
}

func contactLabel(contact *intercom.Contact) string {
	return fmt.Sprintf("%s %s (id %s)", contact.Role, contact.Name, contact.ID)
}
