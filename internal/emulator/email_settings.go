package emulator

import "strings"

// emailSetting is an address from which the workspace sends e-mail. No path makes or
// changes one.
type emailSetting struct {
	id, email, brandID string
	verified           bool
	lastForwardedAt    int64 // 0 where nothing is forwarded
}

func (w *Workspace) emailSettingRoutes() {
	w.handle("2.15", "GET /emails", func(*request) (any, error) {
		return list(rows(&w.emailSettings, w.encodeEmailSetting)), nil
	})
	w.handle("2.15", "GET /emails/{id}", func(r *request) (any, error) {
		found, ok := w.emailSettings.get(r.PathValue("id"))
		if !ok {
			return nil, notFound("Email setting not found")
		}
		return w.encodeEmailSetting(found), nil
	})
}

func (w *Workspace) encodeEmailSetting(e *emailSetting) object {
	_, domain, _ := strings.Cut(e.email, "@")
	of, _ := w.brands.get(e.brandID)
	return object{
		"type": "email_setting", "id": e.id, "email": e.email, "verified": e.verified, "domain": domain, "brand_id": w.brandID(of),
		"forwarding_enabled": e.lastForwardedAt != 0, "forwarded_email_last_received_at": orNull(e.lastForwardedAt),
		"created_at": created.Unix(), "updated_at": created.Unix(),
	}
}

func (w *Workspace) sampleEmailSettings() {
	for _, e := range []emailSetting{
		{SampleEmailSettingID, "support@example.com", "360", true, created.Unix()},
		{"366", "hello@pro.example.com", SampleBrandID, false, 0},
	} {
		w.emailSettings.put(e.id, &e)
	}
}
