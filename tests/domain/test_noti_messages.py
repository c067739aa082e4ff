"""What always holds for templates, messages and what people want of them."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.noti.announcement import Announcement
from domain.manager.noti.campaign import Campaign, CampaignChannel, CampaignStatus
from domain.manager.noti.channel import Channel
from domain.manager.noti.channel_type import ChannelType
from domain.manager.noti.notification import Notification, NotificationStatus, SuppressReason
from domain.manager.noti.notification_category import NotificationCategory, NotificationCategoryKind
from domain.manager.noti.preference import Preference, PreferenceChoice
from domain.manager.noti.suppression import SuppressedChannel, Suppression, SuppressionReason, SuppressionScope
from domain.manager.noti.template import Template, TemplateContent, TemplateStatus

ID, OTHER = UUID(int=1), UUID(int=2)
NINE = datetime(2026, 8, 1, 9, tzinfo=UTC)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def template(variables: object = (), *contents: tuple[ChannelType, str], **given: Any) -> Template:
    made = [TemplateContent(channel_type=kind, locale=locale, body="본문") for kind, locale in contents]
    declared = list(variables) if isinstance(variables, tuple) else variables
    return Template(code="welcome", name="환영", category_id=ID, variables=declared, contents=made, **given)


def test_a_template_declares_its_variables() -> None:
    verify(template([]))
    verify(template([{"name": "user_name", "type": "STRING", "required": True, "sample": "kim"}, {"name": "link"}]))
    with pytest.raises(ValidationError, match="at most once"):
        verify(template([{"name": "link"}, {"name": "link", "required": False}]))


@pytest.mark.parametrize(
    "variables",
    [
        {"name": "link"},
        ["link"],
        [{"type": "STRING"}],
        [{"name": "user name"}],
        [{"name": 1}],
        [{"name": "link", "size": 3}],
        [{"name": "link", "required": "yes"}],
    ],
)
def test_a_variable_has_a_name_and_nothing_unknown(variables: object) -> None:
    with pytest.raises(ValidationError, match="name, type, required and sample"):
        verify(template(variables))


def test_a_template_says_one_thing_a_channel_and_language() -> None:
    E, S = ChannelType.EMAIL, ChannelType.SMS
    verify(template((), (E, "ko-KR"), (E, "en"), (S, "ko-KR")))
    with pytest.raises(RuleViolated, match="at most one text"):
        verify(template((), (E, "ko-KR"), (S, "ko-KR"), (E, "ko-KR")))


def test_an_active_template_says_something() -> None:
    verify(template())
    verify(template((), (ChannelType.SMS, "ko-KR"), status=TemplateStatus.ACTIVE))
    with pytest.raises(RuleViolated, match="ACTIVE"):
        verify(template(status=TemplateStatus.ACTIVE))


def test_a_suppressed_message_has_its_reason() -> None:
    message = Notification(template_id=ID, channel_type=ChannelType.SMS)
    verify(message)
    message.status = NotificationStatus.SUPPRESSED
    with pytest.raises(RuleViolated, match="reason"):
        verify(message)
    message.suppress_reason = SuppressReason.NO_ADDRESS
    verify(message)


def test_values_and_configurations_have_names() -> None:
    message = Notification(template_id=ID, channel_type=ChannelType.SMS, values={"link": "x"})
    campaign = Campaign(name="가을", template_id=ID, segment_id=ID, channel_type=CampaignChannel.SMS, values={"a": 1})
    channel = Channel(code="sms", name="문자", type=ChannelType.SMS, provider="test", config={"host": "x"})
    for record in (message, campaign, channel):
        verify(record)
    message.values, campaign.values, channel.config = ["x"], "x", [1]
    for record, field in ((message, "values"), (campaign, "values"), (channel, "config")):
        with pytest.raises(ValidationError, match=field):
            verify(record)


def test_a_scheduled_campaign_has_a_time() -> None:
    campaign = Campaign(name="가을", template_id=ID, segment_id=ID, channel_type=CampaignChannel.EMAIL)
    verify(campaign)
    campaign.status = CampaignStatus.SCHEDULED
    with pytest.raises(RuleViolated, match="SCHEDULED"):
        verify(campaign)
    campaign.scheduled_at = NINE
    verify(campaign)


def test_a_person_chooses_once_a_category_and_channel() -> None:
    def choice(category: UUID, channel: ChannelType) -> PreferenceChoice:
        return PreferenceChoice(category_id=category, channel_type=channel, is_on=True)

    E, S = ChannelType.EMAIL, ChannelType.SMS
    preference = Preference(user_id=ID, choices=[choice(ID, E), choice(ID, S), choice(OTHER, E)])
    verify(preference)
    preference.choices.append(choice(ID, S))
    with pytest.raises(RuleViolated, match="at most one choice"):
        verify(preference)


def test_quiet_hours_have_two_ends() -> None:
    verify(Preference(user_id=ID))
    verify(Preference(user_id=ID, quiet_start=time(22), quiet_end=time(8)))
    for half in (Preference(user_id=ID, quiet_start=time(22)), Preference(user_id=ID, quiet_end=time(8))):
        with pytest.raises(RuleViolated, match="quiet hours"):
            verify(half)


ALL, MARKETING = SuppressionScope.ALL, SuppressionScope.MARKETING
R = SuppressionReason


@pytest.mark.parametrize(
    ("reason", "scopes"),
    [
        (R.HARD_BOUNCE, {ALL}),
        (R.SOFT_BOUNCE, {ALL}),
        (R.COMPLAINT, {MARKETING}),
        (R.UNSUBSCRIBE, {MARKETING}),
        (R.MANUAL, {ALL, MARKETING}),
    ],
)
def test_a_suppression_reaches_as_far_as_its_reason(reason: R, scopes: set[SuppressionScope]) -> None:
    for scope in SuppressionScope:
        made = Suppression(channel_type=SuppressedChannel.EMAIL, address="a@example.com", reason=reason, scope=scope)
        if scope in scopes:
            verify(made)
        else:
            with pytest.raises(RuleViolated, match="scope"):
                verify(made)


def test_an_address_is_kept_in_small_letters() -> None:
    given = {"channel_type": "EMAIL", "address": "Kim@Example.com", "reason": "MANUAL", "scope": "ALL"}
    assert module_of(Suppression).fields.parse(given)["address"] == "kim@example.com"


def test_a_category_goes_by_channels_that_there_are() -> None:
    def category(*channels: str) -> NotificationCategory:
        kind = NotificationCategoryKind.MANDATORY
        return NotificationCategory(code="security", name="보안", kind=kind, default_channels=list(channels))

    verify(category(*ChannelType))
    with pytest.raises(ValidationError):
        verify(category("FAX"))
    with pytest.raises(RuleViolated, match="at most once"):
        verify(category("SMS", "EMAIL", "SMS"))


def test_an_announcement_ends_after_it_starts() -> None:
    verify(Announcement(title="점검", body="안내", ends_at=NINE))
    with pytest.raises(ValidationError, match="ends_at"):
        verify(Announcement(title="점검", body="안내", starts_at=NINE, ends_at=NINE))
