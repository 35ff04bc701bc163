// Package provider is the Terraform provider for Intercom: its configuration,
// and a list of the areas of Intercom's product that it manages.
package provider

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/attributes"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/conversations"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/fin"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/knowledge"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/news"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/people"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/tags"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/tickets"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider/workspace"
)

// Areas are the parts of Intercom's product, one line each.
func Areas() []crud.Area {
	return []crud.Area{
		workspace.Area(),
		people.Area(),
		attributes.Area(),
		tags.Area(),
		tickets.Area(),
		conversations.Area(),
		knowledge.Area(),
		news.Area(),
		fin.Area(),
	}
}

// New returns the provider. A nil transport means the network.
func New(version string, transport http.RoundTripper) provider.Provider {
	return &intercomProvider{version, transport}
}

type intercomProvider struct {
	version   string
	transport http.RoundTripper
}

// The framework only looks whether there are ephemeral resources, actions,
// functions and lists, and is silent where not.
var (
	_ provider.ProviderWithEphemeralResources = (*intercomProvider)(nil)
	_ provider.ProviderWithActions            = (*intercomProvider)(nil)
	_ provider.ProviderWithFunctions          = (*intercomProvider)(nil)
	_ provider.ProviderWithListResources      = (*intercomProvider)(nil)
)

type providerModel struct {
	AccessToken    types.String `tfsdk:"access_token"`
	Region         types.String `tfsdk:"region"`
	BaseURL        types.String `tfsdk:"base_url"`
	APIVersion     types.String `tfsdk:"api_version"`
	WorkspaceID    types.String `tfsdk:"workspace_id"`
	MaxRetries     types.Int64  `tfsdk:"max_retries"`
	MaxRequests    types.Int64  `tfsdk:"max_requests_per_10s"`
	ReadCache      types.Bool   `tfsdk:"read_cache"`
	RequestTimeout types.String `tfsdk:"request_timeout"`
}

func (p *intercomProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName, resp.Version = "intercom", p.version
}

func (*intercomProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Manages an Intercom workspace as code: attributes of contacts, companies and conversations, ticket types, tags, contacts and companies with what belongs to them, tickets, and look-ups of what else is there.",
		Attributes: map[string]schema.Attribute{
			"access_token": schema.StringAttribute{
				Optional: true, Sensitive: true,
				MarkdownDescription: "Access token of an app in the workspace, from Intercom's Developer Hub. Defaults to the environment variable `INTERCOM_ACCESS_TOKEN`.",
			},
			"region": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Where the workspace is hosted: `us`, `eu` or `au`. Defaults to the environment variable `INTERCOM_REGION`, or `us`.",
				Validators:          []validator.String{regionRule()},
			},
			"base_url": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "URL of the API, in place of the region's. `http` is for loopback addresses only. Defaults to the environment variable `INTERCOM_BASE_URL`.",
				Validators:          []validator.String{baseURLRule()},
			},
			"api_version": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Version of the API: `2.10` or newer, or `Preview`, which was called `Unstable` before. " +
					" Defaults to the environment variable `INTERCOM_API_VERSION`, or `" + intercom.DefaultVersion.String() + "`.",
				Validators: []validator.String{versionRule()},
			},
			"workspace_id": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Id of the workspace that the token must belong to, as in the URLs of Intercom's pages. " +
					"It is asked for once, when a plan or an apply begins: with another workspace's token nothing is planned, read or written. Defaults to the environment variable `INTERCOM_WORKSPACE_ID`, or any workspace.",
			},
			"max_retries": schema.Int64Attribute{
				Optional: true,
				MarkdownDescription: fmt.Sprintf("How often a request is repeated at most: when the rate limit is reached, and, where doing it twice is harmless, "+
					"when Intercom fails or cannot be reached. Defaults to %d.", intercom.DefaultMaxRetries),
				Validators: []validator.Int64{int64validator.Between(0, 100)},
			},
			"max_requests_per_10s": schema.Int64Attribute{
				Optional: true,
				MarkdownDescription: "How many requests the provider makes in 10 seconds at most, to leave room for others. " +
					"Intercom's own limit is kept to in any case, also where several runs share it. Defaults to as many as Intercom allows.",
				Validators: []validator.Int64{int64validator.AtLeast(1)},
			},
			"read_cache": schema.BoolAttribute{
				Optional: true,
				MarkdownDescription: "Whether objects of one kind are read with a list of them all, once per run, in place of a request each. Defaults to `true`. " +
					"Turn it off to find out whether it is the cause of something.",
			},
			"request_timeout": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: fmt.Sprintf("How long one attempt of a request may take, such as `30s`. Defaults to `%.0fs`.", intercom.DefaultRequestTimeout.Seconds()),
				Validators:          []validator.String{timeoutRule()},
			},
		},
	}
}

