package export

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
)

// longestLine is how many bytes of a text are written in its place; a longer one, and
// one of several lines, has a file. widestList is how many bytes of a list are written
// on one line.
const (
	longestLine = 200
	widestList  = 100
)

// block writes the configuration of one object.
type block struct {
	e     *exporter
	o     *object
	texts map[string]string // files beside, by their paths
}

// resource is the object's block.
func (b *block) resource(ctx context.Context) (string, error) {
	var out strings.Builder
	fmt.Fprintf(&out, "resource %s %s {\n", quoted(b.o.kind.typeName), quoted(b.o.label))
	if err := b.attributes(ctx, &out, "", b.o.kind.schema.Block.Attributes, b.o.config); err != nil {
		return "", err
	}
	if after := b.e.dependencies(b.o); len(after) > 0 {
		fmt.Fprintf(&out, "\ndepends_on = %s\n", list(after))
	}
	out.WriteString("}\n")
	return out.String(), nil
}

// attributes writes those that have a value, in the order of a reader: what the object
// belongs to, what it is called, what else it must have, and the rest. at names the
// object in files: nothing for the resource itself.
func (b *block) attributes(ctx context.Context, out *strings.Builder, at string, attributes []*tfprotov6.SchemaAttribute, values map[string]any) error {
	beside := map[string]tftypes.Value{}
	for name, value := range values {
		beside[name], _ = value.(tftypes.Value)
	}
	for _, attribute := range slices.SortedFunc(slices.Values(attributes), b.inOrder) {
		value, there := beside[attribute.Name]
		if !there || value.IsNull() {
			continue
		}
		expression, note, err := b.attribute(ctx, at, attribute, value, beside)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s = %s%s\n", attribute.Name, expression, comment(note))
	}
	return nil
}

func (b *block) inOrder(one, other *tfprotov6.SchemaAttribute) int {
	rank := func(attribute *tfprotov6.SchemaAttribute) int {
		switch {
		case slices.Contains(b.o.kind.identity, attribute.Name):
			return slices.Index(b.o.kind.identity, attribute.Name) - len(b.o.kind.identity)
		case attribute.Required && isReference(attribute.Name) && kindOf(attribute.Name, nil) != "":
			return 0
		case slices.Contains([]string{"name", "title", "day"}, attribute.Name):
			return 1
		case slices.Contains([]string{"description", "opens"}, attribute.Name):
			return 2
		case attribute.Required:
			return 3
		default:
			return 4
		}
	}
	return cmp.Or(cmp.Compare(rank(one), rank(other)), strings.Compare(one.Name, other.Name))
}

// attribute is the expression of one attribute, and what is to be said of it.
func (b *block) attribute(ctx context.Context, at string, attribute *tfprotov6.SchemaAttribute, value tftypes.Value, beside map[string]tftypes.Value) (expression, note string, err error) {
	switch {
	case attribute.Sensitive || attribute.WriteOnly:
		return b.e.variable(b.o, attribute), "", nil
	case attribute.NestedType != nil:
		expression, err = b.nested(ctx, at, attribute, value)
		return expression, "", err
	case isReference(attribute.Name):
		of := kindOf(attribute.Name, beside)
		if value.Type().Is(tftypes.String) {
			return b.reference(ctx, attribute.Name, of, text(value))
		}
		expression, err = b.references(ctx, attribute.Name, of, value)
		return expression, "", err
	case value.Type().Is(tftypes.String) && at != inline:
		return b.text(at, attribute.Name, text(value)), "", nil
	default:
		return plain(value), "", nil
	}
}

// reference is what stands for an id.
func (b *block) reference(ctx context.Context, name, of, id string) (expression, note string, err error) {
	if id == "" || id == "0" || name == "external_id" { // Intercom writes 0 for nobody
		return quoted(id), "", nil
	}
	found := reference{expression: quoted(id), note: strings.ReplaceAll(strings.TrimSuffix(name, "_id"), "_", " ") + differs}
	if of != "" {
		if found, err = b.e.resolve(ctx, of, id); err != nil {
			return "", "", err
		}
	}
	if found.note != "" {
		b.e.report.note(b.o, name, id, found.note)
	}
	return found.expression, found.note, nil
}

// references are those of a list or a set, of which a set has no order.
func (b *block) references(ctx context.Context, name, of string, value tftypes.Value) (string, error) {
	var lines []string
	noted := false
	for _, id := range elements(value) {
		expression, note, err := b.reference(ctx, name, of, text(id))
		if err != nil {
			return "", err
		}
		noted = noted || note != ""
		lines = append(lines, expression+","+comment(note))
	}
	if value.Type().Is(tftypes.Set{}) {
		slices.Sort(lines)
	}
	if noted {
		return "[\n" + strings.Join(lines, "\n") + "\n]", nil
	}
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], ",")
	}
	return list(lines), nil
}

// inline is where texts of any length are written in their place: the elements of a
// list have nothing by which a file could be called.
const inline = "\x00"

