package intercom

import (
	"context"
	"errors"
)

// Tag puts a tag on a ticket in the name of an admin. That the ticket has it already
// is success. The answer says since when it has it, which nothing else tells.
func (s Tickets) Tag(ctx context.Context, id, tagID, adminID string) (*AppliedTag, error) {
	body := map[string]string{"id": tagID, "admin_id": adminID}
	return call[AppliedTag](ctx, s.c, post(body, "tickets", id, "tags").harmless().about(tagID))
}

// Untag takes a tag off a ticket in the name of an admin. Lacking says that the
// ticket does not have it, which is success.
func (s Tickets) Untag(ctx context.Context, id, tagID, adminID string) (lacking bool, err error) {
	body := map[string]string{"admin_id": adminID}
	_, err = call[AppliedTag](ctx, s.c, remove("tickets", id, "tags", tagID).carrying(body).about(tagID))
	var refused *Error
	if errors.As(err, &refused) && refused.Code == "tag_not_found" {
		return true, nil
	}
	return false, err
}
