package people

import (
	"context"
	"fmt"
	"math"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf/attributevalues"
)

type companyResource struct{ crud.Resource }

func newCompanyResource() resource.Resource {
	return &companyResource{crud.Resource{
		Name: "company", ImportForms: []string{"external_id:<your own id>"},
		Loss: crud.Loss{
			Summary: "The company will be archived, not deleted",
			Detail:  "is archived and taken off its contacts, which stay, because Intercom cannot delete a company.",
		},
		Gone: "is not in Intercom any more: somebody archived it, which Intercom calls deleting. Where the configuration still has it, it is created again: " +
			"Intercom may bring the archived one back, or begin a new one without contacts and without what is not configured.",
	}}
}

type companyModel struct {
	companyFields
	CustomAttributes types.Dynamic `tfsdk:"custom_attributes"`
}

// companyFields are what a company has wherever it is shown.
type companyFields struct {
	ID              types.String  `tfsdk:"id"`
	ExternalID      types.String  `tfsdk:"external_id"`
	Name            types.String  `tfsdk:"name"`
	Plan            types.String  `tfsdk:"plan"`
	Size            types.Float64 `tfsdk:"size"`
	Website         types.String  `tfsdk:"website"`
	Industry        types.String  `tfsdk:"industry"`
	MonthlySpend    types.Float64 `tfsdk:"monthly_spend"`
	RemoteCreatedAt types.String  `tfsdk:"remote_created_at"`
}

func companyAttributes() map[string]schema.Attribute {
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.UnlessWritten()}, MarkdownDescription: description,
		}
	}
	number := func(description string) schema.Float64Attribute {
		return schema.Float64Attribute{
			Optional: true, Computed: true, MarkdownDescription: description,
			PlanModifiers: []planmodifier.Float64{tf.NumberUnlessWritten(), tf.NewOnlyNumber(tf.WholeNumber(0, math.MaxInt32))},
		}
	}
	return map[string]schema.Attribute{
		"id": crud.ID("company"),
		"external_id": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace(), tf.NewOnly(tf.Name())},
			MarkdownDescription: "Your own id of the company, unique in the workspace; the API calls it `company_id`.\nChanging this forces a new resource to be created: Intercom cannot change it, and the company with the old id is archived.",
		},
		"name":          text("Name of the company."),
		"plan":          text("Name of the plan that the company is on."),
		"size":          number("Number of people that the company employs: a whole number."),
		"website":       text("URL of the company's website.\nIntercom accepts any string."),
		"industry":      text("Industry that the company is in."),
		"monthly_spend": number("Revenue that the company brings in a month: a whole number up to 2147483647, without a currency."),
		"remote_created_at": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{tf.KeepTimestamp(), tf.NewOnly(tf.RFC3339())},
			MarkdownDescription: "When your own record of the company was created, in RFC 3339 format, UTC.\nWhere it is not configured, it is what Intercom has, which may be none.",
		},
		"custom_attributes": attributevalues.Attribute("Values of the custom attributes that the workspace defines for companies.", attributevalues.Relations),
	}
}

func (*companyResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A company: an organisation that contacts belong to, by ` + "`intercom_contact_company`" + `.

Companies usually are written to by several: your application, a CRM, people in Intercom. So this manages only what is
configured. What is left out stays as Intercom has it. What Terraform wrote is unset when it leaves the configuration: a string
becomes ` + "`\"\"`" + `, and a number 0.

**Permissions.** The token's app needs *Read one user and one company* and *Write users and companies*; also *Read and list users
and companies*, to read many companies with few requests.

**Existing companies.** Intercom would change a company that has the ` + "`external_id`" + ` already. This resource refuses instead and
names the id to import. It can also be imported by your own id, as in ` + "`terraform import intercom_company.acme 'external_id:crm-7'`" + `.

**Destroy** archives the company and takes it off its contacts, which stay; the plan says so. Intercom goes on with that after
it has answered, so that the company may be there for a while. Creating it again soon after may bring the archived one back,
under its old id. An integration that writes companies to Intercom, such as a CRM's, creates the company again.

**What Intercom cannot do.** A company without contacts is in no list, no search and nowhere in Intercom's pages, but can be read
and managed by its id. Companies cannot be merged, and an archived one cannot be told from one that never was.`,
		Attributes: companyAttributes(),
	}
}

