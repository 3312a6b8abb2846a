# What developers run. Everything goes into .venv; a plain python3 is all that is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
INPUTS := pyproject.toml constraints.txt
LOCALE := facilitator/texts/locale
SOURCES := facilitator tests bench

# In seconds, for one test: a soak runs all the cases that `make test` samples.
SOAK_TIMEOUT ?= 7200

.PHONY: run test soak check format bench pictures texts js

run: $(VENV)/run.stamp
	@$(BIN)/facilitator $(ARGS)

# Most tests wait for a disk or a terminal more than they compute: more of them than there are cores.
test: $(VENV)/test.stamp
	$(BIN)/python -m pytest -n 4 --dist loadfile $(ARGS)

soak: $(VENV)/test.stamp
	SOAK=1 $(BIN)/python -m pytest -n 2 -m soak --timeout $(SOAK_TIMEOUT) $(ARGS)

check: $(VENV)/test.stamp
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/test.stamp
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

bench: $(VENV)/bench.stamp
	$(BIN)/python -m bench $(ARGS)

# Every screen, at two sizes, in each language and palette, as SVG files in pictures/; and questions as the room sees them.
pictures: $(VENV)/test.stamp
	$(BIN)/python -m tests.pictures $(ARGS)
	$(BIN)/python -m tests.walls

# Takes the sentences out of the code, brings the French file up to date with them, and compiles it.
texts: $(VENV)/test.stamp
	$(BIN)/pybabel --quiet extract --sort-by-file --add-location=file -o $(VENV)/facilitator.pot facilitator
	$(BIN)/pybabel --quiet update -D facilitator -d $(LOCALE) -i $(VENV)/facilitator.pot \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel --quiet compile -D facilitator -d $(LOCALE)

# A second reader of YAML for the tests, where there is npm to fetch it.
js: | $(VENV)/made.stamp
	@if command -v npm >/dev/null; then \
		npm install --silent --prefix $(VENV)/js --no-save --no-package-lock js-yaml@4.1.0; \
	fi

$(VENV)/made.stamp:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(INPUTS) | $(VENV)/made.stamp
	$(PIP) -e .
	@touch $@

$(VENV)/test.stamp: $(INPUTS) | $(VENV)/made.stamp
	$(PIP) -e ".[test]"
	@touch $@ $(VENV)/run.stamp

$(VENV)/bench.stamp: $(INPUTS) | $(VENV)/made.stamp
	$(PIP) -e ".[test,bench]"
	@touch $@ $(VENV)/run.stamp $(VENV)/test.stamp
