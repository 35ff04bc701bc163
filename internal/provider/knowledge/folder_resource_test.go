package knowledge_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

const folderAddress = "intercom_folder.test"

func folder(name, lines string) string {
	return fmt.Sprintf("resource \"intercom_folder\" \"test\" {\n  name = %q\n%s\n}\n", name, lines)
}

func TestAccFolder(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	text := func(attribute, value string) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(folderAddress, tfjsonpath.New(attribute), knownvalue.StringExact(value))
	}
	w.Test(acctest.Life(t, folderAddress, acctest.Steps{
		Create: resource.TestStep{
			Config:            folder("Research & <development>", "description = \"R & D\"\n  emoji = \"❤\"\n  parent_folder_id = \""+emulator.SampleFolderID+"\""),
			ConfigStateChecks: []statecheck.StateCheck{text("name", "Research & <development>"), text("description", "R & D"), text("emoji", "❤")},
		},
		Update: resource.TestStep{
			Config: folder("Research &amp; more", ""),
			ConfigStateChecks: []statecheck.StateCheck{
				text("name", "Research &amp; more"), text("description", ""), text("emoji", ""),
				statecheck.ExpectKnownValue(folderAddress, tfjsonpath.New("parent_folder_id"), knownvalue.Null()),
			},
		},
		Action: plancheck.ResourceActionUpdate,
	})...)
}

// TestFolderTexts has the ways in which Intercom may write a name and clear a text.
func TestFolderTexts(t *testing.T) {
	t.Parallel()
	for _, quirks := range []emulator.Quirks{{emulator.FolderNamesEscaped: false}, {emulator.FolderTextsClearedByNull: true}} {
		w := acctest.New(t, acctest.Quirks(quirks), acctest.Undescribed)
		o := newObject(t, w, "intercom_folder")
		o.becomes(session.Config{"name": "A &amp; B & C", "description": "Something", "emoji": "📚"})
		o.unchanged(session.Config{"name": "A &amp; B & C", "description": "Something", "emoji": "📚"})
		o.becomes(session.Config{"name": "A &amp; B & C"})
		o.unchanged(session.Config{"name": "A &amp; B & C"})
		if o.Text("description")+o.Text("emoji") != "" {
			t.Errorf("%v: the state has %s", quirks, o.State())
		}
	}
}

// TestFolderPlans refuses what cannot be.
func TestFolderPlans(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := newObject(t, w, "intercom_folder")
	o.refused(session.Config{"name": strings.Repeat("ä", 192)}, "must be at most 191")
	o.refused(session.Config{"name": "A", "emoji": "AB"}, "emoji must be one emoji")
	o.refused(session.Config{"name": "A", "parent_folder_id": "999"}, "No such folder", "parent_folder_id takes the id of an intercom_folder")
	o.refused(session.Config{"name": "A", "parent_folder_id": "docs"}, "which here has digits only")
	o.becomes(session.Config{"name": strings.Repeat("ä", 191), "emoji": "❤️", "parent_folder_id": emulator.SampleFolderID})
	o.unchanged(session.Config{"name": strings.Repeat("ä", 191), "emoji": "❤", "parent_folder_id": emulator.SampleFolderID})
	parent := newObject(t, w, "intercom_folder").imports(emulator.SampleFolderID)
	parent.refused(session.Config{"name": "Product docs", "parent_folder_id": o.Text("id")}, "A folder cannot be in itself", emulator.SampleFolderID)
	parent.refused(nil, "The folder is not empty", "Intercom's answer was: DELETE /folders/31: 422")
	o.becomes(nil)
}

// TestFolderVersions asks for folders in the lowest version that has them.
func TestFolderVersions(t *testing.T) {
	t.Parallel()
	for configured, sent := range map[string]string{"2.10": "Preview", "2.16": "Preview", "2.17": "2.17", "2.18": "2.18", "Preview": "Preview"} {
		w := acctest.New(t)
		o := newObject(t, w, "intercom_folder")
		o.settings = session.Config{"api_version": configured}
		o.becomes(session.Config{"name": "A"})
		o.becomes(session.Config{"name": "B", "parent_folder_id": emulator.SampleFolderID})
		o.imports(o.Text("id"))
		o.becomes(nil)
		requests, _ := w.Requests()
		for _, request := range requests {
			if request.Version != sent {
				t.Errorf("%s: %s %s went out in %s", configured, request.Method, request.Path, request.Version)
			}
		}
	}
}

func TestAccFolderDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	one := "data.intercom_folder.test"
	look := func(lines string) string { return "data \"intercom_folder\" \"test\" {\n  " + lines + "\n}\n" }
	w.TryIn("Preview", "POST", "/folders", map[string]any{"folder": map[string]any{"name": "Drafts"}})
	w.TryIn("Preview", "POST", "/folders", map[string]any{"folder": map[string]any{"name": "Q&A"}})
	w.Test(
		resource.TestStep{
			Config: look(`name = "Drafts"`), ExpectError: acctest.ExpectMessage(`Several match folder named "Drafts"`, "Drafts (in folder 31, id 32)"),
		},
		resource.TestStep{Config: look("id = \"32\"\n  parent_folder_id = \"31\""), ExpectError: acctest.ExpectMessage("Two ways to look up")},
		resource.TestStep{
			Config:            look("name = \"Drafts\"\n  parent_folder_id = \"31\""),
			ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownValue(one, tfjsonpath.New("id"), knownvalue.StringExact("32"))},
		},
		resource.TestStep{
			Config:            look(`name = "Q&A"`),
			ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownValue(one, tfjsonpath.New("name"), knownvalue.StringExact("Q&A"))},
		},
		resource.TestStep{
			Config: "data \"intercom_folders\" \"all\" {}\ndata \"intercom_folders\" \"some\" {\n  parent_folder_id = \"31\"\n}\n",
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue("data.intercom_folders.all", tfjsonpath.New("folders"), knownvalue.ListSizeExact(4)),
				statecheck.ExpectKnownValue("data.intercom_folders.some", tfjsonpath.New("folders"), knownvalue.ListSizeExact(1)),
			},
		},
	)
}
