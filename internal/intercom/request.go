package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// request is one call in the making. Its parts become the path, each escaped,
// so that an id like "../admins" reaches nothing else.
type request struct {
	method     string
	parts      []string
	query      url.Values
	body       any
	reading    bool    // it changes nothing
	repeatable bool    // doing it twice leaves the same as doing it once
	private    bool    // the last part may name a person and stays out of logs
	creating   bool    // the answer is an object that was not there before
	first      Version // of the API that has it; the zero value is for what every version has
	last       Version // that has it; the zero value is for what new versions have
	moving     bool    // a list in the order of changes, which a change meanwhile moves
	queued     bool    // a 429 is about something else at work, too, and the caller waits
	checks     []func(object any) error
	open       func() (io.Writer, error) // for a file, see file; nil for what is no file
}

func get(parts ...string) request {
	return request{method: http.MethodGet, parts: parts, reading: true, repeatable: true}
}

func put(body any, parts ...string) request {
	return request{method: http.MethodPut, parts: parts, body: body, repeatable: true}
}

// patch changes some members, to what they are to be.
func patch(body any, parts ...string) request {
	return request{method: http.MethodPatch, parts: parts, body: body, repeatable: true}
}

func remove(parts ...string) request {
	return request{method: http.MethodDelete, parts: parts, repeatable: true}
}

// carrying gives a deletion a body, which some need.
func (r request) carrying(body any) request {
	r.body = body
	return r
}

// post makes a request that is sent once only; see harmless.
func post(body any, parts ...string) request {
	return request{method: http.MethodPost, parts: parts, body: body}
}

// harmless marks a POST that may be repeated: an upsert.
func (r request) harmless() request {
	r.repeatable = true
	return r
}

// asking marks a POST that only asks: a search.
func (r request) asking() request {
	r.reading, r.repeatable = true, true
	return r
}

// since says which version of the API is the first that has what is asked for.
// Where the configured one is older the request goes out in Preview, the lowest
// that has it and is described. All requests for one object have the same since:
// one that is read in Preview looks different.
func (r request) since(first Version) request {
	r.first = first
	return r
}

// until says which version of the API is the last that has what is asked for. It goes
// out in that one where the configured one is newer.
func (r request) until(last Version) request {
	r.last = last
	return r
}

// moves says that a list is in the order of changes, the latest first, so that a
// change while it is read moves what has not been read yet.
func (r request) moves() request {
	r.moving = true
	return r
}

// numbered asks for the first page of a list whose pages have numbers. It names the
// page also where no description has that parameter: some answers give counters
// only, and no address of the next page.
func (r request) numbered(perPage string) request {
	return r.with("page", "1").with("per_page", perPage)
}

// child is the request for what is under a path, with nothing of the query.
func (r request) child(parts ...string) request {
	r.parts = append(r.parts[:len(r.parts):len(r.parts)], parts...)
	r.query = nil
	return r
}

// queues leaves it to the caller to wait for what Intercom allows few of at a time.
func (r request) queues() request {
	r.queued = true
	return r
}

// personal keeps the last part of the path out of logs.
func (r request) personal() request {
	r.private = true
	return r
}

// must has the answer checked. What fails a check is somebody else's answer, and
// no success; an error that is an ErrNotFound stays one.
func (r request) must(check func(object any) error) request {
	r.checks = append(r.checks[:len(r.checks):len(r.checks)], check)
	return r
}

// about says which object the answer must be.
func (r request) about(id string) request {
	return r.must(func(object any) error {
		if known, ok := object.(identified); ok && known.identity() != id {
			return fmt.Errorf("it is another object, with the id %s", known.identity())
		}
		return nil
	})
}

// creates says that the answer is a new object, with an id that none has of which
// this client has heard.
func (r request) creates() request {
	r.creating = true
	return r
}

// showing is a check that an object is what was asked for: what names the member
// that would tell otherwise.
func showing[T any](what string, same func(*T) bool) func(any) error {
	return func(object any) error {
		if known, ok := object.(*T); ok && !same(known) {
			return fmt.Errorf("its %s is not the one that was sent", what)
		}
		return nil
	}
}

