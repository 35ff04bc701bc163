// Command floor is a provider that answers as terraform-provider-intercom would
// without ever asking anybody: what a run costs with it is the engine's own
// cost, below which no provider gets. Where FLOOR_LATENCY is set, each write
// waits for so long, as that of an ideal provider waits for its one request.
package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	intercomprovider "github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// latency is how long a write takes.
var latency, _ = time.ParseDuration(os.Getenv("FLOOR_LATENCY"))

func main() {
	err := intercomprovider.LogForReaders()
	if err == nil {
		err = providerserver.Serve(context.Background(), func() provider.Provider { return &floorProvider{intercomprovider.New("floor", nil)} },
			providerserver.ServeOpts{Address: "registry.terraform.io/terraform-provider-intercom/intercom"})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// floorProvider has the real provider's resources, with their schemas, and
// verbs that do nothing.
type floorProvider struct{ provider.Provider }

func (*floorProvider) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}

func (*floorProvider) DataSources(context.Context) []func() datasource.DataSource { return nil }

func (p *floorProvider) Resources(ctx context.Context) []func() resource.Resource {
	var all []func() resource.Resource
	for _, newResource := range p.Provider.Resources(ctx) {
		all = append(all, func() resource.Resource { return &floorResource{newResource()} })
	}
	return all
}

// floorResource keeps what it is given.
type floorResource struct{ resource.Resource }

func (*floorResource) Create(_ context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	time.Sleep(latency)
	made, err := tftypes.Transform(req.Plan.Raw, func(_ *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		switch {
		case value.IsKnown():
			return value, nil
		case value.Type().Is(tftypes.String):
			return tftypes.NewValue(tftypes.String, strconv.FormatInt(rand.Int64(), 10)), nil
		default:
			return tftypes.NewValue(value.Type(), nil), nil
		}
	})
	if err != nil {
		resp.Diagnostics.AddError("Cannot create", err.Error())
		return
	}
	resp.State.Raw = made
}

func (*floorResource) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (*floorResource) Update(_ context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	time.Sleep(latency)
	resp.State.Raw = req.Plan.Raw
}

func (*floorResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {
	time.Sleep(latency)
}
