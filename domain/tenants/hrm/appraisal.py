"""Appraisals: how employees have done in a cycle."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, Note, Ref, Share, Text
from domain.tenants.hrm.score import Score


class AppraisalStatus(StrEnum):
    """How far the appraisal has come."""

    GOAL_SETTING = "GOAL_SETTING"
    SELF_REVIEW = "SELF_REVIEW"
    MANAGER_REVIEW = "MANAGER_REVIEW"
    REVIEWED = "REVIEWED"
    FINAL = "FINAL"
    EXCLUDED = "EXCLUDED"


S = AppraisalStatus
LIFE = Life(
    {
        S.GOAL_SETTING: (S.SELF_REVIEW, S.EXCLUDED),
        S.SELF_REVIEW: (S.MANAGER_REVIEW, S.EXCLUDED),
        S.MANAGER_REVIEW: (S.SELF_REVIEW, S.REVIEWED),
        S.REVIEWED: (S.MANAGER_REVIEW, S.FINAL),
        S.FINAL: (),
        S.EXCLUDED: (),
    },
    by_command={
        (S.GOAL_SETTING, S.SELF_REVIEW): "submit_goals",
        (S.SELF_REVIEW, S.MANAGER_REVIEW): "submit_self",
        S.REVIEWED: "submit_review",
        S.FINAL: "finalize",
    },
)


@line
class AppraisalGoal(Line):
    """What the employee set out to reach, and how far it was reached."""

    title: Annotated[str, Text(255)]
    weight: Share
    kpi_id: Annotated[UUID, Ref("bim.Kpi")] | None = None
    target: Annotated[str, Text(120)] | None = None
    result: Annotated[str, Text(120)] | None = None
    self_score: Score | None = None
    manager_score: Score | None = None


@line
class AppraisalFeedback(Line):
    """What a colleague says of the employee's work."""

    reviewer_id: Annotated[UUID, Ref("hrm.Employee")]
    score: Score | None = None
    comment: Note | None = None


@entity(
    path="appraisals",
    title=("인사 평가", "Appraisal"),
    filters=("cycle_id", "employee_id", "manager_id", "grade"),
    unique=(("cycle_id", "employee_id"),),
    life=LIFE,
)
class Appraisal(Entity):
    """How an employee has done in an appraisal cycle, by goals, competency and feedback."""

    cycle_id: Annotated[UUID, Ref("hrm.AppraisalCycle"), IMMUTABLE]
    employee_id: Annotated[UUID, Ref("hrm.Employee"), IMMUTABLE]
    manager_id: Annotated[UUID, Ref("hrm.Employee")]
    goal_score: Annotated[Score, COMPUTED] | None = None
    competency_score: Score | None = None
    feedback_score: Annotated[Score, COMPUTED] | None = None
    final_score: Annotated[Score, COMPUTED] | None = None
    grade: Annotated[str, Text(10), COMPUTED] | None = None
    calibrated_grade: Annotated[str, Text(10)] | None = None
    calibration_reason: Annotated[str, Text(255)] | None = None
    manager_comment: Note | None = None
    employee_comment: Note | None = None
    status: AppraisalStatus = S.GOAL_SETTING
    goals: list[AppraisalGoal] = field(default_factory=list[AppraisalGoal])
    feedbacks: list[AppraisalFeedback] = field(default_factory=list[AppraisalFeedback])

    @always
    def weighs_its_goals(self) -> None:
        """Refuses goals that do not weigh 1 together once they are set."""
        if self.status in (S.GOAL_SETTING, S.EXCLUDED):
            return
        if sum((goal.weight for goal in self.goals), ZERO) != 1:
            raise RuleViolated("goal weights sum to 1 before SELF_REVIEW")

    @always
    def explains_calibration(self) -> None:
        """Refuses a grade that was changed at calibration without saying why."""
        differs = self.calibrated_grade is not None and self.calibrated_grade != self.grade
        if differs and self.calibration_reason is None:
            raise RuleViolated("a calibrated grade that differs needs a reason")

    @always
    def is_reviewed_by_others(self) -> None:
        """Refuses feedback of the employee on himself or herself."""
        if any(feedback.reviewer_id == self.employee_id for feedback in self.feedbacks):
            raise RuleViolated("a reviewer is not the employee")
