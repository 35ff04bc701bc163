// Package acctest runs acceptance tests: each against an emulated workspace of
// its own, without a port, a token or a network, all in parallel; or, where
// INTERCOM_ACCESS_TOKEN is set, the ones that need nothing of the emulator
// against a real workspace.
package acctest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/skipped"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// Token is what the emulated workspaces accept. It is easy to find in a log,
// where it must not be.
const Token = "dG9rOmVtdWxhdGVkX2FjY2VzczpUT0tFTgleak" //nolint:gosec // opens nothing

// Workspace is the workspace of one test.
type Workspace struct {
	*emulator.Workspace
	// Settings are lines of the provider's block beside the token.
	Settings string
	// Providers are beside this one, by name.
	Providers map[string]func() (tfprotov6.ProviderServer, error)

	t           *testing.T
	undescribed bool
}

// Option changes the emulated workspace.
type Option func(*Workspace, *emulator.Options)

// Quirks chooses among uncertain behaviours.
func Quirks(quirks emulator.Quirks) Option {
	return func(_ *Workspace, options *emulator.Options) { options.Quirks = quirks }
}

// Undescribed is for a workspace that departs from Intercom's descriptions on
// purpose, as real ones were seen to.
func Undescribed(w *Workspace, _ *emulator.Options) { w.undescribed = true }

// New makes an emulated sample workspace. The test is skipped when tests run against a real workspace, in which what
// it asks of the emulator does not exist; Lifecycle is for tests that need
// nothing of it.
func New(t *testing.T, options ...Option) *Workspace {
	t.Helper()
	if realWorkspace() {
		t.Skip("needs the emulator; tests run against a real workspace because INTERCOM_ACCESS_TOKEN is set")
	}
	settings := emulator.Options{Token: Token, Sample: true, Asked: func(pattern, userAgent string) {
		if strings.HasPrefix(userAgent, "terraform-provider-intercom/") {
			asked.Store(pattern, true)
		}
	}}
	w := &Workspace{t: t}
	for _, option := range options {
		option(w, &settings)
	}
	w.Workspace = emulator.New(settings)
	return w
}

// asked are the paths of Intercom's API that the provider asked for, as patterns.
var asked sync.Map

// Asked says whether the provider has asked any workspace of this process for a path of
// Intercom's API so far: a pattern like "GET /tags/{id}".
func Asked(pattern string) bool {
	_, was := asked.Load(pattern)
	return was
}

// Lifecycle is New for a test that also runs against a real workspace.
func Lifecycle(t *testing.T) *Workspace {
	t.Helper()
	if realWorkspace() {
		return &Workspace{t: t}
	}
	return New(t)
}

func realWorkspace() bool { return os.Getenv("INTERCOM_ACCESS_TOKEN") != "" }

// Test runs the steps, one after the other, against the workspace.
func (w *Workspace) Test(steps ...resource.TestStep) {
	w.t.Helper()
	Engine(w.t)
	var transport http.RoundTripper
	block := "provider \"intercom\" {\n" + w.Settings + "\n}\n"
	if w.Workspace != nil {
		transport = w.checked()
		if !strings.Contains(w.Settings, "access_token") {
			// By a variable from the environment: the testing library writes
			// whole configurations to the log, in which the token must not be.
			block = "variable \"access_token\" {\n  sensitive = true\n}\n" +
				"provider \"intercom\" {\n  access_token = var.access_token\n" + w.Settings + "\n}\n"
		}
	}
	for i := range steps {
		if steps[i].Config != "" {
			steps[i].Config = block + steps[i].Config
		}
	}
	factories := Factories(transport)
	maps.Copy(factories, w.Providers)
	resource.Test(w.t, resource.TestCase{
		IsUnitTest:               true, // no TF_ACC: these tests need nothing that a developer may not have
		ProtoV6ProviderFactories: factories,
		Steps:                    steps,
	})
}

// Factories serve the provider over a transport.
func Factories(transport http.RoundTripper) map[string]func() (tfprotov6.ProviderServer, error) {
	return map[string]func() (tfprotov6.ProviderServer, error){
		"intercom": providerserver.NewProtocol6WithError(provider.New("test", transport)),
	}
}

