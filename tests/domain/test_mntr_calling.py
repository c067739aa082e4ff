"""What always holds for those who are called or told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.mntr.escalation_policy import EscalationPolicy, EscalationStep, EscalationTarget
from domain.manager.mntr.on_call_schedule import OnCallMember, OnCallOverride, OnCallSchedule
from domain.manager.mntr.status_subscriber import StatusSubscriber

ID, OTHER = UUID(int=1), UUID(int=2)
NINE = datetime(2026, 7, 14, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
T = EscalationTarget


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def policy(*steps: EscalationStep) -> EscalationPolicy:
    return EscalationPolicy(name="야간", steps=list(steps))


def step(position: int, target: EscalationTarget = T.USER, **given: Any) -> EscalationStep:
    return EscalationStep(position=position, target=target, **(given or {"user_id": ID}))


def test_an_escalation_policy_has_steps_in_different_places() -> None:
    verify(policy(step(1), step(2)))
    with pytest.raises(RuleViolated, match="at least one step"):
        verify(policy())
    with pytest.raises(RuleViolated, match="positions"):
        verify(policy(step(1), step(2), step(1)))


@pytest.mark.parametrize(("target", "name"), [(T.USER, "user_id"), (T.ON_CALL, "schedule_id"), (T.ROLE, "role_id")])
def test_a_step_names_just_whom_it_calls(target: EscalationTarget, name: str) -> None:
    verify(policy(step(1, target, **{name: ID})))
    with pytest.raises(ValidationError, match=name):
        verify(policy(step(1, target, channels=["SMS"])))
    for other in {"user_id", "schedule_id", "role_id"} - {name}:
        with pytest.raises(ValidationError, match=other):
            verify(policy(step(1, target, **{name: ID, other: OTHER})))


def test_a_step_calls_by_channels_that_there_are_and_may_go_on_at_once() -> None:
    verify(policy(step(1, user_id=ID, wait_minutes=0, channels=["EMAIL", "SMS", "PUSH", "SLACK"])))
    for wrong in (step(1, user_id=ID, channels=["FAX"]), step(1, user_id=ID, wait_minutes=-1)):
        with pytest.raises(ValidationError):
            verify(policy(wrong))


def schedule(*overrides: tuple[datetime, datetime]) -> OnCallSchedule:
    made = [OnCallOverride(user_id=ID, starts_at=starts, ends_at=ends) for starts, ends in overrides]
    return OnCallSchedule(name="운영", starts_on=date(2026, 7, 6), overrides=made)


def test_overrides_follow_each_other_and_do_not_overlap() -> None:
    verify(schedule((NINE + HOUR, NINE + 2 * HOUR), (NINE, NINE + HOUR)))
    for second in (NINE, NINE + HOUR / 2):
        with pytest.raises(RuleViolated, match="overlap"):
            verify(schedule((second, NINE + 3 * HOUR), (NINE, NINE + HOUR)))
    with pytest.raises(ValidationError, match="ends_at"):
        verify(schedule((NINE, NINE)))


def test_members_take_their_turns_one_after_the_other() -> None:
    turns = schedule()
    turns.members = [OnCallMember(position=1, user_id=ID), OnCallMember(position=2, user_id=ID)]
    verify(turns)
    turns.members[1].position = 1
    with pytest.raises(RuleViolated, match="positions"):
        verify(turns)


def test_a_subscriber_has_an_address_or_a_webhook() -> None:
    verify(StatusSubscriber(email="a@example.com"))
    verify(StatusSubscriber(webhook_id=ID))
    verify(StatusSubscriber(email="a@example.com", webhook_id=ID))
    with pytest.raises(RuleViolated, match="webhook"):
        verify(StatusSubscriber(tenant_id=ID))
