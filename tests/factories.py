"""Valid input for any module, made from its declaration, so that every module is tested alike.

body = make(module)                                       what must be given, but for references
body = make(module, full=True)                            everything that may be given, but for references
shown = await create_any(application, actor, module)      creates it, and what it refers to first
"""

import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any

from application.application import Application
from application.rights import Actor
from domain.kernel import types as kinds
from domain.kernel.entity import Lines, Module, target_of
from domain.kernel.fields import Field, Group
from domain.kernel.types import Kind, Wrong
from tests.own_rules import ALSO_GIVEN, LEFT_OUT, OWN_RULES, Of, month

NOT_CREATED: Mapping[str, str] = {"sys.User": "made by invitation, with the id of the identity"}
"""Modules with a create of their own that always refuses, and how their records come about."""

REFERRED: Mapping[str, Mapping[str, Any]] = {"crm.Partner": {"is_customer": True, "is_supplier": True}}
"""What a record must have beside, for others to be allowed to refer to it."""

_counter = count(1)
_FIRST_DAY = date(2026, 8, 1)
_COMMON = {"Country": "KR", "Currency": "KRW", "TimeZone": "Asia/Seoul"}


def make(module: Module, *, full: bool = False, **given: Any) -> dict[str, Any]:
    """A valid input for creating a record; references are left to the caller, some as an `Of` in their place."""
    n = next(_counter)
    own, out = OWN_RULES.get(module.code, {}), {"status", *LEFT_OUT.get(module.code, ()), *given}
    also = ALSO_GIVEN.get(module.code, frozenset())
    made: dict[str, Any] = {}
    for field in module.writable(creating=True):
        if field.name not in out and (full or field.required or field.name in also):
            if field.name in own:
                made[field.name] = own[field.name](n)
            elif not field.ref:
                made[field.name] = value(field, n)
    for lines in module.lines:
        if lines.name not in out and (full or lines.name in also):
            rows = own[lines.name](n) if lines.name in own else _rows(lines, n)
            made |= {lines.name: rows} if rows else {}
    return made | given


def _rows(lines: Lines, n: int) -> list[dict[str, Any]]:
    """One line; none where the program writes the lines, or they refer to what the caller has to make."""
    refers = any(field.ref and field.required for field in lines.fields)
    row = {} if refers else _input(lines.fields, n, True)
    return [row] if row else []


def _input(fields: Iterable[Field], n: int, full: bool) -> dict[str, Any]:
    asked = [field for field in fields if not field.computed and not field.ref]
    return {field.name: value(field, n) for field in asked if full or field.required}


def value(field: Field, n: int) -> Any:
    """A value of the field as JSON, another one for each `n` where the field can hold so many."""
    try:
        if field.not_before:
            return _late(field.kind, n)
        return _of_kind(field.kind, n)
    except LookupError as missing:
        raise LookupError(f"{field.name}: {missing}; name a value in OWN_RULES") from None


def _late(kind: Kind, n: int) -> Any:
    """A time that comes after every other that is made here."""
    found = _of_kind(kind, n)
    return found.replace("2026-08", "2026-12") if isinstance(found, str) else found


def _of_kind(kind: Kind, n: int) -> Any:
    if isinstance(kind, kinds.Many):
        return [_of_kind(kind.of, n)]
    if isinstance(kind, Group):
        return _input(kind.shape, n, True)
    for tried in _candidates(kind, n):
        try:
            kind.parse(tried)
        except Wrong:
            continue
        return tried
    raise LookupError(f"none of the usual values is a {kind!r}")


