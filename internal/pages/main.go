// Command pages is what the documentation needs beside terraform-plugin-docs.
// "pages schema" prints the provider's schema, of which that makes the pages;
// "pages docs README.md" finishes these: it gives each page of an object its
// chapter, and links to what belongs to it, and writes the table of the README and the
// page of all operations. All of it follows from what the provider has, so that no list of names is kept by hand.
package main

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	providerfunction "github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// What the templates have in place of what is filled in.
const (
	chapter = "{chapter}"
	related = "{related}"
)

// Where Intercom documents its API.
const (
	reference   = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/"
	permissions = "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/oauth-scopes"
)

// sections are the chapters of Intercom's reference.
var sections = []string{
	"admins", "ai-content", "articles", "audiences", "auth-tokens", "away-status-reasons", "brands", "calls", "companies", "contacts", "content", "content-snippets", "conversations", "custom-object-instances", "data-attributes", "data-connectors", "data-events",
	"emails", "folders", "help-center", "identity-verification-secrets", "internal-articles", "ip-allowlist", "macros", "messages", "news", "notes", "office-hours", "roles", "segments", "sla-rules", "subscription-types", "tags", "teams", "ticket-states", "ticket-type-attributes",
	"ticket-types", "tickets", "visitors", "workflows",
}

// page is that of a resource, a list, a data source, an ephemeral resource, an action
// or a function.
type page struct {
	folder, word, area string
	attributes         []string
}

func (p page) link() string {
	kind := map[string]string{
		"resources": "resource", "data-sources": "data source", "ephemeral-resources": "ephemeral resource", "actions": "action", "list-resources": "list",
	}[p.folder]
	return fmt.Sprintf("[intercom_%s](../%s/%s.md) (%s)", p.word, p.folder, p.word, kind)
}

