package emulator

import "strings"

// undescribed are paths that no published description of the API has, but pages of
// Intercom's reference do.
var undescribed = []string{"/auth_tokens", "/dynamic_contents", "/roles", "/sla_rules"}

// runsRules ends a path that only descriptions of old versions have.
const runsRules = "/run_assignment_rules"

// Described says whether what the emulator does at a path, with a query or without,
// can be held to a published description.
func Described(path string) bool {
	path, _, _ = strings.Cut(path, "?")
	for _, beginning := range undescribed {
		if path == beginning || strings.HasPrefix(path, beginning+"/") {
			return false
		}
	}
	return !strings.HasSuffix(path, runsRules)
}
