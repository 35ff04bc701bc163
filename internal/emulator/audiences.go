package emulator

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// Quirks of audiences.
var (
	AudienceRolesByDefault = quirk("AudienceRolesByDefault", on,
		"an audience that is created without role_predicates gets one of every role that a customer can have",
		"a reply in a commit that was not merged into Intercom-OpenAPI (9d08b7b)")
	EmptyAudienceRolesByDefault = quirk("EmptyAudienceRolesByDefault", off,
		"an audience that is written with an empty list of role_predicates gets the same",
		"documented nowhere")
	AudienceNamesUnique = quirk("AudienceNamesUnique", off,
		"two audiences cannot have one name",
		"documented nowhere")
	PredicateValuesListed = quirk("PredicateValuesListed", off,
		"the values of all predicates are answered as lists",
		"the default of role_predicates has one, against the schema")
	PredicatesReordered = quirk("PredicatesReordered", off,
		"predicates are answered in an order of their own",
		"documented nowhere")
)

// SampleAudienceID is an audience that content of the sample workspace is for,
// SampleUnusedAudienceID one that nothing is for.
const (
	SampleAudienceID       = "5678"
	SampleUnusedAudienceID = "5679"
)

type audience struct {
	id, name                   string
	predicates, rolePredicates []object
	createdAt, updatedAt       int64
}

func (w *Workspace) audienceRoutes() {
	w.handle("2.16", "GET /audiences", func(r *request) (any, error) {
		all := slices.Collect(w.audiences.all)
		page, pages := numbered(r, all, 50, 50)
		return object{
			"type": "list", "data": encoded(page, w.encodeAudience), "total_count": len(all),
			"page": pages["page"], "per_page": pages["per_page"], "total_pages": pages["total_pages"],
		}, nil
	})
	w.handle("2.16", "POST /audiences", w.createAudience)
	w.handle("2.16", "GET /audiences/{id}", func(r *request) (any, error) {
		found, err := w.audienceAt(r)
		if err != nil {
			return nil, err
		}
		return w.encodeAudience(found), nil
	})
	w.handle("2.16", "PUT /audiences/{id}", w.updateAudience)
	w.handle("2.16", "DELETE /audiences/{id}", func(r *request) (any, error) {
		found, err := w.audienceAt(r)
		if err != nil {
			return nil, err
		}
		w.audiences.delete(found.id)
		return noContent{}, nil
	})
}

func (w *Workspace) audienceAt(r *request) (*audience, error) {
	found, ok := w.audiences.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Resource Not Found")
	}
	return found, nil
}

// audienceInput is the body of a write. No description says which words an
// attribute, a type and a comparison can be, so that all are taken.
type audienceInput struct {
	Name           *string      `json:"name"`
	Predicates     *[]predicate `json:"predicates"`
	RolePredicates *[]predicate `json:"role_predicates"`
}

type predicate struct {
	Attribute  string `json:"attribute"`
	Type       string `json:"type"`
	Comparison string `json:"comparison"`
	Value      any    `json:"value"`
}

func (p predicate) encode() object {
	return object{"attribute": p.Attribute, "type": p.Type, "comparison": p.Comparison, "value": p.Value}
}

func (w *Workspace) createAudience(r *request) (any, error) {
	var in audienceInput
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if in.Name == nil || strings.TrimSpace(*in.Name) == "" {
		return nil, fail(http.StatusUnprocessableEntity, "validation_error", "Name is required")
	}
	now := time.Now().Unix()
	a := &audience{createdAt: now, updatedAt: now}
	if err := w.writeAudience(a, in); err != nil {
		return nil, err
	}
	if in.RolePredicates == nil && w.has(AudienceRolesByDefault) {
		a.rolePredicates = everyRole()
	}
	a.id = w.nextID()
	w.audiences.put(a.id, a)
	return newObject(w.encodeAudience(a)), nil
}

func (w *Workspace) updateAudience(r *request) (any, error) {
	found, err := w.audienceAt(r)
	if err != nil {
		return nil, err
	}
	var in audienceInput
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if in.Name != nil && strings.TrimSpace(*in.Name) == "" {
		return nil, fail(http.StatusUnprocessableEntity, "validation_error", "Name must not be blank")
	}
	if err := w.writeAudience(found, in); err != nil {
		return nil, err
	}
	found.updatedAt = time.Now().Unix()
	return w.encodeAudience(found), nil
}

// writeAudience changes what a request has. [?] The words of the refusal.
func (w *Workspace) writeAudience(a *audience, in audienceInput) error {
	for other := range w.audiences.all {
		if in.Name != nil && other != a && other.name == *in.Name && w.has(AudienceNamesUnique) {
			return fail(http.StatusUnprocessableEntity, "validation_error", "Name has already been taken")
		}
	}
	set(&a.name, in.Name)
	if in.Predicates != nil {
		a.predicates = encodePredicates(*in.Predicates)
	}
	if in.RolePredicates != nil {
		a.rolePredicates = encodePredicates(*in.RolePredicates)
		if len(a.rolePredicates) == 0 && w.has(EmptyAudienceRolesByDefault) {
			a.rolePredicates = everyRole()
		}
	}
	return nil
}

func encodePredicates(predicates []predicate) []object {
	stored := []object{}
	for _, one := range predicates {
		stored = append(stored, one.encode())
	}
	return stored
}

func everyRole() []object {
	return []object{predicate{"role", "role", "in", []any{"user_role", "contact_role", "visitor_role"}}.encode()}
}

func (w *Workspace) encodeAudience(a *audience) object {
	predicates := func(all []object) []any {
		answered := []any{}
		for _, one := range all {
			if text, isText := one["value"].(string); isText && w.has(PredicateValuesListed) {
				one = predicate{one["attribute"].(string), one["type"].(string), one["comparison"].(string), []any{text}}.encode() //nolint:forcetypeassert // encode makes texts of them
			}
			answered = append(answered, one)
		}
		if w.has(PredicatesReordered) {
			slices.Reverse(answered)
		}
		return answered
	}
	return object{
		"type": "audience", "id": a.id, "name": a.name, "predicates": predicates(a.predicates), "role_predicates": predicates(a.rolePredicates),
		"created_at": a.createdAt, "updated_at": a.updatedAt,
	}
}

// unknownAudience refuses content for an audience that there is not, in the words
// of Intercom's examples; nil where there are all.
func (w *Workspace) unknownAudience(ids []flexibleID) error {
	for _, id := range ids {
		if _, ok := w.audiences.get(string(id)); !ok {
			return fail(http.StatusNotFound, "parameter_invalid", "Audience not found")
		}
	}
	return nil
}

// sampleAudiences are there in the sample workspace.
func (w *Workspace) sampleAudiences() {
	for _, a := range []audience{
		{id: SampleAudienceID, name: "Enterprise accounts", predicates: encodePredicates([]predicate{
			{"custom_attributes.plan", "string", "eq", "enterprise"}, {"company.name", "string", "contains", "Acme"},
		}), rolePredicates: encodePredicates([]predicate{{"role", "role", "eq", "user"}})},
		{id: SampleUnusedAudienceID, name: "Everyone", rolePredicates: everyRole()},
	} {
		a.createdAt, a.updatedAt = created.Unix(), created.Unix()
		w.audiences.put(a.id, &a)
	}
}
