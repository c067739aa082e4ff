"""Northwind moves in: its trade of three years, through the HTTP API on PostgreSQL, comes to its published totals."""

import asyncio
import csv
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest

from application.rights import system
from domain.manager.tnnt.tenant import Tenant
from interfaces.main import make_app
from tests.house import PASSWORD, SqlHouse

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "northwind"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the sample data is not there: put it into {DATA}")

AT_ONCE = 6  # fewer than a pool has connections
API = "/api/v1/tenants"
_CODES = (
    "Argentina AR, Australia AU, Austria AT, Belgium BE, Brazil BR, Canada CA, Denmark DK, Finland FI, France FR, "
    "Germany DE, Ireland IE, Italy IT, Japan JP, Mexico MX, Netherlands NL, Norway NO, Poland PL, Portugal PT, "
    "Singapore SG, Spain ES, Sweden SE, Switzerland CH, UK GB, USA US, Venezuela VE"
)
COUNTRIES = {name: code for name, code in (one.split() for one in _CODES.split(", "))}
Row = Mapping[str, str]
Ids = dict[str, str]


def table(name: str) -> list[dict[str, str]]:
    """A file of the sample data."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Mover:
    """Somebody who brings the data in: each record once, whatever happens on the way."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def ask(self, method: str, path: str, body: Any = None, key: str | None = None) -> Any:
        """The data of an answer."""
        headers = {"idempotency-key": key} if key else {}
        async with self._turns:
            answer = await self.http.request(method, f"{API}/{path}", json=body, headers=headers)
        assert answer.status_code in (200, 201), (path, body, answer.text)
        return answer.json()["data"]

    async def create(self, path: str, key: str, **body: Any) -> dict[str, Any]:
        """Creates a record, once for its key."""
        given = {name: value for name, value in body.items() if value not in (None, "")}
        made: dict[str, Any] = await self.ask("POST", path, given, f"{path}/{key}")
        return made

    async def each(self, rows: Iterable[Row], key: str, make: Callable[[Row], Awaitable[dict[str, Any]]]) -> Ids:
        """Makes a record of each row; their ids by the row's key."""
        rows = list(rows)
        made = await asyncio.gather(*(make(row) for row in rows))
        return {row[key]: one["id"] for row, one in zip(rows, made, strict=True)}

    async def exported(self, path: str, **asked: str) -> list[dict[str, str]]:
        """All records of a module, as a file."""
        answer = await self.http.get(f"{API}/{path}/export", params=asked)
        assert answer.status_code == 200, answer.text
        return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


