package intercom

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// ids is walk for a list without errors.
func ids[T any](t *testing.T, all iter.Seq2[*T, error]) []string {
	t.Helper()
	found, err := walk(all)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestReadableObjects(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	ctx := t.Context()
	for name, test := range map[string]struct {
		listed []string
		get    func(context.Context, string) error
	}{
		"admins":       {ids(t, c.Admins.All(ctx)), func(ctx context.Context, id string) error { _, err := c.Admins.Get(ctx, id); return err }},
		"tags":         {ids(t, c.Tags.All(ctx)), func(ctx context.Context, id string) error { _, err := c.Tags.Get(ctx, id); return err }},
		"teams":        {ids(t, c.Teams.All(ctx)), func(ctx context.Context, id string) error { _, err := c.Teams.Get(ctx, id); return err }},
		"ticket types": {ids(t, c.TicketTypes.All(ctx)), func(ctx context.Context, id string) error { _, err := c.TicketTypes.Get(ctx, id); return err }},
	} {
		if len(test.listed) == 0 {
			t.Errorf("%s: none", name)
		}
		for _, id := range test.listed {
			if err := test.get(ctx, id); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := test.get(ctx, "nobody"); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: reading what never was: %v", name, err)
		}
	}
	if len(ids(t, c.SubscriptionTypes.All(ctx))) == 0 || len(ids(t, c.TicketStates.All(ctx))) == 0 {
		t.Error("no subscription types or no ticket states")
	}
}

func TestContacts(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.11", "2.12", "2.13", "2.16", "Preview"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			_, w := emulated(t)
			c := newClient(t, w, func(config *Config) { config.Version = MustVersion(version) })
			if found := ids(t, c.Contacts.ByExternalID(t.Context(), "u/2")); !slices.Equal(found, []string{emulator.SampleOtherUserID}) {
				t.Errorf("found %v", found)
			}
			if found := ids(t, c.Contacts.ByExternalID(t.Context(), "nobody")); len(found) != 0 {
				t.Errorf("found %v for an unknown id", found)
			}
			found := ids(t, c.Contacts.Search(t.Context(), Where("email", "=", "uma@example.com")))
			slices.Sort(found)
			if !slices.Equal(found, []string{emulator.SampleUserID, emulator.SampleLeadID}) {
				t.Errorf("searched %v", found)
			}
			contact, err := c.Contacts.Get(t.Context(), emulator.SampleUserID)
			if err != nil || contact.Name != "Uma User" || contact.Avatar != "https://example.com/uma.png" || contact.SignedUpAt.IsZero() {
				t.Errorf("got %+v, %v", contact, err)
			}
			if _, err := c.Contacts.Get(t.Context(), "6762f0dd1bb69f9f21930005"); !errors.Is(err, ErrNotFound) {
				t.Errorf("reading a merged contact: %v", err)
			}
		})
	}
}

func TestContactByExternalIDStops(t *testing.T) {
	t.Parallel()
	c := newClient(t, answering(reply(403, `{"errors":[{"code":"forbidden"}]}`)))
	for _, err := range c.Contacts.ByExternalID(t.Context(), "x") {
		checkOutcome(t, err, 403, false)
		return
	}
	t.Error("the refusal was swallowed")
}