var findEngine = sync.OnceValues(func() (engine.Engine, error) {
	found, err := engine.Find(context.Background(), func(line string) { fmt.Fprintln(os.Stderr, line) })
	if err != nil {
		return found, err
	}
	variables := map[string]string{
		engine.PathVariable: found.Path, "CHECKPOINT_DISABLE": "1", "TF_VAR_access_token": Token,
		// An engine lives for a moment: it has no need to collect garbage.
		"GOGC": "off", "GOMEMLIMIT": "1GiB",
	}
	if found.OpenTofu {
		variables["TF_ACC_PROVIDER_HOST"] = "registry.opentofu.org"
		variables["TF_ACC_PROVIDER_NAMESPACE"] = "hashicorp"
	}
	// The developer's own settings are not the test's.
	if !realWorkspace() {
		for _, name := range []string{"INTERCOM_REGION", "INTERCOM_BASE_URL", "INTERCOM_API_VERSION", "INTERCOM_WORKSPACE_ID"} {
			variables[name] = ""
		}
	}
	// OpenTofu warns of a missing file before it tells its version, which the
	// testing library then cannot read.
	if _, err := os.Stat(os.Getenv("TF_CLI_CONFIG_FILE")); err != nil {
		variables["TF_CLI_CONFIG_FILE"] = ""
	}
	for name, value := range variables {
		if err := os.Setenv(name, value); err != nil {
			return found, err
		}
	}
	return found, nil
})

// Engine is the program that runs the configurations of tests.
func Engine(t *testing.T) engine.Engine {
	t.Helper()
	found, err := findEngine()
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Has says whether the engine can do something. Where it cannot, the steps that
// the test leaves out are named at the end of the run.
func Has(t *testing.T, feature engine.Feature, steps string) bool {
	t.Helper()
	found := Engine(t)
	if found.Has(feature) {
		return true
	}
	skipped.Note(t, fmt.Sprintf("without %s, since %s has no %s", steps, found, feature.Name))
	return false
}

// Do makes a request to the emulated workspace behind Terraform's back, and
// returns what it answers. A refusal fails the test.
func (w *Workspace) Do(method, path string, body any) map[string]any {
	w.t.Helper()
	status, answer := w.Try(method, path, body)
	if status >= http.StatusMultipleChoices {
		w.t.Fatalf("%s %s: %d %v", method, path, status, answer)
	}
	return answer
}

// Try is Do for what may be refused.
func (w *Workspace) Try(method, path string, body any) (status int, object map[string]any) {
	w.t.Helper()
	version := "2.16"
	if !emulator.Described(path) {
		version = "Preview" // which has what no number has that is described
	}
	return w.TryIn(version, method, path, body)
}

// TryIn is Try in a version of the API.
func (w *Workspace) TryIn(version, method, path string, body any) (status int, object map[string]any) {
	w.t.Helper()
	var payload []byte
	if body != nil {
		var err error
		if payload, err = json.Marshal(body); err != nil {
			w.t.Fatal(err)
		}
	}
	request, err := http.NewRequestWithContext(context.WithoutCancel(w.t.Context()), method, "https://api.intercom.io"+path, bytes.NewReader(payload))
	if err != nil {
		w.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+Token)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Intercom-Version", version)
	response, err := w.checked().RoundTrip(request)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	if len(answer) > 0 {
		if err := json.Unmarshal(answer, &object); err != nil {
			w.t.Fatal(err)
		}
	}
	return response.StatusCode, object
}

// Outside is a PreConfig that changes the workspace behind Terraform's back.
func (w *Workspace) Outside(method, path string, body any) func() {
	return func() { w.Do(method, path, body) }
}

// Session begins a run of the in-process Terraform on an emulated workspace.
// settings are the provider's, beside the token.
func Session(ctx context.Context, transport http.RoundTripper, settings session.Config) (*session.Session, error) {
	whole := session.Config{"access_token": Token}
	maps.Copy(whole, settings)
	return session.Start(ctx, provider.New("test", transport), whole)
}

// Invoke plans an action in process and carries it out, and returns what it said
// meanwhile.
func Invoke(ctx context.Context, run *session.Session, kind string, config session.Config) (said []string, err error) {
	if err := run.PlanAction(ctx, kind, config); err != nil {
		return nil, err
	}
	err = run.InvokeAction(ctx, kind, config, func(message string) { said = append(said, message) })
	return said, err
}

// Invoke invokes an action on the workspace, with the provider configured by
// settings beside the token. Its requests are held to the descriptions.
func (w *Workspace) Invoke(kind string, config, settings session.Config) (said []string, err error) {
	w.t.Helper()
	run, err := Session(w.t.Context(), w.checked(), settings)
	if err != nil {
		w.t.Fatal(err)
	}
	return Invoke(w.t.Context(), run, kind, config)
}
