package emulator

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
)

// table keeps rows in the order in which they were made, or in that of a seed.
type table[T any] struct {
	rows map[string]*T
	ids  []string
	seed uint64
}

func (t *table[T]) put(id string, row *T) {
	if t.rows == nil {
		t.rows = map[string]*T{}
	}
	if _, known := t.rows[id]; !known {
		at := len(t.ids)
		if t.seed != 0 {
			at, _ = slices.BinarySearchFunc(t.ids, t.rank(id), func(other string, rank uint64) int { return cmp.Compare(t.rank(other), rank) })
		}
		t.ids = slices.Insert(t.ids, at, id)
	}
	t.rows[id] = row
}

func (t *table[T]) get(id string) (*T, bool) {
	row, ok := t.rows[id]
	return row, ok
}

func (t *table[T]) delete(id string) {
	delete(t.rows, id)
	for i, other := range t.ids {
		if other == id {
			t.ids = append(t.ids[:i:i], t.ids[i+1:]...)
			return
		}
	}
}

func (t *table[T]) shuffle(seed uint64) { t.seed = seed }

// rank is where a shuffled table has a row: pages stay what they are while
// nothing is written.
func (t *table[T]) rank(id string) uint64 {
	hash := fnv.New64a()
	_, _ = fmt.Fprint(hash, t.seed, id)
	return hash.Sum64()
}

// all yields every row, oldest first unless shuffled.
func (t *table[T]) all(yield func(*T) bool) {
	for _, id := range t.ids {
		if !yield(t.rows[id]) {
			return
		}
	}
}

// shuffle gives the lists that have no order of their own one by a seed: all but
// those that descriptions have newest first, or by what changed last.
func (c *contents) shuffle(seed uint64) {
	for _, t := range []interface{ shuffle(seed uint64) }{
		&c.admins, &c.audiences, &c.brands, &c.companies, &c.contacts, &c.contentImportSources, &c.contentSnippets, &c.conversationAttributes, &c.dataAttributes,
		&c.dynamicContents, &c.emailSettings, &c.externalPages, &c.folders, &c.helpCenterRedirects, &c.helpCenters, &c.internalArticles, &c.newsfeeds, &c.newsItems,
		&c.officeHoursExceptions, &c.officeHoursSchedules, &c.roles, &c.segments, &c.subscriptionTypes, &c.tags, &c.teams, &c.ticketStates, &c.ticketTypes, &c.visitors,
	} {
		t.shuffle(seed)
	}
}
