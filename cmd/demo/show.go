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

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// show takes the configuration through its life, and fails where something is
// not as it should be.
func (d *demo) show(ctx context.Context) error {
	d.say("Installing the provider")
	if err := d.expect(ctx, 0, "init", "-input=false"); err != nil {
		return err
	}
	d.say("Applying examples/demo")
	if err := d.apply(ctx); err != nil {
		return err
	}
	d.say("Planning again: there must be nothing to do")
	if err := d.plan(ctx, unchanged); err != nil {
		return err
	}
	d.say("Behind Terraform's back, somebody renames a tag and changes what is known of a company")
	if err := d.meddle(ctx); err != nil {
		return err
	}
	d.say("Planning finds both")
	if err := d.plan(ctx, changed); err != nil {
		return err
	}
	d.say("Applying mends both")
	if err := d.apply(ctx); err != nil {
		return err
	}
	if err := d.plan(ctx, unchanged); err != nil {
		return err
	}
	d.say("Importing a ticket type that was in the workspace before")
	if err := os.WriteFile(filepath.Join(d.config, "imported.tf"), []byte(imported), 0o600); err != nil {
		return err
	}
	if err := d.apply(ctx); err != nil {
		return err
	}
	if err := d.plan(ctx, unchanged); err != nil {
		return err
	}
	d.say("Destroying everything; what Intercom cannot delete is archived")
	if err := d.expect(ctx, 0, "destroy", "-auto-approve", "-input=false"); err != nil {
		return err
	}
	fmt.Print("\nThe demo is over. Nothing is left of it.\n")
	return nil
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
	got, err := d.terraform(ctx, args...)
	if err == nil && got != code {
		err = fmt.Errorf("%s ended with code %d where %d was expected", args[0], got, code)
	}
	return err
}

// meddle changes what the configuration manages, as a teammate might.
func (d *demo) meddle(ctx context.Context) error {
	var tags, companies struct {
		Data []struct{ ID, Name string }
	}
	if err := d.ask(ctx, http.MethodGet, "/tags", nil, &tags); err != nil {
		return err
	}
	for _, tag := range tags.Data {
		if tag.Name == "Topic: billing" {
			renamed := map[string]string{"id": tag.ID, "name": "Money stuff"}
			if err := d.ask(ctx, http.MethodPost, "/tags", renamed, nil); err != nil {
				return err
			}
		}
	}
	if err := d.ask(ctx, http.MethodGet, "/companies", nil, &companies); err != nil {
		return err
	}
	for _, company := range companies.Data {
		if company.Name == "Globex" {
			worse := map[string]any{"custom_attributes": map[string]any{"Health score": 0.1}}
			return d.ask(ctx, http.MethodPut, "/companies/"+company.ID, worse, nil)
		}
	}
	return errors.New("the company to change is not in the workspace")
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
	fmt.Printf("%s %s: %s\n", method, path, response.Status)
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s", method, path, text)
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(text, answer)
}
