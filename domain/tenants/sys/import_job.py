"""Import jobs: files whose rows become records."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Json, Ref, Text, Whole
from domain.tenants.sys.entity_type import EntityType

MAX_ROWS = 50_000
"""The rows that one job may have."""


class ImportMode(StrEnum):
    """Whether rows become new records, change present ones, or do either."""

    CREATE = "CREATE"
    UPDATE = "UPDATE"
    UPSERT = "UPSERT"


class OnError(StrEnum):
    """Whether one bad row stops the job with nothing written, or is passed over."""

    ABORT = "ABORT"
    SKIP = "SKIP"


class ImportJobStatus(StrEnum):
    """How far the job has come."""

    DRAFT = "DRAFT"
    VALIDATED = "VALIDATED"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    ROLLED_BACK = "ROLLED_BACK"


S = ImportJobStatus
LIFE = Life(
    {
        S.DRAFT: (S.VALIDATED, S.CANCELLED),
        S.VALIDATED: (S.DRAFT, S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.COMPLETED, S.FAILED),
        S.COMPLETED: (S.ROLLED_BACK,),
        S.FAILED: (),
        S.CANCELLED: (),
        S.ROLLED_BACK: (),
    },
    by_command={S.VALIDATED: "validate", S.RUNNING: "run", S.CANCELLED: "cancel", S.ROLLED_BACK: "rollback"},
    by_program=(S.COMPLETED, S.FAILED),
)


@entity(
    path="import-jobs",
    title=("가져오기 작업", "Import job"),
    filters=("entity_type", "mode"),
    life=LIFE,
)
class ImportJob(Entity):
    """The rows of a file that become records, each column a field."""

    entity_type: Annotated[EntityType, IMMUTABLE]
    attachment_id: Annotated[UUID, Ref("sys.Attachment")]
    mode: ImportMode = ImportMode.CREATE
    match_fields: list[Annotated[str, Text(64)]] = field(default_factory=list[str])
    mapping: Json
    on_error: OnError = OnError.ABORT
    row_count: Annotated[int, Whole(0, MAX_ROWS), COMPUTED] = 0
    created_count: Annotated[Count, COMPUTED] = 0
    updated_count: Annotated[Count, COMPUTED] = 0
    unchanged_count: Annotated[Count, COMPUTED] = 0
    failed_count: Annotated[Count, COMPUTED] = 0
    errors: Annotated[Json, COMPUTED] | None = None
    status: ImportJobStatus = S.DRAFT

    @property
    def processed(self) -> int:
        """How many of the file's records are done, be they good or bad: where the work goes on."""
        return self.created_count + self.updated_count + self.unchanged_count + self.failed_count

    def forget_counts(self) -> None:
        """Begins to count anew; the rows of the file stay."""
        self.created_count = self.updated_count = self.unchanged_count = self.failed_count = 0
        self.errors = None

    @always
    def finds_what_it_changes(self) -> None:
        """Refuses to change records without a field that a row finds its record by."""
        if self.mode is not ImportMode.CREATE and not self.match_fields:
            raise RuleViolated("an import that changes records names the fields that a row finds its record by")

    @always
    def maps_columns_to_fields(self) -> None:
        """Refuses a mapping that is not a field's name by column."""
        fields = self.mapping.values() if isinstance(self.mapping, Mapping) else ()
        if not fields or not all(isinstance(one, str) and one for one in fields):
            raise ValidationError.of("mapping", "pattern", "the name of a field by column is asked for")
