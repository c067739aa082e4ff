"""Tax rates: taxes, and how they are rounded."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import UNIQUE, Country, NotBefore, Share, Text


class TaxRounding(StrEnum):
    """How a tax is settled to the currency's minor unit."""

    HALF_UP = "HALF_UP"
    DOWN = "DOWN"


@entity(
    path="tax-rates",
    title=("세율", "Tax rate"),
    search=("code", "name"),
    filters=("country", "valid_from"),
    sorts=("code", "name", "valid_from"),
)
class TaxRate(Entity):
    """A tax that a country asks for, with the time in which it holds and how it is rounded."""

    code: Annotated[str, Text(30), UNIQUE]
    name: Annotated[str, Text(60)]
    country: Country
    tax_rate: Share
    # whether prices contain the tax
    is_inclusive: bool = False
    rounding: TaxRounding = TaxRounding.HALF_UP
    valid_from: date
    valid_until: Annotated[date, NotBefore("valid_from")] | None = None
