# Two commands: `make demo` shows the product, `make check` proves it. Both make the environment first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: setup demo check fast lock clean

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

demo: setup
	$(BIN)/kejitong demo

check: setup
	bash .ci/check

fast: setup
	$(BIN)/ruff check src tests && $(BIN)/lint-imports && $(BIN)/pytest -q -n 2 --ignore tests/journeys

lock:
	uv pip compile --generate-hashes --python-version 3.11 --extra dev --no-header --no-annotate pyproject.toml -o requirements.lock
	printf 'pyspark\n' | uv pip compile --generate-hashes --python-version 3.11 --no-header --no-annotate -c requirements.lock - -o requirements-spark.lock

clean:
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache
