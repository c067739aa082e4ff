"""Bank statements: what a bank reports, to be matched to the books."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, Count, Json, MoneyOfAnother, Ref, Text
from domain.tenants.fim.amounts import is_part_of


class StatementSource(StrEnum):
    """How a statement was taken in."""

    MANUAL = "MANUAL"
    CSV = "CSV"
    CAMT053 = "CAMT053"
    MT940 = "MT940"
    API = "API"


class MatchState(StrEnum):
    """How far a line is found in the books."""

    UNMATCHED = "UNMATCHED"
    SUGGESTED = "SUGGESTED"
    PARTIAL = "PARTIAL"
    MATCHED = "MATCHED"


class BankStatementStatus(StrEnum):
    """How far the statement is reconciled with the books."""

    IMPORTED = "IMPORTED"
    IN_PROGRESS = "IN_PROGRESS"
    RECONCILED = "RECONCILED"
    CANCELLED = "CANCELLED"


S = BankStatementStatus
LIFE = Life(
    {
        S.IMPORTED: (S.IN_PROGRESS, S.RECONCILED, S.CANCELLED),
        S.IN_PROGRESS: (S.RECONCILED, S.CANCELLED),
        S.RECONCILED: (S.IN_PROGRESS,),
        S.CANCELLED: (),
    },
    by_command={S.RECONCILED: "reconcile", (S.RECONCILED, S.IN_PROGRESS): "reopen"},
)


@line
class BankStatementLine(Line):
    """One movement on the bank account; an amount above zero is money in."""

    external_id: Annotated[str, Text(80)] | None = None
    booking_date: date
    value_date: date | None = None
    amount: MoneyOfAnother
    description: Annotated[str, Text(255)] | None = None
    counterparty_name: Annotated[str, Text(120)] | None = None
    counterparty_account: Annotated[str, Text(60)] | None = None
    reference: Annotated[str, Text(80)] | None = None
    matched_amount: Annotated[MoneyOfAnother, COMPUTED] = ZERO
    state: Annotated[MatchState, COMPUTED] = MatchState.UNMATCHED
    matches: Annotated[Json, COMPUTED] | None = None  # ledger line and amount of each match


@entity(
    path="bank-statements",
    title=("은행 거래 명세", "Bank statement"),
    search=("number",),
    filters=("bank_account_id", "statement_date", "source"),
    sorts=("statement_date",),
    life=LIFE,
)
class BankStatement(Entity):
    """A statement of the bank whose lines are matched to the books, in the currency of the bank account."""

    bank_account_id: Annotated[UUID, Ref("fim.BankAccount"), IMMUTABLE]
    number: Annotated[str, Text(40)]
    statement_date: date
    opening_balance: MoneyOfAnother
    closing_balance: MoneyOfAnother
    source: StatementSource = StatementSource.MANUAL
    matched_count: Annotated[Count, COMPUTED] = 0
    unmatched_count: Annotated[Count, COMPUTED] = 0
    book_balance: Annotated[MoneyOfAnother, COMPUTED] | None = None  # of the ledger account on statement_date
    # booked up to that date and on no statement yet; opening items count, the OPENING entry does not
    outstanding_amount: Annotated[MoneyOfAnother, COMPUTED] | None = None
    status: BankStatementStatus = S.IMPORTED
    items: list[BankStatementLine] = field(default_factory=list[BankStatementLine])

    @always
    def adds_up(self) -> None:
        """Refuses lines that do not lead from the one balance to the other, and one matched beyond its amount."""
        if self.opening_balance + sum((one.amount for one in self.items), ZERO) != self.closing_balance:
            raise RuleViolated("opening_balance plus the lines equals closing_balance")
        if not all(is_part_of(one.matched_amount, one.amount) for one in self.items):
            raise RuleViolated("a statement line is not matched beyond its amount")

    @always
    def is_reconciled_in_full(self) -> None:
        """Refuses a RECONCILED statement with a line that is not MATCHED, or one that the books do not agree with."""
        if self.status is not S.RECONCILED:
            return
        if any(one.state is not MatchState.MATCHED for one in self.items):
            raise RuleViolated("RECONCILED needs every line MATCHED")
        if self.book_balance is None or self.outstanding_amount is None:
            raise RuleViolated("RECONCILED needs the balance of the books")
        if self.book_balance - self.outstanding_amount != self.closing_balance:
            raise RuleViolated("RECONCILED needs book_balance minus outstanding_amount equal to closing_balance")

    @always
    def is_cancelled_unmatched(self) -> None:
        """Refuses a CANCELLED statement of which anything is matched."""
        if self.status is S.CANCELLED and any(one.matched_amount for one in self.items):
            raise RuleViolated("a statement is cancelled only when nothing on it is matched")
