"""Feedbacks: what customers say."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, LongName, Note, Ref, Secret, Whole


class FeedbackKind(StrEnum):
    """Whether it is about an answer, the product as a whole, or a wish."""

    CSAT = "CSAT"
    NPS = "NPS"
    IDEA = "IDEA"


class FeedbackStatus(StrEnum):
    """What becomes of it."""

    RECEIVED = "RECEIVED"
    UNDER_REVIEW = "UNDER_REVIEW"
    PLANNED = "PLANNED"
    DONE = "DONE"
    DECLINED = "DECLINED"


SCORES: Mapping[FeedbackKind, tuple[int, int]] = {FeedbackKind.CSAT: (1, 5), FeedbackKind.NPS: (0, 10)}
"""The lowest and the highest score of a kind."""

S = FeedbackStatus
LIFE = Life(
    {
        S.RECEIVED: (S.UNDER_REVIEW, S.DECLINED, S.DONE),
        S.UNDER_REVIEW: (S.PLANNED, S.DECLINED),
        S.PLANNED: (S.DONE, S.DECLINED),
        S.DONE: (),
        S.DECLINED: (S.UNDER_REVIEW,),
    }
)


@entity(
    path="feedbacks",
    title=("피드백", "Feedback"),
    search=("title", "comment"),
    filters=("kind", "tenant_id", "ticket_id", "score", "vote_count"),
    sorts=("vote_count",),
    unique=(("ticket_id", "kind"),),
    life=LIFE,
)
class Feedback(Entity):
    """What a customer says of an answer, of the product, or wishes for."""

    kind: Annotated[FeedbackKind, IMMUTABLE]
    ticket_id: Annotated[UUID, Ref("supt.Ticket"), IMMUTABLE] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE] | None = None
    user_id: Annotated[UUID, Ref("idam.User"), IMMUTABLE] | None = None
    score: Annotated[int, Whole(0, 10)] | None = None
    comment: Note | None = None
    title: LongName | None = None
    vote_count: Annotated[Count, COMPUTED] = 0
    answer: Note | None = None
    answered_at: Annotated[datetime, COMPUTED] | None = None
    survey_token: Annotated[Secret, COMPUTED] | None = None
    status: FeedbackStatus = S.RECEIVED

    @always
    def has_what_its_kind_asks_for(self) -> None:
        """Refuses an idea without a title or with a score, and a CSAT without its ticket."""
        if self.kind is FeedbackKind.IDEA and (self.title is None or self.score is not None):
            raise RuleViolated("an IDEA has a title and no score")
        if self.kind is FeedbackKind.CSAT and self.ticket_id is None:
            raise RuleViolated("a CSAT names its ticket")

    @always
    def scores_within_its_kind(self) -> None:
        """Refuses a score outside the range of its kind."""
        lowest, highest = SCORES.get(self.kind, (0, 0))
        if self.score is not None and not lowest <= self.score <= highest:
            raise RuleViolated(
                "a score of {kind} is from {lowest} to {highest}", kind=self.kind, lowest=lowest, highest=highest
            )
