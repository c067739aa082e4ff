"""Billing accounts: who pays for tenants, how, and what stands open."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.korea import has_right_check_digit
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    ZERO,
    Count,
    Country,
    Currency,
    Email,
    LongName,
    Money,
    Name,
    Note,
    Ref,
    Text,
    TimeZone,
    UnsignedMoney,
    Whole,
)

PAYMENT_TERMS = (7, 14, 30, 60)
"""The days to pay that a tenant may have whose invoices are sent."""


class CollectionMethod(StrEnum):
    """Whether money is collected by the default payment method or waited for."""

    AUTO = "AUTO"
    SEND_INVOICE = "SEND_INVOICE"


@entity(
    path="billing-accounts",
    title=("청구 계정", "Billing account"),
    search=("legal_name", "business_number", "invoice_email"),
    filters=("tenant_id", "collection_method", "country", "overdue_amount"),
    sorts=("legal_name", "overdue_amount"),
)
class BillingAccount(Entity):
    """Who pays for a tenant, how, and what stands open."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), UNIQUE, IMMUTABLE]
    legal_name: LongName
    business_number: Annotated[str, Text(10)] | None = None
    representative: Name | None = None
    business_type: Name | None = None
    invoice_email: Email
    address: Note | None = None
    country: Country = "KR"
    currency: Currency = "KRW"
    timezone: TimeZone = "Asia/Seoul"
    tax_rate_id: Annotated[UUID, Ref("bill.TaxRate")] | None = None
    tax_exempt: bool = False
    collection_method: CollectionMethod = CollectionMethod.AUTO
    payment_terms_days: Annotated[int, Whole(0, 60)] = 0
    # how long the invoice of a cycle stays a draft for late usage
    invoice_grace_hours: Count = 1
    purchase_order: Annotated[str, Text(60)] | None = None
    dunning_policy_id: Annotated[UUID, Ref("bill.DunningPolicy")] | None = None
    # what the tenant owes, and what the platform owes the tenant
    receivable_balance: Annotated[Money, COMPUTED] = ZERO
    credit_balance: Annotated[UnsignedMoney, COMPUTED] = ZERO
    overdue_amount: Annotated[UnsignedMoney, COMPUTED] = ZERO
    mrr: Annotated[UnsignedMoney, COMPUTED] = ZERO

    @always
    def terms_go_with_the_method(self) -> None:
        """Refuses days to pay where money is collected at once, and unusual ones where it is not."""
        allowed = (0,) if self.collection_method is CollectionMethod.AUTO else PAYMENT_TERMS
        if self.payment_terms_days not in allowed:
            raise ValidationError.of(
                "payment_terms_days", "not_listed", "0 days for AUTO, else 7, 14, 30 or 60 are asked for"
            )

    @always
    def has_a_sound_business_number(self) -> None:
        """Refuses a business number that Korea cannot have given."""
        number = self.business_number
        if number is not None and self.country == "KR" and not has_right_check_digit(number):
            raise RuleViolated("a Korean business number has ten digits and a right check digit")
