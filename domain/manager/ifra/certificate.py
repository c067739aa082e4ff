"""Certificates: what the platform's addresses prove themselves with."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, UNIQUE, After, Count, LongName, Ref, Secret, Text


class CertificateStatus(StrEnum):
    """Whether the certificate is there, serves, or has had its time."""

    PENDING = "PENDING"
    VALID = "VALID"
    EXPIRING = "EXPIRING"
    EXPIRED = "EXPIRED"
    FAILED = "FAILED"
    REPLACED = "REPLACED"
    REVOKED = "REVOKED"


S = CertificateStatus
LIFE = Life(
    {
        S.PENDING: (S.VALID, S.FAILED),
        S.VALID: (S.EXPIRING, S.REPLACED, S.REVOKED),
        S.EXPIRING: (S.REPLACED, S.EXPIRED, S.REVOKED),
        S.EXPIRED: (S.REPLACED,),
        S.FAILED: (S.PENDING,),
        S.REPLACED: (),
        S.REVOKED: (),
    },
    by_command={S.PENDING: "renew", S.VALID: "upload", S.REVOKED: "revoke"},
    by_program=(S.EXPIRING, S.EXPIRED, S.FAILED, S.REPLACED),
)

HostName = Annotated[str, Text(253)]


@entity(
    path="certificates",
    title=("인증서", "Certificate"),
    search=("domain", "issuer"),
    filters=("not_after", "auto_renew"),
    sorts=("domain",),
    life=LIFE,
)
class Certificate(Entity):
    """A TLS certificate and its renewal."""

    domain: HostName
    alternative_names: list[HostName] = field(default_factory=list[str])
    issuer: Annotated[LongName, COMPUTED] | None = None
    serial: Annotated[str, Text(80), COMPUTED] | None = None
    fingerprint: Annotated[str, Text(64), UNIQUE, COMPUTED] | None = None
    private_key: Secret | None = None
    chain: Annotated[str, Text(30_000, lines=True)] | None = None  # some certificates in PEM, one behind the other
    not_before: Annotated[datetime, COMPUTED] | None = None
    not_after: Annotated[datetime, After("not_before"), COMPUTED] | None = None
    auto_renew: bool = True
    renew_before_days: Count = 30
    last_error: Annotated[str, Text(500), COMPUTED] | None = None
    successor_id: Annotated[UUID, Ref("ifra.Certificate"), COMPUTED] | None = None
    status: CertificateStatus = S.PENDING
