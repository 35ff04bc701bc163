package tags

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type conversationTagResource struct{ crud.Resource }

func newConversationTagResource() resource.Resource {
	return &conversationTagResource{crud.Resource{
		Name: "conversation_tag", Identity: []string{"conversation_id", "tag_id"},
		Loss: crud.Loss{Nothing: "The next apply puts the tag on again."},
	}}
}

type conversationTagModel struct {
	ConversationID types.String `tfsdk:"conversation_id"`
	TagID          types.String `tfsdk:"tag_id"`
	AdminID        types.String `tfsdk:"admin_id"`
}

func (*conversationTagResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	resp.Schema = schema.Schema{
		MarkdownDescription: `A tag on a conversation.

**Permissions.** The token's app needs *Read conversations*, *Write conversations*, and *Read tags* and *Read admins* for the
plan to find a tag or a teammate that does not exist.

**Existing tags.** A tag that is on the conversation already is not taken over, because destroying it later would undo what
somebody else did; the error names the id to import. An import takes ` + "`admin_id`" + ` from Intercom where Intercom tells it.

**Destroy** takes the tag off the conversation, in the name of the teammate in the state. If that teammate has left the workspace,
change ` + "`admin_id`" + ` and apply before destroying.

**What Intercom cannot do.** A conversation is tagged and untagged in the name of a teammate only, and who did it cannot be
changed: a change of ` + "`admin_id`" + ` is for what Terraform does next. The tags of tickets cannot be read and so have no resource.`,
		Attributes: map[string]schema.Attribute{
			"conversation_id": schema.StringAttribute{
				Required: true, PlanModifiers: replace, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Intercom's id of the conversation.\nChanging this forces a new resource to be created.",
			},
			"tag_id": schema.StringAttribute{
				Required: true, PlanModifiers: replace, Validators: []validator.String{tf.ID()},
				MarkdownDescription: "Intercom's id of the tag.\nChanging this forces a new resource to be created.",
			},
			"admin_id": schema.StringAttribute{
				Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.ID())},
				MarkdownDescription: "Id of the teammate in whose name the conversation is tagged and, later, untagged.\nChanging this alone makes no request.",
			},
		},
	}
}

// ModifyPlan refuses a tag and a teammate that do not exist. To find them is to
// read two lists that many resources share.
func (r *conversationTagResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	warnOfAttached(ctx, r, req, resp, "conversation", func(m conversationTagModel) (string, string) {
		return m.ConversationID.ValueString(), m.TagID.ValueString()
	},
		func(parent, tag string) bool { return r.API.ConversationTags.Known(parent, tag) != nil })
	expectTag(ctx, r.API, req, resp)
	if r.API == nil || resp.Diagnostics.HasError() {
		return
	}
	crud.Exists(ctx, req, resp, "admin_id", func(id string) error { return r.API.Admins.Exists(ctx, id) })
}

func (r *conversationTagResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan conversationTagModel) (*conversationTagModel, error) {
		return plan.read(r.API.ConversationTags.Create(ctx, plan.ConversationID.ValueString(), plan.TagID.ValueString(), plan.AdminID.ValueString()))
	})
}

func (r *conversationTagResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state conversationTagModel) (*conversationTagModel, error) {
		return state.read(r.API.ConversationTags.Get(ctx, state.ConversationID.ValueString(), state.TagID.ValueString()))
	})
}

// Update changes only in whose name the tag will be removed.
func (r *conversationTagResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, _ conversationTagModel) (*conversationTagModel, error) { return &plan, nil })
}

func (r *conversationTagResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state conversationTagModel) error {
		err := r.API.ConversationTags.Delete(ctx, state.ConversationID.ValueString(), state.TagID.ValueString(), state.AdminID.ValueString())
		var there *intercom.StillThereError
		if errors.As(err, &there) {
			return tf.NewDiagnostic("The tag could not be removed", "%s. The conversation still has the tag, so what was not found is probably teammate %s. "+
				"Change admin_id to a teammate who is there, apply, then destroy.", there.Err, state.AdminID.ValueString())
		}
		return err
	})
}

// read keeps the teammate of the state: another one may have tagged the
// conversation again. Only after an import is there none.
func (m *conversationTagModel) read(tag *intercom.AppliedTag, err error) (*conversationTagModel, error) {
	if err != nil {
		return nil, err
	}
	state := *m
	if m.AdminID.IsNull() && tag.AppliedBy.Type == "admin" {
		state.AdminID = tf.StringOrNull(tag.AppliedBy.ID)
	}
	return &state, nil
}
