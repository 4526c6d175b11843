# make demo: a graph from the sample articles, asked and exported.  make test: all that this machine can check.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: install demo test lint bench eval clean

install: .venv/.installed

demo: .venv/.installed
	@$(BIN)/python scripts/demo.py

test: .venv/.tools
	$(BIN)/python -m pytest

lint: .venv/.tools
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: .venv/.bench
	@$(BIN)/python -m scripts.bench

eval: .venv/.installed
	@$(BIN)/python -m scripts.evaluate --errors

clean:
	rm -rf .venv demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv && $(PIP) --upgrade 'pip>=25.1' && $(PIP) -c constraints.txt -e '.[shapes]' && touch $@

.venv/.tools: .venv/.installed
	$(PIP) -c constraints.txt --group dev && touch $@

.venv/.bench: .venv/.installed
	$(PIP) -c constraints.txt --group bench && touch $@
