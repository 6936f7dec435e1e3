# Two commands do everything: `make serve` runs the course, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AXE := tests/e2e/axe/node_modules/.ready
# Compiled Python is kept, also where the machine says not to: workers, servers and kernels all start from it.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: office serve test lock certify bench language audit

serve: $(VENV)/.ready
	$(BIN)/qidose serve $(ARGS)

test: $(VENV)/.ready $(AXE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest tests/course tests/widgets tests/grading tests/server -m "not certify and not browser" -q -n 2 --dist loadfile
	$(BIN)/pytest tests/e2e -m "not certify and not audit" -q -n 2

# The 10,000-seed runs, and the marking of everybody by stock nbgrader, that the ordinary tests sample.
certify: $(VENV)/.ready
	$(BIN)/pytest tests/course tests/grading -m certify -q -s

# Every exercise in a real browser: axe, the keyboard alone, 3 widths; screenshots in shots/audit.
audit: $(VENV)/.ready $(AXE)
	$(BIN)/pytest tests/e2e/test_audit.py -q -n 2

# Figures, not tests: the control charts against a plain peer, and 200 lessons opened in a browser.
bench: $(VENV)/.ready
	$(BIN)/python tests/bench/bench_spc.py
	$(BIN)/python tests/bench/soak.py 200
	$(BIN)/python tests/bench/bench_plan.py

# Files of a made plan in LibreOffice (Debian: libreoffice-writer -impress -calc, poppler-utils): pages to look at in shots.
office: $(VENV)/.ready
	$(BIN)/python tests/bench/office.py shots/office

# A report, not a test: sentences and reading grade of each lesson and exercise.
language: $(VENV)/.ready
	PYTHONPATH=tests $(BIN)/python -m texts.report

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("qidose needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(AXE): tests/e2e/axe/package-lock.json
	npm ci --silent --prefix tests/e2e/axe
	touch $@

# Needs uv. Hashes, and no address of any registry.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra dev pyproject.toml -o requirements.lock