func main() {
	finish := func(ctx context.Context) error { return run(ctx, os.Args[1], os.Args[2]) }
	if os.Args[1] == "schema" {
		finish = func(ctx context.Context) error { return writeSchema(ctx, os.Stdout) }
	}
	if err := finish(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

// run finishes every page in a folder, and the README.
func run(ctx context.Context, docs, readme string) error {
	all := pages(ctx)
	for _, p := range all {
		file := filepath.Join(docs, p.folder, p.word+".md")
		text, err := os.ReadFile(file) //nolint:gosec // a page of the provider's
		if err != nil {
			return err
		}
		links, err := seeAlso(p, all)
		if err != nil {
			return err
		}
		finished := strings.NewReplacer(chapter, p.area, related, links).Replace(string(text))
		if err := os.WriteFile(file, []byte(finished), 0o644); err != nil { //nolint:gosec // for everybody to read
			return err
		}
	}
	tables, err := operationTables()
	if err != nil {
		return err
	}
	guide := filepath.Join(docs, "guides", "coverage.md")
	page, err := os.ReadFile(guide) //nolint:gosec // a page of the provider's
	if err != nil {
		return err
	}
	if err := os.WriteFile(guide, []byte(strings.Replace(string(page), operationsMark, tables, 1)), 0o644); err != nil { //nolint:gosec // for everybody to read
		return err
	}
	text, err := os.ReadFile(readme) //nolint:gosec // the project's own
	if err != nil {
		return err
	}
	finished, err := between(string(text), table(all, docs))
	if err != nil {
		return fmt.Errorf("%s: %w", readme, err)
	}
	return os.WriteFile(readme, []byte(finished), 0o644) //nolint:gosec // for everybody to read
}

// Where the README has its table.
const (
	tableBegins = "<!-- written by make docs -->\n"
	tableEnds   = "<!-- until here -->\n"
)

// between puts a text where the README has its table.
func between(text, table string) (string, error) {
	before, rest, begins := strings.Cut(text, tableBegins)
	_, after, ends := strings.Cut(rest, tableEnds)
	if !begins || !ends {
		return "", fmt.Errorf("it has no table between %q and %q", tableBegins, tableEnds)
	}
	return before + tableBegins + table + tableEnds + after, nil
}

// table has everything that the provider has, an area in a row.
func table(all []page, docs string) string {
	rows := "| area | managed | listed by `terraform query` | looked up | done |\n|---|---|---|---|---|\n"
	for _, area := range provider.Areas() {
		rows += "| " + area.Name
		for _, folder := range []string{"resources", "list-resources", "data-sources", "actions"} {
			var links []string
			for _, p := range all {
				if p.area == area.Name && p.folder == folder {
					links = append(links, fmt.Sprintf("[%s](%s/%s/%s.md)", p.word, docs, folder, p.word))
				}
			}
			slices.Sort(links)
			rows += " | " + strings.Join(links, ", ")
		}
		rows += " |\n"
	}
	return rows
}

// pages are those of everything that the provider has.
func pages(ctx context.Context) (all []page) {
	for _, area := range provider.Areas() {
		add := func(folder, typeName string, attributes iter.Seq[string]) {
			all = append(all, page{folder, strings.TrimPrefix(typeName, "_"), area.Name, slices.Collect(attributes)})
		}
		for _, object := range area.Resources {
			var metadata resource.MetadataResponse
			var shape resource.SchemaResponse
			object().Metadata(ctx, resource.MetadataRequest{}, &metadata)
			object().Schema(ctx, resource.SchemaRequest{}, &shape)
			add("resources", metadata.TypeName, maps.Keys(shape.Schema.Attributes))
			if lister, lists := object().(list.ListResource); lists {
				var takes list.ListResourceSchemaResponse
				lister.ListResourceConfigSchema(ctx, list.ListResourceSchemaRequest{}, &takes)
				add("list-resources", metadata.TypeName, maps.Keys(takes.Schema.Attributes))
			}
		}
		for _, object := range area.DataSources {
			var metadata datasource.MetadataResponse
			var shape datasource.SchemaResponse
			object().Metadata(ctx, datasource.MetadataRequest{}, &metadata)
			object().Schema(ctx, datasource.SchemaRequest{}, &shape)
			add("data-sources", metadata.TypeName, maps.Keys(shape.Schema.Attributes))
		}
		for _, object := range area.EphemeralResources {
			var metadata ephemeral.MetadataResponse
			var shape ephemeral.SchemaResponse
			object().Metadata(ctx, ephemeral.MetadataRequest{}, &metadata)
			object().Schema(ctx, ephemeral.SchemaRequest{}, &shape)
			add("ephemeral-resources", metadata.TypeName, maps.Keys(shape.Schema.Attributes))
		}
		for _, object := range area.Actions {
			var metadata action.MetadataResponse
			var shape action.SchemaResponse
			object().Metadata(ctx, action.MetadataRequest{}, &metadata)
			object().Schema(ctx, action.SchemaRequest{}, &shape)
			add("actions", metadata.TypeName, maps.Keys(shape.Schema.Attributes))
		}
		for _, made := range area.Functions {
			var metadata providerfunction.MetadataResponse
			made().Metadata(ctx, providerfunction.MetadataRequest{}, &metadata)
			add("functions", metadata.Name, maps.Keys(map[string]bool(nil)))
		}
	}
	slices.SortFunc(all, func(a, b page) int { return strings.Compare(a.word+a.folder, b.word+b.folder) })
	return all
}

// seeAlso are the links of a page: to the other forms of the object, to what its
// attributes refer to, to what refers to it, to a guide and to Intercom.
func seeAlso(p page, all []page) (string, error) {
	var objects []string
	for _, other := range all {
		if other.word == p.word && other.folder == p.folder {
			continue
		}
		same := singular(other.word) == singular(p.word) || other.folder == "actions" && p.folder != "actions" && other.acts(p)
		if other.folder == "list-resources" && other.word != p.word {
			continue // whoever wants to list finds that on the page of the resource
		}
		if same || refers(p, other) || other.folder == "resources" && refers(other, p) {
			objects = append(objects, "- "+other.link())
		}
	}
	section := sectionOf(p.word)
	if section == "" {
		return "", fmt.Errorf("no section of Intercom's reference is about %s", p.word)
	}
	lines := append(objects, "- "+guide(p),
		fmt.Sprintf("- Intercom's [reference of the API](%s%s) and its [list of permissions](%s)", reference, section, permissions))
	return strings.Join(lines, "\n"), nil
}

// acts tells whether an action is about an object, by its name.
func (p page) acts(on page) bool {
	return strings.Contains(singular(p.word)+"_", "_"+singular(on.word)+"_")
}

// refers tells whether an attribute of one object is the id of another, as
// tag_id is of a tag and visible_to_team_ids are of teams.
func refers(from, to page) bool {
	return slices.ContainsFunc(from.attributes, func(attribute string) bool {
		named, found := strings.CutSuffix(strings.TrimSuffix(attribute, "s"), "_id")
		if !found || to.word != singular(to.word) || strings.HasPrefix(attribute, "default_") {
			return false
		}
		return named == to.word || strings.HasSuffix(named, "_"+to.word) && to.word != "attribute" || strings.HasPrefix(named, to.word+"_assignee")
	})
}

// guide is the one that an object is in.
func guide(p page) string {
	switch word := singular(p.word); {
	case p.folder == "functions" || p.folder == "ephemeral-resources":
		return "Guide: [Getting started](../guides/getting-started.md)"
	case p.folder == "actions":
		return "Guide: [Actions](../guides/actions.md)"
	case slices.Contains([]string{"conversation_attribute", "data_attribute", "tag", "ticket_type", "ticket_type_attribute"}, word):
		return "Guide: [The data model of a workspace as code](../guides/data-model.md)"
	case slices.Contains([]string{"article", "collection", "help_center", "help_center_redirect"}, word):
		return "Guide: [Help center as code](../guides/help-center.md)"
	case p.folder == "data-sources" && p.word == word: // looks one thing up, whatever its id
		return "Guide: [One configuration for a test and a production workspace](../guides/test-and-production.md)"
	default:
		return "Guide: [Import an existing workspace](../guides/import.md)"
	}
}

// otherSections are the chapters about objects and actions that are called otherwise
// there.
var otherSections = map[string]string{
	"activity_log":             "admins",
	"activity_log_event_type":  "admins",
	"collection":               "help-center",
	"content_import_source":    "ai-content",
	"dynamic_content":          "dynamic-content",
	"export_messages_data":     "data-export",
	"export_reporting_data":    "reporting-data-export",
	"reporting_dataset":        "reporting-data-export",
	"external_page":            "ai-content",
	"upload_ecommerce_catalog": "ecommerce-connectors",
	"markdown_to_html":         "articles", // of which the HTML is
	"messenger_token":          "contacts", // of whom it is
	"user_hash":                "contacts", // as above
	"team_metric":              "teams",
	"company_contact":          "companies",
	"run_assignment_rule":      "conversations",
	"submit_event":             "data-events",
	"submit_event_summary":     "data-events",
	"switch_phone_call":        "switch",
	"newsfeed":                 "news",
	"newsfeed_item":            "news",
	"workspace":                "admins", // it is part of who the token acts as
}

// sectionOf is the chapter of Intercom's reference about an object or an action:
// that of its whole name, else of the longest part of it, and of two the later.
func sectionOf(word string) string {
	word = singular(word)
	if section := otherSections[word]; section != "" {
		return section
	}
	parts := strings.Split(word, "_")
	for length := len(parts); length > 0; length-- {
		for from := len(parts) - length; from >= 0; from-- {
			name := strings.Join(parts[from:from+length], "-")
			for _, section := range sections {
				if section == name || singular(section) == name {
					return section
				}
			}
		}
	}
	return ""
}

// singular is the word for one: "company" of "companies".
func singular(word string) string {
	if stem, found := strings.CutSuffix(word, "ies"); found {
		return stem + "y"
	}
	return strings.TrimSuffix(word, "s")
}
