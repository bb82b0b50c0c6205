# make run   the dashboard on http://127.0.0.1:8050, from nothing but Python ≥ 3.11 and make
# make test  everything that is checked, with whatever that needs
# make bench how fast it is beside plain Dash, in at most five minutes; make bench-quick in one
#
#   make run PORT=9000 HOST=0.0.0.0 DATA=../another-city
#   make run PYTHON=python3.13

PYTHON ?= python3

# An option for what make itself is told. HOST is a variable of many a shell and not meant for us;
# what is not said here stays with DASHBOARD_HOST and the others, and with the defaults.
QUOTE := '
said = $(if $(findstring command line,$(origin $1)),--$2 '$(subst $(QUOTE),'\$(QUOTE)',$($1))')

BIN := .venv/bin
# What the environment and the assets are made from: installed anew when one of these changes.
RECIPE := pyproject.toml constraints.txt hatch_build.py $(addprefix assets/vendor/,build.py fonts.py package.json package-lock.json)
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt

# As many tests at once as there are processors, but no more than eight browsers. Those of one file
# stay together and in order: they share servers, and browsers come last.
TOGETHER := --numprocesses auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

ASSETS := assets/vendor/dist/manifest.json

.NOTPARALLEL:
.PHONY: run test bench bench-quick lint format screenshots assets constraints clean
.DELETE_ON_ERROR:

run: .venv/installed $(ASSETS)
	$(BIN)/jinhua-dashboard serve $(call said,HOST,host) $(call said,PORT,port) $(call said,DATA,data)

test: lint
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest --cov $(TOGETHER)

lint: .venv/installed-test $(ASSETS)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed-test
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

screenshots: .venv/installed-test $(ASSETS)
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m tests.browser.screenshots

# Against plain Dash, in one run; writes docs/performance.md. make bench BENCH="--with vizro" adds another tool.
bench: .venv/installed-test $(ASSETS)
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m benchmarks $(BENCH)

bench-quick: override BENCH += --quick
bench-quick: bench

assets: .venv/installed
	$(PIP) -e .

# Pins everything to the newest versions that pyproject.toml allows.
constraints: pyproject.toml
	rm -rf .venv/fresh
	$(PYTHON) -m venv .venv/fresh
	.venv/fresh/bin/python -m pip --disable-pip-version-check install --quiet '.[test]'
	.venv/fresh/bin/python -m pip --disable-pip-version-check freeze --exclude jinhua-dashboard > constraints.txt
	rm -rf .venv/fresh

clean:
	rm -rf .venv build dist htmlcov screenshots assets/vendor/dist assets/vendor/node_modules \
		.coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: $(BIN)/python $(RECIPE)
	$(PIP) -e .
	@touch $@

# The installation makes them; this is for a checkout that has lost them.
$(ASSETS): | .venv/installed
	$(PIP) -e .

.venv/installed-test: $(BIN)/python $(RECIPE)
	$(PIP) -e '.[test]'
	@touch $@ .venv/installed

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed, and there is no '$(PYTHON)' here: install it, or name it with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1): name another with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' comes without venv and ensurepip: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
