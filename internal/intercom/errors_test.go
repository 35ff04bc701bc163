package intercom

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestErrorBodies(t *testing.T) {
	t.Parallel()
	const fromHeader = "header-id"
	long := strings.Repeat("é", 5000)
	for name, test := range map[string]struct {
		body string
		want Error // without method, path, host and status
	}{
		"list": {
			`{"type":"error.list","request_id":"b1a2","errors":[{"code":"not_found","message":"Tag not found"}]}`,
			Error{Code: "not_found", Message: "Tag not found", RequestID: "b1a2"},
		},
		"list of several": {
			`{"type":"error.list","errors":[{"code":"a","message":"one","field":"name"},{"code":"b","message":"two.","field":"icon"},{"code":"c","message":"."}]}`,
			Error{Code: "a", Message: "one; two", Field: "name", RequestID: fromHeader},
		},
		"null request id": {
			`{"request_id":null,"errors":[{"code":"a","message":"one","field":null}]}`,
			Error{Code: "a", Message: "one", RequestID: fromHeader},
		},
		"request id that is no UUID": {
			`{"request_id":"req_123","errors":[{"code":"a","message":"one"}]}`,
			Error{Code: "a", Message: "one", RequestID: "req_123"},
		},
		"request id that is a number": {
			`{"request_id":123,"errors":[{"code":"a","message":"one"}]}`,
			Error{Code: "a", Message: "one", RequestID: fromHeader},
		},
		"shouting code": {
			`{"errors":[{"code":"INVALID_PARAMETER","message":"no"}]}`,
			Error{Code: "INVALID_PARAMETER", Message: "no", RequestID: fromHeader},
		},
		"field that is an object": {
			`{"errors":[{"code":"a","message":"one","field":{"x":1}},{"code":2,"message":"two"}]}`,
			Error{Code: "a", Message: "one; two", RequestID: fromHeader},
		},
		"code without a message": {
			`{"errors":[{"code":"a"}]}`,
			Error{Code: "a", RequestID: fromHeader},
		},
		"list and message": {
			`{"message":"in all","errors":[{"code":"a"}]}`,
			Error{Code: "a", Message: "in all", RequestID: fromHeader},
		},
		"object of fields": {
			`{"errors":{"title":"is too long.","body":["is missing","is bad"],"url":"has no host."}}`,
			Error{Message: "body: [is missing is bad]; title: is too long; url: has no host", RequestID: fromHeader},
		},
		"single message": {
			`{"type":"error","request_id":"x","message":"no such message"}`,
			Error{Message: "no such message", RequestID: "x"},
		},
		"key in place of a code": {
			`{"error_key":"sms_failed","message":"SMS was not sent due to an unknown error"}`,
			Error{Code: "sms_failed", Message: "SMS was not sent due to an unknown error", RequestID: fromHeader},
		},
		"key alone": {`{"error_key":"some_error"}`, Error{Code: "some_error", RequestID: fromHeader}},
		"empty list": {
			`{"type":"error.list","errors":[]}`,
			Error{Message: `the answer was not one of Intercom's: {"type":"error.list","errors":[]}`, RequestID: fromHeader},
		},
		"HTML": {
			"<html>\n  <body>\n  502 Bad\tGateway </body></html>\n",
			Error{Message: "the answer was not one of Intercom's: <html> <body> 502 Bad Gateway </body></html>", RequestID: fromHeader},
		},
		"empty":  {"", Error{Message: "the answer was empty", RequestID: fromHeader}},
		"spaces": {" \r\n", Error{Message: "the answer was empty", RequestID: fromHeader}},
		"null":   {"null", Error{Message: "the answer was not one of Intercom's: null", RequestID: fromHeader}},
		"array":  {`[{"code":"a"}]`, Error{Message: `the answer was not one of Intercom's: [{"code":"a"}]`, RequestID: fromHeader}},
		"text":   {`"no"`, Error{Message: `the answer was not one of Intercom's: "no"`, RequestID: fromHeader}},
		"broken UTF-8": {
			"\xff\xfe no",
			Error{Message: "the answer was not one of Intercom's: ? no", RequestID: fromHeader},
		},
		"long message": {
			`{"errors":[{"code":"a","message":"` + long + `"}]}`,
			Error{Code: "a", Message: long[:shownMessage] + "…", RequestID: fromHeader},
		},
		"long foreign body": {
			"x" + long,
			Error{Message: "the answer was not one of Intercom's: x" + long[:shownBody-2] + "…", RequestID: fromHeader},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClient(t, answering(reply(422, test.body, "X-Request-Id", fromHeader)))
			_, err := thing(t.Context(), c, "1")
			var refused *Error
			if !errors.As(err, &refused) {
				t.Fatalf("no *Error: %v", err)
			}
			want := test.want
			want.Method, want.Path, want.Host, want.Status = "GET", "/things/1", "api.intercom.io", 422
			if *refused != want {
				t.Errorf("got  %+v\nwant %+v", *refused, want)
			}
			if !utf8.ValidString(err.Error()) {
				t.Errorf("the text is no UTF-8: %q", err)
			}
		})
	}
}

