package provider_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	tfprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/defaults"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// frontMatter is the description at the top of a page.
var frontMatter = regexp.MustCompile(`(?m)^description: \|-\n  (.*)\n---$`)

// TestRuleSummaries holds the first line of every description to be a sentence
// that stands alone: it is the summary of the page, in the registry's lists and
// in search results.
func TestRuleSummaries(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		summary, _, _ := strings.Cut(object.description, "\n")
		switch {
		case !strings.HasSuffix(summary, ".") || strings.Contains(strings.TrimSuffix(summary, "."), ". "):
			t.Errorf("%s: the first line of the %s is not one sentence: %q", object.name, object.kind, summary)
		case len(summary) >= 160:
			t.Errorf("%s: the first line of the %s has %d characters: %q", object.name, object.kind, len(summary), summary)
		}
		page := object.page()
		if front := frontMatter.FindStringSubmatch(read(t, page)); front == nil || !strings.HasSuffix(front[1], ".") {
			t.Errorf("%s: the front matter of %s has no summary that is a sentence: %q", object.name, page, front)
		}
	}
}

// writing are words about writing an attribute. Where nobody can write it, they
// are from the resource.
var writing = regexp.MustCompile(`(?i)\bchang(e|ing) (this|makes|renames|forces)|a change (makes|renames)|left out|leaving (it|this)|required there|` +
	`another (label|one)|forces a new|defaults to|must be (set|configured)|only allowed|required if|(intercom|the server) (takes|chooses|accepts)|looking up|` +
	`at least (one|two)|you can (set|choose)|configure`)

// TestRuleDataSourcesSpeakOfReading keeps what is only for who writes an
// attribute on the pages of resources: in the lines of a description after the
// first, which crud.Computed leaves out.
func TestRuleDataSourcesSpeakOfReading(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		if object.kind != "data source" {
			continue
		}
		for name, attribute := range object.attributes {
			input, ok := attribute.(interface{ IsComputed() bool })
			if text := attribute.GetMarkdownDescription(); ok && input.IsComputed() && (writing.MatchString(text) || strings.Contains(text, "\n")) {
				t.Errorf("data.%s: the description of %s speaks of writing it: %q", object.name, name, text)
			}
		}
	}
}

// TestRuleDescriptionsTellThePlan holds the descriptions of a resource to its
// schema: what is the default, and what forces a new resource.
func TestRuleDescriptionsTellThePlan(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for name, object := range objects {
		var shape resource.SchemaResponse
		object.Schema(t.Context(), resource.SchemaRequest{}, &shape)
		for attribute, definition := range shape.Schema.Attributes {
			text := definition.GetMarkdownDescription()
			if value := defaultOf(t, definition); value != "" && !strings.Contains(text, "\nDefaults to "+value) && !strings.Contains(text, " defaults to "+value) {
				t.Errorf("%s: the description of %s does not say \"Defaults to %s\": %q", name, attribute, value, text)
			}
			const replaces = "Changing this forces a new resource to be created"
			if forces := replacesAlways(t, definition); forces != strings.Contains(text, "\n"+replaces) {
				t.Errorf("%s: %s forces a new resource: %t; the description says otherwise: %q", name, attribute, forces, text)
			}
		}
	}
}

// defaultOf is what an attribute is where the configuration leaves it out, as
// its description writes it; "" where nothing says so.
func defaultOf(t *testing.T, attribute schema.Attribute) string {
	t.Helper()
	switch a := attribute.(type) {
	case schema.StringAttribute:
		if a.Default != nil {
			var answer defaults.StringResponse
			a.Default.DefaultString(t.Context(), defaults.StringRequest{}, &answer)
			if text := answer.PlanValue.ValueString(); text != "" {
				return "`" + text + "`"
			}
			return "an empty string"
		}
	case schema.BoolAttribute:
		if a.Default != nil {
			var answer defaults.BoolResponse
			a.Default.DefaultBool(t.Context(), defaults.BoolRequest{}, &answer)
			return fmt.Sprintf("`%t`", answer.PlanValue.ValueBool())
		}
	case schema.SetAttribute:
		if a.Default != nil {
			return "" // in words, such as "every team"
		}
	}
	return ""
}

