"""Tenant domains: host names and e-mail domains of tenants, proved by DNS."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Ref, Text


class TenantDomainPurpose(StrEnum):
    """What a domain is used for."""

    WEB = "WEB"
    EMAIL = "EMAIL"
    SSO = "SSO"


class TenantDomainStatus(StrEnum):
    """Whether the tenant has proved that the domain is its own."""

    PENDING = "PENDING"
    VERIFIED = "VERIFIED"
    FAILED = "FAILED"


S = TenantDomainStatus
LIFE = Life(
    {
        S.PENDING: (S.VERIFIED, S.FAILED),
        S.VERIFIED: (S.FAILED,),
        S.FAILED: (S.PENDING, S.VERIFIED),
    },
    by_command={S.VERIFIED: "verify"},
    by_program=(S.FAILED,),
)


@entity(
    path="tenant-domains",
    title=("테넌트 도메인", "Tenant domain"),
    search=("domain",),
    filters=("tenant_id", "purpose"),
    sorts=("domain",),
    life=LIFE,
)
class TenantDomain(Entity):
    """A tenant's own host name or e-mail domain, proved by DNS."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE]
    # in Punycode, where it has other letters
    domain: Annotated[
        str,
        Text(
            253,
            r"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$",
            lower=True,
            says="a domain such as example.com is asked for",
        ),
        IMMUTABLE,
    ]
    purpose: TenantDomainPurpose
    # stands in the TXT record _cxg-verify.{domain}
    verification_token: Annotated[str, Text(64), COMPUTED] | None = None
    is_primary: bool = False
    verified_at: Annotated[datetime, COMPUTED] | None = None
    last_checked_at: Annotated[datetime, COMPUTED] | None = None
    failed_checks: Annotated[Count, COMPUTED] = 0
    certificate_id: Annotated[UUID, Ref("ifra.Certificate"), COMPUTED] | None = None
    status: TenantDomainStatus = S.PENDING
