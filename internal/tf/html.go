package tf

import (
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/richtext"
)

// HTMLType is the type of a text that Intercom keeps as HTML, and HTML a value of
// it. Texts that a reader sees no difference between are equal: Intercom rewrites
// what it gets.
type (
	HTMLType = TextType[htmlForm]
	HTML     = Text[htmlForm]
)

type htmlForm struct{}

func (htmlForm) name() string                { return "HTMLType" }
func (htmlForm) same(one, other string) bool { return richtext.Same(one, other) }

// HTMLValue makes an HTML.
func HTMLValue(text string) HTML { return HTML{basetypes.NewStringValue(text)} }

// KeepHTML is KeepSame for HTML.
func KeepHTML() planmodifier.String { return KeepSame("a string of the same meaning", richtext.Same) }