func (p *intercomProvider) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var model providerModel
	if resp.Diagnostics.Append(req.Config.Get(ctx, &model)...); resp.Diagnostics.HasError() {
		return
	}
	config := settings(model, &resp.Diagnostics)
	if resp.Diagnostics.HasError() {
		return
	}
	config.UserAgent = fmt.Sprintf("terraform-provider-intercom/%s Terraform/%s", p.version, req.TerraformVersion)
	config.Transport = p.transport
	config.Log = logLine
	if p.transport == nil {
		config.LockDir = intercom.UserLockDir()
	}
	client, err := intercom.New(config)
	if err != nil {
		resp.Diagnostics.AddError("Malformed access token", err.Error())
		return
	}
	// A plan that only creates asks Intercom for nothing else, and is approved for
	// the workspace that it names.
	if crud.AddError(&resp.Diagnostics, "check the workspace", client.Workspace.Check(ctx)); resp.Diagnostics.HasError() {
		return
	}
	resp.ResourceData, resp.ListResourceData, resp.DataSourceData, resp.ActionData = client, client, client, client
}

// Watch has what the client logs with a context told to a function, too.
func Watch(ctx context.Context, told func(level slog.Level, message string, fields map[string]any)) context.Context {
	return context.WithValue(ctx, watching{}, told)
}

type watching struct{}

func logLine(ctx context.Context, level slog.Level, message string, fields map[string]any) {
	if told, ok := ctx.Value(watching{}).(func(slog.Level, string, map[string]any)); ok {
		told(level, message, fields)
	}
	if level >= slog.LevelWarn {
		tflog.Warn(ctx, message, fields)
		return
	}
	tflog.Debug(ctx, message, fields)
}

func (*intercomProvider) Resources(context.Context) []func() resource.Resource {
	var all []func() resource.Resource
	for _, area := range Areas() {
		all = append(all, area.Resources...)
	}
	return all
}

// ListResources are the resources that can list.
func (*intercomProvider) ListResources(context.Context) []func() list.ListResource {
	var all []func() list.ListResource
	for _, area := range Areas() {
		for _, newResource := range area.Resources {
			if _, lists := newResource().(list.ListResource); lists {
				all = append(all, func() list.ListResource {
					lister, _ := newResource().(list.ListResource)
					return lister
				})
			}
		}
	}
	return all
}

func (*intercomProvider) DataSources(context.Context) []func() datasource.DataSource {
	var all []func() datasource.DataSource
	for _, area := range Areas() {
		all = append(all, area.DataSources...)
	}
	return all
}

func (*intercomProvider) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	var all []func() ephemeral.EphemeralResource
	for _, area := range Areas() {
		all = append(all, area.EphemeralResources...)
	}
	return all
}

func (*intercomProvider) Actions(context.Context) []func() action.Action {
	var all []func() action.Action
	for _, area := range Areas() {
		all = append(all, area.Actions...)
	}
	return all
}

func (*intercomProvider) Functions(context.Context) []func() function.Function {
	var all []func() function.Function
	for _, area := range Areas() {
		all = append(all, area.Functions...)
	}
	return all
}
