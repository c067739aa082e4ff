"""What a cell of a spreadsheet says, in the form that JSON has for a field: the use cases check what comes out."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from application.ports import Cell
from domain.kernel import types as kinds
from domain.kernel.types import Kind

_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)", re.ASCII)
_DAY = re.compile(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?", re.ASCII)
_DAY_OF_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d\d)(:\d\d)?(\.\d+)?", re.ASCII)
_MOMENT = re.compile(r"(.+?)[T\s]+(\d{1,2}:\d\d(:\d\d)?(\.\d+)?)\s*(Z|z|[+-]\d\d:?\d\d)?", re.ASCII)
_LIST = re.compile(r"[;\n]")
_TRUE = frozenset({"true", "t", "yes", "y", "1", "o", "예", "네", "참", "유"})
_FALSE = frozenset({"false", "f", "no", "n", "0", "x", "아니오", "아니요", "거짓", "무"})
_DIGITS = 15  # of a number in a spreadsheet, which is a float
_NEUTRALISED = re.compile(r"'[=+\-@\t\r\n＝＋－＠]")
Convert = Callable[[Cell], Any]


def text_of(cell: Cell) -> str:
    """A cell as text, without the blanks around it, and without the sign that an export puts before a formula."""
    if isinstance(cell, str):
        return cell.strip()[1:] if cell.startswith("'") and _NEUTRALISED.match(cell) else cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return "" if cell is None else plain_number(cell)


def is_empty(cell: Cell) -> bool:
    """Whether nothing but blanks stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def plain_number(number: int | float) -> str:
    """A number as digits: of a float as many as a spreadsheet shows."""
    exact = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.{_DIGITS}g}")
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def converter(kind: Kind, timezone: str) -> Convert:
    """What makes a field's input of a cell; what it does not know it leaves as it is, for the use case to refuse."""
    match kind:
        case kinds.Whole():
            return _whole
        case kinds.Number():
            return _number
        case kinds.Truth():
            return _truth
        case kinds.Day():
            return _day
        case kinds.Instant():
            return partial(_moment, zone=ZoneInfo(timezone))
        case kinds.LocalTime():
            return _time
        case kinds.Choice():
            return partial(_choice, members=frozenset(one.value for one in kind.of))
        case kinds.Many():
            one = converter(kind.of, timezone)
            return lambda cell: [one(part.strip()) for part in _LIST.split(text_of(cell)) if part.strip()]
        case kinds.Free():
            return _json
    return text_of


def _number(cell: Cell) -> str:
    text = text_of(cell)
    if _NUMBER.fullmatch(text):
        return text.removeprefix("+") if text[-1] != "." and text.lstrip("+-")[0] != "." else text
    bare = text.replace("₩", "").replace("￦", "").removesuffix("원").strip()
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1] if negative else bare
    bare = bare.replace(",", "") if _THOUSANDS.fullmatch(bare) else bare
    if bare.endswith("%") and _NUMBER.fullmatch(bare[:-1]):
        bare = format(Decimal(bare[:-1]) / 100, "f")
    if not _NUMBER.fullmatch(bare):
        return text
    return f"-{bare}" if negative else bare.removeprefix("+")


def _whole(cell: Cell) -> Any:
    text = _number(cell)
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text
    return int(number) if number.is_finite() and abs(number) < 10**18 and number == int(number) else text


def _truth(cell: Cell) -> Any:
    if isinstance(cell, bool):
        return cell
    text = text_of(cell)
    return True if text.lower() in _TRUE else False if text.lower() in _FALSE else text


def _day(cell: Cell) -> str:
    text = text_of(cell)
    plain = text.partition("T")[0] if text.endswith("T00:00:00") else text.removesuffix(" 00:00:00")
    found = _DAY.fullmatch(plain) or _DAY_OF_DIGITS.fullmatch(plain)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text


def _time(cell: Cell) -> str:
    text = text_of(cell)
    found = _TIME.fullmatch(text)
    return f"{int(found[1]):02}:{found[2]}{found[3] or ':00'}" if found else text


def _moment(cell: Cell, zone: ZoneInfo) -> str:
    """A moment; one without an offset is of the tenant's time zone, a day alone its beginning."""
    text = text_of(cell)
    found = _MOMENT.fullmatch(text)
    day, clock, offset = (_day(found[1]), _time(found[2]), found[5]) if found else (_day(text), "00:00:00", None)
    if offset:
        return text
    try:
        return datetime.combine(date.fromisoformat(day), datetime.strptime(clock, "%H:%M:%S").time(), zone).isoformat()
    except ValueError:
        return text


def _choice(cell: Cell, members: frozenset[str]) -> str:
    text = text_of(cell)
    wanted = text.upper().replace(" ", "_").replace("-", "_")
    return wanted if text not in members and wanted in members else text


def _json(cell: Cell) -> Any:
    text = text_of(cell)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
