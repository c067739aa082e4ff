"""Fiscal years: the years of the books and their closing."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Money, NotBefore, Ref, Text

LONGEST = 18
"""Months that a fiscal year may have."""


class FiscalYearStatus(StrEnum):
    """Whether the year is closed, and for good."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    LOCKED = "LOCKED"


S = FiscalYearStatus
LIFE = Life(
    {S.OPEN: (S.CLOSED,), S.CLOSED: (S.OPEN, S.LOCKED), S.LOCKED: ()},
    by_command={S.CLOSED: "close", S.OPEN: "reopen", S.LOCKED: "lock"},
)


@entity(
    path="fiscal-years",
    title=("회계연도", "Fiscal year"),
    filters=("start_date",),
    sorts=("name", "start_date", "end_date"),
    life=LIFE,
)
class FiscalYear(Entity):
    """A year of the books, from its first day to its closing."""

    name: Annotated[str, Text(40), UNIQUE]
    start_date: date
    end_date: Annotated[date, NotBefore("start_date")]
    closing_entry_id: Annotated[UUID, Ref("fim.JournalEntry"), COMPUTED] | None = None
    net_income: Annotated[Money, COMPUTED] | None = None  # empty until the year is closed
    closed_at: Annotated[datetime, COMPUTED] | None = None
    closed_by: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    status: FiscalYearStatus = S.OPEN

    @always
    def is_not_too_long(self) -> None:
        """Refuses a year that goes on after its eighteenth month."""
        start, end = self.start_date, self.end_date
        months = (end.year - start.year) * 12 + end.month - start.month
        if (months, end.day) >= (LONGEST, start.day):
            raise RuleViolated("a year is at most 18 months")