// ModifyPlan says what a destroy will not do, and checks values that are to
// change against what the workspace defines.
func (r *companyResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[companyModel]{
		Kind: "company",
		Key: func(m companyModel) (key, words string) {
			return m.ExternalID.ValueString(), fmt.Sprintf("with the external_id %q", m.ExternalID.ValueString())
		},
		Holder: func(_ context.Context, m companyModel) string {
			if holder := r.API.Companies.Known(m.ExternalID.ValueString()); holder != nil {
				return holder.ID.String()
			}
			return ""
		},
	})
	if req.Plan.Raw.IsNull() || r.API == nil {
		return
	}
	var plan, state companyModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if !resp.Diagnostics.HasError() {
		checkValues(ctx, r.API, &resp.Diagnostics, "company", plan.CustomAttributes, state.CustomAttributes)
	}
}

var customAttributes = path.Root("custom_attributes")

// clearable are the attributes that Intercom can empty.
var clearable = []string{"name", "plan", "size", "website", "industry", "monthly_spend"}

func (r *companyResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan companyModel) (*companyModel, error) {
		change := attributevalues.Change{Plan: plan.CustomAttributes}
		defined, err := customDefinitions(ctx, r.API, "company", plan.CustomAttributes)
		if err != nil {
			return nil, err
		}
		input, err := companyInput(plan, companyModel{}, defined, change)
		if err != nil {
			return nil, err
		}
		made, err := r.API.Companies.Create(ctx, plan.ExternalID.ValueString(), tf.UnixSeconds(plan.RemoteCreatedAt), input)
		if err != nil {
			return nil, err
		}
		if made.Returned() {
			resp.Diagnostics.AddWarning("An archived company was brought back", fmt.Sprintf(
				"Company %s was archived and has this external_id, so that Intercom created no other. It is back with what it had, and with "+
					"what is configured here.", made.ID))
		}
		attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
		tf.RememberWritten(ctx, resp.Private, &resp.Diagnostics, req.Config, tfsdk.State{}, clearable...)
		return planned(&resp.Diagnostics, defined, plan, change, made), nil
	})
}

// Read takes everything into the state where there was nothing, as after an
// import.
func (r *companyResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state companyModel) (*companyModel, error) {
		if state.ExternalID.IsNull() {
			attributevalues.RememberImport(ctx, resp.Private, &resp.Diagnostics)
		}
		if attributevalues.Recall(ctx, resp.Private, &resp.Diagnostics).Whole {
			state.CustomAttributes = attributevalues.Everything()
		}
		defined, err := customDefinitions(ctx, r.API, "company", state.CustomAttributes)
		if err != nil {
			return nil, err
		}
		company, err := r.API.Companies.Get(ctx, state.ID.ValueString())
		if err == nil && state.CustomAttributes.IsUnknown() {
			writable := *company // which others may be shown, too
			writable.CustomAttributes = defined.Writable(company.CustomAttributes)
			company = &writable
		}
		return companyState(defined, state, company, err)
	})
}

func (r *companyResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state companyModel) (*companyModel, error) {
		change := attributevalues.Change{
			Plan: plan.CustomAttributes, State: state.CustomAttributes, Memory: attributevalues.Recall(ctx, req.Private, &resp.Diagnostics),
			Now: func() (map[string]any, error) {
				company, err := r.API.Companies.Get(ctx, state.ID.ValueString())
				if err != nil {
					return nil, err
				}
				return company.CustomAttributes, nil
			},
		}
		defined, err := customDefinitions(ctx, r.API, "company", plan.CustomAttributes, state.CustomAttributes)
		if err != nil {
			return nil, err
		}
		input, err := companyInput(plan, state, defined, change)
		if err != nil {
			return nil, err
		}
		// Also where nothing of it changes: this fails when the company is gone,
		// which what follows would make again.
		company, err := r.API.Companies.Update(ctx, state.ID.ValueString(), input)
		if err != nil {
			return nil, err
		}
		attributevalues.Remember(ctx, resp.Private, &resp.Diagnostics, change)
		tf.RememberWritten(ctx, resp.Private, &resp.Diagnostics, req.Config, req.State, clearable...)
		if seconds, ok := tf.Seconds(plan.RemoteCreatedAt); ok && !plan.RemoteCreatedAt.Equal(state.RemoteCreatedAt) {
			if company, err = r.API.Companies.SetRemoteCreatedAt(ctx, company, seconds); err != nil {
				return nil, err
			}
		}
		return planned(&resp.Diagnostics, defined, plan, change, company), nil
	})
}

