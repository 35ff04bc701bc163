package provider

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// token is what the emulated workspaces accept.
const token = "dG9rOmVtdWxhdGVk" //nolint:gosec // opens nothing

// given are arguments of a provider's block. The others are null.
type given map[string]any

// unknown is a value that is known only after the apply.
const unknown = tftypes.UnknownValue

// session is Terraform's side of one provider process.
type session struct {
	t      *testing.T
	server tfprotov6.ProviderServer
	schema *tfprotov6.GetProviderSchemaResponse
}

// start serves a provider to Terraform over an emulated workspace, and empties
// the environment of what it reads.
func start(t *testing.T, w *emulator.Workspace) session {
	t.Helper()
	for _, name := range []string{"ACCESS_TOKEN", "REGION", "BASE_URL", "API_VERSION", "WORKSPACE_ID"} {
		t.Setenv("INTERCOM_"+name, "")
	}
	server := providerserver.NewProtocol6(New("1.2.3", w))()
	schema, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	return session{t, server, schema}
}

// configure does what Terraform does before anything else: it validates the
// block and, where that finds no fault, configures the provider.
func (s session) configure(arguments given) []*tfprotov6.Diagnostic {
	s.t.Helper()
	config := s.object(s.schema.Provider, arguments)
	validated, err := s.server.ValidateProviderConfig(s.t.Context(), &tfprotov6.ValidateProviderConfigRequest{Config: config})
	if err != nil {
		s.t.Fatal(err)
	}
	if len(validated.Diagnostics) > 0 {
		return validated.Diagnostics
	}
	configured, err := s.server.ConfigureProvider(s.t.Context(), &tfprotov6.ConfigureProviderRequest{TerraformVersion: "1.11.4", Config: config})
	if err != nil {
		s.t.Fatal(err)
	}
	return configured.Diagnostics
}

// read reads a data source without arguments.
func (s session) read(name string) []*tfprotov6.Diagnostic {
	s.t.Helper()
	config := s.object(s.schema.DataSourceSchemas[name], nil)
	response, err := s.server.ReadDataSource(s.t.Context(), &tfprotov6.ReadDataSourceRequest{TypeName: name, Config: config})
	if err != nil {
		s.t.Fatal(err)
	}
	return response.Diagnostics
}

func (s session) object(schema *tfprotov6.Schema, arguments given) *tfprotov6.DynamicValue {
	s.t.Helper()
	kind, ok := schema.ValueType().(tftypes.Object)
	if !ok {
		s.t.Fatal("the schema is no object")
	}
	values := map[string]tftypes.Value{}
	for name, attribute := range kind.AttributeTypes {
		values[name] = tftypes.NewValue(attribute, arguments[name])
	}
	config, err := tfprotov6.NewDynamicValue(kind, tftypes.NewValue(kind, values))
	if err != nil {
		s.t.Fatal(err)
	}
	return &config
}

// text is what a user reads.
func text(diagnostics []*tfprotov6.Diagnostic) string {
	var lines []string
	for _, diagnostic := range diagnostics {
		lines = append(lines, fmt.Sprintf("%s: %s %s", diagnostic.Attribute, diagnostic.Summary, diagnostic.Detail))
	}
	return strings.Join(lines, "\n")
}

// expect fails unless there is one error with all the texts, or none where
// there are no texts. No error may show a token.
func expect(t *testing.T, diagnostics []*tfprotov6.Diagnostic, texts ...string) {
	t.Helper()
	shown := text(diagnostics)
	switch {
	case len(texts) == 0 && len(diagnostics) > 0:
		t.Errorf("unexpected: %s", shown)
	case len(texts) > 0 && len(diagnostics) != 1:
		t.Errorf("%d errors, want one: %s", len(diagnostics), shown)
	}
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			t.Errorf("%q is not in: %s", text, shown)
		}
	}
	if strings.Contains(shown, token[:6]) {
		t.Errorf("the token is in: %s", shown)
	}
}

func asked(w *emulator.Workspace) []string {
	all, _ := w.Requests()
	var lines []string
	for _, request := range all {
		lines = append(lines, request.Method+" "+request.Path)
	}
	return lines
}

func TestValidateNeedsNothing(t *testing.T) { //nolint:paralleltest // sets environment variables
	s := start(t, emulator.New(emulator.Options{}))
	for _, value := range []any{nil, unknown} {
		all := given{}
		for _, attribute := range s.schema.Provider.Block.Attributes {
			all[attribute.Name] = value
		}
		response, err := s.server.ValidateProviderConfig(t.Context(), &tfprotov6.ValidateProviderConfigRequest{Config: s.object(s.schema.Provider, all)})
		if err != nil {
			t.Fatal(err)
		}
		expect(t, response.Diagnostics)
	}
}

