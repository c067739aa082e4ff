"""Figures: how exact they are, and what they are counted in."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from domain.kernel.types import Number

Figure = Annotated[Decimal, Number(20, 6)]


class Unit(StrEnum):
    """What a figure is shown as."""

    NUMBER = "NUMBER"
    MONEY = "MONEY"
    PERCENT = "PERCENT"
    DAYS = "DAYS"
    HOURS = "HOURS"