func (r *companyResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state companyModel) error {
		return r.API.Companies.Delete(ctx, state.ID.ValueString())
	})
}

// ImportState takes your own id too, after "external_id:".
func (r *companyResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportBy(&req, resp, "external_id", func(externalID string) (string, error) {
		company, err := companyByExternalID(ctx, r.API, externalID)
		if err != nil {
			return "", err
		}
		return company.ID.String(), nil
	})
	r.Resource.ImportState(ctx, req, resp)
}

// companyInput is what differs between a plan and the state.
func companyInput(plan, state companyModel, defined attributevalues.Definitions, change attributevalues.Change) (intercom.CompanyInput, error) {
	values, err := defined.Request(change)
	text := func(planned, before types.String) *string {
		if planned.Equal(before) {
			return nil
		}
		return tf.StringPointer(planned)
	}
	number := func(planned, before types.Float64) *int64 {
		if planned.Equal(before) || planned.IsUnknown() || planned.IsNull() {
			return nil
		}
		whole := int64(planned.ValueFloat64())
		return &whole
	}
	return intercom.CompanyInput{
		Name: text(plan.Name, state.Name), Plan: text(plan.Plan, state.Plan), Size: number(plan.Size, state.Size),
		Website: text(plan.Website, state.Website), Industry: text(plan.Industry, state.Industry),
		MonthlySpend: number(plan.MonthlySpend, state.MonthlySpend), CustomAttributes: values,
	}, err
}

// companyState is a company in the words of before, where they mean the same.
func companyState(defined attributevalues.Definitions, before companyModel, company *intercom.Company, err error) (*companyModel, error) {
	if err != nil {
		return nil, err
	}
	return &companyModel{companyFieldsAs(before.companyFields, company), defined.State(before.CustomAttributes, company.CustomAttributes)}, nil
}

func companyFieldsAs(before companyFields, company *intercom.Company) companyFields {
	return companyFields{
		ID: tf.StringOrNull(company.ID), ExternalID: tf.StringOrNull(company.CompanyID),
		// Never null: nothing, "" and left out are one thing, also after an import.
		Name: types.StringValue(company.Name), Plan: types.StringValue(string(company.Plan)),
		Website: types.StringValue(company.Website), Industry: types.StringValue(company.Industry),
		Size: types.Float64Value(float64(company.Size)), MonthlySpend: types.Float64Value(float64(company.MonthlySpend)),
		RemoteCreatedAt: tf.TimestampAs(before.RemoteCreatedAt, company.RemoteCreatedAt),
	}
}

// planned is the outcome of a write: as the plan has it, with a warning where
// Intercom answers with something else.
func planned(
	diags *diag.Diagnostics, defined attributevalues.Definitions, plan companyModel, change attributevalues.Change, company *intercom.Company,
) *companyModel {
	model := &companyModel{companyFieldsAs(plan.companyFields, company), defined.Stored(diags, customAttributes, change, company.CustomAttributes)}
	object := "company " + company.ID.String()
	settle := func(name string, planned types.String, now *types.String) {
		*now = tf.AsPlanned(diags, path.Root(name), object, planned, *now)
	}
	settle("name", plan.Name, &model.Name)
	settle("plan", plan.Plan, &model.Plan)
	settle("website", plan.Website, &model.Website)
	settle("industry", plan.Industry, &model.Industry)
	settle("remote_created_at", plan.RemoteCreatedAt, &model.RemoteCreatedAt)
	model.Size = tf.AsPlanned(diags, path.Root("size"), object, plan.Size, model.Size)
	model.MonthlySpend = tf.AsPlanned(diags, path.Root("monthly_spend"), object, plan.MonthlySpend, model.MonthlySpend)
	return model
}

func companyByExternalID(ctx context.Context, api *intercom.Client, externalID string) (*intercom.Company, error) {
	return tf.ExactlyOne(api.Companies.ByCompanyID(ctx, externalID), fmt.Sprintf("company with the external_id %q", externalID), companyLabel,
		func(*intercom.Company) bool { return true })
}

func companyLabel(company *intercom.Company) string {
	return fmt.Sprintf("%s (external_id %s, id %s)", company.Name, company.CompanyID, company.ID)
}
