package intercom

import (
	"context"
	"errors"
	"fmt"
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

// Me returns the admin and the workspace of the token. It fails with a
// *WrongWorkspaceError where the configuration names another workspace.
func (w Workspaces) Me(ctx context.Context) (*Me, error) {
	me, err := call[Me](ctx, w.c, whoami())
	if wanted := w.c.config.WorkspaceID; err == nil && wanted != "" && me.App.ID != wanted {
		return nil, &WrongWorkspaceError{Wanted: wanted, Found: me.App.ID, FoundName: me.App.Name}
	}
	return me, err
}

// Check fails where the configuration names a workspace and the token belongs
// to another one, or where that cannot be told. It asks once, and nothing where
// the configuration names none; every other request makes sure of it by itself.
func (w Workspaces) Check(ctx context.Context) error { return w.c.guard.check(ctx, w.c) }

func whoami() request { return get("me") }

// WrongWorkspaceError says that the token is another workspace's.
type WrongWorkspaceError struct{ Wanted, Found, FoundName string }

func (e *WrongWorkspaceError) Error() string {
	wanted := e.Wanted
	if !shortWord.MatchString(wanted) { // settings are mixed up
		wanted = "the one that is set"
	}
	return fmt.Sprintf("the access token belongs to workspace %s (%s), not to %s", e.Found, e.FoundName, wanted)
}

// workspaceGuard asks once, before the first request, whose token it is.
type workspaceGuard struct {
	claims  claims
	settled bool // whose it is does not change
	wrong   *WrongWorkspaceError
}

func (g *workspaceGuard) check(ctx context.Context, c *Client) error {
	if c.config.WorkspaceID == "" {
		return nil
	}
	// One caller asks, and the others wait for no longer than their context.
	release, err := g.claims.take(ctx, "me")
	if err != nil {
		return err
	}
	defer release()
	if !g.settled {
		if _, err := c.Workspace.Me(ctx); err != nil && !errors.As(err, &g.wrong) {
			return err
		}
		g.settled = true
	}
	if g.wrong != nil {
		return g.wrong
	}
	return nil
}
