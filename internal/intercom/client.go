// Package intercom is a client of Intercom's REST API, typed, with one file
// per object. It retries by what repeating a request would mean, never shows
// the token, and answers with errors that a caller can decide on.
package intercom

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// Regions are the data hostings of Intercom and the address of each.
var Regions = map[string]string{
	"us": "https://api.intercom.io",
	"eu": "https://api.eu.intercom.io",
	"au": "https://api.au.intercom.io",
}

// Config is what a client needs to know. Token is required; the zero value of
// everything else has a meaning of its own.
type Config struct {
	Token   string
	BaseURL string // the US region's when empty
	Version Version
	// WorkspaceID refuses every request when the token belongs to another
	// workspace; empty trusts the token.
	WorkspaceID string
	// NoCache asks Intercom for every object that is read, each time.
	NoCache bool
	// MaxRequestsPer10s leaves room for others within Intercom's limit, which
	// is kept to in any case; 0 leaves none.
	MaxRequestsPer10s int
	// MaxRetries is how often a request is repeated at most; 0 never repeats.
	MaxRetries int
	// RequestTimeout bounds one attempt; 0 means DefaultRequestTimeout.
	RequestTimeout time.Duration
	// LockDir is a folder in which all clients that share it and the token keep
	// each other from making one object at the same time; it is made with its first
	// use, and must be the user's own. Empty keeps nobody out.
	LockDir   string
	UserAgent string
	Transport http.RoundTripper // nil means a copy of http.DefaultTransport
	Log       Log               // nil logs nothing
}

// Log receives one line per request and per wait. Neither bodies, nor headers,
// nor ids that could name a person are in the fields.
type Log func(ctx context.Context, level slog.Level, message string, fields map[string]any)

const (
	// DefaultRequestTimeout bounds one attempt of a request.
	DefaultRequestTimeout = 60 * time.Second
	// DefaultMaxRetries is what callers use that have no opinion.
	DefaultMaxRetries = 8

	// idleConnections holds the connections of a run with the engines' usual
	// parallelism of 10; Go's default of 2 per host would open hundreds.
	idleConnections = 16
	// maxAnswer bounds what is read of one answer, in bytes.
	maxAnswer = 64 << 20
	// maxToken bounds a token, in bytes: what is longer was a whole file.
	maxToken = 4096
)

// Client speaks to one workspace. It is safe for concurrent use.
type Client struct {
	ActivityLogs           ActivityLogs
	Admins                 Admins
	Articles               Articles
	ArticleTags            ArticleTags
	Audiences              Audiences
	AuthTokens             AuthTokens
	AwayStatusReasons      AwayStatusReasons
	Brands                 Brands
	Calls                  Calls
	Collections            Collections
	Companies              Companies
	ContactCompanies       ContactCompanies
	ContentImportSources   ContentImportSources
	EcommerceCatalogs      EcommerceCatalogs
	EmailSettings          EmailSettings
	ExternalPages          ExternalPages
	CompanyNotes           CompanyNotes
	CompanyTags            CompanyTags
	Contacts               Contacts
	ContactNotes           ContactNotes
	ContactSubscriptions   ContactSubscriptions
	Conversations          Conversations
	ConversationTags       ConversationTags
	ContactTags            ContactTags
	ConversationAttributes ConversationAttributes
	CustomObjectInstances  CustomObjectInstances
	DataAttributes         DataAttributes
	DataConnectors         DataConnectors
	DataEvents             DataEvents
	DynamicContents        DynamicContents
	Folders                Folders
	HelpCenterRedirects    HelpCenterRedirects
	HelpCenters            HelpCenters
	Content                Content
	ContentSnippets        ContentSnippets
	ContentSnippetTags     ContentSnippetTags
	InternalArticles       InternalArticles
	InternalArticleTags    InternalArticleTags
	Macros                 Macros
	ReportingExports       ReportingExports
	Roles                  Roles
	Segments               Segments
	NewsItems              NewsItems
	Newsfeeds              Newsfeeds
	MessageExports         MessageExports
	Messages               Messages
	Notes                  Notes
	OfficeHoursExceptions  OfficeHoursExceptions
	OfficeHoursSchedules   OfficeHoursSchedules
	PhoneSwitches          PhoneSwitches
	SLARules               SLARules
	SubscriptionTypes      SubscriptionTypes
	Tags                   Tags
	Teams                  Teams
	TeamMemberships        TeamMemberships
	Tickets                Tickets
	TicketStates           TicketStates
	TicketTypes            TicketTypes
	TicketTypeAttributes   TicketTypeAttributes
	Workflows              Workflows
	Workspace              Workspaces
	Visitors               Visitors

	IdentityVerificationSecrets IdentityVerificationSecrets
	IPAllowlist                 IPAllowlists

	// Ledger is for the user of the client to tell it what is the user's own.
	Ledger Ledger

	config    Config
	redactor  *redactor
	base      *url.URL
	http      *http.Client
	maxAnswer int64
	// tokenRefused is Intercom's first refusal of the token.
	tokenRefused atomic.Pointer[Error]
	limiter      *limiter
	clock        clock
	claims       claims
	locks        *locks
	known        knowledge
	ids          idRegistry
	births       births
	guard        workspaceGuard
	firsts       sync.Map // what First was asked for
}

