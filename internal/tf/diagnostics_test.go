package tf_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// told is a refusal of which the user knows already.
func told(refusal *intercom.Error) *intercom.Error {
	refusal.FirstTold()
	return refusal
}

// answered is Intercom's refusal of a request to read a tag.
func answered(status int, code string) *intercom.Error {
	return &intercom.Error{
		Method: http.MethodGet, Path: "/tags/7", Host: "api.intercom.io", Status: status, Code: code, Message: "no reason", RequestID: "r-1",
	}
}

func at(host string, refused *intercom.Error) error {
	refused.Host = host
	return refused
}

func searched(refused *intercom.Error) error {
	refused.Method, refused.Path = http.MethodPost, "/contacts/search"
	return refused
}

func posted(refused *intercom.Error) error {
	refused.Method = http.MethodPost
	return refused
}

func TestExplain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err     error
		summary string
		details []string // what the detail has, in any order
	}{
		"problem": {tf.NewDiagnostic("No way", "There are %d ways.", 0), "No way", []string{"There are 0 ways."}},
		"taken": {&intercom.TakenError{Kind: "tag", Key: `named "VIP"`, ID: "7"}, `A tag named "VIP" exists already`, []string{
			"It has the id 7", "do not import it", "If not, import it", "\n\n  terraform import '<address of this resource>' '7'",
		}},
		"taken, says Intercom": {&intercom.TakenError{Kind: "tag", Key: `named "VIP"`, ID: "7", Err: answered(409, "conflict")}, `A tag named "VIP" exists already`, []string{
			"'7'\n\nIntercom's answer was: GET /tags/7: 409 conflict: no reason.",
		}},
		"wrong workspace": {
			&intercom.WrongWorkspaceError{Wanted: "prod", Found: "test", FoundName: "Playground"}, "The access token belongs to another workspace",
			[]string{"The access token belongs to workspace test (Playground), not to prod. Nothing was read", "correct workspace_id"},
		},
		"token refused before, and not told": {&intercom.RefusedTokenError{Err: answered(401, "unauthorized")}, "Cannot try: Intercom answered 401 unauthorized", []string{
			"GET /tags/7: 401 unauthorized: no reason. Intercom gives this answer to a wrong or revoked token",
		}},
		"token refused for another object, too": {told(answered(401, "unauthorized")), "Cannot try: the access token was refused", []string{
			"The access token was refused before: GET /tags/7: 401 unauthorized: no reason. The token is wrong",
		}},
		"token refused before": {&intercom.RefusedTokenError{Err: told(answered(401, "unauthorized"))}, "Cannot try: the access token was refused", []string{
			"The access token was refused before: GET /tags/7: 401 unauthorized: no reason. The token is wrong",
		}},
		"no such host": {
			fmt.Errorf("GET /tags at x: %w", &intercom.UnknownHostError{Name: "x", Err: errors.New("no such host")}), "Cannot try: there is no such host",
			[]string{`GET /tags at x: the host name "x" cannot be resolved: no such host. Nothing was sent. Check base_url`},
		},
		"uncertain": {&intercom.AmbiguousError{Err: posted(answered(504, ""))}, "Cannot tell whether the try happened", []string{
			"It is not known whether Intercom carried out the request: POST /tags/7: 504", "no reason. Look for the object",
			"import it with its id; otherwise applying again creates it",
		}},
		"not found": {answered(404, "tag_not_found"), "Cannot try: there is no such object", []string{
			"GET /tags/7: 404 tag_not_found: no reason. It was deleted or archived outside Terraform",
		}},
		"not found, wrapped": {fmt.Errorf("type 9: %w", intercom.ErrNotFound), "Cannot try: there is no such object", []string{"Type 9: not found. It was"}},
		"merged":             {answered(410, "contact_merged"), "Cannot try: the contact was merged into another", []string{"410 contact_merged", "Use the id of"}},
		"not found while writing": {posted(answered(404, "not_found")), "Cannot try: Intercom answered 404 not_found", []string{
			"POST /tags/7: 404 not_found: no reason.",
		}},
		"not found, not by Intercom": {answered(404, ""), "Cannot try: Intercom answered 404", []string{"does not come from Intercom's API", "proxy"}},
		"unauthorized": {answered(401, "unauthorized"), "Cannot try: Intercom answered 401 unauthorized", []string{
			"wrong or revoked token", "The request went to api.intercom.io", `set region to "au" or "eu".`,
		}},
		"unauthorized in Europe":     {at("api.eu.intercom.io", answered(401, "")), "Cannot try: Intercom answered 401", []string{`set region to "au" or "us".`}},
		"unauthorized elsewhere":     {at("localhost:1", answered(401, "unauthorized")), "Cannot try: Intercom answered 401 unauthorized", []string{"check that base_url is"}},
		"not in the plan":            {answered(403, "api_plan_restricted"), "Cannot try: Intercom answered 403 api_plan_restricted", []string{"The plan of the workspace"}},
		"not permitted":              {answered(403, "forbidden"), "Cannot try: Intercom answered 403 forbidden", []string{"lacks a permission", "documentation"}},
		"not permitted by a proxy":   {answered(403, ""), "Cannot try: Intercom answered 403", []string{"does not come from Intercom's API"}},
		"tag in use":                 {answered(400, "tag_has_dependent_objects"), "Cannot try: Intercom answered 400 tag_has_dependent_objects", []string{"Remove the tag"}},
		"not in this version":        {answered(400, "intercom_version_invalid"), "Cannot try: Intercom answered 400 intercom_version_invalid", []string{"a newer one may"}},
		"conflict":                   {answered(409, "conflict"), "Cannot try: Intercom answered 409 conflict", []string{"at the same time", "import it"}},
		"too many":                   {answered(429, ""), "Cannot try: Intercom answered 429", []string{"Lower -parallelism"}},
		"fault":                      {answered(503, ""), "Cannot try: Intercom answered 503", []string{"a fault at Intercom or on the way there"}},
		"unreadable":                 {answered(200, ""), "Cannot try: unreadable answer", []string{"does not come from Intercom's API"}},
		"unreadable, after a write":  {posted(answered(200, "")), "Cannot try: unreadable answer", []string{"may have been carried out"}},
		"unreadable, after a search": {searched(answered(200, "")), "Cannot try: unreadable answer", []string{"does not come from Intercom's API"}},
		"invalid":                    {answered(422, "data_invalid"), "Cannot try: Intercom answered 422 data_invalid", []string{"422 data_invalid: no reason."}},
		"wrapped":                    {fmt.Errorf("while listing: %w", answered(409, "conflict")), "Cannot try: Intercom answered 409 conflict", []string{"While listing: GET /tags/7"}},
		"interrupted":                {fmt.Errorf("GET /tags: %w", context.Canceled), "Cannot try: interrupted", []string{"GET /tags: context canceled."}},
		"anything else":              {errors.New("no route to host."), "Cannot try", []string{"No route to host. If Intercom cannot be reached", "HTTPS_PROXY"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problem := tf.Explain("try", c.err)
			text := problem.Text()
			if problem.Summary != c.summary {
				t.Errorf("summary %q, want %q", problem.Summary, c.summary)
			}
			for _, detail := range c.details {
				if !strings.Contains(text, detail) {
					t.Errorf("%q is not in the detail: %s", detail, text)
				}
			}
			if text != strings.TrimSpace(text) || strings.Contains(text, "..") {
				t.Errorf("untidy detail: %q", text)
			}
			if strings.Contains(text, "request id ") && !strings.HasSuffix(text, "\n\n(request id r-1)") {
				t.Errorf("the request id is not at the end: %q", text)
			}
		})
	}
}

