"""What always holds on the way from a first contact to a contract."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.crm.activity import Activity, ActivityKind, ActivityStatus
from domain.tenants.crm.campaign import Campaign, CampaignChannel
from domain.tenants.crm.campaign_member import CampaignMember
from domain.tenants.crm.contact import Contact
from domain.tenants.crm.contract import Contract, ContractItem
from domain.tenants.crm.deal import Deal, DealSplit
from domain.tenants.crm.lead import Lead, LeadStatus
from domain.tenants.crm.opportunity import Opportunity, OpportunityStatus
from domain.tenants.crm.pipeline import Pipeline, PipelineStage, StageKind
from tests.marks import rule

ID, OTHER = UUID(int=1), UUID(int=2)
NOON = datetime(2026, 7, 31, 12, tzinfo=UTC)
DAY = date(2026, 7, 31)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def refused(record: Entity) -> bool:
    """Whether a rule of the business refuses the record."""
    try:
        verify(record)
    except RuleViolated:
        return True
    return False


CONSENTS = ["email_consent", "sms_consent", "night_sms_consent"]


@rule("crm.Contact", "a consent is set only with its time and source")
@pytest.mark.parametrize("consent", CONSENTS)
def test_a_consent_has_its_time_and_source(consent: str) -> None:
    contact = Contact(name="김하늘")
    verify(contact)
    setattr(contact, consent, True)
    assert refused(contact)
    contact.consent_at = NOON
    assert refused(contact)
    contact.consent_at, contact.consent_source = None, "전시회 신청서"
    assert refused(contact)
    contact.consent_at = NOON
    verify(contact)
    setattr(contact, consent, False)
    verify(contact)


@rule("crm.Lead", "a lead has an e-mail address or a phone number")
def test_a_lead_can_be_reached() -> None:
    assert refused(Lead(title="문의"))
    verify(Lead(title="문의", email="kim@example.com"))
    verify(Lead(title="문의", phone="+821012345678"))
    verify(Lead(title="문의", email="kim@example.com", phone="+821012345678"))


@rule("crm.Lead", "DISQUALIFIED needs a reason")
def test_a_lead_is_dropped_for_a_reason() -> None:
    lead = Lead(title="문의", email="kim@example.com", status=LeadStatus.DISQUALIFIED)
    assert refused(lead)
    lead.disqualified_reason_id = ID
    verify(lead)
    lead.status = LeadStatus.NEW
    verify(lead)
    lead.disqualified_reason_id = None
    verify(lead)


@pytest.mark.parametrize(("score", "sound"), [(-1, False), (0, True), (100, True), (101, False)])
def test_a_score_is_from_0_to_100(score: int, sound: bool) -> None:
    lead = Lead(title="문의", email="kim@example.com", score=score)
    if sound:
        verify(lead)
    else:
        with pytest.raises(ValidationError):
            verify(lead)


def stage(position: int, kind: StageKind, probability: str) -> PipelineStage:
    return PipelineStage(name=f"{position}", position=position, kind=kind, probability=Decimal(probability))


def pipeline(*stages: tuple[StageKind, str]) -> Pipeline:
    return Pipeline(name="직판", stages=[stage(place, *one) for place, one in enumerate(stages, 1)])


OPEN, WON, LOST = (StageKind.OPEN, "0.2"), (StageKind.WON, "1"), (StageKind.LOST, "0")
ENDS = (
    "each pipeline has exactly one WON stage with probability 1, one LOST stage with probability 0, "
    "and at least one OPEN stage with a probability over 0 and under 1"
)


@rule("crm.Pipeline", ENDS)
def test_a_pipeline_ends_in_one_win_and_one_loss() -> None:
    verify(pipeline(OPEN, WON, LOST))
    verify(pipeline((StageKind.OPEN, "0.000001"), (StageKind.OPEN, "0.999999"), LOST, WON))
    for wrong in (
        (),
        (WON, LOST),
        (OPEN, LOST),
        (OPEN, WON),
        (OPEN, WON, WON, LOST),
        (OPEN, WON, LOST, LOST),
        (OPEN, (StageKind.WON, "0.999999"), LOST),
        (OPEN, WON, (StageKind.LOST, "0.000001")),
        ((StageKind.OPEN, "0"), WON, LOST),
        ((StageKind.OPEN, "1"), WON, LOST),
        (OPEN, (StageKind.OPEN, "1"), WON, LOST),
    ):
        assert refused(pipeline(*wrong)), wrong


@rule("crm.Pipeline", "positions are 1, 2, 3 and so on without a gap, OPEN stages first")
def test_stages_stand_in_order() -> None:
    made = pipeline(OPEN, OPEN, WON, LOST)
    made.stages.reverse()
    verify(made)
    for wrong in ((0, 1, 2, 3), (2, 3, 4, 5), (1, 2, 4, 5), (1, 1, 2, 3), (1, 3, 2, 4), (4, 3, 2, 1)):
        made = pipeline(OPEN, OPEN, WON, LOST)
        for one, position in zip(made.stages, wrong, strict=True):
            one.position = position
        with pytest.raises((RuleViolated, ValidationError)):
            verify(made)


@rule("crm.Opportunity", "LOST needs a loss reason, and an OPEN one has none")
@pytest.mark.parametrize(
    ("status", "with_reason", "without"),
    [
        (OpportunityStatus.OPEN, False, True),
        (OpportunityStatus.WON, True, True),
        (OpportunityStatus.LOST, True, False),
    ],
)
def test_a_loss_has_its_reason(status: OpportunityStatus, with_reason: bool, without: bool) -> None:
    made = Opportunity(
        name="서버 교체",
        partner_id=ID,
        pipeline_id=ID,
        stage_id=ID,
        expected_close_date=DAY,
        owner_id=ID,
        status=status,
    )
    assert refused(made) is not without
    made.loss_reason_id = ID
    assert refused(made) is not with_reason


def deal(*rates: str, user_ids: tuple[UUID, ...] = (ID, OTHER, UUID(int=3))) -> Deal:
    made = Deal(name="서버 교체", partner_id=ID, amount=Decimal(100_001), owner_id=ID)
    made.splits = [DealSplit(user_id=id, rate=Decimal(rate)) for id, rate in zip(user_ids, rates, strict=False)]
    return made


def test_splits_credit_the_whole_once() -> None:
    verify(deal())
    verify(deal("1"))
    verify(deal("0.333333", "0.333333", "0.333334"))
    for wrong in (("0.333333", "0.333333", "0.333333"), ("0.5", "0.500001"), ("0",)):
        assert refused(deal(*wrong)), wrong
    assert refused(deal("0.5", "0.5", user_ids=(ID, ID)))


def activity(kind: ActivityKind, **given: Any) -> Activity:
    return Activity(kind=kind, subject="방문", owner_id=ID, **given)


@rule("crm.Activity", "ends_at is not before starts_at")
def test_an_activity_does_not_end_before_it_starts() -> None:
    made = activity(ActivityKind.MEETING, starts_at=NOON, ends_at=NOON)
    verify(made)
    made.ends_at = NOON - timedelta(microseconds=1)
    with pytest.raises(ValidationError):
        verify(made)
    made.ends_at = NOON + timedelta(hours=1)
    verify(made)


@rule("crm.Activity", "MEETING and VISIT have starts_at and ends_at, TASK has due_at")
def test_an_activity_has_the_times_of_its_kind() -> None:
    for kind in (ActivityKind.MEETING, ActivityKind.VISIT):
        verify(activity(kind, starts_at=NOON, ends_at=NOON))
        assert refused(activity(kind, starts_at=NOON))
        assert refused(activity(kind, ends_at=NOON))
        assert refused(activity(kind, due_at=NOON))
    verify(activity(ActivityKind.TASK, due_at=NOON))
    assert refused(activity(ActivityKind.TASK, starts_at=NOON, ends_at=NOON))
    verify(activity(ActivityKind.CALL))
    verify(activity(ActivityKind.EMAIL))


@rule("crm.Activity", "a CALL, MEETING or VISIT is DONE only with an outcome")
@pytest.mark.parametrize("kind", ActivityKind)
def test_a_conversation_is_done_with_an_outcome(kind: ActivityKind) -> None:
    made = activity(kind, starts_at=NOON, ends_at=NOON, due_at=NOON)
    for status in (ActivityStatus.PLANNED, ActivityStatus.CANCELLED):
        made.status = status
        verify(made)
    made.status = ActivityStatus.DONE
    assert refused(made) is (kind in (ActivityKind.CALL, ActivityKind.MEETING, ActivityKind.VISIT))
    made.outcome = "견적을 보내기로 함"
    verify(made)


def test_an_activity_names_its_record_whole() -> None:
    verify(activity(ActivityKind.CALL, resource_type="crm.Lead", resource_id=str(ID)))
    assert refused(activity(ActivityKind.CALL, resource_type="crm.Lead"))
    assert refused(activity(ActivityKind.CALL, resource_id=str(ID)))


def test_a_member_is_either_a_contact_or_a_lead() -> None:
    verify(CampaignMember(campaign_id=ID, contact_id=ID))
    verify(CampaignMember(campaign_id=ID, lead_id=ID))
    assert refused(CampaignMember(campaign_id=ID))
    assert refused(CampaignMember(campaign_id=ID, contact_id=ID, lead_id=ID))


def test_a_campaign_does_not_end_before_it_starts() -> None:
    made = Campaign(code="C", name="여름", channel=CampaignChannel.EMAIL, owner_id=ID, starts_at=NOON, ends_at=NOON)
    verify(made)
    made.ends_at = NOON - timedelta(seconds=1)
    with pytest.raises(ValidationError):
        verify(made)


def contract(**given: Any) -> Contract:
    return Contract(name="유지 보수", partner_id=ID, owner_id=ID, start_date=DAY, **given)


@pytest.mark.parametrize(
    "wrong",
    [
        {"end_date": DAY - timedelta(days=1)},
        {"billing_day": 0},
        {"billing_day": 32},
        {"renewal_months": 0},
        {"notice_days": -1},
        {"renewal_increase_rate": Decimal("-1.000001")},
    ],
)
def test_a_contract_has_sound_terms(wrong: dict[str, Any]) -> None:
    verify(contract(end_date=DAY, billing_day=31, renewal_months=1, notice_days=0, renewal_increase_rate=Decimal(-1)))
    with pytest.raises(ValidationError):
        verify(contract(**wrong))


def test_an_item_of_a_contract_does_not_end_before_it_starts() -> None:
    item = ContractItem(variant_id=ID, quantity=Decimal(1), unit_price=Decimal(0), starts_on=DAY, ends_on=DAY)
    verify(contract(items=[item]))
    item.ends_on = DAY - timedelta(days=1)
    with pytest.raises(ValidationError):
        verify(contract(items=[item]))
