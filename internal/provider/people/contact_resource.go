package people

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/resourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type contactResource struct{ crud.Resource }

func newContactResource() resource.Resource {
	return &contactResource{crud.Resource{
		Name: "contact", ImportForms: []string{"external_id:<your own id>", "email:<e-mail address>"}, Loss: contactArchived,
		Gone: "is not in Intercom any more: somebody archived or deleted it, and Intercom does not say which. Where the configuration still has it, it is " +
			"created again: a user who was archived comes back with the history, one who was deleted begins without, and so does a lead.",
	}}
}

// contactResourceModel is a contact as the resource has it.
type contactResourceModel struct {
	contactFields
	CustomAttributes types.Dynamic `tfsdk:"custom_attributes"`
	OnDestroy        types.String  `tfsdk:"on_destroy"`
}

// What on_destroy can be.
const (
	archives = "archive"
	deletes  = "delete"
)

// contactArchived is what destroying a contact does unless it deletes.
var contactArchived = crud.Loss{
	Summary: "The contact will be archived, not deleted",
	Detail: "is archived: Intercom hides it and keeps its data and its history. To delete it permanently, set on_destroy to \"delete\" " +
		"and apply that before destroying.",
}

// loss is what destroying the contact does.
func (m *contactResourceModel) loss() crud.Loss {
	if m.OnDestroy.ValueString() != deletes {
		return contactArchived
	}
	return crud.Loss{
		Summary: "The contact will be deleted permanently",
		Detail: "is deleted with its data and its history, since on_destroy is \"delete\" in the state. Nothing brings it back, and for about 7 days no other " +
			"contact can have the external id or the e-mail address of a user, so that creating it again fails until then. To only hide it, set on_destroy to \"archive\" and apply that before destroying.",
	}
}

func (*contactResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := contactAttributes()
	attributes["custom_attributes"] = attributevalues.Attribute("Values of the contact's custom attributes, by the attributes' names.", attributevalues.Relations)
	attributes["on_destroy"] = schema.StringAttribute{
		Optional: true, Computed: true, Default: stringdefault.StaticString(archives),
		Validators:          []validator.String{tf.OneOf(archives, deletes)},
		MarkdownDescription: "What destroying does with the contact: `archive` hides it, `delete` deletes it permanently.\nDefaults to `archive`.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `A contact: a user, whom you know by an id of yours, or a lead.

It is meant for the contacts that a configuration needs, such as test users, rather than for all of your customers.

**Permissions.** The token's app needs *Read one user and one company* and *Write users and companies*, and *Read and list
users and companies* for searching, and as the nearest that Intercom names for reading the custom attributes that there are.

**What is left out.** ` + "`email`, `phone`, `name`, `avatar` and `owner_id`" + ` are cleared where the configuration leaves them out. Every
other attribute that is left out stays as Intercom has it. At least one of ` + "`role`, `external_id` and `email`" + ` is needed.
Intercom moves ` + "`last_seen_at`" + ` on by itself, so that a later time than the one configured is no difference.

**Existing contacts.** Two users cannot have the same external id, nor, where one of them has none, the same e-mail address; where
one exists, the error names the id to import. An **archived** one stands in the way as well: it is taken out of the archive with
its history, changed to what is configured, and a warning says so. A **deleted** user does for about 7 days, and cannot be
brought back.

**Destroy** archives the contact, which hides it and keeps its history, and the plan says so. With ` + "`on_destroy = \"delete\"`" + ` it is
deleted permanently, and the plan says that. The setting is Terraform's own: it must be applied before the destroy, also after an import.

**Personal data.** What is configured and read about a person is in the state. Keep the state where such data may be kept.

**What Intercom cannot do.** A lead can become a user, a user never becomes a lead. A contact that was merged into another
counts as gone, and a warning names the survivor. Searches lack a new contact for some minutes, so that importing by e-mail
address may not find it; archived contacts are in no search. Several leads can have the same e-mail address.`,
		Attributes: attributes,
	}
}

// ConfigValidators ask for what Intercom can tell a contact by.
func (*contactResource) ConfigValidators(context.Context) []resource.ConfigValidator {
	return []resource.ConfigValidator{
		resourcevalidator.AtLeastOneOf(path.MatchRoot("role"), path.MatchRoot("external_id"), path.MatchRoot("email")),
	}
}

