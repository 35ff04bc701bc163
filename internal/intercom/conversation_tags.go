package intercom

import (
	"context"
	"errors"
	"fmt"
)

// AppliedTag is a tag on an object.
type AppliedTag struct {
	Tag
	AppliedAt Time      `json:"applied_at"` // zero where the answer does not say
	AppliedBy Reference `json:"applied_by"` // likewise empty
}

// ConversationTags reads and writes the tags of conversations.
type ConversationTags struct{ c *Client }

// Get returns one tag of a conversation. The error is ErrNotFound also when the
// conversation is gone.
func (s ConversationTags) Get(ctx context.Context, conversationID, tagID string) (*AppliedTag, error) {
	conversation, err := s.c.Conversations.Get(ctx, conversationID)
	if err != nil {
		return nil, err
	}
	if tag := conversation.tag(tagID); tag != nil {
		return tag, nil
	}
	// What is known of the conversation may be older than the tag.
	if conversation, err = s.c.Conversations.cache.confirm(ctx, conversationID); err != nil {
		return nil, err
	}
	if tag := conversation.tag(tagID); tag != nil {
		return tag, nil
	}
	return nil, fmt.Errorf("conversation %s does not have the tag %s: %w", conversationID, tagID, errNotTagged)
}

// errNotTagged is the ErrNotFound of a tag on an object that is there.
var errNotTagged = fmt.Errorf("not tagged: %w", ErrNotFound)

func (c *Conversation) tag(id string) *AppliedTag {
	for i := range c.Tags {
		if tag := &c.Tags[i]; tag.identity() == id {
			return tag
		}
	}
	return nil
}

// Create tags a conversation in the name of an admin. Where it has the tag
// already it fails with a *TakenError, because deleting it later would undo what
// somebody else did.
func (s ConversationTags) Create(ctx context.Context, conversationID, tagID, adminID string) (*AppliedTag, error) {
	release, err := s.claim(ctx, conversationID, tagID)
	if err != nil {
		return nil, err
	}
	defer release()
	switch existing, err := s.Get(ctx, conversationID, tagID); {
	case err == nil:
		return nil, &TakenError{
			Kind: "tag", Key: fmt.Sprintf("named %q on conversation %s", existing.Name, conversationID), ID: conversationID + "/" + tagID,
		}
	case !errors.Is(err, errNotTagged):
		return nil, err
	}
	body := map[string]string{"id": tagID, "admin_id": adminID}
	tag, err := call[AppliedTag](ctx, s.c, post(body, "conversations", conversationID, "tags").harmless().about(tagID))
	s.c.Conversations.cache.outdated(conversationID)
	return madeByThis(tag, err, "tag "+conversationID+"/"+tagID, func() (*AppliedTag, error) { return s.Get(ctx, conversationID, tagID) })
}

// Delete takes a tag off a conversation in the name of an admin.
func (s ConversationTags) Delete(ctx context.Context, conversationID, tagID, adminID string) error {
	release, err := s.claim(ctx, conversationID, tagID)
	if err != nil {
		return err
	}
	defer release()
	body := map[string]string{"admin_id": adminID}
	r := remove("conversations", conversationID, "tags", tagID).carrying(body)
	err = end(ctx, s.c, r, tagID, saysWhich, func() error {
		conversation, err := s.c.Conversations.cache.one(ctx, conversationID)
		if err == nil && conversation.tag(tagID) == nil {
			return errNotTagged
		}
		return err
	})
	s.c.Conversations.cache.outdated(conversationID)
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	// It may be the admin that was not found.
	if _, lookErr := s.Get(ctx, conversationID, tagID); lookErr != nil {
		return lookErr
	}
	return &StillThereError{Err: err}
}

// StillThereError is a deletion that was answered with "not found" although what
// was to be deleted is there: something else in the request was not found.
type StillThereError struct{ Err error }

func (e *StillThereError) Error() string { return "it is still there: " + e.Err.Error() }

func (s ConversationTags) claim(ctx context.Context, conversationID, tagID string) (release func(), err error) {
	return s.c.claim(ctx, "conversation_tag/"+conversationID+"/"+tagID)
}
