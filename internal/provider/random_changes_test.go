package provider_test

import (
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"regexp"
	"slices"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/session"
)

// randomKinds are those of which random configurations have what they like. Every
// other one that is registered they have as its example has it.
var randomKinds = []string{
	"intercom_company", "intercom_contact", "intercom_contact_subscription", "intercom_data_attribute",
	"intercom_tag", "intercom_ticket_type", "intercom_ticket_type_attribute",
}

// naturalKeys are what kinds call their objects, where only one can have it.
var naturalKeys = map[string]string{
	"intercom_company": "external_id", "intercom_contact": "external_id", "intercom_data_attribute": "name", "intercom_tag": "name",
}

// pick chooses one of several.
func pick[T any](r *random, from ...T) T { return from[r.rng.IntN(len(from))] }

// edit adds, changes or removes a resource of the configuration.
func (r *random) edit() {
	switch {
	case len(r.order) == 0 || r.rng.IntN(2) == 0:
		r.add()
	case r.rng.IntN(2) == 0:
		address := pick(r, r.order...)
		wish := r.wanted[address]
		if wish.example != nil {
			r.changeExample(address, wish)
		} else {
			wish.config = r.configuration(wish.kind, wish.config)
		}
		r.note("change %s: %v", address, wish.config)
	default:
		r.remove(pick(r, r.order...))
	}
}

func (r *random) add() {
	if r.rng.IntN(3) == 0 {
		r.addExample()
		return
	}
	kind := pick(r, randomKinds...)
	added := &wish{kind: kind, config: r.configuration(kind, nil)}
	if kind == "intercom_ticket_type_attribute" {
		for _, address := range r.order {
			if r.wanted[address].kind == "intercom_ticket_type" && (added.parent == "" || r.rng.IntN(2) == 0) {
				added.parent = address
			}
		}
		if added.parent == "" {
			return
		}
	}
	address := kind + "." + r.name("r")
	if kind == "intercom_contact_subscription" {
		// A contact can choose about a type once, so the choice is the address.
		address = fmt.Sprintf("%s.%s_%s", kind, added.config["contact_id"], added.config["subscription_type_id"])
		if r.wanted[address] != nil {
			return
		}
	}
	r.want(address, added)
}

// want adds a resource to the configuration.
func (r *random) want(address string, added *wish) {
	r.wanted[address], r.order = added, append(r.order, address)
	if !slices.ContainsFunc(r.managed, func(m *managed) bool { return m.address == address }) {
		instance, err := r.start(r.t).NewInstance(added.kind)
		if err != nil {
			r.t.Fatal(err)
		}
		r.managed = append(r.managed, &managed{Instance: instance, address: address})
	}
	r.note("add %s in %q: %v", address, added.parent, added.config)
}

// addExample adds what the example of a kind has. What that refers to is made at
// once, and is not the configuration's; where it cannot be, because it is what
// another example has made already, nothing is added.
func (r *random) addExample() {
	kind := pick(r, slices.Sorted(maps.Keys(r.objects))...)
	if slices.Contains(randomKinds, kind) {
		return
	}
	around, addresses := newScene(r.t, kind)
	address := pick(r, addresses...)
	if r.wanted[address] != nil || slices.ContainsFunc(r.managed, func(m *managed) bool { return m.address == address }) {
		return
	}
	config, err := around.config(r.t.Context(), r.start(r.t), address)
	now := contents(r.w)
	for _, made := range around.made {
		id := r.importID(made)
		r.before[made.Kind][id] = now[made.Kind][id]
	}
	if err != nil {
		r.note("not added: %v", err)
		return
	}
	r.want(address, &wish{kind: kind, config: config, example: config})
}

// changeExample changes what an example says, or makes it as it was.
func (r *random) changeExample(address string, wish *wish) {
	m := r.instance(address)
	if !m.Exists() {
		return
	}
	if !reflect.DeepEqual(wish.config, wish.example) {
		wish.config = wish.example
		return
	}
	other, err := changed(r.t.Context(), r.start(r.t), &managed{m.Instance, address, wish.config})
	if err != nil {
		r.t.Fatal(err)
	}
	if other != nil {
		wish.config = other
	}
}

// remove removes a resource and what belongs to it.
func (r *random) remove(address string) {
	for child, wish := range r.wanted {
		if child == address || wish.parent == address {
			delete(r.wanted, child)
			r.note("remove %s", child)
		}
	}
	r.order = slices.DeleteFunc(r.order, func(other string) bool { return r.wanted[other] == nil })
	for _, m := range r.managed {
		if r.wanted[m.address] == nil {
			delete(r.advice, m.address)
		}
	}
}

// name is a text that nothing else has, so that an error that tells of one
// object cannot be taken for telling of another.
func (r *random) name(prefix string) string {
	r.number++
	return fmt.Sprintf("%s%dx", prefix, r.number)
}

