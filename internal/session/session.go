// Package session is a Terraform in process: it speaks Terraform's protocol to
// the provider and holds it to what Terraform does.
package session

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	tfprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// Session stands for one run of Terraform, which starts the provider anew: it
// speaks Terraform's protocol to the provider within the process, and holds it
// to what Terraform does. It costs well under a millisecond, where an engine
// costs half a second, so that thousands of runs can be tried. It is safe for
// concurrent use, as far as instances are not shared.
type Session struct {
	server  tfprotov6.ProviderServer
	actions tfprotov6.ActionServer       // the same
	lists   tfprotov6.ListResourceServer // and the same
	schemas *tfprotov6.GetProviderSchemaResponse

	mu   sync.Mutex
	said strings.Builder
}

// Config is the configuration of an object, an action or a list: texts, bools, numbers, lists of
// texts, or values of tftypes. What is left out is null.
type Config map[string]any

// Start begins a run of a provider, which settings configure.
func Start(ctx context.Context, of tfprovider.Provider, settings Config) (*Session, error) {
	schemas, err := knownSchemas()
	if err != nil {
		return nil, err
	}
	server, err := providerserver.NewProtocol6WithError(of)()
	if err != nil {
		return nil, err
	}
	actions, ok := server.(tfprotov6.ActionServer)
	if !ok {
		return nil, errors.New("the framework serves no actions")
	}
	lists, ok := server.(tfprotov6.ListResourceServer)
	if !ok {
		return nil, errors.New("the framework serves no lists")
	}
	s := &Session{server: server, actions: actions, lists: lists, schemas: schemas}
	config, err := dynamic(object(schemas.Provider, settings))
	if err != nil {
		return nil, err
	}
	valid, err := server.ValidateProviderConfig(ctx, &tfprotov6.ValidateProviderConfigRequest{Config: config})
	if err == nil {
		err = s.collect(valid.Diagnostics)
	}
	if err != nil {
		return nil, err
	}
	configured, err := server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{Config: config, TerraformVersion: "1.14.0"})
	if err == nil {
		err = s.collect(configured.Diagnostics)
	}
	return s, err
}

// knownSchemas are the same in every run.
var knownSchemas = sync.OnceValues(func() (*tfprotov6.GetProviderSchemaResponse, error) {
	server, err := providerserver.NewProtocol6WithError(provider.New("test", nil))()
	if err != nil {
		return nil, err
	}
	return server.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
})

// Diagnostics is all that the provider has told the user so far.
func (s *Session) Diagnostics() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.String()
}

// collect notes what the provider says, and returns its errors as one.
func (s *Session) collect(diagnostics []*tfprotov6.Diagnostic) error {
	var failures []error
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, one := range diagnostics {
		text := one.Summary + "\n" + one.Detail
		s.said.WriteString(one.Severity.String() + ": " + text + "\n")
		if one.Severity == tfprotov6.DiagnosticSeverityError {
			failures = append(failures, errors.New(text))
		}
	}
	return errors.Join(failures...)
}

// Resources are all kinds of them, in alphabetical order.
func Resources() ([]string, error) {
	schemas, err := knownSchemas()
	if err != nil {
		return nil, err
	}
	return slices.Sorted(maps.Keys(schemas.ResourceSchemas)), nil
}

// Schema is that of a resource.
func (s *Session) Schema(kind string) (*tfprotov6.Schema, error) {
	if found := s.schemas.ResourceSchemas[kind]; found != nil {
		return found, nil
	}
	return nil, fmt.Errorf("the provider has no resource %s", kind)
}

// ReadDataSource reads a data source.
func (s *Session) ReadDataSource(ctx context.Context, kind string, config Config) (tftypes.Value, error) {
	found := s.schemas.DataSourceSchemas[kind]
	if found == nil {
		return tftypes.Value{}, fmt.Errorf("the provider has no data source %s", kind)
	}
	asked, err := dynamic(object(found, config))
	if err != nil {
		return tftypes.Value{}, err
	}
	valid, err := s.server.ValidateDataResourceConfig(ctx, &tfprotov6.ValidateDataResourceConfigRequest{TypeName: kind, Config: asked})
	if err == nil {
		err = s.collect(valid.Diagnostics)
	}
	if err != nil {
		return tftypes.Value{}, err
	}
	answer, err := s.server.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{TypeName: kind, Config: asked})
	if err == nil {
		err = s.collect(answer.Diagnostics)
	}
	if err != nil {
		return tftypes.Value{}, err
	}
	return unmarshal(answer.State, found.ValueType())
}

// Validate checks a configuration, unknown values in it too.
func (s *Session) Validate(ctx context.Context, kind string, config Config) error {
	schema, err := s.Schema(kind)
	if err != nil {
		return err
	}
	asked, err := dynamic(object(schema, config))
	if err != nil {
		return err
	}
	answer, err := s.server.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{
		TypeName: kind, Config: asked, ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true},
	})
	if err != nil {
		return err
	}
	return s.collect(answer.Diagnostics)
}

// DataSourceSchema is that of a data source, nil where there is none.
func (s *Session) DataSourceSchema(kind string) *tfprotov6.Schema {
	return s.schemas.DataSourceSchemas[kind]
}
