"""Brands: the names that products are known under."""

from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import UNIQUE, Code, Name, Note, Ref, Url


@entity(
    path="brands",
    title=("브랜드", "Brand"),
    search=("code", "name"),
    sorts=("code", "name"),
)
class Brand(Entity):
    """The name that products are known under, and who makes them."""

    code: Annotated[Code, UNIQUE]
    name: Annotated[Name, UNIQUE]
    manufacturer_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    website: Url | None = None
    description: Note | None = None
