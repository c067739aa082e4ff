"""The lease under which a process remembers who may do what, and the recall that takes it back.

A process that remembers registers in `core.doors`. What it remembers counts only until its lease ends, and the lease is
renewed only by one that has heard the newest recall. Whoever takes a right away raises the number of recalls once that
is committed, and answers when every process has heard it or has lost its lease: a revocation holds at the very next
request, wherever it is served, and a request asks nobody. Recalls are announced by NOTIFY, which makes them quick; that
they are heard at all rests on the number alone. (Leases as in Gray and Cheriton, 1989.)
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import monotonic
from uuid import uuid4

import asyncpg

from domain.kernel.errors import Unavailable
from infrastructure.sql.pool import LOST, Connection, Pool

LEASE_S = 3.0
"""How long a process that is gone can hold up a revocation."""
MARGIN_S = 0.5
"""By how much the holder counts its lease shorter than the database does."""
RENEW_S = 1.0
EVERYBODY = ""
_CHANNEL = "cxg_recalls"
_MOST_NAMES = 50  # of a recall; a payload holds 8,000 bytes

_RAISE = f"""
WITH raised AS (UPDATE core.recalls SET number = number + 1 RETURNING number)
SELECT number, pg_notify('{_CHANNEL}', number || ' ' || $1) FROM raised
"""
_UNHEARD = "SELECT count(*) FROM core.doors WHERE heard < $1 AND until > clock_timestamp()"
_OPEN = "INSERT INTO core.recalls (id, number) VALUES (1, 0) ON CONFLICT DO NOTHING"
# the lock keeps a recall from being raised between the look at its number and the end of this statement
_RENEW = f"""
WITH newest AS MATERIALIZED (SELECT number FROM core.recalls FOR SHARE),
renewed AS (
    INSERT INTO core.doors AS d (id, heard, until)
    SELECT $1, $2, clock_timestamp() + CASE WHEN number = $2 THEN interval '{LEASE_S} s' ELSE interval '0 s' END
    FROM newest
    ON CONFLICT (id) DO UPDATE SET heard = EXCLUDED.heard, until = greatest(d.until, EXCLUDED.until)
)
SELECT number FROM newest
"""
_CLOSE = "DELETE FROM core.doors WHERE id = $1 OR until < clock_timestamp() - interval '1 hour'"

log = logging.getLogger("cxg.lease")


class Lease:
    """A process's leave to remember; `forget` is called with a session's or tenant's id, or with EVERYBODY."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._id = uuid4()
        self._until = 0.0
        self._task: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._listeners: list[Callable[[str], None]] = []
        self.number = -1
        """The newest recall that was heard: what was read under an older one is not to be kept."""

    @property
    def holds(self) -> bool:
        """Whether what is remembered counts at this moment."""
        return monotonic() < self._until

    def on_recall(self, forget: Callable[[str], None]) -> None:
        """Has somebody told what is to be forgotten."""
        self._listeners.append(forget)

    def seek(self) -> None:
        """Begins to ask for the lease, unless that goes on already."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Gives the lease up."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def recall(self, whom: Iterable[str]) -> None:
        """Has everybody forget what they remember of these, and returns when nobody remembers it."""
        names = sorted(set(whom))
        told = EVERYBODY if EVERYBODY in names or len(names) > _MOST_NAMES else " ".join(names)
        raised = await self._pool.row(_RAISE, told)
        pause = 0.001
        while raised is not None:
            left = await self._pool.row(_UNHEARD, raised["number"])
            if left is None or not left["count"]:
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, 0.05)

    async def _run(self) -> None:
        while True:
            try:
                await self._hold()
            except (*LOST, asyncpg.PostgresError, TimeoutError, Unavailable) as error:
                log.warning("nothing is remembered for now: %s", error)
            finally:
                self._until = 0.0
            await asyncio.sleep(RENEW_S)

    async def _hold(self) -> None:
        """Holds the lease as long as the connection lasts that recalls are heard on."""
        connection = await self._pool.open()
        try:
            await connection.add_listener(_CHANNEL, self._hear)
            await connection.execute(_OPEN)
            while True:
                self._news.clear()
                if await self._renew(connection):
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._news.wait(), RENEW_S)
        finally:
            self._until = 0.0
            with suppress(*LOST, asyncpg.PostgresError, TimeoutError):
                await connection.execute(_CLOSE, self._id, timeout=1)
            connection.terminate()

    async def _renew(self, connection: Connection) -> bool:
        """Whether the lease is renewed; if not, a recall was not heard and everything is forgotten for its sake."""
        asked, heard = monotonic(), self.number
        newest = await connection.fetchval(_RENEW, self._id, heard, timeout=LEASE_S)
        if newest == heard:
            self._until = asked + LEASE_S - MARGIN_S
            return True
        if newest != self.number:
            self.number = newest
            self._forget([EVERYBODY])
        return False

    def _hear(self, connection: object, sender: int, channel: str, payload: object) -> None:
        number, _, whom = str(payload).partition(" ")
        if int(number) > self.number:
            missed = int(number) > self.number + 1
            self.number = int(number)
            self._forget([EVERYBODY] if missed or not whom else whom.split(" "))
            self._news.set()

    def _forget(self, whom: list[str]) -> None:
        for forget in self._listeners:
            for one in whom:
                forget(one)
