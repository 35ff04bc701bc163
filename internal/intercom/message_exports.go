package intercom

import "context"

// MessageExports export who received which outbound message and what became of it:
// delivered, opened, clicked, replied to. Intercom calls that content data.
type MessageExports struct{ Exports }

func newMessageExports(c *Client) MessageExports {
	return MessageExports{Exports{
		c:      c,
		look:   func(id string) request { return get("export", "content", "data", id) },
		file:   func(id string) request { return get("download", "content", "data", id) },
		cancel: func(id string) request { return post(nil, "export", "cancel", id).harmless() },
	}}
}

// MessageSpan is when the messages were sent that are exported, in Unix seconds;
// both ends are in it.
type MessageSpan struct {
	After  int64 `json:"created_at_after"`
	Before int64 `json:"created_at_before"`
}

// Start begins an export. Intercom works on one at a time; queued is told while
// another one is waited for.
func (s MessageExports) Start(ctx context.Context, span MessageSpan, queued func()) (*ExportJob, error) {
	return s.start(ctx, post(span, "export", "content", "data"), queued)
}
