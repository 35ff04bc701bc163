package tf

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/richtext"
)

// renderedKey is where the private state has the fingerprints of texts.
const renderedKey = "rendered"

// Rendered tells a text that Intercom rewrote from one that somebody changed
// there. It has the fingerprint of Intercom's answer to the last write of each
// text, by the path of its attribute: while Intercom has that, the text is as it
// is configured, whatever became of classes, images and Markdown.
type Rendered map[string]string

// RecallRendered reads the private state of a request. It is never nil.
func RecallRendered(ctx context.Context, private PrivateReader, diags *diag.Diagnostics) Rendered {
	texts := Rendered{}
	RecallPrivate(ctx, private, diags, renderedKey, &texts, "how Intercom stored what Terraform wrote")
	return texts
}

// Remember writes the private state of a response.
func (r Rendered) Remember(ctx context.Context, private PrivateWriter, diags *diag.Diagnostics) {
	RememberPrivate(ctx, private, diags, renderedKey, r)
}

// Wrote notes what Intercom answered with to a text that was sent. What was not
// sent is not to be noted: it may be somebody else's.
func (r Rendered) Wrote(at path.Path, answer string) { r[at.String()] = fingerprint(answer) }

// Forget takes a text out that is not managed any more.
func (r Rendered) Forget(at path.Path) { delete(r, at.String()) }

// has says whether Intercom has what it answered with to the last write.
func (r Rendered) has(at path.Path, now string) bool { return r[at.String()] == fingerprint(now) }

// HTML is the state of a text in HTML of which Intercom has what is now.
func (r Rendered) HTML(at path.Path, before HTML, now string) HTML {
	if before.IsNull() || before.IsUnknown() || !r.has(at, now) {
		return HTMLValue(now)
	}
	return before
}

// Markdown is the state of a text in Markdown of which Intercom has what is now.
func (r Rendered) Markdown(at path.Path, before Markdown, now string) Markdown {
	if before.IsNull() || before.IsUnknown() || !r.has(at, now) {
		return MarkdownValue(now)
	}
	return before
}

// String is the state of a plain text, such as the address of an image, likewise.
func (r Rendered) String(at path.Path, before types.String, now string) types.String {
	if before.IsNull() || before.IsUnknown() || !r.has(at, now) {
		return types.StringValue(now)
	}
	return before
}

func fingerprint(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// Renditions are one text in HTML and in Markdown, for embedding in a model. One
// of them is configured, or none; the other one is what Intercom makes of it.
type Renditions struct {
	Body         HTML     `tfsdk:"body"`
	BodyMarkdown Markdown `tfsdk:"body_markdown"`
}

// RenditionAttributes are the attributes of Renditions. what is whose text it is,
// as in "the article"; since is what is to be said of the version that Markdown
// requires, in a line of its own.
func RenditionAttributes(what, since string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"body": schema.StringAttribute{
			Optional: true, Computed: true, CustomType: HTMLType{}, PlanModifiers: []planmodifier.String{rendition{
				other: "body_markdown", same: richtext.Same, sameOther: sameMarkdown, judge: true,
			}},
			MarkdownDescription: "Text of " + what + " in HTML.\nIntercom rewrites it (classes, addresses of images); the same text in another form is no change. " +
				"Where `body_markdown` is configured this is what Intercom makes of it; where neither is, the text is empty.",
		},
		"body_markdown": schema.StringAttribute{
			Optional: true, Computed: true, CustomType: MarkdownType{}, PlanModifiers: []planmodifier.String{rendition{
				other: "body", same: sameMarkdown, sameOther: richtext.Same,
			}},
			MarkdownDescription: "Text of " + what + " in Markdown.\nConflicts with `body`; where that is configured this is what Intercom makes of it." + since,
		},
	}
}

// Changes are what a plan writes of a text: one rendition, or none. before is the
// state, the zero value for a creation.
func (t Renditions) Changes(before Renditions) (body, markdown *string) {
	return changed(t.Body.StringValue, before.Body.StringValue, t.BodyMarkdown.StringValue, before.BodyMarkdown.StringValue)
}

// changed are the changes of a text that has a form beside Markdown.
func changed(form, formBefore, markdown, markdownBefore types.String) (sentForm, sentMarkdown *string) {
	switch {
	case changes(markdown, markdownBefore) && markdown.ValueString() != "":
		return nil, markdown.ValueStringPointer()
	case changes(form, formBefore):
		return form.ValueStringPointer(), nil
	default:
		return nil, nil
	}
}

