package emulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// searchInput is the body of every search. A cursor in the query string is
// ignored, as Intercom does (community thread 2038).
type searchInput struct {
	Query      filter `json:"query"`
	Pagination struct {
		PerPage       int        `json:"per_page"`
		StartingAfter flexibleID `json:"starting_after"`
	} `json:"pagination"`
	Sort any `json:"sort"`
}

// filter is a comparison, or a group of filters.
type filter struct {
	Field    string          `json:"field"`
	Operator string          `json:"operator"`
	Value    json.RawMessage `json:"value"`
}

// search reads the body and gives the page of what it finds. Fields are what an
// object can be found by: texts, numbers and lists of texts.
func search[T any](r *request, all func(func(*T) bool), usual int, fields func(*T) map[string]any) (page []*T, total int, pages object, err error) {
	var in searchInput
	if err := r.decode(&in); err != nil {
		return nil, 0, nil, err
	}
	if err := in.Query.check(0); err != nil {
		return nil, 0, nil, err
	}
	matching := []*T{}
	for row := range all {
		if values := fields(row); values != nil && in.Query.matches(values) {
			matching = append(matching, row)
		}
	}
	page, pages = cursored(matching, strconv.Itoa(in.Pagination.PerPage), string(in.Pagination.StartingAfter), usual)
	return page, len(matching), pages, nil
}

// eachField calls do with the field of every comparison in the body.
func (r *request) eachField(do func(field string)) {
	var in searchInput
	if json.Unmarshal(r.body, &in) != nil {
		return
	}
	var walk func(*filter)
	walk = func(f *filter) {
		if f.Field != "" {
			do(f.Field)
		}
		members, _ := f.members()
		for i := range members {
			walk(&members[i])
		}
	}
	walk(&in.Query)
}

// members are the filters of a group; false for a comparison.
func (f *filter) members() (members []filter, group bool) {
	if f.Operator != "AND" && f.Operator != "OR" {
		return nil, false
	}
	_ = json.Unmarshal(f.Value, &members)
	return members, true
}

// check refuses what Intercom's searches do not take: groups within groups of
// groups, more than 15 members, operators of its own. The codes are an
// inference.
func (f *filter) check(depth int) error {
	const deepest, most = 2, 15
	members, group := f.members()
	switch {
	case group && depth >= deepest:
		return fail(http.StatusBadRequest, "parameter_invalid", "Queries can be nested two levels deep")
	case group && (len(members) == 0 || len(members) > most):
		return fail(http.StatusBadRequest, "parameter_invalid", "A group has between 1 and 15 filters")
	case group:
		for i := range members {
			if err := members[i].check(depth + 1); err != nil {
				return err
			}
		}
		return nil
	case !slices.Contains([]string{"=", "!=", "IN", "NIN", "<", "<=", ">", ">=", "~", "!~", "^", "$"}, f.Operator) || f.Field == "":
		return fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("Invalid operator %q for field %q", f.Operator, f.Field))
	default:
		return nil
	}
}

func (f *filter) matches(fields map[string]any) bool {
	members, group := f.members()
	if !group {
		return f.compare(fields[f.Field])
	}
	for i := range members {
		if members[i].matches(fields) != (f.Operator == "AND") {
			return f.Operator == "OR"
		}
	}
	return f.Operator == "AND"
}

// compare compares what an object has with the filter's value. A list matches
// where one of its members does.
func (f *filter) compare(has any) bool {
	decoder := json.NewDecoder(bytes.NewReader(f.Value))
	decoder.UseNumber()
	var value any
	_ = decoder.Decode(&value)
	wanted := []string{fmt.Sprint(value)}
	if several, ok := value.([]any); ok {
		wanted = nil
		for _, one := range several {
			wanted = append(wanted, fmt.Sprint(one))
		}
	}
	values := []string{""}
	switch has := has.(type) {
	case nil:
	case []string:
		values = has
	default:
		values = []string{fmt.Sprint(has)}
	}
	some := func(test func(string) bool) bool { return slices.ContainsFunc(values, test) }
	first := wanted[0]
	switch f.Operator {
	case "=", "IN":
		return some(func(v string) bool { return slices.Contains(wanted, v) })
	case "!=", "NIN":
		return !some(func(v string) bool { return slices.Contains(wanted, v) })
	case "~":
		return some(func(v string) bool { return strings.Contains(v, first) })
	case "!~":
		return !some(func(v string) bool { return strings.Contains(v, first) })
	case "^":
		return some(func(v string) bool { return strings.HasPrefix(v, first) })
	case "$":
		return some(func(v string) bool { return strings.HasSuffix(v, first) })
	default:
		return some(func(v string) bool { return ordered(v, f.Operator, first) })
	}
}

func ordered(a, operator, b string) bool {
	first, err := strconv.ParseFloat(a, 64)
	second, otherErr := strconv.ParseFloat(b, 64)
	if err != nil || otherErr != nil {
		return false
	}
	switch operator {
	case "<":
		return first < second
	case "<=":
		return first <= second
	case ">":
		return first > second
	default:
		return first >= second
	}
}
