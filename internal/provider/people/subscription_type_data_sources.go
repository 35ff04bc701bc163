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

type subscriptionTypeDataSource struct{ crud.DataSource }

func newSubscriptionTypeDataSource() datasource.DataSource {
	return &subscriptionTypeDataSource{crud.DataSource{Name: "subscription_type", Keys: []string{"id", "name"}}}
}

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
	"**What Intercom cannot do.** Subscription types cannot be made or changed through the API."

func subscriptionTypeAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":            schema.StringAttribute{Computed: true, MarkdownDescription: "Intercom's id of the subscription type."},
		"name":          schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the subscription type, in the default language."},
		"description":   schema.StringAttribute{Computed: true, MarkdownDescription: "Description of the subscription type, in the default language."},
		"locale":        schema.StringAttribute{Computed: true, MarkdownDescription: "Default language of the subscription type, such as `en`."},
		"state":         schema.StringAttribute{Computed: true, MarkdownDescription: "`live`, `draft` or `archived`."},
		"consent_type":  schema.StringAttribute{Computed: true, MarkdownDescription: "`opt_in` where people get nothing until they ask for it, `opt_out` where they get it until they do not want it."},
		"content_types": schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "What is sent: `email`, `sms_message`."},
	}
}

func (*subscriptionTypeDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A subscription type, by id or by name.\n\nA name that several types have is an error." + subscriptionTypeNotes,
		Attributes:          crud.Keyed(subscriptionTypeAttributes(), "id", "name"),
	}
}

func (d *subscriptionTypeDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config subscriptionTypeModel) (*subscriptionTypeModel, error) {
		if config.Name.IsNull() {
			return subscriptionTypeState(subscriptionTypeByID(ctx, d.API, config.ID.ValueString()))
		}
		name := config.Name.ValueString()
		return subscriptionTypeState(tf.ExactlyOne(d.API.SubscriptionTypes.All(ctx), fmt.Sprintf("subscription type named %q", name), subscriptionTypeLabel,
			func(kind *intercom.SubscriptionType) bool { return kind.Default.Name == name }))
	})
}

// subscriptionTypeByID takes one from the list: Intercom has no request for it.
func subscriptionTypeByID(ctx context.Context, api *intercom.Client, id string) (*intercom.SubscriptionType, error) {
	return tf.ExactlyOne(api.SubscriptionTypes.All(ctx), fmt.Sprintf("subscription type with the id %q", id), subscriptionTypeLabel,
		func(kind *intercom.SubscriptionType) bool { return kind.ID.String() == id })
}

func subscriptionTypeLabel(kind *intercom.SubscriptionType) string {
	return fmt.Sprintf("%s (%s, %s, id %s)", kind.Default.Name, kind.State, kind.ConsentType, kind.ID)
}

type subscriptionTypesDataSource struct{ crud.DataSource }

func newSubscriptionTypesDataSource() datasource.DataSource {
	return &subscriptionTypesDataSource{crud.DataSource{Name: "subscription_types"}}
}

type subscriptionTypesModel struct {
	State       types.String            `tfsdk:"state"`
	ConsentType types.String            `tfsdk:"consent_type"`
	ContentType types.String            `tfsdk:"content_type"`
	Types       []subscriptionTypeModel `tfsdk:"subscription_types"`
}

func (*subscriptionTypesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	filter := func(description string, values ...string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, MarkdownDescription: description, Validators: []validator.String{tf.OneOf(values...)},
		}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: "The subscription types of the workspace, all or those that match every filter given." + subscriptionTypeNotes,
		Attributes: map[string]schema.Attribute{
			"state":              filter("Only those in this state: `live`, `draft` or `archived`.", "live", "draft", "archived"),
			"consent_type":       filter("Only those of this consent type: `opt_in` or `opt_out`.", "opt_in", "opt_out"),
			"content_type":       filter("Only those that send this: `email` or `sms_message`.", "email", "sms_message"),
			"subscription_types": crud.Each("The subscription types.", subscriptionTypeAttributes()),
		},
	}
}

func (d *subscriptionTypesDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.ReadDataSource(ctx, req, resp, func(config subscriptionTypesModel) (*subscriptionTypesModel, error) {
		var err error
		config.Types, err = crud.Collect(config.filter(d.API.SubscriptionTypes.All(ctx)), subscriptionTypeState)
		return &config, err
	})
}

// filter leaves out what does not match. Intercom itself has no filters here.
func (m *subscriptionTypesModel) filter(all iter.Seq2[*intercom.SubscriptionType, error]) iter.Seq2[*intercom.SubscriptionType, error] {
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
