"""Bank accounts: our accounts at banks, and cash boxes."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import ValidationError
from domain.kernel.types import COMPUTED, UNIQUE, Count, Currency, Money, Ref, Secret, Text
from domain.tenants.fim.use_status import LIFE, UseStatus


class BankAccountKind(StrEnum):
    """Where the money lies."""

    BANK = "BANK"
    CASH = "CASH"
    CARD = "CARD"


class MatchAction(StrEnum):
    """What is done with a statement line that a rule fits."""

    POST_ENTRY = "POST_ENTRY"
    PAY_PARTNER = "PAY_PARTNER"
    SUGGEST = "SUGGEST"


@line
class BankMatchRule(Line):
    """What is to be done with a line of a statement that looks like this; the lowest priority comes first."""

    priority: Count = 100
    text_contains: Annotated[str, Text(120)] | None = None
    counterparty_contains: Annotated[str, Text(120)] | None = None
    amount_from: Money | None = None
    amount_to: Money | None = None
    action: MatchAction
    account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    auto: bool = False


@line
class BankOpeningItem(Line):
    """What was booked before the start here and was not on a statement then."""

    item_date: date
    amount: Money
    reference: Annotated[str, Text(80)] | None = None
    matched: Annotated[bool, COMPUTED] = False


@entity(
    path="bank-accounts",
    title=("은행 계좌", "Bank account"),
    search=("code", "name", "bank_name"),
    filters=("kind", "currency"),
    sorts=("code", "name"),
    life=LIFE,
)
class BankAccount(Entity):
    """An account of ours at a bank, or a cash box, with its ledger account and matching rules."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(120)]
    kind: BankAccountKind = BankAccountKind.BANK
    bank_name: Annotated[str, Text(120)] | None = None
    account_number: Secret | None = None
    account_number_masked: Annotated[str, Text(40), COMPUTED] | None = None
    swift_code: (
        Annotated[
            str,
            Text(11, r"^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$", says="a SWIFT code such as KOEXKRSE is asked for"),
        ]
        | None
    ) = None
    currency: Currency = "KRW"
    account_id: Annotated[UUID, Ref("fim.Account"), UNIQUE]
    allow_overdraft: bool = True  # to be false for a cash box
    reconciled_until: Annotated[date, COMPUTED] | None = None
    statement_balance: Annotated[Money, COMPUTED] | None = None  # of the last RECONCILED statement
    status: UseStatus = UseStatus.ACTIVE
    match_rules: list[BankMatchRule] = field(default_factory=list[BankMatchRule])
    opening_items: list[BankOpeningItem] = field(default_factory=list[BankOpeningItem])

    @always
    def matches_from_the_lower_amount_up(self) -> None:
        """Refuses a matching rule whose amounts no line can lie between."""
        for place, one in enumerate(self.match_rules):
            if one.amount_from is not None and one.amount_to is not None and one.amount_to < one.amount_from:
                raise ValidationError.of(f"match_rules.{place}.amount_to", "range", "at least the amount it begins at")
