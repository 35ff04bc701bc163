package intercom

import "context"

// MergePreview is what a merge of two contacts would do.
type MergePreview struct {
	Allowed bool          `json:"allowed"`
	Reasons []MergeReason `json:"reasons"` // against it
	Summary struct {
		Changes struct {
			Attributes []AttributeChange `json:"attributes"` // the first 50
			Count      int64             `json:"total_count"`
		} `json:"attribute_changes"`
		Reassignments map[string]Reassignment `json:"reassignments"` // by what it is that would move
	} `json:"summary"`
}

// MergeReason is why two contacts cannot be merged.
type MergeReason struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// AttributeChange is what would become of an attribute of the contact that stays. The
// values are texts, lists or objects, nil for none.
type AttributeChange struct {
	Field   string `json:"field"`
	Outcome string `json:"outcome"` // adopted, discarded or merged
	From    any    `json:"from_value"`
	Into    any    `json:"into_value"`
	New     any    `json:"new_into_value"`
}

// Reassignment is how many of something the lead has, and the user.
type Reassignment struct {
	From int64 `json:"from"`
	Into int64 `json:"into"`
}

// PreviewMerge asks what merging a lead into a user would do, and changes nothing.
func (s Contacts) PreviewMerge(ctx context.Context, from, into string, anyway bool) (*MergePreview, error) {
	return call[MergePreview](ctx, s.c, post(mergeInput{from, into, anyway}, "contacts", "merge", "preview").asking().since(Preview).
		must(showing("allowed", func(preview *MergePreview) bool { return preview.Allowed || len(preview.Reasons) > 0 })))
}
