package provider

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// settings makes the client's configuration of the provider's: each value from
// the configuration, else from its environment variable, else the default.
func settings(model providerModel, diags *diag.Diagnostics) intercom.Config {
	config := intercom.Config{
		Token:       setting("access_token", "INTERCOM_ACCESS_TOKEN", model.AccessToken, checkToken, diags),
		BaseURL:     setting("base_url", "INTERCOM_BASE_URL", model.BaseURL, checkBaseURL, diags),
		WorkspaceID: setting("workspace_id", "INTERCOM_WORKSPACE_ID", model.WorkspaceID, nil, diags),
		MaxRetries:  intercom.DefaultMaxRetries,
	}
	region := setting("region", "INTERCOM_REGION", model.Region, checkRegion, diags)
	if config.BaseURL == "" {
		config.BaseURL = intercom.Regions[region]
	}
	if version := setting("api_version", "INTERCOM_API_VERSION", model.APIVersion, checkVersion, diags); version != "" {
		config.Version, _ = intercom.ParseVersion(version)
	}
	if timeout := setting("request_timeout", "", model.RequestTimeout, checkTimeout, diags); timeout != "" {
		config.RequestTimeout, _ = time.ParseDuration(timeout)
	}
	if known("max_retries", "", model.MaxRetries, diags) && !model.MaxRetries.IsNull() {
		config.MaxRetries = int(model.MaxRetries.ValueInt64())
	}
	if known("max_requests_per_10s", "", model.MaxRequests, diags) {
		config.MaxRequestsPer10s = int(model.MaxRequests.ValueInt64())
	}
	if known("read_cache", "", model.ReadCache, diags) && !model.ReadCache.IsNull() {
		config.NoCache = !model.ReadCache.ValueBool()
	}
	if config.Token == "" && !diags.HasError() {
		diags.AddAttributeError(path.Root("access_token"), "No access token",
			"Set access_token in the provider block, or the environment variable INTERCOM_ACCESS_TOKEN, to the access token of an app "+
				"in the workspace. The token is on the app's page in Intercom's Developer Hub, under Authentication.")
	}
	return config
}

// setting is one value, "" where it is nowhere set. Set to the empty text in
// the configuration is an error of its own: a variable is empty that should
// not be, and falling back to the environment could mean another workspace.
func setting(name, variable string, value types.String, check func(string) error, diags *diag.Diagnostics) string {
	if !known(name, variable, value, diags) {
		return ""
	}
	text, origin := strings.TrimSpace(value.ValueString()), name
	switch {
	case !value.IsNull() && text == "":
		hint := "Give it a value, or leave it out."
		if variable != "" {
			hint = "Give it a value, or leave it out to use the environment variable " + variable + "."
		}
		refuse(diags, path.Root(name), value, "Empty "+name, "The provider's "+name+" is set to an empty string. "+hint)
		return ""
	case value.IsNull() && variable != "":
		text, origin = strings.TrimSpace(os.Getenv(variable)), "the environment variable "+variable
	}
	if text == "" || check == nil {
		return text
	}
	if err := check(text); err != nil {
		refuse(diags, path.Root(name), value, "Malformed "+name, fmt.Sprintf("The value of %s cannot be used: %v.", origin, err))
		return ""
	}
	return text
}

// refuse adds an error about a setting. Where an error points at an attribute, the
// engine prints the line of the configuration, so that it does not where that line
// may hold a secret.
func refuse(diags *diag.Diagnostics, at path.Path, value types.String, summary, detail string) {
	if text := value.ValueString(); text != "" && (at.Equal(path.Root("access_token")) || secretive.MatchString(text)) {
		diags.AddError(summary, detail)
		return
	}
	diags.AddAttributeError(at, summary, detail)
}

// secretive is what may be a token or has one in it.
var secretive = regexp.MustCompile(`[?@#%=]|[A-Za-z0-9_+/]{16}`)

// known refuses a value that Terraform will know only while applying.
func known(name, variable string, value attr.Value, diags *diag.Diagnostics) bool {
	if !value.IsUnknown() {
		return true
	}
	hint := "Use a value that is known before the apply, or make in an apply of its own what it depends on."
	if variable != "" {
		hint = "Use a value that is known before the apply, such as the environment variable " + variable +
			", or make in an apply of its own what it depends on (terraform apply -target=…)."
	}
	diags.AddAttributeError(path.Root(name), "Unknown "+name,
		"The provider's "+name+" depends on something that Terraform will know only after applying it. "+hint)
	return false
}

func checkToken(text string) error { return intercom.CheckToken(text) }

func checkRegion(text string) error {
	if _, ok := intercom.Regions[text]; !ok {
		return fmt.Errorf(`%s is none of "us", "eu" and "au"`, intercom.Quoted(text))
	}
	return nil
}

func checkBaseURL(text string) error {
	_, err := intercom.ParseBaseURL(text)
	return err
}

func checkVersion(text string) error {
	_, err := intercom.ParseVersion(text)
	return err
}

func checkTimeout(text string) error {
	timeout, err := time.ParseDuration(text)
	if err != nil || timeout < time.Second || timeout > time.Hour {
		return fmt.Errorf(`%s is no duration between "1s" and "1h"`, intercom.Quoted(text))
	}
	return nil
}

// rule lets terraform validate find what is malformed, with the same check.
type rule struct {
	text  string
	check func(string) error
}

func regionRule() validator.String  { return rule{"must be us, eu or au", checkRegion} }
func baseURLRule() validator.String { return rule{"must be an https address", checkBaseURL} }
func versionRule() validator.String { return rule{"must be a version of the API", checkVersion} }
func timeoutRule() validator.String { return rule{"must be a duration", checkTimeout} }

func (r rule) Description(context.Context) string         { return r.text }
func (r rule) MarkdownDescription(context.Context) string { return r.text }

func (r rule) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() || strings.TrimSpace(req.ConfigValue.ValueString()) == "" {
		return // empty has a text of its own, see setting
	}
	if err := r.check(strings.TrimSpace(req.ConfigValue.ValueString())); err != nil {
		refuse(&resp.Diagnostics, req.Path, req.ConfigValue, "Malformed "+req.Path.String(), fmt.Sprintf("The value of %s cannot be used: %v.", req.Path, err))
	}
}
