package emulator

import (
	"encoding/json"
	"net/http"
	"time"
)

// controlRoutes are the emulator's own paths, for tests in any language. They
// need no token and are not in the log.
func (w *Workspace) controlRoutes() {
	w.router.add("", "GET /_emulator/requests", func(out http.ResponseWriter, _ *http.Request) {
		requests, most := w.Requests()
		if requests == nil {
			requests = []LoggedRequest{}
		}
		control(out, http.StatusOK, object{"count": len(requests), "max_concurrency": most, "requests": requests})
	})
	w.router.add("", "DELETE /_emulator/requests", func(out http.ResponseWriter, _ *http.Request) {
		w.ForgetRequests()
		out.WriteHeader(http.StatusNoContent)
	})
	w.router.add("", "POST /_emulator/faults", func(out http.ResponseWriter, in *http.Request) {
		var fault Fault
		decoder := json.NewDecoder(in.Body)
		decoder.DisallowUnknownFields()
		err := decoder.Decode(&fault)
		if err == nil {
			err = w.Fail(fault)
		}
		if err != nil {
			control(out, http.StatusBadRequest, object{"error": err.Error()})
			return
		}
		out.WriteHeader(http.StatusNoContent)
	})
	w.router.add("", "DELETE /_emulator/faults", func(out http.ResponseWriter, _ *http.Request) {
		w.Mend()
		out.WriteHeader(http.StatusNoContent)
	})
	// Companies without users are in no list of Intercom's.
	w.router.add("", "GET /_emulator/companies", func(out http.ResponseWriter, _ *http.Request) {
		w.mu.Lock()
		defer w.mu.Unlock()
		control(out, http.StatusOK, list(rowsWhere(&w.companies, func(c *company) bool { return !c.archived }, func(c *company) object {
			return object{"id": c.id, "company_id": c.companyID, "name": c.name}
		})))
	})
	w.router.add("", "POST /_emulator/clock", func(out http.ResponseWriter, in *http.Request) {
		var move struct {
			Advance Duration `json:"advance"`
		}
		if err := json.NewDecoder(in.Body).Decode(&move); err != nil || move.Advance < 0 {
			control(out, http.StatusBadRequest, object{"error": `the clock moves forward, by {"advance": "2h"}`})
			return
		}
		w.Advance(time.Duration(move.Advance))
		out.WriteHeader(http.StatusNoContent)
	})
	// Nor are the products of catalogs.
	w.router.add("", "GET /_emulator/products", func(out http.ResponseWriter, _ *http.Request) {
		w.mu.Lock()
		defer w.mu.Unlock()
		control(out, http.StatusOK, list(encoded(pointers(w.catalogs.products), func(product *object) object { return *product })))
	})
	// Messages are in no list of Intercom's, either.
	w.router.add("", "GET /_emulator/messages", func(out http.ResponseWriter, _ *http.Request) {
		w.mu.Lock()
		defer w.mu.Unlock()
		control(out, http.StatusOK, list(encoded(pointers(w.messages), func(message *object) object { return *message })))
	})
	// No answer of Intercom's says which tags a ticket has.
	w.router.add("", "GET /_emulator/tickets", func(out http.ResponseWriter, _ *http.Request) {
		w.mu.Lock()
		defer w.mu.Unlock()
		control(out, http.StatusOK, list(rows(&w.tickets, func(t *ticket) object {
			encoded := w.encodeTicket(t, preview)
			encoded["tags"] = w.encodeTicketTags(t)
			return encoded
		})))
	})
	w.router.add("", "POST /_emulator/reset", func(out http.ResponseWriter, _ *http.Request) {
		w.Reset()
		out.WriteHeader(http.StatusNoContent)
	})
}

func control(out http.ResponseWriter, status int, body object) {
	out.Header().Set("Content-Type", "application/json")
	out.WriteHeader(status)
	_ = json.NewEncoder(out).Encode(body)
}
