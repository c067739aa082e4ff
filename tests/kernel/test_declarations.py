"""A declaration that contradicts itself ends the start, with the reason."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from types import ModuleType
from typing import Annotated, Any
from uuid import UUID

import pytest

from domain.kernel import entity as kernel
from domain.kernel.entity import Entity, Life, Line, always, entity, line, module_of, target_of
from domain.kernel.errors import DeclarationError, InvalidTransition, RuleViolated, ValidationError
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    After,
    Code,
    Currency,
    Money,
    MoneyOfAnother,
    Name,
    NotBefore,
    Quantity,
    Ref,
)

PLACE = "domain.tenants.crm.thing"


class S(StrEnum):
    OPEN = "OPEN"
    DONE = "DONE"


@line
class _HalfWritten(Line):
    name: Name
    total: Annotated[Money, COMPUTED]


STEPS = Life({S.OPEN: (S.DONE,), S.DONE: ()})


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is declared here is forgotten afterwards; the declarations stand in a module of the right place."""
    monkeypatch.setattr(kernel, "_modules", dict(kernel._modules))
    monkeypatch.setitem(sys.modules, PLACE, ModuleType(PLACE))
    yield


def declared(cls: type[Any], **given: Any) -> type[Any]:
    """Declares a class as if it stood in a file of the domain crm."""
    cls.__module__ = PLACE
    vars(sys.modules[PLACE]).update(globals() | {cls.__name__: cls})
    return entity(**({"path": "things", "title": ("물건", "Thing")} | given))(cls)


def thing(**annotations: Any) -> type[Any]:
    """A class with these fields; a tuple gives the default too."""
    body: dict[str, Any] = {"__doc__": "A thing.", "__annotations__": {}}
    for name, given in ({"name": Name} | annotations).items():
        hint, *default = given if isinstance(given, tuple) else (given,)
        body["__annotations__"][name] = hint
        if default:
            body[name] = default[0]
    return type("Thing", (Entity,), body)


def test_a_declaration_becomes_a_module() -> None:
    made = module_of(declared(thing(code=Annotated[Code, UNIQUE, IMMUTABLE]), search=("code",), sorts=("code",)))
    assert (made.code, made.url, made.table) == ("crm.Thing", "/api/v1/tenants/crm/things", "things")
    assert (made.purpose, made.title.ko, made.sorts) == ("A thing.", "물건", ("id", "code"))
    assert made.permission("make_ready") == "crm:things:make-ready"
    assert made.fields.fields["code"].immutable
    assert made.fields.fields["code"].required


@pytest.mark.parametrize(
    ("make", "given", "reason"),
    [
        (thing, {"search": ("colour",)}, "colour is no field"),
        (thing, {"filters": ("colour",)}, "colour is no field"),
        (thing, {"unique": (("name", "colour"),)}, "colour is no field"),
        (thing, {"grants": ("colour",)}, "colour is no field"),
        (thing, {"sorts": ("colour",)}, "cannot be sorted by colour"),
        (lambda: thing(size=(int | None, None)), {"sorts": ("size",)}, "cannot be sorted by size"),
        (lambda: thing(status=(S, S.OPEN)), {}, "a status and a life go together"),
        (thing, {"life": STEPS}, "status is no field"),
        (lambda: thing(status=(S, S.DONE)), {"life": STEPS}, "the status of a new record is OPEN"),
        (lambda: thing(status=(S, S.OPEN)), {"life": Life({S.OPEN: ()})}, "its life leaves out DONE"),
        (
            lambda: thing(status=(S, S.OPEN)),
            {"life": Life({S.OPEN: (), S.DONE: ()})},
            "the status DONE cannot be reached",
        ),
        (
            lambda: thing(status=(S, S.OPEN)),
            {"life": Life(STEPS.steps, by_command={(S.DONE, S.OPEN): "reopen"})},
            "by_command names the step to OPEN",
        ),
        (lambda: thing(total=Annotated[Money, COMPUTED]), {}, "total is written by the program and needs a default"),
        (lambda: thing(owner=(Annotated[UUID, Ref("sys.User")] | None, None)), {}, "owner is a reference"),
        (lambda: thing(shape=complex), {}, "is no type that a field can have"),
        (lambda: thing(end=Annotated[date, NotBefore("begin")]), {}, "end cannot be compared with begin"),
        (lambda: thing(begin=datetime, end=Annotated[date, After("begin")]), {}, "end cannot be compared with begin"),
        (lambda: thing(parts=list[_HalfWritten]), {}, "parts.total needs a default"),
    ],
)
def test_a_contradiction_ends_the_start(make: Callable[[], type[Any]], given: dict[str, Any], reason: str) -> None:
    with pytest.raises(DeclarationError, match=reason):
        declared(make(), **given)


def test_two_modules_cannot_share_a_path() -> None:
    declared(thing())
    with pytest.raises(DeclarationError, match="the same path or name"):
        declared(thing())


