package intercom

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// emulated makes a client of a sample workspace.
func emulated(t *testing.T, options ...func(*emulator.Options)) (*Client, *emulator.Workspace) {
	t.Helper()
	settings := emulator.Options{Token: testToken, Sample: true}
	for _, option := range options {
		option(&settings)
	}
	w := emulator.New(settings)
	return newClient(t, w), w
}

func tagNames(t *testing.T, c *Client) []string {
	t.Helper()
	var names []string
	for tag, err := range c.Tags.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, tag.Name)
	}
	return names
}

func TestTagLife(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]emulator.Quirks{"usual": {}, "numeric ids": {emulator.NumericIDs: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, _ := emulated(t, func(options *emulator.Options) { options.Quirks = quirks })
			made, err := c.Tags.Create(t.Context(), "Vintage")
			if err != nil {
				t.Fatal(err)
			}
			id := made.ID.String()
			if renamed, err := c.Tags.Rename(t.Context(), id, "VINTAGE"); err != nil || renamed.Name != "VINTAGE" || renamed.ID != made.ID {
				t.Fatalf("renamed to %+v, %v", renamed, err)
			}
			if found, err := c.Tags.Get(t.Context(), id); err != nil || found.Name != "VINTAGE" {
				t.Fatalf("found %+v, %v", found, err)
			}
			if err := c.Tags.Delete(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			if _, err := c.Tags.Get(t.Context(), id); !errors.Is(err, ErrNotFound) {
				t.Errorf("reading what is gone: %v", err)
			}
			if err := c.Tags.Delete(t.Context(), id); !errors.Is(err, ErrNotFound) {
				t.Errorf("deleting what is gone: %v", err)
			}
			if _, err := c.Tags.Rename(t.Context(), id, "Other"); err == nil || errors.Is(err, ErrNotFound) {
				t.Errorf("renaming what is gone: %v", err)
			}
		})
	}
}

func TestTagInUseIsNotDeleted(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	var refused *Error
	if err := c.Tags.Delete(t.Context(), emulator.SampleSegmentTagID); !errors.As(err, &refused) || refused.Code != "tag_has_dependent_objects" {
		t.Errorf("got %v", err)
	}
}

func TestTagIsNotTakenOver(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		takesOver bool
		save      func(*testing.T, Tags) (*Tag, error)
		takenID   string
	}{
		"create":                 {false, func(t *testing.T, tags Tags) (*Tag, error) { return tags.Create(t.Context(), "vip CUSTOMER") }, "103"},
		"rename":                 {false, func(t *testing.T, tags Tags) (*Tag, error) { return tags.Rename(t.Context(), "101", "vip customer") }, "103"},
		"rename that takes over": {true, func(t *testing.T, tags Tags) (*Tag, error) { return tags.Rename(t.Context(), "101", "VIP customer") }, "103"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, _ := emulated(t, func(options *emulator.Options) {
				options.Quirks = emulator.Quirks{emulator.RenameTakesOver: test.takesOver}
			})
			before := tagNames(t, c)
			tag, err := test.save(t, c.Tags)
			var taken *TakenError
			if !errors.As(err, &taken) || tag != nil || taken.ID != test.takenID || taken.Key != `named "VIP customer"` {
				t.Errorf("got %v, %v", tag, err)
			}
			if want := `a tag named "VIP customer" exists already, with id 103`; err != nil && err.Error() != want {
				t.Errorf("got %v", err)
			}
			if after := tagNames(t, c); !slices.Equal(before, after) {
				t.Errorf("the tags are now %v", after)
			}
		})
	}
}

// TestTagTakenMeanwhile has somebody else make the tag between the look and the
// creation; Intercom then hands the other one over, in its own spelling.
func TestTagTakenMeanwhile(t *testing.T) {
	t.Parallel()
	for name, save := range map[string]func(*testing.T, Tags) (*Tag, error){
		"create": func(t *testing.T, tags Tags) (*Tag, error) { return tags.Create(t.Context(), "vip") },
		"rename": func(t *testing.T, tags Tags) (*Tag, error) { return tags.Rename(t.Context(), "1", "VIP") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClient(t, answering(reply(200, `{"type":"list","data":[]}`), reply(200, `{"id":"7","name":"VIP"}`)))
			_, err := save(t, c.Tags)
			var taken *TakenError
			if !errors.As(err, &taken) || taken.ID != "7" {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestTagIsMadeOnceByMany(t *testing.T) {
	t.Parallel()
	c, _ := emulated(t)
	const makers = 20
	results := make(chan error, makers)
	var all sync.WaitGroup
	for i := range makers {
		all.Go(func() {
			name := "Vintage"
			if i%2 == 0 {
				name = "VINTAGE"
			}
			_, err := c.Tags.Create(t.Context(), name)
			results <- err
		})
	}
	all.Wait()
	close(results)
	made := 0
	for err := range results {
		var taken *TakenError
		switch {
		case err == nil:
			made++
		case !errors.As(err, &taken):
			t.Errorf("got %v", err)
		}
	}
	if made != 1 {
		t.Errorf("%d made it", made)
	}
}

// TestTagSurvivesACut shows that repeating a creation finds what the first
// attempt made, and does not take it for somebody else's.
func TestTagSurvivesACut(t *testing.T) {
	t.Parallel()
	for _, cut := range []string{"before", "after", "body"} {
		t.Run(cut, func(t *testing.T) {
			t.Parallel()
			c, w := emulated(t)
			c.config.MaxRetries = 1
			if err := w.Fail(emulator.Fault{Pattern: "POST /tags", Cut: cut, Count: 1}); err != nil {
				t.Fatal(err)
			}
			made, err := c.Tags.Create(t.Context(), "Vintage")
			if err != nil || made.Name != "Vintage" {
				t.Fatalf("got %+v, %v", made, err)
			}
			if names := tagNames(t, c); len(names) != 4 {
				t.Errorf("the tags are now %v", names)
			}
		})
	}
}

// TestTicketTypeIsNotMadeTwice shows the opposite: a name may be had twice, so
// that a repetition would make a second one.
func TestTicketTypeIsNotMadeTwice(t *testing.T) {
	t.Parallel()
	for cut, added := range map[string]int{"before": 0, "after": 1, "body": 1, "garbled": 1} {
		t.Run(cut, func(t *testing.T) {
			t.Parallel()
			c, w := emulated(t)
			c.config.MaxRetries = 5
			if err := w.Fail(emulator.Fault{Pattern: "POST /ticket_types", Cut: cut, Count: 1}); err != nil {
				t.Fatal(err)
			}
			_, err := c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "Leak"})
			var uncertain *AmbiguousError
			if !errors.As(err, &uncertain) {
				t.Errorf("got %v", err)
			}
			found := 0
			for kind, err := range c.TicketTypes.All(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				if kind.Name == "Leak" {
					found++
				}
			}
			if found != added {
				t.Errorf("%d were made, want %d", found, added)
			}
		})
	}
}
