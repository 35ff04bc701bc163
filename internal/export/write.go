package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// manifestName is the file that says what the last export wrote.
const manifestName = ".intercom-export.json"

// manifestVersion is the version of its form.
const manifestVersion = 1

// manifest is what an export leaves for the next one. It has no times, so that the
// same workspace gives the same file.
type manifest struct {
	Version   int                          `json:"version"`
	Workspace string                       `json:"workspace"`
	Files     map[string]string            `json:"files"`   // their SHA-256, by their paths
	Objects   map[string]map[string]string `json:"objects"` // their labels, by type and import id
}

// files makes all files of the export but the manifest, by their paths in the folder.
func (e *exporter) files(ctx context.Context) (map[string][]byte, error) {
	all := map[string][]byte{}
	inside := "" // where the resources are
	if e.ask.module != "" {
		inside = e.ask.module + "/"
	}
	var areas map[string]*strings.Builder
	var texts map[string]string
	// Once to find all that has to be looked up, and again with the names of that.
	for range 2 {
		areas, texts = map[string]*strings.Builder{}, map[string]string{}
		e.secrets = map[string]secret{}
		for o := range e.sorted {
			b := block{e: e, o: o, texts: texts}
			written, err := b.resource(ctx)
			if err != nil {
				return nil, err
			}
			out := areas[o.kind.area]
			if out == nil {
				out = &strings.Builder{}
				areas[o.kind.area] = out
			} else {
				out.WriteString("\n")
			}
			out.WriteString(written)
		}
		e.report.lookups = e.nameLookups()
	}
	for area, out := range areas {
		all[inside+area+".tf"] = formatted(out.String())
	}
	for file, text := range texts {
		all[inside+file] = []byte(text)
	}
	if lookups := e.report.lookups; len(lookups) > 0 {
		all[inside+"lookups.tf"] = formatted(lookupBlocks(lookups))
	}
	all["imports.tf"] = formatted(e.imports())
	if e.ask.state == "" { // else they are there
		all["versions.tf"] = formatted(versions(e.version))
		all["provider.tf"] = formatted(e.providerBlock())
	}
	if variables := e.variables(e.ask.state == ""); variables != "" {
		all["variables.tf"] = formatted(variables)
	}
	if e.ask.module != "" {
		all["main.tf"] = formatted(e.moduleBlock())
		all[inside+"versions.tf"] = formatted(versions(e.version))
		if variables := e.variables(false); variables != "" {
			all[inside+"variables.tf"] = formatted(variables)
		}
	}
	e.report.secrets = e.secrets
	all["EXPORT.md"] = []byte(e.report.page())
	return all, nil
}

// sorted yields every object, in the order of the files.
func (e *exporter) sorted(yield func(*object) bool) {
	for _, k := range e.kinds {
		objects := slices.SortedFunc(slices.Values(e.objects[k.name]), func(a, b *object) int { return strings.Compare(a.label, b.label) })
		for _, o := range objects {
			if !yield(o) {
				return
			}
		}
	}
}

func lookupBlocks(lookups []*lookup) string {
	var out strings.Builder
	out.WriteString("# What another workspace must have, and how it is found there.\n")
	for _, one := range lookups {
		fmt.Fprintf(&out, "\ndata %s %s {\n", quoted(one.typeName), quoted(one.label))
		for _, key := range sortedKeys(one.arguments) {
			fmt.Fprintf(&out, "%s = %s\n", key, quoted(one.arguments[key]))
		}
		out.WriteString("}\n")
	}
	return out.String()
}

func (e *exporter) imports() string {
	var out strings.Builder
	out.WriteString("# Another workspace makes objects of its own: leave this file out there. After the first apply it has done its work.\n")
	module := ""
	if e.ask.module != "" {
		module = "module." + e.ask.module + "."
	}
	for o := range e.sorted {
		fmt.Fprintf(&out, "\nimport {\nto = %s%s\nid = %s\n}\n", module, o.address(), quoted(o.id))
	}
	return out.String()
}

// released is a version that the registry can have.
var released = regexp.MustCompile(`^v?(\d+\.\d+\.\d+)$`)

