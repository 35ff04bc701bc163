package session

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Creation is what the provider plans for a new object of a configuration, and what
// it refuses of that. The plan is there also where it refuses something: of the
// configuration of an object that exists, that its name is taken is one.
func (s *Session) Creation(ctx context.Context, kind string, config Config) (planned tftypes.Value, refusals []string, err error) {
	schema, err := s.Schema(kind)
	if err != nil {
		return planned, nil, err
	}
	wanted, err := object(schema, config)
	if err != nil {
		return planned, nil, err
	}
	nothing := tftypes.NewValue(schema.ValueType(), nil)
	request := &tfprotov6.PlanResourceChangeRequest{TypeName: kind}
	if request.PriorState, err = dynamic(nothing, nil); err != nil {
		return planned, nil, err
	}
	if request.ProposedNewState, err = dynamic(proposed(schema, nothing, wanted)); err != nil {
		return planned, nil, err
	}
	if request.Config, err = dynamic(wanted, nil); err != nil {
		return planned, nil, err
	}
	answer, err := s.server.PlanResourceChange(ctx, request)
	if err != nil {
		return planned, nil, err
	}
	for _, one := range answer.Diagnostics {
		if one.Severity == tfprotov6.DiagnosticSeverityError {
			refusals = append(refusals, one.Summary+" "+one.Attribute.String())
		}
	}
	planned, err = unmarshal(answer.PlannedState, schema.ValueType())
	return planned, refusals, err
}
