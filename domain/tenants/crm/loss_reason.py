"""Loss reasons: why interests do not become sales."""

from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import UNIQUE, Name


class LossReasonUse(StrEnum):
    """What the reason can be given for."""

    LEAD = "LEAD"
    OPPORTUNITY = "OPPORTUNITY"
    BOTH = "BOTH"


@entity(
    path="loss-reasons",
    title=("실패 사유", "Loss reason"),
    search=("name",),
    filters=("applies_to", "is_active"),
    sorts=("name",),
)
class LossReason(Entity):
    """Why a lead or an opportunity did not become a sale."""

    name: Annotated[Name, UNIQUE]
    applies_to: LossReasonUse = LossReasonUse.BOTH
    is_active: bool = True
