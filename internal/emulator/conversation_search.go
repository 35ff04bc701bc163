package emulator

import (
	"regexp"
	"strings"
	"time"
)

// conversationFields are what conversations can be searched by, as the
// descriptions list it.
func (w *Workspace) conversationFields() fields {
	known := map[string]comparison{"open": boolField, "read": boolField, "ai_agent_participated": boolField}
	for _, name := range []string{
		"id", "source.type", "source.id", "source.delivered_as", "source.subject", "source.body", "source.url",
		"source.author.id", "source.author.type", "source.author.name", "source.author.email",
		"contact_ids", "teammate_ids", "channel_initiated", "state", "tag_ids", "priority", "statistics.last_closed_by_id",
		"conversation_rating.remark", "conversation_rating.contact_id", "conversation_rating.admin_d",
		"ai_agent.resolution_state", "ai_agent.last_answer_type", "ai_agent.rating_remark", "ai_agent.source_type", "ai_agent.source_title",
	} {
		known[name] = textField
	}
	for _, name := range []string{
		"created_at", "updated_at", "waiting_since", "snoozed_until", "admin_assignee_id", "team_assignee_id",
		"conversation_rating.requested_at", "conversation_rating.replied_at", "conversation_rating.score", "ai_agent.rating",
	} {
		known[name] = w.orEqualField()
	}
	for _, name := range []string{
		"time_to_assignment", "time_to_admin_reply", "time_to_first_close", "time_to_last_close", "median_time_to_reply",
		"first_contact_reply_at", "first_assignment_at", "first_admin_reply_at", "first_close_at",
		"last_assignment_at", "last_assignment_admin_reply_at", "last_contact_reply_at", "last_admin_reply_at", "last_close_at",
		"count_reopens", "count_assignments", "count_conversation_parts",
	} {
		known["statistics."+name] = w.orEqualField()
	}
	return named(known)
}

// word is what a body is searched by: each for itself, say the descriptions.
var word = regexp.MustCompile(`[^\s<>]+`)

func (w *Workspace) searchConversations(r *request) (any, error) {
	now := time.Now()
	page, total, pages, err := search(w, r, w.listedConversations, 20, w.conversationFields(), func(c *conversation) map[string]any {
		if now.Before(c.searchableAt) {
			return nil
		}
		tags := []string{}
		for _, applied := range c.tags {
			tags = append(tags, applied.id)
		}
		body := word.FindAllString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(c.body, " "), -1)
		for i := range body {
			body[i] = strings.Trim(body[i], ".,;:!?")
		}
		author := w.encodeAuthor("user", c.contactID)
		values := map[string]any{
			"id": c.id, "created_at": c.createdAt, "updated_at": c.updatedAt, "state": c.state, "open": c.state == "open", "read": c.read,
			"priority": priority(c.priority, r.version), "contact_ids": c.participants(), "tag_ids": tags, "teammate_ids": orNull(c.adminID),
			"source.type": "conversation", "source.id": c.sourceID(), "source.delivered_as": c.deliveredAs(), "source.subject": c.subject, "source.body": body,
			"source.author.id": author["id"], "source.author.type": author["type"], "source.author.name": author["name"], "source.author.email": author["email"],
			"channel_initiated": "conversation", "ai_agent_participated": false, "statistics.count_conversation_parts": len(c.parts),
			"admin_assignee_id": orNull(c.adminID), "team_assignee_id": orNull(c.teamID),
			"waiting_since": orNull(c.waitingSince), "snoozed_until": orNull(c.snoozedUntil),
		}
		if c.rating != 0 {
			values["conversation_rating.score"], values["conversation_rating.remark"] = c.rating, c.remark
			values["conversation_rating.requested_at"], values["conversation_rating.replied_at"] = c.createdAt, c.createdAt
			values["conversation_rating.contact_id"], values["conversation_rating.admin_d"] = c.contactID, orNull(c.adminID)
		}
		return values
	})
	if err != nil {
		return nil, err
	}
	return w.conversationList(r, page, total, pages), nil
}
