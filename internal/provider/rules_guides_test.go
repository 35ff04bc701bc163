package provider_test

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// pages are the texts for people: by path, from the root of the checkout.
func pages(t *testing.T) []string {
	t.Helper()
	found := []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/modules/data-model/README.md", "examples/modules/help-center/README.md"}
	for _, pattern := range []string{"docs/*.md", "docs/*/*.md", "templates/guides/*.tmpl", "templates/index.md.tmpl"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			found = append(found, strings.TrimPrefix(filepath.ToSlash(file), root+"/"))
		}
	}
	return found
}

// TestRuleLinks follows every link inside the repository, to the file and to the
// heading in it.
func TestRuleLinks(t *testing.T) {
	t.Parallel()
	link, code := regexp.MustCompile(`\]\(([^)\s]*)\)`), regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")
	for _, page := range pages(t) {
		if strings.HasPrefix(page, "templates/") {
			continue // what is made of it is in docs/
		}
		for _, found := range link.FindAllStringSubmatch(code.ReplaceAllString(read(t, page), ""), -1) {
			file, heading, _ := strings.Cut(found[1], "#")
			if strings.Contains(file, "://") {
				continue
			}
			target := page
			if file != "" {
				target = filepath.Join(filepath.Dir(page), file)
			}
			if info, err := os.Stat(filepath.Join(root, target)); err != nil {
				t.Errorf("%s links to %s: %v", page, found[1], err)
			} else if heading != "" && !info.IsDir() && !slices.Contains(headings(read(t, target)), heading) {
				t.Errorf("%s links to %s, which has no such heading", page, found[1])
			}
		}
	}
}

// TestRulePagesLink holds every page of an object to links out of it: to a guide,
// to Intercom's reference and its permissions.
func TestRulePagesLink(t *testing.T) {
	t.Parallel()
	for _, page := range pages(t) {
		if !slices.Contains([]string{"docs/resources", "docs/data-sources", "docs/actions"}, path.Dir(page)) {
			continue
		}
		_, links, _ := strings.Cut(read(t, page), "\n## See also\n")
		for _, wanted := range []string{"(../guides/", "/docs/references/rest-api/", "/oauth-scopes)"} {
			if !strings.Contains(links, wanted) {
				t.Errorf("%s has no link to %s among what else to see", page, wanted)
			}
		}
	}
}

// headings are the anchors of a page: of its headings, and those that are named.
func headings(text string) (anchors []string) {
	for _, named := range regexp.MustCompile(`<a id="([^"]*)">`).FindAllStringSubmatch(text, -1) {
		anchors = append(anchors, named[1])
	}
	for _, line := range strings.Split(text, "\n") {
		if heading, found := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); found && strings.HasPrefix(line, "#") {
			plain := regexp.MustCompile(`[^\pL\pN _-]`).ReplaceAllString(strings.ToLower(heading), "")
			anchors = append(anchors, strings.ReplaceAll(plain, " ", "-"))
		}
	}
	return anchors
}

// TestRuleReadmeNamesEverything holds the table of the README and the list of
// guides to what there is.
func TestRuleReadmeNamesEverything(t *testing.T) {
	t.Parallel()
	readme, index := read(t, "README.md"), read(t, "templates/index.md.tmpl")
	for _, object := range everything(t) {
		page := object.page()
		if !strings.Contains(readme, "("+page+")") {
			t.Errorf("the README does not link to %s: run make docs", page)
		}
	}
	for _, page := range pages(t) {
		if guide, found := strings.CutPrefix(page, "docs/guides/"); found && !strings.Contains(index, "(guides/"+guide+")") {
			t.Errorf("the index does not link to the guide %s", guide)
		}
	}
}

// TestRuleGuides reads the configurations in texts: they are in the language,
// and know only resources, data sources, actions and attributes that there are.
func TestRuleGuides(t *testing.T) {
	t.Parallel()
	known := map[string]map[string]described{}
	for _, object := range everything(t) {
		kind, _, _ := strings.Cut(object.kind, " ")
		known[kind+" "+object.name] = object.attributes
	}
	block := regexp.MustCompile("(?s)```terraform\n(.*?)```")
	for _, page := range pages(t) {
		if strings.HasPrefix(page, "docs/") && !strings.HasPrefix(page, "docs/guides/") {
			continue // whose configurations are examples, applied by a test
		}
		for _, found := range block.FindAllStringSubmatch(read(t, page), -1) {
			file, problems := hclsyntax.ParseConfig([]byte(found[1]), page, hcl.InitialPos)
			if problems.HasErrors() {
				t.Errorf("%s: %v in\n%s", page, problems, found[1])
				continue
			}
			body, _ := file.Body.(*hclsyntax.Body)
			for _, declared := range body.Blocks {
				if !slices.Contains([]string{"resource", "data", "ephemeral", "action"}, declared.Type) || !strings.HasPrefix(declared.Labels[0], "intercom_") {
					continue
				}
				attributes, ok := known[declared.Type+" "+declared.Labels[0]]
				if !ok {
					t.Errorf("%s: there is no %s %s", page, declared.Type, declared.Labels[0])
				}
				for _, name := range slices.Sorted(maps.Keys(configuredBy(declared).Attributes)) {
					if _, ok := attributes[name]; !ok && !slices.Contains([]string{"for_each", "count", "provider", "depends_on"}, name) {
						t.Errorf("%s: %s has no attribute %s", page, declared.Labels[0], name)
					}
				}
			}
		}
	}
}
