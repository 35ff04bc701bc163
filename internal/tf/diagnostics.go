package tf

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// Diagnostic is an error in the words that a user of Terraform is to read.
type Diagnostic struct{ Summary, Detail string }

func (p *Diagnostic) Error() string { return p.Summary + ": " + p.Text() }

// requestID is how an error of the client ends that came with one.
var requestID = regexp.MustCompile(` \(request id [^)]+\)`)

// Text is the detail with the request ids at its end, where whoever asks
// Intercom's support looks for them.
func (p *Diagnostic) Text() string {
	var ids []string
	for _, id := range requestID.FindAllString(p.Detail, -1) {
		if id = strings.TrimSpace(id); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return requestID.ReplaceAllString(p.Detail, "") + paragraph(strings.Join(ids, "\n"))
}

// AddTo adds the error, to an attribute where one is given.
func (p *Diagnostic) AddTo(diags *diag.Diagnostics, at ...path.Path) {
	if len(at) == 0 {
		diags.AddError(p.Summary, p.Text())
		return
	}
	diags.AddAttributeError(at[0], p.Summary, p.Text())
}

// NewDiagnostic makes a Diagnostic.
func NewDiagnostic(summary, detail string, args ...any) error {
	return &Diagnostic{summary, fmt.Sprintf(detail, args...)}
}

// Since refuses what the configured version of the API lacks: what is the name
// of it, since the first version that has it. A client that is nil, as while
// validating, refuses nothing.
func Since(api *intercom.Client, since intercom.Version, what string) error {
	if api == nil || !api.Version().Before(since) {
		return nil
	}
	return NewDiagnostic("The API version is too old", "%s requires api_version %q or newer; the provider is configured with %q. "+
		"Set api_version in the provider's configuration, or INTERCOM_API_VERSION.", what, since, api.Version())
}

// Visible is the error of looking for what a plan refers to; nil also where the
// token may not look.
func Visible(err error) error {
	var refused *intercom.Error
	if errors.As(err, &refused) && refused.Status == http.StatusForbidden {
		return nil
	}
	return err
}

// Explain words an error for a user: what was attempted, what Intercom said,
// what to do, and what its support needs. Terraform itself names the object.
func Explain(verb string, err error) *Diagnostic {
	var diagnostic *Diagnostic
	var taken *intercom.TakenError
	var held *intercom.HeldError
	var uncertain *intercom.AmbiguousError
	var refused *intercom.Error
	var wrong *intercom.WrongWorkspaceError
	var tokenRefused *intercom.RefusedTokenError
	var unknownHost *intercom.UnknownHostError
	if errors.As(err, &diagnostic) {
		return diagnostic
	}
	err = ofToken(err)
	switch {
	case errors.As(err, &taken):
		return explained(Capitalised(fmt.Sprintf("%s %s exists already", intercom.Some(taken.Kind), taken.Key)), whatToDo(verb, taken)+paragraph(whatItSaid(taken.Err)))
	case errors.As(err, &held) && held.Deleted:
		return explained("A deleted contact has the external id or the e-mail address", fmt.Sprintf("Contact %s was deleted permanently. "+
			"Intercom restores it no more and keeps its external id and its e-mail address for about 7 days after the deletion, in which no other contact can "+
			"have them. Apply again after that, or configure others. A contact that is archived in place of being deleted can be created "+
			"again at once.%s", held.ID, whatItSaid(held.Err)))
	case errors.As(err, &held):
		return explained("An archived or deleted contact has the external id or the e-mail address", fmt.Sprintf("Contact %s keeps them; Intercom "+
			"does not say which of the two it is. Others can be configured. If it was deleted, Intercom keeps them for about 7 days: apply again after that. "+
			"If it is archived, this resource can have it in place of the contact that it has now, which then stays in Intercom, unmanaged.%s Let Terraform forget "+
			"that one and apply again, which takes the other out of the archive:%s%s", held.ID, letGo(held.Keeps), commands(Forget), paragraph(whatItSaid(held.Err))))
	case errors.As(err, &wrong):
		return explained("The access token belongs to another workspace", sentence(err)+
			" Nothing was read or written there. Use a token of the workspace that workspace_id names, or correct workspace_id.")
	case errors.As(err, &tokenRefused) && !errors.As(err, &uncertain):
		return explained(fmt.Sprintf("Cannot %s: the access token was refused", verb), sentence(err)+" The token is wrong or revoked, or the region is not its own.")
	case errors.As(err, &unknownHost):
		return explained(fmt.Sprintf("Cannot %s: there is no such host", verb), sentence(err)+
			" Nothing was sent. Check base_url and region for a mistake, and whether this machine can look up names.")
	case errors.As(err, &uncertain):
		return explained(fmt.Sprintf("Cannot tell whether the %s happened", verb), sentence(err)+" "+whatMayExist(uncertain))
	case errors.Is(err, context.Canceled):
		return explained(fmt.Sprintf("Cannot %s: interrupted", verb), sentence(err))
	case errors.As(err, &refused) && refused.Code == "contact_merged":
		return explained(fmt.Sprintf("Cannot %s: the contact was merged into another", verb), sentence(err)+
			" Use the id of the contact that it was merged into.")
	case errors.Is(err, intercom.ErrNotFound):
		return explained(fmt.Sprintf("Cannot %s: there is no such object", verb), sentence(err)+
			" It was deleted or archived outside Terraform, or never was in this workspace. Plan again to see the present state.")
	case errors.As(err, &refused) && refused.Status == http.StatusOK:
		return explained(fmt.Sprintf("Cannot %s: unreadable answer", verb), sentence(err)+" "+advice(refused))
	case errors.As(err, &refused):
		return explained(fmt.Sprintf("Cannot %s: Intercom answered %s", verb, strings.TrimSpace(fmt.Sprintf("%d %s", refused.Status, refused.Code))),
			strings.TrimSpace(sentence(err)+" "+advice(refused)))
	default:
		return explained(fmt.Sprintf("Cannot %s", verb), sentence(err)+" If Intercom cannot be reached, check the network, "+
			"the proxy variables (HTTPS_PROXY, NO_PROXY) and base_url, then apply again.")
	}
}

// ofToken is an error in which a refused token is what is told at length where the run has
// not done so yet, and briefly else.
func ofToken(err error) error {
	var before *intercom.RefusedTokenError
	var refused *intercom.Error
	switch {
	case intercom.IsAmbiguous(err):
		return err
	case errors.As(err, &before):
		refused = before.Err
	case !errors.As(err, &refused) || !refused.RefusesToken():
		return err
	}
	switch {
	case !refused.FirstTold():
		return &intercom.RefusedTokenError{Err: refused}
	case before != nil:
		return refused
	default:
		return err
	}
}

// absent and withheldBy are summaries of Explain, Since and of an import.
var (
	absent     = regexp.MustCompile(`^(Cannot [a-z ]+: there is no such (?:[a-gi-z]|h[a-np-z])|cannot import non-existent remote object)`) // and not "no such host"
	withheldBy = regexp.MustCompile(`^(Cannot [a-z ]+: Intercom answered (403 \w+|\d+ api_plan_restricted|400 intercom_version_invalid)$|The API version is too old$)`)
)

// SaysMissing says whether a summary tells that an object is not there. It is for who
// has only what Terraform's protocol carries.
func SaysMissing(summary string) bool { return absent.MatchString(summary) }

// SaysWithheld says whether a summary tells that the token, the plan of the workspace
// or the version of the API does not give what was asked for.
func SaysWithheld(summary string) bool { return withheldBy.MatchString(summary) }

// SaysFailed says whether a summary tells that something could not be done, and not
// that a configuration is wrong, an object is missing or access is not given.
func SaysFailed(summary string) bool {
	return strings.HasPrefix(summary, "Cannot ") && !SaysMissing(summary) && !SaysWithheld(summary)
}

// Forbidden words the refusal of a token that lacks a permission. needs is what
// the object takes; empty where another error of the run has said it.
func Forbidden(verb string, err error, needs string) *Diagnostic {
	diagnostic := Explain(verb, err)
	diagnostic.Detail = sentence(err) + " The token's app, or the teammate that it acts as, lacks a permission. "
	if needs == "" {
		diagnostic.Detail += "Another error of this run says which ones this kind of object takes."
	} else {
		diagnostic.Detail += needs + " Give them to the app in Intercom's Developer Hub, under Authentication."
	}
	return diagnostic
}

// TakenInPlan is the warning of what an apply may refuse: something else in the
// same run may let go of the name first. verb is "create" or "update".
func TakenInPlan(verb string, taken *intercom.TakenError) (summary, detail string) {
	what := "create another"
	if verb == "update" {
		what = "make this change"
	}
	return Capitalised(fmt.Sprintf("%s %s exists already", intercom.Some(taken.Kind), taken.Key)),
		fmt.Sprintf("Unless this run destroys or changes that one first, the apply will refuse to %s. ", what) + whatToDo(verb, taken)
}

// whatToDo says what to do about something that only one object can have: about
// a change, about an object of the same configuration, and about any other.
func whatToDo(verb string, taken *intercom.TakenError) string {
	const ownWays = "for the same object at a new address, add a moved block; where this resource replaces it, remove create_before_destroy, " +
		"which resources that depend on it may bring with them; where its resource block was just removed, apply again."
	switch {
	case verb == "update":
		whose, instead := "", ""
		if taken.Own {
			whose = ", which Terraform manages too,"
		} else {
			instead = " If Terraform does not manage that one, this resource can take it over, which leaves its present object in Intercom, unmanaged." +
				letGo(taken.Keeps) + TakeOver(taken.ID)
		}
		return fmt.Sprintf("The one with the id %s%s has it, and only one can. Configure something else here, or change or destroy that one first and apply again. "+
			"To swap the two, give one of them something third in between.%s", taken.ID, whose, instead)
	case taken.Own:
		return fmt.Sprintf("It has the id %s, only one can exist, and Terraform manages it: %s Where two resources describe it, remove one.", taken.ID, ownWays)
	default:
		return fmt.Sprintf("It has the id %s, and only one can exist. If Terraform manages it already, do not import it: %s If not, import it; "+
			"destroying this resource then destroys it:%s", taken.ID, ownWays, commands(importCommand(taken.ID)))
	}
}

// letGo says what an object must lose before another one takes its place in the
// state: else the two meet again, the other way round.
func letGo(kept string) string {
	if kept == "" {
		return ""
	}
	return fmt.Sprintf(" First apply another %s and no other change, or the object that stays keeps the one that is configured here.", kept)
}

// Forget is the command that takes a resource out of the state and leaves its
// object as it is.
const Forget = "terraform state rm '<address of this resource>'"

// TakeOver are the commands that give a resource of the state another object.
func TakeOver(id string) string {
	return commands(Forget, importCommand(id))
}

func importCommand(id string) string {
	return fmt.Sprintf("terraform import '<address of this resource>' '%s'", id)
}

// commands are a paragraph of their own.
func commands(lines ...string) string { return "\n\n  " + strings.Join(lines, "\n  ") }

// paragraph begins one with a text, where there is any.
func paragraph(text string) string {
	if text = strings.TrimSpace(text); text != "" {
		return "\n\n" + text
	}
	return ""
}

// whatItSaid quotes Intercom, where it was Intercom that refused.
func whatItSaid(err error) string {
	if err == nil {
		return ""
	}
	return " Intercom's answer was: " + sentence(err)
}

// whatMayExist says what an uncertain creation may have left behind.
func whatMayExist(uncertain *intercom.AmbiguousError) string {
	switch {
	case !uncertain.Looked && uncertain.What != "":
		return "Look for the " + uncertain.What + " in Intercom before applying again. If it is there, import it with its id; otherwise applying again creates it."
	case !uncertain.Looked:
		return "Look for the object in Intercom before applying again. If it is there, import it with its id; otherwise applying again creates it."
	case len(uncertain.Candidates) == 0 && uncertain.What != "":
		return "The workspace has no " + uncertain.What + " now, so it was probably not created: apply again."
	case len(uncertain.Candidates) == 0:
		return "The workspace has none like it now, so it was probably not created: apply again."
	default:
		return fmt.Sprintf("The workspace has one like it now, with the import id %s. If that is what Terraform created, import it before applying "+
			"again, or there will be two:%s",
			strings.Join(uncertain.Candidates, " or "), commands(importCommand(uncertain.Candidates[len(uncertain.Candidates)-1])))
	}
}

func explained(summary, detail string) *Diagnostic { return &Diagnostic{summary, detail} }

// ended is a text that needs no full stop; Text takes a request id out of it.
var ended = regexp.MustCompile(`[.!?…]( \(request id [^)]+\))?$`)

// sentence makes an error's text the first sentence of a paragraph.
func sentence(err error) string {
	text := Capitalised(err.Error())
	if ended.MatchString(text) {
		return text
	}
	return text + "."
}

// Capitalised is a text as a sentence begins. It is not empty.
func Capitalised(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// advice says what to do about a refusal.
func advice(refused *intercom.Error) string {
	switch {
	case refused.Status == http.StatusUnauthorized:
		return "Intercom gives this answer to a wrong or revoked token, and to a right one in the wrong region. The request went to " +
			refused.Host + "; " + otherRegions(refused.Host)
	case refused.Code == "api_plan_restricted":
		return "The plan of the workspace does not have this feature in the API."
	case refused.KeptOut():
		return "The address that this machine sends from is not on the IP allowlist of the workspace. Run Terraform from one that is, or have somebody add this one " +
			"in Intercom, under the security settings of the workspace. If the allowlist is an intercom_ip_allowlist, add it to addresses there as well, or the next apply takes it off."
	case refused.Status == http.StatusForbidden && refused.Code != "":
		return "The token's app, or the teammate that it acts as, lacks a permission; the documentation of this object lists what is needed."
	case refused.Code == "tag_has_dependent_objects":
		return "Remove the tag from what the message lists, in Intercom, then apply again."
	case refused.Code == "data_connector_in_use":
		return "Take the data connector out of the workflows and agents that use it, in Intercom, then apply again."
	case refused.Code == "intercom_version_invalid":
		return "The api_version of the provider does not have this; a newer one may."
	case refused.Passing():
		return "Something else is at work that Intercom allows one of at a time, such as a walk through all companies, and it was still there after all " +
			"retries. It passes by itself: apply again in some minutes."
	case refused.Status == http.StatusConflict && refused.Code != "":
		return "Something else was changed at the same time, or the object exists already. If it exists, import it."
	case refused.Status == http.StatusNotFound && refused.Code != "":
		return "The object, or one that it belongs to, was deleted or archived outside Terraform. Plan again to see the present state."
	case refused.Status == http.StatusBadRequest, refused.Status == http.StatusUnprocessableEntity:
		return "Intercom says what it does not accept; correct the configuration, then apply again."
	case refused.Status == http.StatusTooManyRequests:
		return "The rate limit was still exceeded after all retries. Lower -parallelism, raise max_retries, or run at a quieter time."
	case refused.Status >= http.StatusInternalServerError:
		return "This is a fault at Intercom or on the way there. Apply again; if it stays, give the request id to Intercom's support."
	case refused.Status == http.StatusOK && refused.Method != http.MethodGet && !strings.HasSuffix(refused.Path, "/search"):
		return "The request may have been carried out. Check base_url and any proxy in between, and look for the object in Intercom before applying again."
	case refused.Code == "":
		return "The answer does not come from Intercom's API. Check base_url and any proxy in between."
	default:
		return ""
	}
}

// otherRegions says which regions to try when a token was refused at a host.
func otherRegions(host string) string {
	var others []string
	known := false
	for region, address := range intercom.Regions {
		if strings.TrimPrefix(address, "https://") == host {
			known = true
			continue
		}
		others = append(others, fmt.Sprintf("%q", region))
	}
	if !known {
		return "check that base_url is the one of the workspace."
	}
	slices.Sort(others)
	return "if the workspace is hosted elsewhere, set region to " + strings.Join(others, " or ") + "."
}

// WarnOfOther warns that Intercom stored another value than an apply wrote. It
// shows neither: they may be sensitive, which Terraform does not tell.
func WarnOfOther(diags *diag.Diagnostics, at path.Path, what string) {
	diags.AddAttributeWarning(at, "Intercom stored another value",
		fmt.Sprintf("%s is not in Intercom as it was written. The next plan will show what Intercom has.", what))
}
