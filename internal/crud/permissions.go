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

// declared is what a paragraph of a description says, as plain text.
func declared(description, heading string) string {
	_, text, _ := strings.Cut(description, heading)
	text, _, _ = strings.Cut(text, "\n\n")
	return strings.NewReplacer("*", "", "`", "", "\n", " ").Replace(strings.TrimSpace(text))
}

// explain words an error about an object whose schema has a description.
func explain(api *intercom.Client, verb string, err error, description string) *tf.Diagnostic {
	if needs, lacks := lacking(api, err, description); lacks {
		return tf.Forbidden(verb, err, needs)
	}
	return tf.Explain(verb, err)
}

// lacking says whether an error is that a permission is missing, and what is
// needed. That is told at length once in a run: who makes many objects lacks it
// for all of them.
func lacking(api *intercom.Client, err error, description string) (needs string, lacks bool) {
	var refused *intercom.Error
	needs = declared(description, PermissionsHeading)
	if api == nil || needs == "" || !errors.As(err, &refused) || !lacksPermission(refused) {
		return "", false
	}
	if !api.First("lacks: " + needs) {
		needs = ""
	}
	return needs, true
}

func lacksPermission(refused *intercom.Error) bool {
	return refused.Status == http.StatusForbidden && refused.Code != "" && refused.Code != "api_plan_restricted" && !refused.KeptOut()
}

// described is a schema.
type described interface{ GetMarkdownDescription() string }

// addError adds an error about an object, which may be about another one too.
func (r *Resource) addError(diags *diag.Diagnostics, verb string, err error, schema described) {
	if err != nil {
		diagnostic := explain(r.API, verb, r.note(err), schema.GetMarkdownDescription())
		diagnostic.AddTo(diags)
	}
}

func (d *DataSource) addError(diags *diag.Diagnostics, err error, description string) {
	if err != nil {
		diagnostic := explain(d.API, "read", err, description)
		diagnostic.AddTo(diags)
	}
}
