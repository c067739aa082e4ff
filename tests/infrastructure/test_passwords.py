"""The form of passwords, and how they are hashed."""

import asyncio
import base64
import hashlib
import hmac
import os
import statistics
import sys
import threading
import time
import unicodedata
from collections.abc import Coroutine, Iterator, Mapping
from typing import Any, TypeVar

import bcrypt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.ports import PasswordVerdict
from domain.kernel.errors import Unavailable, ValidationError
from domain.manager.idam.password import check_password
from infrastructure.security.passwords import BcryptPasswords, common_passwords, peppered
from tests.marks import line

T = TypeVar("T")
PEPPER = b"pepper-for-tests-only-32-bytes!!"
OTHER = b"another-pepper-for-tests-only-32"
P1 = "Aa1" + "가" * 24
P2 = "Aa1" + "가" * 23 + "나"
OLDER = "$2b$04$abcdefghijklmnopqrstuu2k6ajMdbquWOnJQkO172fgaFiKZeoEq"
"""An older hash of Aa1."""
WRONG, RIGHT, OLD = PasswordVerdict.WRONG, PasswordVerdict.RIGHT, PasswordVerdict.RIGHT_BUT_OLD


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


@pytest.fixture
def passwords() -> Iterator[BcryptPasswords]:
    """With few rounds, so that the tests are quick."""
    made = BcryptPasswords({"k1": PEPPER}, rounds=4)
    yield made
    made.close()


def other(pepper: Mapping[str, bytes], rounds: int = 4) -> BcryptPasswords:
    return BcryptPasswords(pepper, rounds=rounds)


def older(password: str) -> str:
    """A hash as it was made before: bcrypt over the first 72 bytes."""
    return bcrypt.hashpw(password.encode()[:72], bcrypt.gensalt(4)).decode()


def test_bcrypt_is_given_the_figures_of_the_specification() -> None:
    assert peppered(P1, PEPPER) == b"ZhcX8BBmZT57lnJLtIC/eE3iWNErFnZRPYdNGuth1Sc="
    assert peppered(P2, PEPPER) == b"J14CJe39ZaFyr+XagfVoD9m+aLbsV4T6sKPP8TpQQus="


@line("security", 1)
def test_a_stored_password_is_bcrypt_of_twelve_rounds_over_the_keyed_digest() -> None:
    passwords = BcryptPasswords({"k1": PEPPER})
    stored = run(passwords.hash(P1))
    assert stored.startswith("$cxg1$k1$2b$12$")
    digest = base64.b64encode(hmac.new(PEPPER, P1.encode(), hashlib.sha256).digest())
    assert bcrypt.checkpw(digest, stored.removeprefix("$cxg1$k1").encode())
    passwords.close()


@line("security", 1)
@pytest.mark.parametrize(
    ("one", "another"),
    [(P1, P2), ("Aa1" + "x" * 70, "Aa1" + "x" * 69 + "y"), ("가" * 64, "가" * 63 + "나"), ("Aa1\0x", "Aa1\0y")],
    ids=["75 bytes", "73 bytes", "64 syllables", "NUL"],
)
def test_passwords_that_differ_only_at_the_end_do_not_match_each_other(
    passwords: BcryptPasswords, one: str, another: str
) -> None:
    stored = run(passwords.hash(one))
    assert run(passwords.verify(one, stored)) is RIGHT
    assert run(passwords.verify(another, stored)) is WRONG


def test_an_older_hash_matches_by_its_cut_until_it_is_made_anew(passwords: BcryptPasswords) -> None:
    stored = older(P1)
    assert run(passwords.verify(P2, stored)) is OLD
    anew = run(passwords.hash(P2))
    assert run(passwords.verify(P2, anew)) is RIGHT
    assert run(passwords.verify(P1, anew)) is WRONG
    assert run(passwords.verify(P1, stored)) is OLD
    assert run(passwords.verify("Aa1" + "가" * 22 + "나", stored)) is WRONG


@pytest.mark.parametrize("prefix", ["$2a$", "$2b$", "$2y$"])
def test_every_older_prefix_is_known(passwords: BcryptPasswords, prefix: str) -> None:
    assert run(passwords.verify("Aa1", prefix + OLDER[4:])) is OLD
    assert run(passwords.verify("Aa2", prefix + OLDER[4:])) is WRONG


def test_a_password_matches_however_its_characters_are_composed(passwords: BcryptPasswords) -> None:
    stored = run(passwords.hash(unicodedata.normalize("NFC", P1 + "é")))
    assert run(passwords.verify(unicodedata.normalize("NFD", P1 + "é"), stored)) is RIGHT


