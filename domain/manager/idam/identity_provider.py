"""Identity providers: single sign-on of tenants and of the staff by OpenID Connect."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, LongName, Name, Ref, Secret, Text, Url

EmailDomain = Annotated[
    str,
    Text(
        253,
        r"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$",
        lower=True,
        says="a domain such as example.com is asked for",
    ),
]


class IdentityProviderStatus(StrEnum):
    """Whether users sign in by the provider."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    DISABLED = "DISABLED"


S = IdentityProviderStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE,),
        S.ACTIVE: (S.DISABLED,),
        S.DISABLED: (S.ACTIVE,),
    },
    by_command={S.ACTIVE: "activate", S.DISABLED: "disable"},
)


@entity(
    path="identity-providers",
    title=("외부 인증 제공자", "Identity provider"),
    search=("code", "name", "issuer"),
    filters=("tenant_id", "enforce_sso"),
    sorts=("code", "name"),
    life=LIFE,
)
class IdentityProvider(Entity):
    """Where users of a tenant, or the staff, sign in with the account of their own organisation."""

    code: Annotated[str, Text(50), UNIQUE]
    name: Name
    # none for the staff
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE] | None = None
    issuer: Url
    client_id: LongName
    client_secret: Secret
    email_domains: list[EmailDomain]
    # whether a user is made at the first sign-in, with the default role: a sys.Role of the tenant, or one of the staff
    jit_provisioning: bool = True
    default_role_code: Annotated[str, Text(64)] | None = None
    enforce_sso: bool = False
    tested_at: Annotated[datetime, COMPUTED] | None = None
    status: IdentityProviderStatus = S.DRAFT
