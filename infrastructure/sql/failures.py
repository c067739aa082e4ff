"""What PostgreSQL refuses, in the business's words."""

from collections.abc import Sequence

import asyncpg

from application.ports import TryAgain
from domain.kernel.entity import Module, modules
from domain.kernel.errors import (
    LINE_IN_USE,
    AlreadyExistsError,
    CXGError,
    DatabaseError,
    RuleViolated,
    Unavailable,
    ValidationError,
)
from infrastructure.sql.pool import LOST
from infrastructure.sql.tables import name


def translated(error: Exception, down: type[Unavailable]) -> CXGError | TryAgain | None:
    """The error to be raised in the place of a database's; None when it is none of ours."""
    match error:
        case asyncpg.UniqueViolationError():
            fields = unique_fields(error.schema_name or "", error.constraint_name or "")
            return AlreadyExistsError(fields) if fields else DatabaseError()
        case asyncpg.DeadlockDetectedError() | asyncpg.SerializationError():
            return TryAgain()
        case asyncpg.ForeignKeyViolationError() if "still referenced" in (error.detail or ""):
            return RuleViolated(LINE_IN_USE)
        case asyncpg.ForeignKeyViolationError():
            return ValidationError.of(_column(error), "not_found", "there is no such record")
        case asyncpg.QueryCanceledError() | asyncpg.LockNotAvailableError():
            return down("the database took too long", retry_after=2)
        case asyncpg.TooManyConnectionsError() | asyncpg.ReadOnlySQLTransactionError():
            return down("the database cannot be reached at this moment", retry_after=2)
        case asyncpg.DiskFullError() | asyncpg.OutOfMemoryError():
            return down("the database cannot be reached at this moment", retry_after=10)
        case asyncpg.PostgresError():
            # the connection's own errors are of this class too
            lost = isinstance(error, LOST) or (error.sqlstate or "").startswith(("08", "57P"))
            return down("the database cannot be reached at this moment", retry_after=2) if lost else DatabaseError()
    return down("the database cannot be reached at this moment", retry_after=2) if isinstance(error, LOST) else None


def _column(error: asyncpg.ForeignKeyViolationError) -> str:
    found = (error.constraint_name or "").rpartition(f"{error.table_name}_")
    return found[2] or "id"


def unique_fields(schema: str, constraint: str) -> Sequence[str]:
    """The fields that a unique index is about."""
    for module in modules():
        if module.domain == schema:
            for group in _groups(module):
                if name("uq", module.table, *group) == constraint:
                    return group
            if constraint == name("pk", module.table):
                return ("id",)
    return ()


def _groups(module: Module) -> list[tuple[str, ...]]:
    return [(field.name,) for field in module.fields if field.unique or field.numbered] + list(module.unique)
