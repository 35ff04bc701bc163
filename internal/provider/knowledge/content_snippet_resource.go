package knowledge

import (
	"context"
	"encoding/json"
	"html"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type contentSnippetResource struct{ crud.Resource }

func newContentSnippetResource() resource.Resource {
	return &contentSnippetResource{crud.Resource{Name: "content_snippet", Since: intercom.ContentSnippetsSince, Loss: crud.Loss{
		Summary: "The content snippet will be deleted permanently",
		Detail: "is deleted with its text and its tags, and Fin and Copilot do not answer from it any more. Nothing brings it back: another one has " +
			"another id. To stop managing it and leave it as it is, use a removed block with destroy = false.",
	}}}
}

type contentSnippetModel struct {
	ID    types.String `tfsdk:"id"`
	Title types.String `tfsdk:"title"`
	tf.BlockRenditions
	Locale types.String `tfsdk:"locale"`
	availability
}

func contentSnippetAttributes() map[string]schema.Attribute {
	const longestTitle = 255
	return merged(
		map[string]schema.Attribute{
			"id": crud.ID("content snippet"),
			"title": schema.StringAttribute{
				Required: true, PlanModifiers: []planmodifier.String{tf.NewOnly(tf.Name(), stringvalidator.UTF8LengthAtMost(longestTitle))},
				MarkdownDescription: "Title of the content snippet, 255 characters at most.",
			},
			"locale": schema.StringAttribute{
				Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), tf.NewOnly(tf.Locale())},
				MarkdownDescription: "Language of the content snippet, one that Fin supports, such as `en` or `de`.\nA new one has `en`.\nLeaving this out later keeps what Intercom has.",
			},
		},
		tf.BlockRenditionAttributes("the content snippet"),
		availabilityAttributes("the content snippet", "\nA new one has `false`.", ""),
	)
}

func (*contentSnippetResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: `A content snippet: a short text that Fin and Copilot answer from, which nobody else sees.

Requires ` + "`api_version`" + ` 2.16 or newer.

**Permissions.** The token's app needs *read_write_content_snippets*, and *read_audiences* for the plan to find an audience that does
not exist.

**The text** is ` + "`body_markdown` or `json_blocks`" + `, one of which is needed. Intercom writes the title as a heading before the Markdown; here it is
left out, also by an import, so that the title is not the text's first line twice.

**Existing content snippets** are imported by their id. Several can have one title, so that nothing is taken over.

**Destroy** deletes the content snippet permanently, and the plan says so. Intercom refuses while a procedure of Fin's uses it; the error
shows what it says.

**What Intercom cannot do.** A text cannot be taken out, only replaced. What became of a text that Terraform wrote is no difference
while Intercom has that. When a connection breaks while a content snippet is being created, it is not repeated; the error names
those of this title. Tags are attached with ` + "`intercom_content_snippet_tag`" + `.`,
		Attributes: contentSnippetAttributes(),
	}
}

// ModifyPlan refuses audiences that do not exist, and a snippet without a text
// unless Intercom has it so.
func (r *contentSnippetResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	r.Resource.ModifyPlan(ctx, req, resp)
	if req.Plan.Raw.IsNull() {
		return
	}
	crud.ExistingAudiences(ctx, r.API, req, resp)
	var config, state contentSnippetModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	empty := func(m contentSnippetModel) bool {
		return isEmpty(m.JSONBlocks.StringValue) && isEmpty(m.BodyMarkdown.StringValue)
	}
	if !resp.Diagnostics.HasError() && empty(config) && (req.State.Raw.IsNull() || !empty(state)) {
		resp.Diagnostics.AddError("A content snippet without a text", "body_markdown or json_blocks must be configured: Intercom has no content snippet without a text.")
	}
}

func isEmpty(text types.String) bool { return !text.IsUnknown() && text.ValueString() == "" }

