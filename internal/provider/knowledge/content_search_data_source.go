package knowledge

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	data "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// contentSearch is what a search for content is narrowed by.
type contentSearch struct {
	Query            types.String `tfsdk:"query"`
	ContentTypes     types.Set    `tfsdk:"content_types"`
	States           types.Set    `tfsdk:"states"`
	Locales          types.Set    `tfsdk:"locales"`
	TagIDs           types.Set    `tfsdk:"tag_ids"`
	TagOperator      types.String `tfsdk:"tag_operator"`
	AnyTagIDs        types.Set    `tfsdk:"any_tag_ids"`
	FolderIDs        types.Set    `tfsdk:"folder_ids"`
	FolderEntityType types.String `tfsdk:"folder_entity_type"`
	CopilotState     types.String `tfsdk:"copilot_state"`
	FinServiceState  types.String `tfsdk:"fin_service_state"`
	FinSalesState    types.String `tfsdk:"fin_sales_state"`
	CreatedByIDs     types.Set    `tfsdk:"created_by_ids"`
	LastUpdatedByIDs types.Set    `tfsdk:"last_updated_by_ids"`
	CreatedAtAfter   types.String `tfsdk:"created_at_after"`
	CreatedAtBefore  types.String `tfsdk:"created_at_before"`
	UpdatedAtAfter   types.String `tfsdk:"updated_at_after"`
	UpdatedAtBefore  types.String `tfsdk:"updated_at_before"`
}

// contentSearchArguments has no lists of what a filter can be: Intercom says what
// it does not accept.
func contentSearchArguments() map[string]data.Attribute {
	const longestQuery = 500
	words := func(description string, rules ...validator.String) data.StringAttribute {
		return data.StringAttribute{Optional: true, Validators: rules, MarkdownDescription: description}
	}
	set := func(description string, rules ...validator.Set) data.SetAttribute {
		return data.SetAttribute{Optional: true, ElementType: types.StringType, Validators: rules, MarkdownDescription: description}
	}
	ids := func(description string) data.SetAttribute {
		return set(description, setvalidator.ValueStringsAre(tf.NumericID()))
	}
	at := func(description string) data.StringAttribute {
		return words("Only content that was "+description+", in RFC 3339 format, UTC.", tf.RFC3339())
	}
	return map[string]data.Attribute{
		"query": words("What to look for in the title and the text, 500 characters at most. Without it, the most recent content comes first.",
			stringvalidator.UTF8LengthAtMost(longestQuery)),
		"content_types":       set("Types of content to search, such as `article`, `snippet` or `internal_article`. Defaults to the types that Intercom takes for the usual ones."),
		"states":              set("States of content, such as `published` or `draft`."),
		"locales":             set("Languages of content, such as `en`."),
		"tag_ids":             ids("Ids of tags, for `tag_operator`."),
		"tag_operator":        words("Whether content must have one of `tag_ids` (`IN`) or none of them (`NIN`)."),
		"any_tag_ids":         ids("Ids of tags of which content must have one; in place of `tag_ids`."),
		"folder_ids":          ids("Ids of folders that content must be in. Requires `folder_entity_type`."),
		"folder_entity_type":  words("What `folder_ids` are the ids of, such as `folder`."),
		"copilot_state":       words("Whether Copilot may use the content, `on` or `off`."),
		"fin_service_state":   words("Whether Fin, which answers customers, may use the content, `on` or `off`."),
		"fin_sales_state":     words("Whether Fin as a sales agent may use the content, `on` or `off`."),
		"created_by_ids":      ids("Ids of the teammates who created the content."),
		"last_updated_by_ids": ids("Ids of the teammates who changed the content last."),
		"created_at_after":    at("created at this time or later"),
		"created_at_before":   at("created at this time or before"),
		"updated_at_after":    at("last changed at this time or later"),
		"updated_at_before":   at("last changed at this time or before"),
	}
}