// keeping is what a configuration had before, or a new name.
func (r *random) keeping(before session.Config, name, prefix string) string {
	if kept, ok := before[name].(string); ok && r.rng.IntN(5) > 0 {
		return kept
	}
	return r.name(prefix)
}

// configuration is a random one. What cannot change is as before.
func (r *random) configuration(kind string, before session.Config) session.Config {
	config := session.Config{}
	maybe := func(name string, value any) {
		if r.rng.IntN(2) == 0 {
			config[name] = value
		}
	}
	switch kind {
	case "intercom_tag":
		config["name"] = r.name("Tag ")
	case "intercom_ticket_type":
		config["name"] = r.name("Type ")
		maybe("description", r.name("About "))
		maybe("category", pick(r, "Customer", "Back-office", "Tracker"))
		maybe("icon", pick(r, "💸", "🔥", "🎟", "🎟️"))
		maybe("is_internal", r.rng.IntN(2) == 0)
	case "intercom_ticket_type_attribute":
		config["name"] = r.name("Field ")
		maybe("description", r.name("About "))
		for _, flag := range []string{"required_to_create", "required_to_create_for_contacts", "visible_on_create", "visible_to_contacts"} {
			maybe(flag, r.rng.IntN(2) == 0)
		}
		switch config["data_type"] = pick(r, "string", "list", "list", "files", "boolean"); config["data_type"] {
		case "string":
			maybe("multiline", r.rng.IntN(2) == 0)
		case "files":
			maybe("allow_multiple_values", r.rng.IntN(2) == 0)
		case "list":
			items := []string{"Low", "Middle", "High", "Urgent"}
			r.rng.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
			config["options"] = items[:1+r.rng.IntN(len(items))]
		}
	case "intercom_contact":
		config["external_id"] = r.keeping(before, "external_id", "person-")
		config["role"] = "user"
		maybe("email", r.name("person")+"@example.com")
		maybe("name", r.name("Person "))
		maybe("unsubscribed_from_emails", r.rng.IntN(2) == 0)
		maybe("custom_attributes", map[string]any{"plan": r.name("Plan "), "beta": r.rng.IntN(2) == 0})
		maybe("on_destroy", pick(r, "archive", "delete"))
	case "intercom_company":
		config["external_id"] = r.keeping(before, "external_id", "company-")
		maybe("name", r.name("Company "))
		maybe("plan", r.name("Plan "))
		maybe("custom_attributes", map[string]any{"market": pick(r, "EMEA", "Americas")})
	case "intercom_data_attribute":
		config["model"], config["name"] = pick(r, "contact", "company"), r.keeping(before, "name", "Data ")
		config["data_type"] = pick(r, "string", "integer", "options")
		if before != nil { // an archived one of another type would be in the way
			config["model"], config["data_type"] = before["model"], before["data_type"]
		}
		maybe("description", r.name("About "))
		maybe("messenger_writable", r.rng.IntN(2) == 0)
		if config["data_type"] == "options" {
			config["options"] = []string{r.name("Low "), "High"}
		}
	case "intercom_contact_subscription":
		if before != nil {
			return before
		}
		config["contact_id"] = pick(r, emulator.SampleUserID, emulator.SampleLeadID)
		config["subscription_type_id"] = pick(r, emulator.SampleOptOutTypeID, emulator.SampleOptInTypeID)
	default:
		r.t.Fatalf("no random configuration of %s", kind)
	}
	return config
}

// interfere changes the workspace behind Terraform's back.
func (r *random) interfere() {
	if r.rng.IntN(3) == 0 {
		r.take()
		return
	}
	var there []*managed
	now := contents(r.w)
	for _, m := range r.managed {
		if _, exists := now[m.Kind][r.importID(m)]; exists && m.Exists() {
			there = append(there, m)
		}
	}
	if len(there) == 0 {
		return
	}
	m := pick(r, there...)
	id, name := m.Text("id"), r.name("Elsewhere ")
	var method, path string
	var body any
	switch m.Kind {
	case "intercom_tag":
		method, path, body = "POST", "/tags", map[string]any{"id": id, "name": name}
		if r.rng.IntN(2) == 0 {
			method, path, body = "DELETE", "/tags/"+id, nil
		}
	case "intercom_ticket_type":
		method, path = "PUT", "/ticket_types/"+id
		body = pick(r, map[string]any{"name": name}, map[string]any{"archived": true}, map[string]any{"category": "Tracker"})
	case "intercom_ticket_type_attribute":
		method, path = "PUT", "/ticket_types/"+m.Text("ticket_type_id")+"/attributes/"+id
		body = pick(r, map[string]any{"name": name}, map[string]any{"archived": true}, map[string]any{"visible_on_create": false})
	case "intercom_contact":
		method, path, body = "PUT", "/contacts/"+id, pick(r, map[string]any{"name": name}, map[string]any{"custom_attributes": map[string]any{"plan": name}})
		switch r.rng.IntN(4) {
		case 0:
			method, path, body = "POST", "/contacts/"+id+"/archive", nil
		case 1:
			method, body = "DELETE", nil
		}
	case "intercom_company":
		method, path, body = "PUT", "/companies/"+id, map[string]any{"name": name}
		if r.rng.IntN(3) == 0 {
			method, body = "DELETE", nil
		}
	case "intercom_data_attribute":
		method, path, body = "PUT", "/data_attributes/"+id, pick(r, map[string]any{"messenger_writable": true}, map[string]any{"archived": true})
	case "intercom_contact_subscription":
		method, path = "DELETE", "/contacts/"+m.Text("contact_id")+"/subscriptions/"+m.Text("subscription_type_id")
	default:
		return
	}
	r.note("elsewhere: %s %s %v, for %s", method, path, body, m.address)
	r.w.Do(method, path, body)
}

