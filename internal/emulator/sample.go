package emulator

// The ids of the sample workspace, for tests and examples that need to name
// what the API cannot make.
const (
	SampleAdminID          = "991267460"
	SampleTeamID           = "5017690"
	SampleTagID            = "101" // no segment uses it
	SampleSegmentTagID     = "102" // "Churn risk" uses it
	SampleUserID           = "6762f0dd1bb69f9f21930001"
	SampleOtherUserID      = "6762f0dd1bb69f9f21930002"
	SampleLeadID           = "6762f0dd1bb69f9f21930003"
	SampleArchivedUserID   = "6762f0dd1bb69f9f21930004"
	SampleMergedLeadID     = "6762f0dd1bb69f9f21930005" // into SampleUserID
	SampleVisitorUserID    = "3ecf64d0-9ed1-4e9f-88e1-da7d6e6782f3"
	SampleSegmentID        = "6762f25c1bb69f9f2193bc22" // of users who have SampleSegmentTagID
	SampleCompanySegmentID = "6762f25c1bb69f9f2193bc24" // of all companies
	SampleCompanyID        = "6762f0761bb69f9f2193ba01" // SampleUserID belongs to it
	SampleEmptyCompanyID   = "6762f0761bb69f9f2193ba03" // nobody does
	SampleOptOutTypeID     = "91"                       // live; e-mail
	SampleOptInTypeID      = "92"                       // live; text messages
	SampleNoteID           = "61"                       // about SampleUserID
	SampleCompanyNoteID    = "62"                       // about SampleCompanyID
	SampleDraftTypeID      = "93"
	SampleArchivedTypeID   = "94"
	SampleTicketTypeID     = "71"
	SampleArchivedTicketID = "74"
	SampleTrackerTypeID    = "77"
	SampleOrderID          = "402" // an instance of the custom object "Order", and the external id of another

	SampleHelpCenterID       = "301" // in English, French and Brazilian Portuguese
	SampleCollectionID       = "311" // "Getting started", translated into French
	SampleNestedCollectionID = "312" // "Accounts", in SampleCollectionID
	SampleContentSnippetID   = "85"  // "VIP customer" is on it
	SampleUsedSnippetID      = "86"  // a procedure uses it
	SampleInternalArticleID  = "81"  // "VIP customer" is on it
	SampleArticleID          = "321" // published, in SampleCollectionID, with SampleTagID
	SampleDraftArticleID     = "322" // never published
	SampleArticleVersionID   = "333" // of SampleStagedArticleID, in English
	SampleStagedArticleID    = "323" // published in two languages, with a draft that is staged
	SampleFolderID           = "31"  // "Product docs"
	SampleRedirectID         = "331" // of SampleHelpCenterID, to SampleCollectionID

	SampleScheduleID      = "341" // "Standard Support Hours", from Monday to Friday
	SampleOtherScheduleID = "342" // "On call", at all hours, without exceptions
	SampleExceptionID     = "345" // Christmas Day, of SampleScheduleID

	SampleBrandID        = "361" // "Acme Pro"; the default one has the id of the workspace
	SampleEmailSettingID = "365" // support@example.com, of the default brand

	SampleMacroID     = "371" // "Order Status Update", for everyone
	SampleTeamMacroID = "372" // of a team that the token's teammate is not in

	SampleRoleID            = "991267902" // "Support Lead"
	SampleSLARuleID         = "381"       // "VIP customers"
	SampleArchivedSLARuleID = "382"
	SampleRulesetID         = "391" // of the workflow "Triage"

	SampleCallID               = "395" // of SampleConversationID, with a transcript
	SampleMissedCallID         = "396" // of no conversation
	SampleConversationID       = "471" // open; "Churn risk" is on it
	SampleClosedConversationID = "472"
	SampleTicketID             = "626"
	SampleTrackerTicketID      = "627" // SampleClosedConversationID is linked to it

	SampleAwayReasonID        = "12345"
	SampleDeletedAwayReasonID = "12346"
	SampleNewsfeedID          = "53" // "Product updates"
	SampleNewsItemID          = "33" // live on SampleNewsfeedID
	SampleNewsDraftID         = "34" // a newsfeed has the same id
	SampleVisitorsFeedID      = "34" // "Visitors"; a news item has the same id

	SampleDataAttributeID         = "202" // "seats", whole numbers of contacts
	SampleDataAttributeInUseID    = "205" // "tier", a list of contacts that a workflow uses
	SampleArchivedDataAttributeID = "206" // "old_score", numbers of contacts
)

