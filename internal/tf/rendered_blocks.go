package tf

import (
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
)

// BlockRenditions are one text as blocks and in Markdown, for embedding in a model
// at its root. They are what Renditions are for a text in HTML.
type BlockRenditions struct {
	JSONBlocks   JSON     `tfsdk:"json_blocks"`
	BodyMarkdown Markdown `tfsdk:"body_markdown"`
}

// BlockRenditionAttributes are the attributes of BlockRenditions. what is whose
// text it is.
func BlockRenditionAttributes(what string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"json_blocks": schema.StringAttribute{
			Optional: true, Computed: true, CustomType: JSONType{}, PlanModifiers: []planmodifier.String{
				rendition{other: "body_markdown", same: sameJSON, sameOther: sameMarkdown, judge: true}, NewOnly(JSONObjects()),
			},
			MarkdownDescription: "Text of " + what + " as a list of blocks, in JSON.\nIntercom describes the members of a block nowhere. " +
				"Where `body_markdown` is configured this is what Intercom makes of it.",
		},
		"body_markdown": schema.StringAttribute{
			Optional: true, Computed: true, CustomType: MarkdownType{}, PlanModifiers: []planmodifier.String{
				rendition{other: "json_blocks", same: sameMarkdown, sameOther: sameJSON},
			},
			MarkdownDescription: "Text of " + what + " in Markdown.\nConflicts with `json_blocks`; where that is configured this is what Intercom makes of it.",
		},
	}
}

// Changes are what a plan writes of a text: one rendition, or none.
func (t BlockRenditions) Changes(before BlockRenditions) (blocks, markdown *string) {
	return changed(t.JSONBlocks.StringValue, before.JSONBlocks.StringValue, t.BodyMarkdown.StringValue, before.BodyMarkdown.StringValue)
}

// WroteBlocks notes what Intercom answered with to what Changes says.
func (r Rendered) WroteBlocks(sentBlocks, sentMarkdown *string, blocks, markdown string) {
	r.wroteOne(path.Root("json_blocks"), path.Root("body_markdown"), sentBlocks, sentMarkdown, blocks, markdown)
}

// Blocks are the state of a text of which Intercom has what is now.
func (r Rendered) Blocks(before BlockRenditions, blocks, markdown string) BlockRenditions {
	now := BlockRenditions{JSONValue(blocks), r.Markdown(path.Root("body_markdown"), before.BodyMarkdown, markdown)}
	if at := path.Root("json_blocks"); !before.JSONBlocks.IsNull() && !before.JSONBlocks.IsUnknown() && r.has(at, blocks) {
		now.JSONBlocks = before.JSONBlocks
	}
	return now
}
