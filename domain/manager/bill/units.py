"""Units: metered quantities, which have more decimals than goods have."""

from decimal import Decimal
from typing import Annotated

from domain.kernel.types import ZERO, Number

Units = Annotated[Decimal, Number(18, 6, min=ZERO)]
PositiveUnits = Annotated[Decimal, Number(18, 6, min=Decimal("0.000001"))]
