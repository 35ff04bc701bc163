package emulator

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	tables "github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Quirks of texts that Intercom renders: articles, internal articles, news, snippets.
var (
	MarkdownReflowed = quirk("MarkdownReflowed", off,
		"Markdown that was written comes back as it is made of the HTML that became of it, not as it was written",
		"the example of an article shows the same words with a last new line; nothing says what becomes of other forms of the same")
	ImagesRehosted = quirk("ImagesRehosted", on,
		"images of a text are copied, and their address is then one of Intercom's",
		"developers.intercom.com/docs/guides/help-center/supported-html")
)

// rendered is a text in both of its forms.
type rendered struct{ html, markdown string }

// renderedHTML is what becomes of a text in HTML, or of a plain one.
func (w *Workspace) renderedHTML(text string) rendered {
	if strings.TrimSpace(text) == "" {
		return rendered{}
	}
	made := w.sanitized(text)
	return rendered{made, asMarkdown(made)}
}

// renderedMarkdown is what becomes of a text in Markdown. That it ends with a new
// line shows in the example.
func (w *Workspace) renderedMarkdown(text string) rendered {
	if strings.TrimSpace(text) == "" {
		return rendered{}
	}
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(text), &out); err != nil {
		panic(fmt.Sprintf("Markdown that cannot be rendered: %v", err)) // a buffer takes everything
	}
	made := w.sanitized(out.String())
	if w.has(MarkdownReflowed) {
		return rendered{made, asMarkdown(made)}
	}
	return rendered{made, strings.TrimRight(text, "\n") + "\n"}
}

func asMarkdown(text string) string {
	made, err := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), tables.NewTablePlugin())).ConvertString(text)
	if err != nil {
		panic(fmt.Sprintf("HTML that cannot be turned into Markdown: %v", err))
	}
	return strings.TrimRight(made, "\n") + "\n"
}

// kept are the elements of a text that Intercom keeps, by the guide on supported
// HTML; of the headings it has two.
var kept = map[atom.Atom]bool{
	atom.P: true, atom.H1: true, atom.H2: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.A: true, atom.Img: true, atom.Code: true, atom.Pre: true,
	atom.B: true, atom.Strong: true, atom.I: true, atom.Em: true, atom.Br: true, atom.Hr: true, atom.Iframe: true, atom.Div: true,
	atom.Table: true, atom.Thead: true, atom.Tbody: true, atom.Tr: true, atom.Th: true, atom.Td: true,
}

// sanitized is a text as Intercom writes it: paragraphs have a class, what it
// does not know is taken off, images are its own.
func (w *Workspace) sanitized(text string) string {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		return text // nested deeper than any browser shows
	}
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	plain := true
	for _, node := range nodes {
		plain = plain && node.Type == html.TextNode
	}
	into := root
	if plain { // a text without markup is a paragraph
		into = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
		root.AppendChild(into)
	}
	for _, node := range nodes {
		into.AppendChild(node)
	}
	w.sanitize(root)
	var out strings.Builder
	for child := root.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.TextNode && strings.TrimSpace(child.Data) == "" {
			continue
		}
		if err := html.Render(&out, child); err != nil {
			panic(fmt.Sprintf("HTML that cannot be written: %v", err))
		}
	}
	return out.String()
}

func (w *Workspace) sanitize(parent *html.Node) {
	for child := parent.FirstChild; child != nil; {
		next := child.NextSibling
		switch {
		case child.Type == html.CommentNode, child.DataAtom == atom.Script, child.DataAtom == atom.Style:
			parent.RemoveChild(child)
		case child.Type == html.ElementNode:
			switch child.DataAtom {
			case atom.H3, atom.H4, atom.H5, atom.H6:
				child.Data, child.DataAtom = "h2", atom.H2
			}
			w.sanitize(child)
			if !kept[child.DataAtom] {
				for grandchild := child.FirstChild; grandchild != nil; grandchild = child.FirstChild {
					child.RemoveChild(grandchild)
					parent.InsertBefore(grandchild, child)
				}
				parent.RemoveChild(child)
				break
			}
			child.Attr = w.attributesOf(child)
		}
		child = next
	}
}

// attributesOf are what an element keeps of its attributes, and gets.
func (w *Workspace) attributesOf(element *html.Node) []html.Attribute {
	var attributes []html.Attribute
	for _, attribute := range element.Attr {
		switch attribute.Key {
		case "src":
			if element.DataAtom == atom.Img && w.has(ImagesRehosted) && !strings.HasPrefix(attribute.Val, imageHost) {
				attribute.Val = rehosted(attribute.Val)
			}
		case "href", "alt", "id", "target":
		default:
			continue
		}
		attributes = append(attributes, attribute)
	}
	if element.DataAtom == atom.P {
		attributes = append(attributes, html.Attribute{Key: "class", Val: "no-margin"})
	}
	return attributes
}

// imageHost is where the images of texts are.
const imageHost = "https://downloads.intercomcdn.com/i/o/"

// rehosted is the address of the copy of an image.
func rehosted(address string) string {
	return fmt.Sprintf("%s%08x/image.png", imageHost, crc32.ChecksumIEEE([]byte(address)))
}
