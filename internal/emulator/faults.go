package emulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// Fault is what goes wrong with the requests that match.
type Fault struct {
	// Pattern is a method and a path, "POST /tags" or "* /contacts/*"; "*"
	// stands for any method, in the path for one segment, alone for everything;
	// "GET /tags**" is every path that begins so.
	Pattern string `json:"pattern"`
	Skip    int    `json:"skip,omitempty"`  // how many matching requests pass first
	Count   int    `json:"count,omitempty"` // how many then fail; 0 for all
	// Status answers in place of Intercom, which does nothing then, or has done
	// what was asked where After is true. Body is an error list where it is missing;
	// {authorization} in it and in Headers is what the request's header was.
	Status  int               `json:"status,omitempty"`
	After   bool              `json:"after,omitempty"`
	Code    string            `json:"code,omitempty"` // of the error list
	Headers map[string]string `json:"headers,omitempty"`
	Body    *string           `json:"body,omitempty"`
	Delay   Duration          `json:"delay,omitempty"`
	// Set changes members of the object that Intercom answers with, as somebody on
	// the way might, where the answer has them.
	Set map[string]any `json:"set,omitempty"`
	// Cut is "before" or "after" the effect, "body" in the middle of the
	// answer, or "garbled" for half an answer that claims to be whole. "refused" is
	// after the effect, as a stream of HTTP/2 that the server says it refused: a
	// transport may then send the request again by itself, where it can.
	Cut string `json:"cut,omitempty"`
}

const (
	cutBefore = "before"
	cutAfter  = "after"
	cutBody   = "body"
	garbled   = "garbled"
	refused   = "refused"
)

// FaultHeader marks answers that a fault made: they are not Intercom's.
const FaultHeader = "X-Emulator-Fault"

// Duration is written as in "250ms".
type Duration time.Duration

// UnmarshalJSON reads "250ms".
func (d *Duration) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return fmt.Errorf(`a delay is a text like "250ms": %w`, err)
	}
	parsed, err := time.ParseDuration(text)
	*d = Duration(parsed)
	return err
}

// MarshalJSON writes "250ms".
func (d Duration) MarshalJSON() ([]byte, error) { return json.Marshal(time.Duration(d).String()) }

func (f *Fault) check() error {
	method, pattern, found := strings.Cut(f.Pattern, " ")
	if f.Pattern != "*" && (!found || !strings.HasPrefix(pattern, "/") || method == "" || method != strings.ToUpper(method)) {
		return fmt.Errorf(`pattern %q is not like "POST /tags", "* /contacts/*" or "*"`, f.Pattern)
	}
	if _, err := path.Match(pattern, "/"); err != nil {
		return fmt.Errorf("pattern %q: %w", f.Pattern, err)
	}
	switch f.Cut {
	case "", cutBefore, cutAfter, cutBody, garbled, refused:
	default:
		return fmt.Errorf("cut %q is none of before, after, body, garbled, refused", f.Cut)
	}
	answers := f.Code != "" || f.Body != nil || len(f.Headers) > 0
	switch {
	case f.Skip < 0 || f.Count < 0 || f.Delay < 0:
		return errors.New("skip, count and delay cannot be negative")
	case f.Status == 0 && answers:
		return errors.New("code, headers and body belong to a status, which is missing")
	case f.Status == 0 && f.After:
		return errors.New("after belongs to a status, which is missing")
	case f.Status != 0 && len(f.Set) > 0:
		return errors.New("status and set exclude each other: set changes Intercom's own answer")
	case f.Status == 0 && f.Cut == "" && f.Delay == 0 && len(f.Set) == 0:
		return errors.New("the fault does nothing: status, cut, set and delay are all missing")
	case f.Status != 0 && f.Cut != "":
		return errors.New("status and cut exclude each other: a cut breaks Intercom's own answer")
	case f.Status != 0 && (f.Status < 200 || f.Status > 599):
		return fmt.Errorf("status %d is none", f.Status)
	}
	return nil
}

func (f *Fault) matches(in *http.Request) bool {
	if f.Pattern == "*" {
		return true
	}
	method, pattern, _ := strings.Cut(f.Pattern, " ")
	if method != "*" && method != in.Method {
		return false
	}
	if prefix, tree := strings.CutSuffix(pattern, "**"); tree {
		return strings.HasPrefix(in.URL.EscapedPath(), prefix)
	}
	matched, _ := path.Match(pattern, in.URL.EscapedPath())
	return matched
}

// change is an answer of Intercom's as somebody on the way changed it.
func (f *Fault) change(payload []byte) []byte {
	var members map[string]any
	if len(f.Set) == 0 || json.Unmarshal(payload, &members) != nil {
		return payload
	}
	for name, value := range f.Set {
		if _, there := members[name]; there {
			members[name] = value
		}
	}
	changed, err := json.Marshal(members)
	if err != nil {
		return payload
	}
	return changed
}

func (f *Fault) write(out http.ResponseWriter, in *http.Request, requestID string) {
	echo := strings.NewReplacer("{authorization}", in.Header.Get("Authorization"))
	header := out.Header()
	header.Set(FaultHeader, "1")
	header.Set("X-Request-Id", requestID)
	header.Set("Content-Type", "application/json; charset=utf-8")
	for name, value := range f.Headers {
		header.Set(name, echo.Replace(value))
	}
	if f.Body != nil {
		out.WriteHeader(f.Status)
		_, _ = out.Write([]byte(echo.Replace(*f.Body)))
		return
	}
	code := f.Code
	if code == "" {
		code = map[int]string{
			http.StatusUnauthorized: "unauthorized", http.StatusForbidden: "api_plan_restricted",
			http.StatusNotFound: "not_found", http.StatusConflict: "conflict",
			http.StatusUnprocessableEntity: "data_invalid", http.StatusTooManyRequests: "rate_limit_exceeded",
		}[f.Status]
	}
	if code == "" {
		code = "server_error"
	}
	payload, _ := json.Marshal(errorList(requestID, code, http.StatusText(f.Status)+".")) // as some of Intercom's messages end
	out.WriteHeader(f.Status)
	_, _ = out.Write(payload)
}

// faultList holds the faults that are asked for; the first that matches acts.
type faultList struct {
	mu     sync.Mutex
	faults []*Fault
}

// Fail asks for a fault. It fails where the fault makes no sense.
func (w *Workspace) Fail(fault Fault) error {
	if err := fault.check(); err != nil {
		return err
	}
	w.faults.mu.Lock()
	defer w.faults.mu.Unlock()
	if fault.Count == 0 {
		fault.Count = -1
	}
	w.faults.faults = append(w.faults.faults, &fault)
	return nil
}

// Mend takes every fault back.
func (w *Workspace) Mend() { w.faults.clear() }

func (l *faultList) clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faults = nil
}

func (l *faultList) match(in *http.Request) Fault {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, fault := range l.faults {
		switch {
		case !fault.matches(in) || fault.Count == 0:
		case fault.Skip > 0:
			fault.Skip--
		default:
			if fault.Count > 0 {
				fault.Count--
			}
			return *fault
		}
	}
	return Fault{}
}
