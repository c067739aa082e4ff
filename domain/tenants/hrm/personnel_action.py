"""Personnel actions: how employees come, move and leave."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Json, NotBefore, Numbered, Ref, Text


class ActionKind(StrEnum):
    """What happens to the employee."""

    HIRE = "HIRE"
    TRANSFER = "TRANSFER"
    PROMOTION = "PROMOTION"
    DEMOTION = "DEMOTION"
    SECONDMENT = "SECONDMENT"
    LEAVE_OF_ABSENCE = "LEAVE_OF_ABSENCE"
    RETURN = "RETURN"
    TERMINATION = "TERMINATION"


FOR_A_TIME = (ActionKind.SECONDMENT, ActionKind.LEAVE_OF_ABSENCE)


class PersonnelActionStatus(StrEnum):
    """How far the action has come."""

    DRAFT = "DRAFT"
    APPROVED = "APPROVED"
    EFFECTIVE = "EFFECTIVE"
    REVOKED = "REVOKED"
    CANCELLED = "CANCELLED"


S = PersonnelActionStatus
LIFE = Life(
    {
        S.DRAFT: (S.APPROVED, S.CANCELLED),
        S.APPROVED: (S.EFFECTIVE, S.CANCELLED),
        S.EFFECTIVE: (S.REVOKED,),
        S.REVOKED: (),
        S.CANCELLED: (),
    },
    by_command={S.APPROVED: "approve", S.EFFECTIVE: "apply", S.REVOKED: "revoke"},
)


@entity(
    path="personnel-actions",
    title=("인사 발령", "Personnel action"),
    search=("number", "reason"),
    filters=("employee_id", "kind", "effective_date", "department_id"),
    sorts=("effective_date",),
    life=LIFE,
)
class PersonnelAction(Entity):
    """A change of an employee's department, position, manager or status from a day on."""

    number: Annotated[str, Text(40), Numbered("PERSONNEL_ACTION", "ACT-{year}-{seq:06}")] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee"), IMMUTABLE]
    kind: ActionKind
    effective_date: date
    end_date: Annotated[date, NotBefore("effective_date")] | None = None
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    position_id: Annotated[UUID, Ref("hrm.Position")] | None = None
    manager_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    reason: Annotated[str, Text(255)] | None = None
    previous: Annotated[Json, COMPUTED] | None = None  # the values that it replaced
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
    status: PersonnelActionStatus = S.DRAFT

    @always
    def ends_only_what_is_for_a_time(self) -> None:
        """Refuses an end of what is for good."""
        if self.end_date is not None and self.kind not in FOR_A_TIME:
            raise RuleViolated("only a SECONDMENT or LEAVE_OF_ABSENCE has an end_date")

    @always
    def names_another_for_manager(self) -> None:
        """Refuses to make an employee his or her own manager."""
        if self.manager_id is not None and self.manager_id == self.employee_id:
            raise RuleViolated("no employee is his or her own manager")
