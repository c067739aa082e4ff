"""Dunning policies: what happens, and when, after a payment fails or a due date passes."""

from dataclasses import field
from datetime import time
from enum import StrEnum
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, ZERO, Name, Ref, UnsignedMoney, Whole


class DunningAction(StrEnum):
    """What a step does."""

    RETRY = "RETRY"
    NOTIFY = "NOTIFY"
    SUSPEND = "SUSPEND"
    CANCEL = "CANCEL"


@line
class DunningStep(Line):
    """What is done so many days after the first failure or the due date."""

    day_offset: Annotated[int, Whole(1)]
    action: DunningAction
    template_id: Annotated[UUID, Ref("noti.Template")] | None = None


@entity(
    path="dunning-policies",
    title=("미납 관리 정책", "Dunning policy"),
    search=("name",),
    sorts=("name",),
)
class DunningPolicy(Entity):
    """What happens, and when, after a payment fails or a due date passes."""

    name: Annotated[Name, UNIQUE]
    is_default: bool = False
    # local time of the account
    run_at: time = time(10)
    # below it only mails are sent
    min_amount: UnsignedMoney = ZERO
    steps: list[DunningStep] = field(default_factory=list[DunningStep])

    @always
    def goes_on_step_by_step(self) -> None:
        """Refuses steps that are not one after the other, or that follow the end of the subscription."""
        for step, following in pairwise(self.steps):
            if following.day_offset <= step.day_offset:
                raise RuleViolated("the days of the steps grow")
            if step.action is DunningAction.CANCEL:
                raise RuleViolated("no step after CANCEL")
