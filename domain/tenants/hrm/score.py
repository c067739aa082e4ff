"""What an appraisal is measured in."""

from decimal import Decimal
from typing import Annotated

from domain.kernel.types import ZERO, Number

Score = Annotated[Decimal, Number(6, 2, min=ZERO)]