// settingCase is a configuration, with one variable of the environment, and
// the texts of the error that it leads to; none where it works.
type settingCase struct {
	given    given
	variable string // as in "REGION=eu", without "INTERCOM_"
	expected []string
}

// run configures a provider. That sends nothing; where it works, a request does.
func (c settingCase) run(t *testing.T) {
	t.Helper()
	w := emulator.New(emulator.Options{Token: token})
	s := start(t, w)
	if name, value, set := strings.Cut(c.variable, "="); set {
		t.Setenv("INTERCOM_"+name, value)
	}
	expect(t, s.configure(c.given), c.expected...)
	if lines := asked(w); len(lines) > 0 {
		t.Errorf("configuring asked for %q", lines)
	}
	if c.expected == nil {
		expect(t, s.read("intercom_tags"))
	}
}

const later = "depends on something that Terraform will know only after applying it"

func TestSettingsToken(t *testing.T) { //nolint:paralleltest // sets environment variables
	for name, c := range map[string]settingCase{ //nolint:paralleltest // see above
		"missing": {nil, "", []string{
			`"access_token"`, "No access token", "Set access_token in the provider block, or the environment variable INTERCOM_ACCESS_TOKEN",
		}},
		"empty": {given{"access_token": ""}, "ACCESS_TOKEN=" + token, []string{
			`"access_token"`, "Empty access_token", "leave it out to use the environment variable INTERCOM_ACCESS_TOKEN",
		}},
		"blank":                 {given{"access_token": " \n"}, "", []string{"Empty access_token"}},
		"unknown":               {given{"access_token": unknown}, "", []string{`"access_token"`, "Unknown access_token", later, "INTERCOM_ACCESS_TOKEN"}},
		"in two lines":          {given{"access_token": token + "\n" + token}, "", []string{"Malformed access_token", "access_token cannot be used", "a line break"}},
		"with a space":          {given{"access_token": "Bearer " + token}, "", []string{"Malformed access_token", "holds a space"}},
		"with space around":     {given{"access_token": " \t" + token + "\r\n"}, "", nil},
		"of the environment":    {nil, "ACCESS_TOKEN=" + token + "\n", nil},
		"not the environment's": {given{"access_token": token}, "ACCESS_TOKEN=another", nil},
		"of the environment, malformed": {nil, "ACCESS_TOKEN=" + token + " " + token, []string{
			"Malformed access_token", "the environment variable INTERCOM_ACCESS_TOKEN cannot be used",
		}},
	} {
		t.Run(name, c.run)
	}
}