def test_the_pepper_is_changed_without_shutting_anybody_out(passwords: BcryptPasswords) -> None:
    stored = run(passwords.hash(P1))
    both = other({"k2": OTHER, "k1": PEPPER})
    assert run(both.verify(P1, stored)) is OLD
    assert run(both.verify(P2, stored)) is WRONG
    anew = run(both.hash(P1))
    assert anew.startswith("$cxg1$k2$2b$")
    assert run(both.verify(P1, anew)) is RIGHT
    assert run(passwords.verify(P1, anew)) is WRONG  # its pepper is not known here
    assert run(other({"k1": OTHER}).verify(P1, stored)) is WRONG


def test_a_cheaper_hash_is_to_be_made_anew_and_a_dearer_one_is_not(passwords: BcryptPasswords) -> None:
    dearer = run(other({"k1": PEPPER}, rounds=5).hash(P1))
    assert run(passwords.verify(P1, dearer)) is RIGHT
    assert run(other({"k1": PEPPER}, rounds=5).verify(P1, run(passwords.hash(P1)))) is OLD


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "x",
        "$cxg1$k1$",
        "$cxg1$k9" + OLDER,
        "$cxg2$k1" + OLDER,
        OLDER[:-1],
        OLDER + "\n",
        "$2b$99" + OLDER[6:],
        OLDER[:28] + "a" + OLDER[29:],
    ],
    ids=["empty", "short", "cut", "lost pepper", "unknown form", "cut digest", "line feed", "99 rounds", "no salt"],
)
def test_a_damaged_hash_or_one_of_a_lost_pepper_is_no_error(passwords: BcryptPasswords, stored: str) -> None:
    assert run(passwords.verify("Aa1", stored)) is WRONG


@pytest.mark.parametrize(
    "password",
    ["", "\ud800", "\0", "x" * 1_000_000, "a" + "\u0301\u0316" * 500_000],
    ids=["empty", "surrogate", "NUL", "long", "long to normalise"],
)
def test_no_input_raises_or_takes_long(passwords: BcryptPasswords, password: str) -> None:
    stored = run(passwords.hash(P1))
    began = time.process_time()
    assert run(passwords.verify(password, stored)) is WRONG
    run(passwords.verify_nothing(password))
    assert time.process_time() - began < 0.5


def test_checking_nobody_costs_what_checking_somebody_costs() -> None:
    passwords = BcryptPasswords({"k1": PEPPER}, rounds=6)
    stored = run(passwords.hash(P1))

    async def measure() -> tuple[float, float]:
        nobody, somebody = [], []
        for _ in range(40):
            began = time.process_time()
            await passwords.verify_nothing(P2)
            between = time.process_time()
            await passwords.verify(P2, stored)
            nobody.append(between - began)
            somebody.append(time.process_time() - between)
        return statistics.median(nobody), statistics.median(somebody)

    nobody, somebody = run(measure())
    assert nobody == pytest.approx(somebody, rel=0.2)
    passwords.close()


def test_what_does_not_fit_the_queue_is_refused_at_once_and_the_rest_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords, gate = BcryptPasswords({"k1": PEPPER}, threads=2, queue=4), threading.Event()

    def work(self: BcryptPasswords, password: str) -> str:
        return "done" if gate.wait(30) else "never let through"

    async def all_at_once() -> list[str | BaseException]:
        tasks = [asyncio.create_task(passwords.hash(P1)) for _ in range(10)]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)  # those refused, while nothing is done yet
        gate.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    monkeypatch.setattr(BcryptPasswords, "_hash", work)
    for _ in range(2):  # the second time shows that every place came free again
        gate.clear()
        outcome = run(all_at_once())
        refused = [one for one in outcome if isinstance(one, Unavailable)]
        assert len(refused) == 4
        assert all(one.retry_after > 0 for one in refused)
        assert outcome.count("done") == 6
    passwords.close()


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has a priority of its own on Linux alone")
def test_the_threads_let_the_event_loop_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords, seen = BcryptPasswords({"k1": PEPPER}, rounds=4, threads=1), []

    def work(self: BcryptPasswords, password: str) -> None:
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    monkeypatch.setattr(BcryptPasswords, "_work", work)
    run(passwords.verify_nothing(P1))
    passwords.close()
    assert seen == [19]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) < 19


def test_whoever_goes_away_frees_the_place() -> None:
    passwords = BcryptPasswords({"k1": PEPPER}, rounds=8, threads=1, queue=1)

    async def go_away() -> bool:
        waiting = [asyncio.create_task(passwords.hash(P1)) for _ in range(2)]
        await asyncio.sleep(0)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            # both to their end: one that went on beside the next try would hold a place itself
            made = await asyncio.gather(passwords.hash(P1), passwords.hash(P1), return_exceptions=True)
            if all(isinstance(one, str) for one in made):
                return True
        return False

    came_free = run(go_away())
    passwords.close()
    assert came_free


