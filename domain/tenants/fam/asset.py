"""Assets: the things of lasting value that the tenant owns."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    ZERO,
    BaseMoney,
    Currency,
    NotBefore,
    Note,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedMoney,
    Url,
    Whole,
)
from domain.tenants.fam.depreciation import NEEDED, BookTerms, check_terms


class AssetCostKind(StrEnum):
    """What a part of the cost was paid for."""

    PURCHASE = "PURCHASE"
    FREIGHT = "FREIGHT"
    INSTALLATION = "INSTALLATION"
    IMPROVEMENT = "IMPROVEMENT"
    OPENING = "OPENING"
    OTHER = "OTHER"


class AssetStatus(StrEnum):
    """Whether the asset is being built, used, laid up or gone."""

    DRAFT = "DRAFT"
    IN_CONSTRUCTION = "IN_CONSTRUCTION"
    IN_SERVICE = "IN_SERVICE"
    IDLE = "IDLE"
    DISPOSED = "DISPOSED"
    CANCELLED = "CANCELLED"


S = AssetStatus
LIFE = Life(
    {
        S.DRAFT: (S.IN_CONSTRUCTION, S.IN_SERVICE, S.CANCELLED),
        S.IN_CONSTRUCTION: (S.IN_SERVICE, S.CANCELLED),
        S.IN_SERVICE: (S.IDLE, S.DISPOSED),
        S.IDLE: (S.IN_SERVICE, S.DISPOSED),
        S.DISPOSED: (),
        S.CANCELLED: (),
    },
    by_command={S.IN_SERVICE: "place_in_service", (S.IDLE, S.IN_SERVICE): "resume", S.IDLE: "set_idle"},
    by_program=(S.DISPOSED,),
)


@line
class AssetCost(Line):
    """A part of the cost without deductible tax, carried by the line of a bill or credited to an account."""

    cost_date: date
    kind: AssetCostKind = AssetCostKind.PURCHASE
    amount: BaseMoney
    vendor_bill_item_id: Annotated[UUID, Ref("psm.VendorBillItem")] | None = None
    offset_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    journal_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    description: Annotated[str, Text(255)] | None = None


@line
class AssetBook(BookTerms):
    """How the asset is depreciated in a book, and what it is worth there."""

    residual_value: UnsignedMoney = ZERO
    total_units: PositiveQuantity | None = None
    opening_accumulated: UnsignedMoney = ZERO  # taken over from an older system
    accumulated_depreciation: Annotated[UnsignedMoney, COMPUTED] = ZERO
    accumulated_impairment: Annotated[UnsignedMoney, COMPUTED] = ZERO
    revaluation_surplus: Annotated[UnsignedMoney, COMPUTED] = ZERO
    net_book_value: Annotated[UnsignedMoney, COMPUTED] = ZERO
    fully_depreciated_on: Annotated[date, COMPUTED] | None = None


@entity(
    path="assets",
    title=("고정 자산", "Asset"),
    search=("number", "tag", "name", "serial_number"),
    filters=(
        "category_id",
        "location_id",
        "department_id",
        "custodian_id",
        "cost_center_id",
        "parent_id",
        "acquisition_date",
        "in_service_date",
        "serial_number",
        "cost",
    ),
    sorts=("name", "acquisition_date", "cost"),
    life=LIFE,
)
class Asset(Entity):
    """A thing, or a lot of equal things, whose cost is spread over the years of its use."""

    number: Annotated[str, Text(30), UNIQUE, COMPUTED] | None = None  # begins with the category's prefix
    tag: Annotated[str, Text(60), UNIQUE] | None = None  # barcode or RFID
    name: Annotated[str, Text(160)]
    category_id: Annotated[UUID, Ref("fam.AssetCategory")]
    product_id: Annotated[UUID, Ref("pim.Product")] | None = None
    serial_number: Annotated[str, Text(80)] | None = None
    quantity: Annotated[int, Whole(1)] = 1
    acquisition_date: date
    in_service_date: Annotated[date, COMPUTED] | None = None  # depreciation starts from it, not from the purchase
    supplier_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    cost: Annotated[UnsignedMoney, COMPUTED] = ZERO
    currency: Currency = "KRW"
    location_id: Annotated[UUID, Ref("fam.AssetLocation")] | None = None
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    custodian_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    parent_id: Annotated[UUID, Ref("fam.Asset", tree=True)] | None = None  # the asset that it is a component of
    split_from_id: Annotated[UUID, Ref("fam.Asset"), COMPUTED] | None = None
    warranty_until: date | None = None
    insured_until: date | None = None
    last_counted_on: Annotated[date, COMPUTED] | None = None
    disposed_on: Annotated[date, NotBefore("in_service_date"), COMPUTED] | None = None
    photo_url: Url | None = None
    note: Note | None = None
    status: AssetStatus = S.DRAFT
    costs: list[AssetCost] = field(default_factory=list[AssetCost])
    books: list[AssetBook] = field(default_factory=list[AssetBook])

    @always
    def has_sound_books(self) -> None:
        """Refuses terms of depreciation by which no charge can be worked out."""
        check_terms(self.books)
        for book in self.books:
            for name in NEEDED[book.method]:
                if getattr(book, name) is None:
                    raise RuleViolated("the method {method} needs {field}", method=book.method, field=name)

    @always
    def costs_more_than_is_left_at_the_end(self) -> None:
        """Refuses a residual value above the cost once the cost is known, which is in service."""
        in_use = self.status in (S.IN_SERVICE, S.IDLE)
        if in_use and any(book.residual_value > self.cost for book in self.books):
            raise RuleViolated("residual_value is at most cost")
