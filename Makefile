# kaix: the two commands of the README and the rest of the daily ones. Needs Python 3.11+ and make, nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PAGES ?=
ARTICLES ?=
JOBS ?= auto

.PHONY: run test browser-test lint types format bench ablate simulation docs lock clean help

help:  ## say what each target does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# What runs: the pinned dependencies and this checkout, installed once and again only when they change.
# A lock names every package, so nothing is resolved: old pips warn of an extra of lxml that they spell otherwise.
$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kaix needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# What tests, lints and types need on top.
$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run  ## read corpus/, write outputs/, score them against gold/ and print both
	$(BIN)/kaix run
	$(BIN)/kaix evaluate

test: $(VENV)/.dev  ## the whole test suite on all cores (JOBS=1: one); the browser tests are skipped where there is no Chromium
	$(BIN)/python -m pytest -rs -n $(JOBS) --dist worksteal -m "not timing and not alone"
	$(BIN)/python -m pytest -rs -m "alone and not timing"

browser-test: $(VENV)/.dev  ## the report in a headless Chromium, which Debian's packages bring where root asks for it
	@if ! { command -v chromium && command -v chromedriver; } >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium chromium-driver; fi
	KAIX_BROWSER=required $(BIN)/python -m pytest tests/browser

lint: $(VENV)/.dev  ## ruff: style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	$(BIN)/mypy

format: $(VENV)/.dev  ## rewrite the code in the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev  ## speed, as ratios measured in one run; PAGES=DIR for a folder of saved web pages, ARTICLES=FILES for real text
	$(BIN)/python -m tests.benchmarks $(if $(PAGES),--pages $(PAGES)) $(if $(ARTICLES),--articles $(ARTICLES))
	$(BIN)/python -m pytest -m timing tests/benchmarks

ablate: $(VENV)/.dev  ## take each pattern, cue and weight out alone; list what changes nothing or one text; ARTICLES=FILES as for bench
	$(BIN)/python -m tests.ablation $(if $(ARTICLES),--articles $(ARTICLES))

simulation: $(VENV)/.dev  ## a week of hourly runs with faults drawn at random, against one fresh run: half an hour
	$(BIN)/python -m tests.simulation $(if $(HOURS),--hours $(HOURS)) $(if $(SEED),--seed $(SEED))

docs: $(VENV)/.dev  ## build the site in site/; it needs no network
	NO_MKDOCS_2_WARNING=1 PYTHONPATH=pipeline $(BIN)/python -m mkdocs build --quiet

lock: $(VENV)/.dev  ## pin the newest dependencies that pyproject.toml allows
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade pyproject.toml --extra report --group run -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade pyproject.toml --extra report --group run --group dev -c requirements.lock -o requirements-dev.lock

clean:  ## remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