func versions(version string) string {
	constraint := ""
	if found := released.FindStringSubmatch(version); found != nil {
		constraint = "\nversion = " + quoted("~> "+found[1])
	}
	return "terraform {\nrequired_providers {\nintercom = {\nsource = \"terraform-provider-intercom/intercom\"" + constraint + "\n}\n}\n}\n"
}

// providerBlock has the version of the API where the environment names one: another has
// other attributes.
func (e *exporter) providerBlock() string {
	version := ""
	if e.apiVersion != "" {
		version = "api_version = " + quoted(e.apiVersion) + "\n"
	}
	return "# INTERCOM_ACCESS_TOKEN has the token. With that of another workspace nothing is planned, read or written.\n" +
		"provider \"intercom\" {\n" + version + "workspace_id = var.workspace_id\n}\n"
}

// variables are those of the root, or of the secrets alone.
func (e *exporter) variables(workspace bool) string {
	var blocks []string
	if workspace {
		blocks = append(blocks, "variable \"workspace_id\" {\ntype = string\ndescription = \"Id of the workspace that the token must belong to.\"\ndefault = "+quoted(e.workspace)+"\n}\n")
	}
	for _, name := range sortedKeys(e.secrets) {
		one, ephemeral := e.secrets[name], ""
		if one.ephemeral {
			ephemeral = "ephemeral = true\n"
		}
		blocks = append(blocks, fmt.Sprintf("variable %s {\ndescription = %s\nsensitive = true\n%s}\n",
			quoted(name), quoted("The "+one.attribute+" of "+one.of+", which is not exported."), ephemeral))
	}
	return strings.Join(blocks, "\n")
}

func (e *exporter) moduleBlock() string {
	var out strings.Builder
	fmt.Fprintf(&out, "module %s {\nsource = %s\n", quoted(e.ask.module), quoted("./"+e.ask.module))
	for _, name := range sortedKeys(e.secrets) {
		fmt.Fprintf(&out, "%s = var.%s\n", name, name)
	}
	out.WriteString("}\n")
	return out.String()
}

// folder is where an export is written.
type folder struct {
	path string
	last manifest // empty where there was no export
}

// openFolder reads the manifest of the last export, of the same workspace.
func openFolder(name, workspace string) (*folder, error) {
	f := &folder{path: name}
	text, err := os.ReadFile(filepath.Join(name, manifestName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f, nil
	case err != nil:
		return nil, err
	}
	if err := json.Unmarshal(text, &f.last); err != nil || f.last.Version != manifestVersion {
		return nil, fmt.Errorf("%s in %s is not of this version of the export; take it away, or export to another folder", manifestName, name)
	}
	if f.last.Workspace != workspace {
		return nil, fmt.Errorf("%s has the export of workspace %s, and the token belongs to %s; export to another folder", name, f.last.Workspace, workspace)
	}
	return f, nil
}

// write replaces what the last export wrote. It refuses before it writes anything
// where that would take somebody's work: a file that no export wrote, and, unless it
// is forced, one that was changed since. Every file is written beside its place first.
func (f *folder) write(next manifest, files map[string][]byte, force bool) error {
	if err := os.MkdirAll(f.path, 0o755); err != nil { //nolint:gosec,mnd // configuration is for everybody who works on it
		return err
	}
	root, err := os.OpenRoot(f.path)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	write, remove, err := f.check(root, files, force)
	if err != nil {
		return err
	}
	next.Version, next.Files = manifestVersion, map[string]string{}
	for name, content := range files {
		next.Files[name] = digest(content)
	}
	text, err := json.MarshalIndent(next, "", "  ")
	if err != nil {
		return err
	}
	files[manifestName] = append(text, '\n')
	if old, err := root.ReadFile(manifestName); err != nil || string(old) != string(files[manifestName]) {
		write = append(write, manifestName) // the last: what is written before is known by its content
	}
	if err := replace(root, write, files); err != nil {
		return err
	}
	for _, name := range remove {
		if err := root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if root.Remove(filepath.FromSlash(dir)) != nil { // it has files still
				break
			}
		}
	}
	return nil
}

