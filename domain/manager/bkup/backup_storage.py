"""Backup storages: where backups lie."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Count, Name, Secret, Text, Whole


class StorageKind(StrEnum):
    """What sort of storage it is."""

    LOCAL = "LOCAL"
    S3 = "S3"


class BackupStorageStatus(StrEnum):
    """Whether backups are written there, or only read."""

    ACTIVE = "ACTIVE"
    READ_ONLY = "READ_ONLY"
    DISABLED = "DISABLED"


S = BackupStorageStatus
LIFE = Life({S.ACTIVE: (S.READ_ONLY, S.DISABLED), S.READ_ONLY: (S.ACTIVE, S.DISABLED), S.DISABLED: (S.ACTIVE,)})


@entity(
    path="storages",
    title=("백업 저장소", "Backup storage"),
    search=("code", "name", "location"),
    filters=("kind", "region"),
    sorts=("code", "name"),
    life=LIFE,
)
class BackupStorage(Entity):
    """A place where backups lie."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Name
    kind: Annotated[StorageKind, IMMUTABLE]
    location: Annotated[str, Text(300)]  # a path, or bucket and prefix
    region: Annotated[str, Text(32)]
    credentials: Secret | None = None
    encryption_key_id: Annotated[str, Text(60)] | None = None
    immutable_days: Count = 0  # during which the storage itself lets nothing be deleted
    capacity_bytes: Annotated[int, Whole(1)] | None = None
    used_bytes: Annotated[Count, COMPUTED] = 0
    last_tested_at: Annotated[datetime, COMPUTED] | None = None
    status: BackupStorageStatus = S.ACTIVE
