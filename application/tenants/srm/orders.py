"""Sales orders: priced while they are drafts, confirmed with stock kept for them, held, and cancelled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from application import crud
from application.crud import Given
from application.events import Happened
from application.ports import Numbers, UnitOfWork, Works
from application.rights import system
from application.tenants.ivm.reservations import Reserved, Wanted, keep_only, reserve
from application.tenants.srm.goods import Goods, goods_of
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import LongName, Quantity
from domain.tenants.crm.partner import Partner, PartnerStatus
from domain.tenants.ivm.reservation import Reservation, ReservationSource
from domain.tenants.pim.product import ProductStatus, ProductType
from domain.tenants.pim.variant import VariantStatus
from domain.tenants.srm.sales_order import ONE, SalesOrder, SalesOrderItem, SalesOrderStatus

STILL_OPEN = frozenset({"customer_reference", "memo", "owner_id"})
"""What can be changed after the DRAFT: nothing that was agreed depends on it."""
SOLD = (ProductStatus.ACTIVE, ProductStatus.DISCONTINUED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemToCancel:
    """An item, and how much of it is cancelled in its own unit; empty for the whole rest."""

    id: UUID
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """What an order asks of a partner."""

    status: PartnerStatus
    is_customer: bool


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a DRAFT order with its prices and amounts."""
    order = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(order, SalesOrder)
    await _price(uow, order)
    return order


async def update(uow: UnitOfWork, module: Module, order: SalesOrder, given: Given) -> Entity:
    """Changes an order; of one that is no DRAFT only what nothing that was agreed depends on."""
    is_draft = order.status is SalesOrderStatus.DRAFT
    for name in given:
        if not is_draft and name not in STILL_OPEN:
            raise RuleViolated("an order that is no DRAFT any more keeps its {field}", field=name)
    await crud.update(uow, module, order, given)
    if is_draft:
        await _price(uow, order)
    return order


async def delete(uow: UnitOfWork, module: Module, order: SalesOrder) -> None:
    """Deletes a DRAFT or CANCELLED order."""
    if order.status not in (SalesOrderStatus.DRAFT, SalesOrderStatus.CANCELLED):
        raise RuleViolated("only a DRAFT or CANCELLED order is deleted")
    await crud.delete(uow, module, order)


async def confirm(uow: UnitOfWork, order: SalesOrder) -> None:
    """Fixes the prices and keeps stock for every item of goods.

    What is lacking waits for stock, but for a DISCONTINUED product, which refuses the whole order.
    """
    order.confirm()
    goods = await goods_of(uow, order.items)
    _refuse_unsellable(uow, order, goods)
    partner = (await uow.of(Partner).look([order.partner_id], Customer)).get(order.partner_id)
    if partner is None or partner.status is not PartnerStatus.ACTIVE or not partner.is_customer:
        raise RuleViolated("an order is confirmed for an ACTIVE customer")
    wanted = [_wanted(order, order.items[place], one) for place, one in goods.items() if _is_stocked(one)]
    _note(order, await reserve(uow, source_type=ReservationSource.SALES_ORDER, items=wanted, reason=order.number))
    uow.tell("srm.order.confirmed", order)


async def hold(uow: UnitOfWork, order: SalesOrder, *, reason: LongName) -> None:
    """Keeps the order from being shipped; its stock stays kept for it."""
    order.hold(reason)


async def unhold(uow: UnitOfWork, order: SalesOrder) -> None:
    """Lets an order that was held go on."""
    order.unhold()


async def cancel_items(uow: UnitOfWork, order: SalesOrder, *, items: list[ItemToCancel]) -> None:
    """Cancels the unshipped rest of the named items, or a part of it, and frees the stock that was kept for it."""
    if order.status not in (SalesOrderStatus.CONFIRMED, SalesOrderStatus.ON_HOLD):
        raise RuleViolated("items are cancelled of an order that is CONFIRMED or ON_HOLD")
    if not items:
        raise ValidationError.of("items", "too_short", "at least one entry")
    known = {item.id: item for item in order.items}
    for place, one in enumerate(items):
        if one.id not in known:
            raise ValidationError.of(f"items.{place}.id", "not_found", "the record has no such line")
        known[one.id].cancel(one.quantity)
    cancelled = [known[id] for id in dict.fromkeys(one.id for one in items)]
    await _keep(uow, order, cancelled)
    order.complete()


async def cancel(uow: UnitOfWork, order: SalesOrder) -> None:
    """Ends the order and frees its stock; refused once anything is shipped or invoiced."""
    is_kept = order.status is not SalesOrderStatus.DRAFT
    order.cancel()
    if is_kept:
        nothing = {str(item.id): Decimal(0) for item in order.items}
        _note(order, await keep_only(uow, source_type=ReservationSource.SALES_ORDER, quantities=nothing))
    uow.tell("srm.order.cancelled", order)


