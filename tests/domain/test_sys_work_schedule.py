"""Hours of work in a week."""

from datetime import time

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.sys.work_schedule import WorkSchedule, WorkWindow
from tests.marks import rule

Hours = tuple[int, str, str]


def at(text: str) -> time:
    return time.fromisoformat(text)


def window(weekday: int, start: str, end: str) -> WorkWindow:
    return WorkWindow(weekday=weekday, start_time=at(start), end_time=at(end))


def verify(*windows: WorkWindow) -> None:
    module_of(WorkSchedule).verify(WorkSchedule(code="DAY", name="주간", windows=list(windows)))


@rule("sys.WorkSchedule", "windows do not overlap, also across midnight and the week's end")
@pytest.mark.parametrize(
    ("one", "apart", "overlapping"),
    [
        ((1, "09:00", "12:00"), (1, "12:00", "18:00"), (1, "11:59:59", "18:00")),
        ((1, "12:00", "18:00"), (1, "09:00", "12:00"), (1, "09:00", "12:00:01")),
        ((1, "22:00", "06:00"), (2, "06:00", "14:00"), (2, "05:59:59", "14:00")),
        ((7, "22:00", "06:00"), (1, "06:00", "14:00"), (1, "05:59:59", "14:00")),
        ((1, "06:00", "14:00"), (7, "22:00", "06:00"), (7, "22:00", "06:00:01")),
        ((3, "09:00", "09:00"), (4, "09:00", "09:00"), (4, "08:59:59", "09:00")),
        ((1, "09:00", "18:00"), (2, "09:00", "18:00"), (1, "10:00", "11:00")),
    ],
)
def test_windows_do_not_overlap(one: Hours, apart: Hours, overlapping: Hours) -> None:
    verify(window(*one), window(*apart))
    verify(window(*apart), window(*one))
    with pytest.raises(RuleViolated, match="overlap"):
        verify(window(*one), window(*overlapping))
    with pytest.raises(RuleViolated, match="overlap"):
        verify(window(*overlapping), window(*one))


def test_a_schedule_may_have_no_or_one_window() -> None:
    verify()
    verify(window(1, "00:00", "00:00"))


@rule("sys.WorkSchedule", "the break lies within its window")
@pytest.mark.parametrize(
    ("hours", "fine", "refused"),
    [
        (("09:00", "18:00"), ("12:00", "13:00"), ("08:59:59", "09:30")),
        (("09:00", "18:00"), ("09:00", "18:00"), ("17:30", "18:00:01")),
        (("09:00", "18:00"), ("17:59:59", "18:00"), ("13:00", "12:00")),
        (("09:00", "18:00"), ("12:00", "12:00:01"), ("12:00", "12:00")),
        (("22:00", "06:00"), ("23:30", "00:30"), ("05:30", "06:30")),
        (("22:00", "06:00"), ("02:00", "03:00"), ("21:30", "22:30")),
        (("09:00", "09:00"), ("08:00", "09:00"), ("08:00", "10:00")),
        (("09:00", "18:00"), ("13:00", "14:00"), ("17:00", "09:00")),
    ],
)
def test_the_break_lies_within_its_window(
    hours: tuple[str, str], fine: tuple[str, str], refused: tuple[str, str]
) -> None:
    one = window(1, *hours)
    one.break_start, one.break_end = map(at, fine)
    verify(one)
    one.break_start, one.break_end = map(at, refused)
    with pytest.raises(RuleViolated, match="break"):
        verify(one)


def test_a_break_has_both_ends() -> None:
    one = window(1, "09:00", "18:00")
    one.break_start = at("12:00")
    with pytest.raises(RuleViolated, match="break"):
        verify(one)
    one.break_start, one.break_end = None, at("12:00")
    with pytest.raises(RuleViolated, match="break"):
        verify(one)


@pytest.mark.parametrize("weekday", [0, 8])
def test_a_week_has_seven_days(weekday: int) -> None:
    verify(window(1, "09:00", "18:00"), window(7, "09:00", "18:00"))
    with pytest.raises(ValidationError):
        verify(window(weekday, "09:00", "18:00"))
