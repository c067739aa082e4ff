"""What always holds for backup schedules, backups and recoveries."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.bkup.backup_execution import BackupExecution, BackupExecutionStatus, BackupTarget
from domain.manager.bkup.backup_schedule import BackupMethod, BackupSchedule, ScheduleTarget
from domain.manager.bkup.recovery import Recovery, RecoveryPurpose, RecoveryStatus

ONE, TWO = UUID(int=1), UUID(int=2)
TWO_O_CLOCK = datetime(2026, 6, 30, 2, tzinfo=UTC)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def schedule(**given: Any) -> BackupSchedule:
    values = {"target_type": ScheduleTarget.MANAGER_DB, "cron": "0 2 * * *", **given}
    return BackupSchedule(code="daily", name="매일", method=BackupMethod.FULL, storage_id=ONE, **values)


def test_a_schedule_names_a_tenant_database_just_for_one() -> None:
    for target in ScheduleTarget:
        alone, named = schedule(target_type=target), schedule(target_type=target, tenant_database_id=ONE)
        right, wrong = (named, alone) if target is ScheduleTarget.TENANT_DB else (alone, named)
        verify(right)
        with pytest.raises(RuleViolated):
            verify(wrong)


def test_the_second_storage_is_another_one() -> None:
    verify(schedule())
    verify(schedule(second_storage_id=TWO))
    with pytest.raises(RuleViolated):
        verify(schedule(second_storage_id=ONE))


@pytest.mark.parametrize("cron", ["0 2 * * *", "*/15 0-6,22 1,L * MON-FRI"])
def test_a_schedule_has_five_fields(cron: str) -> None:
    verify(schedule(cron=cron))
    for wrong in (f"{cron} *", cron.rsplit(" ", 1)[0], f" {cron}", cron.replace(" ", "  ")):
        with pytest.raises(ValidationError):
            verify(schedule(cron=wrong))


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("full_every_days", 1),
        ("timeout_minutes", 1),
        ("rpo_minutes", 1),
        ("keep_daily", 0),
        ("keep_weekly", 0),
        ("keep_monthly", 0),
        ("keep_yearly", 0),
        ("min_keep", 0),
        ("archive_days", 0),
    ],
)
def test_what_is_counted_is_not_negative(name: str, least: int) -> None:
    verify(schedule(**{name: least}))
    with pytest.raises(ValidationError):
        verify(schedule(**{name: least - 1}))


def backup(**given: Any) -> BackupExecution:
    values: dict[str, Any] = {
        "target_type": BackupTarget.FILES,
        "method": BackupMethod.FULL,
        "file_location": "daily/1",
        "size_bytes": 0,
        "sha256": "0" * 64,
        "encrypted": True,
        "consistent_at": TWO_O_CLOCK,
        "started_at": TWO_O_CLOCK,
        "finished_at": TWO_O_CLOCK,
        "status": BackupExecutionStatus.COMPLETED,
    }
    return BackupExecution(storage_id=ONE, **(values | given))


def test_a_backup_names_a_tenant_database_just_when_it_is_of_one() -> None:
    for target in BackupTarget:
        alone, named = backup(target_type=target), backup(target_type=target, tenant_database_id=ONE)
        right, wrong = (named, alone) if target is BackupTarget.TENANT_DB else (alone, named)
        verify(right)
        with pytest.raises(RuleViolated):
            verify(wrong)


@pytest.mark.parametrize("missing", ["file_location", "size_bytes", "sha256", "consistent_at", "finished_at"])
def test_a_completed_backup_can_be_found_and_proved(missing: str) -> None:
    verify(backup())
    with pytest.raises(RuleViolated, match="has its location"):
        verify(backup(**{missing: None}))
    verify(backup(**{missing: None}, status=BackupExecutionStatus.RUNNING))


def test_a_completed_backup_is_encrypted() -> None:
    verify(backup(encrypted=False, status=BackupExecutionStatus.RUNNING))
    with pytest.raises(RuleViolated, match="encrypted"):
        verify(backup(encrypted=False))


@pytest.mark.parametrize("method", BackupMethod)
def test_only_an_incremental_backup_has_a_parent(method: BackupMethod) -> None:
    alone, child = backup(method=method), backup(method=method, parent_id=ONE)
    right, wrong = (child, alone) if method is BackupMethod.INCREMENTAL else (alone, child)
    verify(right)
    with pytest.raises(RuleViolated, match="parent"):
        verify(wrong)


def test_a_checksum_has_64_digits() -> None:
    for wrong in ("0" * 63, "G" * 64, "A" * 64):
        with pytest.raises(ValidationError):
            verify(backup(sha256=wrong))


def test_a_backup_is_held_for_a_reason_and_until_a_day() -> None:
    day = date(2026, 9, 30)
    verify(backup(is_held=True, hold_reason="소송", hold_until=day))
    for given in ({"hold_reason": "소송"}, {"hold_until": day}, {}):
        with pytest.raises(RuleViolated):
            verify(backup(is_held=True, **given))


@pytest.mark.parametrize("status", RecoveryStatus)
def test_a_restore_goes_on_with_the_approval_of_another(status: RecoveryStatus) -> None:
    def recovery(approver: UUID | None, purpose: RecoveryPurpose = RecoveryPurpose.RESTORE) -> Recovery:
        made = Recovery(purpose=purpose, backup_id=ONE, reason="삭제 실수", status=status)
        made.requested_by_id, made.approved_by_id = ONE, approver
        return made

    verify(recovery(TWO))
    for purpose in (RecoveryPurpose.CLONE, RecoveryPurpose.DRILL):
        verify(recovery(None, purpose))
    for approver in (None, ONE):
        if status in (RecoveryStatus.REQUESTED, RecoveryStatus.REJECTED, RecoveryStatus.CANCELLED):
            verify(recovery(approver))
        else:
            with pytest.raises(RuleViolated):
                verify(recovery(approver))