def _candidates(kind: Kind, n: int) -> Iterator[Any]:
    match kind:
        case kinds.Text():
            yield from _texts(kind, n)
        case kinds.SecretText():
            yield f"secret-{n:06}"
        case kinds.OneOf():
            yield _COMMON.get(kind.name)
            yield from sorted(kind.values)
        case kinds.Choice():
            yield next(iter(kind.of)).value
        case kinds.Whole():
            yield from (n, kind.min + n % 2, kind.min)
        case kinds.Number():
            # two decimals at most, so that an amount of any currency that is tested with can hold it
            yield from (str(n % 900 + 1), "1", "0.5", str(kind.max), str(kind.min), str(Decimal(0)))
        case kinds.Truth():
            yield False
        case kinds.Day():
            yield (_FIRST_DAY + timedelta(days=n % 28)).isoformat()
        case kinds.Instant():
            yield f"2026-08-{n % 28 + 1:02}T09:30:00.250000Z"
        case kinds.LocalTime():
            yield f"{n % 24:02}:30:00"
        case kinds.Id():
            yield f"01980000-0000-7000-9000-{n:012x}"
        case kinds.Address():
            yield f"203.0.113.{n % 250}"
        case kinds.Free():
            yield {"이름": f"값 {n}", "a": [1, True, None]}


def _texts(kind: kinds.Text, n: int) -> Iterator[str]:
    """A text that the pattern may ask for; Korean where it asks for none."""
    yield f"한글 이름 {n}"
    yield f"가{n}"
    yield from (f"user{n}@example.com", f"+8210{n:08}", f"https://example.com/{n}")
    yield from (f"code-{n}", f"CODE_{n}", f"C{n:04}", f"c{n}", f"{n:010}", f"{n:06}", f"{n:05}", f"{n % 10_000:04}")
    yield from ("ko-KR", "crm:partners:read", "crm.Partner", "A", "a", f"#{n % 4096:06x}")
    yield from (
        month(n),
        f"{n:018}",
        f"{n:024}",
        f"{n:040x}",
        f"{n:064x}",
        f"{n % 60} 2 * * *",
    )
    yield from (f"01980000-0000-7000-9000-{n:012x}", f"/api/v{n}", f"d{n}.example.com", "200-299", "EMAIL", "FOB")
    yield from ("KOEXKRSE", f"203.0.113.{n % 250}", "https://example.com/{tracking_number}", "{code}-{year}-{seq:06}")


def _codes(value: Any) -> Iterator[str]:
    if isinstance(value, Of):
        yield value.code
    elif isinstance(value, Mapping):
        yield from (code for item in value.values() for code in _codes(item))
    elif isinstance(value, list):
        yield from (code for item in value for code in _codes(item))


@cache
def plain(code: str, full: bool) -> bool:
    """Whether a record comes about by creations alone, with all that it refers to."""
    module, lines = target_of(code)
    if lines and lines.name not in OWN_RULES.get(module.code, {}):
        return False
    if "create" not in module.actions or module.code in NOT_CREATED or module.code == "sys.Attachment":
        return False
    refers = {one.ref.to for one in module.writable(creating=True) if one.ref and one.required}
    return all(plain(one, full=False) for one in refers | set(_codes(make(module, full=full))))


Maker = Callable[[Of], Awaitable[str]]


async def resolved(value: Any, make: Maker) -> Any:
    """The value with an id in the place of each `Of`."""
    if isinstance(value, Of):
        return await make(value)
    if isinstance(value, Mapping):
        return {key: await resolved(item, make) for key, item in value.items()}
    return [await resolved(item, make) for item in value] if isinstance(value, list) else value


async def create_any(
    application: Application, actor: Actor, module: Module, *, full: bool = False, **given: Any
) -> dict[str, Any]:
    """Creates a record with all that it must refer to; answers it as the API does."""

    async def another(of: Of) -> str:
        target, lines = target_of(of.code)
        made = await create_any(application, actor, target, full=lines is not None, **REFERRED.get(target.code, {}))
        return str(made[lines.name][0]["id"] if lines else made["id"])

    body = await resolved(make(module, full=full, **given), another)
    for field in module.writable(creating=True):
        if field.ref and field.required and field.name not in body:
            id = await another(Of(field.ref.to))
            body[field.name] = [id] if isinstance(field.kind, kinds.Many) else id
    answer = await application.create(module, actor, body)
    shown: dict[str, Any] = json.loads(answer.data)
    return shown
