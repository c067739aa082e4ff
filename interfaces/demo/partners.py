"""Whom the company trades with: customers and suppliers in their groups, and whom it talks to there."""

from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from domain.tenants.crm.contact import Contact
from domain.tenants.crm.partner import Partner
from domain.tenants.crm.partner_group import PartnerGroup
from domain.tenants.fim.payment_term import PaymentTerm
from interfaces.demo.words import (
    CUSTOMER_TRADES,
    PLACES,
    SUPPLIER_TRADES,
    Firm,
    business_number,
    firms,
    mobile,
    person,
    telephone,
)
from interfaces.demo.writing import Company, Row, Step

CUSTOMERS = 450
SUPPLIERS = 150
LEADS = 140
_CONTACTS = 300
_TERMS = (
    ("CASH", "선불", [{"share": "1"}]),
    ("NET30", "세금계산서 발행 후 30일", [{"share": "1", "days": 30}]),
    ("EOM", "익월 말일", [{"share": "1", "months": 1, "month_end": True}]),
    ("HALF", "계약금 50%, 잔금 60일", [{"share": "0.5"}, {"share": "0.5", "days": 60}]),
)
_GROUPS = (
    ("WHOLESALE", "도매 거래처", 50_000_000),
    ("RETAIL", "소매 거래처", 20_000_000),
    ("ONLINE", "온라인 판매처", 30_000_000),
    ("BUSINESS", "기업 고객", 40_000_000),
    ("SUPPLIER", "매입처", None),
)
_JOBS = ("구매 담당", "대리", "과장", "팀장", "부장", "대표")
_DEPARTMENTS = ("구매팀", "총무팀", "영업팀", "경영지원팀", "상품기획팀")
_BLOCKED = ("장기 미수금 발생", "어음 부도", "세금계산서 수취 거부", "폐업 신고 확인")


@dataclass(frozen=True, slots=True)
class Traded:
    """A partner that is written, with what its documents take over."""

    id: UUID
    name: str
    is_active: bool
    address: dict[str, Any]
    payment_term_id: UUID
    phone: str


@dataclass(frozen=True, slots=True)
class Partners:
    """What others refer to; `leads` are firms that are no partners yet."""

    customers: list[Traded]
    suppliers: list[Traded]
    contact_ids: dict[UUID, UUID]
    """By partner."""
    leads: list[Firm]

    @property
    def buyers(self) -> list[Traded]:
        """The customers that can be sold to."""
        return [one for one in self.customers if one.is_active]


async def write_partners(company: Company) -> Partners:
    """Writes partners and contacts."""
    terms = [Row({"code": code, "name": name, "installments": parts}) for code, name, parts in _TERMS]
    term_ids = await company.write(PaymentTerm, terms, "code")
    groups = [Row({"code": code, "name": name, "default_credit_limit": limit}) for code, name, limit in _GROUPS]
    group_ids = await company.write(PartnerGroup, groups, "code")
    by_group = {code: id for (code, _, _), id in zip(_GROUPS, group_ids, strict=True)}
    random = company.random("firms")
    count = company.size(CUSTOMERS)
    found = firms(random, CUSTOMER_TRADES, count + company.size(LEADS))
    sellers = firms(random, SUPPLIER_TRADES, company.size(SUPPLIERS))
    customers = await _traded(company, "customers", found[:count], by_group, term_ids, 0)
    suppliers = await _traded(company, "suppliers", sellers, by_group, term_ids, 5_000)
    contact_ids = await _contacts(company, customers, found)
    return Partners(customers, suppliers, contact_ids, found[count:])


async def _traded(
    company: Company,
    subject: str,
    found: list[Firm],
    group_ids: dict[str, UUID],
    term_ids: list[UUID],
    first_number: int,
) -> list[Traded]:
    random = company.random(subject)
    rows = []
    for index, firm in enumerate(found):
        given = _partner(company, random, firm, first_number + index)
        given |= {"is_customer": subject == "customers", "is_supplier": subject == "suppliers"}
        given |= {"group_id": group_ids[firm.trade.group], "payment_term_id": random.choice(term_ids)}
        rows.append(Row(given, _path(random, index, subject)))
    ids = await company.write(Partner, rows, "business_number")
    return [
        Traded(
            id,
            row.given["name"],
            [status for status, _ in row.path][-1:] == ["ACTIVE"],
            row.given["addresses"][0],
            row.given["payment_term_id"],
            row.given["phone"],
        )
        for id, row in zip(ids, rows, strict=True)
    ]


def _partner(company: Company, random: Random, firm: Firm, number: int) -> dict[str, Any]:
    corporation, place, owner = random.random() < 0.7, random.choice(PLACES), person(random)
    phone = telephone(random, place)
    address = {
        "kind": "BILLING",
        "label": "본사",
        "recipient": firm.name,
        "phone": phone,
        "postal_code": f"{place.postal}{random.randrange(100):02}",
        "line1": f"{place.state} {place.city} {place.road} {random.randrange(1, 500)}",
        "line2": random.choice((None, f"{random.randrange(1, 16)}층", f"{random.randrange(101, 1600)}호")),
        "city": place.city,
        "state": place.state,
        "is_default": True,
    }
    return {
        "name": firm.name,
        "legal_name": f"주식회사 {firm.name}" if corporation else None,
        "business_number": business_number(random, number, corporation=corporation),
        "representative_name": owner.name,
        "business_type": firm.trade.business_type,
        "business_item": firm.trade.business_item,
        "owner_id": company.owner_id,
        "email": f"office@{firm.domain}",
        "phone": phone,
        "website": f"https://www.{firm.domain}",
        "invoice_timing": random.choice(("AT_SHIPPING", "MONTHLY")),
        "employee_count": random.choice((3, 5, 8, 12, 20, 35, 60, 120)),
        "annual_revenue": random.randrange(2, 400) * 50_000_000,
        "addresses": [address, address | {"kind": "SHIPPING", "label": "납품처"}],
    }


def _path(random: Random, index: int, subject: str) -> list[Step]:
    """Most are traded with; every fiftieth is blocked, and some are still to be won or traded with no more."""
    active: list[Step] = [("ACTIVE", {})]
    if index % 50 == 49:
        return [*active, ("BLOCKED", {"reason": random.choice(_BLOCKED)})]
    lot = random.random()
    if lot < 0.06 and subject == "customers":
        return []
    return [*active, ("INACTIVE", {})] if lot > 0.97 else active


async def _contacts(company: Company, customers: list[Traded], found: list[Firm]) -> dict[UUID, UUID]:
    """One contact at each of the first customers."""
    random = company.random("contacts")
    rows = []
    for customer, firm in zip(customers[: company.size(_CONTACTS)], found, strict=False):
        who = person(random)
        given = {
            "partner_id": customer.id,
            "name": who.name,
            "job_title": random.choice(_JOBS),
            "department": random.choice(_DEPARTMENTS),
            "email": f"{who.login}@{firm.domain}",
            "phone": customer.phone,
            "mobile": mobile(random),
            "owner_id": company.owner_id,
            "is_primary": True,
        }
        rows.append(Row(given))
    ids = await company.write(Contact, rows, "email")
    return {row.given["partner_id"]: id for row, id in zip(rows, ids, strict=True)}
