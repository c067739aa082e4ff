"""Payment methods: cards and accounts at payment providers."""

import re
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, Ref, Secret, Text, Whole

_CARD_NUMBER = re.compile(r"(?<![0-9])[0-9]{13,19}(?![0-9])")


class PaymentMethodType(StrEnum):
    """What the money is taken from."""

    CARD = "CARD"
    BANK_TRANSFER = "BANK_TRANSFER"
    VIRTUAL_ACCOUNT = "VIRTUAL_ACCOUNT"


class PaymentMethodProvider(StrEnum):
    """Who keeps the card or account for us."""

    TEST = "TEST"
    TOSS = "TOSS"
    STRIPE = "STRIPE"


class PaymentMethodStatus(StrEnum):
    """Whether money can be collected by it."""

    ACTIVE = "ACTIVE"
    EXPIRED = "EXPIRED"
    REMOVED = "REMOVED"


S = PaymentMethodStatus
LIFE = Life(
    {
        S.ACTIVE: (S.EXPIRED, S.REMOVED),
        S.EXPIRED: (S.ACTIVE, S.REMOVED),
        S.REMOVED: (),
    },
    by_program=(S.EXPIRED,),
)


@entity(
    path="payment-methods",
    title=("결제 수단", "Payment method"),
    filters=("billing_account_id", "type", "is_default"),
    life=LIFE,
)
class PaymentMethod(Entity):
    """A card or account at a payment provider, by which a tenant pays."""

    billing_account_id: Annotated[UUID, Ref("bill.BillingAccount"), IMMUTABLE]
    type: Annotated[PaymentMethodType, IMMUTABLE]
    provider: Annotated[PaymentMethodProvider, IMMUTABLE]
    provider_token: Annotated[Secret, IMMUTABLE]
    brand: Annotated[str, Text(30)] | None = None
    last4: Annotated[str, Text(4, r"^[0-9]{4}$", says="the last four digits are asked for")] | None = None
    exp_month: Annotated[int, Whole(1, 12)] | None = None
    exp_year: Annotated[int, Whole(2000, 9999)] | None = None
    is_default: bool = False
    status: PaymentMethodStatus = S.ACTIVE

    @always
    def holds_no_card_number(self) -> None:
        """Refuses what may be the number of a card, wherever it was put."""
        if any(_CARD_NUMBER.search(text) for text in (self.provider_token, self.brand or "")):
            raise RuleViolated("card numbers are never taken or stored")

    @always
    def knows_when_it_expires(self) -> None:
        """Refuses a month without its year, and a year without its month."""
        if (self.exp_month is None) != (self.exp_year is None):
            raise RuleViolated("an expiry has a month and a year")
