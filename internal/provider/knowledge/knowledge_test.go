package knowledge_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// object is one object of a workspace, managed by the Terraform in process.
type object struct {
	*session.Instance
	t *testing.T
	w *acctest.Workspace
	// settings are the provider's.
	settings session.Config
}

func newObject(t *testing.T, w *acctest.Workspace, kind string) *object {
	t.Helper()
	o := &object{t: t, w: w}
	instance, err := o.run().NewInstance(kind)
	if err != nil {
		t.Fatal(err)
	}
	o.Instance = instance
	return o
}

// run is a run of Terraform, which has a client of its own.
func (o *object) run() *session.Session {
	o.t.Helper()
	run, err := acctest.Session(o.t.Context(), o.w, o.settings)
	if err != nil {
		o.t.Fatal(err)
	}
	return run
}

// imports imports an object of the workspace.
func (o *object) imports(id string) *object {
	o.t.Helper()
	if err := o.run().Import(o.t.Context(), o.Instance, id); err != nil {
		o.t.Fatal(err)
	}
	return o
}

// plans is a run's plan, and all that is said in the run.
func (o *object) plans(config session.Config) (plan *session.Plan, said string, err error) {
	o.t.Helper()
	run := o.run()
	if err := run.Refresh(o.t.Context(), o.Instance); err != nil {
		o.t.Fatal(err)
	}
	plan, err = run.Plan(o.t.Context(), o.Instance, config)
	return plan, run.Diagnostics(), err
}

// unchanged expects a plan that changes nothing, and returns what the run says.
func (o *object) unchanged(config session.Config) string {
	o.t.Helper()
	plan, said, err := o.plans(config)
	if err != nil {
		o.t.Fatal(err)
	}
	if !plan.Empty() {
		o.t.Errorf("the plan is not empty: %s", plan)
	}
	return said
}

// becomes applies a configuration, and returns what the run says.
func (o *object) becomes(config session.Config) string {
	o.t.Helper()
	run := o.run()
	plan, err := run.Plan(o.t.Context(), o.Instance, config)
	if err != nil {
		o.t.Fatal(err)
	}
	if plan.Empty() {
		o.t.Error("there is nothing to apply")
	}
	if err := run.Apply(o.t.Context(), plan); err != nil {
		o.t.Fatal(err)
	}
	return run.Diagnostics()
}

// refused expects a plan or an apply to fail with the texts, in this order.
func (o *object) refused(config session.Config, texts ...string) {
	o.t.Helper()
	run := o.run()
	plan, err := run.Plan(o.t.Context(), o.Instance, config)
	if err == nil {
		err = run.Apply(o.t.Context(), plan)
	}
	if err == nil {
		o.t.Fatalf("not refused: %v", texts)
	}
	o.says(err.Error(), texts...)
}

// says expects texts in what was said, in this order.
func (o *object) says(said string, texts ...string) {
	o.t.Helper()
	if !acctest.ExpectMessage(texts...).MatchString(said) {
		o.t.Errorf("said %q, and not %q", said, strings.Join(texts, " … "))
	}
}