// ModifyPlan refuses what Intercom would refuse, and says what a destroy will
// not do.
func (r *contactResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	var plan, state contactResourceModel
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	r.WarnOfDestroy(ctx, req, resp, state.loss())
	r.warnOfTaken(ctx, req, resp)
	if req.Plan.Raw.IsNull() || resp.Diagnostics.HasError() {
		return
	}
	if resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...); resp.Diagnostics.HasError() {
		return
	}
	for _, checked := range []struct {
		name string
		err  error
	}{
		{"role", checkRole(plan, state)},
		{"language_override", r.checkLanguage(plan, state)},
	} {
		if checked.err != nil {
			problem := tf.Explain("plan", checked.err)
			problem.AddTo(&resp.Diagnostics, path.Root(checked.name))
		}
	}
	if r.API != nil {
		crud.Exists(ctx, req, resp, "owner_id", func(id string) error { return r.API.Admins.Exists(ctx, id) })
	}
	checkValues(ctx, r.API, &resp.Diagnostics, "contact", plan.CustomAttributes, state.CustomAttributes)
}

// warnOfTaken warns of another user who has the external id or the e-mail address.
// Leads can have those of others.
func (r *contactResource) warnOfTaken(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	unique := func(words string, naming intercom.Naming, of func(contactResourceModel) types.String, known func(value string) *intercom.Contact) {
		value := func(m contactResourceModel) string {
			if m.Role.ValueString() == "lead" {
				return ""
			}
			return of(m).ValueString()
		}
		crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[contactResourceModel]{
			Kind: "contact", InPlace: true,
			Key: func(m contactResourceModel) (string, string) {
				return crud.Key(words, naming.Key(value(m))), fmt.Sprintf("with the %s %q", words, value(m))
			},
			Holder: func(_ context.Context, m contactResourceModel) string {
				if holder := known(value(m)); holder != nil {
					return holder.ID.String()
				}
				return ""
			},
		})
	}
	unique("external id", intercom.Exact, func(m contactResourceModel) types.String { return m.ExternalID }, func(value string) *intercom.Contact {
		return r.API.Contacts.Known(value, "")
	})
	unique("e-mail address", intercom.AnyCase, func(m contactResourceModel) types.String {
		if m.ExternalID.IsUnknown() || m.ExternalID.ValueString() != "" {
			return types.StringNull() // users with external ids of their own can share an address
		}
		return m.Email
	}, func(value string) *intercom.Contact {
		return r.API.Contacts.Known("", value)
	})
}

func checkRole(plan, state contactResourceModel) error {
	if state.Role.ValueString() != "user" || plan.Role.ValueString() != "lead" {
		return nil
	}
	return tf.NewDiagnostic("A user cannot become a lead", "Contact %s is a user, and Intercom only makes users of leads. "+
		"Configure the role \"user\". To have a lead all the same, create it with a resource of its own; or let Terraform forget the user, who then stays in "+
		"Intercom, unmanaged, and apply again, which creates a lead:\n\n  %s", state.ID.ValueString(), tf.Forget)
}

func (r *contactResource) checkLanguage(plan, state contactResourceModel) error {
	if plan.LanguageOverride.IsUnknown() || plan.LanguageOverride.IsNull() || plan.LanguageOverride.Equal(state.LanguageOverride) {
		return nil
	}
	return tf.Since(r.API, intercom.Preview, "Writing language_override of intercom_contact")
}

// checkValues holds the values of custom attributes to what the workspace defines
// for a model, and what this run makes.
func checkValues(ctx context.Context, api *intercom.Client, diags *diag.Diagnostics, model string, plan, state types.Dynamic) {
	if api == nil || plan.IsNull() || plan.IsUnknown() || plan.Equal(state) {
		return
	}
	definitions, err := attributevalues.DataAttributes(ctx, api, model)
	if err != nil {
		crud.AddError(diags, "plan", err)
		return
	}
	definitions.Check(diags, customAttributes, plan, state, missingAttribute)
}

// missingAttribute is what to do about a custom attribute that is not defined.
const missingAttribute = "Correct the name, or create the attribute with intercom_data_attribute first: where the same configuration creates it, " +
	"refer to it here or name it in depends_on, so that Terraform plans it first."

