"""How much of something is used or allowed, in the unit of its quota."""

from decimal import Decimal
from typing import Annotated

from domain.kernel.types import ZERO, Number

Measure = Annotated[Decimal, Number(18, 6, min=ZERO)]
UsageRate = Annotated[Decimal, Number(9, 6, min=ZERO)]
"""A fraction of the limit; over 1 where a limit fell or does not stop anybody."""
