"""What the steps of a workflow and those of a request have in common."""

from enum import StrEnum


class StepKind(StrEnum):
    """What is asked in a step: to approve, to agree as another department, to review, or nothing but to take note."""

    APPROVE = "APPROVE"
    AGREE = "AGREE"
    REVIEW = "REVIEW"
    NOTIFY = "NOTIFY"


class StepMode(StrEnum):
    """Whose decision a step needs: any approver's, all approvers', so many of them, or one after another's."""

    ANY = "ANY"
    ALL = "ALL"
    QUORUM = "QUORUM"
    IN_TURN = "IN_TURN"
