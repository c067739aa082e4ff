"""Configuration changes: what is to be changed in flags, limits and settings, and who agreed."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Json, Note, Numbered, Ref, Text

NEW_TARGET = "new"
"""Stands for the id of an override that is yet to be made."""
TargetId = Annotated[
    str,
    Text(
        36,
        r"^(new|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$",
        lower=True,
        says="an id is asked for, or new for an override that is yet to be made",
    ),
]


class ConfigTarget(StrEnum):
    """What is to be changed."""

    FLAG = "FLAG"
    OVERRIDE = "OVERRIDE"
    QUOTA = "QUOTA"
    SETTING = "SETTING"


class ConfigDecision(StrEnum):
    """What one person decided."""

    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


class ConfigChangeStatus(StrEnum):
    """How far the change has come."""

    DRAFT = "DRAFT"
    PENDING = "PENDING"
    APPROVED = "APPROVED"
    CONFLICT = "CONFLICT"
    APPLIED = "APPLIED"
    REJECTED = "REJECTED"
    CANCELLED = "CANCELLED"
    REVERTED = "REVERTED"


S = ConfigChangeStatus
LIFE = Life(
    {
        S.DRAFT: (S.PENDING, S.CANCELLED),
        S.PENDING: (S.APPROVED, S.REJECTED, S.CANCELLED),
        S.APPROVED: (S.APPLIED, S.CONFLICT, S.CANCELLED),
        S.CONFLICT: (S.PENDING, S.CANCELLED),
        S.APPLIED: (S.REVERTED,),
        S.REJECTED: (),
        S.CANCELLED: (),
        S.REVERTED: (),
    },
    by_command={
        S.PENDING: "submit",
        (S.CONFLICT, S.PENDING): "rebase",
        S.APPROVED: "approve",
        S.REJECTED: "reject",
        S.APPLIED: "apply",
        S.CANCELLED: "cancel",
        S.REVERTED: "revert",
    },
    by_program=(S.CONFLICT,),
)


@line
class ConfigApproval(Line):
    """What one person said to the change."""

    user_id: Annotated[UUID, Ref("idam.User"), COMPUTED]
    decision: Annotated[ConfigDecision, COMPUTED]
    comment: Annotated[str, Text(500), COMPUTED] | None = None
    decided_at: Annotated[datetime, COMPUTED]


@entity(
    path="config-changes",
    title=("설정 변경 요청", "Configuration change"),
    search=("number", "reason"),
    filters=("target_type", "target_id", "scheduled_at"),
    life=LIFE,
)
class ConfigChange(Entity):
    """A change to a flag, override, limit or setting that a second person looks at before it is applied."""

    number: Annotated[str, Text(32), Numbered("CONFIG_CHANGE", "CHG-{year}-{seq:06}")] | None = None
    target_type: Annotated[ConfigTarget, IMMUTABLE]
    target_id: Annotated[TargetId, IMMUTABLE]
    patch: Json  # fields and their new values
    base_version: Annotated[Count, COMPUTED] | None = None  # the target's version when asked
    reason: Annotated[str, Text(500)]
    scheduled_at: datetime | None = None
    applied_at: Annotated[datetime, COMPUTED] | None = None
    undo_patch: Annotated[Json, COMPUTED] | None = None  # the former values
    error: Annotated[Note, COMPUTED] | None = None
    status: ConfigChangeStatus = S.DRAFT
    approvals: list[ConfigApproval] = field(default_factory=list[ConfigApproval])

    @always
    def changes_something(self) -> None:
        """Refuses a change of nothing, and a new target that is no override."""
        if not isinstance(self.patch, Mapping) or not self.patch:
            raise ValidationError.of("patch", "type", "the fields to be changed and their new values are asked for")
        if self.target_id == NEW_TARGET and self.target_type is not ConfigTarget.OVERRIDE:
            raise ValidationError.of("target_id", "pattern", "only an override can be new")

    @always
    def is_seen_by_others(self) -> None:
        """Refuses an approval by the one who asked, and two decisions of one person."""
        approvers = [one.user_id for one in self.approvals if one.decision is ConfigDecision.APPROVED]
        if self.created_by in approvers:
            raise RuleViolated("nobody approves their own request")
        if len({one.user_id for one in self.approvals}) < len(self.approvals):
            raise RuleViolated("a person decides on a change once")
