// Command terraform-provider-intercom serves the provider to Terraform and
// OpenTofu. "terraform-provider-intercom act" invokes one of its actions, and
// "terraform-provider-intercom export" writes a workspace as configuration.
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
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/export"
	intercomprovider "github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// version is set by the release.
var version = "dev"

func main() {
	if len(os.Args) > 1 {
		switch args := os.Args[2:]; os.Args[1] {
		case "act":
			os.Exit(interruptible(func(ctx context.Context) int { return act.Main(ctx, version, args, os.Stdin, os.Stdout, os.Stderr) }))
		case "export":
			os.Exit(interruptible(func(ctx context.Context) int { return export.Main(ctx, version, args, os.Stdout, os.Stderr) }))
		}
	}
	debug := flag.Bool("debug", false, "serve for a debugger; the address to give Terraform is printed")
	flag.Parse()
	var err error
	if !*debug { // a debugger shows all of it
		err = intercomprovider.LogForReaders()
	}
	if err == nil {
		err = providerserver.Serve(context.Background(),
			func() provider.Provider { return intercomprovider.New(version, nil) },
			providerserver.ServeOpts{Address: "registry.terraform.io/terraform-provider-intercom/intercom", Debug: *debug})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// interruptible runs a subcommand, which the first interruption ends in its own
// words, and the second one at once.
func interruptible(run func(context.Context) int) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop)
	return run(ctx)
}
