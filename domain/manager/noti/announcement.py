"""Announcements: what people are told inside the product."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, After, Count, Locale, LongName, Note, Ref


class AnnouncementLevel(StrEnum):
    """How urgent the notice is."""

    INFO = "INFO"
    WARNING = "WARNING"
    CRITICAL = "CRITICAL"


class AnnouncementPlacement(StrEnum):
    """Where the notice is shown."""

    BANNER = "BANNER"
    MODAL = "MODAL"
    LIST = "LIST"


class AnnouncementStatus(StrEnum):
    """Whether the notice is shown."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    ARCHIVED = "ARCHIVED"


S = AnnouncementStatus
LIFE = Life(
    {
        S.DRAFT: (S.PUBLISHED,),
        S.PUBLISHED: (S.ARCHIVED,),
        S.ARCHIVED: (S.PUBLISHED,),
    },
    by_command={S.PUBLISHED: "publish"},
)


@entity(
    path="announcements",
    title=("공지사항", "Announcement"),
    search=("title", "body"),
    filters=("level", "placement", "starts_at", "ends_at"),
    sorts=("title",),
    life=LIFE,
)
class Announcement(Entity):
    """A notice shown in the product."""

    title: LongName
    body: Note
    level: AnnouncementLevel = AnnouncementLevel.INFO
    placement: AnnouncementPlacement = AnnouncementPlacement.LIST
    segment_id: Annotated[UUID, Ref("cnfg.Segment")] | None = None  # empty means everyone
    locale: Locale = "ko-KR"
    starts_at: datetime | None = None
    ends_at: Annotated[datetime, After("starts_at")] | None = None
    is_dismissible: bool = True
    pinned: bool = False
    read_count: Annotated[Count, COMPUTED] = 0
    status: AnnouncementStatus = S.DRAFT
