package knowledge

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const collectionNotes = "\n\n**Permissions.** The token's app needs *Read and list articles*."

func newCollectionDataSource() datasource.DataSource {
	return &crud.Singular[collectionModel]{
		DataSource:  crud.DataSource{Name: "collection", Keys: []string{"id", "name"}},
		Description: "A collection of a help center, by its id or by its name.\n\nA name that several collections have is an error that lists their ids." + collectionNotes,
		Attributes:  crud.Computed(collectionAttributes()),
		Find: func(ctx context.Context, api *intercom.Client, config collectionModel) (*collectionModel, error) {
			find := func(id string) (*intercom.Collection, error) { return api.Collections.Get(ctx, id) }
			var found *intercom.Collection
			var err error
			if config.Name.IsNull() {
				found, err = find(config.ID.ValueString())
			} else {
				found, err = tf.ExactlyNamed(api.Collections.All(ctx), "collection named", config.Name.ValueString(), intercom.Exact, collectionLabel)
			}
			if err != nil {
				return nil, err
			}
			return collectionState(ctx, found, collectionModel{}, find)
		},
	}
}

func collectionLabel(collection *intercom.Collection) tf.Label {
	label := tf.Label{Name: collection.Name, ID: collection.ID}
	if collection.ParentID != "" {
		label.Of = "in collection " + collection.ParentID.String()
	}
	return label
}

func newCollectionsDataSource() datasource.DataSource {
	return &crud.Plural[crud.None, collectionModel]{
		DataSource: crud.DataSource{Name: "collections"},
		Description: "Every collection of the workspace, of all its help centers.\n\nThey come in Intercom's order: the one that was changed last is the first." +
			collectionNotes,
		Each: crud.Computed(collectionAttributes()),
		List: func(ctx context.Context, api *intercom.Client, _ crud.None) ([]collectionModel, error) {
			all := map[string]*intercom.Collection{}
			var collections []*intercom.Collection
			for collection, err := range api.Collections.All(ctx) {
				if err != nil {
					return nil, err
				}
				all[collection.ID.String()] = collection
				collections = append(collections, collection)
			}
			models := make([]collectionModel, 0, len(collections))
			for _, collection := range collections {
				state, err := collectionState(ctx, collection, collectionModel{}, func(id string) (*intercom.Collection, error) {
					if parent := all[id]; parent != nil {
						return parent, nil
					}
					return nil, intercom.ErrNotFound
				})
				if err != nil {
					return nil, err
				}
				models = append(models, *state)
			}
			return models, nil
		},
	}
}