def test_an_entity_lives_in_a_domain_that_there_is() -> None:
    cls = thing()
    cls.__module__ = "domain.tenants.xyz.thing"
    sys.modules[cls.__module__] = sys.modules[PLACE]
    try:
        with pytest.raises(DeclarationError, match="no domain xyz"):
            entity(path="things", title=("물건", "Thing"))(cls)
    finally:
        del sys.modules["domain.tenants.xyz.thing"]


def test_a_docstring_says_what_a_record_is() -> None:
    cls = thing()
    cls.__doc__ = ""
    with pytest.raises(DeclarationError, match="docstring"):
        declared(cls)


def test_advance_keeps_to_the_life() -> None:
    cls = declared(thing(status=(S, S.OPEN)), life=STEPS)
    record = cls(name="a")
    record.advance(S.DONE)
    assert record.status is S.DONE
    with pytest.raises(InvalidTransition, match="from DONE to OPEN"):
        record.advance(S.OPEN)


@pytest.mark.parametrize(("marker", "days", "fits"), [(NotBefore, 0, True), (NotBefore, -1, False), (After, 0, False)])
def test_one_day_does_not_come_before_another(marker: type[NotBefore], days: int, fits: bool) -> None:
    begin = date(2026, 7, 31)
    cls = declared(thing(begin=(date | None, None), end=(Annotated[date, marker("begin")] | None, None)))
    module = module_of(cls)
    for known in ({"begin": begin}, {"end": begin}, {"begin": begin, "end": begin + timedelta(days=1)}):
        module.verify(cls(name="a", **known))
    record = cls(name="a", begin=begin, end=begin + timedelta(days=days))
    if fits:
        module.verify(record)
        return
    with pytest.raises(ValidationError) as caught:
        module.verify(record)
    assert [(one.field, one.code) for one in caught.value.field_errors] == [("end", "order")]


@dataclass(slots=True, kw_only=True, eq=False)
class _Dated(Entity):
    """What several entities share."""

    made_on: date = date(2026, 7, 31)

    @always
    def is_recent(self) -> None:
        if self.made_on.year < 2000:
            raise RuleViolated("it is recent")


def test_a_base_lends_its_fields_behind_the_entity_s_own_and_its_rules() -> None:
    cls = declared(type("Thing", (_Dated,), {"__doc__": "A thing.", "__annotations__": {"name": Name}}))
    module = module_of(cls)
    assert list(module.fields.fields) == ["name", "made_on"]
    with pytest.raises(RuleViolated, match="recent"):
        module.verify(cls(name="a", made_on=date(1999, 1, 1)))


def test_a_reference_leads_to_a_record_or_to_a_line() -> None:
    cls = declared(thing(parts=list[_HalfRead]))
    module = module_of(cls)
    assert target_of("crm.Thing") == (module, None)
    assert target_of("crm._HalfRead") == (module, module.lines[0])
    with pytest.raises(LookupError):
        target_of("crm.Nothing")


@line
class _HalfRead(Line):
    name: Name


def test_an_amount_in_the_currency_of_another_record_is_left_as_it_is() -> None:
    cls = declared(thing(own=Money, other=MoneyOfAnother))
    record = cls(name="a", own=Decimal("1.25"), other=Decimal("1.25"))
    module_of(cls).settle(record, "KRW")
    assert (record.own, record.other) == (Decimal(1), Decimal("1.25"))


def test_verify_names_every_field_that_is_wrong_and_then_the_rules() -> None:
    cls = thing(size=(Quantity, 0))

    def is_not_forbidden(self: Any) -> None:
        if self.name == "forbidden":
            raise RuleViolated("this name is forbidden")

    cls.is_not_forbidden = always(is_not_forbidden)
    module = module_of(declared(cls))
    with pytest.raises(ValidationError) as caught:
        module.verify(module.entity(**{"name": "", "size": None}))
    assert [(one.field, one.code) for one in caught.value.field_errors] == [("name", "too_short"), ("size", "null")]
    with pytest.raises(RuleViolated, match="forbidden"):
        module.verify(module.entity(**{"name": "forbidden"}))


def test_settle_rounds_money_to_its_currency_and_decimals_to_their_scale() -> None:
    cls = thing(
        currency=(Currency, "USD"), price=(Money, Decimal(0)), own=(Money, Decimal(0)), size=(Quantity, Decimal(0))
    )
    module = module_of(declared(cls))
    record: Any = module.entity(**{"name": "a", "price": Decimal("1.005"), "size": Decimal("2.5")})
    module.settle(record, "KRW")
    assert (str(record.price), str(record.size)) == ("1.01", "2.5000")
    record.currency = "KRW"
    record.size = Decimal("-0.00001")
    module.settle(record, "KRW")
    assert (str(record.price), str(record.size)) == ("1", "0.0000")  # as PostgreSQL has it, without a sign


def test_lines_are_parts_of_their_record() -> None:
    @line
    class Part(Line):
        """A part."""

        quantity: Quantity

    vars(sys.modules[PLACE]).update(Part=Part)
    cls = thing()
    cls.__annotations__["parts"] = list[Part]
    module = module_of(declared(cls))
    assert [(one.name, list(one.fields.fields)) for one in module.lines] == [("parts", ["quantity"])]
    assert "parts" not in module.fields.fields
