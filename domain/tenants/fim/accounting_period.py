"""Accounting periods: stretches of a fiscal year that are open or closed for posting."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, NotBefore, Ref, Text


class PeriodKind(StrEnum):
    """A regular stretch of the year, or room for the entries of its closing."""

    REGULAR = "REGULAR"
    ADJUSTMENT = "ADJUSTMENT"


class SubLedger(StrEnum):
    """A part of the books that may be shut ahead of the rest."""

    AR = "AR"
    AP = "AP"
    BANK = "BANK"
    INVENTORY = "INVENTORY"
    ASSETS = "ASSETS"
    PAYROLL = "PAYROLL"


class AccountingPeriodStatus(StrEnum):
    """Whether entries may be posted into the period."""

    OPEN = "OPEN"
    SOFT_CLOSED = "SOFT_CLOSED"
    CLOSED = "CLOSED"
    LOCKED = "LOCKED"


S = AccountingPeriodStatus
LIFE = Life(
    {
        S.OPEN: (S.SOFT_CLOSED, S.CLOSED),
        S.SOFT_CLOSED: (S.OPEN, S.CLOSED),
        S.CLOSED: (S.OPEN, S.LOCKED),
        S.LOCKED: (),
    },
    by_command={S.SOFT_CLOSED: "soft_close", S.CLOSED: "close", S.OPEN: "reopen", S.LOCKED: "lock"},
)


@entity(
    path="periods",
    title=("회계 기간", "Accounting period"),
    filters=("fiscal_year_id", "kind", "start_date"),
    sorts=("name", "start_date", "end_date"),
    life=LIFE,
)
class AccountingPeriod(Entity):
    """A stretch of a fiscal year that is open or closed for posting."""

    fiscal_year_id: Annotated[UUID, Ref("fim.FiscalYear"), IMMUTABLE]
    name: Annotated[str, Text(40)]
    kind: PeriodKind = PeriodKind.REGULAR
    start_date: date
    end_date: Annotated[date, NotBefore("start_date")]
    # shut already while the general ledger is still open
    closed_ledgers: list[SubLedger] = field(default_factory=list[SubLedger])
    closed_at: Annotated[datetime, COMPUTED] | None = None
    closed_by: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    status: AccountingPeriodStatus = S.OPEN
