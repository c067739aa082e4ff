"""Tenants: the customers of the platform."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.korea import has_right_check_digit
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    Code,
    Country,
    Currency,
    Email,
    Locale,
    LongName,
    Name,
    Phone,
    Ref,
    Text,
    TimeZone,
    Whole,
)
from domain.manager.tnnt.isolation import Isolation

RESERVED_CODES = frozenset({"www", "api", "admin", "app", "mail", "status", "static", "manager", "tenant"})


class SuspendReason(StrEnum):
    """Why a tenant is suspended, which decides what of it still works."""

    PAYMENT = "PAYMENT"
    ABUSE = "ABUSE"
    SECURITY = "SECURITY"
    REQUEST = "REQUEST"


class TenantStatus(StrEnum):
    """Where a tenant stands between sign-up and purge."""

    PROVISIONING = "PROVISIONING"
    FAILED = "FAILED"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    CLOSED = "CLOSED"
    DELETED = "DELETED"


S = TenantStatus
LIFE = Life(
    {
        S.PROVISIONING: (S.ACTIVE, S.FAILED),
        S.FAILED: (S.PROVISIONING, S.DELETED),
        S.ACTIVE: (S.SUSPENDED, S.CLOSED),
        S.SUSPENDED: (S.ACTIVE, S.CLOSED),
        S.CLOSED: (S.ACTIVE, S.DELETED),
        S.DELETED: (),
    },
    by_command={
        (S.PROVISIONING, S.ACTIVE): "provision",
        S.PROVISIONING: "provision",
        S.SUSPENDED: "suspend",
        (S.SUSPENDED, S.ACTIVE): "resume",
        S.CLOSED: "close",
        (S.CLOSED, S.ACTIVE): "reopen",
        (S.CLOSED, S.DELETED): "purge",
    },
    by_program=(S.FAILED,),
)


@entity(
    path="tenants",
    title=("테넌트", "Tenant"),
    search=("code", "name", "legal_name", "business_number", "contact_email"),
    filters=("region", "country", "isolation", "database_id", "suspend_reason", "legal_hold"),
    sorts=("code", "name"),
    life=LIFE,
    grants=("status", "suspend_reason", "is_read_only", "database_id", "owner_user_id", "currency", "timezone"),
)
class Tenant(Entity):
    """One customer organisation with its own isolated data."""

    code: Annotated[
        str,
        Text(
            31,
            r"^[a-z][a-z0-9-]{2,30}$",
            says="3 to 31 small letters, digits and hyphens are asked for, a letter first",
        ),
        UNIQUE,
        IMMUTABLE,
    ]
    name: Name
    legal_name: LongName | None = None
    business_number: Annotated[str, Text(10, r"^[0-9]{10}$", says="ten digits are asked for")] | None = None
    country: Country = "KR"
    locale: Locale = "ko-KR"
    timezone: TimeZone = "Asia/Seoul"
    currency: Currency = "KRW"
    region: Code
    isolation: Isolation = Isolation.SHARED
    database_id: Annotated[UUID, Ref("tnnt.TenantDatabase"), COMPUTED] | None = None
    former_database_id: Annotated[UUID, Ref("tnnt.TenantDatabase"), COMPUTED] | None = None
    former_until: Annotated[date, COMPUTED] | None = None
    is_read_only: Annotated[bool, COMPUTED] = False
    owner_user_id: Annotated[UUID, Ref("idam.User")] | None = None
    contact_email: Email
    contact_phone: Phone | None = None
    personal_data_subjects: Annotated[int, Whole(0)] = 0
    suspend_reason: Annotated[SuspendReason, COMPUTED] | None = None
    suspended_at: Annotated[datetime, COMPUTED] | None = None
    closed_at: Annotated[datetime, COMPUTED] | None = None
    purge_after: Annotated[date, COMPUTED] | None = None
    legal_hold: bool = False
    legal_hold_reason: LongName | None = None
    activated_at: Annotated[datetime, COMPUTED] | None = None
    status: TenantStatus = TenantStatus.PROVISIONING

    @always
    def code_is_not_reserved(self) -> None:
        """The platform keeps some host names for itself."""
        if self.code in RESERVED_CODES:
            raise ValidationError.of("code", "reserved", "this code is kept for the platform")

    @always
    def business_number_is_right(self) -> None:
        """The last digit of a business number proves the others."""
        if self.business_number is not None and not has_right_check_digit(self.business_number):
            raise ValidationError.of(
                "business_number", "check_digit", "the check digit of the business number is wrong"
            )

    @always
    def hold_has_a_reason(self) -> None:
        """A legal hold says on what ground it stands."""
        if self.legal_hold and self.legal_hold_reason is None:
            raise RuleViolated("a legal hold needs a reason")

    @property
    def is_shut(self) -> bool:
        """Whether nobody of the tenant gets in."""
        if self.status is TenantStatus.SUSPENDED:
            return self.suspend_reason in (SuspendReason.ABUSE, SuspendReason.SECURITY)
        return self.status is not TenantStatus.ACTIVE

    @property
    def is_writable(self) -> bool:
        """Whether the tenant's users may write."""
        return self.status is TenantStatus.ACTIVE and not self.is_read_only
