package workspace

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

// exportRepeating is what repeating an export does, whatever is exported.
const exportRepeating = `

**Repeating.** Repeating it writes the file again, and asks for another export only where there is none to take: one that was begun with
the same configuration, and whose file was not written yet or whose span was over when it began. It is remembered for that in a
file beside, whose name is that of ` + "`path` and `.job.json`" + `; delete that one to have the same exported once more. Intercom keeps an
export for two days.

**Interrupting.** `

// exportPath is the attribute for where a file is written.
func exportPath(is string) schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, Validators: []validator.String{tf.Name()},
		MarkdownDescription: "Path of the file to write, " + is + ", in a folder that exists.\n" +
			"A file that is there already is replaced, once the new one is whole. A new one can be read by the user only that runs the provider.",
	}
}

// exportSpan is the time that an export is of.
type exportSpan struct{ after, before types.String }

// refuse refuses what ends before it begins, and a folder in place of a file.
func (s exportSpan) refuse(refuse crud.Refusals, after, before string, file types.String) {
	from, begins := tf.ParseRFC3339(s.after.ValueString())
	to, ends := tf.ParseRFC3339(s.before.ValueString())
	if begins && ends && to.Before(from) {
		refuse.Add(before, tf.NewDiagnostic("The span ends before it begins", "%s must not be earlier than %s.", before, after))
	}
	if info, err := os.Stat(file.ValueString()); err == nil && info.IsDir() {
		refuse.Add("path", tf.NewDiagnostic("A folder in place of a file", "path is a folder that exists. Add the name of the file to write."))
	}
}

// ends is when the span ends: now, where that is not configured.
func (s exportSpan) ends() time.Time {
	if at, ok := tf.ParseRFC3339(s.before.ValueString()); ok {
		return at
	}
	return time.Now().Truncate(time.Second)
}

func (s exportSpan) begins() time.Time {
	at, _ := tf.ParseRFC3339(s.after.ValueString()) // the schema has checked it
	return at
}

func (s exportSpan) String() string {
	return s.begins().UTC().Format(time.RFC3339) + " to " + s.ends().UTC().Format(time.RFC3339)
}

// export is what an action has Intercom export, and the file that it makes of it.
type export struct {
	of    string // what is exported, in words: "message data"
	span  exportSpan
	path  string
	asked any // what is configured besides, by which an export is recognised
	jobs  intercom.Exports
	start func(ctx context.Context, queued func()) (*intercom.ExportJob, error)
	say   crud.Progress
}

// run takes or begins an export, waits for it, and writes its file.
func (e export) run(ctx context.Context) error {
	info, err := os.Stat(e.path)
	if err == nil && !info.Mode().IsRegular() {
		return e.unwritable(errors.New("it is there, and is no file"), "Nothing was asked of Intercom.")
	}
	// What cannot be written need not be exported.
	part, err := os.CreateTemp(filepath.Dir(e.path), "."+filepath.Base(e.path)+".*")
	if err != nil {
		return e.unwritable(err, "Nothing was asked of Intercom.")
	}
	defer func() { _, _ = part.Close(), os.Remove(part.Name()) }()
	if info != nil {
		if err := part.Chmod(info.Mode().Perm()); err != nil {
			return e.unwritable(err, "Nothing was asked of Intercom.")
		}
	}
	memory, job, err := e.recall(ctx)
	if err != nil {
		return err
	}
	taken := job != nil
	if !taken {
		if memory, job, err = e.begin(ctx); err != nil {
			return err
		}
	}
	if job, err = e.wait(ctx, memory, job); err != nil {
		return err
	}
	switch {
	case job.Empty():
		e.forget()
		e.say("Intercom has no %s of that span: nothing is written", e.of)
		return nil
	case !job.Over():
		return tf.NewDiagnostic("Intercom still works on the export", "Export %s has not ended within %s. "+
			"Invoke the action again, later: it goes on to wait for this one.", memory.Job, intercom.LongestExport)
	case !job.Complete():
		e.forget()
		return tf.NewDiagnostic("Intercom has not exported the "+e.of, "Export %s is %s, as Intercom says, without a reason. "+
			"Invoke the action again for another one.", memory.Job, job.Status)
	}
	err = e.download(ctx, memory, part)
	if taken && errors.Is(err, intercom.ErrNotFound) {
		e.forget()
		e.say("Intercom has the file of export %s no more", memory.Job)
		return e.run(ctx)
	}
	return err
}

// wait waits for an export, and cancels it where that is interrupted.
func (e export) wait(ctx context.Context, memory *rememberedExport, job *intercom.ExportJob) (*intercom.ExportJob, error) {
	if job.Over() {
		return job, nil
	}
	status, began, next := "", time.Now(), time.Minute
	job, err := e.jobs.Wait(ctx, memory.Job, func(job *intercom.ExportJob) {
		switch waited := time.Since(began); {
		case job.Status != status:
			e.say("Export %s is %s", memory.Job, job.Status)
		case waited >= next:
			e.say("Export %s is %s after %s", memory.Job, job.Status, waited.Round(time.Minute))
			next *= 2
		}
		status = job.Status
	})
	switch {
	case err == nil || ctx.Err() == nil:
		return job, err
	case !e.jobs.Cancellable():
		return nil, fmt.Errorf("%w; Intercom goes on with export %s, which invoking the action again waits for", ctx.Err(), memory.Job)
	}
	const patience = 10 * time.Second // of who interrupts
	last, stop := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer stop()
	if _, failure := e.jobs.Cancel(last, memory.Job); failure != nil {
		return nil, fmt.Errorf("%w; export %s could not be canceled, and invoking the action again waits for it: %w", ctx.Err(), memory.Job, failure)
	}
	e.forget()
	return nil, fmt.Errorf("%w; export %s is canceled", ctx.Err(), memory.Job)
}

