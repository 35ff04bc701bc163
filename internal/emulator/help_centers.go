package emulator

// helpCenter is a website of articles. No path makes or changes one.
type helpCenter struct {
	id, identifier, name string
	turnedOn, isDefault  bool
	locales              []string // the first is the default
}

func (w *Workspace) helpCenterRoutes() {
	w.handle(oldest, "GET /help_center/help_centers", func(r *request) (any, error) {
		return list(rows(&w.helpCenters, func(h *helpCenter) object { return w.encodeHelpCenter(h, r.version) })), nil
	})
	w.handle(oldest, "GET /help_center/help_centers/{id}", func(r *request) (any, error) {
		found, ok := w.helpCenters.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Collection not found") // as the description has it
		}
		return w.encodeHelpCenter(found, r.version), nil
	})
}

func (w *Workspace) encodeHelpCenter(h *helpCenter, version int) object {
	encoded := object{
		"id": h.id, "workspace_id": w.options.WorkspaceID, "created_at": created.Unix(), "updated_at": created.Unix(), "identifier": h.identifier,
		"website_turned_on": h.turnedOn, "display_name": h.name, "url": h.address(), "custom_domain": nil,
	}
	if version >= parseVersion("2.16") {
		encoded["default"], encoded["locales"] = h.isDefault, h.locales
	}
	return encoded
}

func (h *helpCenter) address() string { return "https://intercom.help/" + h.identifier }

// defaultHelpCenter is the one that is meant where none is named; nil where there
// is none.
func (c *contents) defaultHelpCenter() *helpCenter {
	for h := range c.helpCenters.all {
		if h.isDefault {
			return h
		}
	}
	return nil
}

func (w *Workspace) sampleHelpCenters() {
	for _, h := range []helpCenter{
		{SampleHelpCenterID, "acme-help", "Acme Help", true, true, []string{"en", "fr", "pt-BR"}},
		{"302", "acme-developers", "Acme for developers", false, false, []string{"en"}},
	} {
		w.helpCenters.put(h.id, &h)
	}
}
