// Package crud is a toolbox for what every resource and data source does in
// the same way: it settles, once, what happens when an object is gone, when
// Intercom refuses, when half of an object was made, and what identifies it.
// A resource that is special writes that method itself.
package crud

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// Area is a part of Intercom's product, and a chapter of the documentation.
type Area struct {
	Name               string
	Resources          []func() resource.Resource
	DataSources        []func() datasource.DataSource
	EphemeralResources []func() ephemeral.EphemeralResource
	Actions            []func() action.Action
	Functions          []func() function.Function
}

// Resource is embedded by every resource. It has Metadata, Configure,
// IdentitySchema and ImportState.
type Resource struct {
	Name string // without "intercom_"
	// Identity names the attributes that identify an object, in the order in
	// which an import string has them. Nil means "id" alone.
	Identity []string
	// Since is the first version of the API that has the object; the zero value
	// is for what every version has.
	Since intercom.Version
	Loss  Loss // of a destroy; see WarnOfDestroy
	// Gone says, after the object, what it means that a refresh does not find it
	// where Intercom hides what is archived; empty where it shows it.
	Gone string
	// ImportForms are what an import string can be beside the identity, with what
	// is to be filled in between < and >: "name:<name>".
	ImportForms []string
	API         *intercom.Client // nil until configured, also while validating
}

// Imports are the forms of an import string.
func (r *Resource) Imports() []string { return r.ImportForms }

// Metadata sets the name of the type.
func (r *Resource) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + r.Name
}

// Configure takes the client over, and refuses a version that lacks the object.
func (r *Resource) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	r.API, _ = req.ProviderData.(*intercom.Client)
	AddError(&resp.Diagnostics, "plan", tf.Since(r.API, r.Since, "intercom_"+r.Name))
}

// IdentitySchema has a required text for each part of the identity.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema.Attributes = map[string]identityschema.Attribute{}
	for _, name := range r.IdentityAttributes() {
		description := "Intercom's id of the " + words(r.Name) + "."
		if name != "id" {
			description = "Intercom's id of the " + words(strings.TrimSuffix(name, "_id")) + "."
		}
		resp.IdentitySchema.Attributes[name] = identityschema.StringAttribute{RequiredForImport: true, Description: description}
	}
}

// ImportState takes an identity, or a string with its parts and slashes
// between them.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	if resp.Diagnostics.HasError() {
		return
	}
	names := r.IdentityAttributes()
	parts := make([]string, len(names))
	if req.Identity != nil && !req.Identity.Raw.IsNull() {
		for i, name := range names {
			var part types.String
			resp.Diagnostics.Append(req.Identity.GetAttribute(ctx, path.Root(name), &part)...)
			parts[i] = part.ValueString()
		}
	} else {
		parts = strings.Split(req.ID, "/")
	}
	if resp.Diagnostics.HasError() {
		return
	}
	if len(parts) != len(names) || slices.ContainsFunc(parts, malformed) {
		resp.Diagnostics.AddError("Malformed import id", fmt.Sprintf(
			"%s is imported by %s, each an id as Intercom shows it; %q is not that.%s",
			tf.Capitalised(intercom.Some(words(r.Name))), "<"+strings.Join(names, ">/<")+">", strings.Join(parts, "/"), r.otherForms()))
		return
	}
	if resp.Private != nil {
		resp.Diagnostics.Append(resp.Private.SetKey(ctx, unreadKey, []byte("true"))...)
	}
	for i, name := range names {
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(name), parts[i])...)
		resp.Diagnostics.Append(resp.Identity.SetAttribute(ctx, path.Root(name), parts[i])...)
	}
}

// unreadKey marks in the private state what an import named and nothing has read
// yet. The state alone does not tell: of a link, the identity may be all there is.
const unreadKey = "unread"

// takeUnread says whether a read is the first one after an import, and ends that.
func takeUnread(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) bool {
	if req.Private == nil || resp.Private == nil {
		return false
	}
	mark, diags := req.Private.GetKey(ctx, unreadKey)
	resp.Diagnostics.Append(diags...)
	if mark == nil {
		return false
	}
	resp.Diagnostics.Append(resp.Private.SetKey(ctx, unreadKey, nil)...)
	return true
}

// notThere is the error of an import that named nothing. Terraform's own does not
// know what else an import string can be.
func (r *Resource) notThere(id string, err error) *tf.Diagnostic {
	const parts = ", each an id as Intercom shows it"
	how := "<" + strings.Join(r.IdentityAttributes(), ">/<") + ">" + parts
	if slices.Equal(r.IdentityAttributes(), []string{"id"}) {
		how = "<id>, the id that Intercom gave it"
	}
	return &tf.Diagnostic{
		Summary: "Cannot import: there is no such " + words(r.Name),
		Detail: fmt.Sprintf("No %s with the import id %q was found in this workspace; it may have been deleted or archived, or be in another workspace. "+
			"%[6]s is imported by %[3]s.%[4]s The look-up ended in: %[5]v.", words(r.Name), id, how, r.otherForms(), err, tf.Capitalised(intercom.Some(words(r.Name)))),
	}
}

// otherForms says how else an object can be imported.
func (r *Resource) otherForms() string {
	if len(r.ImportForms) == 0 {
		return ""
	}
	return " It can also be imported by " + strings.Join(r.ImportForms, " or ") + "."
}

// ImportBy lets an import string name an object by something else than its id,
// as in "name:VIP": the id that find returns takes its place. It is for calling
// before Resource.ImportState.
func ImportBy(req *resource.ImportStateRequest, resp *resource.ImportStateResponse, key string, find func(value string) (id string, err error)) {
	value, found := strings.CutPrefix(req.ID, key+":")
	if !found {
		return
	}
	id, err := find(value)
	AddError(&resp.Diagnostics, "import", err)
	req.ID = id
}

// malformed says whether a text can be no id.
func malformed(id string) bool {
	return id == "" || id == "." || id == ".." || strings.ContainsFunc(id, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '/'
	})
}

// IdentityAttributes names the attributes that identify an object, in the order
// of the import string.
func (r *Resource) IdentityAttributes() []string {
	if r.Identity == nil {
		return []string{"id"}
	}
	return r.Identity
}

func words(name string) string {
	if rest, of := strings.CutPrefix(name, "ip_"); of {
		name = "IP " + rest
	}
	return strings.ReplaceAll(name, "_", " ")
}
