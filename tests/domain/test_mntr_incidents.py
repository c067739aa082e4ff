"""What always holds for incidents, and for the work that is planned."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.mntr.incident import Harm, Incident, IncidentAction, IncidentComponent, IncidentStatus
from domain.manager.mntr.maintenance_window import MaintenanceComponent, MaintenanceWindow
from domain.manager.mntr.severity import Severity
from tests.marks import rule

TEN = datetime(2026, 9, 10, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ID, OTHER = UUID(int=1), UUID(int=2)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def incident(severity: Severity = Severity.SEV3, **given: Any) -> Incident:
    return Incident(title="로그인 지연", severity=severity, started_at=TEN, **given)


@rule(
    "mntr.Incident",
    "CLOSED needs a root_cause, for SEV1 and SEV2 also a postmortem and no action without owner",
)
@pytest.mark.parametrize("severity", Severity)
def test_an_incident_is_closed_once_it_is_understood(severity: Severity) -> None:
    grave = severity in (Severity.SEV1, Severity.SEV2)
    closed = incident(severity, status=IncidentStatus.CLOSED, postmortem="회고")
    closed.actions = [IncidentAction(title="상한을 둔다", owner_id=ID)]
    with pytest.raises(RuleViolated, match="root_cause"):
        verify(closed)
    closed.root_cause = "연결 고갈"
    verify(closed)
    closed.postmortem = None
    _refused(closed, "postmortem", grave)
    closed.postmortem = "회고"
    closed.actions.append(IncidentAction(title="경보를 단다"))
    _refused(closed, "owner", grave)
    closed.status, closed.root_cause, closed.postmortem = IncidentStatus.RESOLVED, None, None
    verify(closed)


def _refused(closed: Incident, why: str, grave: bool) -> None:
    if grave:
        with pytest.raises(RuleViolated, match=why):
            verify(closed)
    else:
        verify(closed)


def test_an_incident_happens_in_its_order() -> None:
    verify(incident(detected_at=TEN, acknowledged_at=TEN, resolved_at=TEN, closed_at=TEN))
    verify(incident(detected_at=TEN + MINUTE, resolved_at=TEN + MINUTE))
    cases: list[dict[str, Any]] = [
        {"detected_at": TEN - MINUTE},
        {"detected_at": TEN + MINUTE, "acknowledged_at": TEN},
        {"acknowledged_at": TEN + MINUTE, "resolved_at": TEN},
        {"resolved_at": TEN, "closed_at": TEN - MINUTE},
    ]
    for wrong in cases:
        with pytest.raises(ValidationError):
            verify(incident(**wrong))


def test_an_incident_happens_in_its_order_with_a_time_missing() -> None:
    cases: list[dict[str, Any]] = [
        {"resolved_at": TEN - MINUTE},
        {"acknowledged_at": TEN - MINUTE},
        {"detected_at": TEN + MINUTE, "resolved_at": TEN},
    ]
    for wrong in cases:
        with pytest.raises(RuleViolated, match="in this order"):
            verify(incident(**wrong))


def test_a_component_is_hit_from_one_time_to_a_later_one() -> None:
    hit = IncidentComponent(component_id=ID, component_status=Harm.MAJOR_OUTAGE, from_at=TEN, until_at=TEN)
    verify(incident(components=[hit]))
    hit.until_at = TEN - MINUTE
    with pytest.raises(ValidationError, match="until_at"):
        verify(incident(components=[hit]))


def window(*components: UUID, ends_at: datetime = TEN + MINUTE) -> MaintenanceWindow:
    made = [MaintenanceComponent(component_id=one) for one in components]
    return MaintenanceWindow(title="DB 교체", starts_at=TEN, ends_at=ends_at, components=made)


def test_a_maintenance_window_names_its_components() -> None:
    verify(window(ID))
    verify(window(ID, OTHER))
    with pytest.raises(RuleViolated, match="at least one"):
        verify(window())
    with pytest.raises(RuleViolated, match="at most once"):
        verify(window(ID, OTHER, ID))


def test_a_maintenance_window_ends_after_it_starts() -> None:
    with pytest.raises(ValidationError, match="ends_at"):
        verify(window(ID, ends_at=TEN))


def test_people_are_reminded_three_times_unless_told_otherwise() -> None:
    assert window(ID).remind_hours == [72, 24, 1]
    assert window(ID).remind_hours is not window(ID).remind_hours
