"""`cxg import`: from a file to records, with the bad rows as a table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from application.application import Application
from application.importing import rows
from application.ports import Clock, Ids, Numbers, Passwords, Services, Works
from infrastructure.memory.works import MemoryWorks
from interfaces.cli import imports
from interfaces.cli.operations import House
from tests.cli.conftest import MemoryProgram, Terminal
from tests.fakes import CountingIds, CountingNumbers, FakePasswords, FixedClock, files_in_memory

Write = Callable[..., Path]


@pytest.fixture
def program() -> MemoryProgram:
    made = MemoryProgram()
    clock, ids = FixedClock(), CountingIds()
    made.works = MemoryWorks(clock, ids)
    services = Services(
        (Clock, clock),
        (Ids, ids),
        (Numbers, CountingNumbers()),
        (Passwords, FakePasswords()),
        (Works, made.works),
        *files_in_memory(),
    )
    made.house = House(Application(made.works, services), made.works, services)
    return made


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "거래처.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return written


def listed(cxg: Terminal, *path: str) -> Any:
    return cxg.data(*path, "list", "--tenant", "acme", "--sort", "id")["items"]


@pytest.mark.usefixtures("acme")
def test_a_file_becomes_records(cxg: Terminal, write: Write) -> None:
    file = write("이름;고객\n한빛;예\n가나;아니오\n", "cp949")
    said = cxg.run(
        "import", "crm.partners", file, "--tenant", "acme", "--map", "이름=name", "--map", "고객=is_customer"
    )
    assert said.exit_code == 0, said.output
    assert [(one["name"], one["is_customer"]) for one in listed(cxg, "crm", "partners")] == [
        ("한빛", True),
        ("가나", False),
    ]
    assert "Created count" in said.stdout


@pytest.mark.usefixtures("acme")
def test_bad_rows_are_a_table_and_exit_code_1(cxg: Terminal, write: Write) -> None:
    file = write("code,name,default_credit_limit\nA,a,1\nB,,2\nC,c,x\n")
    how = ("import", "crm.PartnerGroup", file, "--tenant", "acme")
    said = cxg.run(*how)
    assert said.exit_code == 1
    rows_ = [line.split(None, 2) for line in said.stdout.splitlines() if line.strip()[:1] in ("3", "4")]
    assert [one[:2] for one in rows_] == [["3", "name"], ["4", "default_credit_limit"]]
    assert "the field is required" in said.stdout
    assert listed(cxg, "crm", "partner-groups") == []
    assert cxg.run(*how, "--on-error", "skip").exit_code == 1
    assert [one["code"] for one in listed(cxg, "crm", "partner-groups")] == ["A"]


@pytest.mark.usefixtures("acme")
def test_a_dry_run_writes_nothing(cxg: Terminal, write: Write) -> None:
    file = write("code,name\nA,a\n")
    said = cxg.run("import", "crm.partner-groups", file, "--tenant", "acme", "--dry-run")
    assert said.exit_code == 0, said.output
    assert listed(cxg, "crm", "partner-groups") == []
    assert [one["status"] for one in listed(cxg, "sys", "import-jobs")] == ["CANCELLED"]


@pytest.mark.usefixtures("acme")
def test_present_records_are_changed(cxg: Terminal, write: Write) -> None:
    how = ("--tenant", "acme", "--mode", "upsert", "--match", "code")
    for text in ("code,name\nA,a\n", "code,name\nA,neu\nB,b\n"):
        assert cxg.run("import", "crm.partner-groups", write(text), *how).exit_code == 0
    assert [(one["code"], one["name"]) for one in listed(cxg, "crm", "partner-groups")] == [("A", "neu"), ("B", "b")]


@pytest.mark.usefixtures("acme")
def test_a_long_file_is_several_jobs(cxg: Terminal, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows bear the numbers that they have in the file."""
    monkeypatch.setattr(imports, "MAX_ROWS", 10)
    monkeypatch.setattr(rows, "BATCH", 4)
    text = "code,name\n" + "".join(f"G{n},{'' if n == 23 else n}\n" for n in range(25))
    said = cxg.run("import", "crm.partner-groups", write(text), "--tenant", "acme", "--on-error", "skip")
    assert said.exit_code == 1
    assert "25 " in said.stdout and " 24 " in said.stdout
    assert [one["row_count"] for one in listed(cxg, "sys", "import-jobs")] == [10, 10, 5]
    assert len(cxg.data("crm", "partner-groups", "list", "--tenant", "acme", "--page-size", "100")["items"]) == 24


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--map", "이름"), 2),
        (("--mode", "replace"), 2),
        (("--map", "없음=name"), 1),
        (("--map", "x=name", "--map", "y=nothing"), 1),
        ((), 1),
    ],
)
def test_what_cannot_be_understood(cxg: Terminal, write: Write, words: tuple[str, ...], code: int) -> None:
    cxg.refused("import", "crm.partners", write("x,y\n1,2\n"), "--tenant", "acme", *words, code=code)
    assert listed(cxg, "crm", "partners") == []
