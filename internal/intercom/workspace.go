package intercom

import (
	"context"
	"fmt"
	"sync"
)

// Me is whom the token acts as, and where.
type Me struct {
	Object
	Name  string `json:"name"`
	Email string `json:"email"`
	App   struct {
		ID       string `json:"id_code"`
		Name     string `json:"name"`
		Region   string `json:"region"`
		Timezone string `json:"timezone"`
	} `json:"app"`
}

// Workspaces reads the workspace that the token belongs to.
type Workspaces struct{ c *Client }

// Me returns the admin and the workspace of the token.
func (w Workspaces) Me(ctx context.Context) (*Me, error) { return call[Me](ctx, w.c, whoami()) }

func whoami() request { return get("me") }

// WrongWorkspaceError says that the token is another workspace's.
type WrongWorkspaceError struct{ Wanted, Found, FoundName string }

func (e *WrongWorkspaceError) Error() string {
	return fmt.Sprintf("the access token belongs to workspace %s (%s), not to %s", e.Found, e.FoundName, e.Wanted)
}

// workspaceGuard asks once, before the first request, whose token it is.
type workspaceGuard struct {
	mu    sync.Mutex
	known bool
}

func (g *workspaceGuard) check(ctx context.Context, c *Client, r request) error {
	if c.config.WorkspaceID == "" || r.path() == whoami().path() {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.known {
		return nil
	}
	me, err := c.Workspace.Me(ctx)
	if err != nil {
		return err
	}
	if me.App.ID != c.config.WorkspaceID {
		return &WrongWorkspaceError{Wanted: c.config.WorkspaceID, Found: me.App.ID, FoundName: me.App.Name}
	}
	g.known = true
	return nil
}
