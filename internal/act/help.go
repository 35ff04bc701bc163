package act

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// help says what an action does and takes, by its schema.
func help(action session.Action) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n\n%s\n\nMembers of the configuration, a JSON object:\n", action.Name, plain(action.Schema.Block.Description))
	members(&out, "  ", action.Schema.Block.Attributes)
	return out.String()
}

func members(out *strings.Builder, indent string, attributes []*tfprotov6.SchemaAttribute) {
	sorted := slices.Clone(attributes)
	slices.SortStableFunc(sorted, func(a, b *tfprotov6.SchemaAttribute) int {
		if a.Required != b.Required {
			return map[bool]int{true: -1, false: 1}[a.Required]
		}
		return strings.Compare(a.Name, b.Name)
	})
	for _, attribute := range sorted {
		needed := "optional"
		if attribute.Required {
			needed = "required"
		}
		fmt.Fprintf(out, "\n%s%s (%s, %s)\n", indent, attribute.Name, typeName(attribute.ValueType()), needed)
		for _, line := range strings.Split(plain(attribute.Description), "\n") {
			fmt.Fprintf(out, "%s    %s\n", indent, line)
		}
		if attribute.NestedType != nil {
			members(out, indent+"    ", attribute.NestedType.Attributes)
		}
	}
}

// typeName is what a value is called in JSON.
func typeName(kind tftypes.Type) string {
	switch {
	case kind.Is(tftypes.String):
		return "string"
	case kind.Is(tftypes.Number):
		return "number"
	case kind.Is(tftypes.Bool):
		return "boolean"
	case kind.Is(tftypes.List{}):
		return "array of " + typeName(kind.(tftypes.List).ElementType) + "s" //nolint:forcetypeassert // as asked
	case kind.Is(tftypes.Set{}):
		return "array of " + typeName(kind.(tftypes.Set).ElementType) + "s" //nolint:forcetypeassert // as asked
	default:
		return "object"
	}
}

// plain is a description without the signs of Markdown.
func plain(text string) string { return strings.NewReplacer("**", "", "`", "").Replace(text) }

// list names all actions, with the first line of what each does.
func list(actions []session.Action) string {
	longest := 0
	for _, action := range actions {
		longest = max(longest, len(action.Name))
	}
	var out strings.Builder
	for _, action := range actions {
		first, _, _ := strings.Cut(plain(action.Schema.Block.Description), "\n")
		fmt.Fprintf(&out, "%-*s  %s\n", longest, action.Name, first)
	}
	return out.String()
}
