"""Bundles: what is sold together as one."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, ZERO, PositiveQuantity, Quantity, Ref, Share


class BundlePricing(StrEnum):
    """Whether a bundle has a price of its own, or its components' less the discount."""

    FIXED = "FIXED"
    SUM = "SUM"


@line
class BundleComponent(Line):
    """One thing of which a bundle holds a quantity."""

    variant_id: Annotated[UUID, Ref("pim.Variant")]
    quantity: PositiveQuantity
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]


@entity(
    path="bundles",
    title=("묶음 상품", "Bundle"),
    filters=("variant_id", "pricing"),
)
class Bundle(Entity):
    """What one unit of a bundled variant is made of."""

    variant_id: Annotated[UUID, Ref("pim.Variant"), UNIQUE, IMMUTABLE]
    pricing: BundlePricing = BundlePricing.FIXED
    discount_rate: Share = ZERO
    available: Annotated[Quantity, COMPUTED] | None = None
    components: list[BundleComponent] = field(default_factory=list[BundleComponent])

    @always
    def is_made_of_others(self) -> None:
        """Refuses an empty bundle, one that holds a component twice, and one that holds itself."""
        components = {one.variant_id for one in self.components}
        if not components:
            raise RuleViolated("a bundle has at least one component")
        if len(components) < len(self.components):
            raise RuleViolated("a component stands in a bundle once")
        if self.variant_id in components:
            raise RuleViolated("a bundle may not hold itself")
