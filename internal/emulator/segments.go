package emulator

// segment is a rule: who has a tag, or where there is none, everybody of the
// person type. Segments of companies are beside those of people.
type segment struct {
	id, name, personType, tagID string
	companies                   bool
}

// hasContact says whether a contact is in the segment.
func (s *segment) hasContact(c *contact) bool {
	role := map[string]string{"user": "user", "contact": "lead"}[s.personType]
	return !s.companies && c.role == role && (s.tagID == "" || c.tags[s.tagID])
}

// hasCompany says whether a company is in the segment.
func (s *segment) hasCompany(c *company) bool {
	return s.companies && (s.tagID == "" || c.tags[s.tagID])
}

// encode writes the person type of a company's segment as of one of users: the
// description knows no other [?].
func (s *segment) encode() object {
	return object{
		"type": "segment", "id": s.id, "name": s.name, "person_type": s.personType,
		"created_at": created.Unix(), "updated_at": created.Unix(),
	}
}

func (w *Workspace) segmentRoutes() {
	w.handle(oldest, "GET /segments", func(r *request) (any, error) {
		return object{"type": "segment.list", "segments": rows(&w.segments, func(s *segment) object {
			encoded := s.encode()
			if r.URL.Query().Get("include_count") == "true" {
				encoded["count"] = w.countOf(s)
			}
			return encoded
		})}, nil
	})
	w.handle(oldest, "GET /segments/{id}", func(r *request) (any, error) {
		found, ok := w.segments.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		return found.encode(), nil
	})
	w.handle(oldest, "GET /contacts/{id}/segments", w.onContact(func(c *contact, _ *request) (any, error) {
		return list(rowsWhere(&w.segments, func(s *segment) bool { return s.hasContact(c) }, (*segment).encode)), nil
	}))
}

// countOf counts the members of a segment.
func (c *contents) countOf(s *segment) int {
	count := len(c.listableCompanies(s.hasCompany))
	for person := range c.contacts.all {
		if !person.archived && person.mergedInto == "" && s.hasContact(person) {
			count++
		}
	}
	return count
}
