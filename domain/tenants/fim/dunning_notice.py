"""Dunning notices: reminders to customers of what is overdue."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import COMPUTED, ZERO, Count, Currency, Money, Numbered, Ref, Text, UnsignedMoney, Whole


class DunningNoticeStatus(StrEnum):
    """Whether the customer has the notice."""

    DRAFT = "DRAFT"
    SENT = "SENT"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


S = DunningNoticeStatus
LIFE = Life(
    {S.DRAFT: (S.SENT, S.CANCELLED), S.SENT: (S.CLOSED,), S.CLOSED: (), S.CANCELLED: ()},
    by_command={S.SENT: "send"},
)


@line
class DunningItem(Line):
    """An overdue item; its interest is open amount x annual rate x days / 365, rounded for each item."""

    open_item_id: Annotated[UUID, Ref("fim.OpenItem")]
    days_overdue: Annotated[Count, COMPUTED] = 0
    open_amount: Annotated[Money, COMPUTED] = ZERO
    interest_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO


@entity(
    path="dunning-notices",
    title=("독촉장", "Dunning notice"),
    search=("number",),
    filters=("partner_id", "level", "notice_date"),
    sorts=("notice_date",),
    life=LIFE,
)
class DunningNotice(Entity):
    """A reminder to a customer of what is overdue, with level, interest and fee."""

    number: Annotated[str, Text(40), Numbered("DUNNING_NOTICE", "DUN-{year}-{seq:06}")] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")]
    level: Annotated[int, Whole(1)]
    notice_date: date
    currency: Currency = "KRW"
    overdue_amount: Annotated[Money, COMPUTED] = ZERO
    interest_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    fee_amount: UnsignedMoney = ZERO
    sent_at: Annotated[datetime, COMPUTED] | None = None
    status: DunningNoticeStatus = S.DRAFT
    items: list[DunningItem] = field(default_factory=list[DunningItem])
