# Everything a developer does here; `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# The newest Python that is new enough; another one: make PYTHON=/path/to/python …
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
ARCHIVE ?= index
RUN = MINUTES_INDEX_ARCHIVE=$(ARCHIVE) $(BIN)/minutes-index

.PHONY: help demo test test-install lint evaluate bench fuzz chaos corpus model lock wheel clean setup families

help: ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

# Every version stands in locks/ with its hash, and nothing is resolved, so that any pip does, whatever its index has become since.
# langdetect has no wheel: what builds it, and the package itself, is pinned too.
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation
LOCKED = $(PIP) --require-hashes -r

# pip compiles what it installs; compileall does the same for the package itself, which is used from src/.
.venv/runtime: locks/build.txt locks/runtime.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.14 is needed and was not found"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "$(PYTHON) cannot make virtual environments (Debian and Ubuntu: apt install python3-venv)"; rm -rf .venv; exit 1; }
	$(LOCKED) locks/build.txt
	$(LOCKED) locks/runtime.txt
	$(PIP) --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

.venv/dev: .venv/runtime locks/dev.txt
	$(LOCKED) locks/dev.txt
	@touch $@

setup: .venv/runtime ## a virtual environment with the program, in .venv

demo: .venv/runtime ## import the sample minutes and show what can be asked of them
	@PATH=$(CURDIR)/$(BIN):$$PATH MINUTES_INDEX_ARCHIVE=$(ARCHIVE) bash docs/demo.sh

test: .venv/dev lint ## all checks: style, types, layers, tests with branch coverage
	@rm -f .coverage .coverage.*
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=
	@$(BIN)/coverage combine --append --quiet 2>/dev/null || true # of processes that ended later
	$(BIN)/coverage report --fail-under=90

test-install: .venv/dev ## set everything up anew, with the oldest pip and an index that has moved on; install the wheel and run it
	$(BIN)/python -m pytest -m install tests/install

lint: .venv/dev ## style, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache | tail -4

evaluate: .venv/dev ## precision and recall of the facts found in the sample minutes and four more sets; how well sections are ranked
	$(BIN)/minutes-index evaluate corpus/gold corpus/minutes --totals
	@echo
	$(BIN)/minutes-index evaluate tests/gold/facts tests/gold/documents --totals
	@echo
	$(BIN)/minutes-index evaluate tests/gold/third/facts tests/gold/third/documents --totals
	@echo
	$(BIN)/minutes-index evaluate tests/gold/fourth/facts tests/gold/fourth/documents --totals
	@echo
	$(BIN)/minutes-index evaluate tests/gold/fifth/facts tests/gold/fifth/documents --totals
	@echo
	$(BIN)/python -m bench.relevance

bench: .venv/dev ## speed and memory; search and imports beside bare libraries and other ways, which takes two hours
	$(BIN)/python bench/run.py
	@echo
	$(BIN)/python -m bench.search_speed
	@echo
	$(BIN)/python -m bench.imports

SECONDS ?= 600
fuzz: .venv/dev ## try what is read with inputs made to break it: make fuzz SECONDS=60
	$(BIN)/python -m tests.fuzz.run --seconds $(SECONDS)

ROUNDS ?= 60
chaos: .venv/dev ## kill imports at random moments, and see that the next one makes the archive whole: make chaos ROUNDS=20
	CHAOS_ROUNDS=$(ROUNDS) $(BIN)/python -m pytest tests/chaos

corpus: .venv/dev ## rebuild the sample PDFs from corpus-sources/ (needs Pango and LibreOffice, see its README)
	$(BIN)/python corpus-sources/build.py

.venv/train: .venv/dev locks/train.txt
	$(LOCKED) locks/train.txt
	@touch $@

model: .venv/train ## train the shipped models anew, the one for names only with CORPORA=folder (docs/model.md)
	XLA_FLAGS="--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1" $(BIN)/python -m training.tagger.train
	test -z "$(CORPORA)" || OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.train $(CORPORA)
	test -z "$(CORPORA)" || $(BIN)/python -m training.measure $(CORPORA)

families: .venv/train ## how well forms are read that the model has not seen, which takes hours (docs/model.md)
	XLA_FLAGS="--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1" $(BIN)/python -m training.tagger.families --out training/tagger/families.tsv

COMPILE = uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet
lock: ## pin what pyproject.toml asks for and locks/ does not have yet: make lock UPGRADE=--upgrade for the newest (needs uv)
	$(COMPILE) $(UPGRADE) --group build -o locks/build.txt
	$(COMPILE) $(UPGRADE) pyproject.toml -o locks/runtime.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --all-extras --group dev -c locks/runtime.txt -o locks/dev.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --group train -c locks/dev.txt -o locks/train.txt

wheel: .venv/runtime ## the package as a wheel, in dist/
	@rm -rf dist
	$(BIN)/python -m hatchling build -t wheel

clean: ## remove what was made here
	rm -rf .venv .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache dist
