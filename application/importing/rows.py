"""The records of a file, some at a time, read ahead while the ones before are written."""

import asyncio
from collections.abc import Iterator
from itertools import islice

from application.importing.engine import BATCH
from application.importing.plan import Plan, Record
from application.ports import TableFile


class Reading:
    """Goes through a file once; `part` stands until `advance` is called, so that it can be written again."""

    def __init__(self, plan: Plan, table: TableFile) -> None:
        self.plan = plan
        self._records: Iterator[Record] = plan.records(table.rows)
        self._seen: set[tuple[str, ...]] = set()
        self._next: asyncio.Task[list[Record]] | None = None
        self.part: list[Record] = []
        self.start = 0
        """How many records come before the part."""
        self.rows = 0
        """The rows of the file up to the end of the part."""

    @classmethod
    async def at(cls, plan: Plan, table: TableFile, start: int = 0) -> "Reading":
        """A reading that begins behind so many records."""
        made = cls(plan, table)
        if start:
            await asyncio.to_thread(made._take, start)
        made.start = start
        made.part = await asyncio.to_thread(made._take, BATCH)
        made._ahead()
        return made

    async def advance(self) -> None:
        """Goes on to the next part; an empty one is the end."""
        self.start += len(self.part)
        assert self._next is not None
        self.part = await self._next
        self._ahead()

    async def close(self) -> None:
        """Ends the reading ahead."""
        if self._next is not None:
            await asyncio.wait([self._next])

    def _ahead(self) -> None:
        self._next = asyncio.create_task(asyncio.to_thread(self._take, BATCH))

    def _take(self, many: int) -> list[Record]:
        taken = list(islice(self._records, many))
        for record in taken:
            self.rows += len(record.rows)
            name = self.plan.identity(record)
            record.is_repeated = name in self._seen
            if name is not None:
                self._seen.add(name)
        return taken
