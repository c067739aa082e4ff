"""Schema rollouts: all tenant databases brought to a schema version in waves."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Note, Ref, Text, Whole


class RolloutTargetState(StrEnum):
    """How far a database is."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"


class SchemaRolloutStatus(StrEnum):
    """How far a rollout is."""

    DRAFT = "DRAFT"
    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


S = SchemaRolloutStatus
LIFE = Life(
    {
        S.DRAFT: (S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.PAUSED, S.COMPLETED),
        S.PAUSED: (S.RUNNING, S.CANCELLED),
        S.COMPLETED: (),
        S.CANCELLED: (),
    },
    by_command={S.RUNNING: "start", (S.PAUSED, S.RUNNING): "resume", S.PAUSED: "pause", S.CANCELLED: "cancel"},
    by_program=(S.COMPLETED,),
)


def _usual_waves() -> list[int]:
    return [5, 25, 100]


@line
class SchemaRolloutTarget(Line):
    """What came of one database; wave 0 is the canary."""

    database_id: Annotated[UUID, Ref("tnnt.TenantDatabase"), COMPUTED]
    wave: Annotated[Count, COMPUTED]
    state: Annotated[RolloutTargetState, COMPUTED] = RolloutTargetState.PENDING
    from_version: Annotated[str, Text(64), COMPUTED] | None = None
    seconds: Annotated[Count, COMPUTED] | None = None
    error: Annotated[Note, COMPUTED] | None = None


@entity(
    path="schema-rollouts",
    title=("스키마 배포", "Schema rollout"),
    search=("to_version",),
    filters=("started_at",),
    sorts=("to_version",),
    life=LIFE,
)
class SchemaRollout(Entity):
    """A change of all tenant databases to a schema version, in waves, with what came of each database."""

    to_version: Annotated[str, Text(64), IMMUTABLE]
    description: Note | None = None
    canary_database_ids: Annotated[list[UUID], Ref("tnnt.TenantDatabase")] = field(default_factory=list[UUID])
    # how much of all databases is reached by the end of each wave
    wave_percents: list[Annotated[int, Whole(1, 100)]] = field(default_factory=_usual_waves)
    pause_on_failures: Annotated[int, Whole(1)] = 1
    parallelism: Annotated[int, Whole(1)] = 4
    wave: Annotated[Count, COMPUTED] = 0
    total_count: Annotated[Count, COMPUTED] = 0
    done_count: Annotated[Count, COMPUTED] = 0
    failed_count: Annotated[Count, COMPUTED] = 0
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED] | None = None
    status: SchemaRolloutStatus = S.DRAFT
    targets: list[SchemaRolloutTarget] = field(default_factory=list[SchemaRolloutTarget])

    @always
    def reaches_all_in_growing_waves(self) -> None:
        """Refuses waves that do not grow, or of which the last leaves databases out."""
        percents = self.wave_percents
        if percents[-1:] != [100] or any(later <= earlier for earlier, later in pairwise(percents)):
            raise RuleViolated("the percentages of the waves grow, and the last is 100")
