package emulator

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Quirks of searches.
var (
	SearchesTakeAnyField = quirk("SearchesTakeAnyField", off,
		"a search by a field that is not searchable finds nothing, in place of being refused",
		"a probe of Intercom in 2026 (2.13) was refused with invalid_field, as the descriptions say it fails; no recording")
	SearchesIgnoreSort = quirk("SearchesIgnoreSort", off,
		"searches answer in the order in which things were created, whatever sort asks for",
		"described since 2.16; Airbyte relies on it with 2.11")
)

// searchInput is the body of every search. A cursor in the query string is
// ignored, as Intercom does (community thread 2038).
type searchInput struct {
	Query      filter `json:"query"`
	Pagination struct {
		PerPage       int        `json:"per_page"`
		StartingAfter flexibleID `json:"starting_after"`
	} `json:"pagination"`
	Sort *struct {
		Field string `json:"field"`
		Order string `json:"order"`
	} `json:"sort"`
}

// filter is a comparison, or a group of filters.
type filter struct {
	Field    string          `json:"field"`
	Operator string          `json:"operator"`
	Value    json.RawMessage `json:"value"`
}

// fields say of every field that a kind of object can be searched by, how it is
// compared.
type fields func(field string) (comparison, error)

// named are fields by their names; anything else is refused.
func named(known map[string]comparison) fields {
	return func(field string) (comparison, error) {
		compare, ok := known[field]
		if !ok {
			return nil, noField(field)
		}
		return compare, nil
	}
}

// noField is the refusal of a field; the words are those of the description of
// the search for companies.
func noField(field string) error {
	return fail(http.StatusBadRequest, "invalid_field", field+" is not a valid search field")
}

// search reads the body and gives the page of what it finds. values are what an
// object can be found by, by field: texts, numbers, booleans and lists of texts;
// nil where it is not to be found.
func search[T any](w *Workspace, r *request, all func(func(*T) bool), usual int, known fields, values func(*T) map[string]any) (page []*T, total int, pages object, err error) {
	var in searchInput
	if err := r.decode(&in); err != nil {
		return nil, 0, nil, err
	}
	if w.has(SearchesTakeAnyField) {
		known = anyField(known)
	}
	if err := in.Query.check(known, 0); err != nil {
		return nil, 0, nil, err
	}
	type match struct {
		row    *T
		values map[string]any
	}
	var matching []match
	for row := range all {
		if has := values(row); has != nil && in.Query.matches(known, has) {
			matching = append(matching, match{row, has})
		}
	}
	if in.Sort != nil && !w.has(SearchesIgnoreSort) {
		field := cmp.Or(in.Sort.Field, "created_at")
		if _, err := known(field); err != nil || field == "tag_id" {
			return nil, 0, nil, noField(field)
		}
		sign := map[string]int{"": -1, "descending": -1, "ascending": 1}[in.Sort.Order]
		if sign == 0 {
			return nil, 0, nil, fail(http.StatusBadRequest, "invalid_sort_order",
				fmt.Sprintf("Invalid sort order '%s'. Must be one of: ascending, descending", in.Sort.Order))
		}
		slices.SortStableFunc(matching, func(a, b match) int { return sign * inOrder(a.values[field], b.values[field]) })
	}
	rows := make([]*T, 0, len(matching))
	for _, found := range matching {
		rows = append(rows, found.row)
	}
	page, pages = cursored(rows, strconv.Itoa(in.Pagination.PerPage), string(in.Pagination.StartingAfter), usual)
	return page, len(rows), pages, nil
}

func anyField(known fields) fields {
	return func(field string) (comparison, error) {
		compare, err := known(field)
		if err != nil {
			return textField, nil //nolint:nilerr // it is what the quirk is about
		}
		return compare, nil
	}
}

// inOrder compares two values of one field, for sorting.
func inOrder(a, b any) int {
	first, isNumber := number(a)
	second, other := number(b)
	if isNumber && other {
		return cmp.Compare(first, second)
	}
	text := func(value any) string {
		if value == nil {
			return ""
		}
		return strings.ToLower(fmt.Sprint(value))
	}
	return cmp.Compare(text(a), text(b))
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
// groups, more than 15 members, fields and operators of its own, values of
// another type. Only the code for fields is known. That a group's operator on a
// single field is a failure of the server was reported (intercom-node #344).
func (f *filter) check(known fields, depth int) error {
	const deepest, most = 2, 15
	members, group := f.members()
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	switch {
	case group && f.Field != "":
		return fail(http.StatusInternalServerError, "server_error", "Something went wrong")
	case group && depth >= deepest:
		return invalid("Queries can be nested two levels deep")
	case group && (len(members) == 0 || len(members) > most):
		return invalid("A group has between 1 and 15 filters")
	case group:
		for i := range members {
			if err := members[i].check(known, depth+1); err != nil {
				return err
			}
		}
		return nil
	case !slices.Contains([]string{"=", "!=", "IN", "NIN", "<", "<=", ">", ">=", "~", "!~", "^", "$"}, f.Operator) || f.Field == "":
		return invalid(fmt.Sprintf("Invalid operator %q for field %q", f.Operator, f.Field))
	}
	compare, err := known(f.Field)
	if err != nil {
		return err
	}
	wanted := f.wanted()
	_, err = compare(nil, f.Operator, wanted)
	if err != nil {
		return invalid(fmt.Sprintf("%s for field %q", err, f.Field))
	}
	return nil
}

func (f *filter) matches(known fields, values map[string]any) bool {
	members, group := f.members()
	if !group {
		compare, err := known(f.Field)
		if err != nil {
			return false
		}
		return f.compare(compare, values[f.Field])
	}
	for i := range members {
		if members[i].matches(known, values) != (f.Operator == "AND") {
			return f.Operator == "OR"
		}
	}
	return f.Operator == "AND"
}

// wanted are the values of the filter: one, but for IN and NIN. null, which
// stands for no value, is nil.
func (f *filter) wanted() []any {
	decoder := json.NewDecoder(bytes.NewReader(f.Value))
	decoder.UseNumber()
	var value any
	_ = decoder.Decode(&value)
	if several, ok := value.([]any); ok {
		return several
	}
	return []any{value}
}

// compare compares what an object has with the filter's values. A list matches
// where one of its members does, and for a negation where none does not.
func (f *filter) compare(compare comparison, has any) bool {
	operator, negated := f.Operator, false
	if positive, ok := map[string]string{"!=": "=", "NIN": "IN", "!~": "~"}[operator]; ok {
		operator, negated = positive, true
	}
	values := []any{has}
	if several, ok := has.([]string); ok {
		values = nil
		for _, one := range several {
			values = append(values, one)
		}
		if len(values) == 0 {
			values = []any{nil}
		}
	}
	wanted := f.wanted()
	some := slices.ContainsFunc(values, func(value any) bool {
		matches, err := compare(value, operator, wanted)
		return err == nil && matches
	})
	return some != negated
}
