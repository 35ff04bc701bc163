package provider_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"
)

// FuzzImportString imports anything: a string is taken whole, as ids without
// white space between slashes, or refused.
func FuzzImportString(f *testing.F) {
	for _, id := range []string{"", "71", "71/80", "71/80/1", "/", "../71", " 71", "71\n", "71/\x00", "ü/é", "name:VIP"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		if strings.HasPrefix(id, "name:") {
			return // a tag's name is looked up, and there is no workspace here
		}
		objects, _ := resources(t)
		for name, object := range objects {
			var shape resource.SchemaResponse
			object.Schema(t.Context(), resource.SchemaRequest{}, &shape)
			refused := importString(t.Context(), object, shape, id) != ""
			parts := strings.Split(id, "/")
			good := len(parts) == len(object.IdentityAttributes())
			for _, part := range parts {
				good = good && part != "" && part != "." && part != ".." && strings.Join(strings.Fields(part), "") == part
			}
			if !good && !refused {
				t.Errorf("%s: %q was taken for an id", name, id)
			}
		}
	})
}
