"""Products: what is offered, bought or stocked."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Count, Country, Json, LongName, Note, Number, Ref, Share, Text
from domain.tenants.pim.accounting import Accounting

COMPLETE = Decimal(1)
ACTIVE_NEEDS = "ACTIVE needs completeness 1 and an ACTIVE variant"


class ProductType(StrEnum):
    """Goods, which are stocked; a service; or a bundle of other variants."""

    GOODS = "GOODS"
    SERVICE = "SERVICE"
    BUNDLE = "BUNDLE"


class Tracking(StrEnum):
    """How closely stock is followed."""

    NONE = "NONE"
    LOT = "LOT"
    SERIAL = "SERIAL"


class InvoicePolicy(StrEnum):
    """What a customer is invoiced for."""

    ORDERED = "ORDERED"
    DELIVERED = "DELIVERED"


class BillPolicy(StrEnum):
    """What a supplier may bill."""

    ORDERED = "ORDERED"
    RECEIVED = "RECEIVED"


class StorageClass(StrEnum):
    """What a product needs of the place where it lies."""

    AMBIENT = "AMBIENT"
    CHILLED = "CHILLED"
    FROZEN = "FROZEN"
    HAZARDOUS = "HAZARDOUS"


class RelationKind(StrEnum):
    """How another product relates to this one."""

    SUBSTITUTE = "SUBSTITUTE"
    ACCESSORY = "ACCESSORY"
    UPSELL = "UPSELL"
    REPLACED_BY = "REPLACED_BY"


class ProductStatus(StrEnum):
    """Whether the product is traded."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    DISCONTINUED = "DISCONTINUED"
    ARCHIVED = "ARCHIVED"


S = ProductStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE, S.ARCHIVED),
        S.ACTIVE: (S.DISCONTINUED,),
        S.DISCONTINUED: (S.ACTIVE, S.ARCHIVED),
        S.ARCHIVED: (S.DRAFT,),
    },
    by_command={S.ACTIVE: "activate", S.DISCONTINUED: "discontinue", S.ARCHIVED: "archive"},
)


@line
class ProductRelation(Line):
    """Another product that customers should see beside this one."""

    kind: RelationKind
    product_id: Annotated[UUID, Ref("pim.Product")]
    position: Count = 0


@entity(
    path="products",
    title=("상품", "Product"),
    search=("code", "name", "description"),
    filters=(
        "product_type",
        "category_id",
        "brand_id",
        "attribute_set_id",
        "tracking",
        "storage_class",
        "is_sellable",
        "is_purchasable",
        "completeness",
    ),
    sorts=("code", "name"),
    life=LIFE,
)
class Product(Accounting):
    """What is offered, bought or stocked, with all that its variants share."""

    code: Annotated[str, Text(64), UNIQUE]
    name: LongName
    translations: Json | None = None
    product_type: ProductType = ProductType.GOODS
    category_id: Annotated[UUID, Ref("pim.Category")]
    brand_id: Annotated[UUID, Ref("pim.Brand")] | None = None
    attribute_set_id: Annotated[UUID, Ref("pim.AttributeSet")] | None = None
    attribute_values: Json | None = None
    description: Note | None = None
    stock_unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    sales_unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")] | None = None
    purchase_unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")] | None = None
    is_sellable: bool = True
    is_purchasable: bool = True
    tracking: Tracking = Tracking.NONE
    invoice_policy: InvoicePolicy = InvoicePolicy.DELIVERED
    bill_policy: BillPolicy = BillPolicy.RECEIVED
    shelf_life_days: Count | None = None
    storage_class: StorageClass = StorageClass.AMBIENT
    inspection_required: bool = False
    weight_kg: Annotated[Decimal, Number(12, 4, min=Decimal(0))] | None = None
    length_cm: Annotated[Decimal, Number(10, 2, min=Decimal(0))] | None = None
    width_cm: Annotated[Decimal, Number(10, 2, min=Decimal(0))] | None = None
    height_cm: Annotated[Decimal, Number(10, 2, min=Decimal(0))] | None = None
    country_of_origin: Country | None = None
    hs_code: Annotated[str, Text(12)] | None = None
    warranty_months: Count = 0
    completeness: Annotated[Share, COMPUTED] = COMPLETE
    variant_count: Annotated[Count, COMPUTED] = 0
    status: ProductStatus = S.DRAFT
    relations: list[ProductRelation] = field(default_factory=list[ProductRelation])

    @always
    def tracks_what_is_stocked(self) -> None:
        """Refuses to follow lots or serials of what has no stock."""
        if self.product_type is not ProductType.GOODS and self.tracking is not Tracking.NONE:
            raise RuleViolated("a SERVICE and a BUNDLE hold no stock and have tracking NONE")

    def activate(self, *, has_active_variant: bool) -> None:
        """Offers the product."""
        if not has_active_variant or self.completeness != COMPLETE:
            raise RuleViolated(ACTIVE_NEEDS)
        self.advance(S.ACTIVE)
