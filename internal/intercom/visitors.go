package intercom

import "context"

// Visitor is somebody on a website whom nobody knows yet. A visitor becomes a
// contact once they say who they are.
type Visitor struct {
	Object
	UserID                 string `json:"user_id"` // made by the messenger
	Anonymous              bool   `json:"anonymous"`
	Pseudonym              string `json:"pseudonym"`
	Name                   string `json:"name"`
	Email                  string `json:"email"`
	Phone                  string `json:"phone"`
	Avatar                 Avatar `json:"avatar"`
	OwnerID                ID     `json:"owner_id"`
	UnsubscribedFromEmails bool   `json:"unsubscribed_from_emails"`
	DoNotTrack             bool   `json:"do_not_track"`
	SessionCount           int64  `json:"session_count"`
	Referrer               string `json:"referrer"`
	CreatedAt              Time   `json:"created_at"`
	UpdatedAt              Time   `json:"updated_at"`
	SignedUpAt             Time   `json:"signed_up_at"`
	LastRequestAt          Time   `json:"last_request_at"` // the schema misspells it

	CustomAttributes CustomAttributes `json:"custom_attributes"`
}

// Visitors reads visitors.
type Visitors struct{ c *Client }

// ByUserID returns the visitor that the messenger gave a user id. It is the only
// way to one.
func (s Visitors) ByUserID(ctx context.Context, id string) (*Visitor, error) {
	return call[Visitor](ctx, s.c, get("visitors").with("user_id", id))
}
