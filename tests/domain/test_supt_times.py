"""What always holds for business calendars, SLA policies and teams of support."""

from datetime import date, time
from uuid import uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.supt.business_calendar import BusinessCalendar, BusinessHour, Holiday, Weekday
from domain.manager.supt.priority import Priority
from domain.manager.supt.sla_policy import SlaPolicy, SlaTarget
from domain.manager.supt.support_team import SupportTeam, SupportTeamMember
from tests.marks import rule

LIBERATION = date(2026, 8, 17)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def hour(opens: int, closes: int, weekday: Weekday = Weekday.MON) -> BusinessHour:
    return BusinessHour(weekday=weekday, opens_at=time(opens), closes_at=time(closes))


def calendar(*hours: BusinessHour, holidays: tuple[Holiday, ...] = ()) -> BusinessCalendar:
    return BusinessCalendar(name="평일", hours=list(hours), holidays=list(holidays))


@rule(
    "supt.BusinessCalendar",
    "several openings a day are allowed (a lunch break is a gap between two);"
    " they do not overlap and do not pass midnight",
)
def test_openings_of_a_day_follow_each_other() -> None:
    verify(calendar(hour(13, 18), hour(9, 12)))
    verify(calendar(hour(9, 12), hour(12, 18)))
    verify(calendar(hour(9, 18), hour(10, 12, Weekday.TUE)))
    for overlapping in ((hour(9, 13), hour(12, 18)), (hour(9, 18), hour(10, 12)), (hour(9, 18), hour(9, 18))):
        with pytest.raises(RuleViolated, match="overlap"):
            verify(calendar(*overlapping))
    for wrong in (hour(22, 2), hour(9, 9)):
        with pytest.raises(ValidationError):
            verify(calendar(wrong))


@rule("supt.BusinessCalendar", "at least one opening a week unless is_always_open")
def test_support_works_at_some_time() -> None:
    verify(BusinessCalendar(name="연중무휴", is_always_open=True))
    verify(calendar(hour(9, 18)))
    with pytest.raises(RuleViolated):
        verify(BusinessCalendar(name="휴무"))


def holiday(opens: int | None = None, closes: int | None = None) -> Holiday:
    made = Holiday(holiday_on=LIBERATION, name="광복절 대체 휴일")
    made.opens_at = None if opens is None else time(opens)
    made.closes_at = None if closes is None else time(closes)
    return made


def test_a_holiday_is_closed_or_has_times_of_its_own() -> None:
    other = Holiday(holiday_on=date(2026, 8, 15), name="광복절")
    for clear in ((holiday(), other), (holiday(9, 12), holiday(13, 15)), (holiday(9, 12),)):
        verify(calendar(hour(9, 18), holidays=clear))
    for unclear in ((holiday(9), other), (holiday(None, 12),)):
        with pytest.raises(RuleViolated, match="both"):
            verify(calendar(hour(9, 18), holidays=unclear))
    for contradicting in ((holiday(), holiday(9, 12)), (holiday(), holiday()), (holiday(9, 13), holiday(12, 15))):
        with pytest.raises(RuleViolated, match="closes the day"):
            verify(calendar(hour(9, 18), holidays=contradicting))
    with pytest.raises(ValidationError):
        verify(calendar(hour(9, 18), holidays=(holiday(12, 9),)))


def target(priority: Priority, first_response: int, resolution: int) -> SlaTarget:
    return SlaTarget(priority=priority, first_response_minutes=first_response, resolution_minutes=resolution)


def test_a_policy_promises_once_a_priority_and_the_answer_first() -> None:
    policy = SlaPolicy(name="기본", calendar_id=uuid4())
    policy.targets = [target(Priority.HIGH, 240, 960), target(Priority.URGENT, 60, 60)]
    verify(policy)
    policy.targets.append(target(Priority.HIGH, 240, 960))
    with pytest.raises(RuleViolated, match="one target"):
        verify(policy)
    policy.targets = [target(Priority.HIGH, 240, 960), target(Priority.URGENT, 61, 60)]
    with pytest.raises(RuleViolated, match="not less"):
        verify(policy)


def test_a_member_is_in_a_team_once() -> None:
    first, second = SupportTeamMember(user_id=uuid4()), SupportTeamMember(user_id=uuid4())
    verify(SupportTeam(code="L1", name="1차 지원", members=[first, second]))
    with pytest.raises(RuleViolated):
        verify(SupportTeam(code="L1", name="1차 지원", members=[first, second, first]))
