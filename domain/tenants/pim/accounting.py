"""Accounting: what categories and products have in common for the books."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity
from domain.kernel.types import Ref


class CostingMethod(StrEnum):
    """How stock is valued."""

    AVERAGE = "AVERAGE"
    FIFO = "FIFO"


@dataclass(slots=True, kw_only=True, eq=False)
class Accounting(Entity):
    """How goods are valued and taxed and which accounts they are booked on; what is empty is looked up above."""

    costing_method: CostingMethod | None = None
    sales_tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    purchase_tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    revenue_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    cogs_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    inventory_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
