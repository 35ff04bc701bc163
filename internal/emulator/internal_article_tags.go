package emulator

func (w *Workspace) internalArticleTagRoutes() {
	w.contentTagRoutes("internal_article", "internal_articles", func(id string) (*[]appliedTag, func(), bool) {
		found, ok := w.internalArticles.get(id)
		if !ok {
			return nil, nil, false
		}
		return &found.tags, func() {}, true
	})
}
