package main

import (
	"regexp"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	intercomprovider "github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// TestAllKindsAreMeasured holds the mixed workspace to what the provider has.
func TestAllKindsAreMeasured(t *testing.T) {
	t.Parallel()
	var measured, managed []string
	for _, match := range regexp.MustCompile(`(?m)^resource "(\w+)"`).FindAllStringSubmatch(ofAllKinds, -1) {
		measured = append(measured, match[1])
	}
	p := intercomprovider.New("test", nil)
	var names provider.MetadataResponse
	p.Metadata(t.Context(), provider.MetadataRequest{}, &names)
	for _, newResource := range p.Resources(t.Context()) {
		var of resource.MetadataResponse
		newResource().Metadata(t.Context(), resource.MetadataRequest{ProviderTypeName: names.TypeName}, &of)
		managed = append(managed, of.TypeName)
	}
	slices.Sort(measured)
	slices.Sort(managed)
	if !slices.Equal(measured, managed) {
		t.Errorf("mixed.tf has\n%q, and there are\n%q", measured, managed)
	}
}
