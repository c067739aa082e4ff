"""An Alembic operation for what autogenerate has none for: SQL statements that know their way back."""

import re
from collections.abc import Iterable
from typing import Any

from alembic.autogenerate import renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation, Operations

PARAMETER = re.compile(r"(?<![:\w\\]):(?=\w)")
"""What SQLAlchemy would take for the start of a parameter; the `::` of a cast is none."""
ESCAPED = r"\\:"


class Sql(MigrateOperation):
    """Statements, and those that undo them."""

    def __init__(self, up: Iterable[str], down: Iterable[str] = ()) -> None:
        self.up, self.down = tuple(up), tuple(down)

    def reverse(self) -> "Sql":
        """The way back."""
        return Sql(self.down, self.up)

    def to_diff_tuple(self) -> tuple[Any, ...]:
        """As Alembic lists a difference."""
        return ("execute", *self.up)


@Operations.implementation_for(Sql)
def _execute(operations: Operations, operation: Sql) -> None:
    for statement in operation.up:
        operations.get_bind().exec_driver_sql(statement)


@renderers.dispatch_for(Sql)
def _render(_: AutogenContext, operation: Sql) -> list[str]:
    return [f"op.execute({_quoted(PARAMETER.sub(ESCAPED, statement))})" for statement in operation.up]


def _quoted(statement: str) -> str:
    # lines of their own would be indented with the code
    plain = not {"\\", "\n"} & set(statement) and not statement.endswith('"')
    return f'"""{statement}"""' if plain and "'" in statement and '"' in statement else repr(statement)