// sample fills the workspace with a small support organisation.
func (w *Workspace) sample() {
	w.sampleStaff()
	for _, t := range []tag{{SampleTagID, "Feature request"}, {SampleSegmentTagID, "Churn risk"}, {"103", "VIP customer"}} {
		w.tags.put(t.id, &t)
	}
	w.sampleAudiences()
	w.sampleAIContent()
	w.sampleDataConnectors()
	w.sampleDataAttributes()
	w.sampleContacts()
	w.sampleCompanies()
	w.sampleDataEvents()
	w.sampleConversationAttributes()
	w.sampleCustomObjects()
	w.sampleTicketTypes()
	w.sampleCalls()
	w.sampleConversations()
	tagged, _ := w.contacts.get(SampleOtherUserID)
	tagged.tags["103"] = true
	w.sampleNotes()
	w.sampleTickets()
	w.sampleCollections()
	w.sampleArticles()
	w.sampleNews()
	w.sampleDynamicContents()
	w.sampleContentSnippets()
	w.sampleInternalArticles()
	w.sampleFolders()
	w.sampleHelpCenterRedirects()
	w.sampleIdentityVerificationSecrets()
	w.sampleOfficeHours()
}

// sampleStaff are who and what the API cannot make.
func (w *Workspace) sampleStaff() {
	w.sampleAuthTokens() // whose values nobody can read
	for _, a := range []admin{
		{id: "991267460", name: "Bela Support", email: "bela@example.com", jobTitle: "Support lead", inboxSeat: true, teamIDs: []string{SampleTeamID}},
		{id: "991267461", name: "Cleo Billing", email: "cleo@example.com", jobTitle: "Billing", inboxSeat: true, teamIDs: []string{"5017691"}},
		{id: "991267462", name: "Dara Docs", email: "dara@example.com", jobTitle: "Writer"},
	} {
		w.admins.put(a.id, &a)
	}
	for _, t := range []team{
		{id: SampleTeamID, name: "Support", adminIDs: []string{"991267460"}, distribution: "round_robin"},
		{id: "5017691", name: "Billing", adminIDs: []string{"991267461"}, distribution: "load_balanced", limit: 10},
		{id: "5017692", name: "On call", adminIDs: []string{"991267460", "991267461"}},
	} {
		w.teams.put(t.id, &t)
	}
	for _, s := range []segment{
		{id: SampleSegmentID, name: "At risk", personType: "user", tagID: SampleSegmentTagID},
		{id: "6762f25c1bb69f9f2193bc23", name: "Active", personType: "user"},
		{id: SampleCompanySegmentID, name: "Customers", personType: "user", companies: true},
	} {
		w.segments.put(s.id, &s)
	}
	w.sampleActivityLogs()
	w.sampleAwayStatusReasons()
	w.sampleSubscriptionTypes()
	w.sampleBrands()
	w.sampleEmailSettings()
	w.sampleHelpCenters()
	w.sampleMacros()
	w.sampleRoles()
	w.sampleSLARules()
	w.sampleWorkflows()
	w.sampleNewsfeeds()
}

func (w *Workspace) sampleNotes() {
	w.notes.put(SampleNoteID, &note{
		id: SampleNoteID, contactID: SampleUserID, adminID: "991267460", body: "<p>Met Uma at the fair; she asks for a quote.</p>", createdAt: created.Unix(),
	})
	w.notes.put(SampleCompanyNoteID, &note{
		id: SampleCompanyNoteID, companyID: SampleCompanyID, adminID: tokenAdmin, body: "<p>Pays by invoice.</p>", createdAt: created.Unix(),
	})
}

func (w *Workspace) sampleSubscriptionTypes() {
	email, sms := []any{"email"}, []any{"sms_message"}
	for _, s := range []subscriptionType{
		{SampleOptOutTypeID, "live", "opt_out", "Product news", "What is new, once a month", email},
		{SampleOptInTypeID, "live", "opt_in", "Text alerts", "Outages, by text message", sms},
		{SampleDraftTypeID, "draft", "opt_in", "Beta invitations", "Try things first", email},
		{SampleArchivedTypeID, "archived", "opt_out", "Old newsletter", "No longer sent", email},
	} {
		w.subscriptionTypes.put(s.id, &s)
	}
}

