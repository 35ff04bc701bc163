package intercom

// Filter is one comparison of a search, or a group of filters: then Operator is
// AND or OR and Value is a []Filter.
type Filter struct {
	Field    string `json:"field,omitempty"`
	Operator string `json:"operator"`
	Value    any    `json:"value"`
}

// Where compares a field.
func Where(field, operator string, value any) Filter { return Filter{field, operator, value} }

// Every is the group of what all filters let through.
func Every(filters ...Filter) Filter { return Filter{Operator: "AND", Value: filters} }

// Any is the group of what one filter at least lets through.
func Any(filters ...Filter) Filter { return Filter{Operator: "OR", Value: filters} }

// searchBody is the body of Intercom's searches.
type searchBody struct {
	Query      Filter           `json:"query"`
	Pagination searchPagination `json:"pagination"`
}

type searchPagination struct {
	PerPage       int    `json:"per_page"`
	StartingAfter string `json:"starting_after,omitempty"`
}

// search asks for what a filter lets through.
func search(filter Filter, parts ...string) request {
	const perPage = 150 // the most that a search gives
	return post(searchBody{Query: filter, Pagination: searchPagination{PerPage: perPage}}, parts...).asking()
}

// after puts the cursor where a search expects it. In the query it would be
// ignored in silence.
func (r request) after(cursor string) request {
	search, ok := r.body.(searchBody)
	if !ok {
		return r
	}
	search.Pagination.StartingAfter = cursor
	r.body = search
	return r
}
