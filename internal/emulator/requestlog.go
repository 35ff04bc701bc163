package emulator

import (
	"net/http"
	"sync"
)

// LoggedRequest is what the workspace remembers of a request.
type LoggedRequest struct {
	Number  int    `json:"number"`
	Method  string `json:"method"`
	Path    string `json:"path"`
	Query   string `json:"query,omitempty"`
	Version string `json:"version"`
	Agent   string `json:"user_agent"`
	Status  int    `json:"status"` // 0 while unanswered, and where the connection was cut before the effect

	log *requestLog
}

func (e *LoggedRequest) setStatus(status int) {
	e.log.mu.Lock()
	defer e.log.mu.Unlock()
	e.Status = status
}

type requestLog struct {
	mu       sync.Mutex
	requests []*LoggedRequest
	number   int
	active   int
	most     int
}

func (l *requestLog) begin(in *http.Request) *LoggedRequest {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.number++
	l.active++
	l.most = max(l.most, l.active)
	entry := &LoggedRequest{
		Number: l.number, Method: in.Method, Path: in.URL.EscapedPath(), Query: in.URL.RawQuery,
		Version: in.Header.Get("Intercom-Version"), Agent: in.UserAgent(), log: l,
	}
	l.requests = append(l.requests, entry)
	return entry
}

func (l *requestLog) end(*LoggedRequest) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.active--
}

func (l *requestLog) clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.requests, l.most = nil, l.active
}

// Requests returns what has been asked for since the start, the last reset or
// the last call of ForgetRequests, and how many requests were under way at once.
func (w *Workspace) Requests() (requests []LoggedRequest, mostAtOnce int) {
	w.log.mu.Lock()
	defer w.log.mu.Unlock()
	for _, entry := range w.log.requests {
		requests = append(requests, *entry)
	}
	return requests, w.log.most
}

// ForgetRequests empties the log.
func (w *Workspace) ForgetRequests() { w.log.clear() }
