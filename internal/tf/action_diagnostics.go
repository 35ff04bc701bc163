package tf

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// ExplainAction words the error of an action for a user: what was attempted, what
// Intercom said, what to do, and what its support needs. what begins with a verb,
// and repeating is what it means to invoke the action again.
func ExplainAction(what, repeating string, err error) *Diagnostic {
	var diagnostic *Diagnostic
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
	case errors.As(err, &uncertain):
		return explained("Cannot tell whether the action happened: "+what, sentence(err)+
			" It was sent once, and is not sent again by itself. Look in Intercom for what it does, before you invoke it again. "+repeating)
	case errors.As(err, &wrong), errors.As(err, &tokenRefused), errors.As(err, &unknownHost):
		return Explain(what, err) // nothing was sent, and nothing is there to be repeated
	case errors.Is(err, context.Canceled):
		return explained(fmt.Sprintf("Cannot %s: interrupted", what), sentence(err)+possibly(err, repeating))
	case errors.As(err, &refused) && refused.Code == "contact_merged":
		return explained(fmt.Sprintf("Cannot %s: the contact was merged into another", what), sentence(err)+
			" Use the id of the contact that it was merged into.")
	case errors.As(err, &refused):
		summary := fmt.Sprintf("Cannot %s: Intercom answered %s", what, strings.TrimSpace(fmt.Sprintf("%d %s", refused.Status, refused.Code)))
		if refused.Status == http.StatusOK {
			summary = fmt.Sprintf("Cannot %s: unreadable answer", what)
		}
		return explained(summary, strings.TrimSpace(sentence(err)+" "+actionAdvice(refused))+possibly(err, repeating))
	case errors.Is(err, intercom.ErrNotFound): // in a list, of what has no request of its own
		return explained(fmt.Sprintf("Cannot %s: there is no such object", what), sentence(err))
	default:
		return explained("Cannot "+what, sentence(err)+" If Intercom cannot be reached, check the network, "+
			"the proxy variables (HTTPS_PROXY, NO_PROXY) and base_url."+possibly(err, repeating))
	}
}

// possibly says of what was sent more than once, because that is harmless, that
// one of these may have had its effect.
func possibly(err error, repeating string) string {
	if !intercom.IsAmbiguous(err) {
		return ""
	}
	return " Intercom may have carried it out all the same. " + repeating
}

// actionAdvice says what to do about a refusal.
func actionAdvice(refused *intercom.Error) string {
	switch {
	case refused.Status == http.StatusUnauthorized, refused.Code == "api_plan_restricted", refused.Code == "intercom_version_invalid":
		return advice(refused)
	case refused.Status == http.StatusForbidden && refused.Code != "":
		return advice(refused)
	case refused.Status == http.StatusNotFound && refused.Code != "":
		return "What it is about was deleted, archived or merged, or never was in this workspace."
	case refused.Status == http.StatusConflict && refused.Code != "":
		return "Something else was changed at the same time, or stands in the way. Invoke it again when that is over."
	case refused.Status == http.StatusBadRequest, refused.Status == http.StatusUnprocessableEntity:
		return "Intercom says what it does not accept; correct the configuration of the action."
	case refused.Status == http.StatusTooManyRequests:
		return "The rate limit was still exceeded after all retries. Raise max_retries, or invoke it at a quieter time."
	case refused.Passing():
		return "Something else is at work that Intercom allows one of at a time. It passes by itself: invoke it again in some minutes."
	case refused.Status >= http.StatusInternalServerError:
		return "This is a fault at Intercom or on the way there. If it stays, give the request id to Intercom's support."
	case refused.Status == http.StatusOK, refused.Code == "":
		return "The answer does not come from Intercom's API. Check base_url and any proxy in between."
	default:
		return ""
	}
}