// New checks the configuration and returns a client. It sends nothing.
func New(config Config) (*Client, error) {
	config.Token = strings.TrimSpace(config.Token)
	if err := CheckToken(config.Token); err != nil {
		return nil, err
	}
	if config.BaseURL == "" {
		config.BaseURL = Regions["us"]
	}
	base, err := ParseBaseURL(config.BaseURL)
	if err != nil {
		return nil, err
	}
	if config.Version == (Version{}) {
		config.Version = DefaultVersion
	}
	if config.RequestTimeout == 0 {
		config.RequestTimeout = DefaultRequestTimeout
	}
	redactor := newRedactor(config.Token)
	if log := config.Log; log == nil {
		config.Log = func(context.Context, slog.Level, string, map[string]any) {}
	} else {
		config.Log = func(ctx context.Context, level slog.Level, message string, fields map[string]any) {
			log(ctx, level, redactor.text(message), redactor.fields(fields))
		}
	}
	if config.Transport == nil {
		config.Transport = http.DefaultTransport
		if transport, ok := http.DefaultTransport.(*http.Transport); ok {
			transport = transport.Clone()
			transport.MaxIdleConnsPerHost = idleConnections
			transport.DialContext = counting(transport.DialContext)
			config.Transport = transport
		}
	}
	c := &Client{config: config, redactor: redactor, base: base, maxAnswer: maxAnswer}
	c.http = &http.Client{Transport: config.Transport, CheckRedirect: c.checkRedirect}
	c.locks = newLocks(config.LockDir, c.BaseURL(), config.Token, config.Log)
	c.known.since = time.Now()
	c.limiter = newLimiter(config.MaxRequestsPer10s, c.tellWait)
	c.ActivityLogs = ActivityLogs{c}
	c.Admins = Admins{c, whole[Admin](c, []string{"admins"}, readable)}
	c.Audiences = Audiences{c, pages[Audience](c, "audiences").numbered(audiencesPerPage)}
	c.AuthTokens = newAuthTokens(c)
	c.AwayStatusReasons = AwayStatusReasons{whole[AwayStatusReason](c, []string{"away_status_reasons"}, listed)}
	c.Brands = Brands{whole[Brand](c, []string{"brands"}, readable)}
	c.Collections = newCollections(c)
	c.Articles = Articles{c, pages[Article](c, "articles").numbered(mostArticlesPerPage).moves().soon(fewArticlePages)}
	c.ArticleTags = newArticleTags(c)
	c.Companies = newCompanies(c)
	c.ContactCompanies = newContactCompanies(c)
	c.CompanyTags = CompanyTags{c}
	c.CompanyNotes = CompanyNotes{newNotesOf(c, "company", "companies")}
	c.ContentImportSources = newContentImportSources(c)
	c.EcommerceCatalogs = EcommerceCatalogs{c}
	c.EmailSettings = EmailSettings{whole[EmailSetting](c, []string{"emails"}, readable)}
	c.ExternalPages = newExternalPages(c)
	c.Contacts = Contacts{c, pages[Contact](c, "contacts")}
	c.ContactNotes = ContactNotes{newNotesOf(c, "contact", "contacts")}
	c.ContactSubscriptions = newContactSubscriptions(c)
	c.Conversations = Conversations{c, pages[Conversation](c, "conversations")}
	c.ConversationTags = ConversationTags{c}
	c.ContactTags = newContactTags(c)
	c.ConversationAttributes = newConversationAttributes(c)
	c.CustomObjectInstances = newCustomObjectInstances(c)
	c.DataAttributes = newDataAttributes(c)
	c.DataConnectors = DataConnectors{c}
	c.DataEvents = DataEvents{c}
	c.DynamicContents = newDynamicContents(c)
	c.Folders = newFolders(c)
	c.HelpCenterRedirects = newHelpCenterRedirects(c)
	c.HelpCenters = HelpCenters{whole[HelpCenter](c, []string{"help_center", "help_centers"}, readable)}
	c.Content = Content{c}
	c.ContentSnippetTags = newContentSnippetTags(c)
	c.ContentSnippets = ContentSnippets{c, pages[ContentSnippet](c, "content_snippets").numbered(contentSnippetsPerPage)}
	c.IdentityVerificationSecrets = newIdentityVerificationSecrets(c)
	c.IPAllowlist = newIPAllowlists(c)
	c.InternalArticles = InternalArticles{c, internalArticles(c, Version{}, untitled)}
	c.InternalArticleTags = newInternalArticleTags(c)
	c.Macros = newMacros(c)
	c.ReportingExports = newReportingExports(c)
	c.Roles = Roles{whole[Role](c, []string{"roles"}, listed).since(RolesSince)}
	c.Segments = Segments{c, whole[Segment](c, []string{"segments"}, readable)}
	c.NewsItems = newNewsItems(c)
	c.Newsfeeds = newNewsfeeds(c)
	c.MessageExports = newMessageExports(c)
	c.Calls = Calls{c}
	c.Messages = Messages{c}
	c.Notes = Notes{c}
	c.OfficeHoursExceptions = newOfficeHoursExceptions(c)
	c.OfficeHoursSchedules = OfficeHoursSchedules{c, whole[OfficeHoursSchedule](c, []string{"office_hours_schedules"}, readable)}
	c.PhoneSwitches = PhoneSwitches{c}
	c.SLARules = SLARules{whole[SLARule](c, []string{"sla_rules"}, readable).since(Preview)}
	c.SubscriptionTypes = SubscriptionTypes{whole[SubscriptionType](c, []string{"subscription_types"}, listed)}
	c.Tags = Tags{c, whole[Tag](c, []string{"tags"}, readable)}
	c.Teams = Teams{c, whole[Team](c, []string{"teams"}, readable)}
	c.TeamMemberships = newTeamMemberships(c)
	c.Tickets = Tickets{c}
	c.TicketStates = TicketStates{whole[TicketState](c, []string{"ticket_states"}, listed)}
	c.TicketTypes = TicketTypes{c, whole[TicketType](c, []string{"ticket_types"}, readable), &sync.Map{}}
	c.Visitors = Visitors{c}
	c.TicketTypeAttributes = TicketTypeAttributes{c, &announcements[TicketTypeAttribute]{}}
	c.Workflows = Workflows{c}
	c.Workspace = Workspaces{c}
	return c, nil
}

