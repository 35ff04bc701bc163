package emulator

import (
	"fmt"
	"strings"
	"testing"
)

// step is a request and what of its answer matters: its status and, after a
// space, a part of its body. "!" before the part says that the body lacks it.
// {1} stands for the id in the answer to the first step, and so on.
type step struct{ request, body, want string }

// life makes requests one after the other, in one version.
func life(t *testing.T, w *Workspace, version string, steps ...step) {
	t.Helper()
	var ids []string
	for i, s := range steps {
		replaced := strings.NewReplacer(ids...)
		method, path, _ := strings.Cut(replaced.Replace(s.request), " ")
		got := ask(t, w, method, path, replaced.Replace(s.body), "Intercom-Version", version)
		status, part, _ := strings.Cut(replaced.Replace(s.want), " ")
		part, lacks := strings.CutPrefix(part, "!")
		if fmt.Sprint(got.status) != status || strings.Contains(string(got.body), part) == lacks {
			t.Errorf("step %d, %s %s %s:\ngot  %d %s\nwant %s", i+1, version, s.request, s.body, got.status, got.body, s.want)
		}
		id := "none"
		if got.status == 200 && len(got.body) > 0 {
			id = fmt.Sprint(got.json(t)["id"])
		}
		ids = append(ids, fmt.Sprintf("{%d}", i+1), id)
	}
}

// with is a sample workspace in which a quirk is as it says.
func with(q *Quirk, has bool) *Workspace {
	return New(Options{Token: testToken, Sample: true, Quirks: Quirks{q: has}})
}

func TestDeletedUsersHold(t *testing.T) {
	t.Parallel()
	const user, held = `{"role":"user","external_id":"x","email":"x@example.com"}`, "409 An archived contact matching those details already exists with id={1}"
	w := sampleWorkspace()
	life(t, w, "2.16",
		step{"POST /contacts", user, "200"},
		step{"DELETE /contacts/{1}", "", `200 "deleted":true`},
		step{"GET /contacts/{1}", "", "404"},
		step{"POST /contacts", user, held},
		step{"POST /contacts", `{"role":"user","email":"X@example.com"}`, held},
		step{"POST /contacts", `{"role":"user","external_id":"other","email":"x@example.com"}`, "200"},
		step{"POST /contacts/{1}/unarchive", "", "400 User has been marked for permanent deletion and is not restorable."},
		step{"POST /contacts", `{"role":"lead","email":"l@example.com"}`, "200"},
		step{"DELETE /contacts/{8}", "", "200"},
		step{"POST /contacts", `{"role":"lead","email":"l@example.com"}`, "200"},
		step{"POST /contacts/{8}/unarchive", "", "404"},
	)
	for gone := range w.deletedUsers.all {
		gone.deletedAt = gone.deletedAt.Add(-deletionTakes)
	}
	life(t, w, "2.16", step{"POST /contacts", user, "200"})
	life(t, with(DeletedUsersHold, false), "2.16",
		step{"POST /contacts", user, "200"}, step{"DELETE /contacts/{1}", "", "200"}, step{"POST /contacts", user, "200"})
}

func TestUsersWithOneEmail(t *testing.T) {
	t.Parallel()
	second := step{"POST /contacts", `{"role":"user","external_id":"second","email":"viktor@example.com"}`, "200"}
	life(t, sampleWorkspace(), "2.16",
		second,
		step{"POST /contacts", `{"role":"user","email":"Viktor@Example.com"}`, "409 already exists with id=" + SampleOtherUserID},
		step{"POST /contacts", `{"external_id":"second"}`, "409"},
		step{"PUT /contacts/{1}", `{"email":"uma@example.com"}`, "200"},
		step{"PUT /contacts/{1}", `{"external_id":null}`, "200"},
		step{"PUT /contacts/{1}", `{"email":"viktor@example.com"}`, "409"},
	)
	second.want = "409"
	life(t, with(UserEmailsUnique, true), "2.16", second)
}

func TestTagRenamedToTakenName(t *testing.T) {
	t.Parallel()
	rename := func(want string) step { return step{"POST /tags", `{"id":"101","name":"vip customer"}`, want} }
	life(t, sampleWorkspace(), "2.16", rename(`200 "id":"103","name":"VIP customer"`), step{"GET /tags/101", "", "200 Feature request"})
	life(t, with(RenameDoubles, true), "2.16", rename(`200 "id":"101","name":"vip customer"`), step{"GET /tags/103", "", "200 VIP customer"})
	life(t, with(RenameTakesOver, false), "2.16", rename("400 parameter_invalid"))
}

func TestQuirks(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, q := range AllQuirks() {
		if q.Does == "" || q.Source == "" || names[strings.ToLower(q.Name)] {
			t.Errorf("%+v says too little, or is there twice", q)
		}
		names[strings.ToLower(q.Name)] = true
		if New(Options{}).has(q) != q.Default || New(Options{Quirks: Quirks{q: !q.Default}}).has(q) == q.Default {
			t.Errorf("%s is not as chosen", q.Name)
		}
	}
	var chosen Quirks
	if err := chosen.Turn("renametakesover"); err != nil || chosen[RenameTakesOver] || len(chosen) != 1 {
		t.Errorf("got %v, %v", chosen, err)
	}
	if err := chosen.Turn("Nothing"); err == nil {
		t.Error("a quirk that does not exist was turned")
	}
}
