"""Financial reports: statements computed from posted entries and kept with their parameters."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, Count, Currency, Json, NotBefore, Ref


class FinancialReportKind(StrEnum):
    """Which statement it is."""

    TRIAL_BALANCE = "TRIAL_BALANCE"
    BALANCE_SHEET = "BALANCE_SHEET"
    INCOME_STATEMENT = "INCOME_STATEMENT"
    CASH_FLOW = "CASH_FLOW"
    GENERAL_LEDGER = "GENERAL_LEDGER"
    AR_AGING = "AR_AGING"
    AP_AGING = "AP_AGING"
    BUDGET_VS_ACTUAL = "BUDGET_VS_ACTUAL"
    TAX_SUMMARY = "TAX_SUMMARY"


class AgingBy(StrEnum):
    """From which day on an open item ages."""

    DUE_DATE = "DUE_DATE"
    DOCUMENT_DATE = "DOCUMENT_DATE"


@entity(
    path="financial-reports",
    title=("재무 보고서", "Financial report"),
    access="append_only",
    filters=("kind", "date_to", "cost_center_id"),
    sorts=("date_to",),
)
class FinancialReport(Entity):
    """A statement computed from posted entries and kept with what was asked for."""

    kind: FinancialReportKind
    date_from: date | None = None
    date_to: Annotated[date, NotBefore("date_from")]  # also the day as of which balances are read
    compare_from: date | None = None
    compare_to: Annotated[date, NotBefore("compare_from")] | None = None
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    include_closing: bool = False  # whether CLOSING entries and their reversals count
    aging_by: AgingBy = AgingBy.DUE_DATE
    currency: Currency = "KRW"
    result: Annotated[Json, COMPUTED] | None = None
    entry_high_water: Annotated[Count, COMPUTED] | None = None  # how many posted entries it saw
