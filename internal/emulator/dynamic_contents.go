package emulator

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"
)

// All that is known of dynamic content is from the reference of 2.17, 2.18 and
// Preview: no description has it. See undescribed. [?] Codes and words of the
// refusals are nowhere.
const dynamicContentsSince = "2.17"

// Quirks of dynamic content.
var (
	DynamicContentNamesAnyCase = quirk("DynamicContentNamesAnyCase", off,
		"a name of dynamic content is taken whatever its case",
		"the reference says that names are unique, and no more")
	DynamicContentNamesEscaped = quirk("DynamicContentNamesEscaped", on,
		"the name of dynamic content is answered with the characters of HTML escaped",
		"said in the reference, and to be seen in no example")
	DynamicContentBlocksCompleted = quirk("DynamicContentBlocksCompleted", off,
		"the blocks of a variation are answered with members that they were not given",
		"the members of blocks are described nowhere")
)

type dynamicContent struct {
	id, key, name, contentType, defaultLocale string
	variations                                []dynamicVariation
	usedBy                                    string // the title of an article
	createdAt, updatedAt                      int64
}

type dynamicVariation struct {
	id                   string
	Locale               string           `json:"locale"`
	BrandID              *string          `json:"brand_id"`
	TextContent          *string          `json:"text_content"`
	JSONBlocks           []map[string]any `json:"json_blocks"`
	IntentionallyEmpty   bool             `json:"intentionally_empty"`
	createdAt, updatedAt int64
}

// brand is that of the variation, "" for every brand.
func (v *dynamicVariation) brand() string {
	if v.BrandID == nil {
		return ""
	}
	return *v.BrandID
}

func (w *Workspace) dynamicContentRoutes() {
	w.handle(dynamicContentsSince, "GET /dynamic_contents", func(r *request) (any, error) {
		all := slices.Collect(w.dynamicContents.all)
		slices.SortStableFunc(all, func(a, b *dynamicContent) int { return cmp.Compare(b.updatedAt, a.updatedAt) })
		page, pages := numbered(r, all, 20, mostPerPage)
		return object{
			"type": "list", "data": encoded(page, w.encodeDynamicContent), "total_count": len(all),
			"page": pages["page"], "per_page": pages["per_page"], "total_pages": pages["total_pages"],
		}, nil
	})
	w.handle(dynamicContentsSince, "POST /dynamic_contents", func(r *request) (any, error) {
		made := &dynamicContent{createdAt: time.Now().Unix()}
		if err := w.writeDynamicContent(r, made); err != nil {
			return nil, err
		}
		made.id = w.nextID()
		made.key = strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(made.name), "_"), "_")
		w.dynamicContents.put(made.id, made)
		return w.encodeDynamicContent(made), nil
	})
	w.handle(dynamicContentsSince, "GET /dynamic_contents/{id}", func(r *request) (any, error) {
		found, err := w.dynamicContentAt(r)
		if err != nil {
			return nil, err
		}
		return w.encodeDynamicContent(found), nil
	})
	w.handle(dynamicContentsSince, "PUT /dynamic_contents/{id}", func(r *request) (any, error) {
		found, err := w.dynamicContentAt(r)
		if err != nil {
			return nil, err
		}
		if err := w.writeDynamicContent(r, found); err != nil {
			return nil, err
		}
		return w.encodeDynamicContent(found), nil
	})
	w.handle(dynamicContentsSince, "DELETE /dynamic_contents/{id}", func(r *request) (any, error) {
		found, err := w.dynamicContentAt(r)
		if err != nil {
			return nil, err
		}
		if found.usedBy != "" {
			return nil, fail(http.StatusConflict, "conflict", fmt.Sprintf("Dynamic content is used by the article %q", found.usedBy))
		}
		w.dynamicContents.delete(found.id)
		return object{"id": found.id, "object": "dynamic_content", "deleted": true}, nil
	})
}

func (w *Workspace) dynamicContentAt(r *request) (*dynamicContent, error) {
	found, ok := w.dynamicContents.get(r.PathValue("id"))
	if !ok {
		return nil, notFound("Dynamic content not found")
	}
	return found, nil
}

