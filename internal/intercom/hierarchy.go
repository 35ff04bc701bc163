package intercom

import (
	"context"
	"sync"
)

// hierarchy is what plans know of objects that can be in each other, and what the
// workspace does not have yet: which of them get another parent.
type hierarchy struct{ moves sync.Map }

// Moves notes a plan to put an object under another parent, "" for none.
func (h *hierarchy) Moves(id, parentID string) { h.moves.Store(id, parentID) }

// moved ends that.
func (h *hierarchy) moved(id string) { h.moves.Delete(id) }

// above are the objects that a member of parentID is in, that one first, as they
// will be after the moves that are planned. They end where one is in itself.
func (h *hierarchy) above(ctx context.Context, parentID string, parentOf func(ctx context.Context, id string) (string, error)) ([]string, error) {
	var above []string
	seen := map[string]bool{}
	for id := parentID; id != "" && !seen[id]; {
		parent, err := parentOf(ctx, id)
		if err != nil {
			return above, err
		}
		seen[id] = true
		above = append(above, id)
		if planned, moves := h.moves.Load(id); moves {
			parent, _ = planned.(string)
		}
		id = parent
	}
	return above, nil
}
