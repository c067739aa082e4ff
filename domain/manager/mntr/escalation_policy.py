"""Escalation policies: the order in which people are called."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import UNIQUE, Count, Name, Ref, Text, Whole


class EscalationTarget(StrEnum):
    """Who is called: one person, whoever is on call, or all that hold a role."""

    USER = "USER"
    ON_CALL = "ON_CALL"
    ROLE = "ROLE"


CallChannel = Annotated[str, Text(20, r"^(EMAIL|SMS|PUSH|SLACK)$", says="one of EMAIL, SMS, PUSH, SLACK is asked for")]
_NAMED_BY = {
    EscalationTarget.USER: "user_id",
    EscalationTarget.ON_CALL: "schedule_id",
    EscalationTarget.ROLE: "role_id",
}


@line
class EscalationStep(Line):
    """Who is called by which channels, one after the other, and how long until the next step."""

    position: Annotated[int, Whole(1)]
    wait_minutes: Count = 5
    target: EscalationTarget
    user_id: Annotated[UUID, Ref("idam.User")] | None = None
    schedule_id: Annotated[UUID, Ref("mntr.OnCallSchedule")] | None = None
    role_id: Annotated[UUID, Ref("idam.Role")] | None = None
    channels: list[CallChannel] = field(default_factory=list[str])


@entity(
    path="escalation-policies",
    title=("에스컬레이션 정책", "Escalation policy"),
    search=("name",),
    sorts=("name",),
)
class EscalationPolicy(Entity):
    """Who is called, in what order, and how long each is waited for."""

    name: Annotated[Name, UNIQUE]
    repeat_count: Annotated[int, Whole(1)] = 2  # rounds in all, the first among them
    steps: list[EscalationStep] = field(default_factory=list[EscalationStep])

    @always
    def has_steps_in_order(self) -> None:
        """Refuses a policy that calls nobody, and two steps in one place."""
        if not self.steps:
            raise RuleViolated("an escalation policy has at least one step")
        if len({step.position for step in self.steps}) < len(self.steps):
            raise RuleViolated("the steps of an escalation policy have different positions")

    @always
    def steps_name_whom_they_call(self) -> None:
        """Refuses a step that leaves open whom it calls, or names more than that."""
        for place, step in enumerate(self.steps):
            for target, name in _NAMED_BY.items():
                if (getattr(step, name) is not None) != (step.target is target):
                    raise ValidationError.of(
                        f"steps.{place}.{name}", "target", "a step names just the user, schedule or role that it calls"
                    )
