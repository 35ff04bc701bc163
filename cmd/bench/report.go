package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// report is the page with every row and what the rows come to.
func report(rows []row) string {
	var page strings.Builder
	fmt.Fprintf(&page, "# Benchmarks\n\nWritten by `make bench` on %s, with %s and %d processors (%s).\n"+
		"Engine, provider and emulated workspace share the machine. Ratios are what counts; seconds are this machine's.\n"+
		"The engine's floor is a provider in memory that asks nobody; with a latency, its writes wait for that, as those of an ideal provider would.\n"+
		"Of articles and external pages it plans the state that this provider made.\n"+
		"Of %d tags, the floor and this provider at 100 ms ran %d times, and the quickest of each step counts.\n\n",
		time.Now().UTC().Format("2006-01-02"), runtime.Version(), runtime.NumCPU(), processor(), concluded, repetitions)
	page.WriteString("## What it comes to\n\n| measure | is | to reach |\n|---|---|---|\n")
	for _, line := range conclusions(rows) {
		page.WriteString(line)
	}
	page.WriteString("\n## Every run\n\n" +
		"Requests that Intercom refused with 429 are in brackets. Processor time is the engine's and the provider's together.\n\n" +
		"| engine | workspace | objects | latency | limit per 10 s | provider | step | requests | connections | wall s | processor s | provider's peak MB |\n" +
		"|---|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, r := range rows {
		limit, requests := "none", fmt.Sprint(r.Requests)
		if r.Scenario.Limit > 0 {
			limit = fmt.Sprint(r.Scenario.Limit)
		}
		if r.Refused > 0 {
			requests += fmt.Sprintf(" (%d)", r.Refused)
		}
		fmt.Fprintf(&page, "| %s | %s | %d | %s | %s | %s | %s | %s | %d | %.2f | %.2f | %.0f |\n", r.Engine, r.Scenario.Workspace, r.Scenario.Objects, r.Scenario.Latency, limit,
			r.Scenario.Provider, r.Step, requests, r.Connections, r.Wall.Seconds(), r.CPU.Seconds(), float64(r.ProviderPeak)/1024)
	}
	return page.String()
}

// conclusions are the measures that the project has set itself, where the runs
// for them were made.
func conclusions(rows []row) []string {
	of := func(workspace string, objects int, latency time.Duration, limit int, provider, step string) (row, bool) {
		for _, r := range rows {
			if r.Scenario.Workspace == workspace && r.Scenario.Objects == objects && r.Scenario.Latency == latency && r.Scenario.Limit == limit && r.Scenario.Provider == provider && r.Step == step {
				return r, true
			}
		}
		return row{}, false
	}
	find := func(objects int, latency time.Duration, limit int, provider, step string) (row, bool) {
		return of(tags, objects, latency, limit, provider, step)
	}
	const objects, latency = concluded, 100 * time.Millisecond
	var lines []string
	say := func(measure, is, target string) {
		lines = append(lines, fmt.Sprintf("| %s | %s | %s |\n", measure, is, target))
	}
	plan, planned := find(objects, latency, 0, ours, "plan")
	ground, grounded := find(objects, 0, 0, floor, "plan")
	if planned && grounded {
		say("requests to refresh 1,000 tags", fmt.Sprint(plan.Requests), "at most 2")
		say("wall time of a refresh of 1,000 tags ÷ the engine's floor", ratio(plan.Wall, ground.Wall), "at most 1.15")
	}
	create, created := find(objects, latency, 0, ours, "create")
	ground, grounded = find(objects, latency, 0, floor, "create")
	if created && grounded {
		say("wall time of creating 1,000 tags ÷ the floor's, with writes that wait the latency", ratio(create.Wall, ground.Wall), "at most 1.05")
		say("requests to create 1,000 tags", fmt.Sprint(create.Requests), "at most 1,001 + pages")
	}
	if limited, ok := find(objects, latency, 166, ours, "create"); ok {
		forced := time.Duration(float64(limited.Requests-limited.Refused) / 16.6 * float64(time.Second))
		say("under 166 requests per 10 s: wall time of creating ÷ (R ÷ 16.6 per second)", ratio(limited.Wall, forced), "at most 1.1")
		say("under 166 requests per 10 s: requests refused with 429", fmt.Sprint(limited.Refused), "a handful")
	}
	large, measured := find(5000, 0, 0, ours, "plan")
	ground, grounded = find(5000, 0, 0, floor, "plan")
	if measured && grounded {
		say("provider's peak memory at 5,000 tags ÷ the in-memory provider's",
			fmt.Sprintf("%.2f", float64(large.ProviderPeak)/float64(ground.ProviderPeak)), "at most 1.5")
	}
	for _, of1000 := range []struct{ workspace, words, requests string }{
		{articles, "1,000 articles with texts of 10 KB", "at most 5"}, {pages, "1,000 external pages", "at most 21"},
	} {
		plan, planned := of(of1000.workspace, objects, 0, 0, ours, "plan")
		ground, grounded := of(of1000.workspace, objects, 0, 0, floor, "plan")
		if planned && grounded {
			say("requests to refresh "+of1000.words, fmt.Sprint(plan.Requests), of1000.requests)
			say("provider's peak memory at "+of1000.words+" ÷ the in-memory provider's",
				fmt.Sprintf("%.2f", float64(plan.ProviderPeak)/float64(ground.ProviderPeak)), "at most 1.5")
		}
	}
	refreshed, cached := of(mixed, 2*objects, latency, 0, ours, "plan")
	each, asked := of(mixed, 2*objects, latency, 0, uncached, "plan")
	if cached && asked {
		say("requests to refresh 2,000 objects of all kinds; of every object by itself", fmt.Sprintf("%d; %d", refreshed.Requests, each.Requests), "")
	}
	if all, ok := of(exported, 10*objects, latency, 0, ours, "export"); ok {
		const megabyte = 1024
		say("requests to export 10,000 objects of ten kinds", fmt.Sprint(all.Requests), "at most 10 more than the lists have pages")
		say("wall time of that ÷ what the latency of its requests comes to", ratio(all.Wall, time.Duration(all.Requests)*latency), "at most 1.2")
		say("peak memory of that, MB", fmt.Sprint(all.ProviderPeak/megabyte), "at most 500")
	}
	return lines
}

// quicker adds rows, or puts them in the place of slower ones of the same step.
func quicker(rows, measured []row) []row {
	for _, r := range measured {
		at := slices.IndexFunc(rows, func(other row) bool { return other.Scenario == r.Scenario && other.Step == r.Step })
		switch {
		case at < 0:
			rows = append(rows, r)
		case r.Wall < rows[at].Wall:
			rows[at] = r
		}
	}
	return rows
}

func ratio(a, b time.Duration) string { return fmt.Sprintf("%.2f", a.Seconds()/b.Seconds()) }

// processor is the machine's, as Linux names it.
func processor() string {
	file, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	defer func() { _ = file.Close() }()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if name, value, _ := strings.Cut(lines.Text(), ":"); strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}
