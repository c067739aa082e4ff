"""The demo company on PostgreSQL: whole, as `make run` makes it, and finished after a stop."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from application.rights import Actor, system
from domain.kernel.entity import modules
from domain.manager.tnnt.tenant import Tenant
from domain.tenants.sys.audit_log import AuditLog
from interfaces.cli.operations import House
from interfaces.demo.fill import fill
from tests.house import SqlHouse, house
from tests.reliability.test_up import data, free_port, running, signed_in
from tests.stories.market import Market

__all__ = ["data", "house"]

LEAST = 4_500
QUICK_START_S = 60.0  # seconds on a machine of its own; tests run beside each other
SHARE = 0.04
pytestmark = pytest.mark.timeout(400)


class Reader:
    """Somebody who looks at the company over HTTP."""

    def __init__(self, port: int, said: Path) -> None:
        for _ in range(300):  # it listens before it has said all
            found = re.search(r"demo +demo +password: (\S+)", said.read_text())
            if found:
                break
            time.sleep(0.1)
        assert found
        headers = signed_in(port, "demo", found[1])
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1/tenants/", headers=headers, timeout=60)

    def total(self, path: str, **query: str) -> int:
        total: int = self._client.get(path, params={"page_size": "1", **query}).json()["data"]["total"]
        return total

    def all(self, path: str) -> Iterator[dict[str, Any]]:
        cursor: dict[str, str] = {}
        while True:
            page = self._client.get(path, params={"page_size": "100", **cursor}).json()["data"]
            yield from page["items"]
            if not page["next_cursor"]:
                return
            cursor = {"cursor": page["next_cursor"]}


def test_the_whole_company_is_made_at_the_first_start_alone(data: Path, tmp_path: Path) -> None:
    port, said = free_port(), tmp_path / "said"
    with said.open("w") as out, running(data, port, out):
        reader = Reader(port, said)
        found = re.search(r"demo +([\d,]+) records", said.read_text())
        assert found and int(found[1].replace(",", "")) >= LEAST
        totals = _totals(reader)
        assert sum(totals.values()) >= LEAST
        assert totals["srm/orders"] == 1_500 and totals["crm/partners"] == 600 and totals["pim/products"] == 800
        assert reader.total("srm/orders", status="CONFIRMED") > 1_000
        assert min(reader.total("srm/orders", status=status) for status in ("ON_HOLD", "CANCELLED", "DRAFT")) > 0
        assert reader.total("crm/partners", status="BLOCKED") > 5
        _refuse_wrong_amounts(reader)
        _refuse_wrong_stock(reader)
    began = time.monotonic()
    with said.open("w") as out, running(data, port, out):
        assert time.monotonic() - began < QUICK_START_S
        assert "records" not in said.read_text()
        assert _totals(Reader(port, said)) == totals


def _totals(reader: Reader) -> dict[str, int]:
    paths = ("crm/partners", "crm/contacts", "crm/leads", "crm/opportunities", "pim/products", "pim/variants",
             "pim/supplier-products", "ivm/balances", "srm/orders", "hrm/employees", "asm/tickets", "fam/assets")  # fmt: skip
    return {path: reader.total(path) for path in paths}


def _refuse_wrong_amounts(reader: Reader) -> None:
    """Works every order out again, as a reader would with a pencil."""
    for order in reader.all("srm/orders"):
        net = Decimal(0)
        for item in order["items"]:
            price = Decimal(item["unit_price"] or item["list_unit_price"])
            exact = Decimal(item["quantity"]) * price * (1 - Decimal(item["discount_rate"]))
            assert Decimal(item["net_amount"]) == exact.quantize(Decimal(1), ROUND_HALF_UP)
            net += Decimal(item["net_amount"])
        assert net > 0 and Decimal(order["net_amount"]) == net
        assert Decimal(order["total_amount"]) == net + Decimal(order["shipping_fee"])


def _refuse_wrong_stock(reader: Reader) -> None:
    """What lies there is what was opened with, and what is promised of it is what is kept for orders."""
    opened, kept = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for movement in reader.all("ivm/movements"):
        opened[movement["variant_id"], movement["location_id"]] += int(Decimal(movement["quantity"]))
    for reservation in reader.all("ivm/reservations"):
        for part in reservation["allocations"]:
            kept[reservation["variant_id"], part["location_id"]] += int(Decimal(part["quantity"]))
    for balance in reader.all("ivm/balances"):
        spot = balance["variant_id"], balance["location_id"]
        on_hand, reserved = int(Decimal(balance["on_hand"])), int(Decimal(balance["reserved"]))
        assert (on_hand, reserved) == (opened[spot], kept[spot])
        assert 0 <= reserved <= on_hand and int(Decimal(balance["available"])) == on_hand - reserved
    assert kept.total() > 10_000


async def test_what_was_cancelled_half_way_is_finished(house: SqlHouse) -> None:
    whole, stopped = await _tenant(house), await _tenant(house)
    program = House(house.application, house.works, house.container.services())
    await fill(program, whole.code, lambda count, what: None, share=SHARE)
    for limit in (30, 150, 260):
        running: list[asyncio.Task[int]] = []

        def stop(count: int, what: str, limit: int = limit, running: list[asyncio.Task[int]] = running) -> None:
            if count == limit:
                running[0].cancel()

        running.append(asyncio.ensure_future(fill(program, stopped.code, stop, share=SHARE)))
        with pytest.raises(asyncio.CancelledError):
            await running[0]
    assert await fill(program, stopped.code, lambda count, what: None, share=SHARE) > 0
    assert await fill(program, stopped.code, lambda count, what: None, share=SHARE) == 0
    assert await _counts(house, stopped.id) == await _counts(house, whole.id)
    await Market(house.application, house.works, system(stopped.id)).refuse_discord()


async def _tenant(house: SqlHouse) -> Tenant:
    id, _ = await house.provisioned_tenant()
    async with house.works.begin("manager", system()) as uow:
        return await uow.of(Tenant).get(id)


async def _counts(house: SqlHouse, tenant_id: UUID) -> dict[str, Counter[str]]:
    """How many records of each module there are, by status; what is logged of a stopped work is left out."""
    actor: Actor = system(tenant_id)
    counts = {}
    async with house.works.begin("tenants", actor) as uow:
        for module in modules("tenants"):
            if module.entity is not AuditLog:
                found: list[Any] = list(await uow.of(module.entity).find())
                counts[module.code] = Counter(str(getattr(one, "status", "")) for one in found)
    return counts
