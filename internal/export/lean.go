package export

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"golang.org/x/sync/errgroup"
)

// A draft is what is being written of an object: a configuration without what is empty,
// and without what the provider plans by itself for a new object, of which it is asked:
// then it is a default, whatever makes it one. What is unknown in that plan Intercom
// would choose, and another workspace otherwise. What a creation refuses is left out: it
// is said twice, as a text in HTML and in Markdown is, or the version of the API cannot
// write it.
type draft struct {
	e       *exporter
	o       *object
	whole   tftypes.Value
	state   map[place]tftypes.Value
	choices []place        // which the provider may plan by itself, in the order of decision
	base    map[place]bool // all that can be left out
	planned map[place]tftypes.Value
	refused []string // of the creation without all of base
	lean    tftypes.Value
}

// A decision is what is left out of an object.
type decision struct {
	dropped map[place]bool
	refused []place // those of them that a creation refuses beside others
}

// begin plans a creation without all that can be left out.
func (e *exporter) begin(ctx context.Context, o *object) (d *draft, err error) {
	d = &draft{e: e, o: o, whole: settable(o.kind.schema.Block.Attributes, o.instance.State()), base: map[place]bool{}}
	var all choices
	all.find("", o.kind.schema.Block.Attributes, d.whole)
	d.state = places(d.whole)
	for _, at := range slices.Concat(all.empty, all.groups, all.chosen) {
		d.base[at] = true
	}
	// The first ones first: of parent_id and parent_ids, body and body_markdown, the
	// first one is written.
	d.choices = slices.Sorted(slices.Values(slices.Concat(all.groups, all.chosen)))
	d.planned, d.refused, err = d.plan(ctx, d.base)
	return d, err
}

// plan is what a creation plans, and what it refuses, without some places.
func (d *draft) plan(ctx context.Context, dropped map[place]bool) (map[place]tftypes.Value, []string, error) {
	planned, refused, err := d.e.run.Creation(ctx, d.o.kind.typeName, configOf(without(d.whole, dropped)))
	if err == nil {
		err = ctx.Err()
	}
	return places(planned), refused, err
}

// news are the refusals that a creation without all of base has not.
func (d *draft) news(refused []string) []string {
	return slices.DeleteFunc(refused, func(one string) bool { return slices.Contains(d.refused, one) })
}

// isDefault says whether a plan has at a place what the object has.
func (d *draft) isDefault(planned map[place]tftypes.Value, at place) bool {
	value, there := planned[at]
	return there && value.IsFullyKnown() && value.Equal(d.state[at])
}

// pattern is the same for objects of a kind that have the same attributes and choices, of
// which the same are defaults.
func (d *draft) pattern() string {
	has := slices.Clone(d.refused)
	for name, value := range members(d.whole) {
		if !value.IsNull() {
			has = append(has, name)
		}
	}
	for at := range d.base {
		has = append(has, fmt.Sprintf("%q %t", at, d.isDefault(d.planned, at)))
	}
	slices.Sort(has)
	return strings.Join(has, "\n")
}

// decide finds what can be left out, place by place. It is nil where that goes by more
// than the pattern.
func (d *draft) decide(ctx context.Context) (*decision, error) {
	dropped, defaults, planned := maps.Clone(d.base), map[place]bool{}, d.planned
	made := &decision{dropped: dropped}
	for _, at := range d.choices {
		if d.isDefault(planned, at) {
			defaults[at] = true
			continue
		}
		if at.isIn(dropped) {
			continue
		}
		delete(dropped, at)
		later, now, err := d.plan(ctx, dropped)
		if err != nil {
			return nil, err
		}
		now = d.news(now)
		if len(now) == 0 {
			planned = later
			continue
		}
		alone := maps.Clone(d.base)
		maps.DeleteFunc(alone, func(one place, _ bool) bool { return one == at || at.isIn(map[place]bool{one: true}) })
		_, itself, err := d.plan(ctx, alone)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(now, func(one string) bool { return slices.Contains(itself, one) }) {
			d.o.unmade = append(d.o.unmade, at.String())
		}
		dropped[at] = true
		made.refused = append(made.refused, at)
	}
	// What was a default before the rest was written may be none beside it.
	for at := range defaults {
		if value, there := planned[at]; there && value.IsFullyKnown() && !value.Equal(d.state[at]) {
			delete(dropped, at)
		}
	}
	d.lean = without(d.whole, dropped)
	if len(d.o.unmade) > 0 {
		return nil, nil
	}
	return made, nil
}

