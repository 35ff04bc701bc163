package workspace

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

type ipAllowlistResource struct{ crud.Resource }

func newIPAllowlistResource() resource.Resource {
	return &ipAllowlistResource{crud.Resource{Name: "ip_allowlist", Since: intercom.IPAllowlistSince, Loss: allowlistDisabled}}
}

// What on_destroy can be.
const (
	disables = "disable"
	keeps    = "keep"
)

// allowlistDisabled is what destroying the allowlist does unless it is kept.
var allowlistDisabled = crud.Loss{
	Summary: "The IP allowlist will be disabled",
	Detail: "is disabled and emptied: the API then answers requests from every address. To leave it as it is, set on_destroy to \"keep\" " +
		"and apply that before destroying.",
}

// ipAllowlist is the allowlist as Intercom has it.
type ipAllowlist struct {
	ID        types.String `tfsdk:"id"`
	Enabled   types.Bool   `tfsdk:"enabled"`
	Addresses types.Set    `tfsdk:"addresses"`
}

type ipAllowlistModel struct {
	ipAllowlist
	OnDestroy types.String `tfsdk:"on_destroy"`
}

func ipAllowlistAttributes() map[string]schema.Attribute {
	id := crud.ID("IP allowlist")
	id.MarkdownDescription = "Always `" + intercom.IPAllowlistID + "`: a workspace has one IP allowlist, to which Intercom gives no id."
	return map[string]schema.Attribute{
		"id": id,
		"enabled": schema.BoolAttribute{
			Required:            true,
			MarkdownDescription: "Whether Intercom refuses requests from other addresses.\nAn allowlist that is enabled and has no addresses refuses none.",
		},
		"addresses": schema.SetAttribute{
			Required: true, ElementType: types.StringType, PlanModifiers: []planmodifier.Set{tf.NewOnlySet(tf.IPv4())},
			MarkdownDescription: "IPv4 addresses, and ranges of them in CIDR notation, from which requests are answered.\n" +
				"How a range is written makes no difference: `192.0.2.1/24` is `192.0.2.0/24`.",
		},
	}
}

func (*ipAllowlistResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := ipAllowlistAttributes()
	attributes["on_destroy"] = schema.StringAttribute{
		Optional: true, Computed: true, Default: stringdefault.StaticString(disables), Validators: []validator.String{tf.OneOf(disables, keeps)},
		MarkdownDescription: "What destroying does: `disable` disables the allowlist and empties it, `keep` leaves it as it is.\nDefaults to `disable`.",
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: `The IP allowlist of the workspace: the addresses from which Intercom answers requests to its API.

Requires ` + "`api_version`" + ` 2.14 or newer. Where it is newer than 2.16, the requests for the allowlist go out in 2.16, the last version that is
known to have it.

**Permissions.** The token's app needs *manage_ip_allowlist*, as Intercom's reference names the scope.

**Being locked out.** Intercom refuses an allowlist that lacks the address which Terraform itself sends from. Have in it every address that this or
another program sends from: those of pipelines, and of a network that sends from several. Whoever is kept out is answered with a 403 on
everything, this resource included; somebody has to change the allowlist in Intercom then. The plan warns of an allowlist that lets
everybody in, and of one whose addresses nobody can have on the internet.

**Existing allowlists.** A workspace has one. Where it is enabled or has addresses, and is not what is configured, a create is refused: import it by the id
` + "`ip_allowlist`" + `, and the plan shows what changes. One resource manages it.

**Destroy** disables the allowlist and empties it, so that requests from every address are answered; the plan says so. With ` + "`on_destroy = \"keep\"`" + ` it
stays as it is. The setting is Terraform's own: it must be applied before the destroy, also after an import.

**What Intercom cannot do.** The allowlist has no IPv6 addresses. It is not the one for people, who sign in to Intercom in a browser: that is set in
Intercom only.`,
		Attributes: attributes,
	}
}

var addressesPath = path.Root("addresses")

// ModifyPlan warns of what lets everybody in or keeps everybody out, and of an
// allowlist that is there.
func (r *ipAllowlistResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	var plan, state ipAllowlistModel
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if state.OnDestroy.ValueString() != keeps {
		r.Resource.ModifyPlan(ctx, req, resp)
	}
	if !req.Plan.Raw.IsNull() {
		resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	}
	crud.WarnOfTaken(ctx, r, req, resp, crud.Unique[ipAllowlistModel]{
		Kind: "IP allowlist",
		Key: func(ipAllowlistModel) (key, words string) {
			return intercom.IPAllowlistID, "that is enabled or has addresses"
		},
		Holder: func(ctx context.Context, m ipAllowlistModel) string {
			found, err := r.API.IPAllowlist.Get(ctx, intercom.IPAllowlistID)
			if err != nil || found.IsUnused() || !m.known() || m.input().Same(found) {
				return ""
			}
			return intercom.IPAllowlistID
		},
	})
	if req.Plan.Raw.IsNull() || resp.Diagnostics.HasError() || !plan.known() {
		return
	}
	if plan.sameAddresses(state.Addresses) {
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, addressesPath, state.Addresses)...)
		if plan.Enabled.Equal(state.Enabled) {
			return
		}
	}
	if summary, detail := whoIsLetIn(plan.input()); summary != "" {
		resp.Diagnostics.AddAttributeWarning(addressesPath, summary, detail)
	}
}

