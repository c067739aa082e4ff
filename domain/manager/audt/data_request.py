"""Data subject requests: what people ask of the data kept about them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    Code,
    Email,
    Name,
    NotBefore,
    Note,
    Numbered,
    Ref,
    Text,
    Url,
)


class DataRequestKind(StrEnum):
    """What the person asks for."""

    ACCESS = "ACCESS"
    PORTABILITY = "PORTABILITY"
    CORRECTION = "CORRECTION"
    ERASURE = "ERASURE"
    RESTRICTION = "RESTRICTION"


class PrivacyRegime(StrEnum):
    """The law that the request stands on: Korea's or that of the European Union."""

    PIPA = "PIPA"
    GDPR = "GDPR"


class DataRequestStatus(StrEnum):
    """How far the request is answered."""

    RECEIVED = "RECEIVED"
    VERIFIED = "VERIFIED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    REJECTED = "REJECTED"


S = DataRequestStatus
LIFE = Life(
    {
        S.RECEIVED: (S.VERIFIED, S.REJECTED),
        S.VERIFIED: (S.IN_PROGRESS, S.REJECTED),
        S.IN_PROGRESS: (S.COMPLETED, S.REJECTED),
        S.COMPLETED: (),
        S.REJECTED: (),
    },
    by_command={S.VERIFIED: "verify", S.COMPLETED: "complete", S.REJECTED: "reject"},
)


@entity(
    path="data-requests",
    title=("정보주체 요청", "Data subject request"),
    search=("number", "subject_name", "subject_email"),
    filters=("kind", "regime", "tenant_id", "due_on", "handler_id"),
    sorts=("received_on",),
    life=LIFE,
)
class DataRequest(Entity):
    """A person's request about their own data, answered or refused with its outcome."""

    number: Annotated[Code, Numbered("DATA_REQUEST", "DSR-{year}-{seq:06}")] | None = None
    kind: Annotated[DataRequestKind, IMMUTABLE]
    regime: Annotated[PrivacyRegime, IMMUTABLE] = PrivacyRegime.PIPA
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant")] | None = None
    subject_name: Name
    subject_email: Email
    details: Note | None = None
    received_on: Annotated[date, IMMUTABLE]
    due_on: Annotated[date, NotBefore("received_on"), COMPUTED] | None = None
    extended: Annotated[bool, COMPUTED] = False
    identity_method: Annotated[str, Text(60)] | None = None
    identity_verified_at: Annotated[datetime, COMPUTED] | None = None
    handler_id: Annotated[UUID, Ref("idam.User")] | None = None
    outcome: Note | None = None
    file_url: Annotated[Url, COMPUTED] | None = None
    completed_at: Annotated[datetime, COMPUTED] | None = None
    status: DataRequestStatus = S.RECEIVED

    @always
    def is_answered_when_it_ends(self) -> None:
        """Refuses to end a request without saying what became of it, or on what ground it is refused."""
        if self.status is S.REJECTED and self.outcome is None:
            raise RuleViolated("REJECTED needs the legal ground")
        if self.status is S.COMPLETED and self.outcome is None:
            raise RuleViolated("COMPLETED needs the outcome")

    @always
    def is_of_a_known_person(self) -> None:
        """Refuses to deal with a request before it is known how the person was recognised."""
        if self.status not in (S.RECEIVED, S.REJECTED) and self.identity_method is None:
            raise RuleViolated("a request is dealt with once the person's identity is verified")

    @always
    def is_extended_under_gdpr_only(self) -> None:
        """Refuses more time where the law gives none."""
        if self.extended and self.regime is not PrivacyRegime.GDPR:
            raise RuleViolated("only a GDPR request is extended")
