package tf

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// PrivateReader is the private state of a request, and PrivateWriter that of a
// response. What is kept there Terraform stores and does not show.
type (
	PrivateReader interface {
		GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
	}
	PrivateWriter interface {
		SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
	}
)

// RecallPrivate reads a value that RememberPrivate kept under a key; where there is
// none it stays as it is. what is what the value says, for the error of one that
// cannot be read.
func RecallPrivate(ctx context.Context, private PrivateReader, diags *diag.Diagnostics, key string, value any, what string) {
	stored, failed := private.GetKey(ctx, key)
	diags.Append(failed...)
	if len(stored) == 0 {
		return
	}
	if err := json.Unmarshal(stored, value); err != nil {
		diags.AddError("Cannot read the private state", "The state keeps "+what+", and that part cannot be read: "+err.Error())
	}
}

// RememberPrivate keeps a value under a key.
func RememberPrivate(ctx context.Context, private PrivateWriter, diags *diag.Diagnostics, key string, value any) {
	stored, err := json.Marshal(value)
	if err != nil {
		diags.AddError("Cannot write the private state", err.Error())
		return
	}
	diags.Append(private.SetKey(ctx, key, stored)...)
}
