"""Channels: the provider accounts that messages go through."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Json, Name, Ref, Secret, Share, Text, Whole
from domain.manager.noti.channel_type import ChannelType
from domain.manager.noti.named_values import require_named_values


class ChannelStatus(StrEnum):
    """Whether messages go through the channel."""

    ACTIVE = "ACTIVE"
    DISABLED = "DISABLED"


S = ChannelStatus
LIFE = Life(
    {S.ACTIVE: (S.DISABLED,), S.DISABLED: (S.ACTIVE,)},
    by_command={S.ACTIVE: "enable", S.DISABLED: "disable"},
)


@entity(
    path="channels",
    title=("발송 채널", "Channel"),
    search=("code", "name"),
    filters=("type", "is_default"),
    sorts=("code", "name"),
    life=LIFE,
)
class Channel(Entity):
    """A provider account through which messages go."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Name
    type: Annotated[ChannelType, IMMUTABLE]
    provider: Annotated[str, Text(40)]  # such as smtp or ses; test sends nothing
    config: Json | None = None
    credentials: Secret | None = None
    sender_name: Annotated[str, Text(60)] | None = None
    sender_address: Annotated[str, Text(120)] | None = None
    rate_per_minute: Annotated[int, Whole(1)] = 600
    daily_limit: Annotated[int, Whole(1)] | None = None
    fallback_id: Annotated[UUID, Ref("noti.Channel", tree=True)] | None = None
    is_default: bool = False
    failure_rate: Annotated[Share, COMPUTED] | None = None  # of the last 15 minutes
    status: ChannelStatus = S.ACTIVE

    @always
    def has_a_sound_configuration(self) -> None:
        """Refuses a configuration that does not hold values under their names."""
        require_named_values("config", self.config)
