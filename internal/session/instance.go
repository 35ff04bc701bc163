package session

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Instance is what a state keeps of one resource. It outlives the session.
type Instance struct {
	Kind    string
	Tainted bool // half-made: the next apply replaces it

	state    tftypes.Value // null where there is no object
	private  []byte
	identity *tfprotov6.ResourceIdentityData
}

// NewInstance is a resource that is not in the state.
func (s *Session) NewInstance(kind string) (*Instance, error) {
	schema, err := s.Schema(kind)
	if err != nil {
		return nil, err
	}
	return &Instance{Kind: kind, state: tftypes.NewValue(schema.ValueType(), nil)}, nil
}

// Exists says whether the state has the object.
func (i *Instance) Exists() bool { return !i.state.IsNull() }

// State is what the state has of the object.
func (i *Instance) State() tftypes.Value { return i.state }

// Text is an attribute, "" where it is null or no text.
func (i *Instance) Text(name string) string {
	attributes, err := members(i.state)
	var text string
	if err != nil || attributes[name].IsNull() || attributes[name].As(&text) != nil {
		return ""
	}
	return text
}

// Generated is the configuration that Terraform generates of the state after an
// import: all that can be configured.
func (s *Session) Generated(i *Instance) (Config, error) {
	schema, err := s.Schema(i.Kind)
	if err != nil {
		return nil, err
	}
	attributes, err := members(i.state)
	if err != nil {
		return nil, err
	}
	config := Config{}
	for _, attribute := range schema.Block.Attributes {
		if value := attributes[attribute.Name]; (attribute.Optional || attribute.Required) && !attribute.WriteOnly && !value.IsNull() {
			config[attribute.Name] = value
		}
	}
	return config, nil
}

// Refresh reads the object. A failure leaves the state as it was.
func (s *Session) Refresh(ctx context.Context, i *Instance) error {
	if !i.Exists() {
		return nil
	}
	current, err := dynamic(i.state, nil)
	if err != nil {
		return err
	}
	answer, err := s.server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{
		TypeName: i.Kind, CurrentState: current, Private: i.private, CurrentIdentity: i.identity,
	})
	if err == nil {
		err = s.collect(answer.Diagnostics)
	}
	if err != nil {
		return err
	}
	state, err := unmarshal(answer.NewState, i.state.Type())
	if err == nil && !state.IsFullyKnown() {
		err = errors.New("provider produced invalid object: a refreshed state has unknown values")
	}
	if err != nil {
		return err
	}
	i.state, i.private, i.identity = state, answer.Private, answer.NewIdentity
	return nil
}

// Import brings an object into the state that has none.
func (s *Session) Import(ctx context.Context, i *Instance, id string) error {
	return s.importState(ctx, i, id, &tfprotov6.ImportResourceStateRequest{TypeName: i.Kind, ID: id})
}

// ImportListed brings an object that a list has found into the state, by its identity.
func (s *Session) ImportListed(ctx context.Context, i *Instance, listed *Listed) error {
	return s.importState(ctx, i, listed.ID, &tfprotov6.ImportResourceStateRequest{TypeName: i.Kind, Identity: listed.identity})
}

func (s *Session) importState(ctx context.Context, i *Instance, id string, request *tfprotov6.ImportResourceStateRequest) error {
	answer, err := s.server.ImportResourceState(ctx, request)
	if err == nil {
		err = s.collect(answer.Diagnostics)
	}
	if err != nil {
		return err
	}
	if len(answer.ImportedResources) != 1 {
		return fmt.Errorf("the import of %s gave %d objects", id, len(answer.ImportedResources))
	}
	found := answer.ImportedResources[0]
	state, err := unmarshal(found.State, i.state.Type())
	if err != nil {
		return err
	}
	imported := &Instance{Kind: i.Kind, state: state, private: found.Private, identity: found.Identity}
	if err := s.Refresh(ctx, imported); err != nil {
		return err
	}
	if !imported.Exists() {
		return fmt.Errorf("cannot import non-existent remote object %s", id)
	}
	*i = *imported
	return nil
}

// Plan is one change of an instance.
type Plan struct {
	Replaces bool // by destroying it first

	instance       *Instance
	prior, planned tftypes.Value
	wanted         *tfprotov6.DynamicValue
	private        []byte
	identity       *tfprotov6.ResourceIdentityData
}

// Empty says whether the plan changes nothing.
func (p *Plan) Empty() bool { return !p.Replaces && p.prior.Equal(p.planned) }

// Planned is the state that the plan promises, with what is not known yet.
func (p *Plan) Planned() tftypes.Value { return p.planned }

func (p *Plan) String() string {
	if p.Replaces {
		return "replace " + p.instance.state.String()
	}
	return p.prior.String() + " -> " + p.planned.String()
}

