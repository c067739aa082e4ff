"""How the value of an asset goes down in a book."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Line, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import Ref, Share, Whole

Months = Annotated[int, Whole(1)]


class DepreciationMethod(StrEnum):
    """How the charge of a month is worked out."""

    STRAIGHT_LINE = "STRAIGHT_LINE"
    DECLINING_BALANCE = "DECLINING_BALANCE"
    DOUBLE_DECLINING = "DOUBLE_DECLINING"
    SUM_OF_YEARS = "SUM_OF_YEARS"
    UNITS_OF_PRODUCTION = "UNITS_OF_PRODUCTION"
    NONE = "NONE"


class DepreciationConvention(StrEnum):
    """How much of the month in which it is put into service an asset is charged for."""

    DAILY = "DAILY"
    FULL_MONTH = "FULL_MONTH"
    MID_MONTH = "MID_MONTH"
    NEXT_MONTH = "NEXT_MONTH"


NEEDED: Mapping[DepreciationMethod, tuple[str, ...]] = {
    DepreciationMethod.STRAIGHT_LINE: ("life_months",),
    DepreciationMethod.DECLINING_BALANCE: ("life_months", "declining_rate"),
    DepreciationMethod.DOUBLE_DECLINING: ("life_months",),
    DepreciationMethod.SUM_OF_YEARS: ("life_months",),
    DepreciationMethod.UNITS_OF_PRODUCTION: ("total_units",),
    DepreciationMethod.NONE: (),
}
"""What an asset's charges cannot be worked out without."""


@line
class BookTerms(Line):
    """By what method, over what life and from when on a book depreciates; the rate is a year's."""

    book_id: Annotated[UUID, Ref("fam.DepreciationBook")]
    method: DepreciationMethod
    life_months: Months | None = None
    declining_rate: Share | None = None
    switch_to_straight_line: bool = False
    convention: DepreciationConvention = DepreciationConvention.FULL_MONTH


def check_terms(books: Sequence[BookTerms]) -> None:
    """Refuses two terms for one book, and a sum of years that are not whole."""
    if len({one.book_id for one in books}) < len(books):
        raise RuleViolated("a book is named once")
    for one in books:
        by_years = one.method is DepreciationMethod.SUM_OF_YEARS
        if by_years and one.life_months is not None and one.life_months % 12:
            raise RuleViolated("life_months is a multiple of 12 for SUM_OF_YEARS")
