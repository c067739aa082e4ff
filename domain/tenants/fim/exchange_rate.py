"""Exchange rates: what one unit of a currency is worth in base currency on a date."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import Currency, Text
from domain.tenants.fim.amounts import PositiveRate


class ExchangeRateKind(StrEnum):
    """What a rate is used for."""

    SPOT = "SPOT"
    CLOSING = "CLOSING"
    AVERAGE = "AVERAGE"
    BUDGET = "BUDGET"


@entity(
    path="exchange-rates",
    title=("환율", "Exchange rate"),
    filters=("currency", "rate_date", "kind"),
    sorts=("rate_date",),
    unique=(("currency", "rate_date", "kind"),),
)
class ExchangeRate(Entity):
    """What one unit of a currency is worth in base currency on a date."""

    currency: Currency
    rate_date: date
    kind: ExchangeRateKind = ExchangeRateKind.SPOT
    rate: PositiveRate
    source: Annotated[str, Text(60)] | None = None
