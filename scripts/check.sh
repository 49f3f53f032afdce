#!/bin/sh
# What is checked, the quickest first. Stops at the first failure.
# Usage: scripts/check.sh [quick]
#   quick   for every change: format, lint, rooms, types, and the unit tests with few examples
#   (none)  what CI checks: the same, the generated pages, and all tests with all examples
set -eu

bin=.venv/bin
step() { echo "== $*"; }

check_source() {
    step "format and lint (ruff)"
    "$bin/ruff" format --check --quiet .
    "$bin/ruff" check --quiet .
    step "rooms (import-linter)"
    found=$("$bin/lint-imports" --no-cache 2>&1) || { echo "$found"; exit 1; }
    step "types (mypy, strict)"
    "$bin/mypy" --no-error-summary
    "$bin/mypy" --no-error-summary .github/actions/check/check.py # no package, so that it needs a run of its own
}

check_generated() {
    step "pictures and generated pages"
    "$bin/python" -m wizard questions | diff -u docs/questions.md - || { echo "docs/questions.md is not current; run make docs" >&2; exit 1; }
    "$bin/python" -m scripts.schema --check
    "$bin/python" -m scripts.pages --check
    "$bin/python" -m scripts.picture --check
}

run_tests() {
    step "tests"
    "$bin/python" -m pytest --numprocesses=auto --quiet "$@"
}

case "${1:-all}" in
    quick)
        check_source
        run_tests --hypothesis-profile=quick tests/unit
        ;;
    all)
        check_source
        check_generated
        "$bin/python" -m tests.browser.chromium # says if these tests will be left out
        run_tests
        ;;
    *)
        echo "Usage: scripts/check.sh [quick]" >&2
        exit 2
        ;;
esac
