package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// input is what is sent of a collection. Of its translations these are the ones
// that were otherwise before.
func (m *collectionModel) input(ctx context.Context, before collectionModel, diags *diag.Diagnostics) intercom.CollectionInput {
	parent := intercom.NullableText(m.ParentID.ValueString())
	changed, failed := tf.ChangedTranslations[collectionTextModel](ctx, m.TranslatedContent, before.TranslatedContent)
	diags.Append(failed...)
	input := intercom.CollectionInput{
		Name: m.Name.ValueString(), Description: tf.StringPointer(m.Description), Icon: tf.StringPointer(m.Icon), ParentID: &parent,
		TranslatedContent: map[string]intercom.CollectionText{},
	}
	for locale, text := range changed {
		input.TranslatedContent[locale] = intercom.CollectionText{Name: text.Name.ValueString(), Description: text.Description.ValueString()}
	}
	return input
}

// state is what Intercom has of a collection that was so before: in the state, or
// in the plan of a write.
func (r *collectionResource) state(
	ctx context.Context, found *intercom.Collection, before collectionModel, err error, diags *diag.Diagnostics,
) (*collectionModel, error) {
	if err != nil {
		return nil, err
	}
	if found.TranslatedContent == nil {
		tf.WarnOfOneLanguage(r.API, diags, before.TranslatedContent)
	}
	return collectionState(ctx, found, before, func(id string) (*intercom.Collection, error) { return r.API.Collections.Get(ctx, id) })
}

// collectionState is state for data sources as well. find looks for a parent.
func collectionState(
	ctx context.Context, found *intercom.Collection, before collectionModel, find func(id string) (*intercom.Collection, error),
) (*collectionModel, error) {
	state := &collectionModel{
		ID: types.StringValue(found.ID.String()), Name: tf.String(found.Name), Description: tf.String(found.Description),
		ParentID: tf.StringOrNull(found.ParentID), HelpCenterID: before.HelpCenterID, Icon: tf.StringOrNull(found.Icon),
		DefaultLocale: tf.StringOrNull(found.DefaultLocale), Order: types.Int64PointerValue(found.Order), URL: tf.StringOrNull(found.URL),
	}
	if found.HelpCenterID != "" || before.HelpCenterID.ValueString() == "" {
		// A failure here must not lose what was just written; the next read looks again.
		state.HelpCenterID = tf.StringOrNull(found.HelpCenter(find))
	}
	var diags diag.Diagnostics
	state.TranslatedContent, diags = tf.TranslationsState(ctx, collectionText, before.TranslatedContent, found.TranslatedContent, found.DefaultLocale,
		func(_ string, text intercom.CollectionText) collectionTextModel {
			return collectionTextModel{tf.String(text.Name), tf.String(text.Description)}
		})
	for _, failed := range diags.Errors() {
		return nil, tf.NewDiagnostic(failed.Summary(), "%s", failed.Detail())
	}
	return state, nil
}
