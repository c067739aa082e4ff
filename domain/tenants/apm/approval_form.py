"""Approval forms: what is asked for in requests that are no document of another module."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import ValidationError
from domain.kernel.types import UNIQUE, Count, Json, Note, Text


class ApprovalFormStatus(StrEnum):
    """Whether requests can be made with the form."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    RETIRED = "RETIRED"


S = ApprovalFormStatus
LIFE = Life({S.DRAFT: (S.PUBLISHED,), S.PUBLISHED: (S.RETIRED,), S.RETIRED: (S.PUBLISHED,)})


@entity(
    path="approval-forms",
    title=("결재 양식", "Approval form"),
    search=("code", "name"),
    filters=("category",),
    sorts=("code", "name"),
    life=LIFE,
)
class ApprovalForm(Entity):
    """A form for requests that are no document of another module."""

    code: Annotated[str, Text(30), UNIQUE]
    name: Annotated[str, Text(120)]
    category: Annotated[str, Text(60)] | None = None
    schema: Json
    # the field that conditions and limits read as the amount
    amount_field: Annotated[str, Text(60)] | None = None
    body_template: Note | None = None
    retention_years: Count = 5
    status: ApprovalFormStatus = S.DRAFT

    @always
    def has_a_schema(self) -> None:
        """Refuses a schema that is no JSON Schema of fields."""
        if not isinstance(self.schema, Mapping):
            raise ValidationError.of("schema", "type", "an object is asked for")
