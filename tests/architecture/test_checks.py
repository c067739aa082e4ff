"""The code keeps the checks, and each check finds what it is there to find."""

import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture import checks
from tests.architecture.checks import Place, Source

ROOT = Path(__file__).parents[2]
PRODUCT = ("domain", "application", "infrastructure", "interfaces")
INNER = ("domain", "application")
MAY_SILENCE_TYPES: dict[str, str] = {
    "interfaces/http/server.py": "uvicorn narrows the transport of a protocol, as its own protocols do",
}
"""Files that may silence the type checker, each with the reason."""


class Case(NamedTuple):
    """A check, the folders it is for, and two texts: one that keeps it and one that breaks it."""

    check: Callable[[Source], Iterator[Place]]
    folders: tuple[str, ...]
    good: str
    bad: str
    files: str = "*.py"


CASES = [
    Case(
        checks.only_a_docstring, (*PRODUCT, "tests"), '"""What it is for."""', '"""What."""\nimport os', "__init__.py"
    ),
    Case(
        checks.no_silenced_types,
        (*PRODUCT, "tests", "benchmarks"),
        "text = '# type: ignore'",
        "a = b  # type: ignore[x]",
    ),
    Case(checks.short, PRODUCT, "def f():\n" + "    a()\n" * 59, "def f():\n" + "    a()\n" * 60),
    Case(checks.short, PRODUCT, "a = 1\n" * 600, "a = 1\n" * 601),
    Case(checks.documented, INNER, '"""M."""\ndef _own(): ...', '"""M."""\ndef used(): ...'),
    Case(checks.no_float, INNER, "isinstance(a, float)", "rate = 0.1"),
    Case(checks.no_float, INNER, "Decimal('0.1')", "float(amount)"),
    Case(checks.held_still, INNER, "clock.now()", "import datetime\ndatetime.datetime.now(tz)"),
    Case(checks.held_still, INNER, "ids.new()", "from uuid import UUID, uuid4"),
    Case(checks.held_still, INNER, "from datetime import time", "import random"),
    Case(checks.no_sql, (*INNER, "interfaces"), 'm = "select a customer"', 'm = "SELECT id FROM t"'),
    Case(
        checks.no_sql,
        (*INNER, "interfaces"),
        '"""UPDATE t SET a."""',
        'm = f"UPDATE {t} SET a = 1" "UPDATE t SET a = 2"',
    ),
    Case(checks.no_http, ("application",), "order.status = 404", "answer(status_code=404)"),
    Case(checks.no_http, ("application",), "import html", "from http import HTTPStatus"),
]


@cache
def _sources(folder: str, files: str) -> tuple[Source, ...]:
    return tuple(Source.of(file, ROOT) for file in sorted((ROOT / folder).rglob(files)))


@cache
def _tracked() -> tuple[Source, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    found = []
    for file in (ROOT / name for name in listed.split("\0") if name):
        try:
            found.append(Source.of(file, ROOT))
        except (UnicodeDecodeError, FileNotFoundError):  # a picture, or deleted and not yet committed
            continue
    return tuple(found)


def _broken(check: Callable[[Source], Iterator[Place]], sources: tuple[Source, ...]) -> list[str]:
    return [f"{source.name}:{line}: {what}" for source in sources for line, what in check(source)]


@pytest.mark.parametrize(
    "case", {(case.check, case.folders): case for case in CASES}.values(), ids=lambda c: c.check.__name__
)
def test_the_code_keeps(case: Case) -> None:
    sources = tuple(source for folder in case.folders for source in _sources(folder, case.files))
    assert sources
    if case.check is checks.no_silenced_types:
        sources = tuple(source for source in sources if source.name not in MAY_SILENCE_TYPES)
    if case.check is checks.short:
        # a revision is written by the program, one step a line
        sources = tuple(source for source in sources if "/versions/" not in source.name)
    assert _broken(case.check, sources) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check.__name__)
def test_the_check_tells_good_from_bad(case: Case) -> None:
    assert _broken(case.check, (Source("good", case.good),)) == []
    assert _broken(case.check, (Source("bad", case.bad),)) != []


def test_whoever_may_silence_types_does() -> None:
    sources = [Source.of(ROOT / name, ROOT) for name in MAY_SILENCE_TYPES]
    assert [source.name for source in sources if not any(checks.no_silenced_types(source))] == []


def test_every_folder_with_code_is_a_package_that_says_what_it_is_for() -> None:
    folders = {
        file.parent
        for folder in (*PRODUCT, "tests")
        for file in (ROOT / folder).rglob("*.py")
        if file.parent.name != "versions"
    }
    assert [folder.relative_to(ROOT).as_posix() for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_tracked_file_knows_the_machine_or_a_registry() -> None:
    assert _tracked(), "git lists no file"
    assert _broken(checks.nothing_of_the_machine, _tracked()) == []


@pytest.mark.parametrize("root", ["work", "home", "root", "Users", "tmp"])
def test_a_path_of_a_machine_is_found(root: str) -> None:
    assert _broken(checks.nothing_of_the_machine, (Source("a", f"DATA = '/{root}/x'"),))
    assert not _broken(checks.nothing_of_the_machine, (Source("a", f"URL = 'api/v1/{root}/x'"),))


@pytest.mark.parametrize("tail", ["simple", "artifactory/a", "pypi/a"])
def test_the_address_of_a_registry_is_found(tail: str) -> None:
    assert _broken(checks.nothing_of_the_machine, (Source("a", f"x = 'https://example.org/{tail}'"),))
    assert not _broken(checks.nothing_of_the_machine, (Source("a", "x = 'https://example.org/a'"),))