// check says which files are to be written and removed.
func (f *folder) check(root *os.Root, files map[string][]byte, force bool) (write, remove []string, err error) {
	var foreign, edited []string
	for _, name := range sortedKeys(files) {
		there, err := root.ReadFile(filepath.FromSlash(name))
		was, ours := f.last.Files[name]
		switch {
		case errors.Is(err, fs.ErrNotExist):
			write = append(write, name)
		case err != nil:
			return nil, nil, err
		case string(there) == string(files[name]):
		case !ours:
			foreign = append(foreign, name)
		case digest(there) != was && !force:
			edited = append(edited, name)
		default:
			write = append(write, name)
		}
	}
	for _, name := range sortedKeys(f.last.Files) {
		if _, stays := files[name]; stays {
			continue
		}
		there, err := root.ReadFile(filepath.FromSlash(name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, nil, err
		case digest(there) != f.last.Files[name] && !force:
			edited = append(edited, name)
		default:
			remove = append(remove, name)
		}
	}
	switch {
	case len(foreign) > 0:
		return nil, nil, fmt.Errorf("%s has files that no export wrote, and that this one would replace: %s. Move them, or export to another folder", f.path, strings.Join(foreign, ", "))
	case len(edited) > 0:
		return nil, nil, fmt.Errorf("files in %s were changed since the last export: %s. Export to another folder and compare, or take them with -force", f.path, strings.Join(edited, ", "))
	}
	return write, remove, nil
}

// replace writes files beside their places, all of them, and then puts them there.
func replace(root *os.Root, names []string, files map[string][]byte) (err error) {
	beside := func(name string) string {
		dir, file := path.Split(name)
		return filepath.FromSlash(dir + ".new." + digest([]byte(file))[:16])
	}
	defer func() {
		if err != nil {
			for _, name := range names {
				_ = root.Remove(beside(name)) // of the ones that are there
			}
		}
	}()
	for _, name := range names {
		if err := root.MkdirAll(filepath.FromSlash(path.Dir(name)), 0o755); err != nil { //nolint:mnd // as above
			return err
		}
		if err := root.WriteFile(beside(name), files[name], 0o644); err != nil { //nolint:mnd // as above
			return err
		}
	}
	for i, name := range names {
		if err := root.Rename(beside(name), filepath.FromSlash(name)); err != nil {
			return fmt.Errorf("%w; of %d files %d were replaced: export again", err, len(names), i)
		}
	}
	return nil
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// readState reads what "terraform state pull" prints: the import ids of all objects in it, by
// type, and the addresses of those that the root module has, by kind and id.
func (e *exporter) readState(name string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var state struct {
		Resources []struct {
			Module, Mode, Type, Name string
			Instances                []struct {
				IndexKey   any `json:"index_key"`
				Attributes map[string]any
			}
		}
	}
	if err := json.Unmarshal(content, &state); err != nil {
		return fmt.Errorf("%s is not what \"terraform state pull\" prints: %w", name, err)
	}
	for _, r := range state.Resources {
		i := slices.IndexFunc(e.all, func(k *kind) bool { return k.typeName == r.Type })
		if r.Mode != "managed" || i < 0 {
			continue
		}
		k := e.all[i]
		for _, instance := range r.Instances {
			var parts []string
			for _, part := range k.identity {
				id, _ := instance.Attributes[part].(string)
				parts = append(parts, id)
			}
			e.inState[k.typeName+" "+strings.Join(parts, "/")] = true
			id, _ := instance.Attributes["id"].(string)
			if r.Module != "" || e.ask.module != "" || id == "" {
				continue // it cannot be referred to from here
			}
			address := r.Type + "." + r.Name
			switch key := instance.IndexKey.(type) {
			case string:
				address += "[" + quoted(key) + "]"
			case float64:
				address += fmt.Sprintf("[%d]", int(key))
			}
			if e.managed[k.name] == nil {
				e.managed[k.name] = map[string]string{}
			}
			e.managed[k.name][id] = address
		}
	}
	return nil
}

// workspaceID is the id of the workspace that the token belongs to.
func (e *exporter) workspaceID(ctx context.Context) (string, error) {
	state, err := e.run.ReadDataSource(ctx, prefix+"workspace", nil)
	if err != nil {
		return "", err
	}
	attributes := members(state)
	return text(attributes["id"]), nil
}
