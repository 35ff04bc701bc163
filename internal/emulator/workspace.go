// Package emulator is an Intercom workspace in memory that speaks Intercom's
// HTTP API. A Workspace is an http.Handler, to be served on a port, and an
// http.RoundTripper, to be called without one. One file per object; the rest
// is what all of the API has in common: workspace.go, answers.go, faults.go,
// ratelimit.go, requestlog.go, control.go.
//
// What no published description states is marked in a comment with its source,
// or with [?] where there is none or where sources conflict.
package emulator

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options are what a workspace is made with. The zero value is an empty
// workspace in the US region that accepts every token.
type Options struct {
	Token     string        // the only one accepted; empty accepts all
	Region    string        // us, eu or au; us when empty
	Sample    bool          // begin with the sample workspace, see sample.go
	Latency   time.Duration // of every answer
	RateLimit int           // requests per 10 seconds; 0 for none
	// SearchLag is how long a write stays invisible to searches.
	SearchLag time.Duration
	Quirks    Quirks
	// Unknown is told of every request to a path that is not emulated. It must
	// not call the workspace.
	Unknown func(method, path string)
}

// Quirks chooses between behaviours where sources conflict or nobody has
// looked. The zero value is the likelier one each time.
type Quirks struct {
	// TicketTypeCategoryFixed makes PUT /ticket_types/{id} ignore category. The
	// schema of the request has it; nobody has seen what it does.
	TicketTypeCategoryFixed bool
	// ListItemsMerge makes an update of list_items keep the items left out.
	ListItemsMerge bool
	// ListItemsRenumber makes an update of list_items give every item a new id.
	ListItemsRenumber bool
	// CreateLeavesOutOptions makes the answer to POST /ticket_types/{id}/attributes
	// leave out input_options, as the answer to PUT does.
	CreateLeavesOutOptions bool
	// RenameTakesOver makes renaming a tag to a taken name answer with the tag
	// that has the name.
	RenameTakesOver bool
	// EventsSummarised makes GET /events answer with summaries also where they
	// were not asked for, which is all that the descriptions declare.
	EventsSummarised bool
	// TeammatesAsAdmins gives the teammates of a conversation the key that
	// Intercom's SDK says they have, which is not that of the description.
	TeammatesAsAdmins bool
	// NoteLinesAreParagraphs makes a paragraph of every line of a note that is
	// plain text, in place of a line break between them.
	NoteLinesAreParagraphs bool
	// NotesEscapeMarkup takes the markup of a note for plain text.
	NotesEscapeMarkup bool
	// ArchivedContactsReadable answers for archived contacts as for others, and
	// says that they are archived.
	ArchivedContactsReadable bool
	// ConflictSaysLittle words the refusal of a contact that an archived one
	// stands in the way of as that of any duplicate.
	ConflictSaysLittle bool
	// ConflictWithoutID leaves the id out of the refusal of a duplicate contact.
	ConflictWithoutID bool
	// ClearingIgnored makes null leave what a contact has.
	ClearingIgnored bool
	// EmailsLowered stores the e-mail addresses of contacts in lower case.
	EmailsLowered bool
	// ArchivedNamesFree lets a new data attribute have the name of an archived
	// one.
	ArchivedNamesFree bool
	// RestoreIgnored makes PUT /data_attributes/{id} leave archived what it is
	// asked to restore.
	RestoreIgnored bool
	// OptionsSorted makes data attributes answer their options in the order of
	// the alphabet, not in that of the request.
	OptionsSorted bool
	// OptionsMerge makes an update of a data attribute keep the options left out.
	OptionsMerge bool
	// AssigningTeamUnassigns makes giving a ticket to a team take it away from
	// its admin.
	AssigningTeamUnassigns bool
	// ChangedTypeStateAsText answers to POST /tickets/{id}/change_type with the
	// state as a text, as its example does and its schema does not.
	ChangedTypeStateAsText bool
	// TicketDatesAsText writes dates among a ticket's attributes as RFC 3339,
	// not as Unix seconds. Which of them it is is not documented.
	TicketDatesAsText bool
	// NumericIDs writes ids as numbers where they are digits, as several
	// versions were reported to (Intercom-OpenAPI #306, #453).
	NumericIDs bool
	// DeletedCompaniesLinger makes a company that was deleted go on being
	// answered, by its id and by its company_id, as one whose archiving is not
	// done; POST /companies with its company_id brings it back.
	DeletedCompaniesLinger bool
	// DeletedCompaniesReturn makes POST /companies bring back a company that was
	// deleted, under its old id.
	DeletedCompaniesReturn bool
	// CompaniesFoundWithUsers makes looking a company up by name or company_id
	// find only one that has users, as lists do.
	CompaniesFoundWithUsers bool
	// CompanyLookupBare makes looking a company up by name or company_id answer
	// with the company, as the prose says, and not with a list, as the schema does.
	CompanyLookupBare bool
	// CompanyTextsStay makes an empty text change nothing of a company.
	CompanyTextsStay bool
	// ContactCompaniesKey calls the list of a contact's companies "companies", as
	// the schema does, and not "data", as the example does.
	ContactCompaniesKey bool
	// ArchivedConversationAttributesUnreadable makes GET by id answer 404 for an
	// archived conversation attribute.
	ArchivedConversationAttributesUnreadable bool
	// ArchivedLabelsTaken makes an archived conversation attribute keep its name,
	// and an archived option its label: no other can have it.
	ArchivedLabelsTaken bool
	// CustomObjectsReplace makes POST /custom_object_instances/{type} replace the
	// custom attributes of an instance that exists, in place of merging.
	CustomObjectsReplace bool
	// CustomObjectsIgnoreUnknown makes it ignore custom attributes that the type
	// does not define, in place of refusing them.
	CustomObjectsIgnoreUnknown bool
}