async def follow_reservation(works: Works, happened: Happened) -> None:
    """Notes in an order what is kept for it by now: stock that came later, or was freed by hand.

    A reservation names its order by number as its reason. Doing it twice does no harm.
    """
    async with works.begin("tenants", system(happened.tenant_id), "UPDATE") as uow:
        changed = await uow.of(Reservation).one(id=happened.entity_id, source_type=ReservationSource.SALES_ORDER)
        found = await uow.of(SalesOrder).one(number=changed.reason) if changed and changed.reason else None
        if changed is None or found is None:
            return
        order = await uow.of(SalesOrder).take(found.id)
        latest = await uow.of(Reservation).get(changed.id)
        for item in order.items:
            if str(item.id) == latest.source_item_id:
                item.quantity_reserved = latest.quantity_allocated


async def _price(uow: UnitOfWork, order: SalesOrder) -> None:
    """Works out list prices, quantities in stock units, and all amounts of a DRAFT."""
    in_base = order.currency == uow.place.currency
    order.exchange_rate = ONE if in_base else None
    goods = await goods_of(uow, order.items)
    for place, item in enumerate(order.items):
        one = goods.get(place)
        item.list_unit_price = one.list_price if one and in_base else None
        item.stock_quantity = _stock_quantity(place, item, one)
        if item.unit_price is None and item.list_unit_price is None and (one or item.variant_id is None):
            raise ValidationError.of(f"items.{place}.unit_price", "required", "no list has a price for it")
    order.price()


def _stock_quantity(place: int, item: SalesOrderItem, goods: Goods | None) -> Decimal:
    if goods is None:
        return Decimal(0)
    if item.quantity != round(item.quantity, goods.unit.decimals):
        scale = goods.unit.decimals
        raise ValidationError.of(f"items.{place}.quantity", "decimals", "at most {scale} decimals", scale=scale)
    return goods.stock_quantity(item.quantity) if _is_stocked(goods) else Decimal(0)


def _is_stocked(goods: Goods) -> bool:
    return goods.product.product_type is ProductType.GOODS


def _refuse_unsellable(uow: UnitOfWork, order: SalesOrder, goods: Mapping[int, Goods]) -> None:
    """Refuses items that are not, or not at this price, to be sold."""
    for place, item in enumerate(order.items):
        one = goods.get(place)
        if one is None:
            if item.variant_id is None:
                continue
            raise RuleViolated("an order is confirmed with ACTIVE, sellable variants")
        is_sold = one.product.status in SOLD and one.product.is_sellable
        if one.variant.status is not VariantStatus.ACTIVE or not is_sold:
            raise RuleViolated("an order is confirmed with ACTIVE, sellable variants: {sku}", sku=one.variant.sku)
        if one.product.product_type is ProductType.BUNDLE:
            raise RuleViolated("the components of the bundle are not known: {sku}", sku=one.variant.sku)
        lowest = one.minimum_price if order.currency == uow.place.currency else None
        if lowest is not None and item.price * (ONE - item.discount_rate) < lowest:
            raise RuleViolated("a price under the minimum needs an approval: {sku}", sku=one.variant.sku)


def _wanted(order: SalesOrder, item: SalesOrderItem, goods: Goods) -> Wanted:
    return Wanted(
        source_item_id=str(item.id),
        variant_id=goods.variant.id,
        warehouse_id=order.warehouse_id,
        quantity=item.stock_quantity,
        needed_on=item.requested_date or order.requested_date,
        may_wait=goods.product.status is not ProductStatus.DISCONTINUED,
    )


async def _keep(uow: UnitOfWork, order: SalesOrder, items: Sequence[SalesOrderItem]) -> None:
    """Keeps stock only for what is still to be shipped of the items."""
    goods = await goods_of(uow, items)
    quantities = {}
    for place, item in enumerate(items):
        if place in goods and _is_stocked(goods[place]):
            quantities[str(item.id)] = goods[place].stock_quantity(item.to_ship)
    _note(order, await keep_only(uow, source_type=ReservationSource.SALES_ORDER, quantities=quantities))


def _note(order: SalesOrder, kept: Sequence[Reserved]) -> None:
    allocated = {one.source_item_id: one.allocated for one in kept}
    for item in order.items:
        item.quantity_reserved = allocated.get(str(item.id), item.quantity_reserved)


use_cases(SalesOrder, confirm, hold, unhold, cancel_items, cancel, create=create, update=update, delete=delete)