func (r *contactResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan contactResourceModel) (*contactResourceModel, error) {
		definitions, err := customDefinitions(ctx, r.API, "contact", plan.CustomAttributes)
		if err != nil {
			return nil, err
		}
		var nothing contactResourceModel
		change := attributevalues.Change{Plan: plan.CustomAttributes}
		input, err := plan.input(definitions, &nothing, change)
		if err != nil {
			return nil, err
		}
		contact, restored, err := r.API.Contacts.Create(ctx, input)
		if restored && contact != nil {
			// What the archived contact has is not known before.
			before := contactResourceModel{contactFieldsOf(contact), definitions.State(attributevalues.Everything(), contact.CustomAttributes), plan.OnDestroy}
			if err == nil {
				back := change
				back.State, back.Now = before.CustomAttributes, func() (map[string]any, error) { return contact.CustomAttributes, nil }
				if input, err = plan.input(definitions, &before, back); err == nil {
					contact, err = r.API.Contacts.Update(ctx, before.ID.ValueString(), input)
				}
			}
			if err != nil {
				return &before, unnamed(err)
			}
			resp.Diagnostics.AddWarning("An archived contact was taken out of the archive", fmt.Sprintf(
				"Contact %s was archived and has what is configured here, so that Intercom creates no other. It is back with its history, "+
					"and with what is not configured here.", contact.ID))
		}
		if err != nil {
			return nil, unnamed(err)
		}
		attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
		return plan.settled(definitions, &resp.Diagnostics, change, contact), nil
	})
}

func (r *contactResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state contactResourceModel) (*contactResourceModel, error) {
		contact, err := r.API.Contacts.Get(ctx, state.ID.ValueString())
		if err != nil {
			warnOfMerge(&resp.Diagnostics, state.ID.ValueString(), err)
			return nil, err
		}
		imported := state.Role.IsNull() // every contact has a role
		if imported {
			state.OnDestroy = types.StringValue(archives)
			attributevalues.RememberImport(ctx, resp.Private, &resp.Diagnostics)
		}
		if attributevalues.Recall(ctx, resp.Private, &resp.Diagnostics).Whole {
			state.CustomAttributes = attributevalues.Everything()
		}
		definitions, err := customDefinitions(ctx, r.API, "contact", state.CustomAttributes)
		if err != nil {
			return nil, err
		}
		if state.CustomAttributes.IsUnknown() {
			writable := *contact // which others may be shown, too
			writable.CustomAttributes = definitions.Writable(contact.CustomAttributes)
			contact = &writable
		}
		now := contactResourceModel{contactFieldsOf(contact), definitions.State(state.CustomAttributes, contact.CustomAttributes), state.OnDestroy}
		now.keep(&state.contactFields)
		if state.LastSeenAt.IsNull() && !imported {
			now.LastSeenAt = types.StringNull() // not managed
		}
		return &now, nil
	})
}

func (r *contactResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state contactResourceModel) (*contactResourceModel, error) {
		change := attributevalues.Change{
			Plan: plan.CustomAttributes, State: state.CustomAttributes, Memory: attributevalues.Recall(ctx, req.Private, &resp.Diagnostics),
			Now: func() (map[string]any, error) {
				contact, err := r.API.Contacts.Get(ctx, state.ID.ValueString())
				if err != nil {
					return nil, err
				}
				return contact.CustomAttributes, nil
			},
		}
		definitions, err := customDefinitions(ctx, r.API, "contact", plan.CustomAttributes, state.CustomAttributes)
		if err != nil {
			return nil, err
		}
		input, err := plan.input(definitions, &state, change)
		if err != nil {
			return nil, err
		}
		if len(input) == 0 { // on_destroy is Terraform's alone
			attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
			return &plan, nil
		}
		contact, err := r.API.Contacts.Update(ctx, state.ID.ValueString(), input)
		if err != nil {
			return nil, unnamed(keeping(err, &plan, &state))
		}
		attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
		return plan.settled(definitions, &resp.Diagnostics, change, contact), nil
	})
}

func (r *contactResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state contactResourceModel) error {
		if state.OnDestroy.ValueString() == deletes {
			return r.API.Contacts.Delete(ctx, state.ID.ValueString())
		}
		return r.API.Contacts.Archive(ctx, state.ID.ValueString())
	})
}

