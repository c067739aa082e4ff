"""How passwords are kept: bcrypt over a keyed digest, worked out in a few threads of their own."""

import asyncio
import base64
import hashlib
import hmac
import logging
import os
import re
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from typing import TypeVar, TypeVarTuple

import bcrypt

from application.ports import PasswordVerdict
from domain.kernel.errors import Unavailable
from domain.manager.idam.password import normal_form

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_log = logging.getLogger(__name__)

_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")
_BCRYPT = r"(?P<bcrypt>\$2[aby]\$(?P<rounds>0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{31})"
_PEPPERED = re.compile(r"\$cxg1\$(?P<kid>[A-Za-z0-9_-]{1,32})" + _BCRYPT)
_PLAIN = re.compile(_BCRYPT)
_BCRYPT_BYTES = 72
_RETRY_AFTER = 5  # seconds; a full queue of 64 takes about 8 on two cores


@cache
def common_passwords() -> frozenset[str]:
    """The passwords that everybody tries first, in lower case."""
    text = files(__package__).joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


class BcryptPasswords:
    """Hashes and verifies passwords, at most `threads` at once and `queue` waiting.

    A stored hash is `$cxg1$KID$2b$12$...`, where KID names the pepper in the digest that bcrypt is given;
    without that it is of the older form, bcrypt over the first 72 bytes of the password.
    """

    def __init__(self, pepper: Mapping[str, bytes], rounds: int = 12, threads: int = 2, queue: int = 64) -> None:
        if not pepper:
            raise ValueError("a pepper is needed")
        for kid, secret in pepper.items():
            if not _KEY_ID.fullmatch(kid):
                raise ValueError("the id of a pepper has 1 to 32 letters, digits, - and _")
            if len(secret) < 32:
                raise ValueError(f"the pepper {kid} has fewer than 32 bytes")
        self._pepper = dict(pepper)
        self._current = next(iter(pepper))
        self._rounds = rounds
        # nobody knows a password for it, and nobody asks for the outcome
        self._dummy = b"$2b$%02d$" % rounds + b"." * 53
        self._places = threading.BoundedSemaphore(threads + queue)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="password", initializer=_step_back)

    async def hash(self, password: str) -> str:
        """The form in which a password is stored."""
        return await self._run(self._hash, password)

    async def verify(self, password: str, stored: str) -> PasswordVerdict:
        """Whether it is the password of a stored hash, and whether that hash is to be made anew."""
        return await self._run(self._verify, password, stored)

    async def verify_nothing(self, password: str) -> None:
        """The same work as verify, for a user who does not exist, so that time does not tell."""
        await self._run(self._work, password)

    def is_common(self, password: str) -> bool:
        """Whether the password is in the list of common ones, however it is capitalised."""
        return normal_form(password).casefold() in common_passwords()

    def close(self) -> None:
        """Ends the threads; what is waiting is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _run(self, work: Callable[[*Ts], T], *args: *Ts) -> T:
        if not self._places.acquire(blocking=False):
            raise Unavailable("too many people are signing in at this moment", retry_after=_RETRY_AFTER)
        future = self._pool.submit(work, *args)
        # not in a finally: the thread goes on when whoever waits is cancelled
        future.add_done_callback(lambda _: self._places.release())
        return await asyncio.wrap_future(future)

    def _hash(self, password: str) -> str:
        digest = peppered(password, self._pepper[self._current])
        return f"$cxg1${self._current}{bcrypt.hashpw(digest, bcrypt.gensalt(self._rounds)).decode()}"

    def _verify(self, password: str, stored: str) -> PasswordVerdict:
        found = _PEPPERED.fullmatch(stored)
        if found and (pepper := self._pepper.get(found["kid"])):
            given, is_current = peppered(password, pepper), found["kid"] == self._current
        elif found := _PLAIN.fullmatch(stored):
            given, is_current = _bytes(password)[:_BCRYPT_BYTES], False
        else:
            _log.error("a stored password hash is damaged, or its pepper is not among those configured")
            self._work(password)
            return PasswordVerdict.WRONG
        if not bcrypt.checkpw(given, found["bcrypt"].encode()):
            return PasswordVerdict.WRONG
        if is_current and int(found["rounds"]) >= self._rounds:
            return PasswordVerdict.RIGHT
        return PasswordVerdict.RIGHT_BUT_OLD

    def _work(self, password: str) -> None:
        bcrypt.checkpw(peppered(password, self._pepper[self._current]), self._dummy)


def _step_back() -> None:
    """Lets the event loop go first: a quarter of a second of bcrypt would hold up hundreds of requests."""
    if sys.platform == "linux":  # elsewhere a thread has no priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)


def peppered(password: str, pepper: bytes) -> bytes:
    """What bcrypt is given: 44 bytes without NUL, so that nothing of a long password is cut off."""
    return base64.b64encode(hmac.digest(pepper, _bytes(password), hashlib.sha256))


def _bytes(password: str) -> bytes:
    # a lone surrogate is no text, but must not raise here: it is a wrong password like any other
    return normal_form(password).encode("utf-8", "surrogatepass")
