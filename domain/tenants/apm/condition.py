"""Conditions over the fields of a document: a tree of `all`, `any` and `field`/`op`/`value`, never code."""

from collections.abc import Mapping
from typing import Any

from domain.kernel.errors import ValidationError

OPERATORS = frozenset({"eq", "ne", "gt", "gte", "lt", "lte", "in", "not_in", "contains", "is_empty"})
LISTING = frozenset({"in", "not_in"})
"""Operators whose value is a list."""


def check_condition(name: str, condition: object) -> None:
    """Refuses what is no condition; whether the document has the fields that it names is not known here."""
    if condition is not None and not _is_condition(condition):
        raise ValidationError.of(name, "pattern", "a tree of all, any and field, op and value is asked for")


def _is_condition(node: object) -> bool:
    if not isinstance(node, Mapping):
        return False
    if len(node) == 1 and (parts := node.get("all", node.get("any"))) is not None:
        return isinstance(parts, list) and bool(parts) and all(map(_is_condition, parts))
    return _is_comparison(node)


def _is_comparison(node: Mapping[Any, Any]) -> bool:
    field, operator, value = node.get("field"), node.get("op"), node.get("value")
    if not isinstance(field, str) or not field or not isinstance(operator, str) or operator not in OPERATORS:
        return False
    if node.keys() != {"field", "op"} | ({"value"} if operator != "is_empty" else set()):
        return False
    if operator in LISTING:
        return isinstance(value, list) and not any(isinstance(one, Mapping | list) for one in value)
    return not isinstance(value, Mapping | list)
