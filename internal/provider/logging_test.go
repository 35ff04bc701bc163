package provider_test

import (
	"os"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/provider"
)

// The engine passes its environment on, and reads logs only where that says so.
func TestLogForReaders(t *testing.T) { //nolint:paralleltest // sets environment variables
	names := []string{"TF_LOG", "TF_LOG_PROVIDER", "TF_LOG_SDK", "TF_LOG_PROVIDER_INTERCOM"}
	for _, test := range []struct{ given, after [4]string }{
		{[4]string{}, [4]string{"", "", "OFF", "OFF"}},
		{[4]string{"DEBUG"}, [4]string{"DEBUG"}},
		{[4]string{"", "TRACE"}, [4]string{"", "TRACE"}},
		{[4]string{"", "", "WARN"}, [4]string{"", "", "WARN", "OFF"}},
	} {
		for i, name := range names {
			t.Setenv(name, test.given[i])
		}
		if err := provider.LogForReaders(); err != nil {
			t.Fatal(err)
		}
		for i, name := range names {
			if got := os.Getenv(name); got != test.after[i] {
				t.Errorf("%v: %s is %q", test.given, name, got)
			}
		}
	}
}
