"""Price lists: prices of a currency, for whom they are given."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import IMMUTABLE, UNIQUE, Code, Currency, Name, NotBefore, Number, Ref


class BreakMode(StrEnum):
    """Whether a larger quantity lowers the price of all units, or only of those beyond the break."""

    ALL_UNITS = "ALL_UNITS"
    GRADUATED = "GRADUATED"


class PriceRounding(StrEnum):
    """How a worked-out price is rounded to the step."""

    HALF_UP = "HALF_UP"
    UP = "UP"
    DOWN = "DOWN"


class PriceListStatus(StrEnum):
    """Whether the list's prices count."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    ARCHIVED = "ARCHIVED"


S = PriceListStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE,),
        S.ACTIVE: (S.ARCHIVED,),
        S.ARCHIVED: (S.ACTIVE,),
    }
)


@entity(
    path="price-lists",
    title=("가격표", "Price list"),
    search=("code", "name"),
    filters=("currency", "is_default", "break_mode", "valid_from", "valid_to"),
    sorts=("code", "name"),
    life=LIFE,
)
class PriceList(Entity):
    """Prices of one currency, given to a partner, to a group or to everybody."""

    code: Annotated[Code, UNIQUE]
    name: Name
    currency: Annotated[Currency, IMMUTABLE]
    is_default: bool = False
    tax_included: bool = False
    break_mode: BreakMode = BreakMode.ALL_UNITS
    base_price_list_id: Annotated[UUID, Ref("pim.PriceList", tree=True)] | None = None
    # 10 for prices in tens
    rounding_step: Annotated[Decimal, Number(18, 6, min=Decimal("0.000001"))] | None = None
    rounding_mode: PriceRounding = PriceRounding.HALF_UP
    valid_from: date | None = None
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None
    status: PriceListStatus = S.DRAFT
