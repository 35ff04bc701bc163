package export

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// exported is what came of an export.
type exported struct {
	status    int
	out, said string
	dir       string
	files     map[string]string
}

// everything names what -include takes of the sample workspace.
const everything = "all,custom_object_instance:Order,custom_object_instance:Product"

// exportTo exports a workspace into a folder.
func exportTo(t *testing.T, w http.RoundTripper, dir string, args ...string) exported {
	t.Helper()
	return exportWith(t, w, dir, 0, args...)
}

func exportWith(t *testing.T, w http.RoundTripper, dir string, retries int, args ...string) exported {
	t.Helper()
	var out, said bytes.Buffer
	settings := session.Config{"access_token": acctest.Token, "max_retries": retries}
	status := run(t.Context(), provider.New("test", w), settings, "1.2.3", append([]string{"-out", dir}, args...), &out, &said)
	return exported{status, out.String(), said.String(), dir, filesOf(t, dir)}
}

// exportAll exports into a folder of its own, and must succeed.
func exportAll(t *testing.T, w http.RoundTripper, args ...string) exported {
	t.Helper()
	got := exportTo(t, w, filepath.Join(t.TempDir(), "intercom"), args...)
	if got.status != Done && got.status != Partial {
		t.Fatalf("%d, %s%s", got.status, got.out, got.said)
	}
	return got
}

// filesOf are the files below a folder, none where it is not there.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path) //nolint:gosec // of the test
		if name, relErr := filepath.Rel(dir, path); relErr == nil {
			files[filepath.ToSlash(name)] = string(content)
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name, content := range want {
		if got[name] != content {
			t.Errorf("%s is otherwise:\n%s", name, difference(content, got[name]))
		}
	}
	for name := range got {
		if _, there := want[name]; !there {
			t.Errorf("%s is too many", name)
		}
	}
}

// TestGuardsAreNamed exports what may put people out only where it is named itself.
func TestGuardsAreNamed(t *testing.T) {
	t.Parallel()
	for include, named := range map[string]bool{"office_hours_schedule,workspace": false, "all": false, "intercom_ip_allowlist,team_membership": true} {
		w := acctest.New(t)
		got := exportAll(t, w, "-include", include)
		for _, kind := range []string{"intercom_ip_allowlist", "intercom_team_membership"} {
			if has := strings.Contains(got.files["workspace.tf"], "resource \""+kind+"\""); has != named {
				t.Errorf("-include %s exports %s: %t", include, kind, has)
			}
		}
		if named && imports(t, w, got) != 4 {
			t.Error("not the allowlist and three teams")
		}
	}
}

// difference are the lines that only one of two texts has.
func difference(want, got string) string {
	var out strings.Builder
	for sign, texts := range map[string][2]string{"-": {want, got}, "+": {got, want}} {
		for line := range strings.SplitSeq(texts[0], "\n") {
			if !strings.Contains("\n"+texts[1]+"\n", "\n"+line+"\n") {
				out.WriteString(sign + line + "\n")
			}
		}
	}
	return out.String()
}

// imports reads the exported configuration as Terraform does, with nothing of the
// exporter: it imports what imports.tf names, and plans what each block says, which
// must be no difference. It returns how many there were.
func imports(t *testing.T, w http.RoundTripper, from exported) int {
	t.Helper()
	session, err := acctest.Session(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	read := &reading{t: t, run: session, dir: from.dir, values: map[string]map[string]cty.Value{}, data: map[string]map[string]cty.Value{}}
	blocks := map[string]*hclsyntax.Body{}
	ids := map[string]string{}
	for name, content := range from.files {
		if !strings.HasSuffix(name, ".tf") {
			continue
		}
		file, diags := hclsyntax.ParseConfig([]byte(content), name, hcl.InitialPos)
		if diags.HasErrors() {
			t.Fatalf("%v", diags)
		}
		if string(formatted(content)) != content {
			t.Errorf("%s is not as fmt leaves it", name)
		}
		for _, block := range file.Body.(*hclsyntax.Body).Blocks { //nolint:forcetypeassert // of ParseConfig
			switch block.Type {
			case "resource":
				blocks[strings.Join(block.Labels, ".")] = block.Body
			case "import":
				ids[strings.ReplaceAll(string(block.Body.Attributes["to"].Expr.Range().SliceBytes([]byte(content))), " ", "")] = read.string(block.Body.Attributes["id"].Expr)
			case "data":
				read.lookUp(block)
			}
		}
	}
	if len(ids) != len(blocks) {
		t.Errorf("%d imports of %d resources", len(ids), len(blocks))
	}
	for address := range blocks {
		read.imported(address, ids[address])
	}
	for address, body := range blocks {
		read.plan(address, body)
	}
	return len(blocks)
}

// reading is an exported configuration while it is read.
type reading struct {
	t         *testing.T
	run       *session.Session
	dir       string
	instances map[string]*session.Instance
	values    map[string]map[string]cty.Value // resources, by type and label
	data      map[string]map[string]cty.Value
}

func (r *reading) imported(address, id string) {
	r.t.Helper()
	kind, name, _ := strings.Cut(address, ".")
	instance, err := r.run.NewInstance(kind)
	if err == nil {
		err = r.run.Import(r.t.Context(), instance, id)
	}
	if err != nil {
		r.t.Fatalf("%s: %v", address, err)
	}
	if r.instances == nil {
		r.instances = map[string]*session.Instance{}
	}
	r.instances[address] = instance
	note(r.values, kind, name, instance.Text("id"))
}

func note(into map[string]map[string]cty.Value, kind, name, id string) {
	if into[kind] == nil {
		into[kind] = map[string]cty.Value{}
	}
	into[kind][name] = cty.ObjectVal(map[string]cty.Value{"id": cty.StringVal(id)})
}

func (r *reading) lookUp(block *hclsyntax.Block) {
	r.t.Helper()
	config := session.Config{}
	for name, attribute := range block.Body.Attributes {
		config[name] = r.string(attribute.Expr)
	}
	state, err := r.run.ReadDataSource(r.t.Context(), block.Labels[0], config)
	if err != nil {
		r.t.Fatalf("%v: %v", block.Labels, err)
	}
	note(r.data, block.Labels[0], block.Labels[1], text(members(state)["id"]))
}

func (r *reading) string(expression hclsyntax.Expression) string {
	r.t.Helper()
	return r.value(expression).AsString()
}

func (r *reading) value(expression hclsyntax.Expression) cty.Value {
	r.t.Helper()
	variables := map[string]cty.Value{"path": cty.ObjectVal(map[string]cty.Value{"module": cty.StringVal(r.dir)})}
	for kind, named := range r.values {
		variables[kind] = cty.ObjectVal(named)
	}
	data := map[string]cty.Value{}
	for kind, named := range r.data {
		data[kind] = cty.ObjectVal(named)
	}
	variables["data"] = cty.ObjectVal(data)
	value, diags := expression.Value(&hcl.EvalContext{Variables: variables, Functions: map[string]function.Function{"file": function.New(&function.Spec{
		Params: []function.Parameter{{Name: "path", Type: cty.String}}, Type: function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			content, err := os.ReadFile(args[0].AsString())
			return cty.StringVal(string(content)), err
		},
	})}})
	if diags.HasErrors() {
		r.t.Fatalf("%v", diags)
	}
	return value
}

