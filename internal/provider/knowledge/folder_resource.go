package knowledge

import (
	"context"
	"errors"
	"html"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type folderResource struct{ crud.Resource }

func newFolderResource() resource.Resource {
	return &folderResource{crud.Resource{Name: "folder", Loss: crud.Loss{
		Nothing: "Intercom deletes a folder only when nothing is in it; creating it again makes one like it, under another id.",
	}}}
}

type folderModel struct {
	ID             types.String `tfsdk:"id"`
	Name           types.String `tfsdk:"name"`
	Description    types.String `tfsdk:"description"`
	Emoji          tf.Emoji     `tfsdk:"emoji"`
	ParentFolderID types.String `tfsdk:"parent_folder_id"`
}

func folderAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": crud.ID("folder"),
		"name": schema.StringAttribute{
			Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name(), stringvalidator.UTF8LengthAtMost(intercom.FolderNameLength))},
			MarkdownDescription: "Name of the folder, of 191 characters at most. Several folders can have one name.",
		},
		"description": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""),
			MarkdownDescription: "Description of the folder.\nDefaults to an empty string.",
		},
		"emoji": schema.StringAttribute{
			Optional: true, Computed: true, Default: stringdefault.StaticString(""), CustomType: tf.EmojiType{},
			PlanModifiers:       []planmodifier.String{tf.SameEmoji(), tf.NewOnly(tf.OrEmpty(tf.OneEmoji()))},
			MarkdownDescription: "Emoji of the folder: one, or none.\nDefaults to an empty string. Emojis that differ only in a variation selector are the same.",
		},
		"parent_folder_id": schema.StringAttribute{
			Optional: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.NumericID())},
			MarkdownDescription: "Id of the folder that this one is in.\nLeaving this out puts the folder at the root.",
		},
	}
}

func (*folderResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A folder of articles and internal articles, which only teammates see.

Intercom has folders from version 2.17 of its API on. With an older ` + "`api_version`" + `, the requests for folders, and only these, go out in the version ` +
			"`Preview`" + `.

**Permissions.** The token's app needs *Read and list articles* and *Read and write articles*.

**Folders in folders.** Refer to the parent, as in ` + "`parent_folder_id = intercom_folder.docs.id`" + `, so that Terraform creates it first and
destroys it last. No folder can be in itself; a plan that is known to try fails.

**Destroy** deletes the folder. Intercom refuses while something is in it, also what Terraform does not manage; the error then says so.

**What Intercom cannot do.** The API does not tell whether a folder can be deleted before that is tried, and cuts off names that are too long, which the plan
refuses.`,
		Attributes: folderAttributes(),
	}
}

// ModifyPlan refuses a parent that cannot be one.
func (r *folderResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if !req.Plan.Raw.IsNull() && r.API != nil {
		checkParent(ctx, req, resp, "folder", "parent_folder_id", r.API.Folders)
	}
}

func (r *folderResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan folderModel) (*folderModel, error) {
		input := plan.input()
		if plan.ParentFolderID.IsNull() {
			input.ParentFolderID = nil
		}
		made, err := r.API.Folders.Create(ctx, input)
		return folderState(made, plan, err)
	})
}

func (r *folderResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state folderModel) (*folderModel, error) {
		found, err := r.API.Folders.Get(ctx, state.ID.ValueString())
		return folderState(found, state, err)
	})
}

func (r *folderResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state folderModel) (*folderModel, error) {
		changed, err := r.API.Folders.Update(ctx, state.ID.ValueString(), plan.input(), state.input())
		return folderState(changed, plan, err)
	})
}

func (r *folderResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state folderModel) error {
		err := r.API.Folders.Delete(ctx, state.ID.ValueString())
		var refused *intercom.Error
		if errors.As(err, &refused) && refused.Status == http.StatusUnprocessableEntity {
			return tf.NewDiagnostic("The folder is not empty", "Intercom deletes a folder only when nothing is in it, and articles, internal articles or folders that "+
				"this run does not destroy are in this one. Move or delete them, then apply again. Intercom's answer was: %s.", err)
		}
		return err
	})
}

func (m *folderModel) input() intercom.FolderInput {
	parent := intercom.NumericID(m.ParentFolderID.ValueString())
	return intercom.FolderInput{
		Name: m.Name.ValueString(), Description: tf.StringPointer(m.Description), Emoji: tf.StringPointer(m.Emoji.StringValue), ParentFolderID: &parent,
	}
}

// folderState is what Intercom has of a folder that was so before: in the state, or
// in the plan of a write.
func folderState(found *intercom.Folder, before folderModel, err error) (*folderModel, error) {
	if err != nil {
		return nil, err
	}
	return &folderModel{
		ID: types.StringValue(found.ID.String()), Name: unescaped(found.Name, before.Name), Description: unescaped(found.Description, before.Description),
		Emoji: tf.EmojiValue(found.Emoji), ParentFolderID: tf.StringOrNull(found.ParentFolderID),
	}, nil
}

// unescaped is a text that Intercom may have escaped for HTML, as it does names. What
// is the text of before already was not.
func unescaped(text string, before types.String) types.String {
	if text = intercom.NFC(text); text == before.ValueString() {
		return types.StringValue(text)
	}
	return tf.String(html.UnescapeString(text))
}
