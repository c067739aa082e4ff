"""Reservations by hand: kept until released, and given on."""

import json
from typing import Any
from uuid import UUID

import pytest

from application.application import Application
from application.rights import Actor
from domain.kernel.entity import module_of
from domain.kernel.errors import InvalidTransition, NotFoundError, RuleViolated, ValidationError
from domain.tenants.ivm.reservation import Reservation
from domain.tenants.pim.variant import Variant
from domain.tenants.wms.warehouse import Warehouse, WarehouseStatus
from infrastructure.memory.works import MemoryWorks
from tests.marks import command
from tests.stories.market import Market

pytestmark = pytest.mark.asyncio
ENDS = "2026-12-31T00:00:00+00:00"


@pytest.fixture
async def market(application: Application, works: MemoryWorks, actor: Actor) -> Market:
    return await Market(application, works, actor).opened()


async def kept(market: Market, variant: Variant, quantity: str, /, **given: Any) -> dict[str, Any]:
    """A reservation by hand."""
    body = {
        "source_type": "MANUAL",
        "variant_id": str(variant.id),
        "warehouse_id": str(market.warehouse.id),
        "quantity": quantity,
        "expires_at": ENDS,
    }
    answer = await market.application.create(module_of(Reservation), market.actor, body | given)
    shown: dict[str, Any] = json.loads(answer.data)
    return shown


def state(shown: dict[str, Any]) -> tuple[str, str]:
    return shown["status"], shown["quantity_allocated"]


async def test_a_reservation_by_hand_keeps_what_is_there(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "5")
    assert state(await kept(market, variant, "3")) == ("ACTIVE", "3.0000")
    waiting = await kept(market, variant, "3")
    assert state(waiting) == ("WAITING", "2.0000")
    assert [one["location_id"] for one in waiting["allocations"]] == [str(market.place.id)]
    assert await market.balance(variant) == ("5", "5", "0")
    await market.refuse_discord()


async def test_only_a_sound_one_is_made_by_hand(market: Market) -> None:
    variant = await market.goods()
    for wrong in ({"source_type": "SALES_ORDER"}, {"variant_id": str(market.place.id)}):
        with pytest.raises(ValidationError):
            await kept(market, variant, "1", **wrong)
    for broken in ({"expires_at": None}, {"quantity": "0"}, {"quantity": "-1"}):
        with pytest.raises(RuleViolated):
            await kept(market, variant, "1", **broken)
    async with market.works.begin("tenants", market.actor) as uow:
        (await uow.of(Warehouse).take(market.warehouse.id)).status = WarehouseStatus.CLOSED
    with pytest.raises(RuleViolated, match="CLOSED"):
        await kept(market, variant, "1")
    assert await market.reservations(variant) == []


@command("ivm.Reservation", "release")
async def test_what_is_released_goes_to_who_waits(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "5")
    first, second = await kept(market, variant, "4"), await kept(market, variant, "3")
    released = await market.run(first["id"], "release", Reservation)
    assert (state(released), released["allocations"]) == (("RELEASED", "0.0000"), [])
    assert state(await market.read(second["id"], Reservation)) == ("ACTIVE", "3.0000")
    assert await market.balance(variant) == ("5", "3", "2")
    with pytest.raises(InvalidTransition):
        await market.run(first["id"], "release", Reservation)
    assert state(await market.status(second["id"], "RELEASED", Reservation)) == ("RELEASED", "0.0000")
    waiting = await kept(market, variant, "9")
    await market.run(waiting["id"], "release", Reservation)
    assert await market.balance(variant) == ("5", "0", "5")
    await market.refuse_discord()


async def test_another_quantity_is_allocated_anew(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "5")
    one, other = await kept(market, variant, "4"), await kept(market, variant, "3")
    assert state(await market.update(one["id"], Reservation, quantity="2")) == ("ACTIVE", "2.0000")
    assert state(await market.read(other["id"], Reservation)) == ("ACTIVE", "3.0000")
    assert state(await market.update(one["id"], Reservation, quantity="6")) == ("WAITING", "2.0000")
    assert state(await market.update(one["id"], Reservation, reason="전시")) == ("WAITING", "2.0000")
    with pytest.raises(RuleViolated):
        await market.update(one["id"], Reservation, quantity="0")
    await market.run(one["id"], "release", Reservation)
    with pytest.raises(RuleViolated, match="ended"):
        await market.update(one["id"], Reservation, quantity="1")
    await market.refuse_discord()


@command("ivm.Reservation", "reallocate")
async def test_it_is_allocated_anew_from_nearer_places(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "5")
    one = await kept(market, variant, "3")
    near = await market.another_place("N", 1)
    await market.stock(variant, "2", near)
    moved = await market.run(one["id"], "reallocate", Reservation)
    parts = [(part["location_id"], part["quantity"]) for part in moved["allocations"]]
    assert parts == [(str(near.id), "2.0000"), (str(market.place.id), "1.0000")]
    assert await market.balance(variant) == ("5", "1", "4")
    await market.run(one["id"], "release", Reservation)
    with pytest.raises(RuleViolated):
        await market.run(one["id"], "reallocate", Reservation)
    await market.refuse_discord()


async def test_a_deleted_one_frees_its_stock(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "5")
    one, other = await kept(market, variant, "5"), await kept(market, variant, "1")
    await market.application.delete(module_of(Reservation), market.actor, UUID(one["id"]))
    with pytest.raises(NotFoundError):
        await market.read(one["id"], Reservation)
    assert state(await market.read(other["id"], Reservation)) == ("ACTIVE", "1.0000")
    await market.run(other["id"], "release", Reservation)
    await market.application.delete(module_of(Reservation), market.actor, UUID(other["id"]))
    await market.refuse_discord()


async def test_what_is_kept_for_a_document_is_changed_by_it(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "5")
    await market.confirmed(market.item(variant, "2"))
    (of_order,) = await market.reservations(variant)
    with pytest.raises(RuleViolated, match="by its document"):
        await market.update(str(of_order.id), Reservation, reason="다른 말")
    with pytest.raises(RuleViolated, match="by its document"):
        await market.application.delete(module_of(Reservation), market.actor, of_order.id)
    for status in ("ACTIVE", "CONSUMED", "EXPIRED", "WAITING"):
        with pytest.raises(RuleViolated, match="program alone"):
            await market.status(str(of_order.id), status, Reservation)
