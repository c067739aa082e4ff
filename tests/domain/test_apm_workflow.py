"""The ways that documents go to be approved."""

from typing import Any

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.apm.condition import OPERATORS
from domain.tenants.apm.step import StepKind, StepMode
from domain.tenants.apm.workflow_definition import ApproverSource, WorkflowDefinition, WorkflowStatus, WorkflowStep

OVER = {"field": "amount", "op": "gte", "value": "10000000"}


def step(number: int = 1, **given: Any) -> WorkflowStep:
    made: dict[str, Any] = {"name": "부서장", "approver_source": ApproverSource.MANAGER} | given
    return WorkflowStep(step_no=number, **made)


def verify(*steps: WorkflowStep, **given: Any) -> None:
    made = WorkflowDefinition(
        code="PO", name="구매 발주", document_type="psm.PurchaseOrder", steps=list(steps), **given
    )
    module_of(WorkflowDefinition).verify(made)


def test_a_version_in_use_asks_somebody() -> None:
    notice = step(1, kind=StepKind.NOTIFY)
    verify()
    verify(notice)
    for status in (WorkflowStatus.PUBLISHED, WorkflowStatus.RETIRED):
        for steps in ([], [notice]):
            with pytest.raises(RuleViolated, match="NOTIFY"):
                verify(*steps, status=status)
        verify(notice, step(2), status=status)


def test_step_numbers_rise() -> None:
    verify(step(1), step(2), step(10))
    for numbers in ((1, 1), (2, 1), (1, 3, 2)):
        with pytest.raises(RuleViolated, match="rise"):
            verify(*map(step, numbers))


def test_a_quorum_has_a_number() -> None:
    with pytest.raises(RuleViolated):
        verify(step(mode=StepMode.QUORUM))
    with pytest.raises(ValidationError):
        verify(step(mode=StepMode.QUORUM, quorum=0))
    verify(step(mode=StepMode.QUORUM, quorum=1))
    verify(step(mode=StepMode.ANY))


@pytest.mark.parametrize("source", list(ApproverSource))
def test_a_source_that_has_to_be_named_is_named(source: ApproverSource) -> None:
    verify(step(approver_source=source, approver_value="1"))
    if source in {"USER", "ROLE", "GROUP", "DOCUMENT_FIELD"}:
        with pytest.raises(RuleViolated):
            verify(step(approver_source=source))
    else:
        verify(step(approver_source=source))


@pytest.mark.parametrize(
    "condition",
    [
        OVER,
        {"all": [OVER, {"any": [OVER, {"field": "currency", "op": "in", "value": ["USD", "EUR"]}]}]},
        {"field": "memo", "op": "is_empty"},
        {"field": "is_urgent", "op": "eq", "value": True},
        {"field": "currency", "op": "not_in", "value": []},
        {"field": "owner_id", "op": "ne", "value": None},
    ],
)
def test_a_condition_is_a_tree_of_comparisons(condition: object) -> None:
    verify(step(condition=condition), condition=condition)


@pytest.mark.parametrize(
    "condition",
    [
        "amount > 1",
        [],
        [OVER],
        {},
        {"all": []},
        {"all": OVER},
        {"all": [OVER], "any": [OVER]},
        {"all": [OVER], **OVER},
        {"all": [OVER, "amount > 1"]},
        {"not": OVER},
        {"field": "amount", "op": "exec", "value": "1"},
        {"field": "amount", "op": ["eq"], "value": "1"},
        {"field": "amount", "op": "eq"},
        {"field": "", "op": "eq", "value": "1"},
        {"field": 1, "op": "eq", "value": "1"},
        {"op": "eq", "value": "1"},
        {"field": "amount", "op": "in", "value": "1"},
        {"field": "amount", "op": "in", "value": [["1"]]},
        {"field": "amount", "op": "eq", "value": ["1"]},
        {"field": "amount", "op": "eq", "value": {"field": "total"}},
        {"field": "memo", "op": "is_empty", "value": True},
        {"field": "amount", "op": "eq", "value": "1", "code": "1"},
    ],
)
def test_what_is_no_condition_is_refused(condition: object) -> None:
    with pytest.raises(ValidationError) as refused:
        verify(condition=condition)
    assert [one.field for one in refused.value.field_errors] == ["condition"]
    with pytest.raises(ValidationError) as refused:
        verify(step(1), step(2, condition=condition))
    assert [one.field for one in refused.value.field_errors] == ["steps.1.condition"]


def test_the_operators_are_those_that_are_specified() -> None:
    assert {"eq", "ne", "gt", "gte", "lt", "lte", "in", "not_in", "contains", "is_empty"} == OPERATORS
