"""The types that hold a value's limits, against those of the declarations, on PostgreSQL."""

from collections.abc import AsyncIterator
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

import asyncpg
import pytest
import pytest_asyncio

from domain.kernel import types as kinds
from domain.kernel.entity import discover, modules
from domain.kernel.errors import DeclarationError
from infrastructure.postgres.databases import Dsns
from infrastructure.sql import value_types as made
from infrastructure.sql.value_types import value_type, value_types
from tests.databases import connected

discover()
Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
AMOUNT, UNSIGNED = kinds.Amount(), kinds.Amount(min=Decimal(0))


@pytest_asyncio.fixture
async def tenants(dsns: Dsns) -> AsyncIterator[Connection]:
    async with connected(dsns.tenant_app) as connection:
        yield connection


async def is_taken(by: Connection, type_: str, text: str) -> bool:
    try:
        await by.fetchval(f"SELECT $1::text::{type_} IS NULL", text)
    except asyncpg.CheckViolationError:
        return False
    return True


def full_name(kind: kinds.Kind) -> str:
    found = value_type(kind, "crm")
    assert found
    return f"{found.schema}.{found.name}"


async def test_every_enumeration_is_held_by_its_type(tenants: Connection) -> None:
    choices = {
        (module.domain, field.kind)
        for module in modules("tenants")
        for shape in (module.fields, *(lines.fields for lines in module.lines))
        for field in shape
        if isinstance(field.kind, kinds.Choice)
    }
    for domain, kind in choices:
        found = value_type(kind, domain)
        assert found
        for member in kind.of:
            assert await is_taken(tenants, f"{domain}.{found.name}", member.value)
        assert not await is_taken(tenants, f"{domain}.{found.name}", f"{member.value}S")


@pytest.mark.parametrize(
    ("kind", "name", "taken", "refused"),
    [
        (kinds.Whole(0), "core.whole_from_0", "0 9007199254740991", "-1"),
        (kinds.Whole(1, 31), "core.whole_from_1_to_31", "1 31", "0 32"),
        (AMOUNT, "core.amount", "-99999999999999.9999 0", "100000000000000 0.00001 NaN Infinity -Infinity"),
        (UNSIGNED, "core.amount_from_0", "0 99999999999999.9999", "-0.0001 NaN Infinity"),
        (kinds.Number(18, 4), "core.number_18_4", "-1.5", "NaN"),
        (kinds.Number(18, 4, min=Decimal("0.0001")), "core.number_18_4_from_0_0001", "0.0001", "0 NaN"),
        (kinds.Number(9, 6, min=Decimal(-1)), "core.number_9_6_from_minus_1", "-1 999", "-1.1 NaN"),
        (kinds.Number(9, 6, Decimal(0), Decimal(1)), "core.number_9_6_from_0_to_1", "0 1", "-0.1 1.1 NaN"),
    ],
)
async def test_numbers_are_held_within_their_bounds(
    tenants: Connection, kind: kinds.Kind, name: str, taken: str, refused: str
) -> None:
    assert full_name(kind) == name
    for text in taken.split():
        assert await is_taken(tenants, name, text), text
    for text in refused.split():
        assert not await is_taken(tenants, name, text), text


@pytest.mark.parametrize("kind", [kinds.Whole(), kinds.Truth(), kinds.Text(10), kinds.Id()])
def test_what_has_no_limits_is_of_postgresqls_own_type(kind: kinds.Kind) -> None:
    assert value_type(kind, "crm") is None


def test_two_enumerations_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Colour(StrEnum):
        RED = "RED"

    class Other(StrEnum):
        GREEN = "GREEN"

    Other.__name__ = Colour.__name__
    both = [value_type(kinds.Choice(of), "crm") for of in (Colour, Other)]
    monkeypatch.setattr(made, "_found", lambda scope: both)
    with pytest.raises(DeclarationError, match=r"crm\.colour"):
        value_types("tenants")
