package emulator

// slaRule is an agreement on how soon conversations are answered. All that is known of
// these rules is from the reference of Preview: no description has them. See
// undescribed. [?] What is said of an id that none has is on no page.
type slaRule struct {
	id, name   string
	archivedAt int64
	targets    object // in seconds, by what they are of
}

func (w *Workspace) slaRuleRoutes() {
	w.handle("Preview", "GET /sla_rules", func(*request) (any, error) {
		return object{"type": "sla_rule.list", "data": rows(&w.slaRules, (*slaRule).encode)}, nil
	})
	w.handle("Preview", "GET /sla_rules/{id}", func(r *request) (any, error) {
		found, ok := w.slaRules.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("SLA rule not found")
		}
		return found.encode(), nil
	})
}

func (s *slaRule) encode() object {
	encoded := object{
		"type": "sla_rule", "id": s.id, "name": s.name, "archived": s.archivedAt != 0, "archived_at": orNull(s.archivedAt),
		"created_at": created.Unix(), "updated_at": max(created.Unix(), s.archivedAt),
	}
	for _, target := range []string{"first_reply_time", "next_reply_time", "time_to_close", "resolution_time", "speed_of_answer"} {
		encoded[target+"_in_seconds"] = s.targets[target]
	}
	return encoded
}

// sampleSLARules are in the order of their ids, as the list is.
func (w *Workspace) sampleSLARules() {
	for _, s := range []slaRule{
		{SampleSLARuleID, "VIP customers", 0, object{"first_reply_time": 3600, "next_reply_time": 7200, "time_to_close": 172800}},
		{SampleArchivedSLARuleID, "Launch week", created.Unix() + 1, object{"resolution_time": 86400, "speed_of_answer": 30}},
	} {
		w.slaRules.put(s.id, &s)
	}
}
