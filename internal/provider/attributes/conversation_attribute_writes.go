package attributes

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func (r *conversationAttributeResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r, req, resp, func(plan conversationAttributeModel) (*conversationAttributeModel, error) {
		input := plan.input()
		input.DataType = plan.DataType.ValueString()
		for _, label := range tf.ListStrings(plan.Options) {
			input.Options = append(input.Options, intercom.OptionLabel{Label: label})
		}
		made, err := r.API.ConversationAttributes.Create(ctx, input)
		if err != nil {
			return nil, r.explainName(ctx, input.Name, err)
		}
		return plan.written(made)
	})
}

func (r *conversationAttributeResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r, req, resp, func(state conversationAttributeModel) (*conversationAttributeModel, error) {
		return state.read(r.API.ConversationAttributes.Get(ctx, state.ID.ValueString()))
	})
}

// Update changes the settings and then the options, one after the other. What
// was done before a failure is kept.
func (r *conversationAttributeResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r, req, resp, func(plan, state conversationAttributeModel) (*conversationAttributeModel, error) {
		id := state.ID.ValueString()
		var latest *intercom.ConversationAttribute
		for _, step := range r.steps(ctx, plan, state) {
			now, err := step()
			switch {
			case err == nil:
				latest = now
			case latest == nil:
				return nil, err
			default:
				kept, _ := plan.read(latest, nil)
				return kept, err
			}
		}
		if latest == nil { // only the order is another one, which Intercom does not know
			var err error
			if latest, err = r.API.ConversationAttributes.Get(ctx, id); err != nil {
				return nil, err
			}
		}
		return plan.written(latest)
	})
}

func (r *conversationAttributeResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r, req, resp, func(state conversationAttributeModel) error {
		return r.API.ConversationAttributes.Archive(ctx, state.ID.ValueString())
	})
}

// steps are the requests that make a state what is planned. Options are added
// before others are archived, because two must stay in use.
func (r *conversationAttributeResource) steps(ctx context.Context, plan, state conversationAttributeModel) (steps []func() (*intercom.ConversationAttribute, error)) {
	all, id := r.API.ConversationAttributes, state.ID.ValueString()
	if !plan.sameSettings(state) {
		input, before := plan.input(), state.input()
		input.Before = &before
		steps = append(steps, func() (*intercom.ConversationAttribute, error) {
			changed, err := all.Update(ctx, id, input)
			return changed, r.explainName(ctx, input.Name, err)
		})
	}
	changes, ids := changeOptions(tf.ListStrings(state.Options), tf.ListStrings(plan.Options)), state.optionIDs()
	for _, renamed := range changes.renamed {
		steps = append(steps, func() (*intercom.ConversationAttribute, error) {
			changed, err := all.RenameOption(ctx, id, ids[renamed.from], renamed.to)
			return changed, r.explainLabel(ctx, id, renamed.to, err)
		})
	}
	for _, label := range changes.added {
		steps = append(steps, func() (*intercom.ConversationAttribute, error) {
			changed, err := all.AddOption(ctx, id, label)
			return changed, r.explainLabel(ctx, id, label, err)
		})
	}
	for _, label := range changes.gone {
		steps = append(steps, func() (*intercom.ConversationAttribute, error) { return all.ArchiveOption(ctx, id, ids[label]) })
	}
	return steps
}

func (m *conversationAttributeModel) sameSettings(other conversationAttributeModel) bool {
	return m.Name.Equal(other.Name) && m.Description.Equal(other.Description) && m.Required.Equal(other.Required) &&
		m.VisibleToTeamIDs.Equal(other.VisibleToTeamIDs) && m.Multiline.Equal(other.Multiline) &&
		m.ReferenceType.Equal(other.ReferenceType) && m.ReferenceObjectType.Equal(other.ReferenceObjectType)
}

func (m *conversationAttributeModel) input() intercom.ConversationAttributeInput {
	input := intercom.ConversationAttributeInput{
		Name: m.Name.ValueString(), Description: m.Description.ValueString(), Required: m.Required.ValueBool(),
		VisibleToTeamIDs: tf.SetStrings(m.VisibleToTeamIDs), Multiline: tf.BoolPointer(m.Multiline),
	}
	if !m.ReferenceType.IsNull() {
		input.Reference = &intercom.ObjectReference{Type: m.ReferenceType.ValueString(), ObjectType: m.ReferenceObjectType.ValueString()}
	}
	return input
}

