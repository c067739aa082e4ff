"""Authority limits: who may decide finally, and up to what."""

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import NotBefore, Ref, UnsignedMoney
from domain.tenants.apm.document_type import DocumentType


@entity(
    path="authority-limits",
    title=("전결 한도", "Authority limit"),
    filters=("document_type", "position_id", "role_id", "user_id", "valid_from"),
    sorts=("document_type", "valid_from"),
)
class AuthorityLimit(Entity):
    """Up to what amount a position, role or user decides finally; without an amount there is no limit."""

    document_type: DocumentType
    position_id: Annotated[UUID, Ref("hrm.Position")] | None = None
    role_id: Annotated[UUID, Ref("sys.Role")] | None = None
    user_id: Annotated[UUID, Ref("sys.User")] | None = None
    max_amount: UnsignedMoney | None = None
    valid_from: date
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None

    @always
    def has_one_holder(self) -> None:
        """Refuses a limit of nobody, and one of several."""
        if [self.position_id, self.role_id, self.user_id].count(None) != 2:
            raise RuleViolated("exactly one of position, role and user is named")
