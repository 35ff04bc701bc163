package intercom

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// atOnce has ten callers share work, as the engines do.
func atOnce(t *testing.T, work int, do func(int) error) {
	t.Helper()
	var everybody sync.WaitGroup
	next := make(chan int)
	for range 10 {
		everybody.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range work {
		next <- i
	}
	close(next)
	everybody.Wait()
}

func TestSnapshotCostsOfTags(t *testing.T) {
	t.Parallel()
	// The emulator names Intercom's limit, so that this takes two windows.
	synctest.Test(t, func(t *testing.T) {
		const tags = 1000
		c, w := emulated(t)
		made := make([]string, tags)
		costs(t, w, tags+1, "making the tags", func() {
			atOnce(t, tags, func(i int) error {
				tag, err := c.Tags.Create(t.Context(), fmt.Sprintf("Tag %d", i))
				if err == nil {
					made[i] = tag.ID.String()
				}
				return err
			})
		})
		read := func(c *Client) {
			atOnce(t, tags, func(i int) error {
				tag, err := c.Tags.Get(t.Context(), made[i])
				if want := fmt.Sprintf("Tag %d", i); err == nil && tag.Name != want {
					err = fmt.Errorf("%q is called %q", want, tag.Name)
				}
				return err
			})
		}
		costs(t, w, 0, "reading them after that", func() { read(c) })
		costs(t, w, 1, "reading them anew", func() { read(newClient(t, w)) })
		costs(t, w, tags, "reading them without a snapshot", func() {
			read(newClient(t, w, func(config *Config) { config.NoCache = true }))
		})
		costs(t, w, tags, "renaming them", func() {
			atOnce(t, tags, func(i int) error {
				return failure(c.Tags.Rename(t.Context(), made[i], fmt.Sprintf("Renamed %d", i)))
			})
		})
		costs(t, w, tags, "deleting them", func() {
			atOnce(t, tags, func(i int) error { return c.Tags.Delete(t.Context(), made[i]) })
		})
		checkSeen(t, c, w)
		c = newClient(t, w)
		costs(t, w, 1, "looking for names", func() {
			atOnce(t, 50, func(i int) error { return failure(c.Tags.named(t.Context(), fmt.Sprintf("Tag %d", i))) })
		})
	})
}

func TestSnapshotCostsOfAttributes(t *testing.T) {
	t.Parallel()
	const types, each = 20, 10
	c, w := emulated(t)
	made := make([]*TicketType, types)
	costs(t, w, types, "making the types", func() {
		atOnce(t, types, func(i int) (err error) {
			made[i], err = c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: fmt.Sprintf("Type %d", i)})
			return err
		})
	})
	// As the resource does, which refuses an archived parent.
	attributes := make([]*TicketTypeAttribute, types*each)
	costs(t, w, 1, "looking at the types", func() {
		for _, kind := range made {
			if _, err := c.TicketTypes.Get(t.Context(), kind.ID.String()); err != nil {
				t.Fatal(err)
			}
		}
	})
	input := func(i int) TicketTypeAttributeInput {
		kinds := []TicketTypeAttributeInput{{DataType: "string"}, {DataType: "list", ListItems: JoinListItems([]string{"a", "b"})}, {DataType: "boolean"}}
		chosen := kinds[i%len(kinds)]
		chosen.Name = fmt.Sprintf("Attribute %d", i)
		return chosen
	}
	costs(t, w, types*each, "making the attributes", func() {
		atOnce(t, types*each, func(i int) (err error) {
			typeID := made[i/each].ID.String()
			if _, err = c.TicketTypes.Get(t.Context(), typeID); err == nil {
				attributes[i], err = c.TicketTypeAttributes.Create(t.Context(), typeID, input(i))
			}
			return err
		})
	})
	read := func(c *Client) {
		atOnce(t, types*each, func(i int) error {
			found, err := c.TicketTypeAttributes.Get(t.Context(), made[i/each].ID.String(), attributes[i].ID.String())
			if err == nil && found.Name != input(i).Name {
				err = fmt.Errorf("%s is called %q", input(i).Name, found.Name)
			}
			return err
		})
	}
	costs(t, w, 0, "reading them after that", func() { read(c) })
	costs(t, w, 1, "reading them anew", func() { read(newClient(t, w)) })
	costs(t, w, types*each, "reading them without a snapshot", func() {
		read(newClient(t, w, func(config *Config) { config.NoCache = true }))
	})
	checkSeen(t, c, w)
}

func TestSnapshotCostsOfChoices(t *testing.T) {
	t.Parallel()
	c, w := emulated(t)
	read := func(c *Client) {
		atOnce(t, 20, func(int) error { return failure(c.ContactSubscriptions.Get(t.Context(), sampleContact, "91")) })
	}
	costs(t, w, 1, "reading a contact's choices", func() { read(c) })
	costs(t, w, 20, "reading them without a snapshot", func() {
		read(newClient(t, w, func(config *Config) { config.NoCache = true }))
	})
}

func TestNoCacheListsEachTime(t *testing.T) {
	t.Parallel()
	for name, kind := range readers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, w := emulated(t)
			c := newClient(t, w, func(config *Config) { config.NoCache = true })
			costs(t, w, 30, "listing", func() { atOnce(t, 30, func(int) error { return kind.all(t.Context(), c) }) })
			if kind.get != nil {
				costs(t, w, 30, "reading", func() { atOnce(t, 30, func(int) error { return kind.get(t.Context(), c, kind.id) }) })
				misses := 1
				if strings.HasPrefix(kind.path, "/contacts/") { // what only a list can tell is confirmed by another
					misses = 2
				}
				costs(t, w, misses, "missing", func() {
					if err := isGone(kind.get(t.Context(), c, "nobody")); err != nil {
						t.Error(err)
					}
				})
			}
		})
	}
}

