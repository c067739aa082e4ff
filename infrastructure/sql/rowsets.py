"""Rows that a statement takes as parameters, and the types that these are read as."""

from collections.abc import Iterable, Mapping

from domain.kernel import types as kinds


def pg_type(kind: kinds.Kind) -> str:
    """The type that a parameter or a column of a record set is read as."""
    match kind:
        case kinds.Whole():
            return "bigint"
        case kinds.Number():
            return "numeric"
        case kinds.Truth():
            return "boolean"
        case kinds.Day():
            return "date"
        case kinds.Instant():
            return "timestamptz"
        case kinds.LocalTime():
            return "time"
        case kinds.Id():
            return "uuid"
        case kinds.Free():
            return "json"
        case kinds.Many():
            return f"{pg_type(kind.of)}[]"
    return "text"


def quoted(names: Iterable[str]) -> str:
    """A list of columns."""
    return ", ".join(f'"{name}"' for name in names)


def record_set(parameter: int, types: Mapping[str, str]) -> str:
    """The rows of a JSON parameter."""
    columns = ", ".join(f'"{name}" {type}' for name, type in types.items())
    return f"json_to_recordset(${parameter}::json) AS r({columns})"


def documented_set(parameter: int, types: Mapping[str, str]) -> str:
    """The rows of a JSON parameter, each with its document out of the array that is the next parameter."""
    columns = {name: type for name, type in types.items() if name != "document"}
    typed = ", ".join(f'"{name}" {type}' for name, type in columns.items())
    rows = f"json_to_recordset(${parameter}::json) AS ({typed})"
    return f"ROWS FROM ({rows}, unnest(${parameter + 1}::text[])) AS r({quoted(columns)}, document)"


def plain_row(parameter: int, types: Mapping[str, str]) -> str:
    """One row, each column a parameter of its own: a record alone is read faster so than out of JSON."""
    columns = ", ".join(f'${place}::{type} AS "{name}"' for place, (name, type) in enumerate(types.items(), parameter))
    return f"(SELECT {columns}) AS r"
