package people

import (
	"context"
	"iter"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type contactModel struct {
	contactFields
	UpdatedAt        types.String  `tfsdk:"updated_at"`
	CustomAttributes types.Dynamic `tfsdk:"custom_attributes"`
}

// readContactAttributes are what both data sources have of a contact.
func readContactAttributes() map[string]schema.Attribute {
	attributes := crud.Computed(contactAttributes())
	attributes["updated_at"] = crud.ComputedString("When something of the contact was last updated, in RFC 3339 format, UTC.")
	attributes["language_override"] = crud.ComputedString("Language that the messenger uses with the contact in place of the browser's.")
	return attributes
}

func newContactDataSource() datasource.DataSource {
	attributes := readContactAttributes()
	attributes["role"] = schema.StringAttribute{
		Optional: true, Computed: true, MarkdownDescription: "`user` or `lead`. Together with `email`, only contacts of this role are looked for.",
		Validators: []validator.String{
			tf.OneOf("user", "lead"),
			stringvalidator.AlsoRequires(path.MatchRoot("email")),
		},
	}
	attributes["custom_attributes"] = schema.DynamicAttribute{
		Computed: true, MarkdownDescription: "Values of the contact's custom attributes: an object, by the attributes' names. Dates are strings in RFC 3339 format, UTC.",
	}
	return &crud.Singular[contactModel]{
		DataSource: crud.DataSource{Name: "contact", Keys: []string{"id", "external_id", "email"}},
		Description: `A contact, by Intercom's id, by your own id of it, or by its e-mail address.

**Permissions.** The token's app needs *Read one user and one company*, and *Read and list users and companies* for looking up by
e-mail address.

**Personal data.** Everything that this reads about a person is in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** Several contacts can have one e-mail address, a user and leads for instance; ` + "`role`" + ` narrows the
look-up. Looking up by external id finds users, not leads. Searching by e-mail finds a new contact only some minutes after
it was created. Archived and merged contacts are not found.`,
		Attributes: attributes,
		Find: func(ctx context.Context, api *intercom.Client, config contactModel) (*contactModel, error) {
			contact, err := findContact(ctx, api, config)
			if err != nil {
				return nil, err
			}
			var definitions attributevalues.Definitions
			if len(contact.CustomAttributes) > 0 {
				if definitions, err = attributevalues.DataAttributes(ctx, api, "contact"); err != nil {
					return nil, err
				}
			}
			return &contactModel{
				contactFieldsOf(contact), tf.Timestamp(contact.UpdatedAt), definitions.State(attributevalues.Everything(), contact.CustomAttributes),
			}, nil
		},
	}
}

func findContact(ctx context.Context, api *intercom.Client, config contactModel) (*intercom.Contact, error) {
	switch {
	case !config.ID.IsNull():
		return api.Contacts.Get(ctx, config.ID.ValueString())
	case !config.ExternalID.IsNull():
		return contactNamed(ctx, api, "external_id", config.ExternalID.ValueString(), "")
	default:
		return contactNamed(ctx, api, "email", config.Email.ValueString(), config.Role.ValueString())
	}
}

// contactItem is a contact in a list, which can hold no values of varying types.
type contactItem struct {
	contactFields
	UpdatedAt        types.String `tfsdk:"updated_at"`
	CustomAttributes types.Map    `tfsdk:"custom_attributes"`
}

func newContactsDataSource() datasource.DataSource {
	return &crud.Plural[tf.Search, contactItem]{
		DataSource: crud.DataSource{Name: "contacts"},
		Description: `The contacts that match filters, or all contacts.

**Permissions.** The token's app needs *Read and list users and companies*.

**Personal data.** Everything that this reads about people is in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** A search finds a new or changed contact only some minutes after it was written. Up to 2.16 Intercom
compares a date with whole days of the workspace's time zone. Archived and merged contacts are in no list. A workspace with
many contacts has many pages of 150, and each is a request: use filters.`,
		Searches: true,
		Each:     contactItemAttributes(),
		List: func(ctx context.Context, api *intercom.Client, search tf.Search) ([]contactItem, error) {
			return listedContacts(ctx, api, crud.Found(ctx, search, api.Contacts.All, api.Contacts.Search))
		},
	}
}

func contactItemAttributes() map[string]schema.Attribute {
	attributes := readContactAttributes()
	attributes["custom_attributes"] = attributevalues.StringsAttribute("Values of the contact's custom attributes, by the attributes' names.")
	return attributes
}

func listedContacts(ctx context.Context, api *intercom.Client, all iter.Seq2[*intercom.Contact, error]) ([]contactItem, error) {
	values := listedValues(ctx, api, "contact")
	return crud.Collect(all, func(contact *intercom.Contact, err error) (*contactItem, error) {
		if err != nil {
			return nil, err
		}
		custom, err := values(contact.CustomAttributes)
		return &contactItem{contactFieldsOf(contact), tf.Timestamp(contact.UpdatedAt), custom}, err
	})
}

// listedValues are the values of custom attributes of what is in a list. What the
// attributes of the model are is asked when the first value is met.
func listedValues(ctx context.Context, api *intercom.Client, model string) func(map[string]any) (types.Map, error) {
	definitions := sync.OnceValues(func() (attributevalues.Definitions, error) { return attributevalues.DataAttributes(ctx, api, model) })
	return func(values map[string]any) (types.Map, error) {
		if len(values) == 0 {
			return attributevalues.Definitions{}.Strings(nil), nil
		}
		known, err := definitions()
		return known.Strings(values), err
	}
}
