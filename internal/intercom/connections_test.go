package intercom

import (
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
)

// TestConnectionsAreReused makes the requests of a run with the engines' usual
// parallelism, in waves: every wave is on its way at once.
func TestConnectionsAreReused(t *testing.T) {
	t.Parallel()
	const parallel, waves = 10, 50
	var opened, served atomic.Int64
	var arrived sync.WaitGroup
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		arrived.Done()
		arrived.Wait()
		if served.Add(1)%5 == 0 { // refusals must be read to their end, too
			out.WriteHeader(http.StatusNotFound)
		}
		_, _ = out.Write([]byte(`{"id":"1"}`))
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	c := newClient(t, nil, func(config *Config) { config.BaseURL = server.URL })
	for range waves {
		arrived.Add(parallel)
		var wave sync.WaitGroup
		for range parallel {
			wave.Go(func() { _, _ = thing(t.Context(), c, "1") })
		}
		wave.Wait()
	}
	if served.Load() != parallel*waves {
		t.Errorf("%d requests were served", served.Load())
	}
	if opened.Load() > idleConnections {
		t.Errorf("%d connections were opened", opened.Load())
	}
}