// take makes, behind Terraform's back, what the configuration wants to make.
func (r *random) take() {
	before := contents(r.w)
	for _, address := range r.order {
		wish := r.wanted[address]
		if r.instance(address).Exists() || r.advice[address] != "" || r.rng.IntN(2) == 0 {
			continue
		}
		if key := wish.config[naturalKeys[wish.kind]]; key != nil && slices.Contains(slices.Collect(maps.Values(before[wish.kind])), text(key)) {
			continue // it is there, and an error told of it
		}
		switch wish.kind {
		case "intercom_tag":
			r.w.Do("POST", "/tags", map[string]any{"name": wish.config["name"]})
		case "intercom_company":
			r.w.Do("POST", "/companies", map[string]any{"company_id": wish.config["external_id"]})
		case "intercom_contact":
			r.takeContact(text(wish.config["external_id"]))
		case "intercom_data_attribute":
			known := listed(r.w.Do("GET", "/data_attributes?include_archived=true", nil), "data")
			if wish.config["data_type"] != "string" || slices.ContainsFunc(known, func(a map[string]any) bool { return a["name"] == wish.config["name"] }) {
				continue // an archived one is in the way, or one of another type would be
			}
			r.w.Do("POST", "/data_attributes", map[string]any{
				"model": wish.config["model"], "name": wish.config["name"], "data_type": "string",
			})
		case "intercom_contact_subscription":
			consent := map[any]string{emulator.SampleOptOutTypeID: "opt_out", emulator.SampleOptInTypeID: "opt_in"}[wish.config["subscription_type_id"]]
			r.w.Do("POST", fmt.Sprintf("/contacts/%s/subscriptions", wish.config["contact_id"]),
				map[string]any{"id": wish.config["subscription_type_id"], "consent_type": consent})
		default:
			continue
		}
		r.note("elsewhere: make what %s wants to be", address)
	}
	for kind, now := range contents(r.w) {
		for id, name := range now {
			if _, old := before[kind][id]; !old {
				r.others[thing{kind, id, name}] = true
			}
		}
	}
}

// takeContact makes a contact, or restores the archived one that stands in the
// way of that.
func (r *random) takeContact(externalID string) {
	status, answer := r.w.Try("POST", "/contacts", map[string]any{"role": "user", "external_id": externalID})
	if status == http.StatusOK {
		return
	}
	archived := regexp.MustCompile(`archived contact .* id=(\w+)`).FindStringSubmatch(fmt.Sprint(answer))
	if archived == nil {
		r.t.Fatalf("a contact with the external id %s: %d %v", externalID, status, answer)
	}
	r.w.Do("POST", "/contacts/"+archived[1]+"/unarchive", nil)
}

// breakSomething asks for a random fault.
func (r *random) breakSomething() {
	names := slices.Sorted(maps.Keys(breakages))
	name := pick(r, names...)
	if name == "an empty answer" {
		return // passes for the answer to a deletion
	}
	fault := breakages[name]()
	fault.Pattern = pick(r, "*", "GET /tags", "POST /tags", "DELETE /tags/*", "GET /ticket_types**", "POST /ticket_types",
		"PUT /ticket_types/*", "POST /ticket_types/*/attributes", "PUT /ticket_types/*/attributes/*",
		"GET /contacts**", "POST /contacts", "PUT /contacts/*", "DELETE /contacts/*", "POST /contacts/*/archive", "GET /companies**", "POST /companies",
		"PUT /companies/*", "DELETE /companies/*", "GET /data_attributes", "POST /data_attributes", "PUT /data_attributes/*",
		"GET /contacts/*/subscriptions", "POST /contacts/*/subscriptions", "DELETE /contacts/*/subscriptions/*", "GET /subscription_types")
	fault.Skip, fault.Count = r.rng.IntN(3), r.rng.IntN(5)
	r.emptied = r.emptied || name == "an empty list" && fault.Count != 1
	r.note("fault: %s, %s after %d, %d times", name, fault.Pattern, fault.Skip, fault.Count)
	if err := r.w.Fail(fault); err != nil {
		r.t.Fatal(err)
	}
}
