"""Finance settings: the base currency, default accounts and limits of the books."""

from dataclasses import field
from enum import StrEnum
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import ValidationError
from domain.kernel.types import ZERO, Count, Currency, Ref, Share, UnsignedMoney, Whole

DefaultAccount = Annotated[UUID, Ref("fim.Account")] | None


class RoundingMode(StrEnum):
    """How the books settle an amount between two minor units; HALF_UP is away from zero, DOWN towards it."""

    HALF_UP = "HALF_UP"
    HALF_EVEN = "HALF_EVEN"
    DOWN = "DOWN"


@entity(
    path="settings",
    title=("재무 설정", "Finance settings"),
    access="settings",
)
class FinanceSettings(Entity):
    """The base currency, default accounts and limits of the books."""

    base_currency: Currency = "KRW"
    rounding_mode: RoundingMode = RoundingMode.HALF_UP
    fiscal_year_start_month: Annotated[int, Whole(1, 12)] = 1
    receivable_account_id: DefaultAccount = None
    payable_account_id: DefaultAccount = None
    employee_payable_account_id: DefaultAccount = None
    tax_payable_account_id: DefaultAccount = None
    tax_receivable_account_id: DefaultAccount = None
    fx_gain_account_id: DefaultAccount = None
    fx_loss_account_id: DefaultAccount = None
    unrealized_fx_gain_account_id: DefaultAccount = None
    unrealized_fx_loss_account_id: DefaultAccount = None
    retained_earnings_account_id: DefaultAccount = None
    rounding_account_id: DefaultAccount = None
    write_off_account_id: DefaultAccount = None
    discount_allowed_account_id: DefaultAccount = None
    discount_received_account_id: DefaultAccount = None
    bank_fee_account_id: DefaultAccount = None
    suspense_account_id: DefaultAccount = None
    # this and the next seven hold where neither product nor category names one
    revenue_account_id: DefaultAccount = None
    cogs_account_id: DefaultAccount = None
    inventory_account_id: DefaultAccount = None
    received_not_billed_account_id: DefaultAccount = None
    price_variance_account_id: DefaultAccount = None
    stock_loss_account_id: DefaultAccount = None
    service_cost_account_id: DefaultAccount = None
    warranty_cost_account_id: DefaultAccount = None
    customer_advance_account_id: DefaultAccount = None
    write_off_limit: UnsignedMoney = ZERO  # the most that one allocation may write off
    rate_max_age_days: Count = 7
    manual_entry_approval_over: UnsignedMoney | None = None  # from this total on; empty means never
    payment_approval_over: UnsignedMoney | None = None  # from this base amount of an outgoing payment on
    bank_change_hold_days: Count = 3  # a payment run holds back a partner whose bank details are newer
    # upper limits in days; 30, 60 and 90 when empty
    aging_buckets: list[Annotated[int, Whole(1)]] = field(default_factory=list[int])
    dunning_annual_rate: Share = ZERO

    @always
    def ages_in_rising_steps(self) -> None:
        """Refuses limits of aging that do not rise."""
        if any(later <= earlier for earlier, later in pairwise(self.aging_buckets)):
            raise ValidationError.of("aging_buckets", "order", "each limit is higher than the one before it")
