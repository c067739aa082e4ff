"""Security policies: the rules of sign-in, one row for the platform staff and one for tenants' users."""

from dataclasses import field
from typing import Annotated

from domain.kernel.entity import Entity, always, entity
from domain.kernel.types import IMMUTABLE, UNIQUE, Count, Whole
from domain.manager.idam.user import UserType
from domain.shared.network import Network, check_networks

AtLeastOne = Annotated[int, Whole(1)]


@entity(
    path="security-policies",
    title=("보안 정책", "Security policy"),
    access="settings",
    grants=("mfa_required", "allowed_networks"),
)
class SecurityPolicy(Entity):
    """The rules of sign-in for the platform staff or for tenants' users."""

    scope: Annotated[UserType, UNIQUE, IMMUTABLE]
    access_token_minutes: Annotated[int, Whole(5, 15)] = 15
    session_max_days: Annotated[int, Whole(1, 90)] = 30
    max_sessions: AtLeastOne = 5
    max_failed_attempts: AtLeastOne = 5
    failure_window_minutes: AtLeastOne = 15
    lockout_minutes: AtLeastOne = 15
    max_temporary_lockouts: Count = 3
    ip_max_failures: AtLeastOne = 20
    password_min_length: Annotated[int, Whole(8, 64)] = 8
    # asks for an upper case letter, a lower case letter and a digit
    password_mixed: bool = True
    # as many hashes as there is room for in a user
    password_history: Annotated[int, Whole(0, 10)] = 5
    # 0 means no forced change
    password_max_age_days: Count = 0
    mfa_required: bool = False
    # none means from anywhere
    allowed_networks: list[Network] = field(default_factory=list[str])

    @always
    def comes_from_networks(self) -> None:
        """Refuses what is no network."""
        check_networks(self.allowed_networks)