// offTheInternet are ranges of addresses that nobody has on the internet.
var offTheInternet = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("169.254.0.0/16"),
	netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"), netip.MustParsePrefix("224.0.0.0/3"),
}

// whoIsLetIn is a warning about an allowlist that does not do what one is for.
func whoIsLetIn(list intercom.IPAllowlistInput) (summary, detail string) {
	const everybody = "The IP allowlist lets everybody in"
	if !list.Enabled {
		return "", ""
	}
	unreachable := 0
	for _, text := range list.Addresses {
		addresses, err := intercom.ParseAddresses(text)
		if err == nil && addresses.Bits() == 0 {
			return everybody, "A range of addresses has all that there are. Intercom answers requests from everywhere."
		}
		if slices.ContainsFunc(offTheInternet, func(whole netip.Prefix) bool {
			return err == nil && whole.Bits() <= addresses.Bits() && whole.Contains(addresses.Addr())
		}) {
			unreachable++
		}
	}
	switch {
	case len(list.Addresses) == 0:
		return everybody, "enabled is true and addresses is empty. Intercom keeps nobody out then: it answers requests from everywhere."
	case unreachable == len(list.Addresses):
		return "The IP allowlist keeps everybody out", "Nobody can send to Intercom from any of the addresses: they are all those of private networks or reserved. " +
			"What counts is the address that a network has on the internet."
	default:
		return "", ""
	}
}

func (r *ipAllowlistResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan ipAllowlistModel) (*ipAllowlistModel, error) {
		if r.API.Ledger.Managed(r.Name, intercom.IPAllowlistID) {
			return nil, &intercom.TakenError{Kind: "IP allowlist", Key: "that Terraform manages", ID: intercom.IPAllowlistID}
		}
		return plan.written(ctx, r.API.IPAllowlist.Create)
	})
}

func (r *ipAllowlistResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state ipAllowlistModel) (*ipAllowlistModel, error) {
		if state.OnDestroy.IsNull() { // after an import
			state.OnDestroy = types.StringValue(disables)
		}
		found, err := r.API.IPAllowlist.Get(ctx, state.ID.ValueString())
		return state.now(found, err)
	})
}

func (r *ipAllowlistResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state ipAllowlistModel) (*ipAllowlistModel, error) {
		if plan.Enabled.Equal(state.Enabled) && plan.Addresses.Equal(state.Addresses) {
			return &plan, nil // on_destroy is Terraform's alone
		}
		return plan.written(ctx, r.API.IPAllowlist.Set)
	})
}

func (r *ipAllowlistResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state ipAllowlistModel) error {
		if state.OnDestroy.ValueString() == keeps {
			return nil
		}
		_, err := r.API.IPAllowlist.Set(ctx, intercom.IPAllowlistInput{Addresses: []string{}})
		return err
	})
}

// known says whether all that is written is known.
func (m ipAllowlistModel) known() bool {
	return !m.Enabled.IsUnknown() && !m.Addresses.IsUnknown() && !slices.ContainsFunc(m.Addresses.Elements(), attr.Value.IsUnknown)
}

func (m ipAllowlistModel) input() intercom.IPAllowlistInput {
	addresses := tf.SetStrings(m.Addresses)
	slices.Sort(addresses)
	return intercom.IPAllowlistInput{Enabled: m.Enabled.ValueBool(), Addresses: addresses}
}

// written writes a plan. A refusal may be of the address that it comes from.
func (m ipAllowlistModel) written(
	ctx context.Context, write func(context.Context, intercom.IPAllowlistInput) (*intercom.IPAllowlist, error),
) (*ipAllowlistModel, error) {
	state, err := m.now(write(ctx, m.input()))
	var refused *intercom.Error
	if errors.As(err, &refused) && refused.Status == http.StatusUnprocessableEntity && m.Enabled.ValueBool() {
		problem := tf.Explain("write the IP allowlist", err)
		problem.Detail += " Intercom refuses an allowlist that would keep out the address which this request came from, and names that address: add it to addresses."
		return nil, problem
	}
	return state, err
}

// sameAddresses says whether a set has the same addresses, however they are written.
func (m ipAllowlistModel) sameAddresses(other types.Set) bool {
	return !other.IsNull() && intercom.SameAddresses(tf.SetStrings(m.Addresses), tf.SetStrings(other))
}

// now is the state of the allowlist, with the addresses as they were written before
// where Intercom has the same.
func (m ipAllowlistModel) now(found *intercom.IPAllowlist, err error) (*ipAllowlistModel, error) {
	state, err := ipAllowlistState(found, err)
	if err != nil {
		return nil, err
	}
	if !m.Addresses.IsNull() && intercom.SameAddresses(tf.SetStrings(m.Addresses), found.Addresses) {
		state.Addresses = m.Addresses
	}
	return &ipAllowlistModel{*state, m.OnDestroy}, nil
}

func ipAllowlistState(found *intercom.IPAllowlist, err error) (*ipAllowlist, error) {
	if err != nil {
		return nil, err
	}
	return &ipAllowlist{
		ID: types.StringValue(intercom.IPAllowlistID), Enabled: types.BoolPointerValue(found.Enabled), Addresses: tf.StringSet(found.Addresses),
	}, nil
}
