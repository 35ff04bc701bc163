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
	"cmp"
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
	Staff     bool          // begin with what the API cannot make of the sample workspace, see staff.go
	Latency   time.Duration // of every answer
	RateLimit int           // requests per 10 seconds; 0 for none
	CallerIP  string        // where requests come from, for the IP allowlist; empty for what every allowlist has
	// SearchLag is how long a write stays invisible to searches.
	SearchLag time.Duration
	// ExportTime is how long Intercom works on an export, and on a catalog.
	ExportTime time.Duration
	// APIVersion is that of requests which name none: the one that is set for
	// the app. 2.16 when empty.
	APIVersion string
	// WorkspaceID and WorkspaceName are what GET /me says of the workspace; there
	// are defaults.
	WorkspaceID, WorkspaceName string
	// Shuffle is the seed of the order of lists that have none; 0 for that in which
	// the objects were made.
	Shuffle uint64
	// Without are permissions that the token lacks, of those that Permissions lists.
	Without []string
	Quirks  Quirks
	// Unknown is told of every request to a path that is not emulated. It must
	// not call the workspace.
	Unknown func(method, path string)
	// Asked is told of every request that the workspace has a path for in the request's
	// version, by the path's pattern, and by whom. It must not call the workspace.
	Asked func(pattern, userAgent string)
}

// Workspace is one emulated workspace. It is safe for concurrent use.
type Workspace struct {
	options Options
	router  router
	log     requestLog
	faults  faultList
	limit   rateLimit

	consulted sync.Map // the quirks by which anything went

	mu sync.Mutex // guards what follows
	contents
}

// contents is everything that a reset throws away.
type contents struct {
	lastID                 int
	me                     string        // the admin whom every token acts as
	ahead                  time.Duration // of the machine's clock
	activityLogs           table[activityLog]
	admins                 table[admin]
	articles               table[article]
	audiences              table[audience]
	authTokens             table[authToken]
	awayStatusReasons      table[awayStatusReason]
	brands                 table[brand]
	teams                  table[team]
	tags                   table[tag]
	collections            table[collection]
	calls                  table[call]
	companies              table[company]
	scroll                 string // the one that is open, of companies
	scrolled               int    // companies that it has given
	scrolledAt             time.Time
	contentSnippets        table[contentSnippet]
	internalArticles       table[internalArticle]
	segments               table[segment]
	contacts               table[contact]
	contentImportSources   table[contentImportSource]
	appliedAudiences       int // how often they were given to the pages of a source
	catalogs               ecommerceCatalogs
	emailSettings          table[emailSetting]
	exportJobs             table[exportJob]
	externalPages          table[externalPage]
	deletedUsers           table[contact]
	conversations          table[conversation]
	conversationDeletions  []conversationDeletion // the oldest first
	notes                  table[note]
	conversationAttributes table[conversationAttribute]
	customObjectInstances  table[customObjectInstance]
	dataAttributes         table[dataAttribute]
	dataConnectors         table[dataConnector]
	dataEvents             table[dataEvents]
	dynamicContents        table[dynamicContent]
	folders                table[folder]
	helpCenterRedirects    table[helpCenterRedirect]
	helpCenters            table[helpCenter]
	identitySecrets        table[identityVerificationSecret]
	macros                 table[macro]
	ipAllowlist            ipAllowlist
	newsfeeds              table[newsfeed]
	newsItems              table[newsItem]
	officeHoursExceptions  table[officeHoursException]
	officeHoursSchedules   table[officeHoursSchedule]
	roles                  table[role]
	slaRules               table[slaRule]
	subscriptionTypes      table[subscriptionType]
	ticketStates           table[ticketState]
	ticketTypes            table[ticketType]
	visitors               table[visitor]
	tickets                table[ticket]
	workflows              table[workflow]
	notifications          int      // of people, about tickets
	messages               []object // that were sent
	changes                int      // of what lists have in the order of changes
}

const (
	defaultWorkspaceID   = "emu1a2b3"
	defaultWorkspaceName = "Emulated workspace"
	// firstID keeps ids of different kinds apart: they come from one sequence.
	firstID = 1000
)

