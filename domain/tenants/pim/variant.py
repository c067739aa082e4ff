"""Variants: the very things that are priced, ordered and stocked."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Json,
    LongName,
    Number,
    Quantity,
    Ref,
    Text,
    Unique,
    UnitPrice,
    UnsignedUnitPrice,
)
from domain.tenants.pim.texts import are_texts

NAME_LENGTH = 200


class VariantStatus(StrEnum):
    """Whether the variant can still be chosen."""

    ACTIVE = "ACTIVE"
    ARCHIVED = "ARCHIVED"


S = VariantStatus
LIFE = Life({S.ACTIVE: (S.ARCHIVED,), S.ARCHIVED: (S.ACTIVE,)}, by_command={S.ARCHIVED: "archive"})


@entity(
    path="variants",
    title=("상품 옵션(SKU)", "Variant"),
    search=("sku", "name"),
    filters=("product_id", "list_price"),
    sorts=("sku", "list_price"),
    life=LIFE,
)
class Variant(Entity):
    """The very thing that is priced, ordered and stocked."""

    product_id: Annotated[UUID, Ref("pim.Product"), IMMUTABLE]
    sku: Annotated[str, Text(64), Unique(folded=True)]
    name: Annotated[LongName, COMPUTED] | None = None
    options: Json | None = None
    list_price: UnsignedUnitPrice = ZERO
    minimum_price: UnsignedUnitPrice | None = None
    weight_kg: Annotated[Decimal, Number(12, 4, min=ZERO)] | None = None
    volume_cm3: Annotated[Decimal, Number(14, 2, min=ZERO)] | None = None
    is_default: Annotated[bool, COMPUTED] = False
    average_cost: Annotated[UnitPrice, COMPUTED] | None = None
    on_hand: Annotated[Quantity, COMPUTED] | None = None
    available: Annotated[Quantity, COMPUTED] | None = None
    status: VariantStatus = S.ACTIVE

    @always
    def is_not_under_its_minimum(self) -> None:
        """Refuses a price below the lowest that may be given."""
        if self.minimum_price is not None and self.list_price < self.minimum_price:
            raise RuleViolated("list_price is not under minimum_price")

    @always
    def names_options_by_text(self) -> None:
        """Refuses options that are not axis codes with option codes."""
        if self.options is not None and not are_texts(self.options):
            raise ValidationError.of("options", "type", "an object of texts is asked for")

    def rename(self, product_name: str) -> None:
        """Is called after its product and its options."""
        options = ", ".join(map(str, self.options.values())) if isinstance(self.options, Mapping) else ""
        self.name = (f"{product_name} ({options})" if options else product_name)[:NAME_LENGTH]

    def refuse_if_same(self, siblings: Iterable["Variant"]) -> None:
        """Refuses a variant that nothing tells from another one of the product."""
        self.names_options_by_text()
        others = [one.options or {} for one in siblings]
        if others and not self.options:
            raise RuleViolated("a product has at least one variant, and one without axes exactly one")
        if self.options in others or any(set(one) != set(self.options or {}) for one in others if one):
            raise RuleViolated("options name each axis of the set once, and the combination is unique in the product")
