package tf

import (
	"context"
	"fmt"
	"math"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/rivo/uniseg"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
)

// textRule is a validator of one text: what must be true, and the check.
type textRule struct {
	rule string
	ok   func(string) bool
}

func (r textRule) Description(context.Context) string         { return r.rule }
func (r textRule) MarkdownDescription(context.Context) string { return r.rule }

func (r textRule) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() || r.ok(req.ConfigValue.ValueString()) {
		return
	}
	// Without the value: it may be sensitive, which Terraform does not tell.
	resp.Diagnostics.AddAttributeError(req.Path, "Invalid value", fmt.Sprintf("%s %s.", req.Path, r.rule))
}

// Name is a text that people read: not empty, without a line break, and
// without white space around it, which Intercom would cut off.
func Name() validator.String {
	return textRule{"must be a string in one line, not empty, without white space at either end", oneLine}
}

func oneLine(text string) bool {
	return text != "" && strings.TrimSpace(text) == text && !strings.ContainsFunc(text, unicode.IsControl)
}

// Matches is for texts of a pattern; rule says what that is.
func Matches(pattern *regexp.Regexp, rule string) validator.String {
	return textRule{rule, pattern.MatchString}
}

// Regexp is a regular expression as Go has them.
func Regexp() validator.String {
	return textRule{"must be a regular expression in RE2 syntax", func(text string) bool {
		_, err := regexp.Compile(text)
		return err == nil
	}}
}

// OneOf is for texts of which there are a few only.
func OneOf(values ...string) validator.String {
	last := len(values) - 1
	return textRule{"must be " + Quoted(slices.Clone(values[:last])) + fmt.Sprintf(" or %q", values[last]), func(text string) bool {
		return slices.Contains(values, text)
	}}
}

// ID is an id of another object.
func ID() validator.String {
	return textRule{"must be an id as Intercom shows it: not empty, without white space or slashes", func(text string) bool {
		return text != "" && text != "." && text != ".." && !strings.ContainsFunc(text, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsControl(r) || r == '/'
		})
	}}
}

// NumericID is an id of another object that Intercom wants as a number.
func NumericID() validator.String {
	return textRule{"must be an id as Intercom shows it, which here has digits only", func(text string) bool {
		_, err := strconv.ParseUint(text, 10, 63)
		return err == nil
	}}
}

// RFC3339 is a moment that Intercom keeps to the second.
func RFC3339() validator.String {
	return textRule{`must be a time in RFC 3339 format, to the second, such as "2026-02-28T09:00:00Z"`, func(text string) bool {
		at, ok := ParseRFC3339(text)
		return ok && at.Nanosecond() == 0
	}}
}

// Date is a day.
func Date() validator.String {
	return textRule{`must be a date such as "2026-12-25"`, func(text string) bool {
		_, err := time.Parse(time.DateOnly, text)
		return err == nil
	}}
}

// Duration is how long something lasts, as Go writes it.
func Duration() validator.String {
	return textRule{`must be a duration of a second or more, such as "90s", "30m" or "12h"`, func(text string) bool {
		lasts, err := time.ParseDuration(text)
		return err == nil && lasts >= time.Second
	}}
}

// Email is the address of a person.
func Email() validator.String {
	return textRule{"must be an e-mail address such as ada@example.com", func(text string) bool {
		address, err := mail.ParseAddress(text)
		return err == nil && address.Address == text
	}}
}

// PhoneNumber is a number that can be dialled from everywhere.
func PhoneNumber() validator.String {
	return textRule{"must be a phone number in E.164 format: +, the code of the country, and the number, such as +353851234567", e164.MatchString}
}

var e164 = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)

// WebAddress is the whole address of something on the web.
func WebAddress() validator.String {
	return textRule{"must be a URL that begins with https:// or http://", func(text string) bool {
		address, err := url.Parse(text)
		return err == nil && address.Host != "" && (address.Scheme == "https" || address.Scheme == "http") && !strings.ContainsFunc(text, unicode.IsSpace)
	}}
}

// OneEmoji is a text that shows as a single picture.
func OneEmoji() validator.String {
	return textRule{"must be one emoji", func(text string) bool {
		first, _ := utf8.DecodeRuneInString(text)
		return uniseg.GraphemeClusterCount(text) == 1 && (pictorial(first) || strings.HasSuffix(text, keycap))
	}}
}

// OrEmpty lets the empty string through beside what a rule does.
func OrEmpty(rule validator.String) validator.String { return orEmpty{rule} }

type orEmpty struct{ validator.String }

func (r orEmpty) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.ValueString() != "" {
		r.String.ValidateString(ctx, req, resp)
	}
}

// keycap makes a key of the digit before it.
const keycap = "\u20E3"

// pictorial says whether a character can begin an emoji. It errs on the side of
// symbols that are none, and of emojis that are newer than Go's tables.
func pictorial(r rune) bool {
	const firstPicture, lastPicture = 0x1F000, 0x1FAFF
	return r >= firstPicture && r <= lastPicture || r > unicode.MaxASCII && unicode.In(r, unicode.So, unicode.Sm) ||
		strings.ContainsRune("‼⁉ℹ〰", r)
}

// IPv4 is an address, or a range of them.
func IPv4() validator.String {
	return textRule{`must be an IPv4 address such as "192.0.2.10", or a range of them in CIDR notation such as "192.0.2.0/24"`, func(text string) bool {
		addresses, err := intercom.ParseAddresses(text)
		return err == nil && addresses.Addr().Is4()
	}}
}

// ListItem is one value of a list attribute. Intercom takes all of them as one
// text with commas between.
func ListItem() validator.String {
	return textRule{"must be a string in one line without a comma, not empty, without white space at either end", func(text string) bool {
		return oneLine(text) && !strings.Contains(text, ",")
	}}
}

// WholeNumber is a number without a fraction between two bounds. The framework's
// own whole numbers tell whoever configures another that the provider is at
// fault.
func WholeNumber(least, most float64) validator.Float64 { return wholeNumber{least, most} }

type wholeNumber struct{ least, most float64 }

func (w wholeNumber) Description(context.Context) string {
	return fmt.Sprintf("must be a whole number from %.f to %.f", w.least, w.most)
}

func (w wholeNumber) MarkdownDescription(ctx context.Context) string { return w.Description(ctx) }

func (w wholeNumber) ValidateFloat64(ctx context.Context, req validator.Float64Request, resp *validator.Float64Response) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	if value := req.ConfigValue.ValueFloat64(); value != math.Trunc(value) || value < w.least || value > w.most {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid value", fmt.Sprintf("%s %s.", req.Path, w.Description(ctx)))
	}
}

// Quoted is a list of strings for a message, each in quotes.
func Quoted(texts []string) string {
	shown := make([]string, 0, len(texts))
	for _, text := range texts {
		shown = append(shown, strconv.Quote(text))
	}
	return strings.Join(shown, ", ")
}
