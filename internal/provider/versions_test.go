package provider_test

import (
	"context"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// tooOld is what the provider says of an object that the version of the API
// lacks.
const tooOld = "The API version is too old"

// TestEveryVersion takes the examples of every resource through their life, reads
// those of every data source, lists those of every list and invokes those of every
// action, with several versions of the API. What a version lacks is refused in the plan, before anything is written; and
// nothing else is refused.
func TestEveryVersion(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		parsed := parseScene(t, object.example())
		newest, needed, err := liveThrough(t, parsed, object, "Preview")
		if err != nil {
			t.Errorf("%s with Preview: %v", object.name, err)
			continue
		}
		for _, version := range []string{"2.10", "2.12", "2.14", "2.15", "2.16"} {
			t.Run(object.kind+" "+object.name+" with "+version, func(t *testing.T) {
				t.Parallel()
				requests, _, err := liveThrough(t, parsed, object, version)
				switch {
				case err == nil:
				case !strings.Contains(err.Error(), tooOld) || !strings.Contains(err.Error(), `"`+version+`"`):
					t.Error(err)
				case len(requests) > 0:
					t.Errorf("refused after %v: %v", requests[0], err)
				case object.kind == "list resource": // which needs what its resource needs
				case !lacks(t, version, slices.Concat(needed, newest)) && !parsed.configuresNewer(object, version):
					t.Errorf("refused, though the version has all of it: %v", err)
				}
			})
		}
	}
}

// liveThrough makes, plans again and destroys what an example has of a resource,
// reads what it has of a data source, lists what it has of a list, or invokes what it
// has of an action. It returns what was asked for after that what the example refers to
// was there, and what was needed before that; of what was refused only what was asked
// for it.
func liveThrough(t *testing.T, parsed *scene, object registered, version string) (all, needed []emulator.LoggedRequest, err error) {
	t.Helper()
	o, around := newWorld(t), parsed.again()
	run, err := o.session(t.Context(), session.Config{"api_version": version})
	if err != nil {
		t.Fatal(err)
	}
	for address, block := range parsed.blocks {
		if !object.declaredBy(block) {
			continue
		}
		config, err := around.config(t.Context(), run, address)
		before, _ := o.w.Requests()
		needed = append(needed, before...)
		o.w.ForgetRequests()
		switch {
		case err != nil:
		case object.kind == "resource":
			err = life(t.Context(), run, object.name, config)
		case object.kind == "list resource":
			for _, failure := range run.List(t.Context(), object.name, config, session.Wanted{}) {
				err = failure
			}
		case object.kind == "action":
			_, err = acctest.Invoke(t.Context(), run, object.name, elsewhere(t, object, config))
		default:
			_, err = run.ReadDataSource(t.Context(), object.name, config)
		}
		requests, _ := o.w.Requests()
		if err != nil {
			return requests, needed, err
		}
		all = append(all, requests...)
	}
	return all, needed, nil
}

// life makes a resource, plans it again, and destroys it.
func life(ctx context.Context, run *session.Session, kind string, config session.Config) error {
	instance, err := run.NewInstance(kind)
	if err != nil {
		return err
	}
	m := &managed{instance, kind, config}
	if err := m.apply(ctx, run, config); err != nil {
		return err
	}
	if err := m.settled(ctx, run, config); err != nil {
		return err
	}
	return m.apply(ctx, run, nil)
}

// configuresNewer says whether an example configures an attribute that a version
// lacks, as its description says.
func (s *scene) configuresNewer(object registered, version string) bool {
	for _, block := range s.blocks {
		for name := range configuredBy(block).Attributes {
			attribute := object.attributes[name]
			if block.Labels[0] != object.name || attribute == nil {
				continue
			}
			needs := regexp.MustCompile("Requires `api_version` (\\S+) or newer").FindStringSubmatch(attribute.GetMarkdownDescription())
			if needs != nil && intercom.MustVersion(version).Before(intercom.MustVersion(needs[1])) {
				return true
			}
		}
	}
	return false
}

// lacks says whether a version has not all of some requests.
func lacks(t *testing.T, version string, requests []emulator.LoggedRequest) bool {
	t.Helper()
	w := emulator.New(emulator.Options{Sample: true})
	for _, one := range requests {
		asked, err := http.NewRequestWithContext(t.Context(), one.Method, "https://api.intercom.io"+one.Path, nil)
		if err != nil {
			t.Fatal(err)
		}
		asked.Header = http.Header{"Authorization": {"Bearer T"}, "Accept": {"application/json"}, "Intercom-Version": {version}}
		answer, err := w.RoundTrip(asked)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(body), "intercom_version_invalid") {
			return true
		}
	}
	return false
}
