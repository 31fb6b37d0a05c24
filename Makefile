# Every target makes its own .venv when needed; python3 (3.11 to 3.13) and pip are all that must be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
EXAMPLE ?= examples/faulty.html
PYTEST_ARGS ?=

.DEFAULT_GOAL := all
.PHONY: all setup demo test lint format golden corpora bench bench-accept clean

all: lint test

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "gongkai 需要 Python 3.11 至 3.13，当前为 %d.%d；可用 make PYTHON=python3.12 指定" % sys.version_info[:2])'
	@$(PYTHON) -m venv $(VENV)

# What running needs, and what developing needs besides: two stamps, so that a first look is quick.
$(VENV)/.runtime: pyproject.toml | $(BIN)/python
	@echo "正在安装运行所需的组件（只在第一次或依赖变动时进行）……" >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@echo "正在安装测试所需的组件……" >&2
	@$(PIP) install --editable '.[dev]'
	@touch $@

setup: $(VENV)/.dev

# The faulty example has errors on purpose, so the exit status 1 of the check is what is expected here.
demo: $(VENV)/.runtime
	@$(BIN)/gongkai check $(EXAMPLE); status=$$?; [ $$status -le 1 ]

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

lint: $(VENV)/.dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/gongkai rules test

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

golden: $(VENV)/.dev
	@GONGKAI_WRITE_GOLDEN=1 $(BIN)/python -m pytest tests/golden -q

# Invented reports with their truth, for looking at; the benchmarks draw their own and need no files.
corpora: $(VENV)/.dev
	@$(BIN)/python -m gongkai.evaluate.corpus --out corpora/generated/dev --split dev --count 400
	@$(BIN)/python -m gongkai.evaluate.corpus --out corpora/generated/test --split test --count 2000

bench: $(VENV)/.dev
	@$(BIN)/python benchmarks/bench.py

# Takes the results as the accepted ones; the commit says why they changed.
bench-accept: $(VENV)/.dev
	@$(BIN)/python benchmarks/bench.py --accept

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
