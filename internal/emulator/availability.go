package emulator

// availability is which of Intercom's AI agents may use a text, and for whom.
type availability struct {
	chatbot, copilot, salesAgent bool
	audienceIDs                  []string
}

// availabilityInput is what a request says of it. It is for embedding.
type availabilityInput struct {
	Chatbot     *bool         `json:"ai_chatbot_availability"`
	Copilot     *bool         `json:"ai_copilot_availability"`
	SalesAgent  *bool         `json:"ai_sales_agent_availability"`
	AudienceIDs *[]flexibleID `json:"audience_ids"` // [?] null is said to be possible, and taken for being left out
}

// availabilitySince is the first version that has it.
const availabilitySince = "2.16"

// changeAvailability takes over what a request says. Unknown audiences are refused before
// anything is changed, with a 404 that is about them.
func (a *availability) changeAvailability(w *Workspace, in availabilityInput) error {
	if in.AudienceIDs != nil {
		if err := w.unknownAudience(*in.AudienceIDs); err != nil {
			return err
		}
		a.audienceIDs = plainIDs(*in.AudienceIDs)
	}
	set(&a.chatbot, in.Chatbot)
	set(&a.copilot, in.Copilot)
	set(&a.salesAgent, in.SalesAgent)
	return nil
}

// encodeAvailability adds it to an answer.
func (a *availability) encodeAvailability(into object) {
	into["ai_chatbot_availability"], into["ai_copilot_availability"], into["ai_sales_agent_availability"] = a.chatbot, a.copilot, a.salesAgent
	into["audience_ids"] = numbers(a.audienceIDs)
}

// plainIDs are ids as the workspace has them.
func plainIDs(ids []flexibleID) []string {
	plain := []string{}
	for _, id := range ids {
		plain = append(plain, string(id))
	}
	return plain
}
