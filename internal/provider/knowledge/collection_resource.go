package knowledge

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type collectionResource struct{ crud.Resource }

func newCollectionResource() resource.Resource {
	return &collectionResource{crud.Resource{Name: "collection", Loss: crud.Loss{
		Summary: "The collection will be deleted permanently",
		Detail: "is deleted, with its translations and its URL. Articles in it stay, without a collection; what becomes of collections in it, Intercom does " +
			"not document. Nothing brings it back: a new collection has another id and URL. To stop managing it and leave it as it is, use a removed block " +
			"with destroy = false; to give it another address, use a moved block.",
	}}}
}

type collectionModel struct {
	ID                types.String `tfsdk:"id"`
	Name              types.String `tfsdk:"name"`
	Description       types.String `tfsdk:"description"`
	ParentID          types.String `tfsdk:"parent_id"`
	HelpCenterID      types.String `tfsdk:"help_center_id"`
	Icon              types.String `tfsdk:"icon"`
	TranslatedContent types.Map    `tfsdk:"translated_content"`
	DefaultLocale     types.String `tfsdk:"default_locale"`
	Order             types.Int64  `tfsdk:"order"`
	URL               types.String `tfsdk:"url"`
}

type collectionTextModel struct {
	Name        types.String `tfsdk:"name"`
	Description types.String `tfsdk:"description"`
}

func collectionAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": crud.ID("collection"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())},
			MarkdownDescription: "Name of the collection, in the default language. Several collections can have one name.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the collection, in the default language.\nDefaults to an empty string.",
		},
		"parent_id": schema.StringAttribute{
			Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Id of the collection that this one is in.\nCollections can be in each other on three levels. Leaving this out puts the collection at the top of its help center.",
		},
		"help_center_id": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Id of the help center that the collection is in.\nIntercom chooses the default: that of the parent, or else the workspace's default help center. " +
				"Changing this forces a new resource to be created.",
		},
		"icon": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.Name())},
			MarkdownDescription: "Icon of the collection, such as `book-bookmark`.\nLeaving this out keeps what Intercom has. Setting it requires `api_version` 2.17 or newer.",
		},
		"translated_content": tf.TranslatedContent("the collection", collectionTextAttributes()),
		"default_locale": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Default language of the help center, the one of `name` and `description`. Null where the workspace has one language.",
		},
		"order": schema.Int64Attribute{
			Computed: true, PlanModifiers: []planmodifier.Int64{int64planmodifier.UseStateForUnknown()},
			MarkdownDescription: "Place of the collection among those beside it, from 0 on. The API cannot change it.",
		},
		"url": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "URL of the collection in the help center. Null where the help center is turned off.",
		},
	}
}

func collectionTextAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name())}, MarkdownDescription: "Name of the collection in the language.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the collection in the language.\nDefaults to an empty string.",
		},
	}
}

// collectionText is the type of a translation in the state.
var collectionText = schema.NestedAttributeObject{Attributes: collectionTextAttributes()}.Type()

func (*collectionResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A collection of a help center: it holds articles, and other collections.

**Permissions.** The token's app needs *Read and list articles* and *Read and write articles*.

**Collections in collections.** Refer to the parent, as in ` + "`parent_id = intercom_collection.guides.id`" + `, so that Terraform creates it first and
destroys it last. Intercom has three levels, and no collection can be in itself; a plan that is known to try fails.

**Translations.** ` + "`name`" + ` and ` + "`description`" + ` are in the default language of the help center, ` + "`translated_content`" + ` has the others. An import
takes all that there are. What is not configured is left as it is.

**Destroy** deletes the collection permanently; the plan says so. Its articles stay, without a collection. What becomes of collections in it that Terraform
does not destroy as well, Intercom does not document.

**What Intercom cannot do.** The API cannot put collections in order, delete a translation, or move a collection to another help center.`,
		Attributes: collectionAttributes(),
	}
}

// ModifyPlan checks where a collection is to be, plans what follows from that, and
// warns of what is deleted.
func (r *collectionResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	defer r.Resource.ModifyPlan(ctx, req, resp)
	if req.Plan.Raw.IsNull() || r.API == nil {
		return
	}
	var plan, state collectionModel
	exists := !req.State.Raw.IsNull()
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if exists {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	if exists && !state.HelpCenterID.IsNull() && !plan.HelpCenterID.Equal(state.HelpCenterID) {
		resp.RequiresReplace = append(resp.RequiresReplace, path.Root("help_center_id"))
	}
	if exists && (!plan.Name.Equal(state.Name) || !plan.ParentID.Equal(state.ParentID)) {
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("url"), types.StringUnknown())...)
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("order"), types.Int64Unknown())...)
	}
	if !plan.Icon.IsUnknown() && !plan.Icon.Equal(state.Icon) {
		if err := tf.Since(r.API, intercom.CollectionIconSince, "icon"); err != nil {
			tf.Explain("plan", err).AddTo(&resp.Diagnostics, path.Root("icon"))
		}
	}
	tf.PlanTranslations(ctx, req, resp)
	crud.Exists(ctx, req, resp, "help_center_id", func(id string) error {
		return r.API.HelpCenters.Exists(ctx, id)
	})
	if above := checkParent(ctx, req, resp, "collection", "parent_id", r.API.Collections); len(above) >= intercom.CollectionLevels {
		resp.Diagnostics.AddAttributeError(path.Root("parent_id"), "Too many levels of collections", fmt.Sprintf(
			"Intercom has %d levels of collections, and collection %s is on the last one. Choose a parent that is further up.", intercom.CollectionLevels, above[0]))
	}
}

func (r *collectionResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan collectionModel) (*collectionModel, error) {
		input := plan.input(ctx, collectionModel{}, &resp.Diagnostics)
		input.HelpCenterID = intercom.NumericID(plan.HelpCenterID.ValueString())
		if plan.ParentID.IsNull() {
			input.ParentID = nil
		}
		made, err := r.API.Collections.Create(ctx, input)
		return r.state(ctx, made, plan, err, &resp.Diagnostics)
	})
}

func (r *collectionResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state collectionModel) (*collectionModel, error) {
		found, err := r.API.Collections.Get(ctx, state.ID.ValueString())
		return r.state(ctx, found, state, err, &resp.Diagnostics)
	})
}

func (r *collectionResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state collectionModel) (*collectionModel, error) {
		input, before := plan.input(ctx, state, &resp.Diagnostics), state.input(ctx, state, &resp.Diagnostics)
		changed, err := r.API.Collections.Update(ctx, state.ID.ValueString(), input, before)
		return r.state(ctx, changed, plan, err, &resp.Diagnostics)
	})
}

func (r *collectionResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state collectionModel) error {
		return r.API.Collections.Delete(ctx, state.ID.ValueString())
	})
}
