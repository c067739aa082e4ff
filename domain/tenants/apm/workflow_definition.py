"""Workflow definitions: the ways that documents go to be approved."""

from dataclasses import field
from enum import StrEnum
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Json, Ref, Text, Whole
from domain.tenants.apm.condition import check_condition
from domain.tenants.apm.document_type import DocumentType
from domain.tenants.apm.step import StepKind, StepMode


class DuplicatePolicy(StrEnum):
    """Whether an approver who stands in several steps is asked in each, not twice running, or only once."""

    ASK_ALWAYS = "ASK_ALWAYS"
    SKIP_CONSECUTIVE = "SKIP_CONSECUTIVE"
    SKIP_ALL = "SKIP_ALL"


class RejectPolicy(StrEnum):
    """What a rejected step does to the request."""

    END = "END"
    RETURN_TO_REQUESTER = "RETURN_TO_REQUESTER"
    RETURN_TO_PREVIOUS = "RETURN_TO_PREVIOUS"


class ResubmitPolicy(StrEnum):
    """Where a request begins that was returned and is submitted again."""

    FROM_START = "FROM_START"
    FROM_RETURNED_STEP = "FROM_RETURNED_STEP"


class ApproverSource(StrEnum):
    """Where the approvers of a step come from."""

    USER = "USER"
    ROLE = "ROLE"
    GROUP = "GROUP"
    MANAGER = "MANAGER"
    MANAGER_CHAIN = "MANAGER_CHAIN"
    DEPARTMENT_HEAD = "DEPARTMENT_HEAD"
    COST_CENTER_MANAGER = "COST_CENTER_MANAGER"
    DOCUMENT_FIELD = "DOCUMENT_FIELD"
    REQUESTER_CHOICE = "REQUESTER_CHOICE"


class IfNoApprover(StrEnum):
    """What happens when nobody is there to be asked."""

    SKIP = "SKIP"
    MANAGER_ABOVE = "MANAGER_ABOVE"
    ADMINISTRATOR = "ADMINISTRATOR"
    FAIL = "FAIL"


class WhenOverdue(StrEnum):
    """What happens when nobody decides in time."""

    NONE = "NONE"
    REMIND = "REMIND"
    ESCALATE_TO_MANAGER = "ESCALATE_TO_MANAGER"
    AUTO_APPROVE = "AUTO_APPROVE"
    AUTO_REJECT = "AUTO_REJECT"


class WorkflowStatus(StrEnum):
    """Whether new requests take this version."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    RETIRED = "RETIRED"


S = WorkflowStatus
LIFE = Life({S.DRAFT: (S.PUBLISHED,), S.PUBLISHED: (S.RETIRED,), S.RETIRED: ()}, by_command={S.PUBLISHED: "publish"})
NAMED_SOURCES = frozenset(
    {ApproverSource.USER, ApproverSource.ROLE, ApproverSource.GROUP, ApproverSource.DOCUMENT_FIELD}
)
"""Sources that are told by `approver_value` which user, role, group or field it is."""


@line
class WorkflowStep(Line):
    """A step of the way: who is asked for what, in which mode, and by when."""

    step_no: Annotated[int, Whole(1)]
    name: Annotated[str, Text(80)]
    kind: StepKind = StepKind.APPROVE
    # neighbouring steps of one group run together
    parallel_group: int | None = None
    mode: StepMode = StepMode.ANY
    quorum: Annotated[int, Whole(1)] | None = None
    # the step is skipped where it does not hold
    condition: Json | None = None
    approver_source: ApproverSource
    # the id of a user, role or group, the level of a manager, or the name of a field
    approver_value: Annotated[str, Text(120)] | None = None
    if_no_approver: IfNoApprover = IfNoApprover.MANAGER_ABOVE
    # minutes of the work schedule
    due_minutes: Count | None = None
    when_overdue: WhenOverdue = WhenOverdue.REMIND
    may_be_delegated: bool = True
    comment_required: bool = False


@entity(
    path="workflows",
    title=("결재선 정의", "Workflow definition"),
    search=("code", "name"),
    filters=("document_type", "form_id", "priority"),
    sorts=("code", "name", "priority"),
    unique=(("code", "version_no"),),
    life=LIFE,
)
class WorkflowDefinition(Entity):
    """Which steps and approvers a kind of document needs, in versions; where several fit the lowest priority counts."""

    code: Annotated[str, Text(30), IMMUTABLE]
    version_no: Annotated[int, Whole(1), COMPUTED] = 1
    name: Annotated[str, Text(120)]
    document_type: DocumentType
    form_id: Annotated[UUID, Ref("apm.ApprovalForm")] | None = None
    priority: int = 100
    # which documents it is for; all of the type where empty
    condition: Json | None = None
    amount_field: Annotated[str, Text(60)] | None = None
    duplicate_policy: DuplicatePolicy = DuplicatePolicy.SKIP_CONSECUTIVE
    reject_policy: RejectPolicy = RejectPolicy.END
    resubmit_policy: ResubmitPolicy = ResubmitPolicy.FROM_START
    use_authority_limits: bool = True
    # what due times are counted by; around the clock where empty
    work_schedule_id: Annotated[UUID, Ref("sys.WorkSchedule")] | None = None
    holiday_calendar_id: Annotated[UUID, Ref("sys.HolidayCalendar")] | None = None
    status: WorkflowStatus = S.DRAFT
    steps: list[WorkflowStep] = field(default_factory=list[WorkflowStep])

    @always
    def asks_somebody(self) -> None:
        """Refuses a version in use whose steps ask nobody for a decision."""
        if self.status is not S.DRAFT and all(one.kind is StepKind.NOTIFY for one in self.steps):
            raise RuleViolated("at least one step is not NOTIFY")

    @always
    def counts_its_steps_upwards(self) -> None:
        """Refuses steps whose numbers repeat or fall."""
        if any(later.step_no <= earlier.step_no for earlier, later in pairwise(self.steps)):
            raise RuleViolated("step numbers are unique and rise")

    @always
    def tells_each_step_enough(self) -> None:
        """Refuses a quorum without its number, and a source of approvers that is not named."""
        for one in self.steps:
            if one.mode is StepMode.QUORUM and one.quorum is None:
                raise RuleViolated("a step of the mode QUORUM says how many approvals it needs")
            if one.approver_source in NAMED_SOURCES and one.approver_value is None:
                raise RuleViolated("a step names the user, role, group or field that its approvers come from")

    @always
    def has_sound_conditions(self) -> None:
        """Refuses conditions of another form than a tree of comparisons."""
        check_condition("condition", self.condition)
        for place, one in enumerate(self.steps):
            check_condition(f"steps.{place}.condition", one.condition)