// writeDynamicContent checks the whole of a request before it writes any of it.
// What it leaves out stays, but the variations that it has are all that there are.
func (w *Workspace) writeDynamicContent(r *request, into *dynamicContent) error {
	invalid := func(message string) error {
		return fail(http.StatusUnprocessableEntity, "parameter_invalid", message)
	}
	var in struct {
		Name          *string            `json:"name"`
		ContentType   *string            `json:"content_type"`
		DefaultLocale *string            `json:"default_locale"`
		Variations    []dynamicVariation `json:"variations"`
	}
	if err := r.decode(&in); err != nil {
		return err
	}
	now := *into
	set(&now.name, in.Name)
	set(&now.contentType, in.ContentType)
	set(&now.defaultLocale, in.DefaultLocale)
	if in.Variations != nil {
		now.variations = in.Variations
	}
	for other := range w.dynamicContents.all {
		taken := other.name == now.name || w.has(DynamicContentNamesAnyCase) && strings.EqualFold(other.name, now.name)
		if other != into && taken {
			return invalid("name has already been taken")
		}
	}
	const longest = 255
	switch {
	case now.name == "" || len([]rune(now.name)) > longest:
		return invalid("name must have 1 to 255 characters")
	case now.contentType != "inline" && now.contentType != "block":
		return invalid("content_type must be inline or block")
	case into.contentType != "" && now.contentType != into.contentType:
		return invalid("content_type cannot be changed")
	}
	if err := now.check(invalid); err != nil {
		return err
	}
	for _, v := range now.variations {
		if v.brand() != "" && w.brandWith(v.brand()) == nil {
			return invalid("there is no such brand")
		}
	}
	now.updatedAt = time.Now().Unix()
	if in.Variations != nil {
		w.numberVariations(now.variations, into.variations, now.updatedAt)
	}
	*into = now
	return nil
}

func (d *dynamicContent) check(invalid func(string) error) error {
	seen := map[string]bool{}
	for _, v := range d.variations {
		place := v.Locale + "/" + v.brand()
		switch {
		case v.Locale == "" || seen[place]:
			return invalid("variations must have a locale, and one of each brand")
		case d.contentType == "inline" && v.JSONBlocks != nil, d.contentType == "block" && v.TextContent != nil:
			return invalid("a variation has the content of another content_type")
		case v.TextContent == nil && v.JSONBlocks == nil && !v.IntentionallyEmpty:
			return invalid("a variation has no content")
		}
		seen[place] = true
	}
	if !seen[d.defaultLocale+"/"] {
		return invalid("there must be a variation of the default locale for all brands")
	}
	return nil
}

// numberVariations keeps what stays of the ids and the times of variations.
func (w *Workspace) numberVariations(now, before []dynamicVariation, at int64) {
	for i := range now {
		now[i].createdAt, now[i].updatedAt = at, at
		for _, old := range before {
			if old.Locale == now[i].Locale && old.brand() == now[i].brand() {
				now[i].id, now[i].createdAt = old.id, old.createdAt
			}
		}
		if now[i].id == "" {
			now[i].id = w.nextID()
		}
		for _, block := range now[i].JSONBlocks {
			if _, has := block["class"]; !has && w.has(DynamicContentBlocksCompleted) {
				block["class"] = "no-margin"
			}
		}
	}
}

func (w *Workspace) encodeDynamicContent(d *dynamicContent) object {
	variations := []any{}
	for _, v := range d.variations {
		var blocks any
		if v.JSONBlocks != nil {
			blocks = v.JSONBlocks
		}
		variations = append(variations, object{
			"type": "dynamic_content_variation", "id": v.id, "locale": v.Locale, "brand_id": orNull(v.brand()), "text_content": v.TextContent,
			"json_blocks": blocks, "intentionally_empty": v.IntentionallyEmpty, "created_at": v.createdAt, "updated_at": v.updatedAt,
		})
	}
	name := d.name
	if w.has(DynamicContentNamesEscaped) {
		name = html.EscapeString(name)
	}
	return object{
		"type": "dynamic_content", "id": d.id, "name": name, "key": d.key, "content_type": d.contentType, "default_locale": d.defaultLocale,
		"variations": variations, "created_at": d.createdAt, "updated_at": d.updatedAt,
	}
}

// The dynamic content of the sample workspace. An article uses the first.
const (
	SampleDynamicContentID      = "811"
	SampleDynamicContentBlockID = "812"
)

func (w *Workspace) sampleDynamicContents() {
	text, plural, pro := "14 days", "14 Tage", SampleBrandID
	var blocks []map[string]any
	if err := json.Unmarshal([]byte(`[{"type":"paragraph","text":"Call us on weekdays."}]`), &blocks); err != nil {
		panic(err)
	}
	for _, d := range []dynamicContent{
		{
			id: SampleDynamicContentID, key: "refund_period", name: "Refund period", contentType: "inline", defaultLocale: "en", usedBy: "How refunds work",
			variations: []dynamicVariation{{id: "821", Locale: "en", TextContent: &text}, {id: "822", Locale: "de", TextContent: &plural}},
		},
		{
			id: SampleDynamicContentBlockID, key: "phone_hours", name: "Phone & hours", contentType: "block", defaultLocale: "en",
			variations: []dynamicVariation{{id: "823", Locale: "en", JSONBlocks: blocks}, {id: "824", Locale: "de", BrandID: &pro, JSONBlocks: blocks}},
		},
	} {
		d.createdAt, d.updatedAt = created.Unix(), created.Unix()
		for i := range d.variations {
			d.variations[i].createdAt, d.variations[i].updatedAt = created.Unix(), created.Unix()
		}
		w.dynamicContents.put(d.id, &d)
	}
}
