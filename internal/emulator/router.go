package emulator

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// router finds the handler of a request. Literal segments win over
// placeholders, from the left, as Intercom has both /contacts/{id}/tags and
// /contacts/find_by_external_id/{id}, which http.ServeMux refuses as ambiguous.
type router struct{ routes []route }

type route struct {
	method   string
	segments []string
	serve    http.HandlerFunc
	since    string // the first version that has it
}

// add takes a pattern like "GET /tags/{id}".
func (r *router) add(since, pattern string, serve http.HandlerFunc) {
	method, path, _ := strings.Cut(pattern, " ")
	r.routes = append(r.routes, route{method, strings.Split(path, "/"), serve, since})
}

// find returns the handler, with the placeholders' values set on the request;
// nil where there is none.
func (r *router) find(in *http.Request) http.HandlerFunc {
	segments := strings.Split(in.URL.EscapedPath(), "/")
	var best *route
	for i := range r.routes {
		if candidate := &r.routes[i]; candidate.method == in.Method && candidate.matches(segments) && candidate.beats(best) {
			best = candidate
		}
	}
	if best == nil {
		return nil
	}
	for i, segment := range best.segments {
		if name, ok := placeholder(segment); ok {
			value, err := url.PathUnescape(segments[i])
			if err != nil {
				return nil
			}
			in.SetPathValue(name, value)
		}
	}
	return best.serve
}

func (r *route) matches(segments []string) bool {
	if len(segments) != len(r.segments) {
		return false
	}
	for i, segment := range r.segments {
		_, open := placeholder(segment)
		if open && segments[i] == "" || !open && segment != segments[i] {
			return false
		}
	}
	return true
}

func (r *route) beats(other *route) bool {
	if other == nil {
		return true
	}
	for i := range r.segments {
		_, ours := placeholder(r.segments[i])
		if _, theirs := placeholder(other.segments[i]); ours != theirs {
			return theirs
		}
	}
	return false
}

func placeholder(segment string) (name string, ok bool) {
	name, found := strings.CutPrefix(segment, "{")
	return strings.TrimSuffix(name, "}"), found
}

// Routes lists the paths of Intercom's API that are emulated, as patterns like
// "GET /tags/{id}".
func (w *Workspace) Routes() []string { return slices.Sorted(maps.Keys(w.Since())) }

// Since says of each path of Intercom's API that is emulated, as a pattern, which version
// is the first that has it. It is "2.10" where all versions have it.
func (w *Workspace) Since() map[string]string {
	first := map[string]string{}
	for _, r := range w.router.routes {
		if path := strings.Join(r.segments, "/"); !strings.HasPrefix(path, "/_emulator/") {
			first[r.method+" "+path] = r.since
		}
	}
	return first
}
