"""Support teams: who works on which tickets."""

from dataclasses import field
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Count, Email, Name, Ref, Text


@line
class SupportTeamMember(Line):
    """Someone of the team, and how many open tickets he or she takes."""

    user_id: Annotated[UUID, Ref("idam.User")]
    max_open: Count = 20
    is_away: bool = False


@entity(
    path="teams",
    title=("지원팀", "Support team"),
    search=("code", "name"),
    sorts=("code", "name"),
)
class SupportTeam(Entity):
    """People of the platform who work on the same tickets."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Name
    email: Annotated[Email, UNIQUE] | None = None  # mail to it becomes tickets
    lead_id: Annotated[UUID, Ref("idam.User")] | None = None
    auto_assign: bool = True
    members: list[SupportTeamMember] = field(default_factory=list[SupportTeamMember])

    @always
    def has_each_member_once(self) -> None:
        """Refuses a member who is named twice."""
        if len({one.user_id for one in self.members}) < len(self.members):
            raise RuleViolated("each member of a team is named once")
