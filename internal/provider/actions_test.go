package provider_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/engine"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// doneTwice are the actions that do something once more when they are invoked once
// more. Of these no request is sent twice; of all others what they do is the same
// after the second time.
var doneTwice = map[string]bool{
	"intercom_reply_conversation":   true,
	"intercom_reply_ticket":         true,
	"intercom_run_assignment_rules": true,
	"intercom_send_message":         true,
	"intercom_start_conversation":   true,
	"intercom_submit_event_summary": true,
	"intercom_switch_phone_call":    true,
}

// refusedTwice are those that Intercom does not carry out a second time.
var refusedTwice = map[string]bool{"intercom_convert_visitor": true}

// staged is an action of an example, on a workspace that has what it refers to.
type staged struct {
	*world
	kind, address string
	config        session.Config
}

// stagings are a test for every action that an example has.
func stagings(t *testing.T, test func(t *testing.T, stage func(t *testing.T, options ...acctest.Option) staged)) {
	t.Helper()
	for _, object := range everything(t) {
		if object.kind != "action" {
			continue
		}
		parsed := parseScene(t, object.example())
		for _, address := range slices.Sorted(maps.Keys(parsed.blocks)) {
			if !object.declaredBy(parsed.blocks[address]) {
				continue
			}
			t.Run(address, func(t *testing.T) {
				t.Parallel()
				test(t, func(t *testing.T, options ...acctest.Option) staged {
					t.Helper()
					o := newWorld(t, options...)
					config, err := parsed.again().config(t.Context(), o.start(t), address)
					if err != nil {
						t.Fatal(err)
					}
					o.w.ForgetRequests()
					return staged{o, object.name, address, elsewhere(t, object, config)}
				})
			})
		}
	}
}

// elsewhere has an action read the file of its example, or write into a folder of the
// test's what it writes.
func elsewhere(t *testing.T, object registered, config session.Config) session.Config {
	t.Helper()
	if path, ok := config["path"].(string); ok && object.kind == "action" {
		path = filepath.Join(root, filepath.Dir(object.example()), path)
		if _, err := os.Stat(path); err != nil {
			path = filepath.Join(t.TempDir(), "export")
		}
		config["path"] = path
	}
	return config
}

// effects are those in the workspace, and the file that an export writes.
func (s staged) effects() string {
	effects := s.world.effects()
	if path, ok := s.config["path"].(string); ok {
		written, _ := os.ReadFile(path) // or none yet
		effects += fmt.Sprintf("the file %x", written)
	}
	return effects
}

// synced runs a test in time that passes at once.
func synced(t *testing.T, name string, test func(t *testing.T)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, test)
	})
}

// effects are what a workspace has of what actions do, without the moments at which
// it was done.
func (o *world) effects() string {
	var all bytes.Buffer
	for _, path := range []string{
		"/admins", "/contacts?per_page=150", "/conversations?per_page=150", "/visitors?user_id=" + emulator.SampleVisitorUserID,
		"/events?type=user&intercom_user_id=" + emulator.SampleUserID, "/_emulator/messages", "/_emulator/tickets", "/_emulator/products",
		"/events?type=user&summary=true&intercom_user_id=" + emulator.SampleUserID,
		"/articles?per_page=150", "/content_snippets?per_page=50", "/articles/" + emulator.SampleArticleID + "/draft", "/articles/" + emulator.SampleStagedArticleID + "/draft",
	} {
		_, answer := o.w.Try(http.MethodGet, path, nil)
		forget(answer)
		text, err := json.Marshal(answer)
		if err != nil {
			panic(err)
		}
		fmt.Fprintln(&all, path, string(text))
		for _, conversation := range conversationsIn(answer) {
			whole := o.w.Do(http.MethodGet, "/conversations/"+conversation, nil)
			forget(whole)
			fmt.Fprintln(&all, whole)
		}
	}
	return all.String()
}

func conversationsIn(answer map[string]any) (ids []string) {
	if _, ok := answer["conversations"]; ok {
		for _, conversation := range listed(answer, "conversations") {
			ids = append(ids, text(conversation["id"]))
		}
	}
	return ids
}

