package openapi

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// tolerance excuses one kind of violation at one place, and says why.
type tolerance struct {
	version string // 2.16 or preview; "" for both
	side    string
	op      string
	status  int    // 0 on the side of the request
	pointer string // "*" for any index, "+" for any member
	keyword string
	why     string

	own    bool // ours, and not a known fault of the description
	seldom bool // what needs it are acceptance tests, of which each looks at a few exchanges
	uses   int
}

// readFaults reads the known faults of a description: the places where it
// contradicts its own examples.
func readFaults(dir, version string) ([]*tolerance, error) {
	path := filepath.Join(dir, "known-faults-"+version+".json")
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the known faults: %w", err)
	}
	var faults []struct {
		Side    string `json:"side"`
		Op      string `json:"op"`
		Status  int    `json:"status"`
		Pointer string `json:"pointer"`
		Keyword string `json:"keyword"`
		Why     string `json:"why"`
	}
	if err := json.Unmarshal(data, &faults); err != nil {
		return nil, fmt.Errorf("reading the known faults: %s: %w", path, err)
	}
	var all []*tolerance
	for _, f := range faults {
		all = append(all, &tolerance{
			version: version, side: f.Side, op: f.Op, status: f.Status,
			pointer: f.Pointer, keyword: f.Keyword, why: f.Why,
		})
	}
	return all, nil
}

func (t *tolerance) excuses(version string, v Violation) bool {
	return (t.version == "" || t.version == version) && t.side == v.Side && t.op == v.Operation &&
		t.status == v.Status && t.keyword == v.Keyword && pointerFits(t.pointer, v.Pointer)
}

// pointerFits says whether the pointer fits the pattern, in which "*" stands
// for any index and "+" for any member.
func pointerFits(pattern, pointer string) bool {
	return slices.EqualFunc(strings.Split(pattern, "/"), strings.Split(pointer, "/"), func(want, got string) bool {
		return want == got || want == "+" || (want == "*" && got != "" && strings.Trim(got, "0123456789") == "")
	})
}

func (t *tolerance) String() string {
	version := t.version
	if version == "" {
		version = "every version"
	}
	v := Violation{Side: t.side, Operation: t.op, Status: t.status, Pointer: t.pointer, Keyword: t.keyword, Message: t.why}
	return version + " " + v.String()
}

// excuse drops the violations that are tolerated and counts what they needed.
func (c *Checker) excuse(version string, found []Violation) []Violation {
	if len(found) == 0 {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.DeleteFunc(found, func(v Violation) bool {
		excused := false
		for _, t := range c.tolerances {
			if t.excuses(version, v) {
				t.uses++
				excused = true
			}
		}
		return excused
	})
}

// Tolerated lists the tolerances that were used, sorted, each with how often.
func (c *Checker) Tolerated() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var used []string
	for _, t := range c.tolerances {
		if t.uses > 0 {
			used = append(used, fmt.Sprintf("%s (%d times)", t, t.uses))
		}
	}
	slices.Sort(used)
	return used
}

// Unneeded lists the tolerances of our own that no exchange so far needed,
// sorted. Those of the descriptions' known faults are not ours to tidy.
func (c *Checker) Unneeded() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var idle []string
	for _, t := range c.tolerances {
		if t.own && !t.seldom && t.uses == 0 {
			idle = append(idle, t.String())
		}
	}
	slices.Sort(idle)
	return idle
}
