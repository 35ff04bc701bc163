package knowledge

import (
	"bytes"
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

type markdownToHTMLFunction struct{}

func newMarkdownToHTMLFunction() function.Function { return markdownToHTMLFunction{} }

func (markdownToHTMLFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "markdown_to_html"
}

func (markdownToHTMLFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Turns Markdown into the HTML that Intercom keeps.",
		MarkdownDescription: `Turns Markdown into the HTML that Intercom keeps.

It is for what takes HTML only, such as news items and external pages, so that what people read can be written in Markdown and kept in files. Articles
and internal articles have ` + "`body_markdown`" + ` of their own.

**What it understands** is CommonMark, and of GitHub's Markdown the tables and the bare addresses. Headings below the second level become the second
one and quotations become paragraphs, because Intercom has no others; titles of links and images, the language of a block of code and the
alignment of columns are left out, because it does not keep them.

**HTML in the text** is passed on as it is, which is the way to embed a video with ` + "`iframe`" + `. Intercom takes off what it does not keep; elsewhere nothing does,
so give this function only what you trust. Of Markdown's own links and images, an address that runs a script is left out.`,
		Parameters: []function.Parameter{function.StringParameter{Name: "text", MarkdownDescription: "The text in Markdown."}},
		Return:     function.StringReturn{},
	}
}

func (markdownToHTMLFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var source string
	if resp.Error = req.Arguments.Get(ctx, &source); resp.Error != nil {
		return
	}
	made, err := markdownToHTML(source)
	if err != nil {
		resp.Error = function.NewArgumentFuncError(0, "The text cannot be turned into HTML: "+err.Error())
		return
	}
	resp.Error = resp.Result.Set(ctx, made)
}

// markdown writes the elements that Intercom keeps of a text, by its guide on
// supported HTML.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)), extension.Linkify),
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(kept{}, 0))),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

func markdownToHTML(source string) (string, error) {
	var made bytes.Buffer
	if err := markdown.Convert([]byte(source), &made); err != nil {
		return "", err
	}
	return strings.TrimRight(made.String(), "\n"), nil
}

// kept takes out of a document what Intercom would not keep, or would make
// something else of.
type kept struct{}

func (kept) Transform(document *ast.Document, reader text.Reader, _ parser.Context) {
	const lowest = 2 // of the headings
	var quotes []ast.Node
	_ = ast.Walk(document, func(node ast.Node, entering bool) (ast.WalkStatus, error) { // which never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.Heading:
			node.Level = min(node.Level, lowest)
		case *ast.FencedCodeBlock:
			node.Info = nil
		case *ast.Link:
			node.Title, node.Destination = nil, harmless(node.Destination)
		case *ast.Image:
			node.Title, node.Destination = nil, harmless(node.Destination)
		case *ast.AutoLink:
			if html.IsDangerousURL(node.URL(reader.Source())) {
				node.Parent().ReplaceChild(node.Parent(), node, ast.NewString(node.Label(reader.Source())))
				return ast.WalkSkipChildren, nil
			}
		case *ast.Blockquote:
			quotes = append(quotes, node)
		}
		return ast.WalkContinue, nil
	})
	for _, quote := range quotes {
		parent := quote.Parent()
		for child := quote.FirstChild(); child != nil; child = quote.FirstChild() {
			parent.InsertBefore(parent, quote, child)
		}
		parent.RemoveChild(parent, quote)
	}
}

// harmless is the address of a link or an image, or none where it runs a script.
func harmless(address []byte) []byte {
	if html.IsDangerousURL(address) {
		return nil
	}
	return address
}
