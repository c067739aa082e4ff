"""The rules of sign-in, as figures."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How long sign-ins hold, how many wrong passwords are let pass, and what a password must have."""

    access_token: timedelta = timedelta(minutes=15)
    refresh_token: timedelta = timedelta(days=7)
    session: timedelta = timedelta(days=30)
    max_sessions: int = 5
    max_failed_attempts: int = 5
    failure_window: timedelta = timedelta(minutes=15)
    lockout: timedelta = timedelta(minutes=15)
    """The first temporary lock; each further one is twice as long."""
    lockout_memory: timedelta = timedelta(hours=24)
    """How long a temporary lock is remembered when the next one is measured."""
    max_temporary_lockouts: int = 3
    password_min_length: int = 8
    password_mixed: bool = True
    password_history: int = 5
