"""Compliance controls: what standards and laws ask of the platform."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, LongName, NotBefore, Note, OtherId, Ref, Text, Url
from domain.manager.audt.entity_name import EntityName


class Framework(StrEnum):
    """The standard or law that a requirement comes from."""

    ISMS_P = "ISMS_P"
    ISO27001 = "ISO27001"
    SOC2 = "SOC2"
    PIPA = "PIPA"
    GDPR = "GDPR"


class AssessmentFrequency(StrEnum):
    """How often the control is assessed."""

    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    YEARLY = "YEARLY"


class ComplianceStatus(StrEnum):
    """How far the requirement is met."""

    NOT_STARTED = "NOT_STARTED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLIANT = "COMPLIANT"
    NON_COMPLIANT = "NON_COMPLIANT"
    NOT_APPLICABLE = "NOT_APPLICABLE"


S = ComplianceStatus
LIFE = Life(
    {
        S.NOT_STARTED: (S.IN_PROGRESS, S.NOT_APPLICABLE),
        S.IN_PROGRESS: (S.COMPLIANT, S.NON_COMPLIANT),
        S.COMPLIANT: (S.IN_PROGRESS, S.NON_COMPLIANT),
        S.NON_COMPLIANT: (S.IN_PROGRESS,),
        S.NOT_APPLICABLE: (S.NOT_STARTED,),
    },
    by_command={S.COMPLIANT: "assess", S.NON_COMPLIANT: "assess"},
)
_CHECKS = ("mfa_coverage", "backup_drill", "access_review", "chain_verify", "key_age", "tls_expiry")
AutomatedCheck = Annotated[
    str,
    Text(
        60,
        f"^({'|'.join(_CHECKS)})$",
        says="one of mfa_coverage, backup_drill, access_review, chain_verify, key_age and tls_expiry is asked for",
    ),
]


@line
class ComplianceEvidence(Line):
    """A document or record that proves the requirement to be met, until a day or for good."""

    title: LongName
    file_url: Url | None = None
    source_entity: EntityName | None = None
    source_id: OtherId | None = None
    collected_on: date | None = None
    valid_until: Annotated[date, NotBefore("collected_on")] | None = None


@entity(
    path="compliance-controls",
    title=("컴플라이언스 통제", "Compliance control"),
    search=("code", "title"),
    filters=("framework", "owner_id", "next_due_on"),
    sorts=("code", "title"),
    unique=(("framework", "code"),),
    life=LIFE,
)
class ComplianceControl(Entity):
    """A requirement of a standard or law, who answers for it, and the proof."""

    framework: Framework
    code: Annotated[str, Text(20)]
    title: LongName
    description: Note | None = None
    owner_id: Annotated[UUID, Ref("idam.User")]
    frequency: AssessmentFrequency = AssessmentFrequency.YEARLY
    last_assessed_on: Annotated[date, COMPUTED] | None = None
    next_due_on: Annotated[date, COMPUTED] | None = None
    automated_check: AutomatedCheck | None = None
    status: ComplianceStatus = S.NOT_STARTED
    evidences: list[ComplianceEvidence] = field(default_factory=list[ComplianceEvidence])

    @always
    def proves_compliance(self) -> None:
        """Refuses to call a requirement met that nothing proves."""
        if self.status is S.COMPLIANT and not self.evidences:
            raise RuleViolated("COMPLIANT needs at least one evidence")