class Northwind:
    """The company in its new house: what each record of the sample data has become."""

    def __init__(self, mover: Mover) -> None:
        self.mover = mover
        self.partners: Ids = {}
        self.products: Ids = {}
        self.variants: Ids = {}
        self.orders: Ids = {}

    async def move_in(self) -> "Northwind":
        """Brings everything in."""
        await asyncio.gather(self._trade_partners(), self._staff(), self._goods())
        warehouse = (await self.mover.create("wms/warehouses", "1", code="NW", name="Northwind"))["id"]
        lines = defaultdict(list)
        for row in table("order_details"):
            lines[row["order_id"]].append(self._item(row))

        async def order(row: Row) -> dict[str, Any]:
            return await self.mover.create(
                "srm/orders",
                row["order_id"],
                partner_id=self.partners[row["customer_id"]],
                warehouse_id=warehouse,
                order_date=row["order_date"],
                requested_date=row["required_date"],
                customer_reference=row["order_id"],
                currency="USD",
                shipping_fee=row["freight"],
                shipping_address={"name": row["ship_name"], "city": row["ship_city"], "country": row["ship_country"]},
                items=lines[row["order_id"]],
            )

        self.orders = await self.mover.each(table("orders"), "order_id", order)
        return self

    def _item(self, row: Row) -> dict[str, Any]:
        return {
            "variant_id": self.variants[row["product_id"]],
            "quantity": row["quantity"],
            "unit_id": self.unit,
            "unit_price": row["unit_price"],
            "discount_rate": row["discount"],
        }

    async def _trade_partners(self) -> None:
        customers, suppliers = table("customers"), table("suppliers")

        async def customer(row: Row) -> dict[str, Any]:
            return await self._partner(row["customer_id"], row, is_customer=True)

        async def supplier(row: Row) -> dict[str, Any]:
            partner = await self._partner(f"supplier {row['supplier_id']}", row, is_supplier=True)
            code, id = f"S{row['supplier_id']}", partner["id"]
            return await self.mover.create("pim/suppliers", code, partner_id=id, code=code, currency="USD")

        self.partners = await self.mover.each(customers, "customer_id", customer)
        self.suppliers = await self.mover.each(suppliers, "supplier_id", supplier)

    async def _partner(self, key: str, row: Row, **role: bool) -> dict[str, Any]:
        address = {
            "kind": "BILLING",
            "recipient": row["contact_name"],
            "line1": row["address"],
            "city": row["city"],
            "state": row["region"] or None,
            "postal_code": row["postal_code"] or None,
            "country": COUNTRIES[row["country"]],
        }
        return await self.mover.create(
            "crm/partners",
            key,
            name=row["company_name"],
            representative_name=row["contact_name"],
            country=COUNTRIES[row["country"]],
            currency="USD",
            locale="en-US",
            addresses=[address],
            **role,
        )

    async def _staff(self) -> None:
        create, rows = self.mover.create, table("employees")
        await create("hrm/departments", "sales", code="SALES", name="Sales")
        titles = sorted({row["title"] for row in rows})
        await asyncio.gather(*(create("hrm/positions", one, code=f"P{n}", title=one) for n, one in enumerate(titles)))
        known: Ids = {"": ""}

        async def employee(row: Row) -> dict[str, Any]:
            return await create(
                "hrm/employees",
                row["employee_id"],
                number=f"E{row['employee_id']}",
                name=f"{row['first_name']} {row['last_name']}",
                birth_date=row["birth_date"],
                hire_date=row["hire_date"],
                nationality=COUNTRIES[row["country"]],
                manager_id=known[row["reports_to"]],
            )

        while left := [row for row in rows if row["employee_id"] not in known]:  # from the top: the manager comes first
            below = [row for row in left if row["reports_to"] in known]
            known.update(await self.mover.each(below, "employee_id", employee))

    async def _goods(self) -> None:
        mover = self.mover
        self.unit = (
            await mover.create("pim/units-of-measure", "each", code="NW-EA", name="each", category="COUNT", ratio="1")
        )["id"]

        async def category(row: Row) -> dict[str, Any]:
            code = f"C{row['category_id']}"
            return await mover.create("pim/categories", code, code=code, name=row["category_name"])

        categories = await mover.each(table("categories"), "category_id", category)

        async def product(row: Row) -> dict[str, Any]:
            code, category_id = f"NW-{row['product_id']}", categories[row["category_id"]]
            given = {"code": code, "name": row["product_name"], "description": row["quantity_per_unit"]}
            made = await mover.create("pim/products", code, **given, category_id=category_id, stock_unit_id=self.unit)
            (variant,) = (await mover.ask("GET", f"pim/variants?product_id={made['id']}"))["items"]
            self.variants[row["product_id"]] = variant["id"]
            await mover.ask("PUT", f"pim/variants/{variant['id']}", {"list_price": row["unit_price"]})
            await mover.ask("POST", f"pim/products/{made['id']}/activate", {}, f"activate {code}")
            if row["discontinued"] == "1":
                await mover.ask("POST", f"pim/products/{made['id']}/discontinue", {}, f"discontinue {code}")
            return made

        self.products = await mover.each(table("products"), "product_id", product)


@pytest.fixture
async def northwind(house: SqlHouse) -> AsyncIterator[Northwind]:
    """Northwind as a tenant, everything brought in by its owner."""
    tenant_id, _ = await house.provisioned_tenant()
    async with house.works.begin("manager", system()) as uow:
        code = (await uow.of(Tenant).get(tenant_id)).code
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(make_app(house.container)), base_url="http://test", timeout=30
    ) as http:
        form = {"username": f"owner-{code}", "password": PASSWORD}
        token = (await http.post("/api/v1/manager/auth/login", data=form)).json()["access_token"]
        http.headers["authorization"] = f"Bearer {token}"
        yield await Northwind(Mover(http)).move_in()


