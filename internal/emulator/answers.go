package emulator

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Quirks of every object.
var (
	UnknownKeysRefused = quirk("UnknownKeysRefused", off,
		"keys of a request that an object does not have are refused for every object, not for companies only",
		"described of companies; intercom-ruby sends tag_or_untag with tags, and the SDK's tests of 2022-23 an id beside admin_id")
	NumericIDs = quirk("NumericIDs", off,
		"ids that are digits are written as numbers",
		"reported of several versions (Intercom-OpenAPI #306, #453)")
)

// object is a JSON object of an answer.
type object = map[string]any

// empty is the answer without a body; accepted and noContent are those without a
// body whose status says that Intercom will see to it later, or that there is
// nothing to say.
type (
	empty     struct{}
	accepted  struct{}
	noContent struct{}
)

// file is the answer that is a file, of a media type.
type file struct {
	mediaType string
	data      []byte
}

// newObject is the answer whose status says that the object was created; for most
// kinds Intercom does not say so.
type newObject object

// queued is the answer whose status says that it will be done.
type queued object

// request is a request that is authenticated and of a known version.
type request struct {
	*http.Request
	version int
	body    []byte
	header  http.Header // of the answer
	strict  bool        // what nobody knows is refused
}

// failure is an error answer.
type failure struct {
	status        int
	code, message string
	key           string // in place of the code, where the body is no list of errors
}

func (f *failure) Error() string { return f.code + ": " + f.message }

func fail(status int, code, message string) error {
	return &failure{status: status, code: code, message: message}
}

func notFound(message string) error { return fail(http.StatusNotFound, "not_found", message) }

// decode reads the body. Keys that the object does not have are ignored, but for
// the quirk.
func (r *request) decode(into any) error { return r.read(into, r.strict) }

// decodeKnown refuses keys that the object does not have.
func (r *request) decodeKnown(into any) error { return r.read(into, true) }

// unexpected refuses a key that is only known elsewhere, as unknown ones are.
func (r *request) unexpected(key string, given bool) error {
	if !given || !r.strict {
		return nil
	}
	return fail(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf("Unexpected parameter %q", key))
}

func (r *request) read(into any, strict bool) error {
	decoder := json.NewDecoder(bytes.NewReader(r.body))
	if strict {
		decoder.DisallowUnknownFields()
	}
	err := decoder.Decode(into)
	if _, more := decoder.Token(); err == nil && errors.Is(more, io.EOF) {
		return nil
	}
	message := "The request body could not be parsed as JSON"
	var mistyped *json.UnmarshalTypeError
	if errors.As(err, &mistyped) {
		message = fmt.Sprintf("%s has the wrong type: %s", cmp.Or(mistyped.Field, "The request body"), mistyped.Value)
	} else if err != nil {
		if field, found := strings.CutPrefix(err.Error(), "json: unknown field "); found {
			message = "Unexpected parameter " + field
		}
	}
	return fail(http.StatusBadRequest, "parameter_invalid", message)
}

// flexibleID is an id in a request, where Intercom takes a string or a number.
type flexibleID string

func (id *flexibleID) UnmarshalJSON(data []byte) error {
	var number json.Number // or a text of digits, which it takes as well
	if json.Unmarshal(data, &number) == nil {
		*id = flexibleID(number)
		return nil
	}
	return json.Unmarshal(data, (*string)(id))
}

// list is the usual wrapper of a list that comes whole.
func list(items []any) object { return object{"type": "list", "data": nonNil(items)} }

func nonNil(items []any) []any {
	if items == nil {
		return []any{}
	}
	return items
}

// rows turns a table into JSON.
func rows[T any](t *table[T], encode func(*T) object) []any {
	items := []any{}
	for row := range t.all {
		items = append(items, encode(row))
	}
	return items
}

// rowsWhere turns the rows of a table that are wanted into JSON.
func rowsWhere[T any](t *table[T], wanted func(*T) bool, encode func(*T) object) []any {
	items := []any{}
	for row := range t.all {
		if wanted(row) {
			items = append(items, encode(row))
		}
	}
	return items
}

// orNull is how Intercom writes most texts that are not set.
func orNull[T comparable](value T) any {
	var zero T
	if value == zero {
		return nil
	}
	return value
}

// ServeHTTP answers one request.
func (w *Workspace) ServeHTTP(out http.ResponseWriter, in *http.Request) {
	if serve := w.router.find(in); serve != nil {
		serve(out, in)
		return
	}
	w.unknown(out, in)
}

