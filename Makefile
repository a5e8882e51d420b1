# `make demo` shows the whole thing, `make test` proves it. Every target builds what it needs.

PORT ?= 8000
N ?= 100000
VENV := .venv
NEXT := .venv-next
BENCH := .venv-bench
PY := $(VENV)/bin/python

# The first interpreter that is new enough; looked for only when a virtual environment has to be built.
PYTHON = $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
# The next Django needs Python 3.12; interpreters that pyenv keeps count even when it does not offer them.
PYTHON_NEXT = $(shell for python in python3 python3.14 python3.13 python3.12 \
	"$$(pyenv root 2>/dev/null)"/versions/3.1[2-9]*/bin/python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo "$$python" && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo run validators test test-long faults bench test-next lint format messages screenshots lock clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '%-18s %s\n' "$$name" "$$text"; done

define build_venv
	@test -n "$(2)" || { echo "Gegenlese needs Python $(3) or newer, and none was found in PATH."; exit 1; }
	@$(2) -m venv --clear $(1) || { rm -rf $(1); \
		echo "$(2) cannot make a virtual environment; on Debian and Ubuntu install python3-venv."; exit 1; }
endef

$(VENV)/bin/python:
	$(call build_venv,$(VENV),$(PYTHON),3.11)

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what requirements.txt names ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing what requirements-dev.txt names ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(NEXT)/bin/python:
	$(call build_venv,$(NEXT),$(PYTHON_NEXT),3.12)

$(NEXT)/installed: requirements-next.txt | $(NEXT)/bin/python
	@echo "Installing what requirements-next.txt names ..."
	@$(NEXT)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-next.txt
	@touch $@

demo run: export GEGENLESE_ENV := development
# The demo names pages of real newspapers: they are asked for where somebody presses the button, not in bulk.
demo: export ARCHIVE_PAGES := 0
# As readers of a real site see it: a mistyped address is a page that says so, not a list of all addresses.
demo: export DEBUG := 0
demo run: export SITE_URL := http://127.0.0.1:$(PORT)

define port_is_free
	@$(PY) -c 'import socket, sys; taken = socket.socket().connect_ex(("127.0.0.1", $(PORT))) == 0; \
		sys.exit("Port $(PORT) is taken by another program. Choose one: make $@ PORT=8001" if taken else 0)'
endef

# The worker does what must not happen inside a request. Ctrl-C, or the end of the server, stops both.
define serve
	@worker= server=; trap 'kill $$server $$worker 2>/dev/null; wait' EXIT; trap 'exit 0' INT; trap 'exit 143' TERM; \
		$(PY) manage.py db_worker --no-reload --verbosity 0 & worker=$$!; \
		$(PY) manage.py runserver $(1) 127.0.0.1:$(PORT) & server=$$!; \
		wait $$server
endef

demo: $(VENV)/installed ## Fill a database with the demo, serve it on 127.0.0.1:8000 (PORT=... changes it)
	$(port_is_free)
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py demo
	$(call serve,--noreload)

run: $(VENV)/installed ## Serve without the demo
	$(port_is_free)
	@$(PY) manage.py migrate --verbosity 0
	$(call serve)

VALIDATORS := tests/npm/node_modules/.installed

$(VALIDATORS): tests/npm/package.json tests/npm/package-lock.json
	@echo "Installing what tests/npm/package-lock.json names ..."
	@cd tests/npm && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# Where npm is missing or cannot reach its registry, the tests say at the end what they left out.
validators: ## Install programs of others that judge what is served (needs npm)
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(VALIDATORS) || true; fi

test: $(VENV)/installed-dev validators ## Run the tests on SQLite and again on PostgreSQL
	@$(PY) -m tests.run_all

test-long: $(VENV)/installed-dev validators ## Run the tests that take longer
	@$(PY) -m tests.run_all -m long

faults: $(VENV)/installed-dev ## Break things under load and count what is lost (some minutes)
	@$(PY) -m tests.faults.run

$(BENCH)/bin/python:
	$(call build_venv,$(BENCH),$(PYTHON),3.11)

$(BENCH)/installed: benchmarks/requirements.txt | $(BENCH)/bin/python
	@echo "Installing what benchmarks/requirements.txt names ..."
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r benchmarks/requirements.txt
	@touch $@

bench: $(VENV)/installed-dev $(BENCH)/installed ## Measure what reading costs, as ratios (N=1000000 for the long run)
	@$(PY) -m benchmarks --claims $(N)

# What asks our rules, guards and record, and what hardly knows Django: extraction, intake, validators of others.
SAME_ON_ANY_DJANGO = $(addprefix --ignore=tests/,backup benchmarks demo docs extraction faults guards intake leaks \
	matching permissions random_walks record search validators workflow)

test-next: ## Run the tests on the next Django, without browser, races, rules and record
	@if test -n "$(PYTHON_NEXT)"; then \
		$(MAKE) --no-print-directory $(NEXT)/installed && \
		$(NEXT)/bin/python -m pytest -n auto --dist loadfile $(SAME_ON_ANY_DJANGO) \
			-m "not browser and not race and not long"; \
	else echo "Left out: the tests on the next Django, which needs Python 3.12 or newer; none was found."; fi

lint: export GEGENLESE_ENV := development
lint: $(VENV)/installed-dev ## Check style, types, templates, migrations and translations
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy .
	@find templates claims -name '*.html' -exec $(VENV)/bin/djade --target-version 5.2 --check {} +
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) -m pytest --quiet tests/project/test_translations.py

format: $(VENV)/installed-dev ## Let ruff and djade set the code
	@$(VENV)/bin/ruff check --fix-only --exit-zero .
	@$(VENV)/bin/ruff format .
	@find templates claims -name '*.html' -exec $(VENV)/bin/djade --target-version 5.2 {} +

messages: export GEGENLESE_ENV := development
messages: $(VENV)/installed ## Collect the texts for translation and compile the translated ones (needs gettext)
	@$(PY) manage.py makemessages --locale de --no-obsolete --add-location file \
		--ignore '.venv*' --ignore tests --ignore staticfiles
	@$(PY) manage.py compilemessages --locale de --ignore '.venv*'

screenshots: $(VENV)/installed-dev ## Take the pictures of the documentation anew (needs Chromium)
	@$(PY) -m tests.screenshots

COMPILE = uv pip compile --quiet --upgrade --universal --generate-hashes --no-header

lock: ## Choose the newest versions anew (needs uv); the files name no address
	$(COMPILE) --python-version 3.11 requirements.in -o requirements.txt
	$(COMPILE) --python-version 3.11 benchmarks/requirements.in -o benchmarks/requirements.txt
	$(COMPILE) --python-version 3.11 -c requirements.txt requirements-dev.in -o requirements-dev.txt
	$(COMPILE) --python-version 3.12 requirements-next.in -o requirements-next.txt

clean: ## Delete everything the other targets made, the local database included
	rm -rf $(VENV) $(NEXT) $(BENCH) tests/npm/node_modules staticfiles .mypy_cache .pytest_cache .ruff_cache .hypothesis gegenlese.sqlite3*
