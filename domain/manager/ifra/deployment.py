"""Deployments: which releases went where and how that ended."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, NotBefore, Note, Ref, Text, Url
from domain.manager.ifra.environment import Environment


class DeploymentStatus(StrEnum):
    """How far the release has come, and whether it stayed."""

    PENDING = "PENDING"
    IN_PROGRESS = "IN_PROGRESS"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    ROLLED_BACK = "ROLLED_BACK"
    CANCELLED = "CANCELLED"


S = DeploymentStatus
LIFE = Life(
    {
        S.PENDING: (S.IN_PROGRESS, S.CANCELLED),
        S.IN_PROGRESS: (S.SUCCEEDED, S.FAILED),
        S.SUCCEEDED: (S.ROLLED_BACK,),
        S.FAILED: (),
        S.ROLLED_BACK: (),
        S.CANCELLED: (),
    },
    by_command={S.IN_PROGRESS: "start", S.SUCCEEDED: "finish", S.FAILED: "finish"},
    by_program=(S.ROLLED_BACK,),
)


@entity(
    path="deployments",
    title=("배포", "Deployment"),
    search=("release", "commit_hash", "summary"),
    filters=("environment", "started_at", "caused_failure"),
    sorts=("release",),
    life=LIFE,
)
class Deployment(Entity):
    """A release of the program to an environment."""

    release: Annotated[str, Text(60)]
    commit_hash: Annotated[
        str, Text(40, r"^[0-9a-f]{7,40}$", says="7 to 40 digits and small letters from a to f are asked for")
    ]
    environment: Environment
    summary: Note | None = None
    committed_at: datetime | None = None  # of the oldest change in it
    schema_rollout_id: Annotated[UUID, Ref("tnnt.SchemaRollout")] | None = None
    rollback_of_id: Annotated[UUID, Ref("ifra.Deployment")] | None = None
    deployed_by_id: Annotated[UUID, Ref("idam.User")] | None = None
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, NotBefore("started_at"), COMPUTED] | None = None
    caused_failure: Annotated[bool, COMPUTED] = False  # rolled back, FAILED, or named by an incident
    log_url: Url | None = None
    status: DeploymentStatus = S.PENDING
