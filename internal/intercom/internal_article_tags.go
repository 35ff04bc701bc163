package intercom

// InternalArticleTags reads and writes the tags of internal articles. Only Preview
// tells them, so that all of their requests are made in it.
type InternalArticleTags struct{ contentTags }

func newInternalArticleTags(c *Client) InternalArticleTags {
	untold := func(article *InternalArticle) bool { return article.Tags == nil }
	return InternalArticleTags{tagsIn(c, "internal_article", "internal_articles", Preview, internalArticles(c, Preview, untold))}
}

func (a InternalArticle) applied() List[AppliedTag] { return a.Tags }

func (a InternalArticle) title() string { return a.Title }