func changes(planned, before types.String) bool {
	return !planned.IsUnknown() && planned.ValueString() != before.ValueString()
}

// WroteRenditions notes what Intercom answered with to what Changes says. at is the path of
// the object that has the attributes.
func (r Rendered) WroteRenditions(at path.Path, sentBody, sentMarkdown *string, body, markdown string) {
	r.wroteOne(below(at, "body"), below(at, "body_markdown"), sentBody, sentMarkdown, body, markdown)
}

// wroteOne notes the answer to the one of two forms that was sent, if any.
func (r Rendered) wroteOne(one, other path.Path, sentOne, sentOther *string, answerOne, answerOther string) {
	if sentOne != nil {
		r.Wrote(one, answerOne)
		r.Forget(other)
	}
	if sentOther != nil {
		r.Wrote(other, answerOther)
		r.Forget(one)
	}
}

// Renditions are the state of a text of which Intercom has what is now.
func (r Rendered) Renditions(at path.Path, before Renditions, body, markdown string) Renditions {
	return Renditions{r.HTML(below(at, "body"), before.Body, body), r.Markdown(below(at, "body_markdown"), before.BodyMarkdown, markdown)}
}

// Keeps says whether what Intercom has now of a text is what it had: the answer to
// the last write, or what the state has of it.
func (r Rendered) Keeps(at path.Path, before Renditions, body, markdown string) bool {
	return r.has(below(at, "body"), body) || r.has(below(at, "body_markdown"), markdown) || before.Body.ValueString() == body
}

// below is an attribute of the object at a path; path.Empty is the resource itself.
func below(at path.Path, name string) path.Path {
	if at.Equal(path.Empty()) {
		return path.Root(name)
	}
	return at.AtName(name)
}

// rendition plans one of two attributes that are one text: as it is in the state
// while that or the other one is configured to the same, empty where neither is,
// and else what Intercom will make of the other.
type rendition struct {
	other           string
	same, sameOther func(one, other string) bool
	judge           bool // of the two, it says that both are configured
}

func (r rendition) Description(context.Context) string {
	return "the same text as " + r.other + ", one of which is configured"
}

func (r rendition) MarkdownDescription(ctx context.Context) string { return r.Description(ctx) }

func (r rendition) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	at := req.Path.ParentPath().AtName(r.other)
	if req.Path.ParentPath().Equal(path.Empty()) {
		at = path.Root(r.other)
	}
	configured, other := req.ConfigValue, textAt(ctx, req.Config.GetAttribute, at, &resp.Diagnostics)
	before, otherBefore := req.StateValue, types.StringNull()
	if !req.State.Raw.IsNull() {
		otherBefore = textAt(ctx, req.State.GetAttribute, at, &resp.Diagnostics)
	}
	keeps := !before.IsNull() && !configured.IsUnknown() && r.same(configured.ValueString(), before.ValueString())
	keepsOther := !otherBefore.IsNull() && !other.IsUnknown() && r.sameOther(other.ValueString(), otherBefore.ValueString())
	switch {
	case configured.IsUnknown():
	case !configured.IsNull():
		if keeps {
			resp.PlanValue = before
		}
		// Terraform generates both for an import.
		if r.judge && !other.IsNull() && !other.IsUnknown() && (!keeps || !keepsOther) {
			resp.Diagnostics.AddAttributeError(req.Path, "One text given twice", req.Path.String()+" and "+at.String()+
				" are the same text, and one of them is changed here. Configure the one that you want to write, and leave out the other.")
		}
	case other.IsNull():
		resp.PlanValue = types.StringValue("")
	case keepsOther && !before.IsNull():
		resp.PlanValue = before
	default:
		resp.PlanValue = types.StringUnknown()
	}
}

// textAt is a string at a path, of whatever type of string.
func textAt(ctx context.Context, get func(context.Context, path.Path, any) diag.Diagnostics, at path.Path, diags *diag.Diagnostics) types.String {
	var value attr.Value
	diags.Append(get(ctx, at, &value)...)
	valuable, ok := value.(basetypes.StringValuable)
	if !ok {
		return types.StringNull()
	}
	text, failed := valuable.ToStringValue(ctx)
	diags.Append(failed...)
	return text
}
