//go:build !unix

package intercom

import "io/fs"

// private trusts the system, which keeps temporary files in the user's profile.
func private(fs.FileInfo) bool { return true }
