// Package tf holds small helpers between Terraform's values and Go's: null
// handling, validators, plan modifiers, custom types, look-ups, errors in the
// words of a user.
package tf