func TestSettings(t *testing.T) { //nolint:paralleltest // sets environment variables
	for name, c := range map[string]settingCase{ //nolint:paralleltest // see above
		"region empty":     {given{"region": ""}, "", []string{`"region"`, "Empty region", "INTERCOM_REGION"}},
		"region unknown":   {given{"region": unknown}, "", []string{`"region"`, "Unknown region", later, "INTERCOM_REGION"}},
		"region malformed": {given{"region": "EU"}, "", []string{`"region"`, "Malformed region", `"EU" is none of "us", "eu" and "au"`}},
		"region":           {given{"region": "us"}, "REGION=eu", nil},
		"region of the environment malformed": {nil, "REGION=mars", []string{
			`"region"`, "Malformed region", "the environment variable INTERCOM_REGION cannot be used", `"mars" is none of`,
		}},

		"address empty":       {given{"base_url": ""}, "", []string{`"base_url"`, "Empty base_url", "INTERCOM_BASE_URL"}},
		"address unknown":     {given{"base_url": unknown}, "", []string{`"base_url"`, "Unknown base_url", later, "INTERCOM_BASE_URL"}},
		"address malformed":   {given{"base_url": "api.intercom.io"}, "", []string{`"base_url"`, "Malformed base_url", "is not a URL like https://api.intercom.io"}},
		"address of a scheme": {given{"base_url": "ftp://api.intercom.io"}, "", []string{"Malformed base_url", "must begin with https://"}},
		"address unencrypted": {given{"base_url": "http://api.intercom.io"}, "", []string{"Malformed base_url", "http is for loopback addresses only"}},
		"address of the environment malformed": {nil, "BASE_URL=http://10.0.0.1", []string{
			"Malformed base_url", "the environment variable INTERCOM_BASE_URL cannot be used", "http is for loopback addresses only",
		}},
		"address":               {given{"base_url": "https://api.intercom.io/"}, "BASE_URL=malformed", nil},
		"address of loopback 4": {given{"base_url": "http://127.0.0.1:8080"}, "", nil},
		"address of loopback 6": {given{"base_url": "http://[::1]:8080"}, "", nil},
		"address of localhost":  {nil, "BASE_URL=http://localhost:8080", nil},

		"version empty":       {given{"api_version": ""}, "", []string{`"api_version"`, "Empty api_version", "INTERCOM_API_VERSION"}},
		"version unknown":     {given{"api_version": unknown}, "", []string{`"api_version"`, "Unknown api_version", later, "INTERCOM_API_VERSION"}},
		"version too old":     {given{"api_version": "2.9"}, "", []string{`"api_version"`, "Malformed api_version", "2.9", "the oldest that is supported is 2.10"}},
		"version with a zero": {given{"api_version": "2.016"}, "", []string{"Malformed api_version", `"2.016" is not a version`, `written like "2.16", or "Preview"`}},
		"version 1":           {given{"api_version": "1.4"}, "", []string{"Malformed api_version", `"1.4" is not a version`}},
		"version 3":           {given{"api_version": "3.0"}, "", []string{"Malformed api_version", `"3.0" is not a version`}},
		"version of the environment malformed": {nil, "API_VERSION=latest", []string{
			"Malformed api_version", "the environment variable INTERCOM_API_VERSION cannot be used", `"latest" is not a version`,
		}},

		"workspace empty":   {given{"workspace_id": ""}, "", []string{`"workspace_id"`, "Empty workspace_id", "INTERCOM_WORKSPACE_ID"}},
		"workspace unknown": {given{"workspace_id": unknown}, "", []string{`"workspace_id"`, "Unknown workspace_id", later, "INTERCOM_WORKSPACE_ID"}},

		"retries unknown":  {given{"max_retries": unknown}, "", []string{`"max_retries"`, "Unknown max_retries", later, "known before the apply, or"}},
		"retries negative": {given{"max_retries": -1}, "", []string{`"max_retries"`, "must be between 0 and 100, got: -1"}},
		"retries too many": {given{"max_retries": 101}, "", []string{`"max_retries"`, "must be between 0 and 100, got: 101"}},

		"timeout empty":     {given{"request_timeout": ""}, "", []string{`"request_timeout"`, "Empty request_timeout", "or leave it out."}},
		"timeout unknown":   {given{"request_timeout": unknown}, "", []string{`"request_timeout"`, "Unknown request_timeout", later, "known before the apply, or"}},
		"timeout malformed": {given{"request_timeout": "30"}, "", []string{"Malformed request_timeout", `"30" is no duration between "1s" and "1h"`}},
		"timeout too short": {given{"request_timeout": "10ms"}, "", []string{"Malformed request_timeout", `"10ms" is no duration between`}},
		"timeout too long":  {given{"request_timeout": "61m"}, "", []string{"Malformed request_timeout", `"61m" is no duration between`}},
		"timeout":           {given{"request_timeout": "1m30s"}, "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			c.given = maps.Collect(maps.All(c.given))
			c.given["access_token"] = token
			c.run(t)
		})
	}
}

func TestSettingsRegions(t *testing.T) { //nolint:paralleltest // sets environment variables
	for _, region := range []string{"us", "eu", "au"} {
		s := start(t, emulator.New(emulator.Options{Token: token, Region: region}))
		t.Setenv("INTERCOM_REGION", region)
		expect(t, s.configure(given{"access_token": token}))
		expect(t, s.read("intercom_tags"))
	}
}

func TestSettingsWrongRegion(t *testing.T) { //nolint:paralleltest // sets environment variables
	s := start(t, emulator.New(emulator.Options{Token: token, Region: "us"}))
	expect(t, s.configure(given{"access_token": token, "region": "eu"}))
	expect(t, s.read("intercom_tags"), "Cannot read: Intercom answered 401 unauthorized", "GET /tags: 401 unauthorized: Access Token Invalid",
		"The request went to api.eu.intercom.io", `set region to "au" or "us"`, "(request id 00000000-0000-4000-8000-000000000001)")
}

func TestSettingsWrongToken(t *testing.T) { //nolint:paralleltest // sets environment variables
	s := start(t, emulator.New(emulator.Options{Token: "another"}))
	expect(t, s.configure(given{"access_token": token, "base_url": "https://proxy.example.com"}))
	expect(t, s.read("intercom_tags"), "401 unauthorized", "The request went to proxy.example.com", "check that base_url is the one of the workspace")
}