func (r *contentSnippetResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan contentSnippetModel) (*contentSnippetModel, error) {
		blocks, markdown := plan.Changes(tf.BlockRenditions{})
		snippet, err := r.API.ContentSnippets.Create(ctx, plan.input(blocks, markdown))
		if err != nil {
			return nil, err
		}
		texts := tf.Rendered{}
		texts.WroteBlocks(blocks, markdown, jsonBlocks(snippet.JSONBlocks), markdownOf(snippet))
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return plan.now(snippet, texts), nil
	})
}

func (r *contentSnippetResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state contentSnippetModel) (*contentSnippetModel, error) {
		snippet, err := r.API.ContentSnippets.Get(ctx, state.ID.ValueString())
		if err != nil {
			return nil, err
		}
		return state.now(snippet, tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)), nil
	})
}

func (r *contentSnippetResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state contentSnippetModel) (*contentSnippetModel, error) {
		blocks, markdown := plan.Changes(state.BlockRenditions)
		snippet, err := r.API.ContentSnippets.Update(ctx, state.ID.ValueString(), plan.input(blocks, markdown), state.input(nil, nil))
		if err != nil {
			return nil, err
		}
		texts := tf.RecallRendered(ctx, req.Private, &resp.Diagnostics)
		texts.WroteBlocks(blocks, markdown, jsonBlocks(snippet.JSONBlocks), markdownOf(snippet))
		texts.Remember(ctx, resp.Private, &resp.Diagnostics)
		return plan.now(snippet, texts), nil
	})
}

func (r *contentSnippetResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state contentSnippetModel) error {
		return r.API.ContentSnippets.Delete(ctx, state.ID.ValueString())
	})
}

// input is a snippet with the text that is to be sent, if any.
func (m contentSnippetModel) input(blocks, markdown *string) intercom.ContentSnippetInput {
	in := intercom.ContentSnippetInput{
		Title: m.Title.ValueString(), Locale: m.Locale.ValueString(), BodyMarkdown: markdown, AvailabilityInput: m.availability.input(),
	}
	if blocks != nil {
		in.JSONBlocks = json.RawMessage(*blocks)
	}
	return in
}

// now is a snippet as it is.
func (m contentSnippetModel) now(snippet *intercom.ContentSnippet, texts tf.Rendered) *contentSnippetModel {
	return &contentSnippetModel{
		types.StringValue(snippet.ID.String()), tf.String(snippet.Title), texts.Blocks(m.BlockRenditions, jsonBlocks(snippet.JSONBlocks), markdownOf(snippet)),
		tf.StringOrNull(snippet.Locale), m.availability.now(snippet.Availability),
	}
}

// jsonBlocks are blocks as jsonencode would write them; "" for none.
func jsonBlocks(raw json.RawMessage) string {
	var blocks []any
	if json.Unmarshal(raw, &blocks) != nil || len(blocks) == 0 {
		return ""
	}
	text, err := json.Marshal(blocks)
	if err != nil {
		return string(raw) // which cannot be: it was read from JSON
	}
	return string(text)
}

// markdownOf is the Markdown of a snippet without its title, which Intercom writes
// as a heading before it.
func markdownOf(snippet *intercom.ContentSnippet) string {
	heading, text, _ := strings.Cut(strings.TrimLeft(snippet.BodyMarkdown, "\n"), "\n")
	title, isHeading := strings.CutPrefix(strings.TrimSpace(heading), "# ")
	if snippet.Title == "" || !isHeading || !intercom.Exact.Same(title, snippet.Title) && !intercom.Exact.Same(plain(title), snippet.Title) {
		return snippet.BodyMarkdown
	}
	return strings.TrimLeft(text, "\n")
}

// escaped is what Markdown means to the letter.
var escaped = regexp.MustCompile(`\\([[:punct:]])`)

// plain is Markdown of nothing but text as it is read.
func plain(markdown string) string {
	return html.UnescapeString(escaped.ReplaceAllString(markdown, "$1"))
}
