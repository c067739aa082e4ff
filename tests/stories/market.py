"""A small trading house: a customer, a warehouse with places, goods, and what is ordered of them."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest

from application.application import Application
from application.events import Happened
from application.ports import Works
from application.query import Page, Query
from application.rights import Actor, Right
from application.tenants.ivm.stock import Move, post
from application.use_cases import use_cases_of
from domain.kernel.entity import Entity, module_of
from domain.tenants.crm.partner import Partner, PartnerStatus
from domain.tenants.ivm.reservation import Reservation, ReservationStatus
from domain.tenants.ivm.stock_balance import StockBalance
from domain.tenants.ivm.stock_movement import MovementType, StockMovement
from domain.tenants.pim.category import Category
from domain.tenants.pim.product import Product, ProductStatus
from domain.tenants.pim.unit_of_measure import UnitCategory, UnitOfMeasure
from domain.tenants.pim.variant import Variant
from domain.tenants.srm.sales_order import SalesOrder
from domain.tenants.wms.location import Location, LocationStatus
from domain.tenants.wms.warehouse import Warehouse
from infrastructure.memory.works import MemoryRepository
from tests.fakes import NOON

E = TypeVar("E", bound=Entity)
TODAY = date(2026, 7, 31)


def interleave(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets other works in memory go on after each look and each lock, as a database would."""
    find, take, page = MemoryRepository.find, MemoryRepository.take, MemoryRepository.page

    async def slow_find(self: MemoryRepository[Any], **equals: object) -> list[Any]:
        found = await find(self, **equals)
        await asyncio.sleep(0)
        return found

    async def slow_take(self: MemoryRepository[Any], id: UUID) -> Any:
        taken = await take(self, id)
        await asyncio.sleep(0)
        return taken

    async def slow_page(self: MemoryRepository[Any], query: Query, right: Right) -> Page:
        shown = await page(self, query, right)
        await asyncio.sleep(0)
        return shown

    monkeypatch.setattr(MemoryRepository, "page", slow_page)
    monkeypatch.setattr(MemoryRepository, "find", slow_find)
    monkeypatch.setattr(MemoryRepository, "take", slow_take)


