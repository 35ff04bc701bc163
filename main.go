// Command terraform-provider-intercom serves the provider to Terraform and
// OpenTofu.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	intercomprovider "github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// version is set by the release.
var version = "dev"

func main() {
	debug := flag.Bool("debug", false, "serve for a debugger; the address to give Terraform is printed")
	flag.Parse()
	err := providerserver.Serve(context.Background(),
		func() provider.Provider { return intercomprovider.New(version, nil) },
		providerserver.ServeOpts{Address: "registry.terraform.io/terraform-provider-intercom/intercom", Debug: *debug})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