// replacesAlways tells whether every change of an attribute replaces the
// resource.
func replacesAlways(t *testing.T, attribute schema.Attribute) bool {
	t.Helper()
	// What the framework says of its own modifier that replaces always.
	replaces := func(modifier planmodifier.Describer) bool {
		return modifier.Description(t.Context()) == "If the value of this attribute changes, Terraform will destroy and recreate the resource."
	}
	switch a := attribute.(type) {
	case schema.StringAttribute:
		return slices.ContainsFunc(a.PlanModifiers, func(m planmodifier.String) bool { return replaces(m) })
	case schema.BoolAttribute:
		return slices.ContainsFunc(a.PlanModifiers, func(m planmodifier.Bool) bool { return replaces(m) })
	default:
		return false
	}
}

// TestRuleVersionsAreDescribed says since which version of the API an object is
// there, on the page of each that not every version has.
func TestRuleVersionsAreDescribed(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		required := regexp.MustCompile("\n\nRequires `api_version` ([0-9.]+) or newer").FindStringSubmatch(object.description)
		since := ""
		if object.since != (intercom.Version{}) {
			since = object.since.String()
		}
		if len(required) == 0 && since != "" || len(required) > 0 && required[1] != since {
			t.Errorf("%s: the %s is there since %q; its description says %q", object.name, object.kind, since, required)
		}
		for name, attribute := range object.attributes {
			if text := attribute.GetMarkdownDescription(); regexp.MustCompile("(?i)needs `?(the )?api|API version 2").MatchString(text) {
				t.Errorf("%s: %s has its own words for \"Requires `api_version`\": %q", object.name, name, text)
			}
		}
	}
}

// foreign are words that the registry's readers do not expect, each with the one
// that they do.
var foreign = []struct{ word, instead string }{
	{`\b(was|were|be|been|is|are|being) made\b|\b(who|Intercom|Terraform|else) made\b|\bmakes? (a|an|another|no other) (new )?[a-z]+[. ,]|\banew\b`, "created"},
	{`\btexts\b|\ba text (in|of|,)|RFC 3339 texts?|unsets a text|empty text`, "string"},
	{`(?:^|[^l] )[Aa]ddress of (a|an|the)\b|must be an address`, "URL"},
	{`where it is left out|\bElse\b`, "Defaults to `…`."},
	{`\bA change makes|Every change replaces`, "Changing this forces a new resource to be created."},
	{`\bfor ever\b|(deleted?s?|archived?s?)( \w+){0,3} for good\b`, "permanently"},
	{`(in|as) RFC 3339(?: format)?[.;:]|UTC \(RFC|in RFC 3339,`, "in RFC 3339 format, UTC"},
	{`(?i)\bneeds (the )?.?api[_ ]version|API version 2`, "Requires `api_version` …"},
	{`\bshall\b|\bwhich is a teammate\b|\blets? (an object|objects) through\b`, "plain words"},
}

// TestRuleWords keeps the words of descriptions and guides those of Terraform
// and of Intercom.
func TestRuleWords(t *testing.T) {
	t.Parallel()
	texts := map[string]string{}
	for _, object := range everything(t) {
		texts[object.kind+" "+object.name] = object.description
		for name, attribute := range object.attributes {
			texts[object.kind+" "+object.name+"."+name] = attribute.GetMarkdownDescription()
		}
	}
	var settings tfprovider.SchemaResponse
	provider.New("test", nil).Schema(t.Context(), tfprovider.SchemaRequest{}, &settings)
	texts["provider"] = settings.Schema.MarkdownDescription
	for name, attribute := range settings.Schema.Attributes {
		texts["provider "+name] = attribute.GetMarkdownDescription()
	}
	for _, page := range pages(t) {
		if strings.HasPrefix(page, "templates/") || page == "README.md" {
			texts[page] = regexp.MustCompile("(?s)```.*?```").ReplaceAllString(read(t, page), "")
		}
	}
	for where, text := range texts {
		for _, words := range foreign {
			if found := regexp.MustCompile(words.word).FindString(text); found != "" {
				t.Errorf("%s says %q; say %s", where, found, words.instead)
			}
		}
	}
}