// sameText says whether a name that was sent is the one that was stored, which
// may have lost a space or have another case.
func sameText(sent, stored string) bool {
	return AnyCase.Same(strings.Join(strings.Fields(sent), " "), strings.Join(strings.Fields(stored), " "))
}

func (r request) with(key, value string) request {
	query := url.Values{}
	for k, v := range r.query {
		query[k] = v
	}
	query.Set(key, value)
	r.query = query
	return r
}

func (r request) path() string { return "/" + strings.Join(r.parts, "/") }

func (r request) logged() string {
	if !r.private {
		return r.path()
	}
	return "/" + strings.Join(r.parts[:len(r.parts)-1], "/") + "/…"
}

// address is the URL to call, or an error where a part cannot be in one.
func (r request) address(base *url.URL) (string, error) {
	address := base.String()
	for _, part := range r.parts {
		if part == "" || part == "." || part == ".." {
			return "", fmt.Errorf("%s %s: an id is empty or no id", r.method, r.path())
		}
		address += "/" + url.PathEscape(part)
	}
	if len(r.query) > 0 {
		address += "?" + r.query.Encode()
	}
	return address, nil
}

// answered is a success of Intercom's.
type answered struct {
	status    int
	file      bool // which was written, and is not in the body
	body      []byte
	requestID string
}

// call sends a request and decodes the object that it answers with.
func call[T any](ctx context.Context, c *Client, r request) (*T, error) {
	before := c.ids.now()
	answer, err := c.send(ctx, r)
	if err != nil {
		return nil, err
	}
	object := new(T)
	err = decode(answer.body, object)
	for _, check := range r.checks {
		if err == nil {
			err = check(object)
		}
	}
	if err == nil {
		err = c.ids.saw(object, r.creating, before)
	}
	switch {
	case errors.Is(err, ErrNotFound):
		return nil, err
	case err != nil:
		return nil, c.unreadable(r, answer, err)
	}
	return object, nil
}

// accept sends what Intercom takes in without saying more: with a status, and no
// body.
func accept(ctx context.Context, c *Client, r request, status int) error {
	answer, err := c.send(ctx, r)
	if err != nil || answer.status == status && len(bytes.TrimSpace(answer.body)) == 0 {
		return err
	}
	return c.unreadable(r, answer, errors.New("it does not say that what was sent is accepted"))
}

// How the answer to a deletion says that the object is no more.
const (
	saysDeleted  = "deleted"
	saysArchived = "archived"
	saysWhich    = "which"   // by its id alone, where only a link to it ends
	saysNothing  = "nothing" // an empty 200
	saysEmpty    = "empty"   // a 204
	saysBlank    = "blank"   // by its id, and without its text
)

// end sends a deletion. An answer counts only where it is what Intercom gives for
// that one: an object with the id, which says what became of it. Otherwise
// somebody else may have answered, and look, which reads the object, decides.
func end(ctx context.Context, c *Client, r request, id, says string, look func() error) error {
	answer, err := c.send(ctx, r)
	if err != nil || ended(answer, id, says) {
		return err
	}
	lookErr := look()
	if errors.Is(lookErr, ErrNotFound) {
		return nil
	}
	err = c.unreadable(r, answer, errors.New("it does not say that the object is no more"))
	if lookErr != nil {
		return fmt.Errorf("%w; whether the object is there cannot be told: %w", err, lookErr)
	}
	return fmt.Errorf("%w; the object is there still", err)
}

func ended(answer *answered, id, says string) bool {
	switch says {
	case saysEmpty:
		return answer.status == http.StatusNoContent
	case saysNothing:
		return answer.status == http.StatusOK && len(bytes.TrimSpace(answer.body)) == 0
	}
	var object struct {
		Object
		Deleted  bool    `json:"deleted"`
		Archived bool    `json:"archived"`
		HTML     *string `json:"html"`
	}
	if decode(answer.body, &object) != nil || object.identity() != id {
		return false
	}
	blank := object.HTML != nil && *object.HTML == ""
	return says == saysWhich || says == saysBlank && blank || says == saysDeleted && object.Deleted || says == saysArchived && object.Archived
}

