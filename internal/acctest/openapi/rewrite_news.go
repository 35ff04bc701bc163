package openapi

import "errors"

// mendNews adds to news items what the reference of 2.17 says of them, of which
// there is no description: a cover image can be written, the publish date is null
// while the item is not live, and one in the future is refused.
func mendNews(tree node, operation any) error {
	write, ok := operation.(node)
	if !ok {
		return errors.New("the operation is gone")
	}
	responses, ok := below(write, "responses")
	if !ok {
		return errors.New("the operation has no answers")
	}
	responses["400"] = responses["401"]
	if members, ok := below(tree, "components", "schemas", "news_item_request", "properties"); ok {
		members["cover_image_url"] = node{"type": "string"}
	}
	if date, ok := below(tree, "components", "schemas", "newsfeed_assignment", "properties", "published_at"); ok {
		date["nullable"] = true
	}
	return nil
}
