package crud

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Lister is a resource whose objects are listed. It embeds Resource.
type Lister interface {
	Owner
	list.ListResource
	Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse)
}

// Listed is one object of a list: which it is, and nothing of what it is.
type Listed struct {
	Name     string   // what people know it by; of a child the parent's first, as in "Bug report / Severity"
	Identity []string // the values of IdentityAttributes, in their order
}

// nameRegex is what every list can be narrowed by.
const nameRegex = "name_regex"

// ListSchema is what a list takes: arguments of its own and what every list takes.
func ListSchema(description string, arguments map[string]listschema.Attribute) listschema.Schema {
	attributes := map[string]listschema.Attribute{nameRegex: listschema.StringAttribute{
		Optional: true, Validators: []validator.String{tf.Regexp()},
		MarkdownDescription: "Regular expression, in RE2 syntax, that the name which the list shows must match, anywhere in it unless anchored with `^` and `$`.",
	}}
	maps.Copy(attributes, arguments)
	return listschema.Schema{MarkdownDescription: description, Attributes: attributes}
}

// ListSearchSchema is ListSchema with the filters and groups that the data source of
// the kind takes.
func ListSearchSchema(description string, arguments map[string]listschema.Attribute) listschema.Schema {
	schema := ListSchema(description, arguments)
	schema.Attributes["match"], schema.Blocks = tf.ListSearch()
	return schema
}

// ListParent is the argument of a list of what one object has: the object's id.
// Where it is not required, the list is of what all have.
func ListParent(kind string, required bool) listschema.StringAttribute {
	only := "Only those of one " + words(kind) + ": the"
	if required {
		only = "Intercom's id of the " + words(kind) + ": the"
	}
	return listschema.StringAttribute{
		Required: required, Optional: !required, Validators: []validator.String{tf.ID()},
		MarkdownDescription: only + " `id` of an `intercom_" + kind + "`.",
	}
}

// ListArgument is a text that a list is configured with, "" for none.
func ListArgument(ctx context.Context, config tfsdk.Config, name string) string {
	var value types.String
	config.GetAttribute(ctx, path.Root(name), &value)
	return value.ValueString()
}

// ListSearch is what a list with ListSearchSchema searches by.
func ListSearch(ctx context.Context, config tfsdk.Config) (search tf.Search) {
	config.GetAttribute(ctx, path.Root("match"), &search.Match)
	config.GetAttribute(ctx, path.Root("filter"), &search.Filter)
	config.GetAttribute(ctx, path.Root("group"), &search.Group)
	return search
}

// ListName is a name with what it belongs to, as far as that has names.
func ListName[T ~string](parts ...T) string {
	var named []string
	for _, part := range parts {
		if part != "" {
			named = append(named, string(part))
		}
	}
	return strings.Join(named, " / ")
}

// Child is an object of a list, and what it belongs to.
type Child[P, C any] struct {
	Of    *P
	Child *C
}

// ListParents are the objects of which a list is: the one that an argument names, else
// all.
func ListParents[P any](
	ctx context.Context, config tfsdk.Config, argument string, all func(context.Context) iter.Seq2[*P, error], get func(context.Context, string) (*P, error),
) iter.Seq2[*P, error] {
	if id := ListArgument(ctx, config, argument); id != "" || all == nil {
		return Only(get(ctx, id))
	}
	return all(ctx)
}

// Children lists what each of several objects has.
func Children[P, C any](parents iter.Seq2[*P, error], children func(*P) iter.Seq2[*C, error]) iter.Seq2[*Child[P, C], error] {
	return func(yield func(*Child[P, C], error) bool) {
		for parent, err := range parents {
			if err != nil {
				yield(nil, err)
				return
			}
			for child, err := range children(parent) {
				if !yield(&Child[P, C]{parent, child}, err) || err != nil {
					return
				}
			}
		}
	}
}

// Unless is a list, or an error in its place.
func Unless[T any](err error, all iter.Seq2[*T, error]) iter.Seq2[*T, error] {
	if err != nil {
		return Only[T](nil, err)
	}
	return all
}

// Named walks a list to its end and tells the names of what is in it, for the names of
// what belongs to these.
func Named[T any](all iter.Seq2[*T, error], name func(*T) (intercom.ID, string)) (objects iter.Seq2[*T, error], names map[intercom.ID]string) {
	var walked []*T
	names = map[intercom.ID]string{}
	for object, err := range all {
		if err != nil {
			return Only[T](nil, err), names
		}
		id, called := name(object)
		walked, names[id] = append(walked, object), called
	}
	return func(yield func(*T, error) bool) {
		for _, object := range walked {
			if !yield(object, nil) {
				return
			}
		}
	}, names
}

// Members is a list of what an object has in it.
func Members[T any](members []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range members {
			if !yield(&members[i], nil) {
				return
			}
		}
	}
}

// Only is a list of one object.
func Only[T any](object *T, err error) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) { yield(object, err) }
}

