package provider_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// quirksRefused are the quirks by which Intercom does not do what is configured,
// and what is said of it.
var quirksRefused = map[*emulator.Quirk]string{
	emulator.AuthTokensFixedInPreview: "2.18 is known to change auth tokens",
	emulator.UnknownLabelsRefused:     `Label "Something else" does not exist`,
	emulator.TestWorkspace:            "Articles cannot be published in a test workspace",
	emulator.ListItemsMerge:           "Intercom kept other options than those configured",
	emulator.OptionsMerge:             "Intercom did not take over everything",
	emulator.InternalByCategory:       "Intercom did not take over is_internal",
}

// TestEveryQuirk takes the examples of every resource through their life with the
// emulator as it is by default, and with each of its quirks turned over: created,
// planned again, imported, changed, planned again, destroyed. A quirk that nothing
// of a life goes by is left out of it.
func TestEveryQuirk(t *testing.T) {
	t.Parallel()
	objects, _ := resources(t)
	for _, kind := range slices.Sorted(maps.Keys(objects)) {
		parsed, addresses := newScene(t, kind)
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			for _, address := range addresses {
				usual, err := liveWith(t, parsed.again(), address, nil)
				if err != nil {
					t.Errorf("%s: %v", address, err)
					continue
				}
				for _, quirk := range emulator.AllQuirks() {
					if !usual.Consulted(quirk) {
						continue
					}
					_, err := liveWith(t, parsed.again(), address, emulator.Quirks{quirk: !quirk.Default})
					if said := quirksRefused[quirk]; err != nil && (said == "" || !strings.Contains(err.Error(), said)) {
						t.Errorf("%s with %s turned over: %v", address, quirk.Name, err)
					}
				}
			}
		})
	}
}

// liveWith takes an example through its life in a workspace of its own.
func liveWith(t *testing.T, around *scene, address string, quirks emulator.Quirks) (*acctest.Workspace, error) {
	t.Helper()
	o := newWorld(t, acctest.Quirks(quirks))
	ctx := t.Context()
	run, err := o.session(ctx, nil)
	if err != nil {
		return nil, err
	}
	config, err := around.config(ctx, run, address)
	if err != nil {
		return nil, fmt.Errorf("what it refers to: %w", err)
	}
	kind := around.blocks[address].Labels[0]
	instance, err := run.NewInstance(kind)
	if err != nil {
		return nil, err
	}
	m := &managed{instance, address, config}
	step := func(what string, do func() error) {
		if err == nil {
			run, err = o.session(ctx, nil) // every run has a client of its own
		}
		if err != nil {
			return
		}
		if err = do(); err != nil {
			err = fmt.Errorf("%s: %w", what, err)
		}
	}
	step("create", func() error { return m.apply(ctx, run, config) })
	step("plan after the create", func() error { return m.settled(ctx, run, config) })
	step("import", func() error { return importedSettled(ctx, run, m, o.importID(m)) })
	var other session.Config
	step("change", func() error {
		var err error
		if other, err = changed(ctx, run, m); err != nil || other == nil {
			return err
		}
		return m.apply(ctx, run, other)
	})
	if other != nil {
		step("plan after the change", func() error { return m.settled(ctx, run, other) })
	}
	step("destroy", func() error { return m.apply(ctx, run, nil) })
	if err == nil && m.Exists() {
		err = errors.New("it is in the state after the destroy")
	}
	return o.w, err
}

// importedSettled imports what exists already, and plans what Terraform would
// generate of it.
func importedSettled(ctx context.Context, run *session.Session, of *managed, id string) error {
	instance, err := run.NewInstance(of.Kind)
	if err != nil {
		return err
	}
	imported := &managed{instance, of.address, nil}
	if err := run.Import(ctx, imported.Instance, id); err != nil {
		return err
	}
	config, err := run.Generated(imported.Instance)
	if err != nil {
		return err
	}
	return imported.settled(ctx, run, config)
}
