package workspace

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"

	"github.com/hashicorp/terraform-plugin-framework/function"
)

type userHashFunction struct{}

func newUserHashFunction() function.Function { return userHashFunction{} }

func (userHashFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "user_hash"
}

func (userHashFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "The hash by which the Messenger knows that a user is who they say they are.",
		MarkdownDescription: `The hash by which the Messenger knows that a user is who they say they are.

It is the HMAC with SHA-256 of the user's id, in hexadecimal. A website gives it to the Messenger as ` + "`user_hash`" + `, beside the ` + "`user_id`" + ` or the ` + "`email`" + ` that it is of, where identity verification is enforced.

**Secrets.** Terraform treats the hash as sensitive where the secret is. Who has the hash of a user can speak as that user, so keep it out of what others read.`,
		Parameters: []function.Parameter{
			function.StringParameter{Name: "secret", MarkdownDescription: "The identity verification secret of the workspace, for the platform on which the Messenger runs."},
			function.StringParameter{Name: "id", MarkdownDescription: "The id of the user, as the Messenger gets it: `user_id`, or `email` where there is none."},
		},
		Return: function.StringReturn{},
	}
}

func (userHashFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var secret, id string
	if resp.Error = req.Arguments.Get(ctx, &secret, &id); resp.Error != nil {
		return
	}
	for position, argument := range []string{secret, id} {
		if argument == "" {
			resp.Error = function.NewArgumentFuncError(int64(position), "An empty string has no hash that the Messenger would accept.")
			return
		}
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(id))
	resp.Error = resp.Result.Set(ctx, hex.EncodeToString(mac.Sum(nil)))
}
