package intercom

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

const (
	// lockPoll is how often a run looks whether another one is done. It is short
	// beside a request, which is the least that the other one makes.
	lockPoll = 25 * time.Millisecond
	// lockAge is how long the files of a lock that nobody takes are kept.
	lockAge = 24 * time.Hour
)

// UserLockDir is the folder for Config.LockDir that all runs of a user on this
// machine share.
func UserLockDir() string {
	name := "terraform-provider-intercom"
	if user := os.Geteuid(); user >= 0 { // elsewhere the folder of temporary files is the user's own
		name += "-" + strconv.Itoa(user)
	}
	return filepath.Join(os.TempDir(), name)
}

// locks are claims that hold among the processes of a user on one machine: a file
// for each name, which the operating system unlocks where a process is killed.
// They are a help: whatever keeps a file from being locked, the work goes on
// without.
type locks struct {
	folder  string // "" for none
	scope   string // of the API and the token
	self    string // tells this client's marks from those of others
	log     Log
	prepare func() error
	told    sync.Once
}

func newLocks(folder, baseURL, token string, log Log) *locks {
	l := &locks{folder: folder, scope: fmt.Sprintf("%s %x", baseURL, sha256.Sum256([]byte(token))), self: rand.Text(), log: log}
	l.prepare = sync.OnceValue(func() error {
		err := ownFolder(folder)
		if err == nil {
			l.clean()
		}
		return err
	})
	return l
}

// take waits for a name and returns what gives it back, and until when another
// client may have written to what has the name; the zero time for never. The
// error is the context's.
func (l *locks) take(ctx context.Context, name string) (release func(), written time.Time, err error) {
	without := func() {}
	if l.folder == "" {
		return without, time.Time{}, nil
	}
	path := filepath.Join(l.folder, fmt.Sprintf("%x.lock", sha256.Sum256([]byte(l.scope+" "+name))))
	if err = l.prepare(); err == nil {
		var lock *flock.Flock
		if lock, err = l.lock(ctx, path); err == nil {
			written = l.marked(path)
			// Without a time until the work is done: whoever is killed leaves that.
			l.mark(ctx, path, "")
			return func() {
				l.mark(ctx, path, strconv.FormatInt(time.Now().UnixNano(), 10))
				_ = lock.Unlock()
			}, written, nil
		}
	}
	if ctx.Err() != nil {
		return nil, time.Time{}, ctx.Err()
	}
	l.tell(ctx, err)
	return without, time.Time{}, nil
}

// lock locks a file. One that clean or somebody else removed after it was opened
// keeps nobody out, so that only the one that has the path counts.
func (l *locks) lock(ctx context.Context, path string) (*flock.Flock, error) {
	for ctx.Err() == nil {
		lock := flock.New(path)
		locked, err := lock.TryLock()
		if err == nil && !locked {
			l.log(ctx, slog.LevelWarn, "another run on this machine works on an object of the same name; this one waits", nil)
			_, err = lock.TryLockContext(ctx, lockPoll)
		}
		if err != nil {
			return nil, err
		}
		held, err := lock.Stat()
		if err == nil {
			var there fs.FileInfo
			there, err = os.Stat(path)
			if err == nil && os.SameFile(held, there) {
				now := time.Now()
				_ = os.Chtimes(path, now, now) // it is in use
				return lock, nil
			}
		}
		_ = lock.Unlock()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return nil, ctx.Err()
}

// mark says who had a lock, and until when. It is a file of its own because some
// systems let nobody read a file that is locked.
func (l *locks) mark(ctx context.Context, path, until string) {
	if err := os.WriteFile(markOf(path), []byte(l.self+" "+until), 0o600); err != nil {
		l.tell(ctx, err)
	}
}

// marked is until when another client had a lock. Where that is not certain it is
// now.
func (l *locks) marked(path string) time.Time {
	text, err := os.ReadFile(markOf(path))
	who, until, _ := strings.Cut(string(text), " ")
	if errors.Is(err, fs.ErrNotExist) || who == l.self {
		return time.Time{}
	}
	nanoseconds, err := strconv.ParseInt(until, 10, 64)
	if err != nil {
		return time.Now()
	}
	return time.Unix(0, nanoseconds)
}

func markOf(path string) string { return strings.TrimSuffix(path, ".lock") + ".mark" }

func (l *locks) tell(ctx context.Context, err error) {
	l.told.Do(func() {
		l.log(ctx, slog.LevelDebug, "cannot keep other runs on this machine from working on objects of the same name", map[string]any{"error": err.Error()})
	})
}

// clean removes what nobody has locked for long. The lock is held meanwhile, so
// that a file which somebody works under stays; see lock for who opened it.
func (l *locks) clean() {
	entries, err := os.ReadDir(l.folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		path := filepath.Join(l.folder, entry.Name())
		if filepath.Ext(path) != ".lock" || !outOfUse(path) {
			continue
		}
		lock := flock.New(path)
		if locked, err := lock.TryLock(); err != nil || !locked {
			continue
		}
		if outOfUse(path) {
			_ = os.Remove(markOf(path))
			_ = os.Remove(path)
		}
		_ = lock.Unlock()
	}
}

func outOfUse(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > lockAge
}

// ownFolder makes a folder, or fails where there is one that others made or can
// write to: they could keep us waiting, or have us write elsewhere.
func ownFolder(path string) error {
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() || !private(info) {
		return fmt.Errorf("%s is not a folder of this user alone", path)
	}
	return nil
}