// begin begins an export, and remembers it.
func (e export) begin(ctx context.Context) (*rememberedExport, *intercom.ExportJob, error) {
	e.say("Asking Intercom to export the %s from %s", e.of, e.span)
	began, waits := time.Now(), false
	job, err := e.start(ctx, func() {
		if !waits {
			e.say("Intercom works on as many exports as it does at a time: waiting for one to end")
		}
		waits = true
	})
	var refused *intercom.Error
	switch {
	case errors.As(err, &refused) && refused.Status == http.StatusTooManyRequests:
		return nil, nil, tf.NewDiagnostic("Intercom works on other exports still", "None of them has ended within %s. Invoke the action again, later. "+
			"Intercom's answer was: %v.", intercom.LongestExport, refused)
	case err != nil && waits && errors.Is(err, context.Canceled):
		return nil, nil, fmt.Errorf("%w while other exports were waited for; none was begun", err)
	case err != nil:
		return nil, nil, err
	}
	memory := &rememberedExport{Asked: e.question(), Job: job.ID.String(), Began: began.UTC().Truncate(time.Second)}
	if err := e.remember(memory); err != nil {
		e.say("Export %s cannot be remembered beside the file (%v): when this is interrupted, invoking the action again begins another one", memory.Job, cause(err))
	}
	return memory, job, nil
}

// download writes the file of an export beside, and puts it in place once it is
// whole.
func (e export) download(ctx context.Context, memory *rememberedExport, part *os.File) error {
	e.say("Downloading export %s", memory.Job)
	var unwritten *intercom.UnwrittenError
	err := e.jobs.Download(ctx, memory.Job, func() (io.Writer, error) {
		_, err := part.Seek(0, io.SeekStart)
		return part, cmp.Or(err, part.Truncate(0))
	})
	if err != nil && !errors.As(err, &unwritten) {
		return err
	}
	beginning := make([]byte, 512) //nolint:mnd // of which DetectContentType makes something
	n, _ := part.ReadAt(beginning, 0)
	info, _ := part.Stat()
	for _, step := range []func() error{
		func() error { return err }, part.Sync, part.Close, func() error { return os.Rename(part.Name(), e.path) },
	} {
		if err := step(); err != nil {
			return e.unwritable(err, "Intercom keeps export "+memory.Job+" for two days: then invoke the action again, which downloads that one.")
		}
	}
	memory.Written = true
	_ = e.remember(memory) // else it is exported once more
	e.say("Wrote %d bytes of %s to %s", info.Size(), http.DetectContentType(beginning[:n]), e.path)
	return nil
}

// unwritable says what is wrong with a path, and what to do.
func (e export) unwritable(err error, then string) error {
	return tf.NewDiagnostic("The export cannot be written", "%s: %v. What was there is as it was. "+
		"See that path is in a folder that exists, in which the provider may write and in which there is room. %s", e.path, cause(err), then)
}

// cause is an error of a file without the name of that: it is of one beside.
func cause(err error) error {
	var named *fs.PathError
	var moved *os.LinkError
	switch {
	case errors.As(err, &named):
		return named.Err
	case errors.As(err, &moved):
		return moved.Err
	default:
		return err
	}
}

// rememberedExport is what is known of an export beside its file.
type rememberedExport struct {
	Asked   json.RawMessage `json:"asked"`
	Job     string          `json:"job_identifier"`
	Began   time.Time       `json:"began_at"`
	Written bool            `json:"written"` // its file
}

func (e export) memory() string { return e.path + ".job.json" }

// question is what is asked for, as it is configured.
func (e export) question() json.RawMessage {
	question, _ := json.Marshal(map[string]any{ // of which each can be
		"of": e.of, "after": e.span.after.ValueString(), "before": e.span.before.ValueString(), "also": e.asked,
	})
	return question
}

func (e export) remember(memory *rememberedExport) error {
	text, err := json.Marshal(memory)
	if err != nil {
		return err
	}
	return os.WriteFile(e.memory(), text, 0o600) //nolint:mnd // for the user alone
}

func (e export) forget() { _ = os.Remove(e.memory()) }

// recall is an export that was asked for before, where that can be taken: with the
// same configuration, and of a span to which nothing was added since.
func (e export) recall(ctx context.Context) (*rememberedExport, *intercom.ExportJob, error) {
	text, err := os.ReadFile(e.memory())
	memory := &rememberedExport{}
	if err != nil || json.Unmarshal(text, memory) != nil || memory.Job == "" || !bytes.Equal(memory.Asked, e.question()) {
		return nil, nil, nil //nolint:nilerr // what cannot be read is no memory
	}
	ended, fixed := tf.ParseRFC3339(e.span.before.ValueString())
	if memory.Written && (!fixed || !memory.Began.After(ended)) {
		return nil, nil, nil
	}
	job, err := e.jobs.Get(ctx, memory.Job)
	var refused *intercom.Error
	switch {
	case errors.Is(err, intercom.ErrNotFound), errors.As(err, &refused) && refused.Status == http.StatusBadRequest && refused.Code != "":
		return nil, nil, nil // expired, or another workspace's
	case err != nil:
		return nil, nil, err
	case job.Over() && !job.Complete() && !job.Empty():
		return nil, nil, nil
	}
	e.say("Taking export %s of the %s, which began at %s", memory.Job, e.of, memory.Began.Format(time.RFC3339))
	return memory, job, nil
}
