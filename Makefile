# Everything that is done with this project, by name: `make` lists it.
# Needs Python 3.11 or newer and make; all else is installed into .venv, pinned by hash.

PYTHON ?= python3
UV     ?= uv
VENV   := .venv
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
LOCK    = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
          --custom-compile-command "make lock" $(LOCK_FLAGS)

# What is installed in .venv: what users need, or also what developers need.
BASE := $(VENV)/.base-installed
DEV  := $(VENV)/.dev-installed

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser lint check format docs diagrams bench bench-tables lock clean
.DELETE_ON_ERROR:

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(BASE)  ## Review the example organization models/chicago; results in build/
	@mkdir -p build
	@$(BIN)/orgmodel overlap models/chicago -o build/chicago-overlap.html >/dev/null
	@$(BIN)/orgmodel overlap models/chicago -o build/chicago-overlap.md >/dev/null
	@$(BIN)/orgmodel render models/chicago -o build/chicago.svg >/dev/null
	@$(BIN)/orgmodel check models/chicago --brief || test $$? -eq 1  # 1 says that it found something
	@echo
	@echo "Overlap report: build/chicago-overlap.html (opens in a browser), build/chicago-overlap.md"
	@echo "Chart:          build/chicago.svg"

test: $(DEV)  ## Run the tests; ARGS="-k span" to choose
	@$(BIN)/python -m pytest -n auto $(ARGS)

test-browser: $(DEV)  ## Open the HTML report in the system's Chromium; ARGS as for test
	@$(BIN)/python -m pytest tests/browser $(ARGS)

lint: $(DEV)  ## Style, formatting, types and import layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy src
	@$(BIN)/lint-imports --no-logo

check: lint test  ## lint and test: what a change must pass

format: $(DEV)  ## Set the formatting, and fix what ruff can fix
	@$(BIN)/ruff check --fix --exit-zero --quiet .
	@$(BIN)/ruff format .

docs: $(DEV)  ## Write the generated pages of docs/ again
	@$(BIN)/python tools/build_docs.py

diagrams: $(DEV)  ## Draw diagrams/ again from models/
	@$(BIN)/python tools/build_diagrams.py

bench: $(DEV)  ## Measure speed beside peers, in one run
	@$(BIN)/python -m benchmarks.run

bench-tables: $(DEV)  ## Measure tables of posts beside peers; ARGS="--sizes 5000,100000 --write"
	@$(BIN)/python -m benchmarks.tables $(ARGS)

lock:  ## Pin dependencies again (needs uv); LOCK_FLAGS=--upgrade for newer versions
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: python3 -m pip install uv" >&2; exit 1; }
	@$(LOCK) pyproject.toml -o requirements/base.txt
	@$(LOCK) pyproject.toml --extra dev -c requirements/base.txt -o requirements/dev.txt
	@$(LOCK) --group build -c requirements/dev.txt -o requirements/build.txt

clean:  ## Remove .venv, build/ and caches
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Set-up: each stamp is younger than what it was made from ---------------------------------------

# The package itself needs no download: its build tool is installed already, so --no-index.
INSTALL_SELF = $(PIP) install --no-index --no-deps --no-build-isolation -e . && touch $@

$(BASE): requirements/base.txt requirements/build.txt pyproject.toml | $(VENV)/.created
	@echo "Installing orgmodel into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/base.txt -r requirements/build.txt
	@$(INSTALL_SELF)

$(DEV): requirements/dev.txt pyproject.toml | $(VENV)/.created
	@echo "Installing orgmodel and its development tools into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(INSTALL_SELF)

$(VENV)/.created:
	@for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then break; fi; \
	  python=; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "orgmodel needs Python 3.11 or newer; none was found." >&2; \
	  echo "Name one: make PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	if ! log=$$($$python -m venv --clear $(VENV) 2>&1); then \
	  rm -rf $(VENV); \
	  echo "$$log" >&2; \
	  echo "$$python could not make a virtual environment." >&2; \
	  echo "On Debian and Ubuntu its venv module is a package of its own: apt-get install python3-venv" >&2; \
	  exit 1; \
	fi
	@touch $@
