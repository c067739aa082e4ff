"""What the company has sold in the last twelve months."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from domain.tenants.srm.sales_order import SalesOrder
from interfaces.demo.partners import Partners, Traded
from interfaces.demo.places import Places
from interfaces.demo.products import Goods, Products
from interfaces.demo.writing import Company, Row, Step

ORDERS = 1_500
_DAYS = 365
_HELD = ("입금 확인 대기", "여신 한도 검토", "납품 일정 협의 중")
_MEMOS = ("오전 도착 요청", "파렛트 납품", "거래명세서 동봉", "하차 시 연락 요망", "세금계산서 월말 발행")


async def write_sales(company: Company, partners: Partners, products: Products, places: Places) -> None:
    """Writes the orders, the oldest first."""
    random = company.random("orders")
    dates = sorted(_day(random, company) for _ in range(company.size(ORDERS)))
    market = _Market(random, partners, products, places)
    rows = [market.order(company, place, day) for place, day in enumerate(dates, 1)]
    await company.write(SalesOrder, rows, "customer_reference")


def _day(random: Random, company: Company) -> date:
    """A working day of the last twelve months; business has grown a little."""
    day = company.ago(int(_DAYS * random.random() ** 1.15))
    return day - timedelta(days=max(0, day.weekday() - 4))


class _Market:
    """Who orders what: some customers order often, and some goods are in demand."""

    def __init__(self, random: Random, partners: Partners, products: Products, places: Places) -> None:
        self._random = random
        self._partners = partners
        self._places = places
        self._box = products.unit_ids["BOX"]
        self._buyers = random.sample(partners.buyers, len(partners.buyers))
        self._sold = [one for one in products.goods if one.is_sold]
        random.shuffle(self._sold)
        self._demand = _falling(len(self._sold))
        self._custom = _falling(len(self._buyers))

    def order(self, company: Company, place: int, day: date) -> Row:
        """One order and what became of it."""
        random = self._random
        buyer = random.choices(self._buyers, self._custom)[0]
        drawn = random.choices(self._sold, self._demand, k=random.choice((1, 1, 1, 2, 2, 2, 3, 3, 4, 5)))
        items = [self._item(one) for one in dict.fromkeys(drawn)]
        given = {
            "partner_id": buyer.id,
            "contact_id": self._partners.contact_ids.get(buyer.id),
            "owner_id": company.owner_id,
            "branch_id": random.choices(self._places.branch_ids, (6, 2, 1))[0],
            "warehouse_id": self._places.warehouse_ids[0],
            "carrier_id": random.choice(self._places.carrier_ids),
            "payment_term_id": buyer.payment_term_id,
            "order_date": day,
            "requested_date": day + timedelta(days=random.randrange(2, 10)),
            "customer_reference": f"PO-{place:05}",
            "shipping_address": _address(buyer),
            "shipping_fee": random.choice((0, 0, 3_000, 5_000)),
            "memo": random.choice((None, None, random.choice(_MEMOS))),
            "items": items,
        }
        return Row(given, _path(random, (company.day - day).days))

    def _item(self, goods: Goods) -> dict[str, Any]:
        random = self._random
        given = {"variant_id": goods.id, "unit_id": goods.unit_id, "discount_rate": _discount(random)}
        if goods.price >= 30_000:
            return given | {"quantity": random.randrange(1, 6)}
        if goods.family.unit == "EA" and goods.price < 5_000 and random.random() < 0.4:
            return given | {"unit_id": self._box, "quantity": random.randrange(1, 6)}
        return given | {"quantity": random.choice((5, 10, 10, 20, 30) if goods.price >= 5_000 else (10, 20, 50, 100))}


def _falling(count: int) -> list[float]:
    """Weights of which the first are the greatest."""
    return [1 / place**0.5 for place in range(1, count + 1)]


def _discount(random: Random) -> Decimal:
    return Decimal(random.choices(("0", "0.03", "0.05", "0.1"), (6, 2, 2, 1))[0])


def _address(buyer: Traded) -> dict[str, Any]:
    return {name: value for name, value in buyer.address.items() if name not in ("kind", "label", "is_default")}


def _path(random: Random, age: int) -> list[Step]:
    """Most are confirmed; of the young some are still drafts or held, of all a few were cancelled."""
    lot = random.random()
    confirmed: list[Step] = [("CONFIRMED", {})]
    if lot < 0.04:
        return [*confirmed, ("CANCELLED", {})]
    if age <= 7 and lot < 0.35:
        return []
    if age <= 60 and lot > 0.88:
        return [*confirmed, ("ON_HOLD", {"reason": random.choice(_HELD)})]
    return confirmed
