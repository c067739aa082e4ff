"""What the use cases need of the world outside: the adapters' side is in infrastructure."""

from collections.abc import AsyncGenerator, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, BinaryIO, Protocol, TypeVar
from uuid import UUID

from application.query import Page, Query
from application.rights import Actor, Right
from domain.kernel.domains import Scope
from domain.kernel.entity import Entity, Module

E = TypeVar("E", bound=Entity)
V = TypeVar("V")
Row = Sequence[str | None]
"""The cells of a row of an export, as text, in the order of `exporting.columns`."""


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        ...


class Ids(Protocol):
    """New ids."""

    def new(self) -> UUID:
        """A UUID of version 7, later than those before it."""
        ...


class PasswordVerdict(StrEnum):
    """What checking a password against a stored hash found."""

    WRONG = "WRONG"
    RIGHT = "RIGHT"
    RIGHT_BUT_OLD = "RIGHT_BUT_OLD"
    """Right, and to be hashed anew: an older form, pepper or cost."""


class Passwords(Protocol):
    """Hashes and checks passwords; slow on purpose, and bounded: raises Unavailable when too many wait."""

    async def hash(self, password: str) -> str:
        """The hash to be stored."""
        ...

    async def verify(self, password: str, stored: str) -> PasswordVerdict:
        """Whether the password is the one that was hashed."""
        ...

    async def verify_nothing(self, password: str) -> None:
        """Takes as long as `verify`, for a user who does not exist."""
        ...

    def is_common(self, password: str) -> bool:
        """Whether the password is among those that everybody tries first."""
        ...


class Tokens(Protocol):
    """Signs and checks tokens."""

    def sign(self, claims: Mapping[str, object]) -> str:
        """A token that carries the claims."""
        ...

    def verify(self, token: str, *, type: str) -> Mapping[str, Any]:
        """The claims of a token of this type; raises UnauthorizedError."""
        ...


class Repository(Protocol[E]):
    """The records of one entity, as whole aggregates.

    `take` locks for change, the others only look. A record that is changed is written when the unit of work ends.
    """

    def add(self, record: E) -> E:
        """Makes the record part of the work; it has its id from here on."""
        ...

    def remove(self, record: E) -> None:
        """Deletes a record that was taken; it stays in the database, found by nobody."""
        ...

    async def take(self, id: UUID) -> E:
        """The record, locked until the work ends; raises NotFoundError."""
        ...

    async def take_all(self, ids: Collection[UUID]) -> list[E]:
        """Those of the records that exist, locked in the order of their ids, so that works never wait in a circle."""
        ...

    async def get(self, id: UUID) -> E:
        """The record, to look at; raises NotFoundError."""
        ...

    async def look(self, ids: Collection[UUID], view: type[V]) -> dict[UUID, V]:
        """Those of the records that exist, by id, as the dataclass `view` has them: with the fields that it names.

        It costs what these fields do, however large the records are.
        """
        ...

    async def look_for(self, view: type[V], **equals: object) -> list[V]:
        """What `find` would find, oldest first, as the dataclass `view` has it; costs what a look does."""
        ...

    async def find(self, **equals: object) -> list[E]:
        """The records whose fields have these values, oldest first; a list or set stands for any of its values."""
        ...

    async def one(self, **equals: object) -> E | None:
        """The oldest record whose fields have these values."""
        ...

    async def any(self, **equals: object) -> bool:
        """Whether there is such a record."""
        ...

    async def show(self, id: UUID, right: Right) -> bytes:
        """The record as JSON text, as `representation.represent` has it; raises NotFoundError."""
        ...

    async def page(self, query: Query, right: Right) -> Page:
        """A page, as JSON text, of those records that the right reaches, without the fields that it hides."""
        ...

    async def count(self, query: Query, right: Right) -> int:
        """How many records there are on all pages of the query."""
        ...

    def stream(self, query: Query, right: Right, lines: str | None = None) -> AsyncGenerator[Sequence[Row], None]:
        """The records of all pages as rows, in batches, as they were at one moment; to be closed by who leaves early.

        With `lines` a row is a line of this list, beside its record; a record without lines has one row all the same.
        """
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """What a use case knows of the tenant it works for; the manager scope has the platform's own."""

    tenant_id: UUID | None = None
    currency: str = "KRW"
    timezone: str = "Asia/Seoul"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The caller's key for one request, and a digest of what is asked for."""

    key: str
    digest: str


