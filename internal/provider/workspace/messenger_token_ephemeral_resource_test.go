package workspace_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/echoprovider"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

const messengerSecret = "a secret of the Messenger"

// messengerToken is what an ephemeral resource of a configuration is when it was
// opened, or what is wrong with the configuration.
func messengerToken(t *testing.T, config map[string]tftypes.Value) (opened map[string]tftypes.Value, wrong []*tfprotov6.Diagnostic) {
	t.Helper()
	server, err := providerserver.NewProtocol6WithError(provider.New("test", nil))()
	if err != nil {
		t.Fatal(err)
	}
	schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	const name = "intercom_messenger_token"
	shape := schemas.EphemeralResourceSchemas[name].ValueType()
	whole := map[string]tftypes.Value{}
	for attribute, kind := range shape.(tftypes.Object).AttributeTypes { //nolint:forcetypeassert // as schemas are
		whole[attribute] = tftypes.NewValue(kind, nil)
		if value, configured := config[attribute]; configured {
			whole[attribute] = value
		}
	}
	encoded, err := tfprotov6.NewDynamicValue(shape, tftypes.NewValue(shape, whole))
	if err != nil {
		t.Fatal(err)
	}
	checked, err := server.ValidateEphemeralResourceConfig(t.Context(), &tfprotov6.ValidateEphemeralResourceConfigRequest{TypeName: name, Config: &encoded})
	if err != nil {
		t.Fatal(err)
	}
	if len(checked.Diagnostics) > 0 {
		return nil, checked.Diagnostics
	}
	answer, err := server.OpenEphemeralResource(t.Context(), &tfprotov6.OpenEphemeralResourceRequest{TypeName: name, Config: &encoded})
	if err != nil || len(answer.Diagnostics) > 0 {
		t.Fatal(err, answer.Diagnostics)
	}
	result, err := answer.Result.Unmarshal(shape)
	if err != nil {
		t.Fatal(err)
	}
	if err := result.As(&opened); err != nil {
		t.Fatal(err)
	}
	return opened, nil
}

func str(text string) tftypes.Value { return tftypes.NewValue(tftypes.String, text) }

// claimsOf are what a signed token says, whose signature is right.
func claimsOf(t *testing.T, token, secret string) map[string]any {
	t.Helper()
	claims := jwt.MapClaims{}
	key := func(*jwt.Token) (any, error) { return []byte(secret), nil }
	if _, err := jwt.ParseWithClaims(token, claims, key, jwt.WithValidMethods([]string{"HS256"}), jwt.WithJSONNumber()); err != nil {
		t.Fatal(err)
	}
	return claims
}

func text(t *testing.T, value tftypes.Value) (text string) {
	t.Helper()
	if err := value.As(&text); err != nil {
		t.Fatal(err)
	}
	return text
}

func TestMessengerToken(t *testing.T) {
	t.Parallel()
	more := tftypes.NewValue(tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"email": tftypes.String, "seats": tftypes.Number, "beta": tftypes.Bool, "company": tftypes.Object{AttributeTypes: map[string]tftypes.Type{"id": tftypes.String}},
	}}, map[string]tftypes.Value{
		"email": str("uma@example.com"), "seats": tftypes.NewValue(tftypes.Number, 5), "beta": tftypes.NewValue(tftypes.Bool, true),
		"company": tftypes.NewValue(tftypes.Object{AttributeTypes: map[string]tftypes.Type{"id": tftypes.String}}, map[string]tftypes.Value{"id": str("crm-1")}),
	})
	for name, one := range map[string]struct {
		config map[string]tftypes.Value
		want   string
		lasts  time.Duration
	}{
		"least":  {nil, `{"user_id":"u-1"}`, time.Hour},
		"claims": {map[string]tftypes.Value{"claims": more, "valid_for": str("90m")}, `{"beta":true,"company":{"id":"crm-1"},"email":"uma@example.com","seats":5,"user_id":"u-1"}`, 90 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := map[string]tftypes.Value{"user_id": str("u-1"), "secret": str(messengerSecret)}
			for attribute, value := range one.config {
				config[attribute] = value
			}
			earliest := time.Now().Add(one.lasts).Truncate(time.Second)
			opened, wrong := messengerToken(t, config)
			if wrong != nil {
				t.Fatal(wrong[0].Detail)
			}
			claims := claimsOf(t, text(t, opened["token"]), messengerSecret)
			expires, err := claims["exp"].(json.Number).Int64() //nolint:forcetypeassert // as it must be
			if latest := time.Now().Add(one.lasts); err != nil || expires < earliest.Unix() || expires > latest.Unix() {
				t.Errorf("expires at %v, not between %v and %v: %v", claims["exp"], earliest.Unix(), latest.Unix(), err)
			}
			if shown := text(t, opened["expires_at"]); shown != time.Unix(expires, 0).UTC().Format(time.RFC3339) {
				t.Errorf("expires_at is %s, exp %d", shown, expires)
			}
			delete(claims, "exp")
			if got, err := json.Marshal(claims); err != nil || string(got) != one.want {
				t.Errorf("got %s, %v", got, err)
			}
		})
	}
}

// What is wrong is refused at its attribute, without the value.
func TestMessengerTokenIsRefused(t *testing.T) {
	t.Parallel()
	claim := func(name string) tftypes.Value {
		return tftypes.NewValue(tftypes.Object{AttributeTypes: map[string]tftypes.Type{name: tftypes.String}}, map[string]tftypes.Value{name: str("canary")})
	}
	for want, config := range map[string]map[string]tftypes.Value{
		"user_id must be a string in one line":    {"user_id": str("")},
		"secret must be a string in one line":     {"secret": str("canary\n")},
		"valid_for must be a duration":            {"valid_for": str("canary")},
		"valid_for must be a duration of":         {"valid_for": str("-1h")},
		"claims must be an object":                {"claims": str("canary")},
		"claims cannot have user_id: user_id":     {"claims": claim("user_id")},
		"claims cannot have exp: valid_for sets ": {"claims": claim("exp")},
	} {
		whole := map[string]tftypes.Value{"user_id": str("u-1"), "secret": str(messengerSecret)}
		for attribute, value := range config {
			whole[attribute] = value
		}
		_, wrong := messengerToken(t, whole)
		if len(wrong) != 1 || wrong[0].Attribute == nil || !strings.HasPrefix(wrong[0].Detail, want) || strings.Contains(wrong[0].Detail, "canary") {
			t.Errorf("%s: %+v", want, wrong)
		}
	}
}

// The engine opens the token anew in every run and keeps it nowhere; another
// provider, which tells what it gets, has it.
func TestAccMessengerToken(t *testing.T) {
	t.Parallel()
	if !acctest.Has(t, engine.Ephemeral, "the test of a token of the Messenger") {
		return
	}
	w := acctest.New(t)
	w.Providers = map[string]func() (tfprotov6.ProviderServer, error){"echo": echoprovider.NewProviderServer()}
	w.Test(resource.TestStep{
		Config: fmt.Sprintf(`
			ephemeral "intercom_messenger_token" "uma" {
			  user_id = "u-1"
			  secret  = %q
			}
			provider "echo" {
			  data = ephemeral.intercom_messenger_token.uma.token
			}
			resource "echo" "token" {}`, messengerSecret),
		ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownValue("echo.token", tfjsonpath.New("data"), knownvalue.StringFunc(func(token string) error {
			if claims := claimsOf(t, token, messengerSecret); claims["user_id"] != "u-1" {
				return fmt.Errorf("the token is of %v", claims["user_id"])
			}
			return nil
		}))},
	})
}
