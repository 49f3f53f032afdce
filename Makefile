# Two commands do everything, install included: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := scripts/install-packages.sh $(VENV)

# What a command has to have installed: the steps, and the size in the end, as `du -sm .venv` gives it.
STEPS := 2
SIZE := 0.8 GB
run local rehearse: STEPS := 3
check bench docs lock: STEPS := 4
check bench docs lock: SIZE := 1.4 GB
test: STEPS := 5
test: SIZE := 1.8 GB

.PHONY: help install run local rehearse check test bench docs lock clean
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

install: $(VENV)/ready ## what it takes to use this, and nothing else
	@echo "Installed. For a project of your own:"
	@echo "  source $(BIN)/activate"
	@echo "  python -m wizard init ../shop"

run: $(VENV)/ready-local ## the questions, a deployment to a local AWS, and a refused switch to required MFA
	@$(BIN)/python -m scripts.first_run

local: $(VENV)/ready-local ## the same deployment, and the local AWS kept running for trying things [PORT=4566]
	@$(BIN)/python -m scripts.first_run --keep $(if $(PORT),--port '$(PORT)')

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
	@$(BIN)/python -m scripts.pages
	@$(BIN)/python -m scripts.picture

lock: $(VENV)/ready-dev ## pin the versions named in requirements*.in and package.json files again
	for name in requirements requirements-local requirements-dev; do \
	    $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	        --custom-compile-command "make lock" $$name.in --output-file $$name.txt || exit; done
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header \
	    pyproject.toml requirements-project.in --output-file wizard/installation/pins.txt
	scripts/lock-cdk-cli.sh $(VENV)
	scripts/lock-test-clients.sh $(VENV)

clean: ## remove what the other commands made
	rm -rf $(VENV) scratch cdk.out

$(VENV)/ready: requirements.txt scripts/install-packages.sh $(wildcard wizard/installation/cdk-cli/*) wizard/installation/environment.py stacks/warm_up.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another: make PYTHON=python3.12 run" >&2; exit 2; }
	@echo "Installing into $(VENV), once: $(SIZE) on disk, up to a quarter of it to download. On a fast line it takes one to three minutes."
	@echo "[1/$(STEPS)] Python packages, with the CDK and Node.js"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --no-compile --requirement requirements.txt
	@echo "[2/$(STEPS)] The CDK CLI, prepared so that the first synthesis is quick"
	@$(BIN)/python -m wizard install --quiet
	@touch $@

$(VENV)/ready-local: $(VENV)/ready requirements-local.txt
	@echo "[3/$(STEPS)] The local AWS"
	@$(INSTALL) --requirement requirements.txt --requirement requirements-local.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready-local requirements-dev.txt
	@echo "[4/$(STEPS)] What the checks need: 0.5 GB"
	@$(INSTALL) --requirement requirements.txt --requirement requirements-local.txt --requirement requirements-dev.txt
	@touch $@

$(VENV)/ready-clients: $(VENV)/ready-dev tests/npm/package-lock.json scripts/install-test-clients.sh
	@echo "[5/$(STEPS)] What the tests read the output with: 0.4 GB"
	@scripts/install-test-clients.sh $(VENV)
	@touch $@
