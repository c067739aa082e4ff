"""Partners: whom the tenant buys from and sells to."""

from collections.abc import Iterable
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.korea import business_number, has_right_check_digit
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    Count,
    Country,
    Currency,
    Email,
    Locale,
    LongName,
    Name,
    Numbered,
    Phone,
    Ref,
    Text,
    UnsignedMoney,
    Url,
)


class PartnerKind(StrEnum):
    """A firm or a natural person."""

    COMPANY = "COMPANY"
    PERSON = "PERSON"


class InvoiceTiming(StrEnum):
    """When a customer's invoices are made."""

    MANUAL = "MANUAL"
    AT_SHIPPING = "AT_SHIPPING"
    MONTHLY = "MONTHLY"


class AddressKind(StrEnum):
    """What is sent to an address."""

    BILLING = "BILLING"
    SHIPPING = "SHIPPING"
    OTHER = "OTHER"


class PartnerStatus(StrEnum):
    """How far the tenant deals with the partner."""

    PROSPECT = "PROSPECT"
    ACTIVE = "ACTIVE"
    BLOCKED = "BLOCKED"
    INACTIVE = "INACTIVE"
    MERGED = "MERGED"


S = PartnerStatus
LIFE = Life(
    {
        S.PROSPECT: (S.ACTIVE, S.INACTIVE, S.MERGED),
        S.ACTIVE: (S.BLOCKED, S.INACTIVE, S.MERGED),
        S.BLOCKED: (S.ACTIVE, S.INACTIVE, S.MERGED),
        S.INACTIVE: (S.ACTIVE, S.MERGED),
        S.MERGED: (),
    },
    by_command={S.ACTIVE: "activate", S.BLOCKED: "block", (S.BLOCKED, S.ACTIVE): "unblock"},
    by_program=(S.MERGED,),
)


@line
class PartnerAddress(Line):
    """Where the partner gets mail or goods."""

    kind: AddressKind
    label: Annotated[str, Text(50)] | None = None
    recipient: Name | None = None
    phone: Phone | None = None
    postal_code: Annotated[str, Text(16)] | None = None
    line1: LongName
    line2: LongName | None = None
    city: Name | None = None
    state: Name | None = None
    country: Country = "KR"
    is_default: bool = False


@line
class PartnerBankAccount(Line):
    """Where the partner is paid."""

    bank_code: Annotated[str, Text(11)]
    account_number: Annotated[str, Text(34)]
    holder_name: Name
    currency: Currency = "KRW"
    is_default: bool = False


@entity(
    path="partners",
    title=("거래처", "Partner"),
    search=("number", "name", "legal_name", "business_number", "email", "phone"),
    filters=("kind", "is_customer", "is_supplier", "group_id", "parent_id", "owner_id", "country", "currency"),
    sorts=("name",),
    life=LIFE,
)
class Partner(Entity):
    """A firm or person that buys from the tenant, sells to it, or both."""

    number: Annotated[str, Text(32), Numbered("PARTNER", "P-{seq:06}")] | None = None
    name: LongName
    legal_name: LongName | None = None
    kind: PartnerKind = PartnerKind.COMPANY
    is_customer: bool = False
    is_supplier: bool = False
    business_number: Annotated[str, Text(20), UNIQUE] | None = None
    corporate_number: Annotated[str, Text(20)] | None = None
    representative_name: Annotated[str, Text(50)] | None = None
    business_type: Annotated[str, Text(50)] | None = None
    business_item: Annotated[str, Text(50)] | None = None
    country: Country = "KR"
    group_id: Annotated[UUID, Ref("crm.PartnerGroup")] | None = None
    parent_id: Annotated[UUID, Ref("crm.Partner", tree=True)] | None = None
    owner_id: Annotated[UUID, Ref("sys.User")] | None = None
    email: Email | None = None
    phone: Phone | None = None
    website: Url | None = None
    locale: Locale = "ko-KR"
    currency: Currency = "KRW"
    price_list_id: Annotated[UUID, Ref("pim.PriceList")] | None = None
    payment_term_id: Annotated[UUID, Ref("fim.PaymentTerm")] | None = None
    # replaces the product's tax on documents
    default_tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    invoice_timing: InvoiceTiming = InvoiceTiming.MANUAL
    min_remaining_days: Count | None = None
    industry: Annotated[str, Text(64)] | None = None
    annual_revenue: UnsignedMoney | None = None
    employee_count: Count | None = None
    blocked_reason: Annotated[LongName, COMPUTED] | None = None
    merged_into_id: Annotated[UUID, Ref("crm.Partner"), COMPUTED] | None = None
    last_activity_at: Annotated[datetime, COMPUTED] | None = None
    status: PartnerStatus = S.PROSPECT
    addresses: list[PartnerAddress] = field(default_factory=list[PartnerAddress])
    bank_accounts: list[PartnerBankAccount] = field(default_factory=list[PartnerBankAccount])

    @always
    def trades_while_active(self) -> None:
        """Refuses an ACTIVE partner that neither buys nor sells."""
        if self.status is S.ACTIVE and not (self.is_customer or self.is_supplier):
            raise RuleViolated("an ACTIVE partner is a customer, a supplier or both")

    @always
    def has_a_sound_business_number(self) -> None:
        """Refuses a business number that its country cannot have given."""
        number = self.business_number
        if number is None:
            return
        if not (number.isascii() and number.isdigit()):
            raise ValidationError.of("business_number", "pattern", "a business number has digits only")
        if self.country == "KR" and not has_right_check_digit(number):
            raise RuleViolated("a Korean business number has ten digits and a right check digit")

    @always
    def has_one_default(self) -> None:
        """Refuses two default addresses of a kind and two default accounts of a currency."""
        if _repeats(one.kind for one in self.addresses if one.is_default):
            raise RuleViolated("at most one default address a kind")
        if _repeats(one.currency for one in self.bank_accounts if one.is_default):
            raise RuleViolated("at most one default bank account a currency")

    def tidy(self) -> None:
        """Keeps the business number without the hyphens and blanks it was entered with."""
        if self.business_number is not None:
            self.business_number = business_number(self.business_number)

    def activate(self, *, is_customer: bool, is_supplier: bool) -> None:
        """Begins to trade with the partner, in the roles that are added here or that it has."""
        if self.status is S.BLOCKED:
            raise RuleViolated("a BLOCKED partner is unblocked, not activated")
        self.advance(S.ACTIVE)
        self.is_customer |= is_customer
        self.is_supplier |= is_supplier

    def block(self, reason: str) -> None:
        """Stops new business with the partner."""
        self.advance(S.BLOCKED)
        self.blocked_reason = reason

    def unblock(self) -> None:
        """Lets business with the partner go on."""
        if self.status is not S.BLOCKED:
            raise RuleViolated("only a BLOCKED partner is unblocked")
        self.advance(S.ACTIVE)
        self.blocked_reason = None


def _repeats(values: Iterable[str]) -> bool:
    found = list(values)
    return len(set(found)) < len(found)
