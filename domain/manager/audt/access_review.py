"""Access reviews: the regular look at who saw what and who may do what."""

import re
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Json, LongName, Note, Ref, Text


class AccessReviewKind(StrEnum):
    """Whether the access records of a month are looked through, or the rights that users have in a quarter."""

    ACCESS_LOG = "ACCESS_LOG"
    USER_RIGHTS = "USER_RIGHTS"


class ReviewDecision(StrEnum):
    """What the reviewer found of an item; OPEN until it is looked at."""

    OPEN = "OPEN"
    FINE = "FINE"
    EXPLAINED = "EXPLAINED"
    REVOKED = "REVOKED"
    ESCALATED = "ESCALATED"


class AccessReviewStatus(StrEnum):
    """Whether the review is done."""

    OPEN = "OPEN"
    COMPLETED = "COMPLETED"


S = AccessReviewStatus
LIFE = Life({S.OPEN: (S.COMPLETED,), S.COMPLETED: ()}, by_command={S.COMPLETED: "complete"})
_PERIOD = r"^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$"
_PERIOD_OF = {AccessReviewKind.ACCESS_LOG: r"\d{4}-\d\d", AccessReviewKind.USER_RIGHTS: r"\d{4}-Q\d"}


@line
class AccessReviewItem(Line):
    """A download, a user's role or a series of refusals that the reviewer decides on."""

    subject: Annotated[LongName, COMPUTED] | None = None
    user_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    detail: Annotated[Json, COMPUTED] | None = None
    decision: ReviewDecision = ReviewDecision.OPEN
    note: Annotated[str, Text(500)] | None = None


@entity(
    path="access-reviews",
    title=("접속기록 점검", "Access review"),
    search=("period",),
    filters=("kind", "reviewer_id", "due_on"),
    sorts=("period",),
    unique=(("kind", "period"),),
    life=LIFE,
)
class AccessReview(Entity):
    """The monthly look through the access records that the law asks for, and the quarterly one of rights."""

    kind: Annotated[AccessReviewKind, IMMUTABLE]
    period: Annotated[
        str, Text(7, _PERIOD, says="a month such as 2026-07 or a quarter such as 2026-Q3 is asked for"), IMMUTABLE
    ]
    reviewer_id: Annotated[UUID, Ref("idam.User")] | None = None
    due_on: Annotated[date, COMPUTED] | None = None
    total_count: Annotated[Count, COMPUTED] = 0
    download_count: Annotated[Count, COMPUTED] = 0
    # from 22:00 to 06:00 in the platform's time zone, and at weekends
    off_hours_count: Annotated[Count, COMPUTED] = 0
    denied_count: Annotated[Count, COMPUTED] = 0
    findings: Note | None = None
    completed_at: Annotated[datetime, COMPUTED] | None = None
    status: AccessReviewStatus = S.OPEN
    items: list[AccessReviewItem] = field(default_factory=list[AccessReviewItem])

    @always
    def covers_a_period_of_its_kind(self) -> None:
        """Refuses access records of a quarter and rights of a month."""
        if not re.fullmatch(_PERIOD_OF[self.kind], self.period, re.ASCII):
            raise ValidationError.of("period", "pattern", "access records are reviewed by month, rights by quarter")

    @always
    def is_decided_when_completed(self) -> None:
        """Refuses to complete a review that is not done, or by one whom it is about."""
        if self.status is not S.COMPLETED:
            return
        if any(one.decision is ReviewDecision.OPEN for one in self.items):
            raise RuleViolated("COMPLETED needs a decision on every item")
        if self.reviewer_id is None or any(one.user_id == self.reviewer_id for one in self.items):
            raise RuleViolated("COMPLETED needs a reviewer who is not the user of any item")
