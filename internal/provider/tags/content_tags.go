package tags

import (
	"context"
	"errors"
	"iter"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// contentTag is a tag on content, whatever its kind. Models of one kind differ from
// it in the name of the first attribute only.
type contentTag struct {
	ContentID types.String
	TagID     types.String
	AdminID   types.String
}

// contentTags are the links of the client's of one kind of content.
type contentTags interface {
	Get(ctx context.Context, contentID, tagID string) (*intercom.AppliedTag, error)
	Create(ctx context.Context, contentID, tagID, adminID string) (*intercom.AppliedTag, error)
	Delete(ctx context.Context, contentID, tagID string) error
	Known(contentID, tagID string) *intercom.AppliedTag
	All(ctx context.Context, id string) iter.Seq2[*intercom.TagLink, error]
}

// contentTagResource is a tag on one kind of content. M is its model.
type contentTagResource[M any] struct {
	crud.Resource
	what        string // in words, as in "article"
	summary     string // the first sentence of the page
	permissions string // of the page, beside those for tags and teammates
	limits      string // of the page: what Intercom cannot do
	open        func(M) contentTag
	model       func(contentTag) M
	links       func(*intercom.Client) contentTags
	byTag       bool // a list is of what has one tag
}

// contentTagIdentity is the identity of a tag on a kind of content.
func contentTagIdentity(kind string) []string { return []string{kind + "_id", "tag_id"} }

func (r *contentTagResource[M]) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	article, _, _ := strings.Cut(intercom.Some(r.what), " ")
	resp.Schema = schema.Schema{
		MarkdownDescription: r.summary + r.requires() + "\n\n" + `**Permissions.** The token's app needs ` + r.permissions + `, and *Read tags* and *Read admins* for the plan to find a tag or a teammate
that does not exist. The teammate that the token acts as needs the permission *manage_knowledge_base_content*.

**Existing tags.** A tag that the ` + r.what + ` has already is not taken over, because destroying this resource later would take
off what somebody else put on; the error names the id to import.

**Destroy** takes the tag off the ` + r.what + `. The tag itself stays, and so does the ` + r.what + `.

**What Intercom cannot do.** Who put the tag on cannot be changed afterwards. ` + r.limits,
		Attributes: map[string]schema.Attribute{
			r.Identity[0]: reference("Intercom's id of the " + r.what + ": the `id` of " + article + " `intercom_" + strings.ReplaceAll(r.what, " ", "_") + "`."),
			"tag_id":      reference("Intercom's id of the tag."),
			"admin_id": schema.StringAttribute{
				Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.ID())},
				MarkdownDescription: "Id of the teammate in whose name the " + r.what + " is tagged.\nDefaults to the teammate that the token acts as. Changing this later makes no request.",
			},
		},
	}
}

// requires is a paragraph about the version that has the links.
func (r *contentTagResource[M]) requires() string {
	if r.Since == (intercom.Version{}) {
		return ""
	}
	return "\n\nRequires `api_version` " + r.Since.String() + " or newer."
}

// ModifyPlan refuses a tag and a teammate that do not exist.
func (r *contentTagResource[M]) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	warnOfAttached(ctx, r, req, resp, r.what, func(m M) (string, string) {
		tag := r.open(m)
		return tag.ContentID.ValueString(), tag.TagID.ValueString()
	}, func(contentID, tagID string) bool { return r.links(r.API).Known(contentID, tagID) != nil })
	expectTag(ctx, r.API, req, resp)
	if r.API != nil && !resp.Diagnostics.HasError() {
		crud.Exists(ctx, req, resp, "admin_id", func(id string) error { return r.API.Admins.Exists(ctx, id) })
	}
}

func (r *contentTagResource[M]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan M) (*M, error) {
		tag := r.open(plan)
		applied, err := r.links(r.API).Create(ctx, tag.ContentID.ValueString(), tag.TagID.ValueString(), tag.AdminID.ValueString())
		if err != nil {
			return nil, err
		}
		rememberTagging(ctx, resp.Private, &resp.Diagnostics)
		return r.now(tag, applied), nil
	})
}

func (r *contentTagResource[M]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state M) (*M, error) {
		tag := r.open(state)
		applied, err := r.links(r.API).Get(ctx, tag.ContentID.ValueString(), tag.TagID.ValueString())
		if errors.Is(err, intercom.ErrSearchMisses) && taggedJustNow(ctx, req.Private, &resp.Diagnostics) {
			return &state, nil
		}
		if err != nil {
			return nil, err
		}
		return r.now(tag, applied), nil
	})
}

// Update makes no request: who tagged the content cannot be changed.
func (r *contentTagResource[M]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, _ M) (*M, error) { return &plan, nil })
}

func (r *contentTagResource[M]) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state M) error {
		tag := r.open(state)
		return r.links(r.API).Delete(ctx, tag.ContentID.ValueString(), tag.TagID.ValueString())
	})
}

// now keeps the teammate of the state: another one may have tagged the content
// again. After an import, or where none was configured, it is the one that Intercom
// tells, if it does.
func (r *contentTagResource[M]) now(tag contentTag, applied *intercom.AppliedTag) *M {
	if tag.AdminID.IsNull() || tag.AdminID.IsUnknown() {
		tag.AdminID = types.StringNull()
		if applied.AppliedBy.Type == "admin" {
			tag.AdminID = tf.StringOrNull(applied.AppliedBy.ID)
		}
	}
	model := r.model(tag)
	return &model
}

const (
	// taggedKey is where the private state has the time of a creation.
	taggedKey = "tagged_at"
	// searchLags is for how long a search that misses a new link is no proof that
	// somebody ended it.
	searchLags = 10 * time.Minute
)

func rememberTagging(ctx context.Context, private tf.PrivateWriter, diags *diag.Diagnostics) {
	tf.RememberPrivate(ctx, private, diags, taggedKey, time.Now().UTC().Truncate(time.Second))
}

// taggedJustNow says whether a link was created so short a time ago that the search
// may not know of it.
func taggedJustNow(ctx context.Context, private tf.PrivateReader, diags *diag.Diagnostics) bool {
	var at time.Time
	tf.RecallPrivate(ctx, private, diags, taggedKey, &at, "when Terraform put the tag on")
	return time.Since(at) < searchLags
}