func (w *Workspace) sampleContacts() {
	for _, c := range []contact{
		{
			id: SampleUserID, role: "user", externalID: "u-1", email: "uma@example.com", name: "Uma User",
			phone: "+353851234567", ownerID: "991267460", avatar: "https://example.com/uma.png", signedUpAt: created.Unix(),
		},
		{id: SampleOtherUserID, role: "user", externalID: "u/2", email: "viktor@example.com", name: "Viktor User", subscriptions: []string{SampleOptOutTypeID}},
		{id: SampleLeadID, role: "lead", externalID: "8f1c0000-0000-4000-8000-000000000003", email: "uma@example.com", name: "Uma before she signed up"},
		{id: SampleArchivedUserID, role: "user", externalID: "u-4", email: "wanda@example.com", archived: true},
		{id: SampleMergedLeadID, role: "lead", email: "uma.old@example.com", mergedInto: SampleUserID},
	} {
		c.tags, c.custom = map[string]bool{}, map[string]any{}
		c.createdAt, c.updatedAt = created.Unix(), created.Unix()
		if c.id == SampleUserID {
			c.custom = map[string]any{"plan": "pro", "seats": 5, "trial_ends": created.Unix(), "beta": true}
			c.merges = []merge{{SampleMergedLeadID, "lead", created.Unix()}}
		}
		w.contacts.put(c.id, &c)
	}
	v := visitor{id: "6762f3101bb69f9f2193bc64", userID: SampleVisitorUserID, pseudonym: "Violet Suitcase", sessions: 3, custom: map[string]any{"plan": "free"}}
	w.visitors.put(v.id, &v)
}

func (w *Workspace) sampleCompanies() {
	for _, c := range []company{
		{
			id: SampleCompanyID, companyID: "crm-1", name: "Acme", plan: "Enterprise", website: "https://acme.example.com", industry: "Manufacturing",
			size: 250, monthlySpend: 1200, remoteCreatedAt: created.Unix(), tags: map[string]bool{"103": true}, custom: map[string]any{"health": 0.75, "market": "EMEA"},
		},
		{id: "6762f0761bb69f9f2193ba02", companyID: "crm/2", name: "Bolt & Sons"},
		{id: SampleEmptyCompanyID, companyID: "crm-3", name: "Nobody there"},
	} {
		c.createdAt, c.updatedAt = created.Unix(), created.Unix()
		if c.tags == nil {
			c.tags, c.custom = map[string]bool{}, map[string]any{}
		}
		w.companies.put(c.id, &c)
	}
	for contactID, companies := range map[string][]string{
		SampleUserID: {SampleCompanyID, "6762f0761bb69f9f2193ba02"}, SampleOtherUserID: {SampleCompanyID},
	} {
		member, _ := w.contacts.get(contactID)
		member.companies = companies
	}
}

func (w *Workspace) sampleTicketTypes() {
	// Ids count from here, so that the types of the sample keep theirs.
	for _, t := range []struct {
		id   int
		kind ticketType
	}{
		{71, ticketType{name: "Bug report", description: "Something does not work", category: "Customer", icon: "\U0001F41B"}},
		{74, ticketType{name: "Fax request", category: "Back-office", icon: defaultIcon, archived: true, internal: true}},
		{77, ticketType{name: "Known issue", category: "Tracker", icon: defaultIcon, internal: true}},
	} {
		t.kind.createdAt, t.kind.updatedAt = created.Unix(), created.Unix()
		before := w.lastID
		w.lastID = t.id - 1
		w.addTicketType(&t.kind)
		w.lastID = before
	}
	bugs, _ := w.ticketTypes.get(SampleTicketTypeID)
	bugs.attributes = append(bugs.attributes, &ticketTypeAttribute{
		id: "80", name: "Severity", description: "How bad it is", dataType: "list", order: 2,
		visibleOnCreate: true, visibleToContacts: true, createdAt: created.Unix(), updatedAt: created.Unix(),
		items: []listItem{
			{"c0ffee00-0000-4000-8000-000000000001", "Low", false},
			{"c0ffee00-0000-4000-8000-000000000002", "High", false},
			{"c0ffee00-0000-4000-8000-000000000003", "Urgent", true},
		},
	})
}
