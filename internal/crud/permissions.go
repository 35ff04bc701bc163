package crud

import (
	"errors"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// PermissionsHeading begins the paragraph of a description that declares what the
// token's app needs. The documentation shows it, and a 403 repeats it: there is
// no other list.
const PermissionsHeading = "**Permissions.** "

// permissions is what a description declares, as plain text.
func permissions(description string) string {
	_, declared, _ := strings.Cut(description, PermissionsHeading)
	declared, _, _ = strings.Cut(declared, "\n\n")
	return strings.NewReplacer("*", "", "`", "", "\n", " ").Replace(strings.TrimSpace(declared))
}

// explain words an error about an object whose schema has a description. That a
// permission is missing is told at length once in a run: who makes many objects
// lacks it for all of them.
func explain(api *intercom.Client, verb string, err error, description string) *tf.Diagnostic {
	var refused *intercom.Error
	declared := permissions(description)
	if api == nil || declared == "" || !errors.As(err, &refused) || !lacksPermission(refused) {
		return tf.Explain(verb, err)
	}
	if !api.First("lacks: " + declared) {
		declared = ""
	}
	return tf.Forbidden(verb, err, declared)
}

func lacksPermission(refused *intercom.Error) bool {
	return refused.Status == http.StatusForbidden && refused.Code != "" && refused.Code != "api_plan_restricted"
}

// described is a schema.
type described interface{ GetMarkdownDescription() string }

// addError adds an error about an object, which may be about another one too.
func (r *Resource) addError(diags *diag.Diagnostics, verb string, err error, schema described) {
	if err != nil {
		diagnostic := explain(r.API, verb, r.note(err), schema.GetMarkdownDescription())
		diags.AddError(diagnostic.Summary, diagnostic.Detail)
	}
}

func (d *DataSource) addError(diags *diag.Diagnostics, err error, description string) {
	if err != nil {
		diagnostic := explain(d.API, "read", err, description)
		diags.AddError(diagnostic.Summary, diagnostic.Detail)
	}
}
