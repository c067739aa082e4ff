"""Type checkers see what a declaration has: a misspelt field is found before anything runs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SNIPPET = """
from domain.tenants.crm.partner import Partner

good = Partner(name="a")
Partner(nmae="a")
good.nmae
good.name = 3
"""
WRONG_LINES = {5, 6, 7}


@pytest.fixture
def snippet(tmp_path: Path) -> Path:
    made = tmp_path / "snippet.py"
    made.write_text(SNIPPET)
    return made


def test_mypy_finds_a_misspelt_field(snippet: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(snippet)], capture_output=True, text=True
    )
    assert {int(row.split(":")[1]) for row in ran.stdout.splitlines() if ": error:" in row} == WRONG_LINES


def test_pyright_finds_a_misspelt_field(snippet: Path) -> None:
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, str(snippet)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=110)
    if not ran.stdout.startswith("{"):
        pytest.skip("pyright fetches its Node.js package when it first runs; with access to the npm registry it runs")
    found = json.loads(ran.stdout)["generalDiagnostics"]
    assert {one["range"]["start"]["line"] + 1 for one in found if one["severity"] == "error"} == WRONG_LINES
