"""Leave balances: how much leave employees have left."""

from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, ZERO, Ref
from domain.tenants.hrm.leave import Days, SignedDays, Year


@entity(
    path="leave-balances",
    title=("휴가 잔여", "Leave balance"),
    access="read_only",
    filters=("employee_id", "leave_type_id", "leave_year"),
    sorts=("leave_year",),
    unique=(("employee_id", "leave_type_id", "leave_year"),),
)
class LeaveBalance(Entity):
    """What an employee has, uses and may still request of a kind of leave in a year."""

    employee_id: Annotated[UUID, Ref("hrm.Employee")]
    leave_type_id: Annotated[UUID, Ref("hrm.LeaveType")]
    leave_year: Year
    granted: Annotated[SignedDays, COMPUTED] = ZERO
    used: Annotated[SignedDays, COMPUTED] = ZERO  # by requests that are APPROVED
    pending: Annotated[Days, COMPUTED] = ZERO  # by requests that are SUBMITTED
    expired: Annotated[Days, COMPUTED] = ZERO
    available: Annotated[SignedDays, COMPUTED] = ZERO
