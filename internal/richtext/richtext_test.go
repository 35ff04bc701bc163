package richtext_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/richtext"
)

func TestSame(t *testing.T) {
	t.Parallel()
	for _, of := range []struct {
		one, other string
		same       bool
	}{
		{"Hello", "<p>Hello</p>", true},
		{"Hello", " Hello\n", true},
		{"Hello", "<p class=\"no-margin\">Hello</p>\n", true},
		{"Hello", "<p>Hello!</p>", false},
		{"Hello", "<p>hello</p>", false},
		{"Hello", "<p><b>Hello</b></p>", false},
		{"Hello", "", false},
		{"", "<p></p>", true},
		{"", " ", true},
		{"", "<!-- nothing -->", true},
		{"Fish & chips < 5", "<p>Fish &amp; chips &lt; 5</p>", true},
		{"&lt;b&gt;", "<b></b>", false},
		{"He said \"no\"", "<p>He said &quot;no&quot;</p>", true},

		// Line breaks of a plain text.
		{"One\nTwo", "<p>One<br>Two</p>", true},
		{"One\nTwo", "<p>One</p><p>Two</p>", true},
		{"One\n\nTwo", "<p>One</p>\n\n<p>Two</p>", true},
		{"One\nTwo", "<p>One Two</p>", true},
		{"One\nTwo", "<p>OneTwo</p>", false},
		{"One\nTwo", "One Two", false},
		{"One\n\nTwo", "One\nTwo", false},
		{"One \r\n  Two", "One\nTwo", true},

		// Markup.
		{"<p>One</p><p>Two</p>", "<p>One<br>Two</p>", false},
		{"<p>One</p><p>Two</p>", "<p>One Two</p>", false},
		{"<p>One</p><p>Two</p>", "<p>One</p>\n<p> Two </p>\n", true},
		{"<p>One<br/>\n Two</p>", "<p>One <br>Two</p>", true},
		{"<p>A <strong>bold </strong>move</p>", "<p>A <b>bold</b> move</p>", true},
		{"<p>A <b>bold</b> move</p>", "<p>A <i>bold</i> move</p>", false},
		{"<p>A <em>fine</em> day</p>", "A <i>fine</i> day", true},
		{"<p>a<b>b</b></p>", "<p>a <b>b</b></p>", false},
		{"<p><span>One</span></p>", "<p>One</p>", true},
		{"<div><div>One</div></div>", "<p>One</p>", true},
		{"<ul><li>One</li><li>Two</li></ul>", "<ul>\n <li><p class=\"no-margin\">One</p></li>\n <li>Two</li>\n</ul>", true},
		{"<ul><li>One</li></ul>", "<ol><li>One</li></ol>", false},
		{"One<ul><li>Two</li></ul>", "<p>One</p><ul><li>Two</li></ul>", true},
		{"<h4>Title</h4>", "<h2 id=\"h_0123abcd\">Title</h2>", true},
		{"<h1>Title</h1>", "<h2>Title</h2>", false},
		{"<pre><code>a\n  b</code></pre>", "<pre><code>a\n b</code></pre>", false},
		{"<table><tr><td>One</td></tr></table>", "<table><tbody><tr><td><p>One</p></td></tr></tbody></table>", true},

		// Attributes.
		{`<a href="https://example.com">x</a>`, `<p><a target="_blank" rel="nofollow noopener" href="https://example.com">x</a></p>`, true},
		{`<a href="https://example.com">x</a>`, `<a href="https://example.org">x</a>`, false},
		{`<a href="https://example.com" target="_top">x</a>`, `<a href="https://example.com">x</a>`, false},
		{`<p class="intercom-align-left">x</p>`, `x`, true},
		{`<p class="intercom-align-center">x</p>`, `<p>x</p>`, false},
		{`<p class="b a">x</p>`, `<p class="a  b">x</p>`, true},
		{`<img src="a.png" alt="A">`, `<div class="intercom-container"><img alt="A" src="a.png"/></div>`, true},
		{`<img src="a.png">`, `<img src="b.png">`, false},
	} {
		for range 2 {
			if got := richtext.Same(of.one, of.other); got != of.same {
				t.Errorf("%q and %q: %t", of.one, of.other, got)
			}
			of.one, of.other = of.other, of.one
		}
	}
}

// What nests too deeply is compared to the letter.
func TestSameOfTheUnreadable(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("<b><i>", 2000) + "x"
	if !richtext.Same(deep, deep) || richtext.Same(deep, deep+"y") {
		t.Error("texts that nest deeply are not told apart")
	}
}

// FuzzSame holds the comparison to going both ways, and to white space around a
// text, and a paragraph around a plain one, making no difference.
func FuzzSame(f *testing.F) {
	f.Add("Hello", "<p>Hello</p>")
	f.Add("One\nTwo", "<p>One<br>Two</p>")
	f.Add("<ul><li>One</ul>", "<h3 class='x'>&amp;</h3>")
	f.Add("<pre>\n\n a</pre>", "<table><td>")
	f.Add("<svg><p>", "</p>\x00")
	f.Fuzz(func(t *testing.T, one, other string) {
		if !richtext.Same(one, one) || richtext.Same(one, other) != richtext.Same(other, one) {
			t.Errorf("%q and %q", one, other)
		}
		if !strings.ContainsAny(one, "<\x00\r") {
			if !richtext.Same(one, "\n"+one+" ") || !richtext.Same(one, "<p>"+one+"</p>") {
				t.Errorf("%q is not what it is in a paragraph", one)
			}
		}
	})
}
