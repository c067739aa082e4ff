"""Who acts, and what they may do: deny by default."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from uuid import UUID

from domain.kernel.errors import ForbiddenError


class RecordScope(IntEnum):
    """Which records a permission reaches; a wider one holds over a narrower one."""

    OWN = 1
    TEAM = 2
    BRANCH = 3
    ALL = 4


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission, each segment of which may be `*`, with the records it reaches and the fields it hides."""

    permission: str
    scope: RecordScope = RecordScope.ALL
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Right:
    """What all grants together say of one permission."""

    scope: RecordScope
    hidden: frozenset[str]


class Rights:
    """The union of an actor's grants."""

    __slots__ = ("_grants", "_known")

    def __init__(self, grants: Iterable[Grant] = ()) -> None:
        self._grants = tuple(grants)
        self._known: dict[str, Right | None] = {}

    def get(self, permission: str) -> Right | None:
        """What the actor may do under a permission; None for nothing."""
        try:
            return self._known[permission]
        except KeyError:
            return self._known.setdefault(permission, self._work_out(permission))

    def _work_out(self, permission: str) -> Right | None:
        found = [grant for grant in self._grants if covers(grant.permission, permission)]
        if not found:
            return None
        return Right(max(grant.scope for grant in found), frozenset.intersection(*(grant.hidden for grant in found)))

    def covers(self, permission: str) -> bool:
        """Whether all that a permission, perhaps with `*`, stands for is granted."""
        return any(covers(grant.permission, permission) for grant in self._grants)

    @property
    def permissions(self) -> list[str]:
        """The granted permissions, sorted."""
        return sorted({grant.permission for grant in self._grants})


def covers(granted: str, wanted: str) -> bool:
    """Whether a granted permission, each segment of which may be `*`, includes the wanted one."""
    have, want = granted.split(":"), wanted.split(":")
    return len(have) == len(want) and all(map(_segment_covers, have, want))


def _segment_covers(granted: str, wanted: str) -> bool:
    return granted in ("*", wanted)


class ActorType(StrEnum):
    """What sort of actor it is."""

    USER = "USER"
    API_KEY = "API_KEY"
    SYSTEM = "SYSTEM"


@dataclass(slots=True, unsafe_hash=True)
class Origin:
    """Where a request came from, for the audit log."""

    ip: str | None = None
    user_agent: str | None = None
    request_id: str | None = None


NOWHERE = Origin()
"""The program itself, which no request asked."""


@dataclass(slots=True, eq=False)
class Actor:
    """Who does something, for which tenant, with which rights."""

    type: ActorType
    id: UUID | None = None
    tenant_id: UUID | None = None
    session_id: UUID | None = None
    rights: Rights = field(default_factory=Rights)
    origin: Origin = NOWHERE
    read_only: bool = False
    """Whether the tenant is suspended for payment, or being moved, so that nothing of it may be written."""

    @property
    def is_staff(self) -> bool:
        """Whether the actor works for the platform and sees all tenants' rows of the manager database."""
        return self.tenant_id is None

    def require(self, permission: str) -> Right:
        """The right to do it; raises ForbiddenError."""
        right = self.rights.get(permission)
        if right is None:
            raise ForbiddenError(permission=permission)
        return right


ALL_RIGHTS = Rights((Grant("*:*:*"),))


def system(tenant_id: UUID | None = None, origin: Origin = NOWHERE) -> Actor:
    """The program itself."""
    return Actor(ActorType.SYSTEM, tenant_id=tenant_id, rights=ALL_RIGHTS, origin=origin)
