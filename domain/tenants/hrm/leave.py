"""What leave, and the days of pay, are counted in."""

from decimal import Decimal
from typing import Annotated

from domain.kernel.types import ZERO, Number, Whole

SignedDays = Annotated[Decimal, Number(6, 2)]
Days = Annotated[Decimal, Number(6, 2, min=ZERO)]
Year = Annotated[int, Whole(1, 9999)]