// New makes a workspace.
func New(options Options) *Workspace {
	options.Region = cmp.Or(options.Region, "us")
	options.APIVersion = cmp.Or(options.APIVersion, "2.16")
	options.WorkspaceID = cmp.Or(options.WorkspaceID, defaultWorkspaceID)
	options.WorkspaceName = cmp.Or(options.WorkspaceName, defaultWorkspaceName)
	w := &Workspace{options: options}
	w.limit.perWindow = options.RateLimit
	w.activityLogRoutes()
	w.adminRoutes()
	w.audienceRoutes()
	w.authTokenRoutes()
	w.awayStatusReasonRoutes()
	w.brandRoutes()
	w.callRoutes()
	w.collectionRoutes()
	w.articleRoutes()
	w.articleTagRoutes()
	w.companyRoutes()
	w.companyNoteRoutes()
	w.contactCompanyRoutes()
	w.contactRoutes()
	w.contentImportSourceRoutes()
	w.externalPageRoutes()
	w.ecommerceCatalogRoutes()
	w.emailSettingRoutes()
	w.messageExportRoutes()
	w.reportingExportRoutes()
	w.conversationRoutes()
	w.assignmentRuleRoutes()
	w.conversationContactRoutes()
	w.conversationDeletionRoutes()
	w.conversationHandlingEventRoutes()
	w.conversationMergeRoutes()
	w.conversationRedactionRoutes()
	w.sideConversationRoutes()
	w.conversationWriteRoutes()
	w.messageRoutes()
	w.phoneSwitchRoutes()
	w.conversationTagRoutes()
	w.contactNoteRoutes()
	w.contactTagRoutes()
	w.newsfeedRoutes()
	w.newsItemRoutes()
	w.noteRoutes()
	w.conversationAttributeRoutes()
	w.customObjectInstanceRoutes()
	w.dataAttributeRoutes()
	w.dataConnectorRoutes()
	w.dataConnectorExecutionResultRoutes()
	w.dataEventRoutes()
	w.dynamicContentRoutes()
	w.folderRoutes()
	w.helpCenterRedirectRoutes()
	w.helpCenterRoutes()
	w.contentRoutes()
	w.contentSnippetRoutes()
	w.contentSnippetTagRoutes()
	w.identityVerificationSecretRoutes()
	w.ipAllowlistRoutes()
	w.internalArticleRoutes()
	w.internalArticleTagRoutes()
	w.macroRoutes()
	w.officeHoursExceptionRoutes()
	w.officeHoursScheduleRoutes()
	w.roleRoutes()
	w.segmentRoutes()
	w.slaRuleRoutes()
	w.contactSubscriptionRoutes()
	w.subscriptionTypeRoutes()
	w.tagRoutes()
	w.teamRoutes()
	w.ticketRoutes()
	w.ticketReplyRoutes()
	w.ticketTagRoutes()
	w.ticketLinkRoutes()
	w.ticketStateRoutes()
	w.ticketTypeRoutes()
	w.ticketTypeAttributeRoutes()
	w.visitorRoutes()
	w.workflowRoutes()
	w.controlRoutes()
	w.Reset()
	return w
}

// Reset forgets every write, fault and logged request.
func (w *Workspace) Reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.contents = contents{lastID: firstID}
	w.shuffle(w.options.Shuffle)
	w.ticketStateDefaults()
	w.adminDefaults()
	switch {
	case w.options.Sample:
		w.sample()
	case w.options.Staff:
		w.staff()
	}
	w.faults.clear()
	w.log.clear()
}

// unknown answers as Intercom does for a path or method that it does not have.
func (w *Workspace) unknown(out http.ResponseWriter, in *http.Request) {
	w.respond(out, in, func(*request) (any, error) {
		return w.unknownPath(in)
	})
}

func (w *Workspace) unknownPath(in *http.Request) (any, error) {
	if w.options.Unknown != nil {
		w.options.Unknown(in.Method, in.URL.Path)
	}
	return nil, fail(http.StatusNotFound, "not_found", "The requested path was not found")
}

// handler answers one request. It runs with the workspace locked.
type handler func(r *request) (any, error)

// handle registers a path of Intercom's API that versions before since lack.
func (w *Workspace) handle(since, pattern string, answer handler) {
	first := parseVersion(since)
	w.router.add(since, pattern, func(out http.ResponseWriter, in *http.Request) {
		w.respond(out, in, func(r *request) (any, error) {
			if r.version < first {
				return nil, fail(http.StatusBadRequest, "intercom_version_invalid",
					"The requested resource does not exist in the API version "+cmp.Or(in.Header.Get("Intercom-Version"), w.options.APIVersion))
			}
			if w.options.Asked != nil {
				w.options.Asked(pattern, in.UserAgent())
			}
			if !w.ipAllowlist.admits(w.options.CallerIP) {
				// The words are a help article's. [?] The code is described nowhere.
				return nil, fail(http.StatusForbidden, "forbidden", "Your IP address is not on the allowlist for API access")
			}
			if err := w.permit(in); err != nil {
				return nil, err
			}
			return answer(r)
		})
	})
}

// oldest is the oldest version that the published descriptions here cover.
const oldest = "2.10"

// preview is newer than every number.
const preview = 1 << 20

// Quirks of versions.
var NewVersionsUnknown = quirk("NewVersionsUnknown", off,
	"2.17 and 2.18 are versions that do not exist",
	"they have no published description; pages of the reference show them since 2026")

// newestDescribed is the newest number that has a published description.
const newestDescribed = "2.16"

// parseVersion gives the part of 2.x after the dot, or -1. Unstable is what
// Preview was called until April 2026 (Intercom-OpenAPI #444).
func parseVersion(text string) int {
	if strings.EqualFold(text, "Preview") || strings.EqualFold(text, "Unstable") {
		return preview
	}
	minor, err := strconv.Atoi(strings.TrimPrefix(text, "2."))
	if err != nil || text != "2."+strconv.Itoa(minor) || minor < 0 || minor > 18 {
		return -1
	}
	return minor
}

// IsVersion says whether a text is a version that a request can name.
func IsVersion(text string) bool { return parseVersion(text) >= 0 }

// nextID numbers every object but those with hexadecimal ids.
func (c *contents) nextID() string {
	c.lastID++
	return strconv.Itoa(c.lastID)
}

// nextHexID is an id of the kind that contacts and segments have.
func (c *contents) nextHexID() string {
	c.lastID++
	return fmt.Sprintf("6762f0dd1bb69f9f%08x", c.lastID)
}
