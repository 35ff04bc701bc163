package intercom

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"time"
)

// ID is an id as Intercom has it: opaque text, which the API writes sometimes
// as a JSON string and sometimes as a number.
type ID string

// UnmarshalJSON accepts a string, a whole number or null.
func (id *ID) UnmarshalJSON(data []byte) error {
	switch {
	case bytes.Equal(data, []byte("null")):
		*id = ""
	case len(data) > 0 && data[0] == '"':
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		*id = ID(text)
	default:
		if _, err := strconv.ParseInt(string(data), 10, 64); err != nil {
			return errors.New("an id is a string or a whole number")
		}
		*id = ID(data)
	}
	return nil
}

func (id ID) String() string { return string(id) }

// NumericID is an ID that Intercom takes as a JSON number only, or as null where
// it is empty: in some requests an id is a number, in others a string.
type NumericID ID

// UnmarshalJSON accepts what ID does.
func (id *NumericID) UnmarshalJSON(data []byte) error { return (*ID)(id).UnmarshalJSON(data) }

// MarshalJSON writes a number, or fails where the id is none.
func (id NumericID) MarshalJSON() ([]byte, error) {
	if id == "" {
		return []byte("null"), nil
	}
	number, err := strconv.ParseInt(string(id), 10, 64)
	if err != nil {
		return nil, errors.New("an id here must be a number")
	}
	return strconv.AppendInt(nil, number, 10), nil
}

func (id NumericID) String() string { return string(id) }

// NumericIDs are ids that Intercom takes as numbers.
func NumericIDs(ids []string) []NumericID {
	numeric := make([]NumericID, 0, len(ids))
	for _, id := range ids {
		numeric = append(numeric, NumericID(id))
	}
	return numeric
}

// ToldIDs are ids in an answer that does not have them in every case: nil where it
// lacks them, empty where there are none.
type ToldIDs []ID

// UnmarshalJSON takes null for none.
func (ids *ToldIDs) UnmarshalJSON(data []byte) error {
	told := []ID{}
	err := json.Unmarshal(data, &told)
	if told == nil {
		told = []ID{}
	}
	*ids = told
	return err
}

// ToldText is a text in an answer that does not have it in every case.
type ToldText struct {
	Text string
	Told bool
}

// UnmarshalJSON takes null for the empty text.
func (t *ToldText) UnmarshalJSON(data []byte) error {
	*t = ToldText{Told: true}
	return json.Unmarshal(data, &t.Text)
}

// Object is what every object of Intercom's has.
type Object struct {
	ID ID `json:"id"`
}

func (o Object) identity() string { return string(o.ID) }

// Time is a moment: Unix seconds on the wire, the zero time for none.
type Time struct{ time.Time }

// lastYear is the last that RFC 3339 can write.
const lastYear = 9999

// UnmarshalJSON accepts Unix seconds as a number or text, an RFC 3339 text,
// null, 0 and "", the last three for no time.
func (t *Time) UnmarshalJSON(data []byte) error {
	text := string(bytes.TrimSpace(bytes.Trim(data, `"`))) // one of Intercom's examples ends with a space
	if text == "null" || text == "" || text == "0" {
		*t = Time{}
		return nil
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		// What no calendar has, as a time in milliseconds, is taken for none.
		if *t = (Time{time.Unix(seconds, 0).UTC()}); t.Year() < 1 || t.Year() > lastYear {
			*t = Time{}
		}
		return nil
	}
	parsed, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return errors.New("a time is Unix seconds or RFC 3339")
	}
	*t = Time{parsed.UTC()}
	return nil
}

// List is a list inside an answer: {"type":"list","data":[…]}, the same with
// the objects' own name in place of "data", or the bare array.
type List[T any] []T

// UnmarshalJSON accepts every form, and null for the empty list.
func (l *List[T]) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		*l = nil
		return nil
	}
	page, err := readPage[T](data)
	if err != nil {
		return err
	}
	*l = page.items
	return nil
}
