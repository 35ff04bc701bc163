package intercom

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
)

// ErrNotFound is what errors.Is finds in every error that means that the
// object asked for does not exist, or exists no more: deleted, merged into
// another, or archived.
var ErrNotFound = errors.New("not found")

// Error is Intercom's refusal of one request.
type Error struct {
	Method, Path string
	Host         string
	Status       int
	Code         string // of the first error listed, empty where the body was none of Intercom's
	Message      string // of all errors listed, or the beginning of the body
	Field        string
	RequestID    string // for Intercom's support; not every answer has one
	Survivor     string // id of the contact that the one asked for was merged into, where Intercom says so
	told         uint32 // 1 once FirstTold said so
}

func (e *Error) Error() string {
	text := fmt.Sprintf("%s %s: %d", e.Method, e.Path, e.Status)
	if e.Code != "" {
		text += " " + e.Code
	}
	if said := unstopped(e.Message); said != "" {
		text += ": " + said
	}
	if e.RequestID != "" {
		text += " (request id " + e.RequestID + ")"
	}
	return text
}

// unstopped is what Intercom says as a part of a sentence, which goes on: some of its
// messages end with a full stop.
func unstopped(message string) string { return strings.TrimRight(message, ". \n") }

// Is makes errors.Is(err, ErrNotFound) true when the object itself was asked
// for or deleted, and is gone. Intercom answers 404 for much else: an unknown
// path, an unsupported method, an unknown id inside a body; and a proxy's 404
// has no code at all.
func (e *Error) Is(target error) bool {
	if target != ErrNotFound || e.Method != http.MethodGet && e.Method != http.MethodDelete {
		return false
	}
	code := strings.ToLower(e.Code) // some endpoints shout
	switch e.Status {
	case http.StatusNotFound:
		return code == "not_found" || strings.HasSuffix(code, "_not_found")
	case http.StatusGone:
		return code == "contact_merged" || code == "not_found" || strings.HasSuffix(code, "_not_found")
	default:
		return false
	}
}

// Passing says whether the refusal is about something else at work and passes by
// itself: nothing was done, and the request is right.
func (e *Error) Passing() bool {
	return e.Status == http.StatusLocked || e.Code == "scroll_exists"
}

// RefusesToken says whether Intercom does not accept the access token. A gateway's 401
// has no code.
func (e *Error) RefusesToken() bool { return e.Status == http.StatusUnauthorized && e.Code != "" }

// FirstTold says whether a refusal is told for the first time. Many objects can have waited
// for the one answer that refused the token, and what that means is told at length once.
func (e *Error) FirstTold() bool { return atomic.CompareAndSwapUint32(&e.told, 0, 1) }

// KeptOut says whether the refusal is the IP allowlist's of the workspace, which lacks
// the address that the request came from. Its words, from a help article, are all that
// is known of it.
func (e *Error) KeptOut() bool {
	return e.Status == http.StatusForbidden && strings.Contains(strings.ToLower(e.Message), "not on the allowlist")
}

// TakenError says that an object could not be made, or not be changed, because
// another one has its natural key. Intercom would have handed that one over in
// silence, or has two of one name.
type TakenError struct {
	Kind string // in words: "tag"
	Key  string // in words: `named "VIP"`
	ID   string // of the one that has it, as it is imported
	Err  error  // Intercom's refusal; nil where it was not asked
	// The rest is for whoever words the error: the Ledger has that one as the user's
	// own, and what of an object that was to be changed stands in the way of giving it up
	// for that one, since it would keep it.
	Own   bool
	Keeps string
}

func (e *TakenError) Error() string {
	return fmt.Sprintf("%s %s exists already, with id %s", Some(e.Kind), e.Key, e.ID)
}

// Some is a kind of object with its article: "a tag", "an external page".
func Some(kind string) string {
	if strings.IndexAny(kind, "aeioI") == 0 {
		return "an " + kind
	}
	return "a " + kind
}

// HeldError says that an archived or deleted contact has the external id or the
// e-mail address that another one was to have. Intercom restores a deleted one no
// more, and lets go of what it had about a week after the deletion.
type HeldError struct {
	ID      string // of the one that has it
	Deleted bool
	Keeps   string // as in a TakenError
	Err     error  // what Intercom said
}

func (e *HeldError) Error() string {
	state := "archived"
	if e.Deleted {
		state = "deleted"
	}
	return fmt.Sprintf("contact %s, which is %s, has the external id or the e-mail address: %v", e.ID, state, e.Err)
}

