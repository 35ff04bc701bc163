// Package operations accounts for every operation of Intercom's API: what of the
// provider asks for it, or why nothing does. Tests hold the table to the published
// descriptions, to the emulator and to what the provider asks for; "make docs" writes a
// page of it.
package operations

import (
	_ "embed"
	"fmt"
	"strings"
)

// Always is the Since of an operation that every version has which the provider speaks.
const Always = "2.10"

// Operation is a method of a path of Intercom's API.
type Operation struct {
	Group string // of the API reference
	Name  string // as in "GET /tags/{}"
	// Since is the first version of the API that has it, as the emulator has it; for
	// what the emulator lacks, as the descriptions tell.
	Since string
	// Surfaces are what of the provider asks for it, as in "resource tag": a resource, a
	// list, a data source, an action or "provider". None is for what nothing asks for.
	Surfaces []string
	Reason   string // why nothing asks for it; "" where something does
	// Undescribed says where it is documented; "" where a published description has it.
	Undescribed string
}

//go:embed operations.tsv
var table string

// All is every operation, in the order of groups and paths.
func All() ([]Operation, error) {
	var all []Operation
	lines := strings.Split(strings.Trim(table, "\n"), "\n")
	for _, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		const columns = 6
		if len(cells) != columns {
			return nil, fmt.Errorf("operations.tsv: %d columns in %q", len(cells), line)
		}
		one := Operation{Group: cells[0], Name: cells[1], Since: cells[2], Reason: cells[4], Undescribed: cells[5]}
		if cells[3] != "" {
			one.Surfaces = strings.Split(cells[3], ", ")
		}
		if (one.Surfaces == nil) == (one.Reason == "") {
			return nil, fmt.Errorf("operations.tsv: %s needs either surfaces or a reason", one.Name)
		}
		all = append(all, one)
	}
	return all, nil
}
