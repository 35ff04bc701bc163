// Package engine finds the program that runs configurations: Terraform from
// PATH, else OpenTofu from PATH, else OpenTofu built from tools/opentofu.
package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/hashicorp/go-version"
)

// Engine is a program that runs configurations.
type Engine struct {
	Path     string
	OpenTofu bool
	Version  *version.Version
}

func (e Engine) String() string {
	if e.OpenTofu {
		return "OpenTofu " + e.Version.String()
	}
	return "Terraform " + e.Version.String()
}

// Feature is something that not every engine can do.
type Feature struct {
	Name      string
	Terraform *version.Version // the first that can
	OpenTofu  bool
}

// What not every engine can do.
var (
	// Functions are those of providers.
	Functions = Feature{"functions of providers", version.Must(version.NewVersion("1.8.0")), true}
	// Ephemeral resources are opened for a run and kept nowhere.
	Ephemeral = Feature{"ephemeral resources", version.Must(version.NewVersion("1.10.0")), true}
	// WriteOnly are attributes that an engine sends and does not keep.
	WriteOnly = Feature{"write-only attributes", version.Must(version.NewVersion("1.11.0")), true}
	// Identity is that of resources: kept in state, imported by.
	Identity = Feature{"resource identity", version.Must(version.NewVersion("1.12.0")), true}
	// Actions are what an engine invokes and keeps nothing of.
	Actions = Feature{"actions", version.Must(version.NewVersion("1.14.0")), false}
)

// Has says whether the engine can do something.
func (e Engine) Has(feature Feature) bool {
	if e.OpenTofu {
		return feature.OpenTofu
	}
	return e.Version.GreaterThanOrEqual(feature.Terraform)
}

const (
	// PathVariable names a program to use in place of any other. Terraform's
	// own testing library reads it too.
	PathVariable = "TF_ACC_TERRAFORM_PATH"
	// Variable asks for "terraform" or "opentofu"; unset for the first found.
	Variable = "ENGINE"
)

// Find returns the engine to use. Before it builds one, which takes minutes
// the first time, it says so.
func Find(ctx context.Context, say func(string)) (Engine, error) {
	if path := os.Getenv(PathVariable); path != "" {
		return describe(ctx, path)
	}
	return Named(ctx, os.Getenv(Variable), say)
}

// Named returns the engine of that name, "terraform" or "opentofu"; the first
// found where the name is empty.
func Named(ctx context.Context, wanted string, say func(string)) (Engine, error) {
	for _, candidate := range []struct{ engine, program string }{{"terraform", "terraform"}, {"opentofu", "tofu"}} {
		if wanted != "" && wanted != candidate.engine {
			continue
		}
		if path, err := exec.LookPath(candidate.program); err == nil {
			return describe(ctx, path)
		}
	}
	switch wanted {
	case "", "opentofu":
		path, err := build(ctx, say)
		if err != nil {
			return Engine{}, err
		}
		return describe(ctx, path)
	case "terraform":
		return Engine{}, errors.New("terraform is not in PATH")
	default:
		return Engine{}, fmt.Errorf("%s is %q, which is neither terraform nor opentofu", Variable, wanted)
	}
}

var versionLine = regexp.MustCompile(`(?m)^(Terraform|OpenTofu) v(\S+)`)

func describe(ctx context.Context, path string) (Engine, error) {
	command := exec.CommandContext(ctx, path, "version") //nolint:gosec // the program that the developer names
	command.Env = append(os.Environ(), "CHECKPOINT_DISABLE=1")
	output, err := command.Output()
	if err != nil {
		return Engine{}, fmt.Errorf("%s version: %w", path, err)
	}
	match := versionLine.FindSubmatch(output)
	if match == nil {
		return Engine{}, fmt.Errorf("%s is neither Terraform nor OpenTofu", path)
	}
	parsed, err := version.NewVersion(string(match[2]))
	if err != nil {
		return Engine{}, fmt.Errorf("%s version: %w", path, err)
	}
	return Engine{Path: path, OpenTofu: string(match[1]) == "OpenTofu", Version: parsed}, nil
}

const module = "github.com/opentofu/opentofu"

// build makes OpenTofu of the version that tools/opentofu/go.mod names, and
// keeps it in the user's cache.
func build(ctx context.Context, say func(string)) (string, error) {
	root, err := Root()
	if err != nil {
		return "", err
	}
	tools := filepath.Join(root, "tools", "opentofu")
	listed, err := run(ctx, tools, "list", "-m", "-f", "{{.Version}}", module)
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no place to keep OpenTofu: %w", err)
	}
	target := filepath.Join(cache, "terraform-provider-intercom", "opentofu-"+strings.TrimSpace(listed), "tofu")
	if _, err := os.Stat(target); err == nil {
		return target, nil
	}
	say("Neither terraform nor tofu is used from PATH: building OpenTofu, which takes some minutes this once.")
	// Two processes may build at once; the rename makes either's result whole.
	temporary := fmt.Sprintf("%s-%d", target, os.Getpid())
	if _, err := run(ctx, tools, "build", "-o", temporary, module+"/cmd/tofu"); err != nil {
		return "", err
	}
	return target, os.Rename(temporary, target)
}

func run(ctx context.Context, dir string, args ...string) (string, error) {
	command := exec.CommandContext(ctx, "go", args...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GOWORK=off")
	var stderr strings.Builder
	command.Stderr = &stderr
	output, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(output), nil
}

// Root is the folder of the checkout.
func Root() (string, error) {
	dir, err := os.Getwd()
	for ; err == nil; dir = filepath.Dir(dir) {
		if _, missing := os.Stat(filepath.Join(dir, ".goreleaser.yml")); missing == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", errors.New("this is not run inside a checkout of the provider")
		}
	}
	return "", err
}