def test_the_event_loop_goes_on_while_fifty_passwords_are_hashed() -> None:
    passwords = BcryptPasswords({"k1": PEPPER}, rounds=8)

    async def lag() -> float:
        work = asyncio.gather(*(passwords.hash(P1) for _ in range(50)))
        lags = []
        while not work.done():
            began = time.perf_counter()
            await asyncio.sleep(0.002)
            lags.append(time.perf_counter() - began - 0.002)
        await work
        return statistics.quantiles(lags, n=20)[-1]

    assert run(lag()) < 0.1
    passwords.close()


@line("security", 13)
def test_a_short_pepper_or_none_is_refused() -> None:
    for bad in ({}, {"k1": PEPPER[:31]}, {"k$1": PEPPER}, {"": PEPPER}):
        with pytest.raises(ValueError, match="pepper"):
            BcryptPasswords(bad)


# The form


def refused(password: str, **options: Any) -> set[str]:
    """The codes of what is wrong with a password."""
    try:
        check_password(password, common=lambda text: text.casefold() in common_passwords(), **options)
    except ValidationError as error:
        assert {one.field for one in error.field_errors} == {"password"}
        return {one.code for one in error.field_errors}
    return set()


@pytest.mark.parametrize("password", ["SecurePass123", P1, "Aa1" + "가" * 125, "Xy7!qLm2"])
def test_a_good_password_is_taken(password: str) -> None:
    assert refused(password) == set()


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("Aa1" + "가" * 126, {"too_long"}),
        ("Aa1" + "가" * 1_000, {"too_long"}),
        ("Aa1xxxx", {"too_short"}),
        ("aa1qlmzvw", {"no_upper"}),
        ("AA1QLMZVW", {"no_lower"}),
        ("AaQlMzVwX", {"no_digit"}),
        ("", {"too_short", "no_upper", "no_lower", "no_digit"}),
        ("Password1", {"common"}),
    ],
)
def test_a_password_without_the_form_is_refused_with_everything_that_is_wrong(password: str, codes: set[str]) -> None:
    assert refused(password) == codes


def test_length_counts_characters_as_they_are_read_not_as_they_are_typed() -> None:
    assert refused(unicodedata.normalize("NFD", "Aa1" + "각" * 125)) == set()
    assert refused(unicodedata.normalize("NFD", "Aa1" + "각" * 4)) == {"too_short"}
    assert refused("Aa1각각각각", minimum=7) == set()


def test_the_policy_may_ask_for_length_alone() -> None:
    assert refused("가나다라마바사아자차카타파하", mixed=False, minimum=14) == set()
    assert refused("가나다라마바사아자차카타파", mixed=False, minimum=14) == {"too_short"}
    assert refused("qwertyuiop", mixed=False) == {"common"}


@pytest.mark.parametrize(
    "password", ["Password1", "pAssword1", "Qwerty123", "Welcome1", "Admin1234", "P@ssw0rd1", "Tkfkdgo1", "1Q2w3e4r"]
)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert "common" in refused(password)


@pytest.mark.parametrize(
    "own", ["Kim1@Example.com", "KIM1@example.COM", unicodedata.normalize("NFD", "Kim한국상사1"), "kim한국상사1"]
)
def test_the_own_names_are_refused_whatever_their_case(own: str) -> None:
    assert "own_name" in refused(own, forbidden=["kim1@example.com", "Kim한국상사1"])


def test_the_list_of_common_passwords() -> None:
    words = common_passwords()
    assert 3000 <= len(words) <= 4000
    assert all(word == word.casefold().strip() and len(word) >= 8 for word in words)
    assert "securepass123" not in words


def test_the_hasher_knows_common_passwords_however_they_are_composed(passwords: BcryptPasswords) -> None:
    assert passwords.is_common("PASSWORD1")
    assert passwords.is_common(unicodedata.normalize("NFD", "비밀번호1234"))
    assert not passwords.is_common("SecurePass123")


@settings(deadline=None)
@given(st.text(max_size=140))
def test_any_text_is_judged_by_its_length_as_it_is_read(password: str) -> None:
    characters = len(unicodedata.normalize("NFC", password))
    codes = refused(password, forbidden=[password[::-1]])
    assert ("too_short" in codes) == (characters < 8)
    assert ("too_long" in codes) == (characters > 128)
