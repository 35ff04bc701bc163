// Command bench measures the provider on an emulated workspace: requests, time,
// processor time and memory of creating, planning and destroying, beside the
// engine's floor and beside one request per object. It writes BENCHMARKS.md.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// scenario is one way to run one configuration.
type scenario struct {
	Workspace string // what the configuration is of
	Objects   int
	Latency   time.Duration
	Limit     int // requests per 10 seconds, 0 for none
	Provider  string
}

// The providers that are compared.
const (
	ours     = "this provider"
	uncached = "`read_cache = false`"
	floor    = "engine's floor"
)

// The configurations.
const (
	tags     = "tags"
	mixed    = "all kinds"
	articles = "articles"
	pages    = "external pages"
	exported = "ten kinds, exported"
)

const (
	// What the conclusions are drawn from is measured several times, and the
	// quickest counts: others may use the machine meanwhile.
	concluded, repetitions = 1000, 3
	// Terraform's own apply grows with the square of what the state holds: from
	// this size on, and for all but tags, OpenTofu runs the configuration.
	large = 5000
)

func run(ctx context.Context, args []string) error {
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	sizes := set.String("sizes", "10,100,1000,5000", "how many objects, with commas between")
	output := set.String("output", "BENCHMARKS.md", "file to write; empty prints")
	kept := set.String("rows", "", "file that keeps what was measured: what it has is not measured again, so that a run can be ended and go on")
	if err := set.Parse(args); err != nil {
		return err
	}
	say := func(line string) { fmt.Fprintln(os.Stderr, line) }
	found, err := engine.Find(ctx, say)
	if err != nil {
		return err
	}
	openTofu, err := engine.Named(ctx, "opentofu", say)
	if err != nil {
		return err
	}
	b, err := newBench(ctx)
	if err != nil {
		return err
	}
	defer b.close()
	rows, err := read(*kept)
	if err != nil {
		return err
	}
	before := slices.Clone(rows)
	for _, s := range scenarios(*sizes) {
		if slices.ContainsFunc(before, func(r row) bool { return r.Scenario == s }) {
			continue
		}
		program := found
		if s.Objects >= large || s.Workspace != tags {
			program = openTofu
		}
		say(fmt.Sprintf("%s, %s: %d %s, latency %s, limit %d", program, s.Provider, s.Objects, s.Workspace, s.Latency, s.Limit))
		measured, err := b.measure(ctx, program, s)
		if err != nil {
			return fmt.Errorf("%+v: %w", s, err)
		}
		rows = quicker(rows, measured)
		if err := keep(*kept, rows); err != nil {
			return err
		}
	}
	text := report(rows)
	if *output == "" {
		fmt.Print(text)
		return nil
	}
	root, err := engine.Root()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, *output), []byte(text), 0o644) //nolint:gosec // a page to read
}

// read returns the rows of an earlier run, none where there is no file.
func read(file string) (rows []row, err error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file) //nolint:gosec // the user's own
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &rows)
	}
	return rows, err
}

func keep(file string, rows []row) error {
	if file == "" {
		return nil
	}
	text, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}

// scenarios are all that is measured. The floor with a latency is what the engine
// makes of an ideal provider, whose writes wait for one request each.
func scenarios(sizes string) []scenario {
	const latency, limit = 100 * time.Millisecond, 166
	var all []scenario
	for _, text := range strings.Split(sizes, ",") {
		objects, err := strconv.Atoi(text)
		if err != nil {
			continue
		}
		all = append(all, scenario{tags, objects, 0, 0, floor}, scenario{tags, objects, 0, 0, ours})
		if objects >= large {
			continue // an hour otherwise
		}
		all = append(all, scenario{tags, objects, latency, 0, floor}, scenario{tags, objects, latency, 0, ours})
		for i := 1; objects == concluded && i < repetitions; i++ {
			all = append(all, scenario{tags, objects, 0, 0, floor}, scenario{tags, objects, latency, 0, floor}, scenario{tags, objects, latency, 0, ours})
		}
		all = append(all, scenario{tags, objects, 0, 0, uncached}, scenario{tags, objects, latency, 0, uncached})
		if objects > limit {
			all = append(all, scenario{tags, objects, 0, limit, ours}, scenario{tags, objects, latency, limit, ours})
		}
	}
	all = append(all, scenario{exported, concluded, latency, 0, ours}, scenario{exported, 10 * concluded, latency, 0, ours})
	// Texts are what is large in knowledge.
	for _, workspace := range []string{articles, pages} {
		all = append(all, scenario{workspace, concluded, 0, 0, floor}, scenario{workspace, concluded, 0, 0, ours}, scenario{workspace, concluded, latency, 0, ours})
	}
	return append(all, scenario{mixed, 2 * concluded, 0, 0, floor}, scenario{mixed, 2 * concluded, 0, 0, ours},
		scenario{mixed, 2 * concluded, latency, 0, ours}, scenario{mixed, 2 * concluded, latency, 0, uncached})
}
