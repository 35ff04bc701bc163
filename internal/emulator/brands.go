package emulator

// brand is a name under which the workspace speaks to people. No path makes or
// changes one.
type brand struct {
	id, name                     string
	isDefault                    bool // its id is then that of the workspace
	helpCenterID, emailSettingID string
}

func (w *Workspace) brandRoutes() {
	w.handle("2.15", "GET /brands", func(*request) (any, error) {
		return list(rows(&w.brands, w.encodeBrand)), nil
	})
	w.handle("2.15", "GET /brands/{id}", func(r *request) (any, error) {
		if found := w.brandWith(r.PathValue("id")); found != nil {
			return w.encodeBrand(found), nil
		}
		return nil, notFound("Brand not found")
	})
}

// brandWith is the brand that has an id in the API; nil for none.
func (w *Workspace) brandWith(id string) *brand {
	for b := range w.brands.all {
		if w.brandID(b) == id {
			return b
		}
	}
	return nil
}

func (w *Workspace) brandID(b *brand) string {
	if b.isDefault {
		return w.options.WorkspaceID
	}
	return b.id
}

func (w *Workspace) encodeBrand(b *brand) object {
	return object{
		"type": "brand", "id": w.brandID(b), "name": b.name, "is_default": b.isDefault, "created_at": created.Unix(), "updated_at": created.Unix(),
		"help_center_id": b.helpCenterID, "default_address_settings_id": b.emailSettingID,
	}
}

func (w *Workspace) sampleBrands() {
	for _, b := range []brand{
		{"360", "Acme", true, SampleHelpCenterID, SampleEmailSettingID},
		{SampleBrandID, "Acme Pro", false, "302", "366"},
	} {
		w.brands.put(b.id, &b)
	}
}
