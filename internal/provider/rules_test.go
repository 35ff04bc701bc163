package provider_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/action"
	actionschema "github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// root is the folder of the checkout, seen from this package.
const root = "../.."

// registered is one resource, data source, ephemeral resource or action, as the
// rules see it.
type registered struct {
	name, area, kind string // kind is "resource", "list resource", "data source", "ephemeral resource" or "action"
	description      string
	attributes       map[string]described
	since            intercom.Version // the first that has it
}

// described is what resource's and data source's attributes have in common.
type described interface {
	GetMarkdownDescription() string
	IsSensitive() bool
	IsWriteOnly() bool
	IsComputed() bool
	IsOptional() bool
}

// whole is a resource that has everything that the design asks for.
type whole interface {
	resource.ResourceWithConfigure
	resource.ResourceWithIdentity
	resource.ResourceWithImportState
	IdentityAttributes() []string
	Imports() []string
	OfDestroy() crud.Loss
}

// resources returns every resource by its name, and the area of each.
func resources(t *testing.T) (all map[string]whole, areas map[string]string) {
	t.Helper()
	all, areas = map[string]whole{}, map[string]string{}
	for _, area := range provider.Areas() {
		for _, newObject := range area.Resources {
			var metadata resource.MetadataResponse
			made := newObject()
			made.Metadata(t.Context(), resource.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
			object, ok := made.(whole)
			if !ok {
				t.Fatalf("%s does not embed crud.Resource: it lacks configuration, identity or import", metadata.TypeName)
			}
			all[metadata.TypeName], areas[metadata.TypeName] = object, area.Name
		}
	}
	return all, areas
}

// everything returns all that the provider has.
func everything(t *testing.T) []registered {
	t.Helper()
	var all []registered
	objects, areas := resources(t)
	for _, name := range slices.Sorted(maps.Keys(objects)) {
		var answer resource.SchemaResponse
		objects[name].Schema(t.Context(), resource.SchemaRequest{}, &answer)
		if diags := answer.Schema.ValidateImplementation(t.Context()); diags.HasError() {
			t.Errorf("%s: %v", name, diags)
		}
		found := registered{name, areas[name], "resource", answer.Schema.MarkdownDescription, map[string]described{}, since(objects[name])}
		flatten(found.attributes, "", answer.Schema.Attributes)
		all = append(all, found)
		if lister, lists := objects[name].(list.ListResource); lists {
			all = append(all, listOf(t, found, lister))
		}
	}
	for _, area := range provider.Areas() {
		for _, newObject := range area.DataSources {
			var metadata datasource.MetadataResponse
			var answer datasource.SchemaResponse
			made := newObject()
			made.Metadata(t.Context(), datasource.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
			made.Schema(t.Context(), datasource.SchemaRequest{}, &answer)
			if diags := answer.Schema.ValidateImplementation(t.Context()); diags.HasError() {
				t.Errorf("%s: %v", metadata.TypeName, diags)
			}
			found := registered{metadata.TypeName, area.Name, "data source", answer.Schema.MarkdownDescription, map[string]described{}, since(made)}
			flattenData(found.attributes, "", answer.Schema.Attributes)
			flattenBlocks(found.attributes, "", answer.Schema.Blocks)
			all = append(all, found)
		}
		for _, newObject := range area.EphemeralResources {
			var metadata ephemeral.MetadataResponse
			var answer ephemeral.SchemaResponse
			made := newObject()
			made.Metadata(t.Context(), ephemeral.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
			made.Schema(t.Context(), ephemeral.SchemaRequest{}, &answer)
			if diags := answer.Schema.ValidateImplementation(t.Context()); diags.HasError() {
				t.Errorf("%s: %v", metadata.TypeName, diags)
			}
			found := registered{metadata.TypeName, area.Name, "ephemeral resource", answer.Schema.MarkdownDescription, map[string]described{}, intercom.Version{}}
			for name, attribute := range answer.Schema.Attributes {
				found.attributes[name] = attribute
			}
			all = append(all, found)
		}
		for _, newObject := range area.Actions {
			var metadata action.MetadataResponse
			var answer action.SchemaResponse
			made := newObject()
			made.Metadata(t.Context(), action.MetadataRequest{ProviderTypeName: "intercom"}, &metadata)
			made.Schema(t.Context(), action.SchemaRequest{}, &answer)
			if diags := answer.Schema.ValidateImplementation(t.Context()); diags.HasError() {
				t.Errorf("%s: %v", metadata.TypeName, diags)
			}
			found := registered{metadata.TypeName, area.Name, "action", answer.Schema.MarkdownDescription, map[string]described{}, since(made)}
			flattenAction(found.attributes, "", answer.Schema.Attributes)
			all = append(all, found)
		}
	}
	return all
}

// listOf is the list of a resource.
func listOf(t *testing.T, of registered, lister list.ListResource) registered {
	t.Helper()
	var answer list.ListResourceSchemaResponse
	lister.ListResourceConfigSchema(t.Context(), list.ListResourceSchemaRequest{}, &answer)
	if diags := answer.Schema.ValidateImplementation(t.Context()); diags.HasError() {
		t.Errorf("%s: %v", of.name, diags)
	}
	of.kind, of.description, of.attributes = "list resource", answer.Schema.MarkdownDescription, map[string]described{}
	for name, attribute := range answer.Schema.Attributes {
		of.attributes[name] = attribute
	}
	return of
}

// folder is where the pages and examples of a kind are, and file how its example is
// called.
func (r registered) folder() string { return strings.ReplaceAll(r.kind, " ", "-") + "s" }
func (r registered) file() string {
	ending := ".tf"
	if r.kind == "list resource" {
		ending = ".tfquery.hcl"
	}
	return strings.TrimSuffix(r.folder(), "s") + ending
}

// page and example are its own.
func (r registered) page() string {
	return "docs/" + r.folder() + "/" + strings.TrimPrefix(r.name, "intercom_") + ".md"
}
func (r registered) example() string {
	return filepath.Join("examples", r.folder(), r.name, r.file())
}

// since is the field of crud.Resource, crud.DataSource and crud.Action, of which each
// embeds one.
func since(object any) intercom.Version {
	return reflect.ValueOf(object).Elem().FieldByName("Since").Interface().(intercom.Version) //nolint:forcetypeassert // of crud
}

func flatten(into map[string]described, prefix string, attributes map[string]schema.Attribute) {
	for name, attribute := range attributes {
		into[prefix+name] = attribute
		switch nested := attribute.(type) {
		case schema.ListNestedAttribute:
			flatten(into, prefix+name+".", nested.NestedObject.Attributes)
		case schema.SetNestedAttribute:
			flatten(into, prefix+name+".", nested.NestedObject.Attributes)
		case schema.MapNestedAttribute:
			flatten(into, prefix+name+".", nested.NestedObject.Attributes)
		case schema.SingleNestedAttribute:
			flatten(into, prefix+name+".", nested.Attributes)
		}
	}
}

func flattenData(into map[string]described, prefix string, attributes map[string]data.Attribute) {
	for name, attribute := range attributes {
		into[prefix+name] = attribute
		switch nested := attribute.(type) {
		case data.ListNestedAttribute:
			flattenData(into, prefix+name+".", nested.NestedObject.Attributes)
		case data.SetNestedAttribute:
			flattenData(into, prefix+name+".", nested.NestedObject.Attributes)
		case data.MapNestedAttribute:
			flattenData(into, prefix+name+".", nested.NestedObject.Attributes)
		}
	}
}

func flattenAction(into map[string]described, prefix string, attributes map[string]actionschema.Attribute) {
	for name, attribute := range attributes {
		into[prefix+name] = attribute
		switch nested := attribute.(type) {
		case actionschema.ListNestedAttribute:
			flattenAction(into, prefix+name+".", nested.NestedObject.Attributes)
		case actionschema.SingleNestedAttribute:
			flattenAction(into, prefix+name+".", nested.Attributes)
		}
	}
}

func flattenBlocks(into map[string]described, prefix string, blocks map[string]data.Block) {
	for name, block := range blocks {
		if nested, ok := block.(data.ListNestedBlock); ok {
			flattenData(into, prefix+name+".", nested.NestedObject.Attributes)
			flattenBlocks(into, prefix+name+".", nested.NestedObject.Blocks)
		}
	}
}

func TestRuleDescriptions(t *testing.T) {
	t.Parallel()
	quoted, admin := regexp.MustCompile("`[^`]*`|\\*[^*]+\\*"), regexp.MustCompile(`(?i)\badmins?\b`)
	for _, object := range everything(t) {
		for name, attribute := range object.attributes {
			text := attribute.GetMarkdownDescription()
			if !strings.HasSuffix(text, ".") {
				t.Errorf("%s: the description of %s is no sentence: %q", object.name, name, text)
			}
			if strings.Contains(text, "\n\n") {
				t.Errorf("%s: the description of %s has an empty line, which ends its item in the list of the page: %q", object.name, name, text)
			}
			if admin.MatchString(quoted.ReplaceAllString(text, "")) {
				t.Errorf("%s: a person of the workspace is a teammate, in the description of %s: %q", object.name, name, text)
			}
		}
		if admin.MatchString(quoted.ReplaceAllString(strings.ReplaceAll(object.description, "**", ""), "")) {
			t.Errorf("%s: a person of the workspace is a teammate, in the description: %q", object.name, object.description)
		}
		needed := []string{"**Permissions.**"}
		switch object.kind {
		case "resource":
			needed = append(needed, "**Destroy**", "**What Intercom cannot do.**")
		case "action":
			needed = append(needed, "\n\n"+crud.RepeatingHeading+"Repeating it ")
		}
		for _, heading := range needed {
			if !strings.Contains(object.description, heading) {
				t.Errorf("%s: the description of the %s has no %s", object.name, object.kind, heading)
			}
		}
	}
}

func TestRuleSecretsAreSensitive(t *testing.T) {
	t.Parallel()
	secret := regexp.MustCompile(`(^|[._])(secret|password|token)(_value)?(_wo)?$`)
	for _, object := range everything(t) {
		for name, attribute := range object.attributes {
			// What an action is configured with cannot be sensitive.
			if secret.MatchString(name) && !attribute.IsSensitive() && (object.kind != "action" || !attribute.IsWriteOnly()) {
				t.Errorf("%s: %s is a secret and not sensitive", object.name, name)
			}
		}
	}
}

// TestRuleNames holds attributes to one name for one idea: X_id is Intercom's id
// of an X and so never an X's own attribute, a person of the workspace is an
// admin as in the API, values to choose from are options, and the list of a
// look-up of many has the look-up's name.
func TestRuleNames(t *testing.T) {
	t.Parallel()
	retired := regexp.MustCompile(`(^|[._])(teammate|list_item)s?(_|$)`)
	lists := 0
	for _, object := range everything(t) {
		word := strings.TrimPrefix(object.name, "intercom_")
		var list string
		computed := 0
		for name, attribute := range object.attributes {
			own := name[strings.LastIndex(name, ".")+1:]
			// ticket_id is Intercom's name for the number that people see.
			if kind, isID := strings.CutSuffix(own, "_id"); isID && own != "ticket_id" && (kind == word || several(kind) == word && own != name) {
				t.Errorf("%s: %s reads as the id of another %s", object.name, name, kind)
			}
			if retired.MatchString(name) {
				t.Errorf("%s: %s has a name of its own for what is called admin or options elsewhere", object.name, name)
			}
			if own == name && attribute.IsComputed() && !attribute.IsOptional() {
				computed++
				if _, ok := attribute.(data.ListNestedAttribute); ok {
					list = name
				}
			}
		}
		if computed != 1 || list == "" {
			continue
		}
		lists++
		if list != word {
			t.Errorf("%s: its list is called %s", object.name, list)
		}
	}
	if lists == 0 {
		t.Error("there is no look-up of many")
	}
}

// TestRuleKeys holds a data source to ask for the key that it cannot do without.
func TestRuleKeys(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		if object.kind != "data source" || object.attributes["id"] == nil || !object.attributes["id"].IsOptional() {
			continue
		}
		keys := 0
		for name, attribute := range object.attributes {
			if !strings.Contains(name, ".") && attribute.IsOptional() && attribute.IsComputed() {
				keys++
			}
		}
		if keys < 2 { //nolint:mnd // one
			t.Errorf("%s: id is optional, and there is nothing else to look up by", object.name)
		}
	}
}

// TestRuleIdentity holds every resource to an identity made of its own
// attributes, and to an import that refuses what cannot be an id.
func TestRuleIdentity(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for name, object := range objects {
		var shape resource.SchemaResponse
		var identity resource.IdentitySchemaResponse
		object.Schema(t.Context(), resource.SchemaRequest{}, &shape)
		object.IdentitySchema(t.Context(), resource.IdentitySchemaRequest{}, &identity)
		if diags := identity.IdentitySchema.ValidateImplementation(t.Context()); diags.HasError() {
			t.Errorf("%s: %v", name, diags)
		}
		if len(identity.IdentitySchema.Attributes) == 0 {
			t.Errorf("%s: the identity is empty", name)
		}
		for attribute, kind := range identity.IdentitySchema.Attributes {
			if _, ok := shape.Schema.Attributes[attribute]; !ok || kind.GetDescription() == "" {
				t.Errorf("%s: %s of the identity is no attribute, or has no description", name, attribute)
			}
		}
		parts := len(object.IdentityAttributes())
		for _, id := range malformedIDs(parts) {
			if diagnostics := importString(t.Context(), object, shape, id); !strings.Contains(diagnostics, "Malformed import id") {
				t.Errorf("%s: import of %q: %s", name, id, diagnostics)
			}
		}
		if diagnostics := importString(t.Context(), object, shape, strings.TrimSuffix(strings.Repeat("12/", parts), "/")); diagnostics != "" {
			t.Errorf("%s: import of a good id: %s", name, diagnostics)
		}
	}
}

// malformedIDs are import strings that are wrong for an id of so many parts.
func malformedIDs(parts int) []string {
	good := slices.Repeat([]string{"12"}, parts)
	wrong := []string{
		strings.Join(append(good, "12"), "/"), strings.Join(good, "/") + "/", "/" + strings.Join(good, "/"),
		strings.Join(good[1:], "/"), strings.Repeat("/", parts),
	}
	for _, part := range []string{"", " ", "1 2", "1\n", ".", "..", "\x00"} {
		wrong = append(wrong, strings.Join(append([]string{part}, good[1:]...), "/"))
	}
	return wrong
}

func importString(ctx context.Context, object whole, shape resource.SchemaResponse, id string) string {
	var identity resource.IdentitySchemaResponse
	object.IdentitySchema(ctx, resource.IdentitySchemaRequest{}, &identity)
	answer := resource.ImportStateResponse{
		State:    tfsdk.State{Schema: shape.Schema, Raw: tftypes.NewValue(shape.Schema.Type().TerraformType(ctx), nil)},
		Identity: &tfsdk.ResourceIdentity{Schema: identity.IdentitySchema, Raw: tftypes.NewValue(identity.IdentitySchema.Type().TerraformType(ctx), nil)},
	}
	object.ImportState(ctx, resource.ImportStateRequest{ID: id}, &answer)
	if !answer.Diagnostics.HasError() {
		return ""
	}
	return fmt.Sprint(answer.Diagnostics)
}

// TestRuleValidators allows validators, which do not know the state, where an
// import cannot bring what they refuse: on ids that it refuses itself, and on
// what is Terraform's alone. For all else there is tf.NewOnly.
func TestRuleValidators(t *testing.T) {
	t.Parallel()
	own := []string{"on_destroy"}
	objects, _ := resources(t)
	for name, object := range objects {
		if _, validates := object.(resource.ResourceWithValidateConfig); validates {
			t.Errorf("%s validates without the state; ModifyPlan has it", name)
		}
		var answer resource.SchemaResponse
		object.Schema(t.Context(), resource.SchemaRequest{}, &answer)
		for attribute, of := range answer.Schema.Attributes {
			validators := 0
			switch of := of.(type) {
			case schema.StringAttribute:
				validators = len(of.Validators)
			case schema.Float64Attribute:
				validators = len(of.Validators)
			case schema.Int64Attribute:
				validators = len(of.Validators)
			case schema.ListAttribute:
				validators = len(of.Validators)
			case schema.SetAttribute:
				validators = len(of.Validators)
			case schema.MapAttribute:
				validators = len(of.Validators)
			}
			if validators > 0 && !slices.Contains(own, attribute) && !slices.Contains(object.IdentityAttributes(), attribute) {
				t.Errorf("%s: %s has validators, which refuse what an import may bring; use tf.NewOnly", name, attribute)
			}
		}
	}
}

// contentTags are listed by one file: kinds that differ in a word only.
var contentTags = []string{"article_tag", "content_snippet_tag", "internal_article_tag"}

// unlisted are the resources that cannot be listed, each with the reason.
var unlisted = map[string]string{
	"intercom_auth_token":                   "the value cannot be read, so that what is imported of one creates no other",
	"intercom_identity_verification_secret": "the secret cannot be read again, so that an import never has it",
}

// TestRuleListed lists every resource or says why not.
func TestRuleListed(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for name, object := range objects {
		_, lists := object.(list.ListResource)
		if _, excused := unlisted[name]; lists == excused {
			t.Errorf("%s is listed: %t; there is a reason not to: %t", name, lists, excused)
		}
	}
	for name := range unlisted {
		if objects[name] == nil {
			t.Errorf("%s, which is said not to be listed, is no resource", name)
		}
	}
}

// TestRuleFiles holds the folder tree to the design: one object, one word.
func TestRuleFiles(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		word := strings.TrimPrefix(object.name, "intercom_")
		area := "internal/provider/" + strings.ToLower(object.area)
		files := []string{object.example()}
		switch example := filepath.Dir(object.example()); object.kind {
		case "resource":
			files = append(files, example+"/import.sh", example+"/import-by-string-id.tf", example+"/import-by-identity.tf",
				area+"/"+word+"_resource.go", area+"/"+word+"_resource_test.go",
				"internal/intercom/"+several(word)+".go", "internal/emulator/"+several(word)+".go")
		case "list resource":
			if !slices.Contains(contentTags, word) {
				files = append(files, area+"/"+word+"_list.go")
			}
		case "ephemeral resource":
			files = append(files, area+"/"+word+"_ephemeral_resource.go", area+"/"+word+"_ephemeral_resource_test.go")
		case "action":
			files = append(files, example+"/act.sh", area+"/"+strings.TrimSuffix(word, "_action")+"_action.go", area+"/"+strings.TrimSuffix(word, "_action")+"_action_test.go")
		}
		for _, file := range files {
			if _, err := os.Stat(filepath.Join(root, file)); err != nil {
				t.Errorf("%s: %v", object.name, err)
			}
		}
		page := object.page()
		text := read(t, page)
		if !strings.Contains(text, "\nsubcategory: \""+object.area+"\"\n") {
			t.Errorf("%s: %s is not in the chapter %q", object.name, page, object.area)
		}
		if !strings.Contains(text, "## Example Usage") || object.kind == "resource" && !strings.Contains(text, "## Import") {
			t.Errorf("%s: %s lacks the example or the import", object.name, page)
		}
	}
}

// several is the plural of a word: "companies" of "company".
func several(word string) string {
	if stem, found := strings.CutSuffix(word, "y"); found {
		return stem + "ies"
	}
	return word + "s"
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Error(err)
	}
	return string(text)
}