func TestSettingsVersions(t *testing.T) { //nolint:paralleltest // sets environment variables
	for configured, sent := range map[string]string{"": "2.16", "2.10": "2.10", "2.17": "2.17", "Preview": "Preview", "preview": "Preview", "Unstable": "Preview"} {
		w := emulator.New(emulator.Options{Token: token})
		s := start(t, w)
		t.Setenv("INTERCOM_API_VERSION", configured)
		expect(t, s.configure(given{"access_token": token}))
		expect(t, s.read("intercom_tags"))
		all, _ := w.Requests()
		if len(all) != 1 || all[0].Version != sent || all[0].Agent != "terraform-provider-intercom/1.2.3 Terraform/1.11.4" {
			t.Errorf("version %q: asked %+v, want once in version %s with both versions in the agent", configured, all, sent)
		}
	}
}

func TestSettingsWorkspace(t *testing.T) { //nolint:paralleltest // sets environment variables
	w := emulator.New(emulator.Options{Token: token})
	s := start(t, w)
	expect(t, s.configure(given{"access_token": token, "workspace_id": "emu1a2b3"}))
	expect(t, s.read("intercom_tags"))
	expect(t, s.read("intercom_teams"))
	if got, want := asked(w), []string{"GET /me", "GET /tags", "GET /teams"}; !slices.Equal(got, want) {
		t.Errorf("asked for %q, want %q", got, want)
	}
}

func TestSettingsOtherWorkspace(t *testing.T) { //nolint:paralleltest // sets environment variables
	w := emulator.New(emulator.Options{Token: token})
	s := start(t, w)
	t.Setenv("INTERCOM_WORKSPACE_ID", "production")
	expect(t, s.configure(given{"access_token": token}), "The access token belongs to another workspace",
		"workspace emu1a2b3 (Emulated workspace), not to production", "Nothing was read or written there", "correct workspace_id")
	if lines := asked(w); !slices.Equal(lines, []string{"GET /me"}) {
		t.Errorf("asked for %q, want GET /me once", lines)
	}
}

// TestSettingsWorkspaceNotTold fails where nobody can tell whose token it is:
// otherwise a plan that only creates would be made for any workspace.
func TestSettingsWorkspaceNotTold(t *testing.T) { //nolint:paralleltest // sets environment variables
	for _, c := range []struct {
		fault    emulator.Fault
		expected []string
	}{
		{emulator.Fault{Pattern: "GET /me", Status: http.StatusUnauthorized}, []string{"Cannot check the workspace: Intercom answered 401", `set region to "au" or "eu"`}},
		{emulator.Fault{Pattern: "GET /me", Status: http.StatusServiceUnavailable}, []string{"Cannot check the workspace: Intercom answered 503"}},
		{emulator.Fault{Pattern: "GET /me", Cut: "before"}, []string{"Cannot check the workspace", "GET /me at api.intercom.io", "HTTPS_PROXY"}},
	} {
		w := emulator.New(emulator.Options{Token: token})
		if err := w.Fail(c.fault); err != nil {
			t.Fatal(err)
		}
		expect(t, start(t, w).configure(given{"access_token": token, "workspace_id": "emu1a2b3", "max_retries": 0}), c.expected...)
	}
}

func TestSettingsMaxRetries(t *testing.T) { //nolint:paralleltest // sets environment variables
	for retries, attempts := range map[int]int{0: 1, 1: 2} {
		w := emulator.New(emulator.Options{Token: token})
		s := start(t, w)
		if err := w.Fail(emulator.Fault{Pattern: "*", Status: http.StatusTooManyRequests, Headers: map[string]string{"Retry-After": "0"}}); err != nil {
			t.Fatal(err)
		}
		expect(t, s.configure(given{"access_token": token, "max_retries": retries}))
		expect(t, s.read("intercom_tags"), "429 rate_limit_exceeded", "raise max_retries")
		if got := len(asked(w)); got != attempts {
			t.Errorf("max_retries = %d made %d requests, want %d", retries, got, attempts)
		}
	}
}

func TestSettingsRequestTimeout(t *testing.T) { //nolint:paralleltest // sets environment variables
	w := emulator.New(emulator.Options{Token: token})
	s := start(t, w)
	if err := w.Fail(emulator.Fault{Pattern: "*", Delay: emulator.Duration(1 << 40)}); err != nil {
		t.Fatal(err)
	}
	expect(t, s.configure(given{"access_token": token, "max_retries": 0, "request_timeout": "1s"}))
	expect(t, s.read("intercom_tags"), "GET /tags at api.intercom.io: no answer within 1s")
}
