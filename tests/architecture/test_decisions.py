"""Every record in docs/adr has the form that the first of them asks for."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "docs" / "adr").glob("*.md"))
PARTS = ("Context", "Decision", "Consequences", "Held by")
PAGE_LINES_MAX = 60


def test_the_numbers_run_without_a_gap() -> None:
    assert [int(record.name.partition("-")[0]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_record_has_its_parts_on_one_page(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(record.name[:4])}. ")
    assert re.search(r"^(Accepted|Superseded by \d{4}), \d{4}-\d\d-\d\d\.$", text, re.MULTILINE)
    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == PARTS
    assert text.count("\n") <= PAGE_LINES_MAX


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_record_names_a_check_that_exists(record: Path) -> None:
    held = record.read_text(encoding="utf-8").partition("## Held by")[2]
    named = re.findall(r"`((?:tests|benchmarks|pyproject)[\w./]*)`", held)
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert named or "nothing can hold it" in held
