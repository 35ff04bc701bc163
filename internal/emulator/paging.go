package emulator

import (
	"net/url"
	"strconv"
)

// mostPerPage is the largest page of any list.
const mostPerPage = 150

// cursored is one page of a list with cursors, and what the answer says of the
// next. usual is how long a page is when nobody asks.
func cursored[T any](all []T, perPage, after string, usual int) (page []T, pages object) {
	size := pageSize(perPage, usual, mostPerPage)
	start, _ := strconv.Atoi(after)
	page, end := slice(all, start, size)
	pages = object{"type": "pages", "page": start/size + 1, "per_page": size, "total_pages": (len(all) + size - 1) / size}
	if end < len(all) {
		pages["next"] = object{"per_page": size, "starting_after": strconv.Itoa(end)}
	}
	return page, pages
}

// numbered is one page of a list whose pages have numbers. Where there is
// another, its address is named.
func numbered[T any](r *request, all []T, usual, most int) (page []T, pages object) {
	query := r.URL.Query()
	size := pageSize(query.Get("per_page"), usual, most)
	number, err := strconv.Atoi(query.Get("page"))
	if err != nil || number < 1 {
		number = 1
	}
	page, end := slice(all, (number-1)*size, size)
	pages = object{"type": "pages", "page": number, "per_page": size, "total_pages": (len(all) + size - 1) / size, "next": nil}
	if end < len(all) {
		query.Set("page", strconv.Itoa(number+1))
		query.Set("per_page", strconv.Itoa(size))
		pages["next"] = r.address(query)
	}
	return page, pages
}

// address is the address of what was asked for, with another query.
func (r *request) address(query url.Values) string {
	next := url.URL{Scheme: "https", Host: r.Host, Path: r.URL.Path, RawQuery: query.Encode()}
	if r.TLS == nil && hosts[r.Host] == "" {
		next.Scheme = "http"
	}
	return next.String()
}

func pageSize(asked string, usual, most int) int {
	size, err := strconv.Atoi(asked)
	if err != nil || size < 1 {
		return usual
	}
	return min(size, most)
}

func slice[T any](all []T, start, size int) (page []T, end int) {
	start = min(max(start, 0), len(all))
	end = min(start+size, len(all))
	return all[start:end], end
}

// encoded turns a page into JSON.
func encoded[T any](page []*T, encode func(*T) object) []any {
	items := []any{}
	for _, row := range page {
		items = append(items, encode(row))
	}
	return items
}