// Workspace is one emulated workspace. It is safe for concurrent use.
type Workspace struct {
	options Options
	router  router
	log     requestLog
	faults  faultList
	limit   rateLimit

	mu sync.Mutex // guards what follows
	contents
}

// contents is everything that a reset throws away.
type contents struct {
	lastID                 int
	admins                 table[admin]
	teams                  table[team]
	tags                   table[tag]
	companies              table[company]
	scroll                 string // the one that is open, of companies
	scrolled               int    // companies that it has given
	segments               table[segment]
	contacts               table[contact]
	conversations          table[conversation]
	notes                  table[note]
	conversationAttributes table[conversationAttribute]
	customObjectInstances  table[customObjectInstance]
	dataAttributes         table[dataAttribute]
	dataEvents             table[dataEvents]
	subscriptionTypes      table[subscriptionType]
	ticketStates           table[ticketState]
	ticketTypes            table[ticketType]
	visitors               table[visitor]
	tickets                table[ticket]
	notifications          int // of people, about tickets
}

const (
	workspaceID   = "emu1a2b3"
	workspaceName = "Emulated workspace"
	// firstID keeps ids of different kinds apart: they come from one sequence.
	firstID = 1000
)

// New makes a workspace.
func New(options Options) *Workspace {
	if options.Region == "" {
		options.Region = "us"
	}
	w := &Workspace{options: options}
	w.limit.perWindow = options.RateLimit
	w.adminRoutes()
	w.companyRoutes()
	w.companyNoteRoutes()
	w.contactCompanyRoutes()
	w.contactRoutes()
	w.conversationRoutes()
	w.conversationTagRoutes()
	w.contactNoteRoutes()
	w.contactTagRoutes()
	w.noteRoutes()
	w.conversationAttributeRoutes()
	w.customObjectInstanceRoutes()
	w.dataAttributeRoutes()
	w.dataEventRoutes()
	w.segmentRoutes()
	w.contactSubscriptionRoutes()
	w.subscriptionTypeRoutes()
	w.tagRoutes()
	w.teamRoutes()
	w.ticketRoutes()
	w.ticketStateRoutes()
	w.ticketTypeRoutes()
	w.ticketTypeAttributeRoutes()
	w.visitorRoutes()
	w.controlRoutes()
	w.Reset()
	return w
}

// Reset forgets every write, fault and logged request.
func (w *Workspace) Reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.contents = contents{lastID: firstID}
	w.ticketStateDefaults()
	w.adminDefaults()
	if w.options.Sample {
		w.sample()
	}
	w.faults.clear()
	w.log.clear()
}

// unknown answers as Intercom does for a path or method that it does not have.
func (w *Workspace) unknown(out http.ResponseWriter, in *http.Request) {
	w.respond(out, in, func(*request) (any, error) {
		if w.options.Unknown != nil {
			w.options.Unknown(in.Method, in.URL.Path)
		}
		return nil, fail(http.StatusNotFound, "not_found", "The requested path was not found")
	})
}

// handler answers one request. It runs with the workspace locked.
type handler func(r *request) (any, error)

// handle registers a path of Intercom's API that versions before since lack.
func (w *Workspace) handle(since, pattern string, answer handler) {
	first := parseVersion(since)
	w.router.add(pattern, func(out http.ResponseWriter, in *http.Request) {
		w.respond(out, in, func(r *request) (any, error) {
			if r.version < first {
				return nil, fail(http.StatusBadRequest, "intercom_version_invalid",
					"The requested resource does not exist in the API version "+in.Header.Get("Intercom-Version"))
			}
			return answer(r)
		})
	})
}

// oldest is the oldest version that the published descriptions here cover.
const oldest = "2.10"

// preview is newer than every number.
const preview = 1 << 20

// parseVersion gives the part of 2.x after the dot, or -1. Unstable is what
// Preview was called until April 2026 (Intercom-OpenAPI #444).
func parseVersion(text string) int {
	if strings.EqualFold(text, "Preview") || strings.EqualFold(text, "Unstable") {
		return preview
	}
	minor, err := strconv.Atoi(strings.TrimPrefix(text, "2."))
	if err != nil || text != "2."+strconv.Itoa(minor) || minor < 0 || minor > 17 {
		return -1
	}
	return minor
}

// nextID numbers every object but those with hexadecimal ids.
func (c *contents) nextID() string {
	c.lastID++
	return strconv.Itoa(c.lastID)
}

// nextHexID is an id of the kind that contacts and segments have.
func (c *contents) nextHexID() string {
	c.lastID++
	return fmt.Sprintf("%016x%08x", 0x6762f0dd1bb69f9f, c.lastID)
}

// table keeps rows in the order in which they were made.
type table[T any] struct {
	rows map[string]*T
	ids  []string
}

func (t *table[T]) put(id string, row *T) {
	if t.rows == nil {
		t.rows = map[string]*T{}
	}
	if _, known := t.rows[id]; !known {
		t.ids = append(t.ids, id)
	}
	t.rows[id] = row
}

func (t *table[T]) get(id string) (*T, bool) {
	row, ok := t.rows[id]
	return row, ok
}

func (t *table[T]) delete(id string) {
	delete(t.rows, id)
	for i, other := range t.ids {
		if other == id {
			t.ids = append(t.ids[:i:i], t.ids[i+1:]...)
			return
		}
	}
}

// all yields every row, oldest first.
func (t *table[T]) all(yield func(*T) bool) {
	for _, id := range t.ids {
		if !yield(t.rows[id]) {
			return
		}
	}
}
