"""Tax codes: how something is taxed, with the rates over time and the accounts."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Country, Ref, Share, Text
from domain.tenants.fim.use_status import LIFE, UseStatus


class TaxDirection(StrEnum):
    """Whether the tax is on what is sold or on what is bought."""

    SALES = "SALES"
    PURCHASE = "PURCHASE"


class TaxTreatment(StrEnum):
    """How the law treats what is taxed."""

    STANDARD = "STANDARD"
    ZERO_RATED = "ZERO_RATED"
    EXEMPT = "EXEMPT"
    REVERSE_CHARGE = "REVERSE_CHARGE"
    NON_DEDUCTIBLE = "NON_DEDUCTIBLE"
    WITHHOLDING = "WITHHOLDING"


class TaxRounding(StrEnum):
    """How a tax is settled; HALF_UP is away from zero, DOWN towards it."""

    HALF_UP = "HALF_UP"
    DOWN = "DOWN"
    UP = "UP"


class TaxRoundingLevel(StrEnum):
    """Whether each line is rounded, or the document once."""

    LINE = "LINE"
    DOCUMENT = "DOCUMENT"


@line
class TaxRate(Line):
    """The rate from a day on, until the next one."""

    valid_from: date
    rate: Share


@entity(
    path="tax-codes",
    title=("세금 코드", "Tax code"),
    search=("code", "name"),
    filters=("direction", "treatment", "country"),
    sorts=("code", "name"),
    life=LIFE,
)
class TaxCode(Entity):
    """A way in which sales or purchases are taxed, with its rates over time and its accounts."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(120)]
    direction: TaxDirection
    treatment: TaxTreatment
    account_id: Annotated[UUID, Ref("fim.Account")] | None = None  # of output or input tax
    counter_account_id: Annotated[UUID, Ref("fim.Account")] | None = None  # the other side of REVERSE_CHARGE
    deductible_share: Share = Decimal(1)  # of input tax; the rest goes to the expense line
    price_includes_tax: bool = False
    rounding: TaxRounding = TaxRounding.HALF_UP
    rounding_level: TaxRoundingLevel = TaxRoundingLevel.LINE
    # the boxes of the tax return where base and tax stand
    base_box: Annotated[str, Text(20)] | None = None
    tax_box: Annotated[str, Text(20)] | None = None
    country: Country = "KR"
    status: UseStatus = UseStatus.ACTIVE
    rates: list[TaxRate] = field(default_factory=list[TaxRate])

    @always
    def has_one_rate_a_day(self) -> None:
        """Refuses two rates from the same day on."""
        if len({one.valid_from for one in self.rates}) < len(self.rates):
            raise RuleViolated("a tax code has one rate from a day on")
