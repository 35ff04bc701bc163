package provider_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestAccEngineFlags plans and applies with flags that leave refreshing out, or
// most of the configuration. Neither makes a request that it does not need.
func TestAccEngineFlags(t *testing.T) {
	t.Parallel()
	f := newFolder(t, built(t), "resource \"intercom_tag\" \"test\" {\n  count = 3\n  name  = \"Tag ${count.index}\"\n}\n\n"+
		"resource \"intercom_ticket_type\" \"test\" {\n  name = \"Type\"\n}\n")
	asked := func() string {
		var all []string
		requests, _ := f.w.Requests()
		f.w.ForgetRequests()
		for _, request := range requests {
			all = append(all, request.Method+" "+request.Path)
		}
		return strings.Join(all, ", ")
	}
	f.run(0, "apply", "-target=intercom_tag.test[0]")
	// Plan and apply are a run of the provider each; either looks whether the
	// name is taken.
	if got, want := asked(), "GET /tags, GET /tags, POST /tags"; got != want {
		t.Errorf("an apply of one tag asked for %s", got)
	}
	f.run(0, "apply")
	tags := workspaceList(t, f.w, "/tags")
	if len(tags) != 3 {
		t.Fatalf("there are tags %v", tags)
	}
	id, _ := tags[1]["id"].(string)
	ask(t, f.w, http.MethodDelete, "/tags/"+id, nil)
	asked()
	f.run(0, "plan", "-detailed-exitcode", "-refresh=false")
	if got := asked(); got != "" {
		t.Errorf("a plan without refreshing asked for %s", got)
	}
	f.run(2, "plan", "-detailed-exitcode")
	if got := asked(); strings.Count(got, http.MethodGet+" /tags") != 2 || strings.Contains(got, "POST") {
		t.Errorf("a plan with a tag gone asked for %s; once for the list and once for the tag would do", got)
	}
	f.run(0, "apply")
	f.run(0, "plan", "-detailed-exitcode")
}

// TestAccTwoWorkspaces configures the provider twice in one run, with the
// tokens of two workspaces. Neither sees the other's objects.
func TestAccTwoWorkspaces(t *testing.T) {
	t.Parallel()
	binaries := built(t)
	other := newFolder(t, binaries, "")
	f := newFolder(t, binaries, "provider \"intercom\" {}\n\nprovider \"intercom\" {\n  alias    = \"other\"\n  base_url = \""+other.address+"\"\n}\n\n"+
		"resource \"intercom_tag\" \"one\" {\n  name = \"Same\"\n}\n\n"+
		"resource \"intercom_tag\" \"two\" {\n  provider = intercom.other\n  name     = \"Same\"\n}\n\n"+
		"data \"intercom_tags\" \"other\" {\n  provider   = intercom.other\n  depends_on = [intercom_tag.one, intercom_tag.two]\n}\n\n"+
		"output \"count\" {\n  value = \"There are ${length(data.intercom_tags.other.tags)}.\"\n}\n")
	if output := f.run(0, "apply"); !strings.Contains(output, "There are 1.") {
		t.Errorf("the other workspace has not one tag: %s", output)
	}
	for _, workspace := range []*folder{f, other} {
		if tags := workspaceList(t, workspace.w, "/tags"); len(tags) != 1 {
			t.Errorf("there are tags %v", tags)
		}
	}
	f.run(0, "plan", "-detailed-exitcode")
}
