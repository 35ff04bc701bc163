package emulator

import (
	"net/http"
	"slices"
)

// Quirks of the contacts of a conversation.
var (
	ParticipantsAddedOnce = quirk("ParticipantsAddedOnce", off,
		"adding a contact who takes part in a conversation already is refused",
		"nothing is known of it; everything else that is attached twice is attached once")
)

// participants are the ids of the contacts who take part.
func (c *conversation) participants() []string {
	if len(c.contactIDs) == 0 {
		return []string{c.contactID}
	}
	return c.contactIDs
}

// conversationContactRoutes answer with the contacts alone, under an old name of
// theirs (Intercom-OpenAPI #655); schemas before that one say the whole conversation. An
// e-mail address that nobody has makes a lead of Intercom's; here it is refused.
func (w *Workspace) conversationContactRoutes() {
	w.handle(oldest, "POST /conversations/{id}/customers", func(r *request) (any, error) {
		var in struct {
			AdminID  flexibleID `json:"admin_id"`
			Customer struct {
				ID     string `json:"intercom_user_id"`
				UserID string `json:"user_id"`
				Email  string `json:"email"`
			} `json:"customer"`
		}
		found, err := w.conversationBy(r, &in, &in.AdminID, "Resource Not Found")
		if err != nil {
			return nil, err
		}
		person, err := w.eventContact(in.Customer.ID, in.Customer.UserID, in.Customer.Email)
		if err != nil {
			return nil, notFound("Resource Not Found")
		}
		switch all := found.participants(); {
		case !slices.Contains(all, person.id):
			found.contactIDs = append(slices.Clone(all), person.id)
			w.addPart(found, "participant_added", "", "admin", string(in.AdminID), nil)
		case w.has(ParticipantsAddedOnce):
			return nil, fail(http.StatusBadRequest, "parameter_invalid", "Contact is already a participant") // [?] the words
		}
		return w.customers(found), nil
	})
	w.handle(oldest, "DELETE /conversations/{id}/customers/{contact}", func(r *request) (any, error) {
		var in struct {
			AdminID flexibleID `json:"admin_id"`
		}
		found, err := w.conversationBy(r, &in, &in.AdminID, "Resource Not Found")
		if err != nil {
			return nil, err
		}
		all := found.participants()
		switch at := slices.Index(all, r.PathValue("contact")); {
		case at < 0: // [?] also of a contact that does not take part
			return nil, notFound("User Not Found")
		case len(all) == 1:
			return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", "Removing the last customer is not allowed")
		default:
			found.contactIDs = slices.Delete(slices.Clone(all), at, at+1)
			w.addPart(found, "participant_removed", "", "admin", string(in.AdminID), nil)
		}
		return w.customers(found), nil
	})
}

func (w *Workspace) customers(c *conversation) object {
	customers := []any{}
	for _, id := range c.participants() {
		customer := object{"type": "contact", "id": id}
		if found, ok := w.contacts.get(id); ok {
			customer["type"] = found.role
		}
		customers = append(customers, customer)
	}
	return object{"customers": customers}
}
