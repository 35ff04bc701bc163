package emulator

type segment struct{ id, name, personType, tagID string }

func (s *segment) encode() object {
	return object{
		"type": "segment", "id": s.id, "name": s.name, "person_type": s.personType,
		"created_at": created.Unix(), "updated_at": created.Unix(),
	}
}

func (w *Workspace) segmentRoutes() {
	w.handle(oldest, "GET /segments", func(*request) (any, error) {
		return object{"type": "segment.list", "segments": rows(&w.segments, (*segment).encode)}, nil
	})
	w.handle(oldest, "GET /segments/{id}", func(r *request) (any, error) {
		found, ok := w.segments.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Resource Not Found")
		}
		return found.encode(), nil
	})
}
