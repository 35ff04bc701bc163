package openapi

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

const (
	// dirVariable names the folder of the descriptions.
	dirVariable = "INTERCOM_OPENAPI_DIR"
	modulePath  = "github.com/terraform-provider-intercom/terraform-provider-intercom"
)

// Dir returns the folder of the descriptions: INTERCOM_OPENAPI_DIR, else
// ../shared/intercom-api/openapi beside the checkout, else "". A folder that
// the variable names is returned unseen, so that a wrong one is an error of
// Load and not a reason to skip.
func Dir() string {
	if dir := os.Getenv(dirVariable); dir != "" {
		return dir
	}
	root := moduleRoot()
	if root == "" {
		return ""
	}
	dir := filepath.Join(filepath.Dir(root), "shared", "intercom-api", "openapi")
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return ""
	}
	return dir
}

// moduleRoot walks up from the working directory, which in a test is its
// package, to the folder of this module; "" outside of it.
func moduleRoot() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for {
		mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && bytes.Contains(mod, []byte("module "+modulePath+"\n")) {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// Shared returns the one checker of the process for the descriptions in Dir;
// nil and no error where there are none.
var Shared = sync.OnceValues(func() (*Checker, error) {
	dir := Dir()
	if dir == "" {
		return nil, nil
	}
	return Load(dir)
})

// Operations are those of all descriptions, as in "GET /tags/{}"; none where Dir is "".
func Operations() (map[string]bool, error) {
	c, err := Shared()
	if c == nil || err != nil {
		return nil, err
	}
	all := map[string]bool{}
	for _, load := range c.descriptions {
		d, err := load()
		if err != nil {
			return nil, err
		}
		for _, r := range d.routes {
			segments := slices.Clone(r.segments)
			for i, segment := range segments {
				if _, is := parameterName(segment); is {
					segments[i] = "{}"
				}
			}
			all[r.method+" /"+strings.Join(segments, "/")] = true
		}
	}
	return all, nil
}