// follow does what was decided of an object of the same pattern, where the same holds of
// this one: what is left out is planned as it is, or refused.
func (d *draft) follow(ctx context.Context, made *decision) (followed bool, err error) {
	planned, now, err := d.plan(ctx, made.dropped)
	if err != nil || len(d.news(now)) > 0 {
		return false, err
	}
	for _, at := range d.choices {
		if !made.dropped[at] || slices.Contains(made.refused, at) || at.isIn(made.dropped) || d.isDefault(planned, at) {
			continue
		}
		if planned[at].IsFullyKnown() || !d.isDefault(d.planned, at) {
			return false, nil
		}
	}
	for _, at := range made.refused {
		beside := maps.Clone(made.dropped)
		delete(beside, at)
		if _, now, err = d.plan(ctx, beside); err != nil || len(d.news(now)) == 0 {
			return false, err
		}
	}
	d.lean = without(d.whole, made.dropped)
	return true, nil
}

// prove finds what to write of the objects of a kind, and proves it by their plans, for as
// many at a time as there are processors. What can be left out is found with one object
// of each pattern, and tried with the others.
func (e *exporter) prove(ctx context.Context, objects []*object) error {
	drafts := make([]*draft, len(objects))
	err := atOnce(ctx, objects, func(ctx context.Context, i int) (err error) {
		drafts[i], err = e.begin(ctx, objects[i])
		return err
	})
	if err != nil {
		return err
	}
	patterns, firsts := make([]string, len(drafts)), map[string]int{}
	for i, d := range drafts {
		patterns[i] = d.pattern()
		if first, there := firsts[patterns[i]]; !there || objects[i].id < objects[first].id { // whatever the order of the list
			firsts[patterns[i]] = i
		}
	}
	decisions := make([]*decision, len(drafts))
	err = atOnce(ctx, objects, func(ctx context.Context, i int) (err error) {
		if firsts[patterns[i]] == i {
			decisions[i], err = drafts[i].decide(ctx)
		}
		return err
	})
	if err != nil {
		return err
	}
	return atOnce(ctx, objects, func(ctx context.Context, i int) (err error) {
		d, first := drafts[i], firsts[patterns[i]]
		followed := first == i
		if made := decisions[first]; !followed && made != nil {
			followed, err = d.follow(ctx, made)
		}
		if err == nil && !followed {
			_, err = d.decide(ctx)
		}
		if err == nil {
			objects[i].why, err = e.configure(ctx, objects[i], d.lean, d.whole)
		}
		return err
	})
}

// atOnce does something for objects, for as many at a time as there are processors.
func atOnce(ctx context.Context, objects []*object, do func(ctx context.Context, i int) error) error {
	group, limited := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, o := range objects {
		group.Go(func() error {
			if err := do(limited, i); err != nil {
				return fmt.Errorf("planning %s %s: %w", o.kind.words(), o.id, err)
			}
			return nil
		})
	}
	return group.Wait()
}

// settle leaves those of each kind that can be written.
func (e *exporter) settle() {
	for _, k := range e.kinds {
		objects := e.objects[k.name]
		e.objects[k.name] = nil
		for _, o := range objects {
			if o.why == "" {
				e.objects[k.name] = append(e.objects[k.name], o)
				continue
			}
			e.report.leaveOut(k, o.id, o.why)
			delete(e.byID[k.name], o.parts[max(0, slices.Index(k.identity, "id"))])
		}
	}
}
