"""Assignments of roles to platform staff."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import ValidationError
from domain.kernel.types import IMMUTABLE, LongName, Ref


@entity(
    path="user-roles",
    title=("역할 부여", "Role assignment"),
    filters=("user_id", "role_id", "valid_until"),
    unique=(("user_id", "role_id"),),
    grants=("valid_from", "valid_until"),
)
class UserRole(Entity):
    """A role held by a member of the platform staff, for a time; a tenant's members hold sys.Role in sys.User."""

    user_id: Annotated[UUID, Ref("idam.User"), IMMUTABLE]
    role_id: Annotated[UUID, Ref("idam.Role"), IMMUTABLE]
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    reason: LongName | None = None

    @always
    def ends_after_it_begins(self) -> None:
        """The time of an assignment is not empty."""
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise ValidationError.of("valid_until", "range", "the end lies after the beginning")

    def holds(self, now: datetime) -> bool:
        """Whether it grants at this moment: from `valid_from` on, until before `valid_until`."""
        return (self.valid_from is None or self.valid_from <= now) and (
            self.valid_until is None or now < self.valid_until
        )
