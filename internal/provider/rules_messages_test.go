package provider_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestRuleMessages keeps the words of errors, warnings and logs those of the
// documentation. Whatever a user may read begins as a text in the code with a
// space in it, so that no list of functions is needed.
func TestRuleMessages(t *testing.T) {
	t.Parallel()
	count := 0
	for _, folder := range []string{"crud", "intercom", "provider", "session", "tf"} {
		err := filepath.WalkDir(filepath.Join(root, "internal", folder), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for position, text := range proses(file) {
				count++
				for _, words := range foreign {
					if found := regexp.MustCompile(words.word).FindString(text); found != "" {
						t.Errorf("%s says %q; say %s", files.Position(position), found, words.instead)
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if count < 500 {
		t.Errorf("only %d texts were found", count)
	}
}

// proses are the texts of a file by where they begin. What is joined with + is
// one text.
func proses(file *ast.File) map[token.Pos]string {
	all := map[token.Pos]string{}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			node.Tag = nil
		case *ast.BinaryExpr, *ast.BasicLit:
			text := joined(node.(ast.Expr)) //nolint:forcetypeassert // both are
			if strings.Contains(strings.TrimSpace(text), " ") && len(text) > len(all[node.Pos()]) {
				all[node.Pos()] = text
			}
		}
		return true
	})
	return all
}

// joined is a text as far as the code says it; what is not known is an ellipsis.
func joined(expression ast.Expr) string {
	switch expression := expression.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(expression.Value); err == nil && expression.Kind == token.STRING {
			return text
		}
	case *ast.BinaryExpr:
		return joined(expression.X) + joined(expression.Y)
	case *ast.ParenExpr:
		return joined(expression.X)
	}
	return "…"
}
