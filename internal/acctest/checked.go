package acctest

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/openapi"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// checked is the way to the emulated workspace on which every request and
// answer is held to Intercom's published description, where there is one of it.
// Answers that a fault made are not Intercom's and are let through, as are the
// emulator's own paths.
func (w *Workspace) checked() http.RoundTripper {
	checker, err := openapi.Shared()
	if err != nil {
		w.t.Fatal(err)
	}
	if checker == nil || w.undescribed {
		return w.Workspace
	}
	var reported sync.Map // a violation is told once per test
	return roundTripper(func(request *http.Request) (*http.Response, error) {
		var sent []byte
		if request.Body != nil {
			var err error
			if sent, err = io.ReadAll(request.Body); err != nil {
				return nil, err
			}
			request.Body = io.NopCloser(bytes.NewReader(sent))
		}
		response, err := w.RoundTrip(request)
		if err != nil || response.Header.Get(emulator.FaultHeader) != "" || strings.HasPrefix(request.URL.Path, "/_emulator/") || !emulator.Described(request.URL.Path) {
			return response, err
		}
		answer, err := io.ReadAll(response.Body)
		if err != nil {
			return nil, err
		}
		response.Body = io.NopCloser(bytes.NewReader(answer))
		for _, violation := range checker.Check(openapi.Exchange{
			Method: request.Method, URL: request.URL, Version: request.Header.Get("Intercom-Version"), RequestBody: sent,
			Status: response.StatusCode, ResponseHeader: response.Header, ResponseBody: answer,
		}) {
			if _, known := reported.LoadOrStore(violation.String(), true); !known {
				w.t.Errorf("not as Intercom's description says: %s", violation)
			}
		}
		return response, nil
	})
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }
