"""Unit conversions: what the packages of products hold."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import IMMUTABLE, Number, Ref


@entity(
    path="unit-conversions",
    title=("상품별 단위 환산", "Unit conversion"),
    filters=("product_id", "unit_id"),
    unique=(("product_id", "unit_id"),),
)
class UnitConversion(Entity):
    """How many stock units a package of one product holds."""

    product_id: Annotated[UUID, Ref("pim.Product"), IMMUTABLE]
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure"), IMMUTABLE]
    # stock units in one
    factor: Annotated[Decimal, Number(20, 10, min=Decimal("0.0000000001"))]
    # a fraction of goods by catch weight is rounded, not refused
    is_rounded: bool = False