// List lists the objects of a kind. listed says which one an object is, and nil of
// what is to be left out. Where the resource is asked for too, it is what its own
// Read makes of the identity, as after an import; what is gone by then is left out.
func List[T any](ctx context.Context, req list.ListRequest, stream *list.ListResultsStream, of Lister, all iter.Seq2[*T, error], listed func(*T) *Listed) {
	name, err := regexp.Compile(ListArgument(ctx, req.Config, nameRegex))
	if err != nil {
		stream.Results = list.ListResultsStreamDiagnostics(diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(nameRegex), "Invalid value", err.Error())})
		return
	}
	objects := matching(all, listed, name)
	if req.IncludeResource {
		objects = ahead(objects, req.Limit)
	}
	stream.Results = func(push func(list.ListResult) bool) {
		var held *Listed // until it is known whether it is the last one
		shown := int64(0)
		for next, err := range objects {
			if held != nil {
				shown++
				full := err == nil && shown == req.Limit
				if !show(ctx, req, of, held, full, push) || full {
					return
				}
			}
			if err != nil {
				push(failed(ctx, req, of, err))
				return
			}
			held = next
		}
		if held != nil {
			show(ctx, req, of, held, false, push)
		}
	}
}

// failed is the error of a list. What was not found is what the list was to be of.
func failed(ctx context.Context, req list.ListRequest, of Lister, err error) (result list.ListResult) {
	if errors.Is(err, intercom.ErrNotFound) {
		for name, refers := range references {
			if _, takes := req.Config.Schema.GetAttributes()[name]; takes && ListArgument(ctx, req.Config, name) != "" {
				problem := &tf.Diagnostic{Summary: "No such " + refers.kind, Detail: tf.Capitalised(err.Error()) + ". " + hint(name)}
				problem.AddTo(&result.Diagnostics, path.Root(name))
				return result
			}
		}
	}
	of.resource().addError(&result.Diagnostics, "list", err, req.Config.Schema)
	return result
}

func matching[T any](all iter.Seq2[*T, error], listed func(*T) *Listed, name *regexp.Regexp) iter.Seq2[*Listed, error] {
	return func(yield func(*Listed, error) bool) {
		for object, err := range all {
			if err != nil {
				yield(nil, err)
				return
			}
			if found := listed(object); found != nil && name.MatchString(found.Name) && !yield(found, nil) {
				return
			}
		}
	}
}

// ahead walks a list before anything of it is read, as far as the limit needs: what
// a walk has seen, the client need not ask for.
func ahead(all iter.Seq2[*Listed, error], limit int64) iter.Seq2[*Listed, error] {
	return func(yield func(*Listed, error) bool) {
		var objects []*Listed
		var failure error
		for object, err := range all {
			if failure = err; err != nil {
				break
			}
			if objects = append(objects, object); limit > 0 && int64(len(objects)) > limit {
				break
			}
		}
		for _, object := range objects {
			if !yield(object, nil) {
				return
			}
		}
		if failure != nil {
			yield(nil, failure)
		}
	}
}

// show pushes an object, and says whether to go on. The engine reads nothing that
// comes after the last result, so that one has the warning that there are more.
func show(ctx context.Context, req list.ListRequest, of Lister, object *Listed, full bool, push func(list.ListResult) bool) bool {
	result := req.NewListResult(ctx)
	result.DisplayName = object.Name
	for i, name := range of.resource().IdentityAttributes() {
		result.Diagnostics.Append(result.Identity.SetAttribute(ctx, path.Root(name), object.Identity[i])...)
	}
	gone := req.IncludeResource && !readListed(ctx, of, &result)
	if gone {
		result = list.ListResult{}
	}
	if full {
		result.Diagnostics.AddWarning(fmt.Sprintf("There are more than %d", req.Limit), fmt.Sprintf(
			"The list of %s ends at its limit. Raise limit in the list block, or have fewer found with %s and the list's other arguments.",
			"intercom_"+of.resource().Name, nameRegex))
	}
	if gone && !full {
		return true
	}
	return push(result) && !result.Diagnostics.HasError()
}

// readListed reads the resource of a result, and says whether it is there.
func readListed(ctx context.Context, of Lister, result *list.ListResult) (there bool) {
	state := tfsdk.State{Raw: result.Resource.Raw, Schema: result.Resource.Schema}
	for name := range result.Identity.Schema.GetAttributes() {
		var value types.String
		result.Diagnostics.Append(result.Identity.GetAttribute(ctx, path.Root(name), &value)...)
		result.Diagnostics.Append(state.SetAttribute(ctx, path.Root(name), value)...)
	}
	identity := *result.Identity
	answer := resource.ReadResponse{State: state, Identity: &identity}
	answer.Private = zero(answer.Private)
	of.Read(ctx, resource.ReadRequest{State: state, Identity: result.Identity, Private: answer.Private}, &answer)
	if answer.State.Raw.IsNull() {
		return false
	}
	result.Resource.Raw = answer.State.Raw
	result.Diagnostics.Append(answer.Diagnostics...)
	return true
}

// zero is an empty value of a type that cannot be named here. Without a private state
// a Read that writes to it, as after an import, fails.
func zero[T any](*T) *T { return new(T) }
