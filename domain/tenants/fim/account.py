"""Accounts: the nodes of the chart of accounts."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Currency, Note, Ref, Text
from domain.tenants.fim.side import Side
from domain.tenants.fim.use_status import LIFE, UseStatus


class AccountType(StrEnum):
    """Where in the statements an account stands."""

    ASSET = "ASSET"
    LIABILITY = "LIABILITY"
    EQUITY = "EQUITY"
    REVENUE = "REVENUE"
    EXPENSE = "EXPENSE"


class AccountSubtype(StrEnum):
    """What an account is kept for."""

    CASH = "CASH"
    BANK = "BANK"
    RECEIVABLE = "RECEIVABLE"
    PAYABLE = "PAYABLE"
    INVENTORY = "INVENTORY"
    FIXED_ASSET = "FIXED_ASSET"
    ACCUMULATED_DEPRECIATION = "ACCUMULATED_DEPRECIATION"
    INPUT_TAX = "INPUT_TAX"
    OUTPUT_TAX = "OUTPUT_TAX"
    PREPAID = "PREPAID"
    ACCRUED = "ACCRUED"
    PAYROLL_LIABILITY = "PAYROLL_LIABILITY"
    RETAINED_EARNINGS = "RETAINED_EARNINGS"
    COST_OF_SALES = "COST_OF_SALES"
    DEPRECIATION = "DEPRECIATION"
    OTHER = "OTHER"


class CashFlowSection(StrEnum):
    """Where in the cash flow statement the account's changes stand."""

    OPERATING = "OPERATING"
    INVESTING = "INVESTING"
    FINANCING = "FINANCING"
    NONE = "NONE"


@entity(
    path="accounts",
    title=("계정과목", "Account"),
    search=("code", "name", "name_en"),
    filters=("type", "subtype", "parent_id", "is_postable", "is_control"),
    sorts=("code", "name"),
    life=LIFE,
)
class Account(Entity):
    """An account of the chart of accounts, or a heading over several."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(120)]
    name_en: Annotated[str, Text(120)] | None = None
    type: AccountType
    subtype: AccountSubtype = AccountSubtype.OTHER
    parent_id: Annotated[UUID, Ref("fim.Account", tree=True)] | None = None
    is_postable: bool = True  # a heading is not
    normal_side: Annotated[Side, COMPUTED] | None = None
    is_contra: bool = False
    currency: Currency | None = None  # of every line on it; lines may be in any where there is none
    is_control: bool = False  # a sub-ledger owns it
    requires_partner: bool = False
    requires_cost_center: bool = False
    is_monetary: bool = False  # revalued at period end when in a foreign currency
    # where its currency revaluation is posted; on itself when empty
    valuation_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    cash_flow_section: CashFlowSection = CashFlowSection.NONE
    default_tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    description: Note | None = None
    status: UseStatus = UseStatus.ACTIVE

    @always
    def is_valued_apart_from_its_items(self) -> None:
        """Refuses a receivable or payable account that would be revalued on itself, where open items have to add up."""
        has_items = self.subtype in (AccountSubtype.RECEIVABLE, AccountSubtype.PAYABLE)
        if has_items and self.valuation_account_id in (None, self.id):
            raise RuleViolated("a receivable or payable account names another account for its currency revaluation")
