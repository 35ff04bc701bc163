package crud

import (
	"context"
	"iter"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Singular is a data source that reads one object. M is its model.
type Singular[M any] struct {
	DataSource
	Description string
	Attributes  map[string]data.Attribute // computed; DataSource.Keys among them can be configured
	// Find reads the object that the configuration names.
	Find func(ctx context.Context, api *intercom.Client, config M) (*M, error)
	// Validate, if any, checks a configuration beyond what its attributes do.
	Validate func(config M, diags *diag.Diagnostics)
}

// Schema has the attributes, of which the keys can be configured.
func (d *Singular[M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = data.Schema{MarkdownDescription: d.Description, Attributes: Keyed(maps.Clone(d.Attributes), d.Keys...)}
}

// ValidateConfig checks a configuration as Validate does.
func (d *Singular[M]) ValidateConfig(ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse) {
	var config M
	if d.Validate != nil && !req.Config.Get(ctx, &config).HasError() { // an error is of what is not known yet
		d.Validate(config, &resp.Diagnostics)
	}
}

// Read reads the object.
func (d *Singular[M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config M
	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}
	found, err := d.Find(ctx, d.API, config)
	if d.addError(&resp.Diagnostics, err, d.Description); resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, found)...)
}

// Plural is a data source that lists objects, in an attribute with the data
// source's name. A is the model of what can be configured, None for nothing; M
// is the model of an object.
type Plural[A, M any] struct {
	DataSource
	Description string
	Arguments   map[string]data.Attribute // of A
	Searches    bool                      // A has a tf.Search
	Each        map[string]data.Attribute // of M
	EachIs      string                    // description of the list; without it, "The " and the name
	// List reads the objects.
	List func(ctx context.Context, api *intercom.Client, arguments A) ([]M, error)
	// Validate, if any, checks the arguments beyond what their attributes do.
	Validate func(arguments A, diags *diag.Diagnostics)
}

// None is the model of a data source that takes no arguments.
type None struct{}

// Schema has the arguments and the list.
func (d *Plural[A, M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = d.arguments()
	resp.Schema.MarkdownDescription = d.Description
	description := d.EachIs
	if description == "" {
		description = "The " + words(d.Name) + "."
	}
	resp.Schema.Attributes[d.Name] = Each(description, d.Each)
}

// arguments is the part of the schema that can be configured.
func (d *Plural[A, M]) arguments() data.Schema {
	attributes := map[string]data.Attribute{}
	maps.Copy(attributes, d.Arguments)
	if !d.Searches {
		return data.Schema{Attributes: attributes}
	}
	attributes["match"] = tf.SearchMatch()
	return data.Schema{Attributes: attributes, Blocks: tf.SearchBlocks()}
}

// ValidateConfig checks the arguments as Validate does.
func (d *Plural[A, M]) ValidateConfig(ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse) {
	if d.Validate == nil {
		return
	}
	if arguments, diags := d.configured(ctx, req.Config); !diags.HasError() { // an error is of what is not known yet
		d.Validate(arguments, &resp.Diagnostics)
	}
}

// Read reads the objects. The state is the configuration and the list.
func (d *Plural[A, M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	arguments, diags := d.configured(ctx, req.Config)
	if resp.Diagnostics.Append(diags...); resp.Diagnostics.HasError() {
		return
	}
	objects, err := d.List(ctx, d.API, arguments)
	if d.addError(&resp.Diagnostics, err, d.Description); resp.Diagnostics.HasError() {
		return
	}
	resp.State.Raw = req.Config.Raw
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(d.Name), objects)...)
}

// configured reads the arguments out of a configuration.
func (d *Plural[A, M]) configured(ctx context.Context, config tfsdk.Config) (arguments A, diags diag.Diagnostics) {
	only := d.arguments()
	values := map[string]tftypes.Value{}
	if err := config.Raw.As(&values); err != nil {
		diags.AddError("Malformed configuration", err.Error())
		return arguments, diags
	}
	values = maps.Clone(values) // that of the configuration itself
	delete(values, d.Name)
	diags = tfsdk.Config{Schema: only, Raw: tftypes.NewValue(only.Type().TerraformType(ctx), values)}.Get(ctx, &arguments)
	return arguments, diags
}

// Parent is the argument of a list of what one object has: the object's id.
func Parent(kind string) map[string]data.Attribute {
	return map[string]data.Attribute{kind + "_id": data.StringAttribute{
		Required: true, Validators: []validator.String{tf.ID()},
		MarkdownDescription: "Intercom's id of the " + words(kind) + ": the `id` of an `intercom_" + kind + "`.",
	}}
}

// Found is what a search finds, or all where there is nothing to search by.
func Found[T any](
	ctx context.Context, search tf.Search, all func(context.Context) iter.Seq2[*T, error], find func(context.Context, intercom.Filter) iter.Seq2[*T, error],
) iter.Seq2[*T, error] {
	if query, searches := search.Query(); searches {
		return find(ctx, query)
	}
	return all(ctx)
}
