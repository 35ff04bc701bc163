package fin_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

func TestAccAudienceDataSources(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const one, all = "data.intercom_audience.one", "data.intercom_audiences.all"
	by := func(key, value string) string {
		return "data \"intercom_audience\" \"one\" {\n  " + key + " = \"" + value + "\"\n}\n\ndata \"intercom_audiences\" \"all\" {}\n"
	}
	checks := []statecheck.StateCheck{
		known(one, "id", knownvalue.StringExact(emulator.SampleAudienceID)), known(one, "name", knownvalue.StringExact("Enterprise accounts")),
		known(one, "predicates", knownvalue.ListSizeExact(2)), known(all, "audiences", knownvalue.ListSizeExact(2)),
	}
	w.Test(
		resource.TestStep{Config: by("id", emulator.SampleAudienceID), ConfigStateChecks: checks},
		resource.TestStep{Config: by("name", "Enterprise accounts"), ConfigStateChecks: checks},
		resource.TestStep{Config: by("name", "Nobody"), ExpectError: acctest.ExpectMessage(`No audience named "Nobody"`, "Everyone (id 5679)")},
	)
}
