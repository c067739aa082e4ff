"""Approver groups: approvers who are asked together."""

from dataclasses import field
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, NotBefore, Ref, Text


@line
class ApproverGroupMember(Line):
    """A member, for some days or for good; a rejection by one with a veto rejects the step."""

    user_id: Annotated[UUID, Ref("sys.User")]
    is_chair: bool = False
    has_veto: bool = False
    valid_from: date | None = None
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None


@entity(
    path="approver-groups",
    title=("결재 그룹", "Approver group"),
    search=("code", "name"),
    sorts=("code", "name"),
)
class ApproverGroup(Entity):
    """A committee or pool of approvers."""

    code: Annotated[str, Text(30), UNIQUE]
    name: Annotated[str, Text(120)]
    members: list[ApproverGroupMember] = field(default_factory=list[ApproverGroupMember])

    @always
    def has_each_member_once(self) -> None:
        """Refuses a user who is listed twice."""
        if len({one.user_id for one in self.members}) < len(self.members):
            raise RuleViolated("a user is a member once")
