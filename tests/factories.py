"""Valid input for any module, made from its declaration, so that every module is tested alike.

body = make(module)                                       what must be given, but for references
body = make(module, full=True)                            everything that may be given, but for references
shown = await create_any(application, actor, module)      creates it, and what it refers to first
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from application.application import Application
from application.rights import Actor
from domain.kernel import types as kinds
from domain.kernel.entity import Lines, Module, module_named
from domain.kernel.fields import Field, Group
from domain.kernel.korea import has_right_check_digit
from domain.kernel.types import Kind, Wrong

Exceptions = Mapping[str, Mapping[str, Callable[[int], Any]]]


def _business_number(n: int) -> str:
    """A Korean business registration number with its check digit."""
    return next(number for digit in range(10) if has_right_check_digit(number := f"{n:09}{digit}"))


OWN_RULES: Exceptions = {
    "crm.Partner": {"business_number": _business_number},
    "tnnt.Tenant": {"business_number": _business_number},
    "idam.Role": {"permissions": lambda n: ["idam:users:read"]},
    "idam.User": {"password": lambda n: f"Correct-horse-{n}!"},
    "ivm.Reservation": {"source_type": lambda n: "MANUAL", "expires_at": lambda n: "2099-12-31T00:00:00Z"},
    "pim.Variant": {"options": lambda n: {"색상": f"색 {n}"}},
    "sys.NumberSequence": {"pattern": lambda n: f"T{n}-{{year}}-{{seq:06}}"},
}
"""Values that a rule of the entity asks for, which its fields do not tell."""

ALSO_GIVEN: Mapping[str, frozenset[str]] = {
    "idam.User": frozenset({"password"}),
    "ivm.Reservation": frozenset({"expires_at"}),
    "pim.Variant": frozenset({"options"}),
}
"""Optional fields that a rule asks for at creation."""

LEFT_OUT: Mapping[str, frozenset[str]] = {
    "idam.User": frozenset({"password_history"}),
    "idam.UserRole": frozenset({"valid_until"}),
}
"""Optional fields that cannot be given, or only go with certain others."""

NOT_CREATED: Mapping[str, str] = {"sys.User": "made by invitation, with the id of the identity"}
"""Modules with a create of their own that always refuses, and how their records come about."""

REFERRED: Mapping[str, Mapping[str, Any]] = {"crm.Partner": {"is_customer": True, "is_supplier": True}}
"""What a record must have beside, for others to be allowed to refer to it."""

_counter = count(1)
_FIRST_DAY = date(2026, 8, 1)
_COMMON = {"Country": "KR", "Currency": "KRW", "TimeZone": "Asia/Seoul"}


def make(module: Module, *, full: bool = False, **given: Any) -> dict[str, Any]:
    """A valid input for creating a record; references are left to the caller."""
    n = next(_counter)
    own, out = OWN_RULES.get(module.code, {}), {"status", *LEFT_OUT.get(module.code, ())}
    fields = [field for field in module.writable(creating=True) if field.name not in out]
    also = ALSO_GIVEN.get(module.code, frozenset())
    made = _input(fields, n, full, also) | {name: one(n) for name, one in own.items() if full or name in also}
    made |= {name: own[name](n) for name in made if name in own}
    if full:
        made |= {lines.name: [row] for lines in module.lines if (row := _row(lines, n))}
    return made | given


def _row(lines: Lines, n: int) -> dict[str, Any]:
    """A line; nothing where the program writes the lines, or they refer to what the caller has to make."""
    refers = any(field.ref and field.required for field in lines.fields)
    return {} if refers else _input(lines.fields, n, True)


def _input(fields: Iterable[Field], n: int, full: bool, also: Collection[str] = ()) -> dict[str, Any]:
    asked = [field for field in fields if not field.computed and not field.ref]
    return {field.name: value(field, n) for field in asked if full or field.required or field.name in also}


def value(field: Field, n: int) -> Any:
    """A value of the field as JSON, another one for each `n` where the field can hold so many."""
    try:
        return _of_kind(field.kind, n)
    except LookupError as missing:
        raise LookupError(f"{field.name}: {missing}; name a value in OWN_RULES") from None


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
    yield from (f"code-{n}", f"CODE_{n}", f"C{n:04}", f"c{n}", f"{n:010}", f"{n:06}", f"{n:05}", f"{n:04}")
    yield from ("ko-KR", "crm:partners:read", "crm.Partner", "A", "a", f"#{n % 4096:06x}")


async def create_any(
    application: Application, actor: Actor, module: Module, *, full: bool = False, **given: Any
) -> dict[str, Any]:
    """Creates a record with all that it must refer to; answers it as the API does."""
    body = make(module, full=full, **given)
    for field in module.writable(creating=True):
        if field.ref and field.required and field.name not in body:
            target = await create_any(application, actor, module_named(field.ref.to), **REFERRED.get(field.ref.to, {}))
            body[field.name] = [target["id"]] if isinstance(field.kind, kinds.Many) else target["id"]
    answer = await application.create(module, actor, body)
    shown: dict[str, Any] = json.loads(answer.data)
    return shown