// forget takes moments and the ids of requests out of an answer.
func forget(value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range []string{"created_at", "updated_at", "waiting_since", "notified_at", "applied_at", "draft_updated_at", "request_id"} {
			delete(value, name)
		}
		for _, member := range value {
			forget(member)
		}
	case []any:
		for _, member := range value {
			forget(member)
		}
	}
}

// TestEveryAction invokes every action of every example, says what it did, and
// invokes it again. What a page says of repeating is so.
func TestEveryAction(t *testing.T) {
	t.Parallel()
	stagings(t, func(t *testing.T, stage func(*testing.T, ...acctest.Option) staged) {
		s := stage(t)
		before := s.effects()
		said, err := acctest.Invoke(t.Context(), s.start(t), s.kind, s.config)
		if err != nil {
			t.Fatal(err)
		}
		if len(said) < 2 { //nolint:mnd // what is about to happen, and what has happened
			t.Errorf("it says what it is about to do and what it has done: %q", said)
		}
		once := s.effects()
		if err := s.start(t).PlanAction(t.Context(), s.kind, s.config); err != nil {
			t.Fatal(err)
		}
		err = s.start(t).InvokeAction(t.Context(), s.kind, s.config, func(string) {})
		if refused := err != nil; refused != refusedTwice[s.kind] {
			t.Errorf("invoked again: %v", err)
		}
		if again := s.effects() != once; again != doneTwice[s.kind] {
			t.Errorf("invoking it again does something again: %t: %s", again, differing(once, s.effects()))
		}
		if before == once && !neutral(s.config) {
			t.Error("nothing of what was done is seen")
		}
	})
}

// neutral says whether a configuration asks for what is so already.
func neutral(config session.Config) bool { return config["away"] == false }

// outcome is what invoking an action once asks for and does.
type outcome struct {
	requests      []emulator.LoggedRequest
	before, after string // what the workspace has of it
}

// TestActionFaultMatrix has every request of every action refused and broken, in
// the ways of the matrix, once and for ever. What may not be done twice is sent
// once; everything else is done in the end, when it is invoked once more.
func TestActionFaultMatrix(t *testing.T) {
	t.Parallel()
	stagings(t, func(t *testing.T, stage func(*testing.T, ...acctest.Option) staged) {
		var wanted outcome
		synctest.Test(t, func(t *testing.T) {
			s := stage(t)
			wanted.before = s.effects()
			s.w.ForgetRequests()
			if _, err := acctest.Invoke(t.Context(), s.start(t), s.kind, s.config); err != nil {
				t.Fatal(err)
			}
			wanted.requests, _ = s.w.Requests()
			wanted.after = s.effects()
		})
		seen := map[string]int{}
		for _, request := range wanted.requests {
			pattern := request.Method + " " + request.Path
			skip := seen[pattern]
			seen[pattern]++
			for breakage := range breakages {
				for _, count := range []int{1, 0} {
					name := fmt.Sprintf("%s after %d: %s %d", pattern, skip, breakage, count)
					if !sampled(t.Name()+name, max(1, thinned()/9)) {
						continue
					}
					synced(t, name, func(t *testing.T) {
						fault := breakages[breakage]()
						fault.Pattern, fault.Skip, fault.Count = pattern, skip, count
						stage(t).broken(t, fault, breakage, wanted)
					})
				}
			}
		}
	})
}

// resourceWords are those of errors about resources, which an action has none of.
var resourceWords = regexp.MustCompile(`(?i)\bimport\b|apply(ing)? again|plan again|terraform (import|state)|<address|-parallelism`)

