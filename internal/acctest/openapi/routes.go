package openapi

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// route is a path template, split, with one of its methods.
type route struct {
	method   string
	segments []string
	op       *operation
}

func newRoute(method, path string, op *operation) route {
	return route{method: method, segments: split(path), op: op}
}

func split(path string) []string {
	return strings.Split(strings.Trim(path, "/"), "/")
}

// parameterName returns the name in a segment such as {tag_id}.
func parameterName(segment string) (string, bool) {
	inner, opened := strings.CutPrefix(segment, "{")
	inner, closed := strings.CutSuffix(inner, "}")
	return inner, opened && closed
}

// match finds the operation of a request by method and path, whatever the
// host, and the values of its path parameters; nil where none is described.
//
// Of the templates that fit a path, the one with the leftmost literals is
// meant, whether or not it has the method: GET /contacts/search is a wrong use
// of the search and not the contact called "search".
func (d *description) match(method string, u *url.URL) (*operation, map[string]string) {
	path := split(u.EscapedPath())
	var best string
	var op *operation
	var params map[string]string
	for _, r := range d.routes {
		rank, values, ok := r.fit(path)
		if !ok || (best != "" && rank > best) {
			continue
		}
		if rank != best {
			best, op, params = rank, nil, nil
		}
		if r.method == method {
			op, params = r.op, values
		}
	}
	return op, params
}

// fit says whether the path fits the template, with which parameters, and at
// which rank: "a" for each literal and "b" for each parameter, so that the
// smaller rank is the closer fit.
func (r route) fit(path []string) (rank string, values map[string]string, ok bool) {
	if len(path) != len(r.segments) {
		return "", nil, false
	}
	values = map[string]string{}
	for i, segment := range r.segments {
		value, err := url.PathUnescape(path[i])
		if err != nil {
			return "", nil, false
		}
		name, isParameter := parameterName(segment)
		switch {
		case isParameter && value != "":
			values[name] = value
			rank += "b"
		case value == segment:
			rank += "a"
		default:
			return "", nil, false
		}
	}
	return rank, values, true
}

// isList says whether the operation lists objects: it reads a path that does
// not end in an id, and its answer holds an array.
func isList(path string, op *operation) bool {
	segments := split(path)
	_, byID := parameterName(segments[len(segments)-1])
	ok := op.spec.Responses.Status(http.StatusOK)
	if !strings.HasPrefix(op.name, http.MethodGet+" ") || byID || ok == nil {
		return false
	}
	media := ok.Value.Content["application/json"]
	if media == nil || media.Schema == nil {
		return false
	}
	for name, members := range membersOf([]*openapi3.Schema{media.Schema.Value}, map[string]any{}).declared {
		if name == "pages" { // a search whose lists are inside an object
			return true
		}
		for _, member := range members {
			if member.Type.Is(openapi3.TypeArray) {
				return true
			}
		}
	}
	return false
}