def summed(pairs: Iterable[tuple[str, str]]) -> dict[str, Decimal]:
    """The amounts by name."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for name, amount in pairs:
        totals[name] += Decimal(amount)
    return dict(totals)


def money(texts: Mapping[str, str]) -> dict[str, Decimal]:
    return {name: Decimal(text) for name, text in texts.items()}


async def test_three_years_of_trade_come_to_the_published_totals(northwind: Northwind) -> None:
    totals = json.loads((DATA / "totals.json").read_text(encoding="utf-8"))
    mover = northwind.mover
    lines = await mover.exported("srm/orders", lines="items")
    orders = await mover.exported("srm/orders")
    await _counts_are_right(northwind, totals["rows"])
    assert (len(orders), len(lines)) == (totals["rows"]["orders"], totals["rows"]["order_details"])

    _revenue_is_right(orders, lines, totals)
    _shares_are_right(lines, await _names(northwind), totals)


async def _counts_are_right(northwind: Northwind, rows: Mapping[str, int]) -> None:
    count: dict[str, int] = {}
    for path in ("crm/partners?is_customer=true", "pim/suppliers", "pim/products", "pim/variants", "hrm/employees"):
        count[path] = (await northwind.mover.ask("GET", path))["total"]
    assert count == {
        "crm/partners?is_customer=true": rows["customers"],
        "pim/suppliers": rows["suppliers"],
        "pim/products": rows["products"],
        "pim/variants": rows["products"],
        "hrm/employees": rows["employees"],
    }


def _revenue_is_right(orders: list[dict[str, str]], lines: list[dict[str, str]], totals: Mapping[str, Any]) -> None:
    """Orders and their lines, by themselves and against each other."""
    net = Decimal(totals["revenue"]["net_lines_rounded_half_up"])
    assert sum(Decimal(one["items.net_amount"]) for one in lines) == net
    assert sum(Decimal(one["net_amount"]) for one in orders) == net
    assert sum(Decimal(one["shipping_fee"]) for one in orders) == Decimal(totals["freight"])
    assert sum(Decimal(one["total_amount"]) for one in orders) == net + Decimal(totals["freight"])
    gross = sum(Decimal(one["items.unit_price"]) * Decimal(one["items.quantity"]) for one in lines)
    assert (
        gross
        == Decimal(totals["revenue"]["gross"])
        == sum(Decimal(one["net_amount"]) + Decimal(one["discount_amount"]) for one in orders)
    )
    assert sum(Decimal(one["items.quantity"]) for one in lines) == totals["quantity_sold"]
    assert {one["currency"] for one in orders} == {"USD"}
    by_order = summed((one["id"], one["items.net_amount"]) for one in lines)
    assert by_order == {one["id"]: Decimal(one["net_amount"]) for one in orders}
    amount, number = totals["largest_order"]
    largest = max(orders, key=lambda one: Decimal(one["net_amount"]))
    assert (largest["customer_reference"], Decimal(largest["net_amount"])) == (number, Decimal(amount))


Names = Mapping[str, Callable[[dict[str, str]], str]]


async def _names(northwind: Northwind) -> Names:
    """What each line counts for, from the records that it leads to."""
    partners = {one["id"]: one for one in await northwind.mover.exported("crm/partners")}
    products = {one["id"]: one for one in await northwind.mover.exported("pim/products")}
    variants = {one["id"]: one for one in await northwind.mover.exported("pim/variants")}
    categories = {one["id"]: one["name"] for one in await northwind.mover.exported("pim/categories")}
    countries = {code: name for name, code in COUNTRIES.items()}
    sellers = {one["employee_id"]: f"{one['first_name']} {one['last_name']}" for one in table("employees")}
    sold_by = {one["order_id"]: sellers[one["employee_id"]] for one in table("orders")}
    suppliers = {one["supplier_id"]: one["company_name"] for one in table("suppliers")}
    bought_of = {f"NW-{one['product_id']}": suppliers[one["supplier_id"]] for one in table("products")}

    def product(line: dict[str, str]) -> dict[str, str]:
        return products[variants[line["items.variant_id"]]["product_id"]]

    return {
        "revenue_by_year": lambda line: line["order_date"][:4],
        "revenue_by_month": lambda line: line["order_date"][:7],
        "revenue_by_customer_country": lambda line: countries[partners[line["partner_id"]]["country"]],
        "revenue_by_ship_country": lambda line: str(json.loads(line["shipping_address"])["country"]),
        "revenue_by_category": lambda line: categories[product(line)["category_id"]],
        "revenue_by_employee": lambda line: sold_by[line["customer_reference"]],
        "revenue_by_supplier": lambda line: bought_of[product(line)["code"]],
        "top_customers": lambda line: partners[line["partner_id"]]["name"],
        "top_products": lambda line: product(line)["name"],
    }


def _shares_are_right(lines: list[dict[str, str]], names: Names, totals: Mapping[str, Any]) -> None:
    for total, name in names.items():
        found = summed((name(line), line["items.net_amount"]) for line in lines)
        if total.startswith("top_"):
            found = dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:10])
        assert found == money(totals[total]), total
    years = {line["id"]: line["order_date"][:4] for line in lines}
    assert {year: list(years.values()).count(year) for year in totals["orders_by_year"]} == totals["orders_by_year"]


async def test_what_is_brought_in_twice_is_there_once(northwind: Northwind) -> None:
    modules = ("crm/partners", "pim/suppliers", "pim/products", "pim/variants", "hrm/employees", "srm/orders")
    before = [await northwind.mover.exported(path) for path in modules]
    again = await Northwind(northwind.mover).move_in()
    assert (again.orders, again.partners, again.variants) == (northwind.orders, northwind.partners, northwind.variants)
    assert [await northwind.mover.exported(path) for path in modules] == before
