"""A user's locks, counted by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.kernel.errors import RuleViolated
from domain.manager.idam.policy import Policy
from domain.manager.idam.user import User, UserStatus, UserType
from tests.marks import rule

NINE = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
POLICY = Policy()


def a_user() -> User:
    return User(full_name="Kim", email="kim@example.com", username="kim", user_type=UserType.PLATFORM)


def fail(user: User, at: datetime) -> bool:
    """A wrong password, written as a unit of work would."""
    for_good = user.fail(at, POLICY)
    user.updated_at = at
    return for_good


def fail_five_times(user: User, start: datetime) -> datetime:
    moments = [start + timedelta(seconds=10 * n) for n in range(5)]
    for moment in moments:
        assert not user.is_locked(moment)
        fail(user, moment)
    return moments[-1]


@rule(
    "idam.User",
    "lock lengths: lockout_minutes, then twice and four times as long (15, 30, 60) within 24 hours; the one after "
    "max_temporary_lockouts, the fourth, sets the status LOCKED, which only unlock ends",
)
def test_each_lock_is_twice_as_long_and_the_fourth_is_for_good() -> None:
    user = a_user()
    start = NINE
    for minutes in (15, 30, 60):
        last = fail_five_times(user, start)
        assert user.locked_until == last + timedelta(minutes=minutes)
        assert user.status is UserStatus.ACTIVE
        start = user.locked_until
    last = fail_five_times(user, start)
    assert user.status is UserStatus.LOCKED
    assert user.locked_until == start
    user.unlock()
    assert user.status.value == "ACTIVE"
    assert not user.is_locked(start - timedelta(seconds=1))
    assert user.lockout_count == 0


def test_a_lock_of_the_day_before_is_forgotten() -> None:
    user = a_user()
    fail_five_times(user, NINE)
    last = fail_five_times(user, NINE + timedelta(days=2))
    assert user.locked_until == last + timedelta(minutes=15)


@rule("idam.User", "a lock sets failed_login_count to 0; the tries after it count anew")
def test_a_lock_begins_the_count_anew() -> None:
    user = a_user()
    last = fail_five_times(user, NINE)
    assert user.failed_login_count == 0
    fail(user, last + timedelta(minutes=15))
    assert user.failed_login_count == 1


def test_failures_that_lie_too_far_back_do_not_count() -> None:
    user = a_user()
    for _ in range(4):
        fail(user, NINE)
    fail(user, NINE + timedelta(minutes=15, seconds=1))
    assert (user.failed_login_count, user.locked_until) == (1, None)


def test_at_the_end_of_a_lock_the_user_may_try() -> None:
    user = a_user()
    user.locked_until = NINE
    assert user.is_locked(NINE - timedelta(microseconds=1))
    assert not user.is_locked(NINE)


def test_an_inactive_user_is_not_unlocked() -> None:
    user = a_user()
    user.status = UserStatus.INACTIVE
    with pytest.raises(RuleViolated):
        user.unlock()
    assert user.status is UserStatus.INACTIVE


def test_the_last_five_hashes_are_kept_the_newest_first() -> None:
    user = a_user()
    for n in range(7):
        user.set_password(f"hash-{n}", NINE, POLICY)
    assert user.past_hashes == ["hash-6", "hash-5", "hash-4", "hash-3", "hash-2"]
    user.replace_hash("better")
    assert user.past_hashes == ["better", "hash-5", "hash-4", "hash-3", "hash-2"]
    assert user.password == "better"
