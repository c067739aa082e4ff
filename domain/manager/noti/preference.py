"""Preferences: what users want to be told."""

from dataclasses import field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Ref, TimeZone
from domain.manager.noti.channel_type import ChannelType


class Digest(StrEnum):
    """How often messages are gathered into one."""

    OFF = "OFF"
    HOURLY = "HOURLY"
    DAILY = "DAILY"


@line
class PreferenceChoice(Line):
    """Whether messages of a category are wanted through a channel."""

    category_id: Annotated[UUID, Ref("noti.NotificationCategory")]
    channel_type: ChannelType
    is_on: bool


@entity(
    path="preferences",
    title=("수신 설정", "Preference"),
    filters=("user_id", "digest", "marketing_reconfirm_on"),
)
class Preference(Entity):
    """What a user wants to get, how and when."""

    user_id: Annotated[UUID, Ref("idam.User"), UNIQUE, IMMUTABLE]
    quiet_start: time | None = None
    quiet_end: time | None = None
    timezone: TimeZone = "Asia/Seoul"
    digest: Digest = Digest.OFF
    digest_at: time = time(9)
    marketing_consent_at: Annotated[datetime, COMPUTED] | None = None
    marketing_night_consent_at: Annotated[datetime, COMPUTED] | None = None
    marketing_reconfirm_on: Annotated[date, COMPUTED] | None = None
    choices: list[PreferenceChoice] = field(default_factory=list[PreferenceChoice])

    @always
    def chooses_once(self) -> None:
        """Refuses two choices for one category and channel."""
        if len({(one.category_id, one.channel_type) for one in self.choices}) < len(self.choices):
            raise RuleViolated("a preference has at most one choice a category and channel")

    @always
    def is_quiet_from_one_time_to_another(self) -> None:
        """Refuses quiet hours of which only one end is known."""
        if (self.quiet_start is None) != (self.quiet_end is None):
            raise RuleViolated("quiet hours have a start and an end")
