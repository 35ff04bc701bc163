package main

import (
	"fmt"
	"strings"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/operations"
)

// operationsMark is what the page of all operations has in place of them.
const operationsMark = "{operations}"

// folders are where the pages of each kind of surface are.
var folders = map[string]string{"resource": "resources", "list": "list-resources", "data source": "data-sources", "action": "actions"}

// operationTables are the tables of all operations, a group each, and how many there are.
func operationTables() (string, error) {
	all, err := operations.All()
	if err != nil {
		return "", err
	}
	var text strings.Builder
	served, beyond := 0, 0
	for _, one := range all {
		if one.Surfaces != nil {
			served++
		}
		if one.Undescribed != "" {
			beyond++
		}
	}
	fmt.Fprintf(&text, "Of %d operations the provider asks for %d. %d of them stand in no published description; the page says where they are documented.\n", len(all), served, beyond)
	for i, one := range all {
		if i == 0 || all[i-1].Group != one.Group {
			fmt.Fprintf(&text, "\n## %s\n\n| operation | since | in the provider |\n|---|---|---|\n", one.Group)
		}
		use := one.Reason
		if one.Surfaces != nil {
			links := make([]string, len(one.Surfaces))
			for j, surface := range one.Surfaces {
				links[j] = surfaceLink(surface)
			}
			use = strings.Join(links, ", ")
		} else {
			use = "– " + use
		}
		name := strings.ReplaceAll(one.Name, "{}", "{id}")
		if one.Undescribed != "" {
			name += "` (" + one.Undescribed + ")"
		} else {
			name += "`"
		}
		since := one.Since
		if since == operations.Always {
			since = "always"
		}
		fmt.Fprintf(&text, "| `%s | %s | %s |\n", name, since, use)
	}
	return strings.TrimSuffix(text.String(), "\n"), nil
}

// surfaceLink is a link to the page of a surface.
func surfaceLink(surface string) string {
	space := strings.LastIndex(surface, " ")
	if space < 0 {
		return "the [provider](../index.md) itself"
	}
	kind, word := surface[:space], surface[space+1:]
	return fmt.Sprintf("[%s](../%s/%s.md) (%s)", word, folders[kind], word, kind)
}
