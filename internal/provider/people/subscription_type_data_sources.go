package people

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type subscriptionTypeModel struct {
	ID           types.String `tfsdk:"id"`
	Name         types.String `tfsdk:"name"`
	Description  types.String `tfsdk:"description"`
	Locale       types.String `tfsdk:"locale"`
	State        types.String `tfsdk:"state"`
	ConsentType  types.String `tfsdk:"consent_type"`
	ContentTypes types.Set    `tfsdk:"content_types"`
}

const subscriptionTypeNotes = "\n\n**Permissions.** Intercom names no permission of its own for subscription types; give the token's app *Read and list users and companies*.\n\n" +
	"**What Intercom cannot do.** Subscription types cannot be created or changed through the API."

func subscriptionTypeAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":            crud.ComputedString("Intercom's id of the subscription type."),
		"name":          crud.ComputedString("Name of the subscription type, in the default language."),
		"description":   crud.ComputedString("Description of the subscription type, in the default language."),
		"locale":        crud.ComputedString("Default language of the subscription type, such as `en`."),
		"state":         crud.ComputedString("`live`, `draft` or `archived`."),
		"consent_type":  crud.ComputedString("`opt_in` where people get nothing until they ask for it, `opt_out` where they get it until they do not want it."),
		"content_types": crud.ComputedStringSet("What is sent: `email`, `sms_message`."),
	}
}

func newSubscriptionTypeDataSource() datasource.DataSource {
	return &crud.Singular[subscriptionTypeModel]{
		DataSource:  crud.DataSource{Name: "subscription_type", Keys: []string{"id", "name"}},
		Description: "A subscription type, by id or by name.\n\nA name that several types have is an error." + subscriptionTypeNotes,
		Attributes:  subscriptionTypeAttributes(),
		Find: func(ctx context.Context, api *intercom.Client, config subscriptionTypeModel) (*subscriptionTypeModel, error) {
			if config.Name.IsNull() {
				return subscriptionTypeState(subscriptionTypeByID(ctx, api, config.ID.ValueString()))
			}
			return subscriptionTypeState(tf.ExactlyNamed(api.SubscriptionTypes.All(ctx), "subscription type named", config.Name.ValueString(),
				intercom.Exact, subscriptionTypeLabel))
		},
	}
}

// subscriptionTypeByID takes one from the list: Intercom has no request for it.
func subscriptionTypeByID(ctx context.Context, api *intercom.Client, id string) (*intercom.SubscriptionType, error) {
	return tf.ExactlyOne(api.SubscriptionTypes.All(ctx), fmt.Sprintf("subscription type with the id %q", id),
		func(kind *intercom.SubscriptionType) string { return subscriptionTypeLabel(kind).String() },
		func(kind *intercom.SubscriptionType) bool { return kind.ID.String() == id })
}

func subscriptionTypeLabel(kind *intercom.SubscriptionType) tf.Label {
	return tf.Label{Name: kind.Default.Name, ID: kind.ID, Of: kind.State + ", " + kind.ConsentType}
}

type subscriptionTypesArguments struct {
	State       types.String `tfsdk:"state"`
	ConsentType types.String `tfsdk:"consent_type"`
	ContentType types.String `tfsdk:"content_type"`
}

func newSubscriptionTypesDataSource() datasource.DataSource {
	filter := func(description string, values ...string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, MarkdownDescription: description, Validators: []validator.String{tf.OneOf(values...)},
		}
	}
	return &crud.Plural[subscriptionTypesArguments, subscriptionTypeModel]{
		DataSource:  crud.DataSource{Name: "subscription_types"},
		Description: "The subscription types of the workspace, all or those that match every filter given." + subscriptionTypeNotes,
		Arguments: map[string]schema.Attribute{
			"state":        filter("Only those in this state: `live`, `draft` or `archived`.", "live", "draft", "archived"),
			"consent_type": filter("Only those of this consent type: `opt_in` or `opt_out`.", "opt_in", "opt_out"),
			"content_type": filter("Only those that send this: `email` or `sms_message`.", "email", "sms_message"),
		},
		Each: subscriptionTypeAttributes(),
		List: func(ctx context.Context, api *intercom.Client, config subscriptionTypesArguments) ([]subscriptionTypeModel, error) {
			return crud.Collect(config.filter(api.SubscriptionTypes.All(ctx)), subscriptionTypeState)
		},
	}
}

// filter leaves out what does not match. Intercom itself has no filters here.
func (m subscriptionTypesArguments) filter(all iter.Seq2[*intercom.SubscriptionType, error]) iter.Seq2[*intercom.SubscriptionType, error] {
	matches := func(filter types.String, values ...string) bool {
		return filter.IsNull() || slices.Contains(values, filter.ValueString())
	}
	return func(yield func(*intercom.SubscriptionType, error) bool) {
		for kind, err := range all {
			wanted := err != nil ||
				matches(m.State, kind.State) && matches(m.ConsentType, kind.ConsentType) && matches(m.ContentType, kind.ContentTypes...)
			if wanted && !yield(kind, err) {
				return
			}
		}
	}
}

func subscriptionTypeState(kind *intercom.SubscriptionType, err error) (*subscriptionTypeModel, error) {
	if err != nil {
		return nil, err
	}
	return &subscriptionTypeModel{
		ID: tf.StringOrNull(kind.ID), Name: tf.StringOrNull(kind.Default.Name), Description: tf.StringOrNull(kind.Default.Description), Locale: tf.StringOrNull(kind.Default.Locale),
		State: tf.StringOrNull(kind.State), ConsentType: tf.StringOrNull(kind.ConsentType), ContentTypes: tf.StringSet(kind.ContentTypes),
	}, nil
}
