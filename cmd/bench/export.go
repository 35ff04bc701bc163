package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/export"
)

// made are the creations of ten kinds, of which an exported workspace has as many
// each; %d is a number.
var made = []struct{ path, body string }{
	{"/tags", `{"name":"Tag %d"}`},
	{"/audiences", `{"name":"Audience %d"}`},
	{"/folders", `{"folder":{"name":"Folder %d"}}`},
	{"/help_center/collections", `{"name":"Collection %d"}`},
	{"/articles", `{"title":"Article %d","author_id":991267460,"body":"<p>Text</p>"}`},
	{"/internal_articles", `{"title":"Internal article %d","author_id":991267460,"owner_id":991267460,"body":"<p>Text</p>"}`},
	{"/content_snippets", `{"title":"Snippet %d","body_markdown":"Text"}`},
	{"/news/news_items", `{"title":"News %d","sender_id":991267460,"body":"<p>Text</p>"}`},
	{"/ai/external_pages", `{"source_id":` + emulator.SampleSourceID + `,"external_id":"page-%[1]d","title":"Page %[1]d","html":"<p>Text</p>","locale":"en"}`},
	{"/help_center/help_centers/" + emulator.SampleHelpCenterID + "/redirects",
		`{"from_url":"https://intercom.help/acme-help/old-%d","locale":"en","target_type":"collection","target_id":"` + emulator.SampleCollectionID + `"}`},
}

// populate makes so many objects, of the kinds of made.
func populate(ctx context.Context, w *emulator.Workspace, objects int) error {
	for i := range objects {
		kind := made[i%len(made)]
		var answer json.RawMessage
		if err := ask(ctx, w, http.MethodPost, kind.path, fmt.Sprintf(kind.body, i), &answer); err != nil {
			return err
		}
	}
	return nil
}

// exported measures the export of a workspace and the engine's plan of what it wrote; and
// of a small one the import, and a plan after that.
func (b *bench) exported(ctx context.Context, program engine.Engine, s scenario) ([]row, error) {
	w := emulator.New(emulator.Options{Sample: true, Token: "bench", RateLimit: s.Limit})
	if err := populate(ctx, w, s.Objects); err != nil {
		return nil, err
	}
	if err := w.Fail(emulator.Fault{Pattern: "*", Delay: emulator.Duration(s.Latency)}); err != nil { // from now on
		return nil, err
	}
	served, err := serve(ctx, w)
	if err != nil {
		return nil, err
	}
	defer served.close()
	folder, err := os.MkdirTemp(b.folder, "export-")
	if err != nil {
		return nil, err
	}
	served.forget()
	command := exec.CommandContext(ctx, filepath.Join(b.folder, "real", "terraform-provider-intercom"), "export", "-out", folder)
	command.Env = served.environment()
	measured, err := watched(command, peakOf, export.Done, export.Partial)
	if err != nil {
		return nil, err
	}
	measured.Scenario, measured.Step, measured.Engine = s, "export", "none"
	served.count(&measured)
	rows := []row{measured}
	steps := []struct{ name, verb string }{{"plan of the export", "plan"}}
	if s.Objects < large {
		steps = append(steps, struct{ name, verb string }{"import", "apply"}, struct{ name, verb string }{"plan", "plan"})
	}
	for _, step := range steps {
		served.forget()
		args := []string{step.verb}
		if step.verb == "apply" {
			args = append(args, "-auto-approve")
		}
		done, err := b.engineRun(ctx, program, folder, s, served, 0, args...)
		if err != nil {
			return nil, err
		}
		done.Step = step.name
		rows = append(rows, done)
	}
	return rows, nil
}