// respond is the way of every request of Intercom's API: logged, delayed,
// perhaps broken by a fault, limited, authenticated, carried out, answered.
func (w *Workspace) respond(out http.ResponseWriter, in *http.Request, answer handler) {
	entry := w.log.begin(in)
	defer w.log.end(entry)
	body, err := io.ReadAll(in.Body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	wait(in, w.options.Latency)
	fault := w.faults.match(in)
	wait(in, time.Duration(fault.Delay))
	header := out.Header()
	if fault.Cut == cutBefore {
		panic(http.ErrAbortHandler)
	}
	if fault.Status != 0 {
		if fault.After {
			w.carryOut(in, body, http.Header{}, entry, answer)
		}
		entry.setStatus(fault.Status)
		fault.write(out, in, requestID(entry))
		return
	}
	status, payload := w.carryOut(in, body, header, entry, answer)
	entry.setStatus(status)
	payload = fault.change(payload)
	switch fault.Cut {
	case cutAfter:
		panic(http.ErrAbortHandler)
	case refused:
		if stream, ok := out.(interface{ refuse() }); ok {
			stream.refuse()
		}
		panic(http.ErrAbortHandler)
	case cutBody:
		header.Set(FaultHeader, "1")
		header.Set("Content-Length", strconv.Itoa(len(payload)+1))
		out.WriteHeader(status)
		_, _ = out.Write(payload[:len(payload)/2])
		// Else a server would throw its buffer away, the headers with it.
		_ = http.NewResponseController(out).Flush()
		panic(http.ErrAbortHandler)
	case garbled:
		header.Set(FaultHeader, "1")
		payload = payload[:len(payload)/2]
	}
	header.Set("Content-Length", strconv.Itoa(len(payload)))
	out.WriteHeader(status)
	_, _ = out.Write(payload)
}

func wait(in *http.Request, how time.Duration) {
	if how <= 0 {
		return
	}
	select {
	case <-time.After(how):
	case <-in.Context().Done():
		panic(http.ErrAbortHandler)
	}
}

// carryOut does what is asked and encodes the answer, under one lock.
func (w *Workspace) carryOut(in *http.Request, body []byte, header http.Header, entry *LoggedRequest, answer handler) (int, []byte) {
	id := requestID(entry)
	header.Set("X-Request-Id", id)
	header.Set("Content-Type", "application/json; charset=utf-8")
	r, err := w.admit(in, body, header)
	var result any
	status := http.StatusOK
	if err == nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		result, err = answer(r)
	}
	if err != nil {
		var failed *failure
		if !errors.As(err, &failed) {
			failed = &failure{status: http.StatusInternalServerError, code: "internal_server_error", message: err.Error()}
		}
		status, result = failed.status, errorList(id, failed.code, failed.message)
		if failed.key != "" {
			result = object{"error_key": failed.key, "message": failed.message}
		}
	}
	switch result := result.(type) {
	case file:
		header.Set("Content-Type", result.mediaType)
		return status, result.data
	case accepted:
		header.Del("Content-Type")
		return http.StatusAccepted, nil
	case noContent:
		header.Del("Content-Type")
		return http.StatusNoContent, nil
	case newObject:
		status = http.StatusCreated
	case queued:
		status = http.StatusAccepted
	case empty:
		header.Del("Content-Type")
		return status, nil
	}
	payload, err := json.Marshal(result)
	if err != nil {
		panic(fmt.Sprintf("the emulator made an answer that is no JSON: %v", err))
	}
	if w.has(NumericIDs) {
		payload = numericIDs(payload)
	}
	return status, payload
}

func errorList(requestID, code, message string) object {
	return object{
		"type": "error.list", "request_id": requestID,
		"errors": []any{object{"code": code, "message": message}},
	}
}

// requestID looks like a UUID, and is the same in every run.
func requestID(entry *LoggedRequest) string {
	return fmt.Sprintf("00000000-0000-4000-8000-%012d", entry.Number)
}

// hosts are where Intercom's regions answer.
var hosts = map[string]string{"api.intercom.io": "us", "api.eu.intercom.io": "eu", "api.au.intercom.io": "au"}

// admit checks what Intercom checks of every request. Answers to the
// unauthenticated carry no rate limit.
func (w *Workspace) admit(in *http.Request, body []byte, header http.Header) (*request, error) {
	region, known := hosts[in.Host]
	if !w.knows(in) || known && region != w.options.Region {
		return nil, fail(http.StatusUnauthorized, "unauthorized", "Access Token Invalid")
	}
	if err := w.limit.take(header, w.tellTime(header)); err != nil {
		return nil, err
	}
	// Without the header a request is of the app's version: python-intercom 5.0,
	// Intercom's CLI 0.9 and intercom-client 2 to 5 send none.
	version := parseVersion(cmp.Or(in.Header.Get("Intercom-Version"), w.options.APIVersion))
	if version < 0 || version != preview && version > parseVersion(newestDescribed) && w.has(NewVersionsUnknown) {
		// The words were recorded by Airbyte's test, 2021.
		return nil, fail(http.StatusBadRequest, "intercom_version_invalid", "The requested version could not be found")
	}
	if in.Header.Get("Accept") == "" {
		// The code is from a troubleshooting page that shows the body.
		return nil, fail(http.StatusNotAcceptable, "media_type_not_acceptable", "The Accept header should send a media type of application/json")
	}
	return &request{Request: in, version: version, body: body, header: header, strict: w.has(UnknownKeysRefused)}, nil
}

// knows says whether a request has the token: as the bearer's, or as the name or
// the password of HTTP Basic, which intercom-client 2 to 5 send, and Intercom's
// CLI where the token does not begin as usual.
func (w *Workspace) knows(in *http.Request) bool {
	token, bearer := strings.CutPrefix(in.Header.Get("Authorization"), "Bearer ")
	if name, password, basic := in.BasicAuth(); basic {
		if token = name; password != "" {
			token = password // behind the id of an app
		}
	} else if !bearer {
		return false
	}
	return token != "" && (w.options.Token == "" || token == w.options.Token)
}

// numericIDs writes every id of digits as a number.
func numericIDs(payload []byte) []byte {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(payload))
	decoder.UseNumber() // float64 would round the large ones
	if decoder.Decode(&value) != nil {
		return payload
	}
	var walk func(any)
	walk = func(value any) {
		switch value := value.(type) {
		case map[string]any:
			if id, ok := value["id"].(string); ok {
				if number, err := strconv.ParseInt(id, 10, 64); err == nil {
					value["id"] = number
				}
			}
			for _, member := range value {
				walk(member)
			}
		case []any:
			for _, member := range value {
				walk(member)
			}
		}
	}
	walk(value)
	rewritten, err := json.Marshal(value)
	if err != nil {
		return payload
	}
	return rewritten
}
