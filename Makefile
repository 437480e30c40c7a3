# `make serve` and `make test` do the whole job from a fresh clone with Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
TESTS ?= -n auto --dist loadfile
export TESTIMONY_HOME ?= $(CURDIR)/.testimony

.PHONY: serve test check screenshots messages lock clean help

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.installed: requirements.lock pyproject.toml
	@echo "Making the environment in $(VENV) (once; a minute at most) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 serve")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

serve: $(VENV)/.installed ## serve the archive on this machine and print its address (PORT=8000)
	@$(BIN)/testimony serve --init --port $(PORT)

test: $(VENV)/.installed-dev ## run every test, on every core (TESTS="-n 0" for one)
	$(BIN)/python -m pytest $(TESTS)

check: $(VENV)/.installed-dev ## formatting, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

screenshots: $(VENV)/.installed-dev ## make the pictures of docs/archivist.md anew (needs a Chromium)
	@$(BIN)/python -m tests.browser.screenshots

messages: $(VENV)/.installed ## gather the interface's words into the catalogues of its languages
	@$(BIN)/python -m web.language.messages

lock: ## make the lock files anew (needs uv)
	uv pip compile -q --upgrade --generate-hashes --universal --python-version 3.11 --no-header --extra build pyproject.toml -o requirements.lock
	uv pip compile -q --upgrade --generate-hashes --universal --python-version 3.11 --no-header --extra build --extra dev pyproject.toml -o requirements-dev.lock

clean: ## remove the environment (never the archive)
	rm -rf $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache
