package provider

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// TestSettingsMixedUp gives every setting that is a text a token, as whoever mixes
// up variables does: no refusal shows it, nor points at its line, which the engine
// would print.
func TestSettingsMixedUp(t *testing.T) { //nolint:paralleltest // sets environment variables
	const secret = "dG9rOmEyYjNjNGQ1X2U2ZjdfZzhoOWkwOjE6MA=="
	s := start(t, emulator.New(emulator.Options{Token: token}))
	for _, attribute := range s.schema.Provider.Block.Attributes { //nolint:paralleltest // as above
		if !attribute.Type.Is(tftypes.String) {
			continue
		}
		for name, value := range map[string]string{
			"itself": secret, "in an address": "https://api.intercom.io?token=" + secret, "as a user": "https://" + secret + "@api.intercom.io",
			"with a space": secret + " " + secret,
		} {
			t.Run(attribute.Name+" "+name, func(t *testing.T) {
				s := start(t, emulator.New(emulator.Options{Token: token}))
				settings := given{"access_token": token}
				settings[attribute.Name] = value
				said := s.configure(settings)
				if len(said) == 0 && attribute.Name != "workspace_id" && (attribute.Name != "access_token" || name == "with a space") {
					t.Error("it was accepted")
				}
				for _, one := range said {
					if text := one.Summary + one.Detail; strings.Contains(text, secret[:16]) || one.Attribute != nil {
						t.Errorf("%s, at %v", text, fmt.Sprint(one.Attribute))
					}
				}
			})
		}
	}
}
