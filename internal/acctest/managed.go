package acctest

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// Managed is one object in a state, with a run of Terraform in process for every
// step.
type Managed struct {
	*session.Instance
	W        *Workspace
	Settings session.Config // of the provider
	Said     string         // in the last run

	t          *testing.T
	kind, path string
}

// Manage begins with an empty state. The object will be of a kind, as in
// "intercom_contact", and the API has it below a path, as in "/contacts".
func Manage(t *testing.T, w *Workspace, kind, path string) *Managed {
	t.Helper()
	m := &Managed{W: w, t: t, kind: kind, path: path}
	if err := m.Run(func(s *session.Session) (err error) {
		m.Instance, err = s.NewInstance(kind)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return m
}

// Run is one run of Terraform.
func (m *Managed) Run(do func(*session.Session) error) error {
	m.t.Helper()
	run, err := Session(m.t.Context(), m.W, m.Settings)
	if err != nil {
		m.t.Fatal(err)
	}
	err = do(run)
	m.Said = run.Diagnostics()
	return err
}

// Plan refreshes, validates and plans; nil plans a destroy.
func (m *Managed) Plan(ctx context.Context, s *session.Session, config session.Config) (*session.Plan, error) {
	if err := s.Refresh(ctx, m.Instance); err != nil {
		return nil, err
	}
	if config != nil {
		if err := s.Validate(ctx, m.kind, config); err != nil {
			return nil, err
		}
	}
	return s.Plan(ctx, m.Instance, config)
}

// Apply refreshes, plans and applies; nil destroys.
func (m *Managed) Apply(config session.Config) error {
	m.t.Helper()
	return m.Run(func(s *session.Session) error {
		plan, err := m.Plan(m.t.Context(), s, config)
		if err != nil {
			return err
		}
		return s.Apply(m.t.Context(), plan)
	})
}

// Applies is Apply that must succeed, and must say what is expected; silence
// where nothing is.
func (m *Managed) Applies(config session.Config, said ...string) {
	m.t.Helper()
	if err := m.Apply(config); err != nil {
		m.t.Fatal(err)
	}
	m.Heard(said...)
}

// Heard fails unless the last run said what is expected.
func (m *Managed) Heard(said ...string) {
	m.t.Helper()
	if len(said) == 0 && m.Said != "" || !ExpectMessage(said...).MatchString(m.Said) {
		m.t.Errorf("said %q, not %q", m.Said, said)
	}
}

// Fails is Apply that must fail, and say why.
func (m *Managed) Fails(config session.Config, said ...string) {
	m.t.Helper()
	if err := m.Apply(config); err == nil {
		m.t.Fatalf("no error, not %q", said)
	}
	m.Heard(said...)
}

// Settled fails unless a plan finds nothing to do.
func (m *Managed) Settled(config session.Config) {
	m.t.Helper()
	err := m.Run(func(s *session.Session) error {
		plan, err := m.Plan(m.t.Context(), s, config)
		if err == nil && !plan.Empty() {
			err = errors.New("the plan is not empty: " + plan.String())
		}
		return err
	})
	if err != nil {
		m.t.Error(err)
	}
}

// Remote is a member of the object as Intercom has it.
func (m *Managed) Remote(name string) any {
	m.t.Helper()
	return m.W.Do(http.MethodGet, m.path+"/"+m.Text("id"), nil)[name]
}

// Change changes the object as somebody else would.
func (m *Managed) Change(body map[string]any) {
	m.t.Helper()
	m.W.Do(http.MethodPut, m.path+"/"+m.Text("id"), body)
}