// identified is an object that Intercom gives an id. An answer without one is
// none: state would lose the object.
type identified interface{ identity() string }

func decode(body []byte, into any) error {
	if trimmed := bytes.TrimSpace(body); len(trimmed) == 0 || bytes.Equal(trimmed, []byte("null")) {
		return errEmpty
	}
	if err := json.Unmarshal(body, into); err != nil {
		return err
	}
	if lacksID(into) {
		return errors.New("it has no id, or one that can be none")
	}
	return nil
}

var errEmpty = errors.New("it is empty")

func lacksID(object any) bool {
	known, ok := object.(identified)
	return ok && (known.identity() == "" || impossible(known.identity()))
}

// impossible says whether a text can be no id.
func impossible(id string) bool {
	return id == "." || id == ".." || len(id) > longestID || !utf8.ValidString(id) || strings.ContainsFunc(id, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError
	})
}

// longestID bounds an id, in bytes.
const longestID = 200

// unreadable is the error for a success that says nothing readable: for a
// request that must not be repeated, nobody knows then what it did.
func (c *Client) unreadable(r request, answer *answered, err error) error {
	message := "the answer makes no sense, " + c.redactor.text(err.Error())
	if beginning := outline(c.redactor.refusal(answer.body)); beginning != "" {
		message += ": " + beginning
	}
	failure := c.failure(r, http.StatusOK, answer.requestID)
	failure.Message = message
	return outcome(r, failure, true)
}

// failure is the beginning of an error that an answer makes.
func (c *Client) failure(r request, status int, requestID string) *Error {
	return &Error{Method: r.method, Path: c.redactor.text(r.path()), Host: c.base.Host, Status: status, RequestID: requestID}
}

// told is how errors name a request.
func (c *Client) told(r request) string { return r.method + " " + c.redactor.text(r.path()) }

// send makes a request until it succeeds or repeating it makes no sense.
func (c *Client) send(ctx context.Context, r request) (*answered, error) {
	if refused := c.tokenRefused.Load(); refused != nil {
		return nil, &RefusedTokenError{refused}
	}
	if r.path() != whoami().path() {
		if err := c.guard.check(ctx, c); err != nil {
			return nil, err
		}
	}
	address, err := r.address(c.base)
	if err != nil {
		return nil, c.redactor.error(err)
	}
	var payload []byte
	if form, ok := r.body.(*form); ok {
		payload = form.data
	} else if r.body != nil {
		if payload, err = json.Marshal(r.body); err != nil {
			return nil, fmt.Errorf("%s: %w", c.told(r), err)
		}
	}
	answer, err := c.retry(ctx, r, func() (*answered, error) { return c.attempt(ctx, r, address, payload) })
	return answer, c.rememberRefusal(err)
}

// rememberRefusal notes that Intercom does not accept the token, so that nothing
// more is asked with it. Whoever was under way meanwhile need not repeat why.
func (c *Client) rememberRefusal(err error) error {
	var refused *Error
	if !errors.As(err, &refused) || !refused.RefusesToken() {
		return err
	}
	if !c.tokenRefused.CompareAndSwap(nil, refused) && !ambiguous(err) {
		return &RefusedTokenError{c.tokenRefused.Load()}
	}
	return err
}

