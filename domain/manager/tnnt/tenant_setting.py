"""Tenant settings: what tenants may set for themselves, one row a tenant."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.types import IMMUTABLE, UNIQUE, Count, Email, Locale, Ref, Text, Url, Whole
from domain.shared.network import Network, check_networks


class SupportAccess(StrEnum):
    """How far the platform's support may look through the eyes of the tenant's users."""

    READ_ONLY = "READ_ONLY"
    ALLOWED = "ALLOWED"
    DENIED = "DENIED"


class WeekStart(StrEnum):
    """The first day of a week."""

    MON = "MON"
    SUN = "SUN"


Color = Annotated[str, Text(7, r"^#[0-9A-Fa-f]{6}$", says="a color such as #1a73e8 is asked for")]


@entity(
    path="tenant-settings",
    title=("테넌트 설정", "Tenant settings"),
    access="settings",
    filters=("tenant_id",),
    grants=("support_access", "mfa_required", "allowed_networks", "session_idle_minutes"),
)
class TenantSetting(Entity):
    """What a tenant may set for itself."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), UNIQUE, IMMUTABLE]
    support_access: SupportAccess = SupportAccess.READ_ONLY
    mfa_required: bool = False
    # none means from anywhere
    allowed_networks: list[Network] = field(default_factory=list[str])
    # 0 means that idle sessions go on
    session_idle_minutes: Count = 0
    data_export_approval: bool = False
    week_starts_on: WeekStart = WeekStart.MON
    fiscal_year_start_month: Annotated[int, Whole(1, 12)] = 1
    logo_url: Url | None = None
    brand_color: Color | None = None
    notification_locale: Locale = "ko-KR"
    security_contact_email: Email | None = None

    @always
    def comes_from_networks(self) -> None:
        """Refuses what is no network of IP addresses in CIDR notation."""
        check_networks(self.allowed_networks)
