"""What always holds for attendance, and for the settings that it is counted by."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.hrm.attendance_record import AttendanceRecord, Punch, PunchSource
from domain.tenants.hrm.hr_settings import HrSettings


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 6, hour, minute, tzinfo=UTC)


def record(*punches: Punch) -> AttendanceRecord:
    return AttendanceRecord(employee_id=UUID(int=1), work_date=date(2026, 5, 6), punches=list(punches))


def verify(made: AttendanceRecord | HrSettings) -> None:
    module_of(type(made)).verify(made)


def test_punches_follow_each_other() -> None:
    morning, afternoon = Punch(in_at=at(9), out_at=at(12)), Punch(in_at=at(12), out_at=at(18))
    verify(record(morning, afternoon))
    verify(record(afternoon, morning))
    early = Punch(in_at=at(11, 59), out_at=at(18))
    for punches in ((morning, early), (early, morning)):
        with pytest.raises(RuleViolated, match="overlap"):
            verify(record(*punches))


def test_an_open_punch_is_the_last_and_only_one() -> None:
    morning = Punch(in_at=at(9), out_at=at(12))
    verify(record(morning, Punch(in_at=at(13))))
    for late in (Punch(in_at=at(14)), Punch(in_at=at(14), out_at=at(15))):
        with pytest.raises(RuleViolated, match="without out_at"):
            verify(record(Punch(in_at=at(13)), late))


def test_nobody_goes_out_before_coming_in() -> None:
    verify(record(Punch(in_at=at(9), out_at=at(9))))
    with pytest.raises(ValidationError, match=r"punches\.0\.out_at"):
        verify(record(Punch(in_at=at(9), out_at=at(8, 59))))


@pytest.mark.parametrize(
    "punch",
    [
        Punch(in_at=at(9), source=PunchSource.MANUAL),
        Punch(in_at=at(9), source=PunchSource.DEVICE, corrected_by=UUID(int=7)),
    ],
)
def test_a_punch_by_hand_has_a_reason(punch: Punch) -> None:
    punch.reason = None
    with pytest.raises(RuleViolated, match="reason"):
        verify(record(punch))
    punch.reason = "단말기 고장"
    verify(record(punch))
    verify(record(Punch(in_at=at(9), source=PunchSource.DEVICE)))


def test_the_night_goes_across_midnight() -> None:
    verify(HrSettings())
    verify(HrSettings(night_start=time(0, 1), night_end=time(0)))
    for start, end in ((time(0), time(6)), (time(22), time(22))):
        with pytest.raises(RuleViolated, match="midnight"):
            verify(HrSettings(night_start=start, night_end=end))


@pytest.mark.parametrize(
    ("name", "value"),
    [("week_start", 0), ("week_start", 8), ("overtime_unit_minutes", 0), ("weekly_limit_minutes", 10_081)],
)
def test_settings_have_ranges(name: str, value: int) -> None:
    settings = HrSettings()
    setattr(settings, name, value)
    with pytest.raises(ValidationError, match=name):
        verify(settings)
