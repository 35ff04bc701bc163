package intercom

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NFC is a text in the form in which Terraform passes every text on: an accent
// and its letter are one character. Intercom keeps what it was given, so that the
// same name may come back from it with the two apart. Compare by it and use it
// for keys; a request has Intercom's own spelling.
func NFC(text string) string { return norm.NFC.String(text) }

// Naming is how the natural keys of a kind are told apart. Both ways compare in
// NFC, since a reader sees no difference.
type Naming int

const (
	// Exact is for keys of which the case counts: external ids, names of data
	// attributes and of custom objects.
	Exact Naming = iota
	// AnyCase is for keys of which the case does not count: names of tags, e-mail
	// addresses.
	AnyCase
)

// Same says whether two texts are one natural key.
func (n Naming) Same(a, b string) bool {
	return a == b || n.Key(a) == n.Key(b)
}

// Key is the same text for all spellings of one natural key, for a map or a
// claim. It is not for showing, nor for a request.
func (n Naming) Key(text string) string {
	text = NFC(text)
	if n == AnyCase {
		text = strings.Map(folded, text)
	}
	return text
}

// spelled is what to send for a text that an object is to have: as Intercom spells
// it, where the object has it. Sent otherwise, it may count as another one.
func spelled[S ~string](wanted S, has ...S) S {
	for _, now := range has {
		if Exact.Same(string(wanted), string(now)) {
			return now
		}
	}
	return wanted
}

// allSpelled are texts as Intercom spells those that an object has. Where none of
// them can be written in two ways, has is not asked.
func allSpelled[S ~string](wanted []S, has func() ([]S, error)) ([]S, error) {
	if !slices.ContainsFunc(wanted, func(text S) bool { return !norm.NFD.IsNormalString(string(text)) }) {
		return wanted, nil
	}
	there, err := has()
	if err != nil {
		return nil, err
	}
	sent := make([]S, 0, len(wanted))
	for _, text := range wanted {
		sent = append(sent, spelled(text, there...))
	}
	return sent, nil
}

// folded is the least of the characters that differ in case only, as
// strings.EqualFold compares them.
func folded(r rune) rune {
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}
