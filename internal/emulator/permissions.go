package emulator

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Permissions that the settings of an app in the Developer Hub offer. [?] Which
// request needs which is described for conversations and tickets only; the rest
// goes by their names, and custom objects and subscription types are said to need
// none that is named.
const (
	readAdmins         = "read_admins"
	readOne            = "read_one_user_and_one_company"
	readUsers          = "read_and_list_users_and_companies"
	writeUsers         = "write_users_and_companies"
	readTags           = "read_tags"
	writeTags          = "write_tags"
	readConversations  = "read_conversations"
	writeConversations = "write_conversations"
	deleteMetrics      = "delete_conversations_and_metrics"
	readTickets        = "read_tickets"
	writeTickets       = "write_tickets"
	readEvents         = "read_events"
	writeEvents        = "write_events"
	writeAttributes    = "write_data_attributes"
	customObjects      = "custom_objects"
	writeAIContent     = "read_write_ai_content"
	readRedirects      = "read_help_center_redirects"
	writeRedirects     = "read_and_write_help_center_redirects"
	readAudiences      = "read_audiences"
	writeAudiences     = "read_write_audiences"
	readAuthTokens     = "read_auth_tokens"
	writeAuthTokens    = "write_auth_tokens"
	readDynamic        = "read_dynamic_content"
	writeDynamic       = "read_write_dynamic_content"
	readNews           = "read_and_list_news_items_and_newsfeeds"
	writeNews          = "read_and_write_news_items_and_newsfeeds"
	readArticles       = "read_and_list_articles"
	writeArticles      = "read_and_write_articles"
	readSnippets       = "read_content_snippets"
	writeSnippets      = "read_write_content_snippets"
	readContent        = "read_content"
	exportContent      = "export_content_data"
	writeContent       = "write_content"
	officeHours        = "read_write_office_hours"
	manageAllowlist    = "manage_ip_allowlist"
	dataConnectors     = "read_write_data_connectors"
	// manageKnowledge is a permission of the teammate that the token acts as, not of
	// the app.
	manageKnowledge = "manage_knowledge_base_content"
)

// Permissions are what Options.Without can name.
func Permissions() []string {
	return []string{
		readAdmins, readOne, readUsers, writeUsers, readTags, writeTags, readConversations, writeConversations, deleteMetrics,
		readTickets, writeTickets, readEvents, writeEvents, writeAttributes, customObjects, readArticles, writeArticles, readRedirects, writeRedirects,
		readAudiences, writeAudiences, readAuthTokens, writeAuthTokens, writeAIContent, readNews, writeNews, readSnippets, writeSnippets, readContent, writeContent, manageKnowledge,
		exportContent, readDynamic, writeDynamic, officeHours, manageAllowlist, dataConnectors,
	}
}

// Permission is the one that is meant by words, as a page of the Developer Hub
// has them: "Read tags", or "read_tags".
func Permission(words string) (string, error) {
	name := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(words), " ", "_"))
	if !slices.Contains(Permissions(), name) {
		return "", fmt.Errorf("there is no permission %q; there are %s", words, strings.Join(Permissions(), ", "))
	}
	return name, nil
}

// permit refuses what the token lacks a permission for, in the words of the
// description of 2.16.
func (w *Workspace) permit(in *http.Request) error {
	if len(w.options.Without) == 0 {
		return nil
	}
	for _, needed := range permissionsFor(in) {
		switch {
		case !slices.Contains(w.options.Without, needed):
		case needed == manageKnowledge:
			return fail(http.StatusForbidden, "forbidden", "Not authorized to manage knowledge base content")
		default:
			return fail(http.StatusForbidden, "forbidden", fmt.Sprintf("You do not have the required scope (%s) to access this resource", needed))
		}
	}
	return nil
}

// permissionsFor are the permissions that a request needs.
func permissionsFor(in *http.Request) []string {
	segments := append(strings.Split(strings.Trim(in.URL.Path, "/"), "/"), "", "")
	object, last := segments[0], segments[len(segments)-3]
	asks := in.Method == http.MethodGet || last == "search" || last == "preview" || in.Method == http.MethodPost && in.URL.Path == "/companies/list"
	either := func(read, write string) []string {
		if asks {
			return []string{read}
		}
		return []string{write}
	}
	var tagging []string
	if segments[2] == "tags" {
		tagging = []string{manageKnowledge}
	}
	switch object {
	case "ai":
		return []string{writeAIContent}
	case "office_hours_schedules":
		return []string{officeHours}
	case "ip_allowlist":
		return []string{manageAllowlist}
	case "auth_tokens":
		return either(readAuthTokens, writeAuthTokens)
	case "data_connectors":
		return []string{dataConnectors}
	case "audiences":
		return either(readAudiences, writeAudiences)
	case "admins", "away_status_reasons", "roles", "teams":
		return []string{readAdmins}
	case "contacts", "companies":
		query := in.URL.Query()
		one := segments[1] != "" && !slices.Contains([]string{"search", "list", "scroll"}, segments[1]) || query.Has("company_id") || query.Has("name")
		read := readUsers
		if one {
			read = readOne
		}
		needed := either(read, writeUsers)
		if segments[2] == "tags" {
			needed = append(needed, either(readTags, writeTags)...)
		}
		return needed
	case "tags":
		return either(readTags, writeTags)
	case "notes":
		return []string{readOne}
	case "visitors":
		return either(readOne, writeUsers)
	case "segments":
		return []string{readUsers}
	case "data_attributes":
		return either(readUsers, writeUsers)
	case "calls": // [?]
		return []string{readConversations}
	case "messages", "phone_call_redirects":
		return []string{writeConversations}
	case "macros", "sla_rules":
		return []string{readConversations}
	case "conversations":
		if segments[1] == "attributes" {
			return either(readConversations, writeAttributes)
		}
		if in.URL.Query().Get("retain_metrics") == "false" {
			return []string{writeConversations, deleteMetrics}
		}
		return either(readConversations, writeConversations)
	case "tickets", "ticket_types", "ticket_states":
		return either(readTickets, writeTickets)
	case "events":
		return either(readEvents, writeEvents)
	case "folders":
		return either(readArticles, writeArticles)
	case "help_center":
		if slices.Contains(segments, "redirects") {
			return either(readRedirects, writeRedirects)
		}
		return either(readArticles, writeArticles)
	case "dynamic_contents":
		return either(readDynamic, writeDynamic)
	case "news":
		return either(readNews, writeNews)
	case "articles", "internal_articles":
		return append(either(readArticles, writeArticles), tagging...)
	case "content_snippets":
		return append(either(readSnippets, writeSnippets), tagging...)
	case "content":
		return either(readContent, writeContent)
	case "export", "download": // content's; [?] reports are not named
		if segments[1] == "content" || segments[1] == "cancel" {
			return []string{exportContent}
		}
		return nil
	case "custom_object_instances":
		return []string{customObjects}
	default:
		return nil
	}
}
