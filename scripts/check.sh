#!/bin/sh
# Everything that CI checks, the quickest first. Stops at the first failure.
set -eu

bin=.venv/bin
step() { echo "== $*"; }

step "format and lint (ruff)"
"$bin/ruff" format --check --quiet .
"$bin/ruff" check --quiet .
step "rooms (import-linter)"
found=$("$bin/lint-imports" --no-cache 2>&1) || { echo "$found"; exit 1; }
step "types (mypy, strict)"
"$bin/mypy" --no-error-summary
step "pictures and generated pages"
"$bin/python" -m wizard questions | diff -u docs/questions.md - || { echo "docs/questions.md is not current; run make docs" >&2; exit 1; }
"$bin/python" -m scripts.schema --check
"$bin/python" -m scripts.picture --check
step "tests"
"$bin/python" -m tests.browser.chromium
"$bin/python" -m pytest --numprocesses=auto --quiet
