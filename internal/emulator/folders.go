package emulator

import (
	"html"
	"net/http"
	"time"
)

// Quirks of folders.
var (
	FolderNamesEscaped = quirk("FolderNamesEscaped", on,
		"the names of folders are escaped for HTML in answers",
		"the reference of 2.17 says so; the descriptions of Preview do not")
	FolderTextsClearedByNull = quirk("FolderTextsClearedByNull", off,
		"an empty description or emoji leaves what a folder has, and null clears it",
		"documented nowhere; requests do not declare null")
	FoldersWithFoldersDeletable = quirk("FoldersWithFoldersDeletable", off,
		"a folder that has folders in it, and no content, can be deleted; they are at the root then",
		"described is only that one with content cannot")
)

// folder is a folder of articles and internal articles.
type folder struct {
	id, name, description, emoji, parentID string
	createdAt, updatedAt                   int64
}

// foldersSince is the first version that has folders, beside Preview.
const foldersSince = "2.17"

func (w *Workspace) folderRoutes() {
	w.handle(foldersSince, "GET /folders", func(r *request) (any, error) {
		parent := r.URL.Query().Get("parent_folder_id")
		var found []*folder
		for f := range w.folders.all {
			if parent == "" || f.parentID == parent {
				found = append(found, f)
			}
		}
		page, pages := numbered(r, found, 50, mostPerPage)
		return object{"type": "list", "data": encoded(page, w.encodeFolder), "total_count": len(found), "pages": pages}, nil
	})
	w.handle(foldersSince, "GET /folders/{id}", func(r *request) (any, error) {
		found, err := w.folderAt(r)
		if err != nil {
			return nil, err
		}
		return w.encodeFolder(found), nil
	})
	w.handle(foldersSince, "POST /folders", func(r *request) (any, error) {
		made := &folder{createdAt: time.Now().Unix()}
		if err := w.writeFolder(r, made); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		w.folders.put(made.id, made)
		return w.encodeFolder(made), nil
	})
	w.handle(foldersSince, "PUT /folders/{id}", func(r *request) (any, error) {
		found, err := w.folderAt(r)
		if err == nil {
			err = w.writeFolder(r, found)
		}
		if err != nil {
			return nil, err
		}
		return w.encodeFolder(found), nil
	})
	w.handle(foldersSince, "DELETE /folders/{id}", w.deleteFolder)
}

// folderAt finds the folder that the path names. The code of the refusal is an
// inference [?].
func (w *Workspace) folderAt(r *request) (*folder, error) {
	found, ok := w.folders.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Folder not found")
	}
	return found, nil
}

// folderNameLength is where Intercom cuts a name off, by the reference of 2.17.
const folderNameLength = 191

// writeFolder makes of a folder what the body says. The codes of the refusals are
// inferences [?]: only the statuses are described.
func (w *Workspace) writeFolder(r *request, f *folder) error {
	var in struct {
		Folder *struct {
			Name        *string               `json:"name"`
			Description clearable[string]     `json:"description"`
			Emoji       clearable[string]     `json:"emoji"`
			Parent      clearable[flexibleID] `json:"parent_folder_id"`
		} `json:"folder"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	switch {
	case in.Folder == nil || f.id == "" && in.Folder.Name == nil:
		return fail(http.StatusBadRequest, "parameter_not_found", "name is a required parameter")
	case in.Folder.Name != nil && *in.Folder.Name == "":
		return fail(http.StatusBadRequest, "parameter_invalid", "Name can't be blank")
	}
	if in.Folder.Parent.given {
		if err := w.moveFolder(f, string(in.Folder.Parent.value)); err != nil {
			return err
		}
	}
	if in.Folder.Name != nil {
		name := []rune(*in.Folder.Name)
		f.name = string(name[:min(len(name), folderNameLength)])
	}
	for _, text := range []struct {
		sent clearable[string]
		into *string
	}{{in.Folder.Description, &f.description}, {in.Folder.Emoji, &f.emoji}} {
		if text.sent.given && (text.sent.null || text.sent.value != "" || !w.has(FolderTextsClearedByNull)) {
			*text.into = text.sent.value
		}
	}
	f.updatedAt = time.Now().Unix()
	return nil
}

// moveFolder puts a folder into another one, or at the root. That a folder cannot be
// in itself is described nowhere [?].
func (w *Workspace) moveFolder(f *folder, parentID string) error {
	for id := parentID; id != ""; {
		parent, ok := w.folders.get(id)
		switch {
		case !ok:
			return fail(http.StatusBadRequest, "parameter_invalid", "Parent folder not found")
		case id == f.id:
			return fail(http.StatusBadRequest, "parameter_invalid", "A folder cannot be in itself")
		}
		id = parent.parentID
	}
	f.parentID = parentID
	return nil
}

func (w *Workspace) deleteFolder(r *request) (any, error) {
	found, err := w.folderAt(r)
	if err != nil {
		return nil, err
	}
	var children []*folder
	for f := range w.folders.all {
		if f.parentID == found.id {
			children = append(children, f)
		}
	}
	if w.contentOf(found.id) > 0 || len(children) > 0 && !w.has(FoldersWithFoldersDeletable) {
		return nil, fail(http.StatusUnprocessableEntity, "data_invalid", "The folder contains content and cannot be deleted")
	}
	for _, child := range children {
		child.parentID = ""
	}
	w.folders.delete(found.id)
	deleted := object{"id": found.id, "object": "folder", "deleted": true}
	if r.version == preview { // 2.17 has a text there
		deleted["id"] = numbers([]string{found.id})[0]
	}
	return deleted, nil
}

// contentOf counts what is in a folder, beside folders.
func (c *contents) contentOf(id string) int {
	count := 0
	for a := range c.articles.all {
		if a.folderID == id {
			count++
		}
	}
	for a := range c.internalArticles.all {
		if a.folderID == id {
			count++
		}
	}
	return count
}

// inFolder says whether a folder is another one, or somewhere in it.
func (w *Workspace) inFolder(id, other string) bool {
	for id != "" && id != other {
		at, ok := w.folders.get(id)
		if !ok {
			return false
		}
		id = at.parentID
	}
	return id != ""
}

func (w *Workspace) encodeFolder(f *folder) object {
	encoded := object{
		"id": numbers([]string{f.id})[0], "name": f.name, "description": orNull(f.description), "emoji": orNull(f.emoji), "parent_folder_id": nil,
		"content_count": w.contentOf(f.id), "created_at": f.createdAt, "updated_at": f.updatedAt,
	}
	if w.has(FolderNamesEscaped) {
		encoded["name"] = html.EscapeString(f.name)
	}
	if f.parentID != "" {
		encoded["parent_folder_id"] = numbers([]string{f.parentID})[0]
	}
	return encoded
}

func (w *Workspace) sampleFolders() {
	for _, f := range []folder{
		{id: SampleFolderID, name: "Product docs", description: "What the product does", emoji: "\U0001F4DA"},
		{id: "32", name: "Drafts", parentID: SampleFolderID},
	} {
		f.createdAt, f.updatedAt = created.Unix(), created.Unix()
		w.folders.put(f.id, &f)
	}
}

// unknownFolder refuses content in a folder that there is not. [?] Described nowhere.
func (w *Workspace) unknownFolder(id clearable[flexibleID]) error {
	if _, ok := w.folders.get(string(id.value)); !ok && id.value != "" {
		return fail(http.StatusNotFound, "folder_not_found", "Folder not found")
	}
	return nil
}
