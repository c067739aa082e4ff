"""Values under their names: what fills a template, and how a channel is set up."""

from collections.abc import Mapping

from domain.kernel.errors import ValidationError


def require_named_values(field: str, value: object) -> None:
    """Refuses a value that is given and is no object."""
    if value is not None and not isinstance(value, Mapping):
        raise ValidationError.of(field, "type", "an object is asked for")
