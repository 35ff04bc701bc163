package knowledge

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// availability is which of Intercom's AI agents may use a text, and for whom. It
// is for embedding into a model.
type availability struct {
	AIChatbot    types.Bool `tfsdk:"ai_chatbot_availability"`
	AICopilot    types.Bool `tfsdk:"ai_copilot_availability"`
	AISalesAgent types.Bool `tfsdk:"ai_sales_agent_availability"`
	AudienceIDs  types.Set  `tfsdk:"audience_ids"`
}

// needsAvailability is what is to be said of attributes where the object is older
// than they are.
const needsAvailability = "\nRequires `api_version` 2.16 or newer."

// availabilityNames are the attributes of availability.
var availabilityNames = []string{"ai_chatbot_availability", "ai_copilot_availability", "ai_sales_agent_availability", "audience_ids"}

// availabilityAttributes are the attributes of availability. what is whose text it
// is, as in "the article"; defaults says what a new one has, and since what is to
// be said of the version that they require, each in a line of its own.
func availabilityAttributes(what, defaults, since string) map[string]schema.Attribute {
	available := func(to string) schema.BoolAttribute {
		return schema.BoolAttribute{
			Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
			MarkdownDescription: "Whether " + to + " may use " + what + "." + defaults + "\nLeaving this out later keeps what Intercom has." + since,
		}
	}
	return map[string]schema.Attribute{
		"ai_chatbot_availability":     available("Fin, which answers customers,"),
		"ai_copilot_availability":     available("Copilot, which helps teammates,"),
		"ai_sales_agent_availability": available("Fin as a sales agent"),
		"audience_ids":                crud.AudienceIDs(what, since),
	}
}

// merged are the attributes of all parts of an object.
func merged(parts ...map[string]schema.Attribute) map[string]schema.Attribute {
	all := map[string]schema.Attribute{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// input is what a request says of it.
func (a availability) input() intercom.AvailabilityInput {
	return intercom.AvailabilityInput{
		AIChatbot: tf.BoolPointer(a.AIChatbot), AICopilot: tf.BoolPointer(a.AICopilot), AISalesAgent: tf.BoolPointer(a.AISalesAgent),
		AudienceIDs: tf.SetNumericIDs(a.AudienceIDs),
	}
}

// now is what an answer says, and what was planned, or is in the state, where the
// answer does not say.
func (a availability) now(told intercom.Availability) availability {
	now := availability{toldBool(told.AIChatbot, a.AIChatbot), toldBool(told.AICopilot, a.AICopilot), toldBool(told.AISalesAgent, a.AISalesAgent), a.AudienceIDs}
	switch {
	case told.AudienceIDs != nil:
		now.AudienceIDs = tf.StringSet(told.AudienceIDs)
	case a.AudienceIDs.IsUnknown() || a.AudienceIDs.IsNull():
		now.AudienceIDs = types.SetNull(types.StringType)
	}
	return now
}

func toldBool(told *bool, before types.Bool) types.Bool {
	switch {
	case told != nil:
		return types.BoolValue(*told)
	case before.IsUnknown():
		return types.BoolNull()
	default:
		return before
	}
}
