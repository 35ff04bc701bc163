package emulator

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// All that is known of auth tokens is from the reference of 2.18 and Preview: no
// description has them. See undescribed. [?] Codes and words of the refusals are
// nowhere, and so is a way to delete one.
const authTokensSince = "2.18"

// Quirks of auth tokens.
var (
	AuthTokensFixedInPreview = quirk("AuthTokensFixedInPreview", off,
		"auth tokens cannot be changed in Preview",
		"pages of 2.18 show how to change one, no page of Preview was seen that does")
	AuthTokenPrefixHidden = quirk("AuthTokenPrefixHidden", off,
		"answers in Preview do not have the prefix of an auth token",
		"pages of 2.18 show it in answers, no page of Preview was seen that does")
)

// authToken is a credential. Its value is told by nothing.
type authToken struct {
	id, name, description, kind, header, prefix, domain, value string
	createdAt, updatedAt                                       int64
}

func (w *Workspace) authTokenRoutes() {
	w.handle(authTokensSince, "GET /auth_tokens", func(r *request) (any, error) {
		const usual, most = 20, 50
		query := r.URL.Query()
		size := pageSize(query.Get("per_page"), usual, most)
		page, pages := cursored(slices.Collect(w.authTokens.all), strconv.Itoa(size), query.Get("starting_after"), usual)
		return object{"type": "list", "data": encoded(page, w.encodeAuthToken(r)), "pages": pages}, nil
	})
	w.handle(authTokensSince, "POST /auth_tokens", func(r *request) (any, error) {
		made := &authToken{kind: "text", createdAt: time.Now().Unix()}
		if err := writeAuthToken(r, made); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		w.authTokens.put(made.id, made)
		return w.encodeAuthToken(r)(made), nil
	})
	w.handle(authTokensSince, "GET /auth_tokens/{id}", func(r *request) (any, error) {
		found, err := w.authTokenAt(r)
		if err != nil {
			return nil, err
		}
		return w.encodeAuthToken(r)(found), nil
	})
	w.handle(authTokensSince, "PATCH /auth_tokens/{id}", func(r *request) (any, error) {
		if r.version == preview && w.has(AuthTokensFixedInPreview) {
			return w.unknownPath(r.Request)
		}
		found, err := w.authTokenAt(r)
		if err != nil {
			return nil, err
		}
		if err := writeAuthToken(r, found); err != nil {
			return nil, err
		}
		return w.encodeAuthToken(r)(found), nil
	})
}

func (w *Workspace) authTokenAt(r *request) (*authToken, error) {
	found, ok := w.authTokens.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Auth token not found")
	}
	return found, nil
}

// writeAuthToken checks the whole of a request before it writes any of it. A token that
// has an id is changed: what can change of it is less.
func writeAuthToken(r *request, into *authToken) error {
	invalid := func(message string) error { return fail(http.StatusBadRequest, "parameter_invalid", message) }
	var in struct {
		Name        *string `json:"name"`
		Description *string `json:"description"`
		Kind        *string `json:"token_type"`
		Header      *string `json:"request_header_key"`
		Prefix      *string `json:"token_prefix"`
		Domain      *string `json:"domain"`
		Value       *string `json:"token_value"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	now, changes := *into, into.id != ""
	set(&now.name, in.Name)
	set(&now.description, in.Description)
	set(&now.header, in.Header)
	set(&now.prefix, in.Prefix)
	set(&now.domain, in.Domain)
	set(&now.value, in.Value)
	switch {
	case now.name == "":
		return invalid("name can't be blank")
	case now.header == "":
		return invalid("request_header_key can't be blank")
	case in.Kind != nil && (changes || *in.Kind != "text" || r.version == preview):
		return invalid("token_type cannot be set") // as far as this workspace has kinds
	case in.Domain != nil && (changes || r.version != preview):
		return invalid("domain cannot be set")
	case changes && now.kind != "text":
		return invalid("Only text tokens can be updated")
	case changes && in.Value != nil:
		return invalid("token_value cannot be changed")
	case changes && in.Header != nil && now.domain != "":
		return invalid("request_header_key cannot be changed where a domain is set")
	case now.value == "" && now.kind == "text":
		return invalid("token_value can't be blank")
	}
	now.updatedAt = time.Now().Unix()
	*into = now
	return nil
}

// encodeAuthToken has times as texts in Preview and as numbers in 2.18, by the examples
// of each.
func (w *Workspace) encodeAuthToken(r *request) func(*authToken) object {
	return func(t *authToken) object {
		encoded := object{
			"type": "auth_token", "id": t.id, "name": t.name, "description": orNull(t.description), "token_type": t.kind, "request_header_key": t.header,
			"token_prefix": orNull(t.prefix), "domain": orNull(t.domain), "created_at": t.createdAt, "updated_at": t.updatedAt,
		}
		if r.version == preview {
			encoded["created_at"], encoded["updated_at"] = time.Unix(t.createdAt, 0).UTC().Format(time.RFC3339), time.Unix(t.updatedAt, 0).UTC().Format(time.RFC3339)
			if w.has(AuthTokenPrefixHidden) {
				delete(encoded, "token_prefix")
			}
		}
		return encoded
	}
}

// The auth tokens of the sample workspace: of a value, and one that Intercom gets by
// itself.
const (
	SampleAuthTokenID      = "831"
	SampleOAuthAuthTokenID = "832"
)

func (w *Workspace) sampleAuthTokens() {
	for _, t := range []authToken{
		{id: SampleAuthTokenID, name: "Shop", description: "Reads orders", kind: "text", header: "Authorization", prefix: "Bearer", value: "secret"},
		{id: SampleOAuthAuthTokenID, name: "CRM", kind: "oauth", header: "Authorization", domain: "crm.example.com"},
	} {
		t.createdAt, t.updatedAt = created.Unix(), created.Unix()
		w.authTokens.put(t.id, &t)
	}
}
