"""Users: the members of a tenant."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    UNIQUE,
    Count,
    Email,
    Locale,
    Name,
    Phone,
    Ref,
    Text,
    TimeZone,
    Unique,
)


class UserStatus(StrEnum):
    """Whether the member may enter the tenant."""

    INVITED = "INVITED"
    ACTIVE = "ACTIVE"
    DISABLED = "DISABLED"


S = UserStatus
LIFE = Life(
    {S.INVITED: (S.ACTIVE, S.DISABLED), S.ACTIVE: (S.DISABLED,), S.DISABLED: (S.ACTIVE,)},
    by_command={S.ACTIVE: "enable", S.DISABLED: "disable"},
)


@entity(
    path="users",
    title=("사용자", "User"),
    search=("email", "username", "full_name"),
    filters=("team_id", "branch_id", "role_ids", "last_seen_at", "valid_until"),
    sorts=("full_name",),
    life=LIFE,
    grants=("team_id", "branch_id", "role_ids", "status"),
)
class User(Entity):
    """A member's profile and roles inside this tenant, under the id of the identity that signs in."""

    email: Annotated[Email, Unique(folded=True), COMPUTED] | None = None
    username: Annotated[str, Text(50), Unique(folded=True), COMPUTED] | None = None
    full_name: Name
    job_title: Name | None = None
    phone: Phone | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee"), UNIQUE, COMPUTED] | None = None
    team_id: Annotated[UUID, Ref("sys.Team")] | None = None
    branch_id: Annotated[UUID, Ref("sys.Branch")] | None = None
    role_ids: Annotated[list[UUID], Ref("sys.Role")] = field(default_factory=list[UUID])
    locale: Locale = "ko-KR"
    timezone: TimeZone = "Asia/Seoul"
    valid_until: date | None = None
    membership_version: Annotated[Count, COMPUTED] = 0
    last_seen_at: Annotated[datetime, COMPUTED] | None = None
    status: UserStatus = S.INVITED

    @always
    def has_a_role_while_active(self) -> None:
        """Refuses an ACTIVE user who could do nothing."""
        if self.status is S.ACTIVE and not self.role_ids:
            raise RuleViolated("an ACTIVE user has at least one role")
