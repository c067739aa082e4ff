"""Appraisal cycles: the rounds in which employees are appraised."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, NotBefore, Number, Share, Text
from domain.tenants.hrm.score import Score


class AppraisalCycleStatus(StrEnum):
    """How far the round has come."""

    DRAFT = "DRAFT"
    OPEN = "OPEN"
    CALIBRATION = "CALIBRATION"
    CLOSED = "CLOSED"


S = AppraisalCycleStatus
LIFE = Life(
    {
        S.DRAFT: (S.OPEN,),
        S.OPEN: (S.CALIBRATION,),
        S.CALIBRATION: (S.OPEN, S.CLOSED),
        S.CLOSED: (),
    },
    by_command={S.OPEN: "open", S.CLOSED: "close"},
)


@line
class AppraisalGrade(Line):
    """A grade, the score it begins at, and the share of a department that may get it."""

    grade: Annotated[str, Text(10)]
    min_score: Score
    max_share: Share | None = None


@entity(
    path="appraisal-cycles",
    title=("평가 주기", "Appraisal cycle"),
    search=("name",),
    filters=("period_start",),
    sorts=("name", "period_start", "period_end"),
    life=LIFE,
)
class AppraisalCycle(Entity):
    """A round of appraisal with its weights, grades and timetable."""

    name: Annotated[str, Text(80), UNIQUE]
    period_start: date
    period_end: Annotated[date, NotBefore("period_start")]
    goal_weight: Share = Decimal("0.6")
    competency_weight: Share = Decimal("0.3")
    feedback_weight: Share = Decimal("0.1")
    max_score: Annotated[Decimal, Number(6, 2, min=Decimal("0.01"))] = Decimal(100)
    self_due: date | None = None
    manager_due: Annotated[date, NotBefore("self_due")] | None = None
    calibration_due: Annotated[date, NotBefore("manager_due")] | None = None
    status: AppraisalCycleStatus = S.DRAFT
    grades: list[AppraisalGrade] = field(default_factory=list[AppraisalGrade])

    @always
    def weighs_one(self) -> None:
        """Refuses weights that do not make a whole."""
        if self.goal_weight + self.competency_weight + self.feedback_weight != 1:
            raise RuleViolated("the three weights sum to 1")

    @always
    def grades_every_score(self) -> None:
        """Refuses grades that begin at one score, and scores without a grade; a DRAFT may have no grades yet."""
        starts = [one.min_score for one in self.grades]
        if len(set(starts)) < len(starts):
            raise RuleViolated("grades have different min_score")
        if 0 not in starts and (starts or self.status is not S.DRAFT):
            raise RuleViolated("one grade has a min_score of 0")
        if any(start > self.max_score for start in starts):
            raise RuleViolated("min_score of a grade is at most max_score")
