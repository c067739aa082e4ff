"""What always holds for dashboards and reports."""

from datetime import time
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.bim.dashboard import Dashboard, DashboardWidget, WidgetKind
from domain.tenants.bim.report import Report, ReportSchedule, ReportShare, ScheduleFrequency
from tests.marks import rule

ID = UUID(int=1)
Box = tuple[int, int, int, int]
F = ScheduleFrequency


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def refused(record: Entity) -> bool:
    """Whether a rule of the business refuses the record."""
    try:
        verify(record)
    except RuleViolated:
        return True
    return False


def dashboard(*boxes: Box) -> Dashboard:
    widgets = [DashboardWidget(kind=WidgetKind.TEXT, x=x, y=y, width=w, height=h) for x, y, w, h in boxes]
    return Dashboard(name="경영 현황", widgets=widgets)


@rule("bim.Dashboard", "widgets do not overlap on a grid 12 wide")
def test_widgets_lie_side_by_side_on_the_grid() -> None:
    middle = (4, 4, 4, 4)
    beside = [(0, 4, 4, 4), (8, 4, 4, 4), (4, 0, 4, 4), (4, 8, 4, 4), (0, 0, 4, 4), (8, 8, 4, 4)]
    verify(dashboard(middle, *beside))
    verify(dashboard(*beside, middle))
    verify(dashboard((0, 0, 12, 1), (11, 1, 1, 1)))
    for box in [
        (3, 3, 2, 2),
        (7, 7, 2, 2),
        (3, 7, 2, 2),
        (7, 3, 2, 2),
        (5, 5, 1, 1),
        (0, 5, 12, 1),
        (5, 0, 1, 12),
        middle,
    ]:
        assert refused(dashboard(middle, box)), box
        assert refused(dashboard(box, middle)), box
    assert refused(dashboard(*beside, middle, (5, 5, 1, 1)))
    assert refused(dashboard((1, 0, 12, 1)))
    assert refused(dashboard((11, 0, 2, 1), middle))
    for wrong in [(12, 0, 1, 1), (0, 0, 13, 1), (-1, 0, 1, 1), (0, -1, 1, 1), (0, 0, 0, 1), (0, 0, 1, 0)]:
        with pytest.raises(ValidationError):
            verify(dashboard(wrong))


@pytest.mark.parametrize("kind", WidgetKind)
def test_a_widget_names_what_it_shows(kind: WidgetKind) -> None:
    made = dashboard((0, 0, 1, 1), (1, 0, 1, 1))
    widget = made.widgets[1]
    widget.kind = kind
    assert refused(made) is (kind is not WidgetKind.TEXT)
    widget.ref_id = str(ID)
    verify(made)


def report(**given: Any) -> Report:
    return Report(code="R", name="월별 매출", dataset_id=ID, columns=["month", "net"], **given)


def test_a_share_names_a_role_or_a_user() -> None:
    verify(report(shares=[ReportShare(role_id=ID), ReportShare(user_id=ID)]))
    for wrong in (ReportShare(), ReportShare(role_id=ID, user_id=ID)):
        assert refused(report(shares=[ReportShare(role_id=ID), wrong]))


@pytest.mark.parametrize(
    ("frequency", "day", "sound"),
    [
        (F.DAY, None, True),
        (F.WEEK, None, False),
        (F.WEEK, 1, True),
        (F.WEEK, 7, True),
        (F.WEEK, 8, False),
        (F.MONTH, None, False),
        (F.MONTH, 8, True),
        (F.MONTH, 31, True),
    ],
)
def test_a_schedule_comes_due(frequency: ScheduleFrequency, day: int | None, sound: bool) -> None:
    schedule = ReportSchedule(frequency=frequency, day=day, at_time=time(9), recipients=["kim@example.com"])
    assert refused(report(schedules=[schedule])) is not sound


def test_a_schedule_sends_to_somebody() -> None:
    schedule = ReportSchedule(frequency=F.DAY, at_time=time(9), recipients=[])
    assert refused(report(schedules=[schedule]))


@pytest.mark.parametrize(("rows", "sound"), [(0, False), (1, True), (10_000, True), (10_001, False)])
def test_a_report_has_at_most_10000_rows(rows: int, sound: bool) -> None:
    if sound:
        verify(report(row_limit=rows))
    else:
        with pytest.raises(ValidationError):
            verify(report(row_limit=rows))