class Market:
    """A tenant that trades; `opened()` makes what every story needs."""

    def __init__(self, application: Application, works: Works, actor: Actor) -> None:
        self.application, self.works, self.actor = application, works, actor
        self.customer = Partner(name="손님", is_customer=True, status=PartnerStatus.ACTIVE)
        self.piece = UnitOfMeasure(code="EA", name="개", category=UnitCategory.COUNT, ratio=Decimal(1))
        self.box = UnitOfMeasure(code="BOX", name="상자", category=UnitCategory.COUNT, ratio=Decimal(12), decimals=1)
        self.category = Category(code="ALL", name="모두", path="ALL")
        self.warehouse = Warehouse(code="W1", name="창고")
        self.place = Location(warehouse_id=self.warehouse.id, code="A-01", pick_sequence=10)

    async def opened(self) -> "Market":
        self.customer.number = "P-000001"
        await self.add(self.customer, self.piece, self.box, self.category, self.warehouse)
        self.place.warehouse_id = self.warehouse.id
        await self.add(self.place)
        return self

    async def add(self, *records: Entity) -> None:
        async with self.works.begin("tenants", self.actor, "CREATE") as uow:
            for record in records:
                uow.of(type(record)).add(record)

    async def goods(self, price: str = "1000", minimum: str | None = None, **given: Any) -> Variant:
        code = uuid4().hex
        given = {"status": ProductStatus.ACTIVE} | given
        ids: dict[str, Any] = {"category_id": self.category.id, "stock_unit_id": self.piece.id}
        product = Product(code=code, name="물건", **(ids | given))
        await self.add(product)
        lowest = None if minimum is None else Decimal(minimum)
        variant = Variant(product_id=product.id, sku=code, list_price=Decimal(price), minimum_price=lowest)
        await self.add(variant)
        return variant

    async def another_place(self, code: str, sequence: int, **given: Any) -> Location:
        place = Location(warehouse_id=self.warehouse.id, code=code, pick_sequence=sequence, **given)
        await self.add(place)
        return place

    async def stock(
        self,
        variant: Variant,
        quantity: str,
        place: Location | None = None,
        kind: MovementType = MovementType.RECEIPT,
        cost: str | None = None,
        document: str | None = None,
    ) -> list[StockMovement]:
        """Puts goods into a place, or takes them out of it."""
        move = Move(
            variant_id=variant.id,
            location_id=(place or self.place).id,
            quantity=Decimal(quantity),
            movement_type=kind,
            source_type="TEST",
            source_id=document or str(uuid4()),
            source_item_id="1",
            unit_cost=None if cost is None else Decimal(cost),
        )
        async with self.works.begin("tenants", self.actor, "POST") as uow:
            return await post(uow, [move])

    def item(self, variant: Variant, quantity: str, **given: Any) -> dict[str, Any]:
        return {"variant_id": str(variant.id), "quantity": quantity, "unit_id": str(self.piece.id)} | given

    async def order(self, *items: dict[str, Any], **given: Any) -> dict[str, Any]:
        body = {
            "partner_id": str(self.customer.id),
            "warehouse_id": str(self.warehouse.id),
            "order_date": TODAY.isoformat(),
            "items": list(items),
        }
        return self._shown(await self.application.create(module_of(SalesOrder), self.actor, body | given))

    async def confirmed(self, *items: dict[str, Any], **given: Any) -> dict[str, Any]:
        return await self.run((await self.order(*items, **given))["id"], "confirm")

    async def run(self, id: str, name: str, entity: type[Entity] = SalesOrder, **body: Any) -> dict[str, Any]:
        module = module_of(entity)
        command = use_cases_of(module).commands[name]
        return self._shown(await self.application.command(module, command, self.actor, UUID(id), body))

    async def update(self, id: str, entity: type[Entity] = SalesOrder, **given: Any) -> dict[str, Any]:
        return self._shown(await self.application.update(module_of(entity), self.actor, UUID(id), given))

    async def status(self, id: str, status: str, entity: type[Entity] = SalesOrder, **body: Any) -> dict[str, Any]:
        given = {"status": status} | body
        return self._shown(await self.application.change_status(module_of(entity), self.actor, UUID(id), given))

    async def read(self, id: str, entity: type[Entity] = SalesOrder) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(await self.application.get(module_of(entity), self.actor, UUID(id)))
        return shown

    async def all(self, entity: type[E]) -> list[E]:
        async with self.works.begin("tenants", self.actor) as uow:
            return await uow.of(entity).find()

    async def reservations(self, variant: Variant) -> list[Reservation]:
        """What is kept of the goods, the oldest first."""
        return [one for one in await self.all(Reservation) if one.variant_id == variant.id]

    def told(self, record: Entity) -> Happened:
        """The event of a change of a record, as it is handed to who listens."""
        module = module_of(type(record))
        return Happened(
            id=uuid4(),
            event=f"{module.domain}.{module.name.lower()}.updated",
            entity=module.code,
            entity_id=record.id,
            entity_version=record.version,
            data={},
            occurred_at=NOON,
            tenant_id=self.actor.tenant_id,
        )

    async def balance(self, variant: Variant, place: Location | None = None) -> tuple[str, str, str]:
        """On hand, reserved and available at a place."""
        spot = (variant.id, (place or self.place).id)
        for one in await self.all(StockBalance):
            if (one.variant_id, one.location_id) == spot:
                return plain(one.on_hand), plain(one.reserved), plain(one.available)
        return "0", "0", "0"

    async def refuse_discord(self) -> None:
        """Fails when balances, movements, reservations and places do not agree."""
        places = {one.id: one for one in await self.all(Location)}
        on_hand = summed((one.variant_id, one.location_id, one.quantity) for one in await self.all(StockMovement))
        reserved = summed(
            (one.variant_id, part.location_id, part.quantity)
            for one in await self.all(Reservation)
            for part in one.allocations
        )
        balances = await self.all(StockBalance)
        assert {(one.variant_id, one.location_id): one.on_hand for one in balances if one.on_hand} == on_hand
        assert {(one.variant_id, one.location_id): one.reserved for one in balances if one.reserved} == reserved
        assert len({(one.variant_id, one.location_id) for one in balances}) == len(balances)
        for one in balances:
            place = places[one.location_id]
            open_to_all = place.is_reservable and place.status is LocationStatus.ACTIVE
            assert 0 <= one.reserved <= one.on_hand
            assert one.available == (one.on_hand - one.reserved if open_to_all else 0)
        available = {(one.variant_id, one.warehouse_id) for one in balances if one.available}
        for kept in await self.all(Reservation):
            assert kept.quantity_allocated == sum(part.quantity for part in kept.allocations)
            # nobody waits for what is there
            waits = kept.status is ReservationStatus.WAITING
            assert not (waits and (kept.variant_id, kept.warehouse_id) in available)
        sequences = [one.sequence for one in await self.all(StockMovement)]
        assert len(set(sequences)) == len(sequences)

    @staticmethod
    def _shown(answer: Any) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(answer.data)
        return shown


def summed(rows: Iterable[tuple[UUID, UUID, Decimal]]) -> dict[tuple[UUID, UUID], Decimal]:
    """The quantities by variant and place, without those that come to nothing."""
    totals: dict[tuple[UUID, UUID], Decimal] = defaultdict(Decimal)
    for variant, place, quantity in rows:
        totals[variant, place] += quantity
    return {key: total for key, total in totals.items() if total}


def plain(number: Decimal) -> str:
    """The number without zeros at its end."""
    return format(number.normalize() if number else Decimal(0), "f")


def column(order: dict[str, Any], name: str) -> Sequence[str]:
    """One field of all items of an order."""
    return [plain(Decimal(item[name])) for item in order["items"]]