// broken invokes an action with a fault, judges what it says and what it leaves, and
// invokes it again without.
func (s staged) broken(t *testing.T, fault emulator.Fault, breakage string, wanted outcome) {
	t.Helper()
	if err := s.w.Fail(fault); err != nil {
		t.Fatal(err)
	}
	run := s.start(t)
	said, failure := acctest.Invoke(t.Context(), run, s.kind, s.config)
	requests, _ := s.w.Requests()
	s.w.Mend()
	whole := run.Diagnostics() + strings.Join(said, "\n")
	if strings.Contains(whole, acctest.Token) {
		t.Errorf("the token is shown: %s", whole)
	}
	for _, pattern := range []*regexp.Regexp{wrongs, resourceWords} {
		if found := pattern.FindString(whole); found != "" {
			t.Errorf("%q is said: %s", found, whole)
		}
	}
	for _, value := range []string{"body", "subject", "title", "name", "email"} {
		if text, ok := s.config[value].(string); ok && strings.Contains(whole, text) {
			t.Errorf("the %s is said: %s", value, whole)
		}
	}
	now := s.effects()
	switch uncertain := failure != nil && strings.Contains(failure.Error(), "Cannot tell whether"); {
	case failure == nil:
		silent := breakage == "another id" || breakage == "an empty answer" && s.kind == "intercom_submit_event_summary" // which Intercom answers so
		if now != wanted.after && !silent {
			t.Errorf("there was no error, and yet it is not as wanted: %s", differing(now, wanted.after))
		}
		return
	case uncertain && !strings.Contains(failure.Error(), "Repeating it"):
		t.Errorf("what invoking it again does is not said: %v", failure)
	case doneTwice[s.kind] && now != wanted.before && !uncertain && !strings.Contains(failure.Error(), "were sent before"):
		t.Errorf("what has been done already is not said: %v", failure)
	}
	if doneTwice[s.kind] || refusedTwice[s.kind] {
		sentOnce(t, requests, wanted.requests, failure)
	}
	if now == wanted.after || doneTwice[s.kind] && now != wanted.before {
		return // what is done already is not to be done again
	}
	if _, err := acctest.Invoke(t.Context(), s.start(t), s.kind, s.config); err != nil || s.effects() != wanted.after {
		t.Errorf("after it was mended: %v\nafter: %v", err, failure)
	}
}

// differing is where two texts begin to differ.
func differing(a, b string) string {
	const around = 100
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	from := max(0, at-around)
	return fmt.Sprintf("…%s… and …%s…", a[from:min(len(a), at+around)], b[from:min(len(b), at+around)])
}

// sentOnce fails where a write was sent more often than without a fault, but for what
// the rate limit kept out.
func sentOnce(t *testing.T, requests, wanted []emulator.LoggedRequest, failure error) {
	t.Helper()
	writes := map[string]int{}
	count := func(requests []emulator.LoggedRequest, by int) {
		for _, request := range requests {
			if request.Method != http.MethodGet && request.Status != http.StatusTooManyRequests {
				writes[request.Method+" "+request.Path] += by
			}
		}
	}
	count(requests, 1)
	count(wanted, -1)
	for request, more := range writes {
		if more > 0 {
			t.Errorf("%s was sent %d times too often: %v", request, more, failure)
		}
	}
}

// TestEveryActionWaits reaches the rate limit within every action.
func TestEveryActionWaits(t *testing.T) {
	t.Parallel()
	stagings(t, func(t *testing.T, stage func(*testing.T, ...acctest.Option) staged) {
		synced(t, "limited", func(t *testing.T) {
			s := stage(t, func(_ *acctest.Workspace, options *emulator.Options) { options.RateLimit = 2 })
			if _, err := acctest.Invoke(t.Context(), s.start(t), s.kind, s.config); err != nil {
				t.Error(err)
			}
		})
	})
}

// TestEveryActionIsInterrupted ends every action while Intercom does not answer. It
// says that it was, and what may have happened.
func TestEveryActionIsInterrupted(t *testing.T) {
	t.Parallel()
	stagings(t, func(t *testing.T, stage func(*testing.T, ...acctest.Option) staged) {
		for _, pattern := range []string{"*", "POST /**", "PUT /**", "DELETE /**"} {
			synced(t, pattern, func(t *testing.T) {
				s := stage(t)
				run := s.start(t)
				if err := run.PlanAction(t.Context(), s.kind, s.config); err != nil {
					t.Fatal(err)
				}
				if err := s.w.Fail(emulator.Fault{Pattern: pattern, Delay: emulator.Duration(time.Hour)}); err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(30*time.Second, cancel)
				began := time.Now()
				err := run.InvokeAction(ctx, s.kind, s.config, func(string) {})
				if err == nil {
					return // it makes no such request
				}
				if said := err.Error(); !strings.Contains(said, "interrupted") && !strings.Contains(said, "Cannot tell whether") {
					t.Errorf("it does not say that it was interrupted: %v", err)
				}
				if waited := time.Since(began); waited > time.Minute {
					t.Errorf("it ended after %s", waited)
				}
			})
		}
	})
}

