"""`cxg export`: what it writes, where, and what it refuses."""

import csv
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from uuid import UUID

import pytest

from tests.cli.conftest import Terminal

Make = Callable[..., UUID]
pytestmark = pytest.mark.usefixtures("acme")
HERE = ("--tenant", "acme")


def rows_of(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_list_is_written_to_stdout(cxg: Terminal, make: Make) -> None:
    ids = [make("crm.Partner", name=name, kind=kind) for name, kind in (("나", "PERSON"), ("가", "COMPANY"))]
    rows = rows_of(cxg.run("export", "crm.partners", *HERE, "--sort", "name").stdout_bytes)
    assert [(row["id"], row["name"]) for row in rows] == [(str(ids[1]), "가"), (str(ids[0]), "나")]
    people = cxg.run("export", "crm.partners", *HERE, "--filter", "kind=PERSON", "--filter", "currency=KRW")
    assert [row["name"] for row in rows_of(people.stdout_bytes)] == ["나"]
    found = cxg.run("export", "crm.partners", *HERE, "--search", "가", CXG_TENANT="acme")
    assert [row["name"] for row in rows_of(found.stdout_bytes)] == ["가"]
    (entry,) = cxg.data(
        "sys", "audit-logs", "list", *HERE, "--search", "cli", "--action", "EXPORT", "--page-size", "1"
    )["items"]
    assert (entry["entity"], entry["actor_type"], entry["changes"]["count"]) == ("crm.Partner", "SYSTEM", [None, 1])


def test_a_file_bears_its_name_when_it_is_whole(cxg: Terminal, make: Make, tmp_path: Path) -> None:
    make("crm.Partner", name="주소", addresses=[{"kind": "OTHER", "line1": place} for place in ("1층", "2층")])
    file = tmp_path / "partners.csv"
    done = cxg.run("export", "crm.partners", *HERE, "--lines", "addresses", "-o", file)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 records\n")
    assert [row["addresses.line1"] for row in rows_of(file.read_bytes())] == ["1층", "2층"]
    book = tmp_path / "partners.xlsx"
    assert cxg.run("export", "crm.partners", *HERE, "--format", "xlsx", "-o", book).exit_code == 0
    assert "xl/workbook.xml" in zipfile.ZipFile(BytesIO(book.read_bytes())).namelist()
    assert sorted(tmp_path.iterdir()) == [file, book]


def test_what_cannot_be_exported_is_refused_and_leaves_no_file(cxg: Terminal, tmp_path: Path) -> None:
    assert "no module crm.nothing" in cxg.refused("export", "crm.nothing", *HERE)
    assert "name=value" in cxg.refused("export", "crm.partners", *HERE, "--filter", "kind", code=2)
    twice = ("--filter", "kind=PERSON", "--filter", "kind=PERSON")
    assert "more than once" in cxg.refused("export", "crm.partners", *HERE, *twice, code=2)
    assert "--tenant" in cxg.refused("export", "crm.partners", code=2)
    file = tmp_path / "partners.csv"
    assert cxg.refused("export", "crm.partners", *HERE, "--filter", "page=2", "-o", file).startswith("page: ")
    assert cxg.refused("export", "crm.partners", *HERE, "--lines", "contacts", "-o", file).startswith("lines: ")
    assert "nowhere" in cxg.refused(
        "export", "crm.partners", *HERE, "-o", tmp_path / "nowhere" / "x.csv", code=2, COLUMNS="300"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_module_of_the_platform_needs_no_tenant(cxg: Terminal) -> None:
    rows = rows_of(cxg.run("export", "tnnt.tenants").stdout_bytes)
    assert [row["code"] for row in rows] == ["acme"]
