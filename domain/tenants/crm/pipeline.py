"""Pipelines: the ways that opportunities go, stage by stage."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Count, Name, Ref, Share, Text, Whole


class StageKind(StrEnum):
    """Whether an opportunity is still worked on in a stage, or how it ended there."""

    OPEN = "OPEN"
    WON = "WON"
    LOST = "LOST"


class PipelineStatus(StrEnum):
    """Whether opportunities can be put into the pipeline."""

    ACTIVE = "ACTIVE"
    ARCHIVED = "ARCHIVED"


S = PipelineStatus
LIFE = Life({S.ACTIVE: (S.ARCHIVED,), S.ARCHIVED: (S.ACTIVE,)})


@line
class PipelineStage(Line):
    """One stage; an opportunity is stale after `idle_days` in it, and enters with its `required_fields` filled."""

    name: Name
    position: Annotated[int, Whole(1)]
    kind: StageKind = StageKind.OPEN
    probability: Share
    idle_days: Count | None = None
    required_fields: list[Annotated[str, Text(64)]] = field(default_factory=list[str])


@entity(
    path="pipelines",
    title=("영업 파이프라인", "Pipeline"),
    search=("name",),
    filters=("team_id", "is_default"),
    sorts=("name",),
    life=LIFE,
)
class Pipeline(Entity):
    """The stages that a kind of opportunity goes through."""

    name: Annotated[Name, UNIQUE]
    team_id: Annotated[UUID, Ref("sys.Team")] | None = None
    is_default: bool = False
    status: PipelineStatus = S.ACTIVE
    stages: list[PipelineStage] = field(default_factory=list[PipelineStage])

    @always
    def ends_won_or_lost(self) -> None:
        """Refuses stages that do not lead to just one win and one loss, and probabilities that contradict them."""
        if self._probabilities(StageKind.WON) != [1]:
            raise RuleViolated("each pipeline has exactly one WON stage, with probability 1")
        if self._probabilities(StageKind.LOST) != [0]:
            raise RuleViolated("each pipeline has exactly one LOST stage, with probability 0")
        still_open = self._probabilities(StageKind.OPEN)
        if not still_open or not all(0 < one < 1 for one in still_open):
            raise RuleViolated("each pipeline has an OPEN stage, all of them with a probability over 0 and under 1")

    @always
    def has_its_stages_in_order(self) -> None:
        """Refuses gaps and doubles in the positions, and an OPEN stage behind the end."""
        stages = sorted(self.stages, key=lambda stage: stage.position)
        closed = [stage.kind is not StageKind.OPEN for stage in stages]
        if [stage.position for stage in stages] != list(range(1, len(stages) + 1)) or closed != sorted(closed):
            raise RuleViolated("positions are 1, 2, 3 and so on without a gap, OPEN stages first")

    def _probabilities(self, kind: StageKind) -> list[Decimal]:
        return [stage.probability for stage in self.stages if stage.kind is kind]
