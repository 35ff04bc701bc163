package provider_test

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// scene is an example's configuration, of which one resource is looked at. What
// that one refers to is made or read when it is needed.
type scene struct {
	blocks map[string]*hclsyntax.Block // by address, "data." before data sources and "action." before actions
	values map[string]cty.Value
	made   []*managed
}

// managed is a resource that a configuration has and a state may have.
type managed struct {
	*session.Instance
	address string
	config  session.Config
}

// newScene reads the example of a resource, and names its instances in it, one
// for every set of attributes that they configure, the largest set first.
func newScene(t *testing.T, kind string) (s *scene, addresses []string) {
	t.Helper()
	s = parseScene(t, filepath.Join("examples", "resources", kind, "resource.tf"))
	shapes := map[string]bool{}
	for _, address := range slices.Sorted(maps.Keys(s.blocks)) {
		block := s.blocks[address]
		if shape := shape(block); block.Type == "resource" && block.Labels[0] == kind && !shapes[shape] {
			addresses, shapes[shape] = append(addresses, address), true
		}
	}
	slices.SortStableFunc(addresses, func(a, b string) int {
		return len(s.blocks[b].Body.Attributes) - len(s.blocks[a].Body.Attributes)
	})
	return s, addresses
}

// parseScene reads a file of the checkout.
func parseScene(t *testing.T, file string) *scene {
	t.Helper()
	parsed, diags := hclsyntax.ParseConfig([]byte(read(t, file)), file, hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	s := &scene{blocks: map[string]*hclsyntax.Block{}, values: map[string]cty.Value{}}
	for _, block := range parsed.Body.(*hclsyntax.Body).Blocks { //nolint:forcetypeassert // what this parser makes
		address := strings.Join(block.Labels, ".")
		switch block.Type {
		case "data", "action", "list":
			s.blocks[block.Type+"."+address] = block
		case "resource":
			s.blocks[address] = block
		}
	}
	return s
}

// declaredBy says whether a block of an example is of an object.
func (r registered) declaredBy(block *hclsyntax.Block) bool {
	types := map[string]string{"resource": "resource", "data source": "data", "action": "action", "list resource": "list"}
	return block.Labels[0] == r.name && block.Type == types[r.kind]
}

// configuredBy is the body that configures what a block declares.
func configuredBy(block *hclsyntax.Block) *hclsyntax.Body {
	switch {
	case (block.Type == "action" || block.Type == "list") && len(block.Body.Blocks) > 0:
		return block.Body.Blocks[0].Body
	case block.Type == "list": // beside what every list has
		return &hclsyntax.Body{}
	default:
		return block.Body
	}
}

// shape is what a block configures.
func shape(block *hclsyntax.Block) string {
	return strings.Join(slices.Sorted(maps.Keys(block.Body.Attributes)), " ")
}

// again is the same configuration, of which nothing is made.
func (s *scene) again() *scene { return &scene{blocks: s.blocks, values: map[string]cty.Value{}} }

// config is what a block says, once everything that it refers to is there.
func (s *scene) config(ctx context.Context, run *session.Session, address string) (session.Config, error) {
	block := s.blocks[address]
	if block == nil {
		return nil, fmt.Errorf("the example has no %s", address)
	}
	config, err := s.body(ctx, run, configuredBy(block))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	return config, nil
}

// body is what a block says, and what the blocks in it say.
func (s *scene) body(ctx context.Context, run *session.Session, body *hclsyntax.Body) (session.Config, error) {
	config := session.Config{}
	for name, attribute := range body.Attributes {
		if name == "depends_on" {
			continue
		}
		for _, reference := range attribute.Expr.Variables() {
			if err := s.provide(ctx, run, referred(reference)); err != nil {
				return nil, err
			}
		}
		value, diags := attribute.Expr.Value(s.scope())
		if diags.HasErrors() {
			return nil, diags
		}
		plain, err := goValue(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		config[name] = plain
	}
	for _, inner := range body.Blocks {
		if inner.Type == "lifecycle" {
			continue
		}
		said, err := s.body(ctx, run, inner.Body)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", inner.Type, err)
		}
		blocks, _ := config[inner.Type].([]session.Config)
		config[inner.Type] = append(blocks, said)
	}
	return config, nil
}

// provide makes or reads what is referred to.
func (s *scene) provide(ctx context.Context, run *session.Session, address string) error {
	if _, known := s.values[address]; known {
		return nil
	}
	config, err := s.config(ctx, run, address)
	if err != nil {
		return err
	}
	kind := s.blocks[address].Labels[0]
	if strings.HasPrefix(address, "data.") {
		found, err := run.ReadDataSource(ctx, kind, config)
		s.values[address] = ctyObject(found)
		return err
	}
	instance, err := run.NewInstance(kind)
	if err != nil {
		return err
	}
	made := &managed{instance, address, config}
	s.made = append(s.made, made)
	err = made.apply(ctx, run, config)
	s.values[address] = ctyObject(made.State())
	return err
}

// referred is the address that an expression begins with.
func referred(reference hcl.Traversal) string {
	parts := []string{reference.RootName()}
	most := 2
	if reference.RootName() == "data" {
		most = 3
	}
	for _, step := range reference[1:] {
		if name, ok := step.(hcl.TraverseAttr); ok && len(parts) < most {
			parts = append(parts, name.Name)
		}
	}
	return strings.Join(parts, ".")
}

// scope is what expressions can refer to.
func (s *scene) scope() *hcl.EvalContext {
	tree := map[string]map[string]map[string]cty.Value{"": {}, "data": {}}
	for address, value := range s.values {
		root := ""
		if rest, data := strings.CutPrefix(address, "data."); data {
			root, address = "data", rest
		}
		kind, name, _ := strings.Cut(address, ".")
		if tree[root][kind] == nil {
			tree[root][kind] = map[string]cty.Value{}
		}
		tree[root][kind][name] = value
	}
	variables := map[string]cty.Value{}
	for kind, named := range tree[""] {
		variables[kind] = cty.ObjectVal(named)
	}
	kinds := map[string]cty.Value{}
	for kind, named := range tree["data"] {
		kinds[kind] = cty.ObjectVal(named)
	}
	variables["data"] = cty.ObjectVal(kinds)
	return &hcl.EvalContext{Variables: variables, Functions: map[string]function.Function{"jsonencode": stdlib.JSONEncodeFunc}}
}

// ctyObject has the texts, bools and texts by name of an object; examples refer to
// no others.
func ctyObject(value tftypes.Value) cty.Value {
	var attributes map[string]tftypes.Value
	if value.IsNull() || value.As(&attributes) != nil {
		return cty.EmptyObjectVal
	}
	plain := map[string]cty.Value{}
	for name, attribute := range attributes {
		var text string
		var flag bool
		var named map[string]tftypes.Value
		switch {
		case attribute.IsNull() || !attribute.IsKnown():
		case attribute.As(&text) == nil:
			plain[name] = cty.StringVal(text)
		case attribute.As(&flag) == nil:
			plain[name] = cty.BoolVal(flag)
		case attribute.As(&named) == nil:
			plain[name] = ctyObject(attribute)
		}
	}
	return cty.ObjectVal(plain)
}

// goValue is a value of a configuration as session.Config has it.
func goValue(value cty.Value) (any, error) {
	switch kind := value.Type(); {
	case value.IsNull():
		return nil, nil //nolint:nilnil // as an attribute that is not set
	case kind == cty.String:
		return value.AsString(), nil
	case kind == cty.Bool:
		return value.True(), nil
	case kind == cty.Number:
		return value.AsBigFloat(), nil
	case kind.IsTupleType():
		texts, several := []string{}, []any{}
		for _, element := range value.AsValueSlice() {
			plain, err := goValue(element)
			if err != nil {
				return nil, err
			}
			if text, ok := plain.(string); ok {
				texts = append(texts, text)
			}
			several = append(several, plain)
		}
		if len(texts) == len(several) {
			return texts, nil
		}
		return several, nil
	case kind.IsObjectType():
		members := map[string]any{}
		for name, member := range value.AsValueMap() {
			plain, err := goValue(member)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			members[name] = plain
		}
		return members, nil
	default:
		text, err := ctyjson.Marshal(value, kind)
		return nil, fmt.Errorf("%s %s is not understood here (%w)", kind.FriendlyName(), text, err)
	}
}

// changed is the configuration with another value for everything that can be
// changed in place; nil where nothing can.
func changed(ctx context.Context, run *session.Session, m *managed) (session.Config, error) {
	schema, err := run.Schema(m.Kind)
	if err != nil {
		return nil, err
	}
	result, found := maps.Clone(m.config), false
	for _, attribute := range schema.Block.Attributes {
		other := otherValue(m.config[attribute.Name])
		if other == nil {
			continue
		}
		before := result[attribute.Name]
		result[attribute.Name] = other
		plan, err := run.Plan(ctx, m.Instance, result)
		if err != nil || plan.Replaces || plan.Empty() {
			result[attribute.Name] = before
			continue
		}
		found = true
	}
	if !found {
		return nil, nil
	}
	return result, nil
}

func otherValue(value any) any {
	switch value := value.(type) {
	case string:
		return value + " (changed)"
	case bool:
		return !value
	case []string:
		return append([]string{"Something else"}, value[1:]...)
	case []any: // of objects
		return append([]any{otherValue(value[0])}, value[1:]...)
	case map[string]any:
		other := maps.Clone(value)
		for name, member := range value {
			switch member.(type) {
			case string, map[string]any:
				other[name] = otherValue(member)
			}
		}
		return other
	default:
		return nil
	}
}
