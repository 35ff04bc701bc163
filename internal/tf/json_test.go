package tf

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

func TestJSONIsComparedByValue(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		one, other string
		same       bool
	}{
		{`[{"a":1,"b":[null]}]`, ` [ {"b": [null], "a": 1.0} ] `, true},
		{`[{"a":1}]`, `[{"a":"1"}]`, false},
		{`[{"a":1},{"b":2}]`, `[{"b":2},{"a":1}]`, false},
		{`[{"a":"\u003c"}]`, `[{"a":"<"}]`, true},
		{"", " ", true},
		{"", "[]", false},
		{"[", "[", true},
	} {
		same, diags := JSONValue(test.one).StringSemanticEquals(t.Context(), JSONValue(test.other))
		if same != test.same || diags.HasError() {
			t.Errorf("%q and %q are the same: %t, %v", test.one, test.other, same, diags)
		}
	}
}

func TestJSONObjects(t *testing.T) {
	t.Parallel()
	for text, good := range map[string]bool{
		`[]`: true, `[{"type":"paragraph"}]`: true, `{}`: false, `null`: false, `[null]`: false, `["a"]`: false, `[{}`: false, ``: false, `[{}] x`: false,
	} {
		var resp validator.StringResponse
		JSONObjects().ValidateString(t.Context(), validator.StringRequest{Path: path.Root("blocks"), ConfigValue: types.StringValue(text)}, &resp)
		if resp.Diagnostics.HasError() == good {
			t.Errorf("%q: %v", text, resp.Diagnostics)
		}
	}
}

// TestBlockRenditions holds a text as blocks to what was written of it.
func TestBlockRenditions(t *testing.T) {
	t.Parallel()
	const sent, rewritten = `[{"text":"a"}]`, `[{"text":"a","class":"x"}]`
	texts := Rendered{}
	plan := BlockRenditions{JSONBlocks: JSONValue(sent), BodyMarkdown: Markdown{basetypes.NewStringUnknown()}}
	blocks, markdown := plan.Changes(BlockRenditions{})
	if blocks == nil || *blocks != sent || markdown != nil {
		t.Fatalf("sends %v and %v", blocks, markdown)
	}
	texts.WroteBlocks(blocks, markdown, rewritten, "a\n")
	var diags diag.Diagnostics
	private := memory{}
	texts.Remember(t.Context(), private, &diags)
	texts = RecallRendered(t.Context(), private, &diags)
	now := texts.Blocks(plan, rewritten, "a\n")
	if diags.HasError() || now.JSONBlocks.ValueString() != sent || now.BodyMarkdown.ValueString() != "a\n" {
		t.Errorf("what was sent became %v, %v", now, diags)
	}
	if now = texts.Blocks(now, `[{"text":"b"}]`, "b\n"); now.JSONBlocks.ValueString() != `[{"text":"b"}]` {
		t.Errorf("what somebody wrote became %v", now)
	}
}
