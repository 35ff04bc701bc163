package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/export"
)

// show takes the configuration through its life, and fails where something is
// not as it should be.
func (d *demo) show(ctx context.Context) error {
	if err := d.adopt(ctx); err != nil {
		return err
	}
	d.say("Installing the provider")
	if err := d.expect(ctx, 0, "init", "-input=false"); err != nil {
		return err
	}
	d.say("Applying examples/demo")
	if err := d.apply(ctx); err != nil {
		return err
	}
	d.showed("%s built the configuration of examples/demo in an emulated workspace: %s.", d.engine, d.changes())
	d.showed("Among that: attributes of contacts and companies, a ticket type with its form, tags, a company, a help center in two languages, news, and what Fin reads.")
	if err := d.unchanged(ctx, "Planning again: there must be nothing to do"); err != nil {
		return err
	}
	d.showed("The plan after the apply was empty.")
	d.say("Behind Terraform's back, somebody renames a tag, changes what is known of a company and edits an article")
	if err := d.meddle(ctx); err != nil {
		return err
	}
	d.say("Planning finds all three")
	if err := d.plan(ctx, changed); err != nil {
		return err
	}
	d.showed("Somebody renamed a tag, changed a company's health score and edited an article in Intercom; the next plan found all three: %s.", d.changes())
	d.say("Applying mends them")
	if err := d.apply(ctx); err != nil {
		return err
	}
	d.showed("An apply put them back, in place: %s.", d.changes())
	if err := d.unchanged(ctx, "Planning again"); err != nil {
		return err
	}
	d.say("Importing a ticket type that was in the workspace before")
	if err := d.write(imported); err != nil {
		return err
	}
	if err := d.apply(ctx); err != nil {
		return err
	}
	d.showed("A ticket type that was in the workspace before was imported, without a change to it: %s.", d.changes())
	if err := d.unchanged(ctx, "Planning again"); err != nil {
		return err
	}
	d.say("Leaving that ticket type to the workspace again")
	if err := d.write(removed); err != nil {
		return err
	}
	if err := d.apply(ctx); err != nil {
		return err
	}
	d.showed("A removed block left it to the workspace again: %s.", d.changes())
	d.say("Destroying everything; what Intercom cannot delete is archived")
	if err := d.expect(ctx, 0, "destroy", "-auto-approve", "-input=false"); err != nil {
		return err
	}
	d.showed("A destroy took back what the configuration had built: %s.", d.changes())
	kinds := d.warnings()
	if len(kinds) == 0 {
		return errors.New("the destroy did not warn of what it could only archive")
	}
	d.showed("It warned of what Intercom cannot delete or bring back, in %d kinds of warnings, such as %q.", len(kinds), kinds[0])
	if err := d.act(ctx); err != nil {
		return err
	}
	requests, concurrent := d.workspace.Requests()
	d.showed("All of it took %d requests, %d of them at once at most.", len(requests), concurrent)
	return nil
}

// adopt writes what the workspace has as configuration, of which the plan imports
// everything and changes nothing.
func (d *demo) adopt(ctx context.Context) error {
	d.say("Exporting what the workspace has, and planning that")
	existing, config := filepath.Join(d.folder, "existing"), d.config
	code, err := d.run(ctx, "", d.provider, "export", "-out", existing)
	if err != nil || code != export.Done && code != export.Partial {
		return errors.Join(err, fmt.Errorf("the export ended with code %d:\n%s", code, d.printed.String()))
	}
	d.config = existing
	defer func() { d.config = config }()
	for _, args := range [][]string{{"init", "-input=false"}, {"plan", "-input=false"}} {
		if err := d.expect(ctx, 0, args...); err != nil {
			return err
		}
	}
	if planned := d.changes(); !strings.Contains(planned, "0 to add, 0 to change, 0 to destroy") {
		return fmt.Errorf("the plan of the export does more than to import: %s", planned)
	}
	d.showed("An export wrote what the workspace had before as configuration; its plan: %s.", d.changes())
	return nil
}

// act sets a teammate away: something that is done, and that no state keeps.
// OpenTofu, and Terraform until 1.13, have no actions; there the provider's own
// program carries it out.
func (d *demo) act(ctx context.Context) error {
	const admin = emulator.SampleAdminID
	d.say("Setting a teammate away, which is an action")
	through := "its own program"
	act := func() (int, error) {
		return d.run(ctx, fmt.Sprintf(`{"admin_id": %q, "away": true}`, admin), d.provider, "act", "intercom_set_admin_away")
	}
	if d.engine.Has(engine.Actions) {
		through = d.engine.String()
		act = func() (int, error) {
			text := fmt.Sprintf("action \"intercom_set_admin_away\" \"holiday\" {\n  config {\n    admin_id = %q\n    away     = true\n  }\n}\n", admin)
			if err := d.write(text); err != nil {
				return 0, err
			}
			return d.run(ctx, "", d.engine.Path, "apply", "-auto-approve", "-input=false", "-invoke=action.intercom_set_admin_away.holiday")
		}
	}
	if code, err := act(); err != nil || code != 0 {
		return errors.Join(err, fmt.Errorf("the action ended with code %d:\n%s", code, d.printed.String()))
	}
	var now struct {
		Away bool `json:"away_mode_enabled"`
	}
	if err := d.ask(ctx, http.MethodGet, "/admins/"+admin, nil, &now); err != nil {
		return err
	}
	if !now.Away {
		return errors.New("the teammate is not away")
	}
	d.showed("An action, invoked through %s, set a teammate away, which no state keeps.", through)
	return nil
}

