"""Flag overrides: who gets a variant whatever the flag's rules say."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, LongName, Ref, Text


@entity(
    path="flag-overrides",
    title=("플래그 예외", "Flag override"),
    filters=("flag_id", "tenant_id", "user_id", "expires_at"),
    unique=(("flag_id", "tenant_id", "user_id"),),
    empty_counts=True,
)
class FlagOverride(Entity):
    """A fixed variant for one tenant or user."""

    flag_id: Annotated[UUID, Ref("cnfg.FeatureFlag"), IMMUTABLE]
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE] | None = None
    user_id: Annotated[UUID, Ref("idam.User"), IMMUTABLE] | None = None
    variant: Annotated[str, Text(40)]
    reason: LongName
    expires_at: datetime | None = None

    @always
    def is_for_somebody(self) -> None:
        """Refuses an override for everyone, which the flag itself is there for."""
        if self.tenant_id is None and self.user_id is None:
            raise RuleViolated("an override is for a tenant, a user or both")
