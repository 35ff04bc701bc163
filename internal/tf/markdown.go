package tf

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

// MarkdownType is the type of a text that is written in Markdown, and Markdown a
// value of it. Texts that differ in empty lines at either end, or in how lines end,
// are equal: Intercom ends every text with a new line.
type (
	MarkdownType = TextType[markdownForm]
	Markdown     = Text[markdownForm]
)

type markdownForm struct{}

func (markdownForm) name() string                { return "MarkdownType" }
func (markdownForm) same(one, other string) bool { return sameMarkdown(one, other) }

// MarkdownValue makes a Markdown.
func MarkdownValue(text string) Markdown { return Markdown{basetypes.NewStringValue(text)} }

func sameMarkdown(one, other string) bool { return trimmedLines(one) == trimmedLines(other) }

func trimmedLines(text string) string {
	return strings.TrimLeft(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), " \t\n"), "\n")
}