func (r *reading) plan(address string, body *hclsyntax.Body) {
	r.t.Helper()
	config := session.Config{}
	for name, attribute := range body.Attributes {
		if name != "depends_on" {
			config[name] = configured(r.value(attribute.Expr))
		}
	}
	plan, err := r.run.Plan(r.t.Context(), r.instances[address], config)
	switch {
	case err != nil:
		r.t.Errorf("%s: %v", address, err)
	case !plan.Empty():
		r.t.Errorf("%s: %s", address, plan)
	}
}

// configured is a value as a session takes it.
func configured(value cty.Value) any {
	kind := value.Type()
	switch {
	case value.IsNull():
		return nil
	case kind == cty.String:
		return value.AsString()
	case kind == cty.Bool:
		return value.True()
	case kind == cty.Number:
		return value.AsBigFloat()
	case kind.IsObjectType() || kind.IsMapType():
		members := map[string]any{}
		for name, member := range value.AsValueMap() {
			members[name] = configured(member)
		}
		return members
	default:
		elements := []any{}
		for _, element := range value.AsValueSlice() {
			elements = append(elements, configured(element))
		}
		return elements
	}
}

// ask makes a request to an emulated workspace behind the provider's back.
func ask(t *testing.T, w http.Handler, method, path string, body any) map[string]any {
	t.Helper()
	sent, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(t.Context(), method, path, bytes.NewReader(sent))
	for name, value := range map[string]string{
		"Content-Type": "application/json", "Accept": "application/json", "Authorization": "Bearer " + acctest.Token, "Intercom-Version": "Preview",
	} {
		request.Header.Set(name, value)
	}
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, request)
	var object map[string]any
	if err := json.Unmarshal(answer.Body.Bytes(), &object); err != nil || answer.Code >= http.StatusBadRequest {
		t.Fatalf("%s %s: %d %s", method, path, answer.Code, answer.Body)
	}
	return object
}

func shuffled(seed uint64) acctest.Option {
	return func(_ *acctest.Workspace, options *emulator.Options) { options.Shuffle = seed }
}

func TestSamplePlansEmpty(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	got := exportAll(t, w, "-include", everything)
	if n := imports(t, w, got); n < 3 { //nolint:mnd // the sample has more
		t.Errorf("%d objects were exported", n)
	}
}

// The same workspace gives the same files, to the byte, whatever the order of its
// lists.
func TestExportsAlike(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	first := exportAll(t, w, "-include", everything)
	again := exportTo(t, w, first.dir, "-include", everything)
	same(t, again.files, first.files)
	if again.status != first.status || again.out != first.out {
		t.Errorf("%d, %s", again.status, again.out)
	}
	for seed := range uint64(3) {
		same(t, exportAll(t, acctest.New(t, shuffled(seed+1)), "-include", everything).files, first.files)
	}
}

var update = flag.Bool("update", false, "write testdata anew")

// testdata/sample is what a reviewer is to see of the sample workspace.
func TestSampleReads(t *testing.T) {
	t.Parallel()
	const golden = "testdata/sample"
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
		exportTo(t, acctest.New(t), golden, "-include", everything)
	}
	same(t, exportAll(t, acctest.New(t), "-include", everything).files, filesOf(t, golden))
}
