"""Attachments: files that belong to records."""

from enum import StrEnum
from typing import Annotated

from domain.kernel.audit import Sha256
from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, Name, OtherId, Text, Whole
from domain.tenants.sys.entity_type import EntityType

MAX_BYTES = 25 * 1024 * 1024
"""The size of the largest file that is taken."""


class AttachmentStatus(StrEnum):
    """Whether the file can be downloaded, is on its way, or is kept away from everybody."""

    UPLOADING = "UPLOADING"
    AVAILABLE = "AVAILABLE"
    QUARANTINED = "QUARANTINED"


S = AttachmentStatus
LIFE = Life(
    {S.UPLOADING: (S.AVAILABLE, S.QUARANTINED), S.AVAILABLE: (S.QUARANTINED,), S.QUARANTINED: ()},
    by_program=(S.AVAILABLE, S.QUARANTINED),
)


@entity(
    path="attachments",
    title=("첨부 파일", "Attachment"),
    search=("file_name", "description"),
    filters=("resource_type", "resource_id", "category", "content_type"),
    sorts=("file_name",),
    unique=(("resource_type", "resource_id", "checksum_sha256"),),
    life=LIFE,
)
class Attachment(Entity):
    """A file that belongs to a record."""

    resource_type: Annotated[EntityType, IMMUTABLE]
    resource_id: Annotated[OtherId, IMMUTABLE]
    file_name: Annotated[str, Text(255)]
    content_type: Annotated[Name, COMPUTED] | None = None
    size_bytes: Annotated[int, Whole(0, MAX_BYTES), COMPUTED] | None = None
    checksum_sha256: Annotated[Sha256, COMPUTED] | None = None
    category: Annotated[str, Text(50)] | None = None
    description: Annotated[str, Text(500)] | None = None
    status: AttachmentStatus = S.UPLOADING
