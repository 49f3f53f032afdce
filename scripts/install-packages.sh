#!/bin/sh
# Installs pinned Python packages into .venv. On a terminal pip shows its progress; elsewhere it is quiet.
# Usage: scripts/install-packages.sh VENV OPTIONS_OF_PIP_INSTALL...
set -eu

venv=$1
shift
[ -t 1 ] || set -- --quiet "$@"
"$venv/bin/pip" install --disable-pip-version-check "$@"
