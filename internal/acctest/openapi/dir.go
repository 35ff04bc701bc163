package openapi

import (
	"bytes"
	"os"
	"path/filepath"
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
