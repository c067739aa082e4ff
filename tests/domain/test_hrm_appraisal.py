"""What always holds for appraisals and their cycles."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.hrm.appraisal import Appraisal, AppraisalFeedback, AppraisalGoal, AppraisalStatus
from domain.tenants.hrm.appraisal_cycle import AppraisalCycle, AppraisalCycleStatus, AppraisalGrade
from tests.marks import rule

CYCLE, EMPLOYEE, MANAGER, COLLEAGUE = (UUID(int=n) for n in range(1, 5))


def appraisal(*weights: str) -> Appraisal:
    made = Appraisal(cycle_id=CYCLE, employee_id=EMPLOYEE, manager_id=MANAGER)
    made.goals = [AppraisalGoal(title=f"목표 {n}", weight=Decimal(one)) for n, one in enumerate(weights)]
    return made


def cycle(*scores: str) -> AppraisalCycle:
    made = AppraisalCycle(name="2026 상반기", period_start=date(2026, 1, 1), period_end=date(2026, 6, 30))
    made.grades = [AppraisalGrade(grade=f"G{n}", min_score=Decimal(one)) for n, one in enumerate(scores)]
    return made


def verify(record: Appraisal | AppraisalCycle) -> None:
    module_of(type(record)).verify(record)


@rule("hrm.AppraisalCycle", "the three weights sum to 1; grades have different min_score and one has 0")
def test_weights_and_grades_cover_the_whole() -> None:
    verify(cycle())
    verify(cycle("90", "80", "0"))
    with pytest.raises(RuleViolated, match="different"):
        verify(cycle("90", "0", "90"))
    with pytest.raises(RuleViolated, match="of 0"):
        verify(cycle("90", "0.01"))
    opened = cycle()
    opened.status = AppraisalCycleStatus.OPEN
    with pytest.raises(RuleViolated, match="of 0"):
        verify(opened)
    opened.grades = cycle("0").grades
    verify(opened)


@pytest.mark.parametrize("name", ["goal_weight", "competency_weight", "feedback_weight"])
@pytest.mark.parametrize("step", ["0.000001", "-0.000001"])
@rule("hrm.AppraisalCycle", "the three weights sum to 1; grades have different min_score and one has 0")
def test_weights_sum_to_one(name: str, step: str) -> None:
    made = cycle("0")
    setattr(made, name, getattr(made, name) + Decimal(step))
    with pytest.raises(RuleViolated, match="weights"):
        verify(made)


def test_a_grade_can_be_reached() -> None:
    verify(cycle("100", "0"))
    with pytest.raises(RuleViolated, match="max_score"):
        verify(cycle("100.01", "0"))


def test_the_timetable_is_in_order() -> None:
    made = cycle()
    made.self_due = made.manager_due = made.calibration_due = date(2026, 7, 10)
    verify(made)
    made.manager_due = date(2026, 7, 9)
    with pytest.raises(ValidationError, match="manager_due"):
        verify(made)
    made.manager_due = date(2026, 7, 11)
    with pytest.raises(ValidationError, match="calibration_due"):
        verify(made)


S = AppraisalStatus


@pytest.mark.parametrize("status", [S.SELF_REVIEW, S.MANAGER_REVIEW, S.REVIEWED, S.FINAL])
@rule("hrm.Appraisal", "goal weights sum to 1 before SELF_REVIEW")
def test_goals_weigh_one_once_they_are_set(status: AppraisalStatus) -> None:
    for weights in ((), ("0.5", "0.499999"), ("0.5", "0.500001")):
        made = appraisal(*weights)
        verify(made)
        made.status = status
        with pytest.raises(RuleViolated, match="goal weights"):
            verify(made)
    made = appraisal("0.5", "0.3", "0.2")
    made.status = status
    verify(made)


def test_one_who_is_excluded_needs_no_goals() -> None:
    made = appraisal("0.5")
    made.status = S.EXCLUDED
    verify(made)


def test_a_calibrated_grade_that_differs_is_explained() -> None:
    made = appraisal()
    made.grade = made.calibrated_grade = "B"
    verify(made)
    made.calibrated_grade = "A"
    with pytest.raises(RuleViolated, match="calibrated"):
        verify(made)
    made.calibration_reason = "부서 비율 조정"
    verify(made)
    made.grade, made.calibrated_grade, made.calibration_reason = "B", None, None
    verify(made)


def test_nobody_reviews_himself() -> None:
    made = appraisal()
    made.feedbacks = [AppraisalFeedback(reviewer_id=COLLEAGUE), AppraisalFeedback(reviewer_id=MANAGER)]
    verify(made)
    made.feedbacks.append(AppraisalFeedback(reviewer_id=EMPLOYEE))
    with pytest.raises(RuleViolated, match="reviewer"):
        verify(made)