// TestClientsShareNothing has two providers of one process, for two workspaces.
func TestClientsShareNothing(t *testing.T) {
	t.Parallel()
	one, _ := emulated(t)
	other, w := emulated(t)
	before := contents(t, other)
	for name, write := range writings {
		_ = contents(t, one)
		if err := write.do(t, one); err != nil && name != "tag made" && name != "tag renamed" { // one has the name
			t.Errorf("%s: %v", name, err)
		}
	}
	costs(t, w, 0, "looking again", func() {
		if contents(t, other) != before {
			t.Error("one client changed what the other one sees")
		}
	})
	checkSeen(t, other, w)
}

// TestSnapshotObjectsStay shows that nothing changes an object that was handed
// out: others hold it, too.
func TestSnapshotObjectsStay(t *testing.T) {
	t.Parallel()
	for name, write := range writings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, _ := emulated(t)
			_ = contents(t, c)
			var given []any
			for kind, err := range c.TicketTypes.All(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				kind.Attributes = append(make([]TicketTypeAttribute, 0, 20), kind.Attributes...) // room to be written into
				given = append(given, kind, kind.Attributes[:cap(kind.Attributes)])
			}
			for tag, err := range c.Tags.All(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				given = append(given, tag)
			}
			before, _ := json.Marshal(given)
			if err := write.do(t, c); err != nil {
				t.Fatal(err)
			}
			_ = write.get(t, c)
			if after, _ := json.Marshal(given); string(after) != string(before) {
				t.Errorf("%s\nbecame\n%s", before, after)
			}
		})
	}
}

// TestSnapshotOfAnything has many callers do anything in any order.
func TestSnapshotOfAnything(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano()) //nolint:gosec // any number
	c, w := emulated(t)
	var everybody sync.WaitGroup
	for caller := range uint64(8) {
		everybody.Go(func() {
			random := rand.New(rand.NewPCG(seed, caller)) //nolint:gosec // to be repeated
			ctx := t.Context()
			var mine, types []string // no two callers write one tag
			for range 60 {
				name := fmt.Sprintf("Name %d", random.IntN(40))
				kind, attribute := sampleType, sampleAttribute
				if len(types) > 0 && random.IntN(2) == 0 {
					kind = types[random.IntN(len(types))]
				}
				// What is refused, because others were there first, is no matter.
				switch random.IntN(14) {
				case 0, 1:
					if tag, err := c.Tags.Create(ctx, name); err == nil {
						mine = append(mine, tag.ID.String())
					}
				case 2:
					if len(mine) > 0 {
						_, _ = c.Tags.Rename(ctx, mine[random.IntN(len(mine))], name)
					}
				case 3:
					if len(mine) > 0 {
						_ = c.Tags.Delete(ctx, mine[len(mine)-1])
						mine = mine[:len(mine)-1]
					}
				case 4:
					if made, err := c.TicketTypes.Create(ctx, TicketTypeInput{Name: name}); err == nil {
						types = append(types, made.ID.String())
					}
				case 5:
					_, _ = c.TicketTypes.Update(ctx, kind, TicketTypeInput{Name: name})
				case 6:
					_ = c.TicketTypes.Archive(ctx, kind)
				case 7:
					_, _ = c.TicketTypeAttributes.Create(ctx, kind, TicketTypeAttributeInput{Name: name, DataType: "datetime"})
				case 8:
					_, _ = c.TicketTypeAttributes.Update(ctx, sampleType, attribute, TicketTypeAttributeInput{Name: name})
				case 9:
					_, _ = c.ContactSubscriptions.Create(ctx, sampleContact, &SubscriptionType{Object: Object{"92"}, ConsentType: "opt_in"})
				case 10:
					_ = c.ContactSubscriptions.Delete(ctx, sampleContact, emulator.SampleOptInTypeID)
				case 11:
					_, _ = walk(c.Tags.All(ctx))
					_, _ = walk(c.TicketTypes.All(ctx))
					_, _ = walk(c.TicketStates.All(ctx))
				case 12:
					_, _ = c.TicketTypeAttributes.Get(ctx, sampleType, attribute)
					_, _ = c.ContactSubscriptions.Get(ctx, sampleContact, "92")
				case 13:
					for range 5 {
						_, _ = c.Tags.Get(ctx, fmt.Sprint(emulator.SampleTagID, random.IntN(3)))
						_, _ = c.TicketTypes.Get(ctx, kind)
					}
				}
			}
		})
	}
	everybody.Wait()
	checkSeen(t, c, w)
	if t.Failed() {
		t.Logf("the seed is %d", seed)
	}
}

func BenchmarkSnapshotHit(b *testing.B) {
	w := emulator.New(emulator.Options{Token: testToken, Sample: true})
	c := newClient(b, w)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := c.Tags.Get(b.Context(), emulator.SampleTagID); err != nil {
				b.Error(err)
			}
		}
	})
	if requests, _ := w.Requests(); len(requests) != 1 {
		b.Errorf("%d requests", len(requests))
	}
}
