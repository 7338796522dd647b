# Each command sets up what it needs: a virtual environment in .venv, from a lock file with hashes.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
NODE_STAMP := node_modules/.installed
# These build sites, or run tests of their own.
SLOW := $(patsubst %,tests/test_%.py,bench building export failures kinds publishing)
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help site test quick coverage deep serve check scripts evidence bench lighthouse firefox reading requirements clean

help: ## List the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-10s %s\n", $$1, $$2}'

site: $(STAMP) ## Check the content and write the finished site to site/
	@$(BIN)/playbook build --booklets

serve: $(STAMP) ## Show the site on this machine and reload it on every edit
	@$(BIN)/playbook serve

check: $(STAMP) ## Lint, type-check, hold the architecture and check the content
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/playbook check --strict

scripts: $(NODE_STAMP) ## Check the pages' scripts: form, slips, types and what they work out (needs Node.js)
	npx biome check
	npx tsc
	node --test tests/script/*.test.mjs

evidence: $(STAMP) ## Show each figure and source with every sentence that uses it
	@$(BIN)/playbook evidence

test: $(STAMP) ## Run the whole test suite, browser tests included
	@$(BIN)/python tests/chromium.py
	$(PYTEST)

quick: $(STAMP) ## Check the content, run all tests that need no built site, and tick a box in a browser
	@$(BIN)/playbook check --strict
	@$(BIN)/python tests/chromium.py
	$(PYTEST) $(filter-out $(SLOW),$(wildcard tests/test_*.py)) tests/browser/test_ticking.py

coverage: $(STAMP) ## Measure which code the tests reach, those in a browser left out
	$(PYTEST) --cov --cov-report=term --ignore=tests/browser

deep: $(STAMP) ## Run every test at full depth: for the night, and before a release
	@$(BIN)/python tests/chromium.py
	PLAYBOOK_DEEP=1 $(PYTEST)

bench: $(STAMP) ## Measure what authors wait for, beside the budgets; AGAINST=COMMIT measures that one too
	@$(BIN)/python -m tests.bench $(if $(AGAINST),--against $(AGAINST))

lighthouse: $(STAMP) ## Measure each kind of page with Lighthouse (needs Node.js and Chromium)
	@npm install --silent --no-audit --no-fund --prefix .lighthouse lighthouse@12.8.2
	@$(BIN)/python -m tests.lighthouse --lighthouse .lighthouse/node_modules/.bin/lighthouse

firefox: $(STAMP) ## Go through the site in Firefox as readers do (needs Node.js and Firefox)
	@npm install --silent --no-audit --no-fund --prefix .firefox puppeteer-core@25.16.0
	@$(BIN)/python -m tests.firefox --puppeteer .firefox

reading: $(STAMP) ## Measure how soon readers can act on each kind of page, and hold it to its bounds; KIND=home measures one
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m tests.reading $(if $(KIND),"$(KIND)")

requirements: $(STAMP) ## Bring the lock file up to date with pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev pyproject.toml --output-file requirements.lock

clean: ## Remove everything that was made
	rm -rf .venv site .site-build-* .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .lighthouse .firefox .cache node_modules

$(STAMP): requirements.lock pyproject.toml
	@echo "Setting up .venv (once; again only when requirements.lock changes)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(NODE_STAMP): package.json package-lock.json
	@command -v npm >/dev/null || { echo "Node.js is missing, so the scripts are not checked. Building and testing the site need none."; exit 1; }
	@npm ci --silent --no-audit --no-fund
	@touch $@