func (e *HeldError) Unwrap() error { return e.Err }

// AmbiguousError says that a request that must not be repeated may or may not
// have been carried out: no answer, or none that could be read, came back.
type AmbiguousError struct {
	Err  error
	What string // may exist, in words: `tag named "VIP"`; empty where nothing was to be made
	// Looked says whether the workspace was searched for what may have been
	// made, and Candidates are the import ids of what looks like it, the newest last.
	Looked     bool
	Candidates []string
}

func (e *AmbiguousError) Error() string {
	return "it is not known whether Intercom carried out the request: " + e.Err.Error()
}

func (e *AmbiguousError) Unwrap() error { return e.Err }

// refusalsOfNames are the statuses with which Intercom refuses what another object has.
var refusalsOfNames = []int{http.StatusBadRequest, http.StatusConflict, http.StatusUnprocessableEntity}

// unlessTaken sends a write that Intercom refuses where another object has what no two
// can have. taken looks for that object; where it is gone by then, the write is sent once
// more.
func unlessTaken[T any](write func() (*T, error), taken func(refusal error) *TakenError) (*T, error) {
	for again := false; ; again = true {
		written, err := write()
		var refused *Error
		if ambiguous(err) || !errors.As(err, &refused) || !slices.Contains(refusalsOfNames, refused.Status) {
			return written, err
		}
		if holder := taken(err); holder != nil {
			return nil, holder
		}
		if again {
			return nil, err
		}
	}
}

// candidates looks for what an uncertain creation may have made. match returns
// the import id of an object that may be it, "" for another. The newest is the last of
// them.
func candidates[T any](err error, what string, all iter.Seq2[*T, error], match func(*T) string) error {
	var uncertain *AmbiguousError
	if !errors.As(err, &uncertain) {
		return err
	}
	uncertain.What, uncertain.Looked = what, true
	for object, lookErr := range all {
		if lookErr != nil {
			uncertain.Looked, uncertain.Candidates = false, nil
			return err
		}
		if id := match(object); id != "" {
			uncertain.Candidates = append(uncertain.Candidates, id)
		}
	}
	// Lists have orders of their own; ids grow.
	slices.SortFunc(uncertain.Candidates, func(one, other string) int {
		return cmp.Or(cmp.Compare(len(one), len(other)), strings.Compare(one, other))
	})
	return err
}

// madeByThis is the end of a creation that is repeated, of what was not there before:
// where its outcome is not known, one that is there now is this one. That a search
// misses it says nothing.
func madeByThis[T any](made *T, err error, what string, look func() (*T, error)) (*T, error) {
	if !ambiguous(err) {
		return made, err
	}
	found, lookErr := look()
	if lookErr == nil {
		return found, nil
	}
	return nil, &AmbiguousError{Err: err, What: what, Looked: errors.Is(lookErr, ErrNotFound) && !errors.Is(lookErr, ErrSearchMisses)}
}

// unsettled is the end of a write that may be repeated: an attempt may have been
// carried out all the same.
type unsettled struct {
	err     error
	earlier bool // than the one whose error this is
}

func (u *unsettled) Error() string {
	if u.earlier {
		return u.err.Error() + "; an earlier attempt, whose answer was lost, may have been carried out"
	}
	return u.err.Error()
}

func (u *unsettled) Unwrap() error { return u.err }

// IsAmbiguous says whether a write that failed may have been carried out all the
// same.
func IsAmbiguous(err error) bool { return ambiguous(err) }

func ambiguous(err error) bool {
	var once *AmbiguousError
	var repeated *unsettled
	return errors.As(err, &once) || errors.As(err, &repeated)
}

// RefusedTokenError says that nothing was asked, because Intercom refused the
// token before. Err is that refusal.
type RefusedTokenError struct{ Err *Error }

func (e *RefusedTokenError) Error() string {
	return "the access token was refused before: " + e.Err.Error()
}

// UnknownHostError says that no server knows the address of a host name.
type UnknownHostError struct {
	Name string
	Err  error
}

func (e *UnknownHostError) Error() string {
	return fmt.Sprintf("the host name %q cannot be resolved: %v", e.Name, e.Err)
}

func (e *UnknownHostError) Unwrap() error { return e.Err }

// canonical is the address in a Link header of the contact that the one asked
// for was merged into.
var canonical = regexp.MustCompile(`/contacts/([^/>]+)>;\s*rel="canonical"`)

