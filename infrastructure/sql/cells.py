"""The cells of an export, made by PostgreSQL."""

from domain.kernel import types as kinds


def cell(kind: kinds.Kind, column: str) -> str:
    """A column's value as the text that JSON has for it."""
    match kind:
        case kinds.Day() | kinds.Instant():
            return f"to_json({column}) #>> '{{}}'"  # the text of a cast would depend on the session
        case kinds.Free():
            return f"{column} #>> '{{}}'"  # a text without its quotes
        case kinds.Many(of=kinds.Number()):
            return f"to_json({column}::text[])::text"
        case kinds.Many():
            return f"to_json({column})::text"
        case kinds.Text() | kinds.OneOf() | kinds.Choice() | kinds.Address():
            return column
    return f"{column}::text"