// nested is an attribute with attributes of its own.
func (b *block) nested(ctx context.Context, at string, attribute *tfprotov6.SchemaAttribute, value tftypes.Value) (string, error) {
	nested := attribute.NestedType
	object := func(at string, value tftypes.Value) (string, error) {
		var out strings.Builder
		out.WriteString("{\n")
		values := map[string]any{}
		for name, member := range members(value) {
			values[name] = member
		}
		err := b.attributes(ctx, &out, at, nested.Attributes, values)
		return out.String() + "}", err
	}
	switch nested.Nesting {
	case tfprotov6.SchemaObjectNestingModeSingle:
		return object(below(at, attribute.Name), value)
	case tfprotov6.SchemaObjectNestingModeMap:
		named := members(value)
		if len(named) == 0 {
			return "{}", nil
		}
		var out strings.Builder
		out.WriteString("{\n")
		for _, key := range sortedKeys(named) {
			inner, err := object(below(at, key), named[key])
			if err != nil {
				return "", err
			}
			fmt.Fprintf(&out, "%s = %s\n", objectKey(key), inner)
		}
		return out.String() + "}", nil
	default:
		var lines []string
		for _, element := range elements(value) {
			inner, err := object(inline, element)
			if err != nil {
				return "", err
			}
			lines = append(lines, oneLine(inner)+",")
		}
		if nested.Nesting == tfprotov6.SchemaObjectNestingModeSet {
			slices.Sort(lines)
		}
		if len(lines) == 0 {
			return "[]", nil
		}
		return "[\n" + strings.Join(lines, "\n") + "\n]", nil
	}
}

// oneLine is an object of a few short values in one line, and any other as it is.
func oneLine(object string) string {
	const few, short = 4, 100
	inner := strings.TrimSuffix(strings.TrimPrefix(object, "{\n"), "\n}")
	members := strings.Split(inner, "\n")
	line := "{ " + strings.Join(members, ", ") + " }"
	if len(members) > few || len(line) > short || inner == "" || strings.ContainsAny(inner, "{[#") {
		return object
	}
	return line
}

// fileKey is what can be in the name of a file as it is.
var fileKey = regexp.MustCompile(`^[A-Za-z0-9_-]{1,40}$`)

func below(at, key string) string {
	if at == inline || !fileKey.MatchString(key) {
		return inline
	}
	return at + "." + key
}

// extensions are those of the files of texts; a text that is all that an object says
// gives its file no other name.
var extensions = map[string]string{"body": ".html", "html": ".html", "body_markdown": ".md", "json_blocks": ".json"}

// text is a text in its place, or one in a file that is exact to the byte.
func (b *block) text(at, name, value string) string {
	if len(value) <= longestLine && !strings.ContainsAny(value, "\n\r") {
		return quoted(value)
	}
	extension, main := extensions[name]
	if !main {
		extension = "." + name + ".txt"
	}
	file := path.Join(b.o.kind.area, b.o.kind.name, b.o.label+at+extension)
	if other, taken := b.texts[file]; taken && other != value {
		return quoted(value)
	}
	b.texts[file] = value
	return `file("${path.module}/` + file + `")`
}

// variable is the variable that has a secret: its value is never written.
func (e *exporter) variable(o *object, attribute *tfprotov6.SchemaAttribute) string {
	name := o.kind.name + "_" + strings.TrimPrefix(o.label, "_") + "_" + attribute.Name
	e.secrets[name] = secret{ephemeral: attribute.WriteOnly, of: o.address(), attribute: attribute.Name}
	return "var." + name
}

// secret is a variable without a default.
type secret struct {
	ephemeral     bool
	of, attribute string
}

// plain is a value with nothing to refer to.
func plain(value tftypes.Value) string {
	switch kind := value.Type(); {
	case value.IsNull():
		return "null"
	case kind.Is(tftypes.Object{}), kind.Is(tftypes.Map{}):
		named := members(value)
		if len(named) == 0 {
			return "{}"
		}
		var out strings.Builder
		out.WriteString("{\n")
		for _, key := range sortedKeys(named) {
			fmt.Fprintf(&out, "%s = %s\n", objectKey(key), plain(named[key]))
		}
		return out.String() + "}"
	case kind.Is(tftypes.List{}), kind.Is(tftypes.Set{}), kind.Is(tftypes.Tuple{}):
		var parts []string
		for _, element := range elements(value) {
			parts = append(parts, plain(element))
		}
		if kind.Is(tftypes.Set{}) {
			slices.Sort(parts)
		}
		return list(parts)
	default:
		return tokens(primitive(value))
	}
}

func primitive(value tftypes.Value) cty.Value {
	var number big.Float
	var truth bool
	switch {
	case value.As(&number) == nil:
		return cty.NumberVal(&number)
	case value.As(&truth) == nil:
		return cty.BoolVal(truth)
	default:
		return cty.StringVal(text(value))
	}
}

// tokens is a value as it is written: by nothing else is a text of Intercom's.
func tokens(value cty.Value) string { return string(hclwrite.TokensForValue(value).Bytes()) }

func quoted(text string) string { return tokens(cty.StringVal(text)) }

// words of the language that an object's key cannot be.
var reserved = []string{"for", "if", "in", "true", "false", "null"}

func objectKey(key string) string {
	if hclsyntax.ValidIdentifier(key) && !slices.Contains(reserved, key) {
		return key
	}
	return quoted(key)
}

// list is one of expressions, on one line where they are short.
func list(parts []string) string {
	line := "[" + strings.Join(parts, ", ") + "]"
	if len(line) <= widestList && !strings.Contains(line, "\n") {
		return line
	}
	return "[\n" + strings.Join(parts, ",\n") + ",\n]"
}

func comment(note string) string {
	if note == "" {
		return ""
	}
	return " # " + note
}

// formatted is a file as "terraform fmt" leaves it.
func formatted(text string) []byte { return hclwrite.Format([]byte(text)) }

func sortedKeys[T any](of map[string]T) []string {
	keys := make([]string, 0, len(of))
	for key := range of {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