// readLink fills in what the headers of a refusal say.
func (e *Error) readLink(header http.Header) {
	if found := canonical.FindStringSubmatch(header.Get("Link")); found != nil {
		e.Survivor = shorten(found[1], shownBody)
	}
}

// errorBody is the union of the shapes that Intercom's errors come in: the
// usual error.list, a single message (GET /messages/status), one with a key in place
// of a code (Switch), and an object of field to text in place of the list (the Fin
// endpoints).
type errorBody struct {
	RequestID string          `json:"request_id"`
	Errors    json.RawMessage `json:"errors"`
	Message   string          `json:"message"`
	Key       string          `json:"error_key"`
}

const (
	// shownBody is how much of a foreign body an error shows, in bytes; it
	// bounds a code and the like, too.
	shownBody = 200
	// shownMessage is how much an error shows of what Intercom says.
	shownMessage = 2000
)

// listsErrors says whether the body of a success is a list of errors.
func listsErrors(body []byte) bool {
	if !bytes.Contains(body, []byte(`"error`)) {
		return false
	}
	var parsed struct {
		ID     json.RawMessage `json:"id"`
		Type   json.RawMessage `json:"type"`
		Errors json.RawMessage `json:"errors"`
	}
	if json.Unmarshal(body, &parsed) != nil {
		return false
	}
	kind := string(parsed.Type)
	return kind == `"error.list"` || kind == `"error"` || parsed.ID == nil && parsed.Type == nil && present(parsed.Errors)
}

// readError fills in what the body of a refusal says. It never fails: what
// cannot be understood is shown as it came.
func (e *Error) readError(body []byte) {
	var parsed errorBody
	if !legible(json.Unmarshal(body, &parsed)) {
		e.Message = summarise(body)
		return
	}
	if parsed.RequestID != "" {
		e.RequestID = shorten(parsed.RequestID, shownBody)
	}
	var listed []struct{ Code, Message, Field string }
	var byField map[string]any
	var messages []string
	switch {
	case legible(json.Unmarshal(parsed.Errors, &listed)) && len(listed) > 0:
		e.Code, e.Field = shorten(listed[0].Code, shownBody), shorten(listed[0].Field, shownBody)
		for _, one := range listed {
			if said := unstopped(one.Message); said != "" {
				messages = append(messages, said)
			}
		}
	case json.Unmarshal(parsed.Errors, &byField) == nil:
		for _, field := range slices.Sorted(maps.Keys(byField)) {
			messages = append(messages, unstopped(fmt.Sprintf("%s: %v", field, byField[field])))
		}
	}
	if e.Code == "" {
		e.Code = shorten(parsed.Key, shownBody)
	}
	if len(messages) == 0 && parsed.Message != "" {
		messages = []string{parsed.Message}
	}
	if len(messages) == 0 && e.Code == "" {
		messages = []string{summarise(body)}
	}
	e.Message = shorten(strings.Join(messages, "; "), shownMessage)
}

// legible says whether the decoder understood the rest when one member is of
// another type than usual: it then leaves that one out and goes on.
func legible(err error) bool {
	var mistyped *json.UnmarshalTypeError
	return err == nil || errors.As(err, &mistyped)
}

// summarise shows the beginning of a body that is not Intercom's.
func summarise(body []byte) string {
	text := excerpt(body)
	if text == "" {
		return "the answer was empty"
	}
	return "the answer was not one of Intercom's: " + text
}

// outline is the excerpt of an answer that is none of Intercom's, and the names of
// the members of one that may be: their values are those of a configuration, also
// where the answer breaks off among them.
func outline(body []byte) string {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil || len(members) == 0 {
		if trimmed := bytes.TrimSpace(body); len(trimmed) > 1 && (trimmed[0] == '{' || trimmed[0] == '[') {
			return fmt.Sprintf("it is JSON that is not whole, of %d bytes", len(body))
		}
		return excerpt(body)
	}
	return "it has the members " + shorten(strings.Join(slices.Sorted(maps.Keys(members)), ", "), shownBody)
}

// excerpt is the beginning of a body, on one line.
func excerpt(body []byte) string {
	beginning := body[:min(len(body), 4*shownBody)] // indentation goes
	return shorten(strings.Join(strings.Fields(strings.ToValidUTF8(string(beginning), "?")), " "), shownBody)
}

// shorten cuts a text after so many bytes, not within a character.
func shorten(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	return strings.ToValidUTF8(text[:limit], "") + "…"
}
