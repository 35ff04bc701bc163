package intercom

import (
	"context"
	"net/http"
	"strings"
	"testing"
)

// TestDeletionsAnsweredByOthers has somebody else answer to every deletion: what
// is still there is not taken for gone, and what is gone is.
func TestDeletionsAnsweredByOthers(t *testing.T) {
	t.Parallel()
	deletions := map[string]func(context.Context, *Client) error{
		"tag":                        func(ctx context.Context, c *Client) error { return c.Tags.Delete(ctx, "7") },
		"company":                    func(ctx context.Context, c *Client) error { return c.Companies.Delete(ctx, "7") },
		"contact":                    func(ctx context.Context, c *Client) error { return c.Contacts.Delete(ctx, "7") },
		"archived contact":           func(ctx context.Context, c *Client) error { return c.Contacts.Archive(ctx, "7") },
		"ticket":                     func(ctx context.Context, c *Client) error { return c.Tickets.Delete(ctx, "7") },
		"instance":                   func(ctx context.Context, c *Client) error { return c.CustomObjectInstances.Delete(ctx, "Order", "7") },
		"attribute of conversations": func(ctx context.Context, c *Client) error { return c.ConversationAttributes.Archive(ctx, "7") },
		"data attribute":             func(ctx context.Context, c *Client) error { return c.DataAttributes.Archive(ctx, "7") },
		"ticket type":                func(ctx context.Context, c *Client) error { return c.TicketTypes.Archive(ctx, "7") },
		"attribute of a ticket type": func(ctx context.Context, c *Client) error { return c.TicketTypeAttributes.Archive(ctx, "5", "7") },
		"tag of a contact":           func(ctx context.Context, c *Client) error { return c.ContactTags.Delete(ctx, "5", "7") },
		"company of a contact":       func(ctx context.Context, c *Client) error { return c.ContactCompanies.Delete(ctx, "5", "7") },
		"choice of a contact":        func(ctx context.Context, c *Client) error { return c.ContactSubscriptions.Delete(ctx, "5", "7") },
		"tag of a conversation":      func(ctx context.Context, c *Client) error { return c.ConversationTags.Delete(ctx, "5", "7", "1") },
	}
	const object = `{"id":"7","external_id":"x","name":"x","custom":true}`
	there := func(path string) string {
		switch {
		case strings.HasSuffix(path, "/7"):
			return object
		case strings.HasPrefix(path, "/conversations/"):
			return `{"id":"5","tags":{"type":"tag.list","tags":[` + object + `]}}`
		case strings.HasPrefix(path, "/ticket_types/"):
			return `{"id":"5","ticket_type_attributes":{"type":"list","data":[` + object + `]}}`
		default:
			return `{"type":"list","data":[` + object + `]}`
		}
	}
	for kind, act := range deletions {
		for name, answer := range map[string]struct {
			status int
			body   string
		}{
			"204": {204, ""}, "200 {}": {200, "{}"}, "200 []": {200, "[]"}, "success": {200, `{"success":true}`}, "deleted": {200, `{"deleted":true}`},
			"another": {200, `{"id":"8","deleted":true,"archived":true}`}, "errors": {200, refusalBody}, "null": {200, "null"}, "text": {200, "OK"},
			"HTML": {200, "<html></html>"}, "202": {202, ""}, "kept": {200, `{"id":"7","deleted":false,"archived":false}`},
		} {
			if name == "kept" && strings.Contains(kind, " of a co") {
				continue // that is what Intercom answers
			}
			for _, gone := range []bool{false, true} {
				asked := false
				c := newClient(t, answering(func(r *http.Request) (*http.Response, error) {
					switch {
					case r.Method != http.MethodGet:
						asked = true
						return reply(answer.status, answer.body)(r)
					case !gone || !asked:
						return reply(200, there(r.URL.Path))(r)
					case strings.HasSuffix(r.URL.Path, "/7"):
						return reply(404, `{"type":"error.list","errors":[{"code":"not_found"}]}`)(r)
					default:
						return reply(200, strings.ReplaceAll(there(r.URL.Path), object, ""))(r)
					}
				}))
				err := act(t.Context(), c)
				if errors := name == "errors"; !gone && err == nil || gone && err != nil && !errors {
					t.Errorf("%s, %s, gone %t: %v", kind, name, gone, err)
				}
			}
		}
	}
}