// First says whether it is asked for a text for the first time: for who says
// something at length once in a run.
func (c *Client) First(text string) bool {
	_, told := c.firsts.LoadOrStore(text, true)
	return !told
}

// Version is the API version that requests are made in.
func (c *Client) Version() Version { return c.config.Version }

// BaseURL is where requests go to.
func (c *Client) BaseURL() string { return c.base.String() }

// CheckToken says what is wrong with a token, without showing it. net/http
// would print the whole header value when it holds a line break.
func CheckToken(token string) error {
	if token == "" {
		return errors.New("the access token is empty")
	}
	if len(token) > maxToken {
		return fmt.Errorf("the access token is longer than %d characters; no token is", maxToken)
	}
	for _, r := range token {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r > unicode.MaxASCII {
			return errors.New("the access token holds a space, a line break or another character that no token has; " +
				"probably more than the token was copied")
		}
	}
	return nil
}

// ParseBaseURL reads the address of an API. It must be https; http is for this
// machine only, because the token would travel in the clear.
func ParseBaseURL(text string) (*url.URL, error) {
	base, err := url.Parse(strings.TrimRight(text, "/"))
	switch {
	case strings.Contains(text, "@"): // what stands before it is not for showing
		return nil, errors.New("the URL of the API contains an @; it must be like https://api.intercom.io")
	case err != nil || base.Hostname() == "" || strings.ContainsAny(text, "?#"):
		return nil, errors.New("it is not a URL like https://api.intercom.io")
	case base.Scheme == "https", base.Scheme == "http" && isLoopback(base.Hostname()):
		return base, nil
	case base.Scheme == "http":
		return nil, errors.New("it would send the access token unencrypted; http is for loopback addresses only")
	default:
		return nil, errors.New("it must begin with https://")
	}
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// refusedRedirect is a redirect that is not followed.
type refusedRedirect string

func (r refusedRedirect) Error() string { return "refused " + string(r) }

// checkRedirect keeps the token with the host that it was meant for. A redirect
// that turns a write into a reading, as most of them do, would pass for a
// success.
func (c *Client) checkRedirect(next *http.Request, via []*http.Request) error {
	switch {
	case !sameOrigin(next.URL, c.base):
		return refusedRedirect("a redirect to another host, " + next.URL.Host)
	case next.Method != via[0].Method:
		return refusedRedirect("a redirect that makes a " + next.Method + " of it")
	case len(via) >= 3:
		return refusedRedirect("a third redirect in a row")
	}
	return nil
}

// unfollowed is the error of an answer that is a redirect which net/http does not
// follow, because the request is to be sent once only.
func (c *Client) unfollowed(answer *http.Response) error {
	switch answer.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil
	}
	next, err := answer.Location()
	switch {
	case err != nil:
		return refusedRedirect("a redirect to nowhere")
	case !sameOrigin(next, c.base):
		return refusedRedirect("a redirect to another host, " + next.Host)
	default:
		return refusedRedirect("a redirect of a request that is sent once only")
	}
}

// sameOrigin says whether two addresses are the same scheme, host and port.
func sameOrigin(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

func port(address *url.URL) string {
	if explicit := address.Port(); explicit != "" {
		return explicit
	}
	return map[string]string{"https": "443", "http": "80"}[address.Scheme]
}
