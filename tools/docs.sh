#!/bin/sh
# Writes docs/ anew: the provider's schema as OpenTofu prints it (Terraform
# before 1.12 leaves identities out), rendered by terraform-plugin-docs.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

engine=$(ENGINE=opentofu TF_ACC_TERRAFORM_PATH='' go run ./internal/engine/path)
go build -o "$work/terraform-provider-intercom" .
# terraform-plugin-docs looks the provider up under this address.
cat >"$work/cli.tfrc" <<EOF
provider_installation {
  dev_overrides { "registry.terraform.io/hashicorp/intercom" = "$work" }
  direct {}
}
EOF
cat >"$work/main.tf" <<EOF
terraform {
  required_providers {
    intercom = { source = "registry.terraform.io/hashicorp/intercom" }
  }
}
EOF
TF_CLI_CONFIG_FILE="$work/cli.tfrc" "$engine" -chdir="$work" providers schema -json >"$work/schema.json"
TF_CLI_CONFIG_FILE='' "$engine" fmt -recursive examples >/dev/null
go build -C tools -o "$work/tfplugindocs" github.com/hashicorp/terraform-plugin-docs/cmd/tfplugindocs
"$work/tfplugindocs" generate --provider-name intercom --rendered-provider-name Intercom \
	--providers-schema "$work/schema.json" >"$work/log" || { cat "$work/log"; exit 1; }
go run ./internal/pages docs
"$work/tfplugindocs" validate --provider-name intercom --providers-schema "$work/schema.json" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