class UnitOfWork(Protocol):
    """One transaction in one database, for one actor, doing one thing.

    What was added, changed or removed is written at the end as one set an entity, with versions, stamps, an audit row
    and an outbox event a changed record; or not at all, when anything is refused.
    """

    actor: Actor
    place: Place
    action: str
    """What the audit rows call it: CREATE, UPDATE, DELETE, STATUS or the command."""
    reason: str | None
    """Why, in the words of the one who does it."""
    now: datetime
    """The moment of the work: all its stamps are the same."""
    ids: Ids

    def of(self, entity: type[E]) -> Repository[E]:
        """The repository of an entity."""
        ...

    def tell(self, event: str, record: Entity, **data: object) -> None:
        """Names what happened to a record, in place of the plain event; told to others after the commit."""
        ...

    def shown(self, record: Entity) -> dict[str, Any]:
        """The record as an answer shows it; once the work has ended, with the stamps that it was written with."""
        ...

    async def count(self, code: str, period: str | None, many: int) -> int:
        """The first of so many numbers out of a counter of the platform's own, which goes on behind them."""
        ...

    async def serialize(self, name: str) -> None:
        """Waits until no other work holds this name in the tenant, and holds it to the end of the work."""
        ...

    def attempt(self) -> AbstractAsyncContextManager[None]:
        """A part of the work with books of its own, written at the end of the block, and undone alone when it raises.

        Records that were taken before are not part of it; what it takes and adds is forgotten, and its memory free, at
        its end. Attempts may lie in each other.
        """
        ...

    async def claim(self, receipt: Receipt) -> bytes | None:
        """The answer given to this key before; holds the key otherwise.

        Raises IdempotencyConflict while another holds it, ValidationError when it stood for something else.
        """
        ...

    def keep(self, answer: Callable[[], bytes]) -> None:
        """Keeps the answer of the claimed key with the work; `answer` is asked when all stamps are set."""
        ...


class Works(Protocol):
    """Opens units of work."""

    def begin(self, scope: Scope, actor: Actor, action: str = "READ") -> AbstractAsyncContextManager[UnitOfWork]:
        """A unit of work that commits at the end of the block, and undoes everything when the block raises.

        In the scope `tenants` it works in the tenant of the actor.
        """
        ...


class Numbers(Protocol):
    """Numbers of documents from FAST sequences: unique and growing, a gap where a process ended."""

    async def next(self, module: Module, uow: UnitOfWork) -> str:
        """The next number of the module's documents."""
        ...


class Sheet(Protocol):
    """A workbook that is being written."""

    def add(self, rows: Sequence[Row]) -> None:
        """Writes further rows; takes its time, and may run in a thread."""
        ...

    def finish(self) -> BinaryIO:
        """The finished file, to be read; takes its time, and may run in a thread."""
        ...


class Sheets(Protocol):
    """Writes workbooks of spreadsheet programs."""

    def open(self, heads: Sequence[str], numbers: Collection[int]) -> AbstractContextManager[Sheet]:
        """A workbook with these heads, the columns at the places `numbers` being numbers; gone at the end of the block."""
        ...


class Services:
    """The adapters that commands ask for by the type of a parameter."""

    def __init__(self, *provided: tuple[type[Any], object]) -> None:
        self._provided: dict[type[Any], object] = {**dict(provided), Provider: self}

    def __contains__(self, asked: object) -> bool:
        return asked in self._provided

    def get(self, asked: type[Any]) -> object:
        """The adapter of a port; raises KeyError."""
        return self._provided[asked]


class TryAgain(Exception):
    """The database undid the work for the sake of another one; the same work, done anew, may succeed."""


class Provider(Protocol):
    """Whoever carries out use cases of any module, and so needs the adapters that these ask for: `Services`."""

    def get(self, asked: type[Any]) -> object:
        """The adapter of a port; raises KeyError."""
        ...


class BlobStore(Protocol):
    """Files as bytes, by keys that the program makes: no key ever holds what a user has written."""

    async def put(self, key: str, content: bytes) -> None:
        """Keeps the bytes; what stood under the key is replaced."""
        ...

    async def get(self, key: str) -> bytes:
        """The bytes; raises NotFoundError."""
        ...

    async def delete(self, key: str) -> None:
        """Forgets the bytes, if there are any."""
        ...

    async def keys(self, prefix: str) -> list[str]:
        """The keys that lie under a prefix, which ends with a slash, in their order."""
        ...


Cell = str | int | float | bool | None
"""What stands in a cell; a day, a time or a moment as ISO 8601 text. A formula is never worked out."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table as a file has it: the heads of its columns and, read as they are asked for, its rows."""

    columns: list[str]
    rows: Iterator[list[Cell]]


class TableReader(Protocol):
    """Reads the tables in files: CSV, and the first sheet of XLSX."""

    async def read(self, content: bytes) -> TableFile:
        """The table; raises ValidationError for what is no table or is beyond the limits.

        The rows may raise it too, and may block: they are read in a thread.
        """
        ...


class References(Protocol):
    """Knows of every record and line that can name a record."""

    async def any(self, uow: UnitOfWork, module: Module, ids: Collection[UUID]) -> bool:
        """Whether one of these records is named by any record but themselves."""
        ...
