package emulator

type awayStatusReason struct {
	id, label, emoji string
	order            int
	deleted          bool
}

// encode has the id as a string, by the schema; a teammate has it as a number.
func (a *awayStatusReason) encode() object {
	return object{
		"type": "away_status_reason", "id": a.id, "label": a.label, "emoji": a.emoji, "order": a.order, "deleted": a.deleted,
		"created_at": created.Unix(), "updated_at": created.Unix(),
	}
}

// awayStatusReasonRoutes are the only one: the list, in which deleted ones stay.
func (w *Workspace) awayStatusReasonRoutes() {
	w.handle("2.14", "GET /away_status_reasons", func(*request) (any, error) {
		return list(rows(&w.awayStatusReasons, (*awayStatusReason).encode)), nil
	})
}

func (w *Workspace) sampleAwayStatusReasons() {
	for _, a := range []awayStatusReason{
		{SampleAwayReasonID, "On a break", "☕", 1, false},
		{SampleDeletedAwayReasonID, "At the fair", "🎪", 2, true},
		{"12347", "In training", "📚", 3, false},
	} {
		w.awayStatusReasons.put(a.id, &a)
	}
}