func TestContactSubscriptions(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	ctx, person := t.Context(), emulator.SampleUserID
	optIn := &SubscriptionType{Object: Object{emulator.SampleOptInTypeID}, ConsentType: "opt_in"}
	if _, err := c.ContactSubscriptions.Get(ctx, person, emulator.SampleOptInTypeID); !errors.Is(err, ErrNotFound) {
		t.Errorf("a choice that was never made: %v", err)
	}
	if _, err := c.ContactSubscriptions.Create(ctx, person, optIn); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ContactSubscriptions.Get(ctx, person, emulator.SampleOptInTypeID); err != nil {
		t.Errorf("a choice that was made: %v", err)
	}
	_, err := c.ContactSubscriptions.Create(ctx, person, optIn)
	var taken *TakenError
	if !errors.As(err, &taken) || taken.ID != person+"/"+emulator.SampleOptInTypeID || !strings.Contains(err.Error(), "Text alerts") {
		t.Errorf("choosing again: %v", err)
	}
	if err := c.ContactSubscriptions.Delete(ctx, person, emulator.SampleOptInTypeID); err != nil {
		t.Fatal(err)
	}
	if left := ids(t, c.ContactSubscriptions.All(ctx, person)); len(left) != 0 {
		t.Errorf("left are %v", left)
	}
	if _, err := c.ContactSubscriptions.Get(ctx, "nobody", "91"); !errors.Is(err, ErrNotFound) {
		t.Errorf("the contact is gone: %v", err)
	}

	if err := w.Fail(emulator.Fault{Pattern: "GET /contacts/*/subscriptions", Status: 403}); err != nil {
		t.Fatal(err)
	}
	_, err = c.ContactSubscriptions.Get(ctx, person, "91")
	checkOutcome(t, err, 403, false)
	_, err = c.ContactSubscriptions.Create(ctx, person, optIn)
	checkOutcome(t, err, 403, false)
}

func TestTicketTypeAttributes(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	ctx := t.Context()
	kind, err := c.TicketTypes.Create(ctx, TicketTypeInput{Name: "Leak"})
	if err != nil {
		t.Fatal(err)
	}
	typeID := kind.ID.String()
	made, err := c.TicketTypeAttributes.Create(ctx, typeID, TicketTypeAttributeInput{
		Name: "Where", DataType: "list", ListItems: JoinListItems([]string{"Roof", "Cellar"}),
	})
	if err != nil || made.InputOptions == nil || len(made.InputOptions.ListOptions) != 2 {
		t.Fatalf("made %+v, %v", made, err)
	}
	id := made.ID.String()
	if _, err := c.TicketTypeAttributes.Update(ctx, typeID, id, TicketTypeAttributeInput{Name: "Spot"}); err != nil {
		t.Fatal(err)
	}
	if found, err := c.TicketTypeAttributes.Get(ctx, typeID, id); err != nil || found.Name != "Spot" {
		t.Fatalf("found %+v, %v", found, err)
	}
	gone := func(why, typeID, id string) {
		t.Helper()
		if _, err := c.TicketTypeAttributes.Get(ctx, typeID, id); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", why, err)
		}
	}
	gone("an unknown attribute", typeID, "nobody")
	gone("an unknown type", "nobody", id)
	gone("another type's attribute", emulator.SampleTicketTypeID, id)
	if err := c.TicketTypeAttributes.Archive(ctx, typeID, id); err != nil {
		t.Fatal(err)
	}
	if found, err := c.TicketTypeAttributes.Get(ctx, typeID, id); err != nil || !found.Archived {
		t.Errorf("an archived attribute: %+v, %v", found, err)
	}

	second, err := c.TicketTypeAttributes.Create(ctx, typeID, TicketTypeAttributeInput{Name: "When", DataType: "datetime"})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.TicketTypes.Archive(ctx, typeID); err != nil {
		t.Fatal(err)
	}
	if found, err := c.TicketTypeAttributes.Get(ctx, typeID, second.ID.String()); err != nil || found.Archived {
		t.Errorf("an attribute of an archived type: %+v, %v", found, err)
	}
}

// TestClaimedWorkEndsWithItsContext cancels who waits for another's turn.
func TestClaimedWorkEndsWithItsContext(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	for _, name := range []string{"tag/" + AnyCase.Key("vintage"), "ticket_type/71", "subscription/1/91"} {
		release, err := c.claims.take(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(release)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, tagged := c.Tags.Create(ctx, "Vintage")
	_, attributed := c.TicketTypeAttributes.Create(ctx, "71", TicketTypeAttributeInput{Name: "x"})
	_, subscribed := c.ContactSubscriptions.Create(ctx, "1", &SubscriptionType{Object: Object{"91"}})
	for _, err := range []error{tagged, attributed, subscribed} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	if requests, _ := w.Requests(); len(requests) != 0 {
		t.Errorf("%d requests were made", len(requests))
	}
}
