package intercom

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

func TestID(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]ID{
		`"abc"`: "abc", `"12"`: "12", `""`: "", `null`: "", `12`: "12", `0`: "0", `-1`: "-1",
		`9007199254740993`:    "9007199254740993", // float64 would make it even
		`9223372036854775807`: "9223372036854775807",
		`"a\u0062\"c"`:        `ab"c`,
	} {
		id := ID("stale")
		if err := json.Unmarshal([]byte(data), &id); err != nil || id != want {
			t.Errorf("%s: got %q, %v", data, id, err)
		}
	}
	for _, data := range []string{`1.5`, `1e3`, `true`, `false`, `{}`, `[]`, `["1"]`, `9223372036854775808`} {
		var id ID
		if err := json.Unmarshal([]byte(data), &id); err == nil {
			t.Errorf("%s: accepted as %q", data, id)
		}
	}
}

func TestToldIDs(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]ToldIDs{
		`{}`: nil, `{"ids":null}`: {}, `{"ids":[]}`: {}, `{"ids":[1,"2"]}`: {"1", "2"},
	} {
		var got struct {
			IDs ToldIDs `json:"ids"`
		}
		if err := json.Unmarshal([]byte(data), &got); err != nil || !reflect.DeepEqual(got.IDs, want) {
			t.Errorf("%s: got %#v, %v", data, got.IDs, err)
		}
	}
	var got ToldIDs
	if err := json.Unmarshal([]byte(`7`), &got); err == nil {
		t.Errorf("a number was accepted as %v", got)
	}
}

func TestTime(t *testing.T) {
	t.Parallel()
	moment := time.Date(2023, 11, 14, 22, 13, 20, 0, time.UTC)
	for data, want := range map[string]time.Time{
		`1700000000`: moment, `"1700000000"`: moment, `"2023-11-14T22:13:20Z"`: moment, `"2023-11-15T00:13:20+02:00"`: moment,
		`"2023-11-14T22:13:20.000+00:00 "`: moment,
		`null`:                             {}, `0`: {}, `""`: {}, `"0"`: {},
	} {
		got := Time{time.Unix(1, 0)}
		if err := json.Unmarshal([]byte(data), &got); err != nil || got.Time != want {
			t.Errorf("%s: got %v, %v", data, got, err)
		}
	}
	for _, data := range []string{`1.5`, `true`, `"yesterday"`, `{}`, `[]`} {
		var got Time
		if err := json.Unmarshal([]byte(data), &got); err == nil {
			t.Errorf("%s: accepted as %v", data, got)
		}
	}
}

func TestAvatar(t *testing.T) {
	t.Parallel()
	const address = "https://example.com/a.png"
	for data, want := range map[string]Avatar{
		`{"type":"avatar","image_url":"https://example.com/a.png"}`: address,
		`"https://example.com/a.png"`:                               address,
		`{"image_url":null}`:                                        "",
		`{}`:                                                        "",
		`null`:                                                      "",
	} {
		got := Avatar("stale")
		if err := json.Unmarshal([]byte(data), &got); err != nil || got != want {
			t.Errorf("%s: got %q, %v", data, got, err)
		}
	}
	var got Avatar
	if err := json.Unmarshal([]byte(`7`), &got); err == nil {
		t.Errorf("a number was accepted as %q", got)
	}
}

func TestListInsideAnObject(t *testing.T) {
	t.Parallel()
	two := List[Object]{{ID: "1"}, {ID: "2"}}
	for data, want := range map[string]List[Object]{
		`{"type":"list","data":[{"id":"1"},{"id":2}]}`:                       two,
		`{"type":"tag.list","tags":[{"id":"1"},{"id":"2"}],"has_more":true}`: two,
		`{"tags":[{"id":"1"},{"id":"2"}]}`:                                   two,
		`[{"id":"1"},{"id":"2"}]`:                                            two,
		`{"type":"list","data":null}`:                                        nil,
		`null`:                                                               nil,
		`[]`:                                                                 {},
	} {
		got := List[Object]{{ID: "stale"}}
		if err := json.Unmarshal([]byte(data), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %#v, %v", data, got, err)
		}
	}
	for _, data := range []string{`7`, `"x"`, `{}`, `{"type":"tag","id":"1","others":[]}`, `[7]`} {
		var got List[Object]
		if err := json.Unmarshal([]byte(data), &got); err == nil {
			t.Errorf("%s: accepted as %v", data, got)
		}
	}
}

func TestJoinListItems(t *testing.T) {
	t.Parallel()
	if got := *JoinListItems([]string{"Low", "High"}); got != "Low,High" {
		t.Errorf("got %q", got)
	}
}

func TestNumericID(t *testing.T) {
	t.Parallel()
	for id, written := range map[NumericID]string{"": "null", "12": "12", "0": "0", "9007199254740993": "9007199254740993"} {
		if got, err := json.Marshal(id); err != nil || string(got) != written {
			t.Errorf("%q is written %s, %v", id, got, err)
		}
	}
	for _, id := range []NumericID{"abc", "1e3", "1.5", " 1", "99999999999999999999"} {
		if got, err := json.Marshal(id); err == nil {
			t.Errorf("%q is written %s", id, got)
		}
	}
	for read, id := range map[string]NumericID{`12`: "12", `"12"`: "12", `null`: ""} {
		var got NumericID
		if err := json.Unmarshal([]byte(read), &got); err != nil || got != id {
			t.Errorf("%s is read as %q, %v", read, got, err)
		}
	}
}
