// Package richtext compares texts with markup by what a reader sees. Intercom
// rewrites the HTML that it is given: it puts text into paragraphs, gives
// elements classes, opens links in a new tab.
package richtext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Same says whether two texts mean the same. Either may be plain: Intercom puts
// a plain text into a paragraph, and what becomes of its line breaks is
// documented nowhere, so that they equal spaces, <br> and paragraphs. Between
// two texts with markup all of these differ. Images count by their address.
func Same(one, other string) bool {
	if one == other {
		return true
	}
	a, b := read(one), read(other)
	switch {
	case a.plain && b.plain:
		return slices.Equal(a.lines, b.lines)
	case a.plain != b.plain:
		return unbroken(a.canonical) == unbroken(b.canonical)
	default:
		return a.canonical == b.canonical
	}
}

// unbroken is a canonical text as one line.
func unbroken(canonical string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(canonical, "<br>", " ")), " ")
}

// text is a text as it was understood.
type text struct {
	plain     bool
	lines     []string // of a plain text
	canonical string   // the same for all that look the same, with line breaks between paragraphs
}

func read(source string) text {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(source), body)
	if err != nil { // nested deeper than any browser shows
		return text{canonical: source}
	}
	result, w := text{plain: true}, &writer{fresh: true}
	var words strings.Builder
	for _, node := range nodes {
		switch node.Type {
		case html.ElementNode:
			result.plain = false
		case html.TextNode:
			words.WriteString(node.Data)
		}
		w.node(node)
	}
	result.canonical = w.out.String()
	for line := range strings.Lines(strings.TrimSpace(words.String())) {
		result.lines = append(result.lines, strings.Join(strings.Fields(line), " "))
	}
	return result
}

// writer writes canonical text.
type writer struct {
	out       strings.Builder
	gap       string // to come before what is written next: a space, or a line break between paragraphs
	fresh     bool   // nothing stands before it on the line, so that no gap is seen
	preserved int    // how many <pre> are open
}

func (w *writer) node(node *html.Node) {
	switch node.Type {
	case html.TextNode:
		w.text(node.Data)
	case html.ElementNode:
		w.element(node)
	}
}

func (w *writer) children(node *html.Node) {
	for child := range node.ChildNodes() {
		w.node(child)
	}
}

const space = " \t\r\n\f" // that HTML collapses

func (w *writer) text(data string) {
	if w.preserved > 0 {
		w.inline(html.EscapeString(data))
		return
	}
	words := strings.FieldsFunc(data, func(r rune) bool { return strings.ContainsRune(space, r) })
	if strings.TrimLeft(data, space) != data {
		w.part(" ")
	}
	for i, word := range words {
		if i > 0 {
			w.part(" ")
		}
		w.inline(html.EscapeString(word))
	}
	if len(words) > 0 && strings.TrimRight(data, space) != data {
		w.part(" ")
	}
}

// part asks for a gap. That between paragraphs is the larger one.
func (w *writer) part(gap string) {
	if !w.fresh && w.gap != "\n" {
		w.gap = gap
	}
}

// inline writes what stands in a line.
func (w *writer) inline(written string) {
	w.out.WriteString(w.gap + written)
	w.gap, w.fresh = "", false
}

// block writes what ends a line and begins another one.
func (w *writer) block(tag string) {
	w.out.WriteString(tag)
	w.gap, w.fresh = "", true
}

// synonyms are elements that look the same. Articles have two levels of
// headings: Intercom makes an h2 of the lower ones.
var synonyms = map[string]string{"strong": "b", "em": "i", "h3": "h2", "h4": "h2", "h5": "h2", "h6": "h2"}

var blocks = []string{"blockquote", "h1", "h2", "hr", "iframe", "li", "ol", "pre", "table", "td", "th", "tr", "ul"}

func (w *writer) element(node *html.Node) {
	name := node.Data
	if synonym, ok := synonyms[name]; ok {
		name = synonym
	}
	attributes := attributes(node)
	switch {
	case name == "br":
		if w.gap == " " {
			w.gap = ""
		}
		w.inline("<br>")
		w.fresh = true
	case attributes == "" && (name == "p" || name == "div"):
		w.part("\n")
		w.children(node)
		w.part("\n")
	case attributes == "" && (name == "span" || name == "tbody"):
		w.children(node)
	case name == "p" || name == "div" || slices.Contains(blocks, name):
		w.block("<" + name + attributes + ">")
		if name == "pre" {
			w.preserved++
			defer func() { w.preserved-- }()
		}
		w.children(node)
		w.block("</" + name + ">")
	default:
		// A line stays as fresh as it was; a gap before the end comes after it.
		fresh := w.fresh
		w.inline("<" + name + attributes + ">")
		w.fresh = fresh && node.FirstChild != nil
		w.children(node)
		w.out.WriteString("</" + name + ">")
	}
}

// usual are the classes that Intercom gives what has none.
var usual = []string{"intercom-align-left", "intercom-container", "no-margin"}

// attributes are the ones that make a difference, in order.
func attributes(node *html.Node) string {
	var kept []string
	for _, attribute := range node.Attr {
		value := strings.TrimSpace(attribute.Val)
		switch attribute.Key {
		case "class":
			classes := slices.DeleteFunc(strings.Fields(value), func(class string) bool { return slices.Contains(usual, class) })
			slices.Sort(classes)
			if value = strings.Join(slices.Compact(classes), " "); value == "" {
				continue
			}
		case "rel":
			continue
		case "target":
			if value == "_blank" {
				continue
			}
		case "id":
			if strings.HasPrefix(value, "h_") { // an anchor for the table of contents
				continue
			}
		}
		kept = append(kept, " "+attribute.Key+`="`+html.EscapeString(value)+`"`)
	}
	slices.Sort(kept)
	return strings.Join(kept, "")
}