func TestErrorText(t *testing.T) {
	t.Parallel()
	for want, err := range map[string]*Error{
		"GET /tags/1: 404 not_found: Tag not found (request id b1)": {
			Method: "GET", Path: "/tags/1", Status: 404, Code: "not_found", Message: "Tag not found", RequestID: "b1",
		},
		"PUT /tags/1: 502: the answer was empty": {Method: "PUT", Path: "/tags/1", Status: 502, Message: "the answer was empty."},
		"GET /me: 401 unauthorized":              {Method: "GET", Path: "/me", Status: 401, Code: "unauthorized"},
	} {
		if err.Error() != want {
			t.Errorf("got  %s\nwant %s", err, want)
		}
	}
}

// TestErrorThroughHTTP proves that what a caller gets is a *Error, whichever
// way a request takes.
func TestErrorThroughHTTP(t *testing.T) {
	t.Parallel()
	c := serve(t, func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("X-Request-Id", "b1")
		out.WriteHeader(http.StatusForbidden)
		_, _ = out.Write([]byte(`{"type":"error.list","errors":[{"code":"forbidden","message":"No"}]}`))
	})
	ways := map[string]func() error{
		"object": func() error { _, err := thing(t.Context(), c, "1"); return err },
		"list":   func() error { _, err := collect(t, c, get("things")); return err },
		"create": func() error {
			_, err := c.TicketTypes.Create(t.Context(), TicketTypeInput{Name: "x"})
			return err
		},
		"update":  func() error { _, err := c.TicketTypes.Update(t.Context(), "1", TicketTypeInput{Name: "x"}); return err },
		"archive": func() error { return c.TicketTypes.Archive(t.Context(), "1") },
		"delete":  func() error { return c.Tags.Delete(t.Context(), "1") },
	}
	for name, way := range ways {
		var refused *Error
		if err := way(); !errors.As(err, &refused) || refused.Status != 403 || refused.Code != "forbidden" || refused.RequestID != "b1" {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestNotFound(t *testing.T) {
	t.Parallel()
	gone := map[string]bool{}
	for _, method := range []string{"GET", "DELETE"} {
		for _, code := range []string{"not_found", "tag_not_found", "NOT_FOUND", "Company_Not_Found"} {
			gone[method+" 404 "+code] = true
			gone[method+" 410 "+code] = true
		}
		gone[method+" 410 contact_merged"] = true
	}
	for _, method := range []string{"GET", "DELETE", "PUT", "POST", "PATCH"} {
		for _, status := range []int{200, 400, 401, 403, 404, 406, 409, 410, 422, 429, 500, 503} {
			for _, code := range []string{
				"", "not_found", "tag_not_found", "NOT_FOUND", "Company_Not_Found", "contact_merged", "unauthorized",
				"parameter_invalid", "data_invalid", "not_found_at_all", "notfound",
			} {
				err := error(&Error{Method: method, Path: "/x", Status: status, Code: code, Message: "404 not_found"})
				name := fmt.Sprintf("%s %d %s", method, status, code)
				if got := errors.Is(err, ErrNotFound); got != gone[name] {
					t.Errorf("%s: not found is %t", name, got)
				}
				if wrapped := fmt.Errorf("reading: %w", err); errors.Is(wrapped, ErrNotFound) != gone[name] {
					t.Errorf("%s: wrapping changes it", name)
				}
			}
		}
	}
	if errors.Is(&Error{Method: "GET", Status: 404, Code: "not_found"}, http.ErrNoCookie) {
		t.Error("an Error is every error")
	}
}

func TestUncertainErrorKeepsItsCause(t *testing.T) {
	t.Parallel()
	cause := &Error{Method: "POST", Path: "/ticket_types", Status: 500, Code: "server_error"}
	err := error(&AmbiguousError{Err: cause})
	var refused *Error
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), cause.Error()) {
		t.Errorf("got %v", err)
	}
}

// Whatever order a list has, what a person is told to import is the newest.
func TestCandidatesAreByAge(t *testing.T) {
	t.Parallel()
	all := func(yield func(*Tag, error) bool) {
		for _, id := range []ID{"1006", "1001", "999"} {
			if !yield(&Tag{Object: Object{id}}, nil) {
				return
			}
		}
	}
	var uncertain *AmbiguousError
	err := candidates(&AmbiguousError{Err: errEmpty}, "tag", all, (*Tag).identity)
	if !errors.As(err, &uncertain) || !slices.Equal(uncertain.Candidates, []string{"999", "1001", "1006"}) {
		t.Errorf("got %+v", uncertain)
	}
}
