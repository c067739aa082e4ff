"""Amounts and rates that several declarations of finance share."""

from decimal import Decimal
from typing import Annotated

from domain.kernel.types import ZERO, Amount, Number

PositiveMoneyOfAnother = Annotated[Decimal, Amount(own=False, min=Decimal("0.0001"))]
UnsignedMoneyOfAnother = Annotated[Decimal, Amount(own=False, min=ZERO)]
UnsignedBaseMoney = Annotated[Decimal, Amount(base=True, min=ZERO)]
PositiveRate = Annotated[Decimal, Number(18, 8, min=Decimal("0.00000001"))]
"""Base units for one unit of a currency."""


def is_part_of(part: Decimal, whole: Decimal) -> bool:
    """Whether an amount has the sign of another and does not exceed it; zero is part of any."""
    return min(whole, ZERO) <= part <= max(whole, ZERO)
