package intercom

// ArticleTags reads and writes the tags of articles.
type ArticleTags struct{ contentTags }

// ArticleTagsSince is the first version that tags articles.
var ArticleTagsSince = MustVersion("2.16")

func newArticleTags(c *Client) ArticleTags {
	return ArticleTags{tagsIn(c, "article", "articles", ArticleTagsSince, c.Articles.cache)}
}

func (a Article) applied() List[AppliedTag] { return a.Tags }

func (a Article) title() string { return a.Title }