// filter is the search as Intercom takes it. What is empty is not asked for.
func (s contentSearch) filter() intercom.ContentFilter {
	filter := intercom.ContentFilter{}
	add := func(name, value string) {
		if value != "" {
			filter[name] = value
		}
	}
	for name, values := range map[string]types.Set{
		"content_types": s.ContentTypes, "states": s.States, "locales": s.Locales, "tag_ids": s.TagIDs, "any_tag_ids": s.AnyTagIDs,
		"folder_ids": s.FolderIDs, "created_by_ids": s.CreatedByIDs, "last_updated_by_ids": s.LastUpdatedByIDs,
	} {
		texts := tf.SetStrings(values)
		slices.Sort(texts)
		add(name, strings.Join(texts, ","))
	}
	for name, value := range map[string]types.String{
		"query": s.Query, "tag_operator": s.TagOperator, "folder_entity_type": s.FolderEntityType,
		"copilot_state": s.CopilotState, "fin_service_state": s.FinServiceState, "fin_sales_state": s.FinSalesState,
	} {
		add(name, value.ValueString())
	}
	for name, at := range map[string]types.String{
		"created_at_after": s.CreatedAtAfter, "created_at_before": s.CreatedAtBefore,
		"updated_at_after": s.UpdatedAtAfter, "updated_at_before": s.UpdatedAtBefore,
	} {
		if seconds, ok := tf.Seconds(at); ok {
			add(name, strconv.FormatInt(seconds, 10))
		}
	}
	return filter
}

// foundContent is what a search tells of content.
type foundContent struct {
	ID       types.String    `tfsdk:"id"`
	Type     types.String    `tfsdk:"type"`
	Title    types.String    `tfsdk:"title"`
	Contents []foundLanguage `tfsdk:"contents"`
}

// foundLanguage is an article in one language.
type foundLanguage struct {
	ID     types.String `tfsdk:"id"`
	Title  types.String `tfsdk:"title"`
	Locale types.String `tfsdk:"locale"`
}

func foundContentState(found *intercom.FoundContent, err error) (*foundContent, error) {
	if err != nil {
		return nil, err
	}
	state := foundContent{tf.StringOrNull(found.ID), tf.StringOrNull(found.Type), tf.StringOrNull(found.Title), []foundLanguage{}}
	for _, language := range found.Contents {
		state.Contents = append(state.Contents, foundLanguage{tf.StringOrNull(language.ID), tf.StringOrNull(language.Title), tf.StringOrNull(language.Locale)})
	}
	return &state, nil
}

func newContentSearchDataSource() datasource.DataSource {
	return &crud.Plural[contentSearch, foundContent]{
		DataSource: crud.DataSource{Name: "content_search", Since: intercom.ContentSnippetsSince},
		Description: "A search in the content that Fin and Copilot use: articles, snippets, external pages, files and internal articles.\n\n" +
			"Requires `api_version` 2.16 or newer.\n\n**Permissions.** The token's app needs *read_content*.\n\n" +
			"What a filter can be is for Intercom to say; the error shows what it does not accept. What was changed just now may be found later.",
		Arguments: contentSearchArguments(),
		EachIs:    "What was found.",
		Each: map[string]data.Attribute{
			"id":    crud.ComputedString("Intercom's id of the content."),
			"type":  crud.ComputedString("Type of the content: `content_snippet`, `external_content`, `file_source_content`, `internal_article` or `article`."),
			"title": crud.ComputedString("Title of the content."),
			"contents": crud.Each("The languages of an article; none of other content.", map[string]data.Attribute{
				"id":     crud.ComputedString("Intercom's id of the article in this language."),
				"title":  crud.ComputedString("Title of the article in this language."),
				"locale": crud.ComputedString("Language, such as `en`."),
			}),
		},
		Validate: func(search contentSearch, diags *diag.Diagnostics) {
			ids, entity := search.FolderIDs, search.FolderEntityType
			if !ids.IsUnknown() && !entity.IsUnknown() && (len(ids.Elements()) > 0) != (entity.ValueString() != "") {
				diags.AddAttributeError(path.Root("folder_ids"), "Incomplete filter", "folder_ids and folder_entity_type go together: configure both or neither.")
			}
		},
		List: func(ctx context.Context, api *intercom.Client, search contentSearch) ([]foundContent, error) {
			return crud.Collect(api.Content.Search(ctx, search.filter()), foundContentState)
		},
	}
}
