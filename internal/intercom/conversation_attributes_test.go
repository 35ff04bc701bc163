package intercom

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// labels are the options in use, in Intercom's order.
func labels(attribute *ConversationAttribute) string {
	var used []string
	if attribute == nil {
		return ""
	}
	for _, option := range attribute.Options {
		if !option.Archived {
			used = append(used, option.Label)
		}
	}
	return strings.Join(used, " ")
}

// TestConversationAttributeOptionsUnclear cuts every write of an option off,
// before and after it was carried out. One that was is a success, whatever
// repeating it is answered with; one that was not is an error, and not an
// uncertain one: who asks again sees what there is.
func TestConversationAttributeOptionsUnclear(t *testing.T) {
	t.Parallel()
	const id, billing = "302", "c0ffee00-0000-4000-8000-000000000301"
	for name, of := range map[string]struct {
		pattern, after string
		write          func(*Client) (*ConversationAttribute, error)
	}{
		"add": {"POST /conversations/**", "Billing Messenger Mobile", func(c *Client) (*ConversationAttribute, error) {
			return c.ConversationAttributes.AddOption(t.Context(), id, "Mobile")
		}},
		"rename": {"PUT /conversations/**", "Payments Messenger", func(c *Client) (*ConversationAttribute, error) {
			return c.ConversationAttributes.RenameOption(t.Context(), id, billing, "Payments")
		}},
		"archive": {"DELETE /conversations/**", "Messenger Mobile", func(c *Client) (*ConversationAttribute, error) {
			if _, err := c.ConversationAttributes.AddOption(t.Context(), id, "Mobile"); err != nil {
				t.Error(err)
			}
			return c.ConversationAttributes.ArchiveOption(t.Context(), id, billing)
		}},
	} {
		for _, fault := range []emulator.Fault{{Cut: "after", Count: 1}, {Cut: "garbled", Count: 1}, {Status: http.StatusInternalServerError}} {
			t.Run(name+" "+fault.Cut, func(t *testing.T) {
				t.Parallel()
				c, w := emulated(t)
				fault.Pattern = of.pattern
				if err := w.Fail(fault); err != nil {
					t.Fatal(err)
				}
				changed, err := of.write(c)
				var uncertain *AmbiguousError
				switch {
				case fault.Cut != "" && (err != nil || labels(changed) != of.after):
					t.Errorf("%q, %v", labels(changed), err)
				case fault.Cut == "" && (err == nil || errors.As(err, &uncertain)):
					t.Errorf("%q, %v", labels(changed), err)
				}
				if known, err := c.ConversationAttributes.Get(t.Context(), id); err != nil || fault.Cut != "" && labels(known) != of.after {
					t.Errorf("the snapshot has %q, %v", labels(known), err)
				}
			})
		}
	}
}

func TestConversationAttributeOptionRefused(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	const id = "302"
	var refused *Error
	if _, err := c.ConversationAttributes.ArchiveOption(t.Context(), id, "c0ffee00-0000-4000-8000-000000000301"); !errors.As(err, &refused) || refused.Status != http.StatusUnprocessableEntity {
		t.Errorf("archiving one of the last two: %v", err)
	}
	// What is archived is no longer found, and that is what was asked for.
	if now, err := c.ConversationAttributes.ArchiveOption(t.Context(), id, "c0ffee00-0000-4000-8000-000000000303"); err != nil || labels(now) != "Billing Messenger" {
		t.Errorf("archiving what is archived: %q, %v", labels(now), err)
	}
	if _, err := c.ConversationAttributes.RenameOption(t.Context(), id, "none", "x"); !errors.As(err, &refused) || refused.Code != "conversation_attribute_not_found" {
		t.Errorf("renaming what is not there: %v", err)
	}
	if _, err := c.ConversationAttributes.ArchiveOption(t.Context(), "1", "none"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an option of no attribute: %v", err)
	}
}

// TestConversationAttributesCostOneList reads all by one list.
func TestConversationAttributesCostOneList(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	for _, id := range []string{"301", "302", "303"} {
		if _, err := c.ConversationAttributes.Get(t.Context(), id); err != nil {
			t.Error(err)
		}
	}
	if _, err := c.ConversationAttributes.Get(t.Context(), "304"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an archived one: %v", err)
	}
	if requests, _ := w.Requests(); len(requests) != 1 {
		t.Errorf("%d requests", len(requests))
	}
}

// TestConversationAttributeMadeTwice makes an attribute while another run does.
func TestConversationAttributeMadeTwice(t *testing.T) {
	t.Parallel()
	w := emulator.New(emulator.Options{Token: "token"})
	client := func(transport http.RoundTripper) *Client {
		c, err := New(Config{Token: "token", Transport: transport})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	input := ConversationAttributeInput{Name: "Race", DataType: "string", VisibleToTeamIDs: []string{}}
	// The other run makes its own between the look and the making of this one.
	raced := transportFunc(func(r *http.Request) (*http.Response, error) {
		if r.Method == http.MethodPost {
			if _, err := client(w).ConversationAttributes.Create(t.Context(), input); err != nil {
				t.Error(err)
			}
		}
		return w.RoundTrip(r)
	})
	_, err := client(raced).ConversationAttributes.Create(t.Context(), input)
	var taken *TakenError
	if !errors.As(err, &taken) {
		t.Errorf("the newer one: %v", err)
	}
	inUse := 0
	for attribute, err := range client(w).ConversationAttributes.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if attribute.Name == "Race" && !attribute.Archived {
			inUse++
		}
	}
	if inUse != 1 {
		t.Errorf("%d attributes have the name", inUse)
	}
}

// TestConversationAttributeTakenBackAlready makes an attribute that is gone when
// it is to give way to the one that has its name: then that one is in the way.
func TestConversationAttributeTakenBackAlready(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	fault := emulator.Fault{Pattern: "POST /conversations/attributes", Count: 1, Set: map[string]any{"id": "1000001"}}
	if err := w.Fail(fault); err != nil {
		t.Fatal(err)
	}
	_, err := c.ConversationAttributes.Create(t.Context(), ConversationAttributeInput{Name: "Race", DataType: "string", VisibleToTeamIDs: []string{}})
	var taken *TakenError
	if !errors.As(err, &taken) || taken.ID == "1000001" {
		t.Errorf("%v", err)
	}
}

type transportFunc func(*http.Request) (*http.Response, error)

func (f transportFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
