// Package tf holds small helpers between Terraform's values and Go's: null
// handling, validators, plan modifiers, custom types, look-ups, errors in the
// words of a user.
package tf

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// Problem is an error in the words that a user of Terraform is to read.
type Problem struct{ Summary, Detail string }

func (p *Problem) Error() string { return p.Summary + ": " + p.Detail }

// Refuse makes a Problem.
func Refuse(summary, detail string, args ...any) error {
	return &Problem{summary, fmt.Sprintf(detail, args...)}
}

// Since refuses what the configured version of the API lacks: what is the name
// of it, since the first version that has it. A client that is nil, as while
// validating, refuses nothing.
func Since(api *intercom.Client, since intercom.Version, what string) error {
	if api == nil || !api.Version().Before(since) {
		return nil
	}
	return Refuse("The API version is too old", "%s needs api_version %q or newer; the provider is configured with %q. "+
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
