package emulator

func (w *Workspace) articleTagRoutes() {
	w.contentTagRoutes("article", "articles", func(id string) (*[]appliedTag, func(), bool) {
		found, ok := w.articles.get(id)
		if !ok {
			return nil, nil, false
		}
		return &found.tags, func() {}, true
	})
}
