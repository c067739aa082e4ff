"""Texts by key: what free fields hold that name a text for each locale or axis."""

from collections.abc import Mapping


def are_texts(value: object) -> bool:
    """Whether the value is an object whose every key and value is a text that says something."""
    return isinstance(value, Mapping) and all(
        isinstance(part, str) and part for entry in value.items() for part in entry
    )