// TestEveryActionKeepsValues configures what nobody may see in every attribute of
// every action, and has it refused, broken and done. No message, progress or error
// has it.
func TestEveryActionKeepsValues(t *testing.T) {
	t.Parallel()
	schemas, err := session.Actions()
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]*tfprotov6.Schema{}
	for _, action := range schemas {
		byName[action.Name] = action.Schema
	}
	stagings(t, func(t *testing.T, stage func(*testing.T, ...acctest.Option) staged) {
		synced(t, "kept", func(t *testing.T) {
			tried := 0
			for _, attribute := range byName[stage(t).kind].Block.Attributes {
				if slices.Contains(named, attribute.Name) || refers(attribute.Name) || strings.HasSuffix(attribute.Name, "_ids") {
					continue
				}
				for _, value := range canariesOf(attribute, nil) {
					for _, fault := range []emulator.Fault{{}, {Pattern: "POST /**", Status: http.StatusBadRequest}, {Pattern: "*", Cut: "after"}} {
						s := stage(t)
						config := maps.Clone(s.config)
						config[attribute.Name] = value
						run := s.start(t)
						said := []string{}
						if err := run.PlanAction(t.Context(), s.kind, config); err == nil {
							if fault.Pattern != "" {
								if err := s.w.Fail(fault); err != nil {
									t.Fatal(err)
								}
							}
							_ = run.InvokeAction(t.Context(), s.kind, config, func(message string) { said = append(said, message) })
						}
						tried++
						if heard := run.Diagnostics() + strings.Join(said, "\n"); strings.Contains(heard, canary) {
							t.Errorf("a message shows a value of %s: %s", attribute.Name, heard)
						}
					}
				}
			}
			t.Logf("%d values", tried)
		})
	})
}

// named are attributes of actions whose values messages may have: what a thing is
// known by, beside ids.
var named = []string{"event_name", "created_at", "path"}

// TestEveryActionPlansTheUnknown plans every action with nothing known, and with each
// value alone unknown: what is not known is not wrong.
func TestEveryActionPlansTheUnknown(t *testing.T) {
	t.Parallel()
	schemas, err := session.Actions()
	if err != nil {
		t.Fatal(err)
	}
	stagings(t, func(t *testing.T, stage func(*testing.T, ...acctest.Option) staged) {
		s := stage(t)
		at := slices.IndexFunc(schemas, func(action session.Action) bool { return action.Name == s.kind })
		nothing := session.Config{}
		for _, attribute := range schemas[at].Schema.Block.Attributes {
			unknown := tftypes.NewValue(attribute.ValueType(), tftypes.UnknownValue)
			if s.config[attribute.Name] == nil {
				continue
			}
			nothing[attribute.Name] = unknown
			config := maps.Clone(s.config)
			config[attribute.Name] = unknown
			if err := s.start(t).PlanAction(t.Context(), s.kind, config); err != nil {
				t.Errorf("with %s unknown: %v", attribute.Name, err)
			}
		}
		if err := s.start(t).PlanAction(t.Context(), s.kind, nothing); err != nil {
			t.Errorf("with nothing known: %v", err)
		}
	})
}

// TestAccActions invokes the examples on an engine that has actions, by themselves
// and by a resource.
func TestAccActions(t *testing.T) {
	t.Parallel()
	for _, object := range everything(t) {
		if object.kind != "action" {
			continue
		}
		t.Run(object.name, func(t *testing.T) {
			t.Parallel()
			if !acctest.Has(t, engine.Actions, "its example and its trigger") {
				return
			}
			config := regexp.MustCompile(`"(\S+\.csv\.gz)"`).ReplaceAllString(read(t, object.example()), strconv.Quote(filepath.ToSlash(t.TempDir())+"/$1"))
			config = strings.ReplaceAll(config, `"products.json"`, strconv.Quote(filepath.ToSlash(filepath.Join(root, filepath.Dir(object.example()), "products.json"))))
			address := regexp.MustCompile(`(?m)^action "(\w+)" "(\w+)"`).FindStringSubmatch(config)
			acctest.New(t).Test(resource.TestStep{Config: config + fmt.Sprintf(`
resource "intercom_tag" "trigger" {
  name = "Trigger"
  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.%s.%s]
    }
  }
}
`, address[1], address[2])})
		})
	}
}
