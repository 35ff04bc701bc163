package intercom

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// redactor takes the access token out of whatever comes from outside: a gateway
// may repeat a request's headers in its refusal, in any spelling.
type redactor struct {
	length int             // of what a text must share with a spelling of the token
	shared map[string]bool // every part of that length of every spelling, in small letters
	// rare are parts of the spellings that nothing escapes, for a quick look.
	rare [][]byte
}

const (
	// redacted stands where the token stood.
	redacted = "(the access token)"
	// telling is how many characters of a token in a row are taken out. Fewer
	// open nothing, and a text may have them by chance.
	telling = 12
	// shortestToken is the shortest that is looked for.
	shortestToken = 4
	// longestRefusal bounds what is read of a refusal, in bytes.
	longestRefusal = 64 << 10
	// escapings is how often a text may have been escaped.
	escapings = 3
)

// shortWord is what may be shown of a setting: a secret is longer.
var shortWord = regexp.MustCompile(`^[A-Za-z0-9.-]{1,12}$`)

// Quoted is a setting as a message may show it: settings are mixed up, and what is
// no short word may be the token.
func Quoted(text string) string {
	if shortWord.MatchString(text) {
		return strconv.Quote(text)
	}
	return "what it is set to"
}

func newRedactor(token string) *redactor {
	r := &redactor{length: min(telling, len(token)), shared: map[string]bool{}}
	if len(token) < shortestToken {
		return r
	}
	for _, spelling := range spellings(token) {
		folded := strings.ToLower(spelling)
		for at := range len(folded) - r.length + 1 {
			r.shared[folded[at:at+r.length]] = true
		}
		parts := strings.FieldsFunc(spelling, func(c rune) bool { return !strings.ContainsRune(unescaped, c) })
		if longest := slices.MaxFunc(append(parts, ""), func(a, b string) int { return len(a) - len(b) }); len(longest) >= shortestToken {
			r.rare = append(r.rare, []byte(longest))
		}
	}
	return r
}

// unescaped are characters that nobody escapes.
const unescaped = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// spellings are the token as it is, in hexadecimal and in base64. That spells a
// text in three ways, by what comes before it; letters in which a neighbour has
// a part are left out.
func spellings(token string) []string {
	all := []string{token, hex.EncodeToString([]byte(token))}
	for before := range 3 {
		for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			spelled := encoding.EncodeToString([]byte(strings.Repeat("x", before) + token))
			spelled = spelled[(8*before+5)/6:]
			if (before+len(token))%3 != 0 {
				spelled = spelled[:len(spelled)-1]
			}
			all = append(all, spelled)
		}
	}
	return all
}

// text is a text without the token, in whichever spelling, escaped as addresses,
// JSON and HTML have it.
func (r *redactor) text(text string) string {
	if len(text) < r.length || len(r.shared) == 0 {
		return text
	}
	hidden := make([]bool, len(text))
	found := false
	now := make([]character, len(text))
	for at := range len(text) {
		now[at] = character{text[at], at, at + 1}
	}
	for range escapings + 1 {
		found = r.find(now, hidden) || found
		next := unescape(now)
		if len(next) == len(now) {
			break
		}
		now = next
	}
	if !found {
		return text
	}
	var clean strings.Builder
	for at := range len(text) {
		switch {
		case !hidden[at]:
			clean.WriteByte(text[at])
		case at == 0 || !hidden[at-1]:
			clean.WriteString(redacted)
		}
	}
	return clean.String()
}

// refusal is the beginning of a body that is going to be shown, without the token.
func (r *redactor) refusal(body []byte) []byte {
	return []byte(r.text(string(body[:min(len(body), longestRefusal)])))
}

// body is the body of a success without the token, as far as a look finds it that
// lists of megabytes bear.
func (r *redactor) body(body []byte) []byte {
	if slices.ContainsFunc(r.rare, func(part []byte) bool { return bytes.Contains(body, part) }) {
		return []byte(r.text(string(body)))
	}
	return body
}

// header is a header without the token.
func (r *redactor) header(header http.Header) http.Header {
	clean := make(http.Header, len(header))
	for name, values := range header {
		for _, value := range values {
			clean[name] = append(clean[name], r.text(value))
		}
	}
	return clean
}

// error is an error whose text is without the token.
func (r *redactor) error(err error) error {
	if clean := r.text(err.Error()); clean != err.Error() {
		return &redactedError{clean, err}
	}
	return err
}

// redactedError is an error with another text.
type redactedError struct {
	text string
	err  error
}

func (e *redactedError) Error() string { return e.text }
func (e *redactedError) Unwrap() error { return e.err }

// fields are what is logged, without the token.
func (r *redactor) fields(fields map[string]any) map[string]any {
	for name, value := range fields {
		if text, ok := value.(string); ok {
			fields[name] = r.text(text)
		}
	}
	return fields
}

// character is one byte of a text after its escaping was undone, and where it
// stood in the text.
type character struct {
	value    byte
	from, to int
}

// find marks what is the token or a good part of it, and says whether there is
// any. Spaces do not count: long lines are wrapped.
func (r *redactor) find(text []character, hidden []bool) (found bool) {
	letters := make([]byte, 0, len(text))
	kept := make([]character, 0, len(text))
	for _, c := range text {
		if c.value == ' ' || '\t' <= c.value && c.value <= '\r' {
			continue
		}
		letter := c.value
		if 'A' <= letter && letter <= 'Z' {
			letter += 'a' - 'A'
		}
		letters, kept = append(letters, letter), append(kept, c)
	}
	for at := 0; at+r.length <= len(letters); at++ {
		if !r.shared[string(letters[at:at+r.length])] {
			continue
		}
		found = true
		for i := kept[at].from; i < kept[at+r.length-1].to; i++ {
			hidden[i] = true
		}
	}
	return found
}

// escaped is one character of ASCII as it is escaped in an address, in JSON or
// a programming language, and in HTML.
var escaped = regexp.MustCompile(`%([0-9A-Fa-f]{2})|\\u00([0-9A-Fa-f]{2})|\\x([0-9A-Fa-f]{2})|&#[xX]0*([0-9A-Fa-f]{2});|&#0*([0-9]{2,3});|\\([/\\"])|&(amp|plus|equals|sol|quot);`)

// unescape undoes one escaping.
func unescape(text []character) []character {
	values := make([]byte, len(text))
	for i, c := range text {
		values[i] = c.value
	}
	out := make([]character, 0, len(text))
	last := 0
	for _, at := range escaped.FindAllSubmatchIndex(values, -1) {
		out = append(out, text[last:at[0]]...)
		out = append(out, character{meaning(values, at), text[at[0]].from, text[at[1]-1].to})
		last = at[1]
	}
	return append(out, text[last:]...)
}

// meaning is the character that an escape stands for.
func meaning(values []byte, at []int) byte {
	const decimal, itself, named = 5, 6, 7
	for group := 1; group <= named; group++ {
		if at[2*group] < 0 {
			continue
		}
		text := string(values[at[2*group]:at[2*group+1]])
		base := 16
		switch group {
		case itself:
			return text[0]
		case named:
			return map[string]byte{"amp": '&', "plus": '+', "equals": '=', "sol": '/', "quot": '"'}[text]
		case decimal:
			base = 10
		}
		value, _ := strconv.ParseUint(text, base, 8) // what is too large is no letter of a token
		return byte(value)
	}
	return 0
}
