package knowledge_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// TestCollectionLevels puts collections into each other.
func TestCollectionLevels(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	third := newObject(t, w, "intercom_collection")
	third.becomes(session.Config{"name": "Third", "parent_id": emulator.SampleNestedCollectionID})
	fourth := newObject(t, w, "intercom_collection")
	fourth.refused(session.Config{"name": "Fourth", "parent_id": third.Text("id")}, "Too many levels of collections", "Intercom has 3 levels", third.Text("id"))
	fourth.refused(session.Config{"name": "Fourth", "parent_id": "999"}, "No such collection", "parent_id takes the id of an intercom_collection")
	fourth.refused(session.Config{"name": "Fourth", "parent_id": "Third"}, "parent_id must be an id as Intercom shows it, which here has digits only")
	fourth.refused(session.Config{"name": "Fourth", "help_center_id": "999"}, "No such help center", "not its identifier")
	top := newObject(t, w, "intercom_collection").imports(emulator.SampleCollectionID)
	moved := started(nil)
	moved["parent_id"] = third.Text("id")
	top.refused(moved, "A collection cannot be in itself", "for collection "+emulator.SampleCollectionID)
	moved["parent_id"] = emulator.SampleCollectionID
	top.refused(moved, "A collection cannot be in itself")
	// With what is in it, it has too many levels, which only Intercom tells: what is in it may move in the same run.
	other := newObject(t, w, "intercom_collection")
	other.becomes(session.Config{"name": "Other"})
	moved["parent_id"] = other.Text("id")
	top.refused(moved, "400 parameter_invalid", "three levels")
}

// TestAccCollectionsThatChangePlaces has a collection take the place of its parent:
// what is planned of one is known to the plan of the other.
func TestAccCollectionsThatChangePlaces(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Test(
		resource.TestStep{Config: "resource \"intercom_collection\" \"a\" {\n  name = \"A\"\n}\n" +
			"resource \"intercom_collection\" \"b\" {\n  name = \"B\"\n  parent_id = intercom_collection.a.id\n}\n"},
		resource.TestStep{Config: "resource \"intercom_collection\" \"a\" {\n  name = \"A\"\n  parent_id = intercom_collection.b.id\n}\n" +
			"resource \"intercom_collection\" \"b\" {\n  name = \"B\"\n}\n"},
		resource.TestStep{Config: "resource \"intercom_collection\" \"a\" {\n  name = \"A\"\n  parent_id = intercom_collection.b.id\n}\n" +
			"resource \"intercom_collection\" \"b\" {\n  name = \"B\"\n}\n", ConfigPlanChecks: acctest.NoChange()},
	)
}

// TestCollectionHelpCenter has a collection whose help center Intercom does not
// tell, because it is in another one.
func TestCollectionHelpCenter(t *testing.T) {
	t.Parallel()
	for _, shown := range []bool{false, true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.NestedHelpCenterShown: shown}))
		nested := session.Config{"name": "Accounts", "parent_id": emulator.SampleCollectionID, "help_center_id": emulator.SampleHelpCenterID}
		o := newObject(t, w, "intercom_collection").imports(emulator.SampleNestedCollectionID)
		o.unchanged(nested)
		delete(nested, "help_center_id")
		o.unchanged(nested)
		nested["help_center_id"] = "302"
		if plan, said, err := o.plans(nested); err != nil || !plan.Replaces {
			t.Errorf("a collection of another help center is not another one: %v", err)
		} else {
			o.says(said, "The collection will be deleted permanently", "cannot be changed in place")
		}
		o = newObject(t, w, "intercom_collection")
		o.becomes(session.Config{"name": "Elsewhere", "help_center_id": "302"})
		o.unchanged(session.Config{"name": "Elsewhere", "help_center_id": "302"})
		o.unchanged(session.Config{"name": "Elsewhere"})
	}
}

// TestCollectionIcon writes what only newer versions can.
func TestCollectionIcon(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	o := newObject(t, w, "intercom_collection")
	o.refused(session.Config{"name": "A", "icon": "bulb"}, "The API version is too old", `icon requires api_version "2.17"`)
	o.becomes(session.Config{"name": "A"})
	o.unchanged(session.Config{"name": "A", "icon": "book-bookmark"})
	o.settings = session.Config{"api_version": "2.17"}
	o.becomes(session.Config{"name": "A", "icon": "bulb"})
	o.unchanged(session.Config{"name": "A", "icon": "bulb"})
	o.settings = nil
	o.unchanged(session.Config{"name": "A"})
}

// TestCollectionWhoseParentIsGone reads what a deletion outside left.
func TestCollectionWhoseParentIsGone(t *testing.T) {
	t.Parallel()
	for _, keeps := range []bool{false, true} {
		w := acctest.New(t, acctest.Quirks(emulator.Quirks{emulator.OrphanedCollections: keeps}))
		o := newObject(t, w, "intercom_collection").imports(emulator.SampleNestedCollectionID)
		w.Do("DELETE", "/help_center/collections/"+emulator.SampleCollectionID, nil)
		config := session.Config{"name": "Accounts"}
		if plan, _, err := o.plans(config); err != nil || plan.Empty() != !keeps {
			t.Errorf("keeps %t: %v %s", keeps, err, plan)
		}
		if keeps {
			o.becomes(config)
		}
		o.unchanged(config)
		newObject(t, w, "intercom_collection").imports(emulator.SampleNestedCollectionID)
	}
}

func TestAccCollectionDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Do("POST", "/help_center/collections", map[string]any{"name": "Accounts"})
	one := "data.intercom_collection.test"
	w.Test(
		resource.TestStep{
			Config: "data \"intercom_collection\" \"test\" {\n  name = \"Accounts\"\n}\n",
			ExpectError: acctest.ExpectMessage(`Several match collection named "Accounts"`, "Name one of them by its id:",
				fmt.Sprintf("Accounts (in collection %s, id %s)", emulator.SampleCollectionID, emulator.SampleNestedCollectionID)),
		},
		resource.TestStep{
			Config:      "data \"intercom_collection\" \"test\" {\n  name = \"Nothing\"\n}\n",
			ExpectError: acctest.ExpectMessage(`No collection named "Nothing"`, "Getting started (id 311)"),
		},
		resource.TestStep{
			Config: "data \"intercom_collection\" \"test\" {\n  id = \"312\"\n}\ndata \"intercom_collections\" \"all\" {}\n",
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(one, tfjsonpath.New("name"), knownvalue.StringExact("Accounts")),
				statecheck.ExpectKnownValue(one, tfjsonpath.New("help_center_id"), knownvalue.StringExact(emulator.SampleHelpCenterID)),
				statecheck.ExpectKnownValue("data.intercom_collections.all", tfjsonpath.New("collections"), knownvalue.ListSizeExact(3)),
				statecheck.ExpectKnownValue("data.intercom_collections.all", tfjsonpath.New("collections").AtSliceIndex(1).AtMapKey("help_center_id"),
					knownvalue.StringExact(emulator.SampleHelpCenterID)),
			},
		},
	)
}
