# vanthu: what to type. `make help` lists the targets.
VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= python3
DEMO   ?= out/demo
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help env demo test lint eval bench fuzz models notebooks docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

env: $(VENV)/.ready ## create .venv with everything vanthu needs

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "vanthu needs Python 3.11 or newer: make PYTHON=python3.11 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: env ## run the main job on corpora/samples and show the result
	@rm -rf $(DEMO)
	@echo "vanthu run corpora/samples --out $(DEMO)"
	@$(BIN)/vanthu run corpora/samples --out $(DEMO)
	@$(BIN)/vanthu check $(DEMO)

test: env ## every check: ruff, mypy, tests, the README's code, a notebook
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto
	$(BIN)/python notebooks/execute.py --check 01-first-corpus

eval: env ## score vanthu on the gold in corpora/gold and, when present, ../shared/eval
	$(BIN)/python -m vanthu.evaluation corpora/gold ../shared/eval

bench: env ## measure speed and memory, side by side
	$(BIN)/python benchmarks/run.py

fuzz: env ## hostile input and killed runs, some minutes (FUZZ_SECONDS=60 of them guided by coverage)
	VANTHU_EXAMPLES=500 VANTHU_KILLS=30 $(BIN)/python -m pytest tests/fuzz tests/batch -p no:xdist
	$(BIN)/python -m pip install --quiet --constraint constraints.txt atheris
	@mkdir -p out/fuzz
	cd out/fuzz && ../../$(BIN)/python ../../tests/fuzz/coverage.py -max_total_time=$(or $(FUZZ_SECONDS),60) -max_len=4096

models: env ## rebuild models/ from corpora/, byte for byte
	$(BIN)/python -m vanthu.labelling.build

notebooks: env ## run the notebooks and store their output
	$(BIN)/python notebooks/execute.py

docs: env ## build the documentation into out/site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet --site-dir out/site
	@echo "open out/site/index.html"

clean: ## remove what make created
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis
