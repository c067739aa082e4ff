"""What law and standards ask: reviews, controls, exports, requests of data subjects, and how long things are kept."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.audt.access_review import (
    AccessReview,
    AccessReviewItem,
    AccessReviewKind,
    AccessReviewStatus,
    ReviewDecision,
)
from domain.manager.audt.audit_export import AuditExport
from domain.manager.audt.audit_policy import AuditPolicy
from domain.manager.audt.compliance_control import ComplianceControl, ComplianceEvidence, ComplianceStatus, Framework
from domain.manager.audt.data_request import DataRequest, DataRequestKind, DataRequestStatus, PrivacyRegime
from domain.manager.audt.retention_policy import LOWEST_DAYS, RetentionAction, RetentionPolicy
from tests.marks import rule

KIM, LEE = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 8, 2, tzinfo=UTC)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


@rule("audt.AccessReview", "COMPLETED needs a decision on every item and a reviewer who is not the user of any item")
def test_a_completed_review_is_decided_by_somebody_else() -> None:
    review = AccessReview(kind=AccessReviewKind.ACCESS_LOG, period="2026-07", reviewer_id=KIM)
    looked_at = AccessReviewItem(subject="고객 목록 내려받기", user_id=LEE, decision=ReviewDecision.FINE)
    open_one = AccessReviewItem(subject="직원 목록 내려받기", user_id=LEE)
    review.items = [looked_at, open_one]
    verify(review)
    review.status = AccessReviewStatus.COMPLETED
    with pytest.raises(RuleViolated, match="decision"):
        verify(review)
    open_one.decision = ReviewDecision.EXPLAINED
    verify(review)
    open_one.user_id = KIM
    with pytest.raises(RuleViolated, match="reviewer"):
        verify(review)
    review.reviewer_id = None
    with pytest.raises(RuleViolated, match="reviewer"):
        verify(review)
    review.reviewer_id = UUID(int=3)
    verify(review)


@pytest.mark.parametrize(
    ("kind", "period", "refused"),
    [
        (AccessReviewKind.ACCESS_LOG, "2026-12", ["2026-13", "2026-00", "2026-Q3", "202607"]),
        (AccessReviewKind.USER_RIGHTS, "2026-Q4", ["2026-Q5", "2026-Q0", "2026-07"]),
    ],
)
def test_a_review_covers_a_month_or_a_quarter(kind: AccessReviewKind, period: str, refused: list[str]) -> None:
    verify(AccessReview(kind=kind, period=period))
    for other in refused:
        with pytest.raises(ValidationError):
            verify(AccessReview(kind=kind, period=other))


def request(**given: Any) -> DataRequest:
    return DataRequest(
        kind=DataRequestKind.ERASURE,
        subject_name="김하나",
        subject_email="hana@example.com",
        received_on=date(2026, 7, 1),
        **given,
    )


@rule("audt.DataRequest", "REJECTED needs the legal ground")
def test_a_rejection_names_its_ground() -> None:
    rejected = request(status=DataRequestStatus.REJECTED)
    with pytest.raises(RuleViolated):
        verify(rejected)
    rejected.outcome = "개인정보 보호법 제35조 제4항"
    verify(rejected)


@pytest.mark.parametrize("status", ["VERIFIED", "IN_PROGRESS", "COMPLETED"])
def test_a_request_is_dealt_with_for_a_known_person(status: str) -> None:
    verify(request())
    with pytest.raises(RuleViolated):
        verify(request(status=DataRequestStatus(status), outcome="처리함"))
    verify(request(status=DataRequestStatus(status), outcome="처리함", identity_method="본인 확인 서비스"))


def test_a_completed_request_has_an_outcome() -> None:
    done = request(status=DataRequestStatus.COMPLETED, identity_method="본인 확인 서비스")
    with pytest.raises(RuleViolated):
        verify(done)
    done.outcome = "삭제함"
    verify(done)


def test_only_a_gdpr_request_is_extended() -> None:
    verify(request(extended=True, regime=PrivacyRegime.GDPR))
    with pytest.raises(RuleViolated):
        verify(request(extended=True))


def test_an_export_has_a_reason_of_ten_characters() -> None:
    verify(AuditExport(filters={}, reason="분기 점검 2026년"))
    for reason in ("1234567890", "분기 점검 2026년"):
        verify(AuditExport(filters={"tenant_id": str(KIM)}, reason=reason))
    for reason in ("123456789", "    12345     "):
        with pytest.raises(ValidationError):
            verify(AuditExport(filters={}, reason=reason))


def test_an_export_filters_by_name() -> None:
    with pytest.raises(ValidationError):
        verify(AuditExport(filters=["tenant_id"], reason="분기 점검 2026년"))


def test_an_export_is_approved_by_another_person() -> None:
    export = AuditExport(filters={}, reason="분기 점검 2026년")
    verify(export)
    export.requested_by_id = export.approved_by_id = KIM
    with pytest.raises(RuleViolated):
        verify(export)
    export.approved_by_id = LEE
    verify(export)


def test_an_audit_log_is_kept_for_a_year_at_least() -> None:
    verify(AuditPolicy(code="BILL", entity_pattern="bill.*", retention_days=365))
    with pytest.raises(ValidationError):
        verify(AuditPolicy(code="BILL", entity_pattern="bill.*", retention_days=364))


@pytest.mark.parametrize("pattern", ["*.*", "bill", "bill.", "bill.**", "Bill.Invoice", "**"])
def test_a_policy_is_for_an_entity_a_domain_or_all(pattern: str) -> None:
    for right in ("*", "bill.*", "idam.User"):
        verify(AuditPolicy(code="BILL", entity_pattern=right))
    with pytest.raises(ValidationError):
        verify(AuditPolicy(code="BILL", entity_pattern=pattern))


def test_compliance_is_proved() -> None:
    control = ComplianceControl(framework=Framework.ISMS_P, code="2.9.4", title="로그 점검", owner_id=KIM)
    verify(control)
    control.status = ComplianceStatus.COMPLIANT
    with pytest.raises(RuleViolated):
        verify(control)
    proof = ComplianceEvidence(title="점검 결과", collected_on=date(2026, 7, 1), valid_until=date(2026, 7, 1))
    control.evidences = [proof]
    verify(control)
    proof.valid_until = date(2026, 6, 30)
    with pytest.raises(ValidationError):
        verify(control)


def test_an_automated_check_is_one_that_there_is() -> None:
    control = ComplianceControl(framework=Framework.SOC2, code="CC6.1", title="다중 인증", owner_id=KIM)
    control.automated_check = "mfa_coverage"
    verify(control)
    control.automated_check = "mfa_coverage2"
    with pytest.raises(ValidationError):
        verify(control)


def policy(entity: str, days: int) -> RetentionPolicy:
    return RetentionPolicy(entity=entity, retention_days=days, age_field="created_at", action=RetentionAction.PURGE)


@pytest.mark.parametrize("entity", sorted(LOWEST_DAYS))
def test_rows_are_kept_as_long_as_the_law_says(entity: str) -> None:
    verify(policy(entity, LOWEST_DAYS[entity]))
    with pytest.raises(RuleViolated):
        verify(policy(entity, LOWEST_DAYS[entity] - 1))


def test_the_lowest_days_are_those_of_the_law() -> None:
    assert {LOWEST_DAYS[f"bill.{one}"] for one in ("Invoice", "Payment", "CreditNote", "Transaction")} == {5 * 365}
    others = ("audt.AuditLog", "idam.LoginAttempt", "noti.Notification", "mntr.MetricSample")
    assert [LOWEST_DAYS[one] for one in others] == [365, 365, 90, 30]


def test_a_policy_may_be_bound_to_more_days_than_its_entity() -> None:
    log = policy("audt.AuditLog", 729)
    log.min_days = 730
    with pytest.raises(RuleViolated):
        verify(log)
    log.retention_days = 730
    verify(log)
    verify(policy("supt.Ticket", 0))
