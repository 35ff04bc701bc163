// Package tf holds small helpers between Terraform's values and Go's: null
// handling, validators, plan modifiers, custom types, look-ups, errors in the
// words of a user.
package tf

import "fmt"

// Problem is an error in the words that a user of Terraform is to read.
type Problem struct{ Summary, Detail string }

func (p *Problem) Error() string { return p.Summary + ": " + p.Detail }

// Refuse makes a Problem.
func Refuse(summary, detail string, args ...any) error {
	return &Problem{summary, fmt.Sprintf(detail, args...)}
}