// Plan plans to make an instance what a configuration says; nil destroys it.
func (s *Session) Plan(ctx context.Context, i *Instance, config Config) (*Plan, error) {
	if config != nil {
		if err := s.Validate(ctx, i.Kind, config); err != nil {
			return nil, err
		}
	}
	prior := i.state
	if config == nil && !i.Exists() {
		return &Plan{instance: i, prior: prior, planned: prior}, nil // Terraform does not even ask
	}
	if i.Tainted && config != nil {
		prior = tftypes.NewValue(i.state.Type(), nil)
	}
	plan, replaces, err := s.plan(ctx, i, prior, config, false)
	if err == nil && replaces && i.Exists() {
		plan, _, err = s.plan(ctx, i, tftypes.NewValue(i.state.Type(), nil), config, true)
	}
	if err != nil {
		return nil, err
	}
	plan.Replaces = config != nil && i.Exists() && plan.prior.IsNull()
	return plan, nil
}

// plan asks the provider. Asked again, about what takes the place of the object,
// Terraform drops its warnings: so nothing that the provider says then is seen.
func (s *Session) plan(ctx context.Context, i *Instance, prior tftypes.Value, config Config, again bool) (plan *Plan, replaces bool, err error) {
	schema, err := s.Schema(i.Kind)
	if err != nil {
		return nil, false, err
	}
	plan = &Plan{instance: i, prior: prior}
	wanted := tftypes.NewValue(i.state.Type(), nil)
	target := wanted
	if config != nil {
		if wanted, err = object(schema, config); err == nil {
			target, err = proposed(schema, prior, wanted)
		}
		if err != nil {
			return nil, false, err
		}
	}
	request := &tfprotov6.PlanResourceChangeRequest{TypeName: i.Kind}
	if !prior.IsNull() {
		request.PriorPrivate, request.PriorIdentity = i.private, i.identity
	}
	if request.PriorState, err = dynamic(prior, nil); err != nil {
		return nil, false, err
	}
	if request.ProposedNewState, err = dynamic(target, nil); err != nil {
		return nil, false, err
	}
	if request.Config, err = dynamic(wanted, nil); err != nil {
		return nil, false, err
	}
	answer, err := s.server.PlanResourceChange(ctx, request)
	if err == nil {
		if again {
			answer.Diagnostics = slices.DeleteFunc(answer.Diagnostics, func(one *tfprotov6.Diagnostic) bool {
				return one.Severity == tfprotov6.DiagnosticSeverityWarning
			})
		}
		err = s.collect(answer.Diagnostics)
	}
	if err != nil {
		return nil, false, err
	}
	plan.wanted, plan.private, plan.identity = request.Config, answer.PlannedPrivate, answer.PlannedIdentity
	if plan.planned, err = unmarshal(answer.PlannedState, i.state.Type()); err != nil {
		return nil, false, err
	}
	if config != nil {
		err = plannable(schema, prior, wanted, plan.planned)
	}
	return plan, len(answer.RequiresReplace) > 0, err
}

// Keeps says whether a later plan of the same change, made with more known, is
// what this one promised: Terraform plans again while it applies.
func (p *Plan) Keeps(later *Plan) error {
	if later.prior.IsNull() != p.prior.IsNull() {
		return fmt.Errorf("provider produced inconsistent final plan: %s became %s", p, later)
	}
	if path := deviation(p.planned, later.planned, ""); path != "" {
		return fmt.Errorf("provider produced inconsistent final plan: %s is otherwise in %s than in %s", path, later, p)
	}
	return nil
}

// Apply carries a plan out. What a failure leaves is in the instance.
func (s *Session) Apply(ctx context.Context, plan *Plan) error {
	i := plan.instance
	if plan.Empty() {
		return nil
	}
	if plan.Replaces {
		destruction, err := s.Plan(ctx, i, nil)
		if err == nil {
			err = s.Apply(ctx, destruction)
		}
		if err != nil {
			return err
		}
	}
	request := &tfprotov6.ApplyResourceChangeRequest{
		TypeName: i.Kind, Config: plan.wanted, PlannedPrivate: plan.private, PlannedIdentity: plan.identity,
	}
	var err error
	if request.PriorState, err = dynamic(plan.prior, nil); err != nil {
		return err
	}
	if request.PlannedState, err = dynamic(plan.planned, nil); err != nil {
		return err
	}
	answer, err := s.server.ApplyResourceChange(ctx, request)
	if err != nil {
		return err
	}
	failure := s.collect(answer.Diagnostics)
	state, err := unmarshal(answer.NewState, i.state.Type())
	if err != nil {
		return err
	}
	i.state, i.private, i.identity = state, answer.Private, answer.NewIdentity
	creates := plan.prior.IsNull()
	i.Tainted = i.Exists() && (creates && failure != nil || !creates && i.Tainted)
	if failure == nil {
		failure = conforms(plan.planned, state)
	} else if !state.IsFullyKnown() {
		failure = errors.Join(failure, errors.New("provider returned invalid result object after apply: a failure left unknown values"))
	}
	return failure
}
