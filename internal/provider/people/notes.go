package people

import (
	"context"
	"iter"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// noteDescription is what there is to say of notes, whatever they are about.
const noteDescription = `**Permissions.** The token's app needs *Read one user and one company* and *Write users and companies*; Intercom names no
permission of its own for notes. Where it has *Read admins*, the plan fails for an author who does not exist.

**Existing notes** are imported by their own id; what they are about is in Intercom's answer. Notes with the same text can
stand side by side, so that nothing is taken over.

**Destroy** makes Terraform forget the note. It stays in Intercom, and the plan warns of that.

**What Intercom cannot do.** The API neither changes nor deletes a note. Every change here creates another note and leaves
the old one, which the plan warns of, too. When a connection breaks while a note is being created, it is not repeated; the
error names the notes with this text.

**Personal data.** What is noted is in the state.`

// listNotes lists the notes about one object.
func listNotes[T any](
	ctx context.Context, req list.ListRequest, stream *list.ListResultsStream, of crud.Lister,
	about iter.Seq2[*T, error], name func(*T) string, notes func(*T) iter.Seq2[*intercom.Note, error],
) {
	crud.List(ctx, req, stream, of, crud.Children(about, notes), func(found *crud.Child[T, intercom.Note]) *crud.Listed {
		id := found.Child.ID.String()
		return &crud.Listed{Name: crud.ListName(name(found.Of), id), Identity: []string{id}}
	})
}

// noteModel is what notes about contacts and about companies have in common.
type noteModel struct {
	ID        types.String `tfsdk:"id"`
	Body      tf.HTML      `tfsdk:"body"`
	BodyHTML  types.String `tfsdk:"body_html"`
	AdminID   types.String `tfsdk:"admin_id"`
	CreatedAt types.String `tfsdk:"created_at"`
}

func noteAttributes() map[string]schema.Attribute {
	replace, keep := stringplanmodifier.RequiresReplace(), stringplanmodifier.UseStateForUnknown()
	return map[string]schema.Attribute{
		"id": crud.ID("note"),
		"body": schema.StringAttribute{
			Required: true, CustomType: tf.HTMLType{},
			PlanModifiers: []planmodifier.String{tf.KeepHTML(), replace, tf.NewOnly(tf.Matches(regexp.MustCompile(`\S`), "must have text in it"))},

			MarkdownDescription: "Text of the note, plain or HTML. Intercom keeps it as HTML; the same text in another form is no change.\nChanging this forces a new resource to be created.",
		},
		"body_html": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{keep},
			MarkdownDescription: "Text of the note as Intercom keeps it, in HTML.",
		},
		"admin_id": schema.StringAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.String{keep, replace, tf.NewOnly(tf.ID())},
			MarkdownDescription: "Intercom's id of the teammate whose note it is.\nDefaults to the teammate that the token belongs to.\nChanging this forces a new resource to be created.",
		},
		"created_at": schema.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{keep},
			MarkdownDescription: "When the note was created, in RFC 3339 format, UTC.",
		},
	}
}

// about is the attribute for what a note is about.
func about(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace(), tf.NewOnly(tf.ID())},
		MarkdownDescription: description + "\nChanging this forces a new resource to be created.",
	}
}

// input is the note that a plan means.
func (m noteModel) input() intercom.NoteInput {
	return intercom.NoteInput{Body: m.Body.ValueString(), AdminID: m.AdminID.ValueString()}
}

// now is the note as it is. Its body stays as it is written in the configuration
// while Intercom has what it made of that: what it does to markup is documented
// nowhere, and to take that for a change would be to make a note with every
// apply.
func (m noteModel) now(note *intercom.Note) noteModel {
	if !m.BodyHTML.IsUnknown() && (m.BodyHTML.IsNull() || m.BodyHTML.ValueString() != note.Body) {
		m.Body = tf.HTMLValue(note.Body)
	}
	m.ID, m.BodyHTML = types.StringValue(note.ID.String()), types.StringValue(note.Body)
	if note.Author.ID != "" || m.AdminID.IsUnknown() {
		m.AdminID = tf.StringOrNull(note.Author.ID)
	}
	m.CreatedAt = tf.Timestamp(note.CreatedAt)
	return m
}

// noteLoss is what becomes of a note about something that is destroyed.
func noteLoss(kind string) crud.Loss {
	return crud.Loss{
		Summary: "The " + kind + " note stays in Intercom",
		Detail: "stays in Intercom, which can neither change nor delete notes through its API. Terraform only forgets it; delete it in Intercom " +
			"if it is not wanted any more.",
	}
}

// planNote refuses an author who does not exist. subject is the attribute for what the note is about.
func planNote(ctx context.Context, api *intercom.Client, subject string, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		return
	}
	planned := essence(ctx, req.Plan.GetAttribute, subject, resp)
	if !req.State.Raw.IsNull() && planned == essence(ctx, req.State.GetAttribute, subject, resp) {
		return
	}
	if api != nil {
		crud.CheckReference(ctx, &resp.Diagnostics, path.Root("admin_id"), planned.author, types.StringNull(), api.Admins.Exists)
	}
}

// noteEssence is what makes a note that note: with anything else it is another one.
type noteEssence struct {
	subject, author types.String
	body            tf.HTML
}

func essence(
	ctx context.Context, get func(context.Context, path.Path, any) diag.Diagnostics, subject string, resp *resource.ModifyPlanResponse,
) (e noteEssence) {
	resp.Diagnostics.Append(get(ctx, path.Root(subject), &e.subject)...)
	resp.Diagnostics.Append(get(ctx, path.Root("admin_id"), &e.author)...)
	resp.Diagnostics.Append(get(ctx, path.Root("body"), &e.body)...)
	return e
}

// otherSubject is the error for a note that is not about what it is imported as.
func otherSubject(note *intercom.Note, kind, other string) error {
	return tf.NewDiagnostic("The note is not about a "+kind, "Note %s is not about a %s. A note about a %s is imported as intercom_%s_note.",
		note.ID, kind, other, other)
}
