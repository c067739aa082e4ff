"""Who approves: limits, groups, delegations and tasks."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, Life, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.apm.approval_form import ApprovalForm
from domain.tenants.apm.approval_request import ApprovalRequest, ApprovalRequestStatus
from domain.tenants.apm.approval_task import ApprovalTask, ApprovalTaskStatus
from domain.tenants.apm.approver_group import ApproverGroup, ApproverGroupMember
from domain.tenants.apm.authority_limit import AuthorityLimit
from domain.tenants.apm.delegation import Delegation
from tests.marks import rule

KIM, LEE, SOMEBODY = UUID(int=1), UUID(int=2), UUID(int=3)
START = datetime(2026, 5, 1, tzinfo=UTC)
HOLDERS = ("position_id", "role_id", "user_id")


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def limit(*holders: str) -> AuthorityLimit:
    made = AuthorityLimit(document_type="psm.PurchaseOrder", valid_from=date(2026, 1, 1))
    for holder in holders:
        setattr(made, holder, SOMEBODY)
    return made


@rule("apm.AuthorityLimit", "exactly one of position, role and user is named")
def test_a_limit_has_one_holder() -> None:
    for holder in HOLDERS:
        verify(limit(holder))
    for holders in [(), HOLDERS, *combinations(HOLDERS, 2)]:
        with pytest.raises(RuleViolated):
            verify(limit(*holders))


def test_a_limit_ends_on_its_first_day_at_the_earliest() -> None:
    made = limit("user_id")
    made.valid_to = made.valid_from
    verify(made)
    made.valid_to -= timedelta(days=1)
    with pytest.raises(ValidationError):
        verify(made)


def test_a_user_is_a_member_of_a_group_once() -> None:
    group = ApproverGroup(code="INVEST", name="투자 위원회")
    group.members = [ApproverGroupMember(user_id=KIM), ApproverGroupMember(user_id=LEE)]
    verify(group)
    group.members.append(ApproverGroupMember(user_id=KIM, is_chair=True))
    with pytest.raises(RuleViolated):
        verify(group)


def test_nobody_delegates_to_themselves() -> None:
    made = Delegation(delegator_id=KIM, delegate_id=LEE, start_at=START, end_at=START + timedelta(days=10))
    verify(made)
    made.delegate_id = KIM
    with pytest.raises(RuleViolated):
        verify(made)


def test_a_delegation_ends_after_it_begins() -> None:
    verify(Delegation(delegator_id=KIM, delegate_id=LEE, start_at=START, end_at=START + timedelta(microseconds=1)))
    with pytest.raises(ValidationError):
        verify(Delegation(delegator_id=KIM, delegate_id=LEE, start_at=START, end_at=START))


def task(status: ApprovalTaskStatus, comment: str | None = None) -> ApprovalTask:
    return ApprovalTask(
        approval_request_id=SOMEBODY,
        round_no=1,
        step_no=1,
        approver_id=KIM,
        original_approver_id=KIM,
        status=status,
        comment=comment,
    )


@rule("apm.ApprovalTask", "reject and return need a comment")
def test_who_does_not_approve_says_why() -> None:
    unwilling = {ApprovalTaskStatus.REJECTED, ApprovalTaskStatus.RETURNED}
    for status in unwilling:
        for comment in (None, " \n"):
            with pytest.raises(RuleViolated):
                verify(task(status, comment))
        verify(task(status, "예산이 부족합니다"))
    for status in set(ApprovalTaskStatus) - unwilling:
        verify(task(status))


def test_a_form_has_a_schema_of_fields() -> None:
    verify(ApprovalForm(code="TRIP", name="출장 신청", schema={"type": "object"}))
    with pytest.raises(ValidationError):
        verify(ApprovalForm(code="TRIP", name="출장 신청", schema=["object"]))


def test_every_step_of_a_request_is_a_command_or_a_decision() -> None:
    """None is left that a person could make by naming the status alone."""
    life: Life | None = module_of(ApprovalRequest).life
    assert life is not None
    for current, following in life.steps.items():
        for wanted in following:
            assert life.command(current, wanted) or wanted in life.by_program
    status = ApprovalRequestStatus
    assert life.command(status.DRAFT, status.IN_PROGRESS) == "submit"
    assert life.command(status.RETURNED, status.IN_PROGRESS) == "resubmit"
