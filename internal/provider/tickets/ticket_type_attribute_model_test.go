package tickets

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

func TestListOptions(t *testing.T) {
	t.Parallel()
	low, high := intercom.ListOption{ID: "1", Label: "Low"}, intercom.ListOption{ID: "2", Label: "High"}
	old := intercom.ListOption{ID: "3", Label: "Old", Archived: true}
	ids := func(of map[string]string) types.Map {
		values := map[string]attr.Value{}
		for label, id := range of {
			values[label] = types.StringValue(id)
		}
		return types.MapValueMust(types.StringType, values)
	}
	all := map[string]string{"Low": "1", "High": "2"}
	for name, of := range map[string]struct {
		prior   []string
		options []intercom.ListOption
		items   []string
		ids     map[string]string
	}{
		"imported: in Intercom's order":     {nil, []intercom.ListOption{low, high}, []string{"Low", "High"}, all},
		"the same: in the prior order":      {[]string{"High", "Low"}, []intercom.ListOption{low, high}, []string{"High", "Low"}, all},
		"archived: left out":                {[]string{"High", "Low"}, []intercom.ListOption{low, old, high}, []string{"High", "Low"}, all},
		"archived of the prior: left out":   {[]string{"Low", "Old"}, []intercom.ListOption{low, old}, []string{"Low"}, map[string]string{"Low": "1"}},
		"one more: in Intercom's order":     {[]string{"High"}, []intercom.ListOption{low, high}, []string{"Low", "High"}, all},
		"as many others: in Intercom's too": {[]string{"High", "Mid"}, []intercom.ListOption{low, high}, []string{"Low", "High"}, all},
		"none":                              {[]string{"High"}, nil, nil, nil},
	} {
		model := ticketTypeAttributeModel{Options: tf.StringList(of.prior)}
		items, itemIDs := model.listOptions(of.options)
		if !items.Equal(tf.StringList(of.items)) || !itemIDs.Equal(ids(of.ids)) {
			t.Errorf("%s: %s with the ids %s", name, items, itemIDs)
		}
	}
}

// TestReadWithoutOptions reads answers that leave input_options out, as the
// published example of an update does.
func TestReadWithoutOptions(t *testing.T) {
	t.Parallel()
	items, ids := tf.StringList([]string{"Low"}), types.MapValueMust(types.StringType, map[string]attr.Value{"Low": types.StringValue("1")})
	for name, of := range map[string]struct {
		dataType   string
		prior, now ticketTypeAttributeModel
	}{
		"multiline": {
			"string",
			ticketTypeAttributeModel{Multiline: types.BoolValue(true)},
			ticketTypeAttributeModel{Multiline: types.BoolValue(true)},
		},
		"multiline, imported": {
			"string",
			ticketTypeAttributeModel{},
			ticketTypeAttributeModel{Multiline: types.BoolValue(false)},
		},
		"several files": {
			"files",
			ticketTypeAttributeModel{AllowMultipleValues: types.BoolValue(true)},
			ticketTypeAttributeModel{AllowMultipleValues: types.BoolValue(true)},
		},
		"list": {
			"list",
			ticketTypeAttributeModel{Options: items, OptionIDs: ids},
			ticketTypeAttributeModel{Options: items, OptionIDs: ids},
		},
		"list, just written": {
			"list",
			ticketTypeAttributeModel{Options: items, OptionIDs: types.MapUnknown(types.StringType)},
			ticketTypeAttributeModel{Options: items},
		},
		"list, just written, of known labels": {
			"list",
			ticketTypeAttributeModel{Options: items, OptionIDs: types.MapValueMust(types.StringType, map[string]attr.Value{"a": types.StringUnknown()})},
			ticketTypeAttributeModel{Options: items},
		},
		"no options of its own": {"integer", ticketTypeAttributeModel{}, ticketTypeAttributeModel{}},
	} {
		got, err := of.prior.read(&intercom.TicketTypeAttribute{DataType: of.dataType}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !got.Multiline.Equal(of.now.Multiline) || !got.AllowMultipleValues.Equal(of.now.AllowMultipleValues) ||
			got.Options.String() != of.now.Options.String() || got.OptionIDs.String() != of.now.OptionIDs.String() {
			t.Errorf("%s: multiline %s, several files %s, items %s, their ids %s", name, got.Multiline, got.AllowMultipleValues, got.Options, got.OptionIDs)
		}
	}
}
