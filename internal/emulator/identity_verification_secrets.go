package emulator

import (
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"slices"
	"time"
)

// SampleIdentityVerificationSecretID is a secret of the sample workspace.
const SampleIdentityVerificationSecretID = "103"

// identityVerificationSecret is what tokens for the Messenger are signed with. What
// is secret of it is told once and kept by nobody.
type identityVerificationSecret struct {
	id, name          string
	android, ios, web bool
	createdAt         int64
}

func (w *Workspace) identityVerificationSecretRoutes() {
	w.handle("Preview", "GET /secure_mode_secrets", func(*request) (any, error) {
		return object{"type": "list", "data": encoded(slices.Collect(w.identitySecrets.all), encodeIdentityVerificationSecret)}, nil
	})
	w.handle("Preview", "POST /secure_mode_secrets", w.createIdentityVerificationSecret)
	w.handle("Preview", "DELETE /secure_mode_secrets/{id}", func(r *request) (any, error) {
		id := r.PathValue("id")
		if _, ok := w.identitySecrets.get(id); !ok {
			return nil, fail(http.StatusNotFound, "identity_verification_secret_not_found", "Identity verification secret not found")
		}
		w.identitySecrets.delete(id)
		return noContent{}, nil
	})
}

func (w *Workspace) createIdentityVerificationSecret(r *request) (any, error) {
	var in struct {
		Name    string `json:"name"`
		Android bool   `json:"supports_android"`
		IOS     bool   `json:"supports_ios"`
		Web     bool   `json:"supports_web"`
	}
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	switch {
	case in.Name == "":
		return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", "Name can't be blank")
	case !in.Android && !in.IOS && !in.Web:
		return nil, fail(http.StatusUnprocessableEntity, "parameter_invalid", "At least one platform must be supported")
	}
	made := &identityVerificationSecret{id: w.nextID(), name: in.Name, android: in.Android, ios: in.IOS, web: in.Web, createdAt: time.Now().Unix()}
	w.identitySecrets.put(made.id, made)
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	answer := encodeIdentityVerificationSecret(made)
	answer["secret"] = base64.RawURLEncoding.EncodeToString(key)
	return newObject(answer), nil
}

func encodeIdentityVerificationSecret(s *identityVerificationSecret) object {
	return object{
		"type": "identity_verification_secret", "id": s.id, "name": s.name,
		"supports_android": s.android, "supports_ios": s.ios, "supports_web": s.web, "created_at": s.createdAt,
	}
}

func (w *Workspace) sampleIdentityVerificationSecrets() {
	w.identitySecrets.put(SampleIdentityVerificationSecretID, &identityVerificationSecret{
		id: SampleIdentityVerificationSecretID, name: "Website", web: true, createdAt: created.Unix(),
	})
}
