# Two commands do everything, install included: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: help run local rehearse check test bench docs lock clean
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: $(VENV)/ready-local ## the questions, a deployment to a local AWS, and a refused switch to required MFA
	@$(BIN)/python -m scripts.first_run

local: $(VENV)/ready-local ## the same deployment, and the local AWS kept running for trying things
	@$(BIN)/python -m scripts.first_run --keep

rehearse: $(VENV)/ready-local ## sign up, set up an authenticator app, lose it and set up another, on a local AWS
	@$(BIN)/python -m scripts.rehearsal

check: $(VENV)/ready-dev ## for every change: format, lint, rooms, types and unit tests
	@scripts/check.sh quick

test: $(VENV)/ready-clients ## everything that CI checks
	@scripts/check.sh

bench: $(VENV)/ready-dev ## the figures of docs/benchmarks.md, measured here and now
	@$(BIN)/python -m benchmarks

docs: $(VENV)/ready-dev ## make the generated pages and the picture of a session again
	@$(BIN)/python -m wizard questions > docs/questions.md
	@$(BIN)/python -m scripts.schema
	@$(BIN)/python -m scripts.readme
	@$(BIN)/python -m scripts.picture

lock: $(VENV)/ready-dev ## pin the versions named in requirements*.in and package.json files again
	for name in requirements requirements-local requirements-dev; do \
	    $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	        --custom-compile-command "make lock" $$name.in --output-file $$name.txt || exit; done
	scripts/lock-cdk-cli.sh $(VENV)
	scripts/lock-test-clients.sh $(VENV)

clean: ## remove what the other commands made
	rm -rf $(VENV) scratch cdk.out

$(VENV)/ready: requirements.txt package-lock.json scripts/install-cdk-cli.sh scripts/warm_up.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another: make PYTHON=python3.12 run" >&2; exit 2; }
	@echo "Installing the pinned requirements into $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --no-compile --requirement requirements.txt
	@scripts/install-cdk-cli.sh $(VENV)
	@$(BIN)/python -m scripts.warm_up
	@touch $@

$(VENV)/ready-local: $(VENV)/ready requirements-local.txt
	@echo "Installing the local AWS into $(VENV) (once)"
	@$(INSTALL) --requirement requirements.txt --requirement requirements-local.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready-local requirements-dev.txt
	@echo "Installing what the checks need into $(VENV) (once)"
	@$(INSTALL) --requirement requirements.txt --requirement requirements-local.txt --requirement requirements-dev.txt
	@touch $@

$(VENV)/ready-clients: $(VENV)/ready-dev tests/npm/package-lock.json scripts/install-test-clients.sh
	@echo "Installing what the tests read the output with into $(VENV) (once)"
	@scripts/install-test-clients.sh $(VENV)
	@touch $@
