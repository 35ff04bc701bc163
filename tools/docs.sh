#!/bin/sh
# Writes docs/ and the table of the README anew: the provider's schema, asked of the provider itself, rendered
# by terraform-plugin-docs.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

go run ./internal/pages schema >"$work/schema.json"
go build -C tools -o "$work/tfplugindocs" github.com/hashicorp/terraform-plugin-docs/cmd/tfplugindocs
"$work/tfplugindocs" generate --provider-name intercom --rendered-provider-name Intercom \
	--providers-schema "$work/schema.json" >"$work/log" || { cat "$work/log"; exit 1; }
go run ./internal/pages docs README.md
"$work/tfplugindocs" validate --provider-name intercom --providers-schema "$work/schema.json" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
