"""What always holds for tasks and their timetables."""

from datetime import date

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.auto.cron import Cron
from domain.manager.auto.task import Task
from domain.manager.auto.task_schedule import TaskSchedule
from tests.marks import rule


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def schedule(cron: str) -> TaskSchedule:
    return TaskSchedule(code="task.reap", name="정리", kind="task.reap", cron=cron)


@rule("auto.TaskSchedule", "a cron that never comes (30 February) or comes more often than each minute is refused")
def test_a_cron_comes_but_not_more_often_than_each_minute() -> None:
    for comes in ("* * * * *", "0 0 29 2 *", "0 0 30 1,2 *", "0 0 31 1-12 *", "0 0 30 2 1", "*/5 8-18/2 1,15 * 1-5"):
        verify(schedule(comes))
    for never in ("0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 30-31 2 *"):
        with pytest.raises(RuleViolated):
            verify(schedule(never))
    for too_often in ("*/30 * * * * *", "0 * * * * *"):
        with pytest.raises(ValidationError):
            verify(schedule(too_often))


@rule("auto.TaskSchedule", "where day and weekday are both given a day that fits either counts")
def test_a_day_that_fits_either_counts_where_both_are_given() -> None:
    friday_the_9th, tuesday_the_13th, friday_the_13th = (date(2026, 10, 9), date(2026, 10, 13), date(2026, 11, 13))
    saturday_the_10th = date(2026, 10, 10)
    days = (friday_the_9th, tuesday_the_13th, friday_the_13th, saturday_the_10th)

    def coming(cron: str) -> list[bool]:
        return [Cron.parse(cron).comes_on(day) for day in days]

    assert coming("0 0 13 * 5") == [True, True, True, False]
    assert coming("0 0 13 * *") == [False, True, True, False]
    assert coming("0 0 * * 5") == [True, False, True, False]
    assert coming("0 0 * * *") == [True, True, True, True]
    assert coming("0 0 13 11 5") == [False, False, True, False]


def test_sunday_has_two_numbers() -> None:
    sunday, monday = date(2026, 10, 4), date(2026, 10, 5)
    for cron in ("0 0 * * 0", "0 0 * * 7", "0 0 * * 5-7"):
        assert Cron.parse(cron).comes_on(sunday)
        assert not Cron.parse(cron).comes_on(monday)


def test_a_cron_is_read_to_its_values() -> None:
    cron = Cron.parse("5,50-52 8-18/4 20/5 */6 2")
    assert sorted(cron.minutes) == [5, 50, 51, 52]
    assert sorted(cron.hours) == [8, 12, 16]
    assert sorted(cron.days) == [20, 25, 30]
    assert sorted(cron.months) == [1, 7]
    assert sorted(cron.weekdays) == [2]


@pytest.mark.parametrize(
    "cron",
    [
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * 32 * *",
        "* * * 13 *",
        "* * * 0 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "1/ * * * *",
        "1- * * * *",
        ", * * * *",
        "1--2 * * * *",
        "** * * * *",
    ],
)
def test_a_cron_out_of_its_ranges_is_refused(cron: str) -> None:
    verify(schedule("59 23 31 12 7"))
    with pytest.raises(ValidationError):
        verify(schedule(cron))


@pytest.mark.parametrize("kind", ["webhook", "webhook.", ".deliver", "webhook deliver", "webhook.deliver now"])
def test_a_task_says_what_is_done_with_what(kind: str) -> None:
    verify(Task(kind="webhook.deliver"))
    verify(Task(kind="hrm.PersonnelAction.apply_due"))
    with pytest.raises(ValidationError):
        verify(Task(kind=kind))
