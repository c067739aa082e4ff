"""Time, ids and numbers that a test can hold still and foretell."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from application.ports import BlobStore, PasswordVerdict, References, Sheets, TableReader, UnitOfWork
from domain.kernel.entity import Module
from infrastructure.memory.references import MemoryReferences
from infrastructure.spreadsheets import XlsxSheets
from infrastructure.storage.blobs import blobs_in_memory
from infrastructure.table_reader import FileTables

NOON = datetime(2026, 7, 31, 3, 0, 0, 120_000, tzinfo=UTC)
"""Noon in Seoul, with zeros at the end of its fraction."""


class FixedClock:
    """Stands still until the test sets or moves it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        """The moment that was set."""
        return self.time

    def move(self, by: timedelta) -> None:
        """Lets time go by."""
        self.time += by


class CountingIds:
    """UUIDs of version 7 that count upwards."""

    def __init__(self) -> None:
        self._next = count(1)

    def new(self) -> UUID:
        """The next id."""
        return UUID(f"01980000-0000-7000-8000-{next(self._next):012x}")


class CountingNumbers:
    """Numbers documents by their pattern, from 1 on in each tenant."""

    def __init__(self) -> None:
        self._counts: dict[tuple[UUID | None, str], count[int]] = {}

    async def next(self, module: Module, uow: UnitOfWork) -> str:
        """The next number of the module's documents."""
        numbered = next(field.numbered for field in module.fields if field.numbered)
        counter = self._counts.setdefault((uow.place.tenant_id, numbered.sequence), count(1))
        return numbered.pattern.format(year=f"{uow.now:%Y}", month=f"{uow.now:%m}", branch="", seq=next(counter))


class FakePasswords:
    """Hashes that are quick, and no secret."""

    async def hash(self, password: str) -> str:
        """The hash to be stored."""
        return f"fake:{password[::-1]}"

    async def verify(self, password: str, stored: str) -> PasswordVerdict:
        """Whether the password is the one that was hashed."""
        return PasswordVerdict.RIGHT if stored == await self.hash(password) else PasswordVerdict.WRONG

    async def verify_nothing(self, password: str) -> None:
        """Takes no time."""

    def is_common(self, password: str) -> bool:
        """Whether the password is among those that everybody tries first."""
        return password in {"password", "Password1!", "12345678"}


def files_in_memory() -> list[tuple[type[Any], object]]:
    """The adapters that files are read, kept and written with, for `Services`; nothing outlives the process."""
    return [
        (Sheets, XlsxSheets()),
        (BlobStore, blobs_in_memory()),
        (TableReader, FileTables()),
        (References, MemoryReferences()),
    ]
