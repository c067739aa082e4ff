"""What always holds for workflows."""

from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.auto.workflow import OnFailure, StepType, Workflow, WorkflowStatus, WorkflowStep, WorkflowTrigger

T = StepType


def verify(workflow: Workflow) -> None:
    module_of(Workflow).verify(workflow)


def step(
    key: str, position: int, next_key: str | None = None, type: StepType = T.CONDITION, **given: Any
) -> WorkflowStep:
    return WorkflowStep(key=key, position=position, next_key=next_key, type=type, **given)


def workflow(*steps: WorkflowStep, status: WorkflowStatus = WorkflowStatus.ACTIVE, **given: Any) -> Workflow:
    asked: dict[str, Any] = {"code": "overdue", "name": "연체 처리", "trigger": WorkflowTrigger.MANUAL}
    return Workflow(**(asked | given), status=status, steps=list(steps))


def refused(made: Workflow, match: str) -> None:
    with pytest.raises(RuleViolated, match=match):
        verify(made)


def test_steps_are_told_apart() -> None:
    draft = WorkflowStatus.DRAFT
    verify(workflow(step("a", 1), step("b", 2), status=draft))
    refused(workflow(step("a", 1), step("a", 2), status=draft), "key")
    refused(workflow(step("a", 1), step("b", 1), status=draft), "position")
    with pytest.raises(ValidationError):
        verify(workflow(step("Not A Key", 1), status=draft))


def test_a_draft_may_be_unfinished() -> None:
    verify(workflow(status=WorkflowStatus.DRAFT, trigger=WorkflowTrigger.EVENT))
    verify(workflow(step("a", 1, "nowhere", T.ACTION), status=WorkflowStatus.DRAFT))


@pytest.mark.parametrize("status", [WorkflowStatus.ACTIVE, WorkflowStatus.PAUSED, WorkflowStatus.ARCHIVED])
def test_a_published_workflow_has_what_it_needs(status: WorkflowStatus) -> None:
    only = step("a", 1)
    refused(workflow(status=status), "has a step")
    refused(workflow(only, status=status, trigger=WorkflowTrigger.EVENT), "event")
    verify(workflow(only, status=status, trigger=WorkflowTrigger.EVENT, event_type="invoice.overdue"))
    refused(workflow(only, status=status, trigger=WorkflowTrigger.SCHEDULE), "schedule")
    verify(workflow(only, status=status, trigger=WorkflowTrigger.SCHEDULE, schedule_id=uuid4()))
    refused(workflow(only, status=status, on_failure=OnFailure.RUN_WORKFLOW), "on failure")
    verify(workflow(only, status=status, on_failure=OnFailure.RUN_WORKFLOW, failure_workflow_code="tell"))


def test_a_step_says_what_to_do() -> None:
    verify(workflow(step("a", 1, type=T.ACTION, action="notify")))
    for action in (None, "format_disk"):
        refused(workflow(step("a", 1, type=T.ACTION, action=action)), "ACTION")
    verify(workflow(step("a", 1, type=T.APPROVAL, approver_role_id=uuid4())))
    refused(workflow(step("a", 1, type=T.APPROVAL)), "APPROVAL")


def test_steps_lead_to_steps() -> None:
    verify(workflow(step("a", 1, "b", else_key="c"), step("b", 2), step("c", 3)))
    refused(workflow(step("a", 1, "x")), "names a step")
    refused(workflow(step("a", 1, else_key="x")), "names a step")


def test_steps_go_round_through_a_loop_alone() -> None:
    refused(workflow(step("a", 1, "a")), "circle")
    refused(workflow(step("a", 1, "b"), step("b", 2, "c"), step("c", 3, else_key="b")), "circle")
    verify(workflow(step("a", 1, "b", T.LOOP), step("b", 2, "a")))
    refused(workflow(step("a", 1, "b", T.LOOP), step("b", 2, "c"), step("c", 3, "b", else_key="a")), "circle")


def test_every_step_is_reached_from_the_first() -> None:
    verify(workflow(step("b", 2, "c"), step("c", 3), step("a", 1, "b")))
    refused(workflow(step("a", 1, "b"), step("b", 2), step("c", 3)), "reachable")
    refused(workflow(step("b", 1), step("a", 2, "b")), "reachable")
