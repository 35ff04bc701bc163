// Command terraform-provider-intercom serves the provider to Terraform and
// OpenTofu. "terraform-provider-intercom act" invokes one of its actions.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/act"
	intercomprovider "github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// version is set by the release.
var version = "dev"

func main() {
	if len(os.Args) > 1 && os.Args[1] == "act" {
		os.Exit(invoke(os.Args[2:]))
	}
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

// invoke runs an action, which the first interruption ends in its own words, and
// the second one at once.
func invoke(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop)
	return act.Main(ctx, version, args, os.Stdin, os.Stdout, os.Stderr)
}
