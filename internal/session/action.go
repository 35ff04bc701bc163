package session

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// Action is one of the provider's actions.
type Action struct {
	Name   string
	Schema *tfprotov6.Schema
}

// Actions are all actions, by their names.
func Actions() ([]Action, error) {
	schemas, err := knownSchemas()
	if err != nil {
		return nil, err
	}
	var all []Action
	for _, name := range slices.Sorted(maps.Keys(schemas.ActionSchemas)) {
		all = append(all, Action{name, schemas.ActionSchemas[name].Schema})
	}
	return all, nil
}

// PlanAction checks a configuration of an action as Terraform does in a plan:
// what is wrong by itself, and what is wrong in the workspace. There may be unknown
// values in it.
func (s *Session) PlanAction(ctx context.Context, kind string, config Config) error {
	asked, err := s.actionConfig(kind, config)
	if err != nil {
		return err
	}
	valid, err := s.actions.ValidateActionConfig(ctx, &tfprotov6.ValidateActionConfigRequest{ActionType: kind, Config: asked})
	if err == nil {
		err = s.collect(valid.Diagnostics)
	}
	if err != nil {
		return err
	}
	planned, err := s.actions.PlanAction(ctx, &tfprotov6.PlanActionRequest{ActionType: kind, Config: asked})
	if err != nil {
		return err
	}
	return s.collect(planned.Diagnostics)
}

// InvokeAction carries an action out, which was planned before with the same
// configuration or with one in which less was known. What it says meanwhile goes
// to progress.
func (s *Session) InvokeAction(ctx context.Context, kind string, config Config, progress func(message string)) error {
	asked, err := s.actionConfig(kind, config)
	if err != nil {
		return err
	}
	stream, err := s.actions.InvokeAction(ctx, &tfprotov6.InvokeActionRequest{ActionType: kind, Config: asked})
	if err != nil {
		return err
	}
	// Events are taken until there are no more: who stops earlier leaves the action
	// waiting to tell the next.
	completed, failure := false, error(nil)
	for event := range stream.Events {
		switch event := event.Type.(type) {
		case tfprotov6.ProgressInvokeActionEventType:
			progress(event.Message)
		case tfprotov6.CompletedInvokeActionEventType:
			completed, failure = true, s.collect(event.Diagnostics)
		}
	}
	if !completed {
		return errors.New("the provider did not say that the action is completed")
	}
	return failure
}

func (s *Session) actionConfig(kind string, config Config) (*tfprotov6.DynamicValue, error) {
	found := s.schemas.ActionSchemas[kind]
	if found == nil {
		return nil, fmt.Errorf("the provider has no action %s", kind)
	}
	return dynamic(object(found.Schema, config))
}