// ImportState takes the external id and the e-mail address too, after
// "external_id:" and "email:".
func (r *contactResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	for _, key := range []string{"external_id", "email"} {
		crud.ImportBy(&req, resp, key, func(value string) (string, error) {
			contact, err := contactNamed(ctx, r.API, key, value, "")
			if err != nil {
				return "", err
			}
			return contact.ID.String(), nil
		})
	}
	r.Resource.ImportState(ctx, req, resp)
}

// customDefinitions are the custom attributes of a model, where values of some
// are of interest.
func customDefinitions(ctx context.Context, api *intercom.Client, model string, values ...types.Dynamic) (attributevalues.Definitions, error) {
	if !slices.ContainsFunc(values, func(value types.Dynamic) bool { return value.IsUnknown() || len(attributevalues.Names(value)) > 0 }) {
		return attributevalues.Definitions{}, nil // nothing is to be known about them
	}
	return attributevalues.DataAttributes(ctx, api, model)
}

func (m *contactResourceModel) input(definitions attributevalues.Definitions, before *contactResourceModel, change attributevalues.Change) (intercom.ContactInput, error) {
	input := m.contactFields.input(&before.contactFields)
	values, err := definitions.Request(change)
	if values != nil {
		input["custom_attributes"] = values
	}
	return input, err
}

// settled is the state after a write.
func (m *contactResourceModel) settled(
	definitions attributevalues.Definitions, diags *diag.Diagnostics, change attributevalues.Change, contact *intercom.Contact,
) *contactResourceModel {
	m.settle(diags, contact)
	m.CustomAttributes = definitions.Stored(diags, customAttributes, change, contact.CustomAttributes)
	return m
}

// warnOfMerge names the contact that has taken the place of one that is gone.
func warnOfMerge(diags *diag.Diagnostics, id string, err error) {
	var refused *intercom.Error
	if !errors.As(err, &refused) || refused.Code != "contact_merged" {
		return
	}
	into := "another contact"
	advice := fmt.Sprintf("To manage the one that it was merged into, import that one by its id, after this: %s", tf.Forget)
	if refused.Survivor != "" {
		into = "contact " + refused.Survivor
		advice = fmt.Sprintf("To manage that one, which may have other values, import it with the id %s:%s", refused.Survivor, tf.TakeOver(refused.Survivor))
	}
	diags.AddWarning("The contact was merged into another", fmt.Sprintf("Contact %s was merged into %s in Intercom and is no longer there; "+
		"Terraform forgets it. Where Terraform manages that one already, remove this resource, or it is created again. %s", id, into, advice))
}

// keeping adds to a conflict with another contact what the one in the state would
// keep if it were given up for that one: its external id, or the address that it
// has in place of one. Users who have external ids can share an address.
func keeping(err error, plan, state *contactResourceModel) error {
	kept := ""
	switch {
	case state.ExternalID.ValueString() != "":
		if plan.ExternalID.Equal(state.ExternalID) {
			kept = "external_id"
		}
	case state.Email.ValueString() != "" && plan.Email.Equal(state.Email):
		kept = "email"
	}
	var taken *intercom.TakenError
	var held *intercom.HeldError
	switch {
	case errors.As(err, &taken):
		taken.Keeps = kept
	case errors.As(err, &held):
		held.Keeps = kept
	}
	return err
}

// unnamed words a conflict with a contact that cannot be named.
func unnamed(err error) error {
	var refused *intercom.Error
	var held *intercom.HeldError
	if errors.As(err, &held) || !errors.As(err, &refused) || refused.Status != http.StatusConflict || refused.Code == "" {
		return err
	}
	return tf.NewDiagnostic("Another contact has the external id or the e-mail address", "%s. Intercom does not say which contact, and no search finds it: "+
		"it is archived, was deleted, or was created in the last minutes. Look for it in Intercom, among the archived too; take it out of the archive, "+
		"then import it with external_id:<its external id> or by its id. Where this resource has a contact already, let Terraform forget that one first, "+
		"which then stays in Intercom, unmanaged: %s. Where none is found, apply again when 7 days have passed: Intercom keeps what a deleted contact had "+
		"for about that long.", refused, tf.Forget)
}
