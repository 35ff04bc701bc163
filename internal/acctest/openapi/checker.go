// Package openapi holds the exchanges of the acceptance tests to the OpenAPI
// descriptions that Intercom publishes. A checker is told of every request and
// its answer and says where they depart from the description of their version.
// The descriptions are not part of this repository; see Dir.
package openapi

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// The sides of an exchange.
const (
	request  = "request"
	response = "response"
)

// descriptionsOf says which descriptions an Intercom-Version is held to: the first
// that has the operation. 2.17 and 2.18 have no description of their own; what
// 2.16 lacks they took over from Preview.
var descriptionsOf = map[string][]string{
	"2.16":     {"2.16"},
	"2.17":     {"2.16", "preview"},
	"2.18":     {"2.16", "preview"},
	"Preview":  {"preview"},
	"Unstable": {"preview"},
}

// Exchange is one request and its answer.
type Exchange struct {
	Method         string
	URL            *url.URL
	Version        string // the Intercom-Version header
	RequestBody    []byte
	Status         int
	ResponseHeader http.Header
	ResponseBody   []byte
}

// Violation says where an exchange departs from the description.
type Violation struct {
	Side      string // request or response
	Operation string // method and path template, or the path itself where none fits
	Status    int    // of the answer; 0 on the side of the request
	Pointer   string // JSON pointer into the body, "?name" of a query and "{name}" of a path parameter
	Keyword   string // of JSON Schema, or undeclared, missing, route, status, content, json, description
	Message   string
}

// String puts the violation on one line.
func (v Violation) String() string {
	where := v.Side + " " + v.Operation
	if v.Status != 0 {
		where += fmt.Sprintf(" %d", v.Status)
	}
	if v.Pointer != "" {
		where += " " + v.Pointer
	}
	return fmt.Sprintf("%s: %s: %s", where, v.Keyword, v.Message)
}

// Checker holds exchanges to the descriptions. It is safe for concurrent use.
type Checker struct {
	// descriptions load when first needed: a test binary seldom needs them all,
	// and each takes a good part of a second.
	descriptions map[string]func() (*description, error)

	mu         sync.Mutex
	tolerances []*tolerance
}

// Load returns a checker for the descriptions 2.16.yaml and preview.yaml in
// dir. Their known faults are read at once, the descriptions themselves by the
// first exchange that needs them.
func Load(dir string) (*Checker, error) {
	c := &Checker{descriptions: map[string]func() (*description, error){}}
	for _, name := range []string{"2.16", "preview"} {
		faults, err := readFaults(dir, name)
		if err != nil {
			return nil, err
		}
		c.tolerances = append(c.tolerances, faults...)
		c.descriptions[name] = sync.OnceValues(func() (*description, error) {
			return readDescription(filepath.Join(dir, name+".yaml"))
		})
	}
	for _, t := range tolerated {
		t.own = true
		c.tolerances = append(c.tolerances, &t)
	}
	return c, nil
}

// Check returns what in the exchange the description of its version does not
// allow and no tolerance excuses. Versions without a description pass. A
// description that cannot be loaded is a violation of every exchange.
func (c *Checker) Check(e Exchange) []Violation {
	versions := descriptionsOf[e.Version]
	for i, version := range versions {
		d, err := c.descriptions[version]()
		if err != nil {
			return []Violation{{Side: request, Operation: e.Method + " " + e.URL.Path, Keyword: "description", Message: err.Error()}}
		}
		if op, _ := d.match(e.Method, e.URL); op != nil || i == len(versions)-1 {
			return c.excuse(version, d.check(e))
		}
	}
	return nil
}

// check returns every departure of the exchange, sorted.
func (d *description) check(e Exchange) []Violation {
	op, params := d.match(e.Method, e.URL)
	var found []Violation
	if op == nil {
		found = d.checkUnrouted(e)
	} else {
		found = append(op.checkParameters(params, e.URL.Query()), op.checkRequestBody(e.RequestBody)...)
		found = append(found, d.checkResponse(op, e)...)
	}
	slices.SortFunc(found, func(a, b Violation) int {
		return cmp.Or(strings.Compare(a.Side, b.Side), strings.Compare(a.Pointer, b.Pointer),
			strings.Compare(a.Keyword, b.Keyword), strings.Compare(a.Message, b.Message))
	})
	return slices.Compact(found)
}

// checkUnrouted judges a request for a path or method that is not described.
// The service refuses those with an error; any other answer is invented.
func (d *description) checkUnrouted(e Exchange) []Violation {
	name := e.Method + " " + e.URL.Path
	if e.Status == http.StatusNotFound || e.Status == http.StatusBadRequest {
		return d.checkEnvelope(name, e)
	}
	return []Violation{{Side: request, Operation: name, Keyword: "route", Message: "the description has no such operation"}}
}
