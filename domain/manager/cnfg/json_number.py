"""Exact numbers in JSON: whole, or with decimals as text."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


def number_of(value: object) -> Decimal | None:
    """The number that a JSON value such as 7 or "0.25" stands for; None for any other."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    text = str(value) if whole or isinstance(value, str) else ""
    return Decimal(text) if _NUMBER.fullmatch(text) else None
