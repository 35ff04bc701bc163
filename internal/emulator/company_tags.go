package emulator

// taggedCompany is a company to be tagged by POST /tags, or untagged, by
// Intercom's id or the customer's.
type taggedCompany struct {
	ID        flexibleID `json:"id"`
	CompanyID flexibleID `json:"company_id"`
	Untag     bool       `json:"untag"`
}

// tagCompanies puts the tag that has a name on companies, and makes it where
// none has. Until 2.15 an unknown company is refused; since then the answer says
// of each whether it was tagged. [?] That an unknown one makes no tag, that an
// unknown tag cannot be taken off, and what "tagged" says of an untagged company
// are inferences.
func (w *Workspace) tagCompanies(r *request, name string, targets []taggedCompany) (any, error) {
	used := w.tagNamed(name)
	if used == nil && len(targets) > 0 && targets[0].Untag {
		return nil, notFound("Resource Not Found")
	}
	var found []*company
	for _, target := range targets {
		one := w.companyTagged(target)
		if one == nil && r.version < parseVersion("2.16") {
			return nil, noCompany()
		}
		found = append(found, one)
	}
	if used == nil {
		used = &tag{w.nextID(), name}
		w.tags.put(used.id, used)
	}
	results := []any{}
	for i, target := range targets {
		id := string(target.ID)
		if found[i] != nil {
			id, found[i].tags[used.id] = found[i].id, !target.Untag
		}
		results = append(results, object{"id": id, "tagged": found[i] != nil && !target.Untag})
	}
	encoded := used.encodeSaved(r.version)
	if _, tells := encoded["companies"]; tells {
		encoded["companies"] = results
	}
	return encoded, nil
}

func (c *contents) companyTagged(target taggedCompany) *company {
	for one := range c.companies.all {
		if !one.archived && (one.id == string(target.ID) || target.CompanyID != "" && one.companyID == string(target.CompanyID)) {
			return one
		}
	}
	return nil
}
