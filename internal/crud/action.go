package crud

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/actionvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// RepeatingHeading begins the paragraph of a description that declares what an
// action does that is invoked again. The documentation shows it, and an error
// that leaves open what happened repeats it: there is no other list.
const RepeatingHeading = "**Repeating.** "

// Action is embedded by every action. It has Metadata and Configure.
type Action struct {
	Name  string           // without "intercom_", with a verb first: an error begins with "Cannot" and it
	Since intercom.Version // the first that has it; the zero value is for what every version has
	Keys  []string         // exactly one of them is to be configured; none where there is no choice
	// Validators are those of the configuration, beside the one of the keys.
	Validators []action.ConfigValidator
	API        *intercom.Client // nil until configured, also while validating
}

// Actor is what every action embeds: Action.
type Actor interface{ action() *Action }

func (a *Action) action() *Action { return a }

// Progress tells the user what is about to happen and what has happened, with ids
// and counts: engines print it and keep it in logs, so that it has nothing that a
// person wrote or is reached by.
type Progress func(format string, args ...any)

// Outcome tells what came of what repeating does not do twice: that it was so before,
// or that it is so now. It returns the error that there was.
func (say Progress) Outcome(before bool, err error, was, done string, args ...any) error {
	switch {
	case err != nil:
		return err
	case before:
		say(was, args...)
	default:
		say(done, args...)
	}
	return nil
}

// Metadata sets the name of the type.
func (a *Action) Metadata(_ context.Context, req action.MetadataRequest, resp *action.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + a.Name
}

// Configure takes the client over, and refuses a version that lacks the action,
// which a plan does, too.
func (a *Action) Configure(_ context.Context, req action.ConfigureRequest, resp *action.ConfigureResponse) {
	a.API, _ = req.ProviderData.(*intercom.Client)
	AddError(&resp.Diagnostics, "plan", tf.Since(a.API, a.Since, "action.intercom_"+a.Name))
}

// ConfigValidators asks for exactly one of the keys.
func (a *Action) ConfigValidators(context.Context) []action.ConfigValidator {
	if len(a.Keys) == 0 {
		return a.Validators
	}
	var keys []path.Expression
	for _, key := range a.Keys {
		keys = append(keys, path.MatchRoot(key))
	}
	return append([]action.ConfigValidator{actionvalidator.ExactlyOneOf(keys...)}, a.Validators...)
}

// Invoke carries an action out. What do returns becomes an error in the words of
// an action: nothing is made that could be imported, and no state is left.
func Invoke[M any](ctx context.Context, of Actor, req action.InvokeRequest, resp *action.InvokeResponse, do func(config M, say Progress) error) {
	var config M
	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() {
		return
	}
	err := do(config, func(format string, args ...any) {
		resp.SendProgress(action.InvokeProgressEvent{Message: fmt.Sprintf(format, args...)})
	})
	of.action().addError(&resp.Diagnostics, err, req.Config.Schema)
}

// PlanAction checks the configuration of an action, in which values may be unknown
// still, before anything of the run is carried out.
func PlanAction[M any](ctx context.Context, of Actor, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse, check func(config M, refuse Refusals)) {
	var config M
	if resp.Diagnostics.Append(req.Config.Get(ctx, &config)...); resp.Diagnostics.HasError() || of.action().API == nil {
		return
	}
	check(config, Refusals{of.action(), &resp.Diagnostics, req.Config.Schema})
}

// Refusals are what is wrong with the configuration of an action.
type Refusals struct {
	of     *Action
	diags  *diag.Diagnostics
	schema described
}

// Admin refuses the id of a teammate that nobody has.
func (r Refusals) Admin(ctx context.Context, attribute string, id types.String) {
	r.Reference(attribute, id, func(id string) error { return r.of.API.Admins.Exists(ctx, id) })
}

// Add adds what is wrong with an attribute; nil adds nothing.
func (r Refusals) Add(attribute string, err error) {
	if err == nil {
		return
	}
	diagnostic := r.of.explain(err, r.schema)
	if errors.Is(err, intercom.ErrNotFound) {
		diagnostic.Summary, diagnostic.Detail = "No such "+references[attribute].kind, diagnostic.Detail+" "+hint(attribute)
	}
	diagnostic.AddTo(r.diags, path.Root(attribute))
}

// Since refuses an attribute that is configured and that the version of the API
// lacks.
func (r Refusals) Since(first intercom.Version, attribute string, value attr.Value) {
	if !value.IsNull() {
		r.Add(attribute, tf.Since(r.of.API, first, attribute))
	}
}

// Reference refuses an id that nothing has. It is for what one list tells that
// others share. Nothing is said of what is not known yet, and to a token that may
// not look; and nothing is asked for once something else is wrong.
func (r Refusals) Reference(attribute string, id types.String, find func(id string) error) {
	if !id.IsNull() && !id.IsUnknown() && !r.diags.HasError() {
		r.Add(attribute, tf.Visible(find(id.ValueString())))
	}
}

func (a *Action) addError(diags *diag.Diagnostics, err error, schema described) {
	if err != nil {
		diagnostic := a.explain(err, schema)
		diagnostic.AddTo(diags)
	}
}

// explain words an error.
func (a *Action) explain(err error, schema described) *tf.Diagnostic {
	description := schema.GetMarkdownDescription()
	if needs, lacks := lacking(a.API, err, description); lacks && !intercom.IsAmbiguous(err) {
		return tf.Forbidden(words(a.Name), err, needs)
	}
	return tf.ExplainAction(words(a.Name), declared(description, RepeatingHeading), err)
}
