package tf

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// memory is a private state.
type memory map[string][]byte

func (m memory) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) { return m[key], nil }

func (m memory) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	m[key] = value
	return nil
}

func TestRenderedSurvivesTheState(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	private, at := memory{}, path.Root("body")
	texts := RecallRendered(t.Context(), private, &diags)
	texts.Wrote(at, `<p class="no-margin">Hi</p>`)
	texts.Remember(t.Context(), private, &diags)
	texts = RecallRendered(t.Context(), private, &diags)
	if diags.HasError() {
		t.Fatal(diags)
	}
	configured := HTMLValue("<p>Hi</p><img src=\"https://here/a.png\">")
	if got := texts.HTML(at, configured, `<p class="no-margin">Hi</p>`); !got.Equal(configured) {
		t.Errorf("what Intercom answered with became %s", got)
	}
	if got := texts.HTML(at, configured, "<p>Ho</p>"); got.ValueString() != "<p>Ho</p>" {
		t.Errorf("what somebody wrote became %s", got)
	}
	if got := texts.HTML(path.Root("other"), configured, "<p>Hi</p>"); got.ValueString() != "<p>Hi</p>" {
		t.Errorf("what was never written became %s", got)
	}
	private[renderedKey] = []byte("[")
	if RecallRendered(t.Context(), private, &diags); !diags.HasError() {
		t.Error("a private state that cannot be read is no error")
	}
}

func TestRenditionsChange(t *testing.T) {
	t.Parallel()
	text := func(html, markdown string) Renditions { return Renditions{HTMLValue(html), MarkdownValue(markdown)} }
	unknownHTML := Renditions{HTML{basetypesUnknown()}, MarkdownValue("# b")}
	unknownMarkdown := Renditions{HTMLValue("<p>b</p>"), Markdown{basetypesUnknown()}}
	for name, test := range map[string]struct {
		plan, before   Renditions
		body, markdown string // "-" for what is not sent
	}{
		"created without a text":   {text("", ""), Renditions{}, "-", "-"},
		"created in HTML":          {unknownMarkdown, Renditions{}, "<p>b</p>", "-"},
		"created in Markdown":      {unknownHTML, Renditions{}, "-", "# b"},
		"not changed":              {text("<p>a</p>", "a"), text("<p>a</p>", "a"), "-", "-"},
		"changed in Markdown":      {unknownHTML, text("<h1>a</h1>", "# a"), "-", "# b"},
		"changed in HTML":          {unknownMarkdown, text("<p>a</p>", "a"), "<p>b</p>", "-"},
		"left out":                 {text("", ""), text("<p>a</p>", "a"), "", "-"},
		"the same, other rendered": {Renditions{HTML{basetypesUnknown()}, MarkdownValue("a")}, text("<p>a</p>", "a"), "-", "-"},
	} {
		body, markdown := test.plan.Changes(test.before)
		for what, sent := range map[string]struct {
			got  *string
			want string
		}{"body": {body, test.body}, "body_markdown": {markdown, test.markdown}} {
			if got := orDash(sent.got); got != sent.want {
				t.Errorf("%s: %s is %q, not %q", name, what, got, sent.want)
			}
		}
	}
}

func orDash(text *string) string {
	if text == nil {
		return "-"
	}
	return *text
}

// TestRenditionPlans holds the plans of the two attributes to what was configured
// and what the state has.
func TestRenditionPlans(t *testing.T) {
	t.Parallel()
	shape := schema.Schema{Attributes: RenditionAttributes("it", "")}
	kind := shape.Type().TerraformType(t.Context())
	raw := func(body, markdown any) tftypes.Value {
		return tftypes.NewValue(kind, map[string]tftypes.Value{
			"body": tftypes.NewValue(tftypes.String, body), "body_markdown": tftypes.NewValue(tftypes.String, markdown),
		})
	}
	plan := func(t *testing.T, name string, config, state tftypes.Value) (string, bool) {
		t.Helper()
		req := planmodifier.StringRequest{Path: path.Root(name), Config: tfsdk.Config{Schema: shape, Raw: config}, State: tfsdk.State{Schema: shape, Raw: state}}
		var diags diag.Diagnostics
		req.ConfigValue = textAt(t.Context(), req.Config.GetAttribute, req.Path, &diags)
		if !state.IsNull() {
			req.StateValue = textAt(t.Context(), req.State.GetAttribute, req.Path, &diags)
		}
		resp := planmodifier.StringResponse{PlanValue: req.ConfigValue}
		attribute, _ := shape.Attributes[name].(schema.StringAttribute)
		for _, modifier := range attribute.PlanModifiers {
			modifier.PlanModifyString(t.Context(), req, &resp)
		}
		if diags.HasError() {
			t.Fatal(diags)
		}
		if resp.PlanValue.IsUnknown() {
			return "?", resp.Diagnostics.HasError()
		}
		return resp.PlanValue.ValueString(), resp.Diagnostics.HasError()
	}
	none := tftypes.NewValue(kind, nil)
	for name, test := range map[string]struct {
		config, state  tftypes.Value
		body, markdown string
		refused        bool
	}{
		"created without":         {raw(nil, nil), none, "", "", false},
		"created in Markdown":     {raw(nil, "a"), none, "?", "a", false},
		"created in HTML":         {raw("<p>a</p>", nil), none, "<p>a</p>", "?", false},
		"created in both":         {raw("<p>a</p>", "a"), none, "<p>a</p>", "a", true},
		"the same in Markdown":    {raw(nil, "a"), raw("<p class=\"x\">a</p>", "a\n"), "<p class=\"x\">a</p>", "a\n", false},
		"another in Markdown":     {raw(nil, "b"), raw("<p>a</p>", "a\n"), "?", "b", false},
		"the same in HTML":        {raw("<p>a</p>", nil), raw("<p class=\"no-margin\">a</p>", "a\n"), "<p class=\"no-margin\">a</p>", "a\n", false},
		"generated for an import": {raw("<p>a</p>", "a"), raw("<p>a</p>", "a"), "<p>a</p>", "a", false},
		"generated, then changed": {raw("<p>b</p>", "a"), raw("<p>a</p>", "a"), "<p>b</p>", "a", true},
		"left out":                {raw(nil, nil), raw("<p>a</p>", "a"), "", "", false},
		"not known yet":           {raw(nil, tftypes.UnknownValue), raw("<p>a</p>", "a"), "?", "?", false},
	} {
		body, refused := plan(t, "body", test.config, test.state)
		markdown, also := plan(t, "body_markdown", test.config, test.state)
		if body != test.body || markdown != test.markdown || (refused || also) != test.refused {
			t.Errorf("%s: body %q, body_markdown %q, refused %v", name, body, markdown, refused || also)
		}
	}
}

func basetypesUnknown() basetypes.StringValue { return basetypes.NewStringUnknown() }