// unchanged plans, and fails where there is something to do.
func (d *demo) unchanged(ctx context.Context, step string) error {
	d.say(step)
	return d.plan(ctx, unchanged)
}

var (
	changes  = regexp.MustCompile(`(?m)(?:Resources: |^Plan: )(.*?)\.$`)
	warnings = regexp.MustCompile(`(?m)^(?:[│╷] *)?Warning: (.*?)$`)
)

// changes is what the engine's last command did or planned, in its own words.
func (d *demo) changes() string {
	found := changes.FindAllStringSubmatch(d.printed.String(), -1)
	if len(found) == 0 {
		return "nothing"
	}
	return found[len(found)-1][1]
}

// warnings are the headings of those that the engine's last command printed.
func (d *demo) warnings() (headings []string) {
	for _, found := range warnings.FindAllStringSubmatch(d.printed.String(), -1) {
		if heading := strings.TrimSpace(found[1]); !slices.Contains(headings, heading) {
			headings = append(headings, heading)
		}
	}
	return headings
}

// write makes a file of the configuration anew.
func (d *demo) write(text string) error {
	return os.WriteFile(filepath.Join(d.config, "existing.tf"), []byte(text), 0o600)
}

// imported adopts the ticket type of the emulator's sample workspace.
const imported = `import {
  to = intercom_ticket_type.bug_report
  id = "` + emulator.SampleTicketTypeID + `"
}

resource "intercom_ticket_type" "bug_report" {
  name        = "Bug report"
  description = "Something does not work"
  category    = "Customer"
  icon        = "🐛"
}
`

// removed leaves it to the workspace.
const removed = `removed {
  from = intercom_ticket_type.bug_report

  lifecycle {
    destroy = false
  }
}
`

// What plan -detailed-exitcode says.
const (
	unchanged = 0
	changed   = 2
)

func (d *demo) apply(ctx context.Context) error {
	return d.expect(ctx, 0, "apply", "-auto-approve", "-input=false")
}

func (d *demo) plan(ctx context.Context, outcome int) error {
	return d.expect(ctx, outcome, "plan", "-detailed-exitcode", "-input=false")
}

func (d *demo) expect(ctx context.Context, code int, args ...string) error {
	got, err := d.run(ctx, "", d.engine.Path, args...)
	if err == nil && got != code {
		err = fmt.Errorf("%s ended with code %d where %d was expected:\n%s", args[0], got, code, d.printed.String())
	}
	return err
}

// meddle changes what the configuration manages, as a teammate might.
func (d *demo) meddle(ctx context.Context) error {
	for _, change := range []struct {
		list, name   string // where the object is, and what it is called there
		method, path string // of the request, with %s for the id
		body         func(id string) any
	}{
		{"/tags", "Topic: billing", http.MethodPost, "/tags", func(id string) any { return map[string]any{"id": id, "name": "Money stuff"} }},
		{"/companies", "Globex", http.MethodPut, "/companies/%s", func(string) any {
			return map[string]any{"custom_attributes": map[string]any{"Health score": 0.1}}
		}},
		{"/articles", "Get your money back", http.MethodPut, "/articles/%s", func(string) any { return map[string]any{"body": "<p>Ask Viktor.</p>"} }},
	} {
		var found struct {
			Data []struct{ ID, Name, Title string }
		}
		if err := d.ask(ctx, http.MethodGet, change.list, nil, &found); err != nil {
			return err
		}
		id := ""
		for _, one := range found.Data {
			if one.Name == change.name || one.Title == change.name {
				id = one.ID
			}
		}
		if id == "" {
			return fmt.Errorf("%s has no %q to change", change.list, change.name)
		}
		path := strings.ReplaceAll(change.path, "%s", id)
		if err := d.ask(ctx, change.method, path, change.body(id), nil); err != nil {
			return err
		}
	}
	return nil
}

// ask makes a request to the emulated workspace.
func (d *demo) ask(ctx context.Context, method, path string, body, answer any) error {
	payload, err := json.Marshal(body)
	if err != nil {
		return err
	}
	if body == nil {
		payload = nil
	}
	request, err := http.NewRequestWithContext(ctx, method, d.address+path, bytes.NewReader(payload))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Intercom-Version", "2.16")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(d.output, "%s %s: %s\n", method, path, response.Status)
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s", method, path, text)
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(text, answer)
}
