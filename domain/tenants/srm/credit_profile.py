"""Credit profiles: how much customers may owe."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, ZERO, BaseMoney, Count, LongName, Ref, UnsignedMoney


class CreditCheck(StrEnum):
    """What happens when an order would pass the limit."""

    BLOCK = "BLOCK"
    WARN = "WARN"
    NONE = "NONE"


@entity(
    path="credit-profiles",
    title=("여신 한도", "Credit profile"),
    filters=("partner_id", "on_hold", "check_mode", "available_credit", "oldest_overdue_days"),
    sorts=("exposure", "oldest_overdue_days"),
)
class CreditProfile(Entity):
    """How much a customer may owe, and how much of that is used, in the base currency."""

    partner_id: Annotated[UUID, Ref("crm.Partner"), UNIQUE, IMMUTABLE]
    credit_limit: UnsignedMoney | None = None  # empty for no limit, 0 for payment in advance only
    temporary_limit: UnsignedMoney | None = None
    temporary_until: date | None = None
    check_mode: CreditCheck = CreditCheck.BLOCK
    overdue_grace_days: Count = 0
    on_hold: bool = False
    hold_reason: LongName | None = None
    open_receivables: Annotated[BaseMoney, COMPUTED] = ZERO
    open_orders: Annotated[UnsignedMoney, COMPUTED] = ZERO
    exposure: Annotated[BaseMoney, COMPUTED] = ZERO
    available_credit: Annotated[BaseMoney, COMPUTED] | None = None  # empty for no limit
    oldest_overdue_days: Annotated[Count, COMPUTED] = 0

    @always
    def ends_a_temporary_limit(self) -> None:
        """Refuses a temporary limit that would never end."""
        if self.temporary_limit is not None and self.temporary_until is None:
            raise RuleViolated("a temporary limit has its last day")