// explainName says what to do where an archived attribute keeps its name.
func (r *conversationAttributeResource) explainName(ctx context.Context, name string, err error) error {
	if !invalid(err) {
		return err
	}
	for attribute, lookErr := range r.API.ConversationAttributes.All(ctx) {
		if lookErr == nil && attribute.Archived && intercom.Exact.Same(attribute.Name, name) {
			return tf.NewDiagnostic("An archived conversation attribute has the name", "Conversation attribute %s, named %q, is archived, and Intercom "+
				"refuses to give its name to another. The API cannot restore it: choose another name; or, where Intercom's settings "+
				"let you restore it, do so and import %[1]s. Intercom's answer was %[3]v.", attribute.ID, name, err)
		}
	}
	return err
}

// explainLabel says what to do where an archived option keeps its label.
func (r *conversationAttributeResource) explainLabel(ctx context.Context, id, label string, err error) error {
	if !invalid(err) {
		return err
	}
	attribute, lookErr := r.API.ConversationAttributes.Get(ctx, id)
	if lookErr != nil {
		return err
	}
	for _, option := range attribute.Options {
		if option.Archived && intercom.Exact.Same(option.Label, label) {
			return tf.NewDiagnostic("An archived option has the label", "Option %q of conversation attribute %s (%s) is archived, and Intercom refuses "+
				"to give its label to another. The API cannot restore it: choose another label, or restore the option in Intercom's "+
				"settings, where they let you. Intercom's answer was %v.", label, id, attribute.Name, err)
		}
	}
	return err
}

// invalid says whether Intercom refused what a request says.
func invalid(err error) bool {
	var refused *intercom.Error
	return errors.As(err, &refused) && refused.Status == http.StatusUnprocessableEntity
}

// written turns the answer to a write into a state, and says where Intercom has
// not what was planned.
func (m *conversationAttributeModel) written(attribute *intercom.ConversationAttribute) (*conversationAttributeModel, error) {
	state, err := m.read(attribute, nil)
	if err == nil && !state.Options.Equal(m.Options) {
		err = tf.NewDiagnostic("Intercom has other options than those configured", "The options of conversation attribute %s (%s) are not those configured. "+
			"Somebody else may have changed them at the same time; apply again.", attribute.ID, attribute.Name)
	}
	return state, err
}

// read turns an answer into a state. What was there before decides the order of
// the options.
func (m *conversationAttributeModel) read(attribute *intercom.ConversationAttribute, err error) (*conversationAttributeModel, error) {
	if err != nil {
		return nil, err
	}
	teams := slices.DeleteFunc(slices.Clone(attribute.VisibleToTeamIDs), func(id intercom.ID) bool { return id == "" })
	state := &conversationAttributeModel{
		ID: types.StringValue(attribute.ID.String()), Name: types.StringValue(attribute.Name), Description: types.StringValue(attribute.Description),
		DataType: types.StringValue(attribute.DataType), Required: types.BoolValue(attribute.Required), VisibleToTeamIDs: tf.StringSet(teams),
		Options: types.ListNull(types.StringType), OptionIDs: types.MapNull(types.StringType),
	}
	switch attribute.DataType {
	case "string":
		state.Multiline = types.BoolValue(attribute.Multiline)
	case "relationship":
		if attribute.Reference != nil {
			state.ReferenceType, state.ReferenceObjectType = tf.StringOrNull(attribute.Reference.Type), tf.StringOrNull(attribute.Reference.ObjectType)
		}
	case "list":
		var labels []string
		ids := map[string]attr.Value{}
		for _, option := range arrange(attribute.Options, tf.ListStrings(m.Options), m.optionIDs()) {
			label := intercom.NFC(option.Label) // by which a plan looks for it
			labels = append(labels, label)
			ids[label] = types.StringValue(option.ID.String())
		}
		state.Options, state.OptionIDs = tf.StringList(labels), types.MapValueMust(types.StringType, ids)
	}
	return state, nil
}

// optionIDs are the ids of the options by their labels, as far as they are known.
func (m *conversationAttributeModel) optionIDs() map[string]string {
	ids := map[string]string{}
	for label, value := range m.OptionIDs.Elements() {
		if id, ok := value.(types.String); ok && !id.IsUnknown() {
			ids[label] = id.ValueString()
		}
	}
	return ids
}
