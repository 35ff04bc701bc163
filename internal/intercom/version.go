package intercom

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Version is a version of Intercom's API: 2.x, or Preview, which is newer than
// every number. Versions compare by Before.
type Version struct{ minor int }

const (
	previewMinor = math.MaxInt
	oldestMinor  = 10
)

var (
	// DefaultVersion is the newest version that this client was written for.
	DefaultVersion = Version{16}
	// Preview is the version that holds what has no number yet. Intercom called
	// it Unstable until April 2026.
	Preview = Version{previewMinor}
)

// ParseVersion reads "2.16", "Preview" or its old name "Unstable". Versions
// before 2.10 are refused: their objects look different.
func ParseVersion(text string) (Version, error) {
	if strings.EqualFold(text, "Preview") || strings.EqualFold(text, "Unstable") {
		return Preview, nil
	}
	minor, found := strings.CutPrefix(text, "2.")
	number, err := strconv.Atoi(minor)
	if !found || err != nil || number < 0 || number >= previewMinor || strconv.Itoa(number) != minor {
		return Version{}, fmt.Errorf(`%s is not a version of Intercom's API; versions are written like "2.16", or "Preview"`, Quoted(text))
	}
	if number < oldestMinor {
		return Version{}, fmt.Errorf("version %s of Intercom's API is not supported; the oldest that is supported is 2.%d", text, oldestMinor)
	}
	return Version{number}, nil
}

// MustVersion is ParseVersion for constants; it panics on a malformed one.
func MustVersion(text string) Version {
	version, err := ParseVersion(text)
	if err != nil {
		panic(err)
	}
	return version
}

// versionOf is the version that a request is made in.
func (c *Client) versionOf(r request) Version {
	if c.config.Version.Before(r.first) {
		return Preview
	}
	if r.last != (Version{}) && r.last.Before(c.config.Version) {
		return r.last
	}
	return c.config.Version
}

// Before says whether v is older than other.
func (v Version) Before(other Version) bool { return v.minor < other.minor }

func (v Version) String() string {
	if v.minor == previewMinor {
		return "Preview"
	}
	return "2." + strconv.Itoa(v.minor)
}
