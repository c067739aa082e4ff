"""Units of measure, and how quantities and prices convert between them."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import Annotated

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Number, Text, Whole

PRICE_DECIMALS = 6
ONE_TO_ONE = Fraction(1)
_ONE = Decimal(1)
_PRICE = Number(24, PRICE_DECIMALS)


class UnitCategory(StrEnum):
    """What a unit measures."""

    COUNT = "COUNT"
    WEIGHT = "WEIGHT"
    LENGTH = "LENGTH"
    AREA = "AREA"
    VOLUME = "VOLUME"
    TIME = "TIME"


@entity(
    path="units-of-measure",
    title=("단위", "Unit of measure"),
    search=("code", "name"),
    filters=("category", "is_base"),
    sorts=("code", "name"),
)
class UnitOfMeasure(Entity):
    """A unit that quantities are given in."""

    code: Annotated[str, Text(16), UNIQUE]
    name: Annotated[str, Text(50)]
    category: UnitCategory
    ratio: Annotated[Decimal, Number(20, 10)]
    is_base: bool = False
    decimals: Annotated[int, Whole(0, 4)] = 0

    @always
    def has_a_sound_ratio(self) -> None:
        """Refuses a ratio that nothing could be converted by."""
        if self.ratio <= 0:
            raise RuleViolated("ratio is over 0")
        if self.is_base and self.ratio != _ONE:
            raise RuleViolated("the base unit of a category has the ratio 1")

    def factor_to(self, target: "UnitOfMeasure") -> Fraction:
        """How many of the target's units one of this unit is; raises RuleViolated between two categories."""
        if self.category is not target.category:
            raise RuleViolated(
                "between two categories only a product's own conversion can convert",
                source=self.code,
                target=target.code,
            )
        return ONE_TO_ONE if self.ratio == target.ratio else Fraction(self.ratio) / Fraction(target.ratio)

    def convert(self, quantity: Decimal, target: "UnitOfMeasure") -> Decimal:
        """The quantity in the target's unit, rounded half up to its decimals; a fraction of a whole unit is refused."""
        exact = Fraction(quantity) * self.factor_to(target)
        if target.decimals == 0 and exact.denominator != 1:
            raise RuleViolated(
                "a conversion that leaves a fraction in a unit with 0 decimals is refused, not rounded",
                unit=target.code,
            )
        return rounded(exact, target.decimals)

    def convert_price(self, price: Decimal, target: "UnitOfMeasure") -> Decimal:
        """The price of one of the target's units, given the price of one of this unit."""
        factor = self.factor_to(target)
        return _PRICE.settle(price) if factor is ONE_TO_ONE else rounded(Fraction(price) / factor, PRICE_DECIMALS)


def rounded(exact: Fraction, decimals: int) -> Decimal:
    """The number with so many decimals, the half away from zero."""
    scaled = floor(abs(exact) * 10**decimals + Fraction(1, 2))
    return Decimal(-scaled if exact < 0 else scaled).scaleb(-decimals)
