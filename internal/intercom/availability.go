package intercom

// Availability says which of Intercom's AI agents may use a text, and for whom.
// It is for embedding into what has a text. Nil is what an answer does not say.
type Availability struct {
	AIChatbot    *bool   `json:"ai_chatbot_availability"`
	AICopilot    *bool   `json:"ai_copilot_availability"`
	AISalesAgent *bool   `json:"ai_sales_agent_availability"`
	AudienceIDs  ToldIDs `json:"audience_ids"`
}

// AvailabilityInput is what can be written of an Availability. Nil is not sent.
type AvailabilityInput struct {
	AIChatbot    *bool       `json:"ai_chatbot_availability,omitempty"`
	AICopilot    *bool       `json:"ai_copilot_availability,omitempty"`
	AISalesAgent *bool       `json:"ai_sales_agent_availability,omitempty"`
	AudienceIDs  []NumericID `json:"audience_ids,omitzero"` // empty for everybody
}

// AvailabilitySince is the first version that has it, and Markdown beside HTML.
var AvailabilitySince = MustVersion("2.16")