// What a summary says is all that the protocol carries of an error.
func TestSummariesSay(t *testing.T) {
	t.Parallel()
	explained := func(err error) string { return tf.Explain("list", err).Summary }
	for summary, want := range map[string][3]bool{ // missing, withheld, failed
		explained(answered(404, "not_found")):                                                          {true, false, false},
		"Cannot import: there is no such ticket type":                                                  {true, false, false},
		"cannot import non-existent remote object 7":                                                   {true, false, false},
		explained(answered(403, "token_forbidden")):                                                    {false, true, false},
		explained(answered(403, "api_plan_restricted")):                                                {false, true, false},
		explained(answered(400, "intercom_version_invalid")):                                           {false, true, false},
		"The API version is too old":                                                                   {false, true, false},
		explained(answered(403, "")):                                                                   {false, false, true}, // a proxy's
		explained(answered(500, "server_error")):                                                       {false, false, true},
		explained(answered(401, "unauthorized")):                                                       {false, false, true},
		explained(&intercom.UnknownHostError{Name: "no.example.com", Err: errors.New("no such host")}): {false, false, true},
		explained(context.Canceled):                                                                    {false, false, true},
		"Invalid value":                                                                                {false, false, false},
		`No team named "Support"`:                                                                      {false, false, false},
		`Several match team named "Support"`:                                                           {false, false, false},
	} {
		if got := [3]bool{tf.SaysMissing(summary), tf.SaysWithheld(summary), tf.SaysFailed(summary)}; got != want {
			t.Errorf("%s: %v, not %v", summary, got, want)
		}
	}
}
