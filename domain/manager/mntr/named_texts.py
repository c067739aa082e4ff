"""Labels and headers: names with a text each."""

from collections.abc import Mapping

from domain.kernel.errors import ValidationError


def require_named_texts(field: str, value: object) -> None:
    """Refuses a value that is given and does not hold names with a text each."""
    if value is None:
        return
    if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
        raise ValidationError.of(field, "type", "names with a text each are asked for")
