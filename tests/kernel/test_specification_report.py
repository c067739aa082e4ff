"""The report on the specification counts what is there, and the marks refuse what is not."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from domain.kernel.domains import Title
from domain.kernel.entity import Entity, Line, Lines, Module
from domain.kernel.fields import Field, Shape
from domain.kernel.types import PLAIN
from tests import marks
from tests.marks import SPECIFICATION, UnknownMark, domain_codes, specified
from tests.specification import Code, Marks, Report, counts, differences, left_out, main, marks_in, table

ORDER = specified("srm").entities["srm.SalesOrder"]
PLANTED = """
import pytest
from tests import marks
from tests.marks import flow, line as bar, rule

COUPON = "srm.Coupon"
CASES = [pytest.param(1, marks=rule(COUPON, "one"))]
WORDS = "two"

@rule("srm.Coupon", "three\\n  folded " "and joined")
@bar("security", 12)
class TestAll:
    @marks.command("srm.Coupon", "apply")
    @pytest.mark.parametrize("x", [pytest.param(2, marks=[rule(COUPON, WORDS)])])
    async def test_it(self, x): ...

@pytest.mark.skip(reason="off")
@rule("srm.Coupon", "skipped")
def test_off(): ...

@rule("srm.Coupon", "helper")
def helper(): ...

@rule("srm.Coupon", f"made at {1}")
def test_made(): ...
"""


class SalesOrder(Entity):
    """Stands in for the real one, which grows."""


def _shape(*names: str, computed: str = "") -> Shape:
    kind = PLAIN[UUID]()
    return Shape({n: Field(n, kind, False, True, lambda: None, computed=n == computed) for n in names})


def _module(fields: Shape, *lines: Lines, path: str = "orders") -> Module:
    return Module(
        SalesOrder,
        "srm.SalesOrder",
        "tenants",
        "srm",
        path,
        Title("", ""),
        "full",
        fields,
        lines,
        (),
        (),
        (),
        (),
        False,
        None,
        (),
        False,
        (),
        (),
    )


def _empty() -> Report:
    return Report(Marks(), Code({}, {}))


def test_the_counts_are_those_of_the_check_of_the_specification() -> None:
    ran = subprocess.run([sys.executable, SPECIFICATION / "check.py"], capture_output=True, text=True, check=True)
    checked = re.findall(
        r"^\w+ +(\w+) +(\d+) entities +(\d+) commands +(\d+) rules +(\d+) flows", ran.stdout, re.MULTILINE
    )
    report = _empty()
    counted = {code: counts(report.domain(code)) for code in domain_codes()}
    assert {code: [all_ for _, all_ in row] for code, row in counted.items()} == {
        code: [int(e), int(c), int(c), int(r), int(f)] for code, e, c, r, f in checked
    }
    total = next(line for line in table({c: report.domain(c) for c in counted}, {}) if line.startswith("in all"))
    assert re.findall(r"of (\d+)", total) == [str(sum(int(one[place]) for one in checked)) for place in (1, 2, 2, 3, 4)]


def test_the_bars_are_numbered_without_a_gap() -> None:
    assert list(marks.bar_lines("security")) == list(range(1, 61))
    assert list(marks.bar_lines("reliability")) == list(range(1, 25))


@pytest.mark.parametrize(
    ("make", "of", "what"),
    [
        (marks.rule, "srm.SalesOrder", "an order may do as it likes"),
        (marks.rule, "srm.Nothing", "an order may do as it likes"),
        (marks.rule, "idam.auth", "anybody may sign in"),
        (marks.flow, "srm", "order to nowhere"),
        (marks.flow, "xyz", "order to cash"),
        (marks.command, "srm.SalesOrder", "explode"),
        (marks.line, "security", 61),
        (marks.line, "beauty", 1),
    ],
)
def test_a_mark_that_names_nothing_is_refused(make: Callable[..., object], of: str, what: str | int) -> None:
    with pytest.raises(UnknownMark):
        make(of, what)


def test_a_rule_is_known_however_its_lines_are_broken() -> None:
    words, make = ORDER.rules[0], marks.rule
    mark = make("srm.SalesOrder", words.replace(" ", "\n    ", 1)).mark
    assert (mark.name, mark.args) == ("rule", ("srm.SalesOrder", words))


def test_marks_are_found_wherever_they_stand_and_refused_where_they_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    found = marks_in(tmp_path)
    file = f"{tmp_path.name}/test_planted.py"
    assert dict(found.places) == {
        ("rule", "srm.Coupon", "one"): [f"{file}:7"],
        ("rule", "srm.Coupon", "two"): [f"{file}::TestAll::test_it"],
        ("rule", "srm.Coupon", "three folded and joined"): [f"{file}::TestAll"],
        ("line", "security", 12): [f"{file}::TestAll"],
        ("command", "srm.Coupon", "apply"): [f"{file}::TestAll::test_it"],
    }
    assert [error.partition(": ")[2].partition(",")[0] for error in found.errors] == [
        "a mark on helper",
        "a mark takes two constants",
    ]


def test_a_held_rule_is_counted_in_its_domain_alone() -> None:
    held = Marks()
    held.places["rule", "srm.SalesOrder", ORDER.rules[0]].append("tests/test_it.py::test_it")
    report = Report(held, Code({}, {}))
    assert counts(report.domain("srm"))[3][0] == 1
    assert counts(report.domain("psm"))[3][0] == 0


def test_a_field_left_out_waits_for_what_it_refers_to() -> None:
    every = [name for name in ORDER.fields if name not in ("partner_id", "currency")]
    missing = left_out(ORDER, _module(_shape(*every)), {"srm.SalesOrder"})
    assert missing["partner_id"] == ["crm.Partner"]
    assert missing["currency"] == []
    assert "items" in missing
    assert left_out(ORDER, _module(_shape(*every)), {"crm.Partner"})["partner_id"] == []


def test_what_contradicts_the_specification_is_named() -> None:
    lines = Lines("parcels", Line, _shape("weight"))
    module = _module(_shape("number", "shoe_size", computed="shoe_size"), lines, path="order")
    said = "\n".join(differences(ORDER, module))
    assert "shoe_size is declared and not specified" in said
    assert "number is specified computed and not declared so" in said
    assert "the list parcels is declared and not specified" in said
    assert "its path is declared order and specified orders" in said
    assert "its life is declared {}" in said


def test_a_command_beyond_the_specification_is_an_error_and_a_module_is_told() -> None:
    commands = {"srm.SalesOrder": ("explode", "confirm"), "srm.Shoe": ("lace",)}
    report = Report(Marks(), Code({"srm.Shoe": _module(_shape())}, commands))
    assert report.errors() == ["srm.SalesOrder.explode is built and not specified"]
    assert report.beyond() == ["srm.Shoe"]


def test_every_mark_of_the_tests_is_in_the_specification() -> None:
    found = marks_in(Path(__file__).parents[1])
    assert found.errors == []
    for kind, of, what in found.places:
        getattr(marks, kind)(of, what)


def test_the_report_is_printed_for_all_and_in_full_for_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.specification.TESTS", tmp_path)
    monkeypatch.setattr(Code, "read", classmethod(lambda cls: cls({}, {})))
    assert main(["srm", "security"]) == 0
    printed = capsys.readouterr().out
    assert "tenants srm" in printed
    assert f"[ ] {ORDER.rules[-1]}" in printed
    assert "[ ] 60." in printed
