"""Knowledge articles: the answers that people find by themselves."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Count, Locale, LongName, Note, Ref, Text


class Visibility(StrEnum):
    """Who may read the article."""

    PUBLIC = "PUBLIC"
    TENANTS = "TENANTS"
    STAFF = "STAFF"


class KnowledgeArticleStatus(StrEnum):
    """Whether the article can be found."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    ARCHIVED = "ARCHIVED"


S = KnowledgeArticleStatus
LIFE = Life(
    {S.DRAFT: (S.PUBLISHED,), S.PUBLISHED: (S.DRAFT, S.ARCHIVED), S.ARCHIVED: (S.DRAFT,)},
    by_command={S.PUBLISHED: "publish"},
)


@entity(
    path="articles",
    title=("도움말", "Knowledge article"),
    search=("title", "body", "slug"),
    filters=("locale", "category_id", "visibility", "review_on"),
    sorts=("title",),
    unique=(("locale", "slug"),),
    life=LIFE,
)
class KnowledgeArticle(Entity):
    """An answer that people find by themselves."""

    slug: Annotated[str, Text(100, r"^[a-z0-9]+(-[a-z0-9]+)*$", says="small letters, digits and hyphens are asked for")]
    locale: Locale = "ko-KR"
    title: LongName
    body: Note
    category_id: Annotated[UUID, Ref("supt.TicketCategory")] | None = None
    visibility: Visibility = Visibility.TENANTS
    review_on: date | None = None
    published_at: Annotated[datetime, COMPUTED] | None = None
    view_count: Annotated[Count, COMPUTED] = 0
    helpful_count: Annotated[Count, COMPUTED] = 0
    unhelpful_count: Annotated[Count, COMPUTED] = 0
    status: KnowledgeArticleStatus = S.DRAFT