// attempt makes a request once.
func (c *Client) attempt(ctx context.Context, r request, address string, payload []byte) (*answered, error) {
	learn, err := c.limiter.take(ctx)
	if err != nil {
		return nil, fmt.Errorf("%s: %w while waiting for the rate limit", c.told(r), err)
	}
	var status int // of the answer; none where there is no answer
	var header http.Header
	defer func() { learn(status, header) }()
	limited, more, cancel := c.patience(ctx, r)
	defer cancel()
	message, sent, err := c.message(limited, r, address, payload)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.told(r), c.redactor.error(err))
	}
	started := time.Now()
	answer, err := c.http.Do(message)
	if err != nil {
		return nil, c.broken(ctx, r, started, sent, timedOut(limited, err))
	}
	defer func() { _ = answer.Body.Close() }()
	status, header = answer.StatusCode, c.redactor.header(answer.Header)
	c.clock.hear(header, time.Now())
	body, isFile, err := c.read(r, answer, more)
	var unwritten *UnwrittenError
	switch {
	case errors.As(err, &unwritten):
		return nil, fmt.Errorf("%s: %w", c.told(r), unwritten)
	case err != nil:
		return nil, c.broken(ctx, r, started, sent, timedOut(limited, err))
	}
	if err := c.unfollowed(answer); err != nil {
		return nil, c.broken(ctx, r, started, sent, err)
	}
	body = c.redactor.body(body)
	requestID := header.Get("X-Request-Id")
	c.config.Log(ctx, slog.LevelDebug, "Intercom answered", map[string]any{
		"method": r.method, "path": r.logged(), "status": answer.StatusCode,
		"milliseconds": time.Since(started).Milliseconds(), "request_id": requestID,
	})
	if answer.StatusCode < 200 || answer.StatusCode > 299 || listsErrors(body) {
		failure := c.failure(r, answer.StatusCode, requestID)
		failure.readError(c.redactor.refusal(body))
		failure.readLink(header)
		return nil, &refusal{failure, header}
	}
	if int64(len(body)) > c.maxAnswer {
		return nil, c.unreadable(r, &answered{answer.StatusCode, isFile, body, requestID}, fmt.Errorf("it is larger than %d bytes", c.maxAnswer))
	}
	return &answered{answer.StatusCode, isFile, body, requestID}, nil
}

// message is a request as it is sent, and what is seen of its sending.
func (c *Client) message(ctx context.Context, r request, address string, payload []byte) (*http.Request, *sending, error) {
	sent := &sending{}
	if payload == nil && r.method == http.MethodPost && !r.reading {
		payload = []byte("{}") // what has no body, HTTP/2 repeats by itself
	}
	var body io.Reader = bytes.NewReader(payload)
	if !r.repeatable || !r.reading && payload != nil {
		// net/http would know how to read it again, and HTTP/2 would then do so
		// unseen: what ends a repetition must not pass for the end of the first.
		body = struct{ io.Reader }{body}
	}
	message, err := http.NewRequestWithContext(sent.watch(ctx), r.method, address, body)
	if err != nil {
		return nil, nil, err
	}
	if r.repeatable && message.GetBody == nil && payload != nil {
		message.GetBody = func() (io.ReadCloser, error) {
			if !sent.answered() { // by a redirect
				return nil, errors.New("the transport was not to make the request again by itself")
			}
			return io.NopCloser(bytes.NewReader(payload)), nil
		}
	}
	message.ContentLength = int64(len(payload))
	message.Header.Set("Authorization", "Bearer "+c.config.Token)
	message.Header.Set("Accept", "application/json")
	if r.open != nil {
		message.Header.Set("Accept", octets)
		message.Header.Set("Accept-Encoding", "identity") // net/http would unpack it
	}
	message.Header.Set("Intercom-Version", c.versionOf(r).String())
	message.Header.Set("User-Agent", c.config.UserAgent)
	if payload != nil {
		message.Header.Set("Content-Type", "application/json")
		if form, ok := r.body.(*form); ok {
			message.Header.Set("Content-Type", form.kind)
		}
	}
	return message, sent, nil
}

// broken describes a request that got no whole answer. url.Error repeats
// method and address, so only its cause is kept.
func (c *Client) broken(ctx context.Context, r request, started time.Time, sent *sending, err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	c.config.Log(ctx, slog.LevelDebug, "Intercom did not answer", map[string]any{
		"method": r.method, "path": r.logged(), "milliseconds": time.Since(started).Milliseconds(),
	})
	var lookup *net.DNSError
	switch {
	case errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
		err = fmt.Errorf("no answer within %s", c.config.RequestTimeout)
	case errors.As(err, &lookup):
		err = &UnknownHostError{Name: c.redactor.text(lookup.Name), Err: err}
	}
	return &broken{c.redactor.error(fmt.Errorf("%s at %s: %w", c.told(r), c.base.Host, err)), sent.nothing()}
}
