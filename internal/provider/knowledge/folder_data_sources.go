package knowledge

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/crud"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/intercom"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/tf"
)

const folderNotes = "\n\nWith an `api_version` before 2.17 the requests go out in the version `Preview`.\n\n" +
	"**Permissions.** The token's app needs *Read and list articles*."

// readFolder is folderState without a state before.
func readFolder(found *intercom.Folder, err error) (*folderModel, error) {
	return folderState(found, folderModel{}, err)
}

func newFolderDataSource() datasource.DataSource {
	attributes := crud.Computed(folderAttributes())
	attributes["parent_folder_id"] = schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{tf.NumericID()},
		MarkdownDescription: "Id of the folder that this one is in, to tell folders of one name apart.",
	}
	return &crud.Singular[folderModel]{
		DataSource: crud.DataSource{Name: "folder", Keys: []string{"id", "name"}},
		Description: "A folder of articles and internal articles: by its id, or by its name and perhaps its parent.\n\n" +
			"A name that several folders have is an error that lists their ids." + folderNotes,
		Attributes: attributes,
		Validate: func(config folderModel, diags *diag.Diagnostics) {
			if !config.ID.IsNull() && !config.ParentFolderID.IsNull() {
				diags.AddAttributeError(path.Root("parent_folder_id"), "Two ways to look up", "parent_folder_id is for looking up by name; an id needs no more.")
			}
		},
		Find: func(ctx context.Context, api *intercom.Client, config folderModel) (*folderModel, error) {
			if config.Name.IsNull() {
				return readFolder(api.Folders.Get(ctx, config.ID.ValueString()))
			}
			name, all := config.Name.ValueString(), api.Folders.All(ctx)
			if !config.ParentFolderID.IsNull() {
				all = api.Folders.In(ctx, config.ParentFolderID.ValueString())
			}
			return readFolder(tf.ExactlyOne(all, fmt.Sprintf("folder named %q", name), folderLabel, func(folder *intercom.Folder) bool {
				return intercom.Exact.Same(folder.Name, name) || intercom.Exact.Same(unescaped(folder.Name, types.StringNull()).ValueString(), name)
			}))
		},
	}
}

func folderLabel(folder *intercom.Folder) string {
	label := tf.Label{Name: unescaped(folder.Name, types.StringNull()).ValueString(), ID: folder.ID}
	if folder.ParentFolderID != "" {
		label.Of = "in folder " + folder.ParentFolderID.String()
	}
	return label.String()
}

type foldersArguments struct {
	ParentFolderID types.String `tfsdk:"parent_folder_id"`
}

func newFoldersDataSource() datasource.DataSource {
	return &crud.Plural[foldersArguments, folderModel]{
		DataSource:  crud.DataSource{Name: "folders"},
		Description: "Every folder of the workspace, or those in one folder." + folderNotes,
		Arguments: map[string]schema.Attribute{"parent_folder_id": schema.StringAttribute{
			Optional: true, Validators: []validator.String{tf.NumericID()},
			MarkdownDescription: "Id of the folder whose folders are listed, those at the first level below it. Without it, all folders are.",
		}},
		Each: crud.Computed(folderAttributes()),
		List: func(ctx context.Context, api *intercom.Client, config foldersArguments) ([]folderModel, error) {
			if !config.ParentFolderID.IsNull() {
				return crud.Collect(api.Folders.In(ctx, config.ParentFolderID.ValueString()), readFolder)
			}
			return crud.Collect(api.Folders.All(ctx), readFolder)
		},
	}
}