// TestAnswersAboutOthers has every request for one object answered with another.
func TestAnswersAboutOthers(t *testing.T) {
	t.Parallel()
	requests := map[string]func(context.Context, *Client) error{
		"contact":      func(ctx context.Context, c *Client) error { _, err := c.Contacts.Get(ctx, "7"); return err },
		"company":      func(ctx context.Context, c *Client) error { _, err := c.Companies.Get(ctx, "7"); return err },
		"conversation": func(ctx context.Context, c *Client) error { _, err := c.Conversations.Get(ctx, "7"); return err },
		"whole":        func(ctx context.Context, c *Client) error { _, err := c.Conversations.Whole(ctx, "7"); return err },
		"ticket":       func(ctx context.Context, c *Client) error { _, err := c.Tickets.Get(ctx, "7"); return err },
		"note":         func(ctx context.Context, c *Client) error { _, err := c.Notes.Get(ctx, "7"); return err },
		"instance": func(ctx context.Context, c *Client) error {
			_, err := c.CustomObjectInstances.Get(ctx, "Order", "7")
			return err
		},
		"ticket type": func(ctx context.Context, c *Client) error {
			_, err := c.TicketTypes.Update(ctx, "7", TicketTypeInput{Name: "x"})
			return err
		},
		"contact, changed": func(ctx context.Context, c *Client) error {
			_, err := c.Contacts.Update(ctx, "7", ContactInput{"name": "x"})
			return err
		},
		"company, changed": func(ctx context.Context, c *Client) error {
			_, err := c.Companies.Update(ctx, "7", CompanyInput{})
			return err
		},
		"ticket, changed": func(ctx context.Context, c *Client) error {
			_, err := c.Tickets.Update(ctx, "7", TicketUpdate{})
			return err
		},
	}
	for kind, act := range requests {
		for _, body := range []string{`{"id":"8","name":"x","external_id":"y"}`, `{"id":8,"name":"x"}`, `{"id":7e0,"name":"x"}`, `{"id":"7 ","name":"x"}`, `{"id":"..","name":"x"}`} {
			c := newClient(t, answering(reply(200, body)))
			err := act(t.Context(), c)
			checkOutcome(t, err, 200, false)
			if err == nil {
				t.Errorf("%s: %s", kind, body)
			}
		}
	}
}

// TestAnswersToCreations has creations answered with what was not sent, or with
// the id of something older: nobody knows then what was made.
func TestAnswersToCreations(t *testing.T) {
	t.Parallel()
	creations := map[string]func(context.Context, *Client) error{
		"ticket type": func(ctx context.Context, c *Client) error {
			_, err := c.TicketTypes.Create(ctx, TicketTypeInput{Name: "new"})
			return err
		},
		"attribute of a ticket type": func(ctx context.Context, c *Client) error {
			_, err := c.TicketTypeAttributes.Create(ctx, "5", TicketTypeAttributeInput{Name: "new", DataType: "string"})
			return err
		},
		"contact": func(ctx context.Context, c *Client) error {
			_, _, err := c.Contacts.Create(ctx, ContactInput{"role": "user", "external_id": "new"})
			return err
		},
		"note": func(ctx context.Context, c *Client) error {
			_, err := c.ContactNotes.Create(ctx, "5", NoteInput{Body: "new"})
			return err
		},
		"ticket": func(ctx context.Context, c *Client) error {
			_, err := c.Tickets.Create(ctx, TicketInput{TypeID: "new", Contacts: []Object{{"5"}}})
			return err
		},
	}
	const made = `{"id":"7","name":"new","external_id":"new","body":"new","ticket_type":{"id":"new"}}`
	for kind, act := range creations {
		refused := reply(403, refusalBody)
		ok := answering(reply(200, made))
		if err := act(t.Context(), newClient(t, ok)); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		other := answering(reply(200, strings.ReplaceAll(made, "new", "old")), refused)
		checkOutcome(t, act(t.Context(), newClient(t, other)), 200, true)
		c := newClient(t, answering(reply(200, made)))
		_ = act(t.Context(), c)
		checkOutcome(t, act(t.Context(), c), 200, true) // the same id again
	}
}
