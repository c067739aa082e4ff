"""Regular expressions for just those decimal numbers, written as text, that a kind of number takes in."""

from collections.abc import Iterator
from decimal import Decimal

from domain.kernel.types import Number

DIGITS = 30  # the kernel takes at most these before and behind the point


def accepted(kind: Number) -> str:
    """The pattern of the texts that `kind.parse` accepts."""
    low, high = bounds(kind)
    if low == -high:
        return f"^-?{_magnitudes(kind, Decimal(0), high)}$"
    parts = []
    if high >= 0:
        parts.append(_magnitudes(kind, max(low, Decimal(0)), high))
    if low < 0:
        parts.append("-" + _magnitudes(kind, max(-high, Decimal(0)), -low))
    elif low == 0:
        parts.append(f"-0{{1,{DIGITS}}}(\\.0{{1,{DIGITS}}})?")
    return f"^{_any(parts)}$"


def bounds(kind: Number) -> tuple[Decimal, Decimal]:
    """The least and the greatest number of a kind."""
    greatest = kind.limit - Decimal(1).scaleb(-kind.scale)
    low = -greatest if kind.min is None else max(kind.min, -greatest)
    high = greatest if kind.max is None else min(kind.max, greatest)
    return low, high


def shown(kind: Number) -> str:
    """The pattern of the texts that an answer holds; a figure worked out may lie outside of what may be given."""
    rest = f"(\\.[0-9]{{1,{kind.scale}}})?" if kind.scale else ""
    return f"^-?[0-9]{{1,{max(kind.precision - kind.scale, 1)}}}{rest}$"


def _magnitudes(kind: Number, low: Decimal, high: Decimal) -> str:
    """The numbers from `low` to `high`, neither below zero."""
    scale = kind.scale
    first, low_rest = _split(low, scale)
    last, high_rest = _split(high, scale)
    zeros, nines = "0" * scale, "9" * scale
    if first == last:
        return _whole(first, last) + _fraction(low_rest, high_rest)
    parts = []
    if low_rest != zeros:
        parts.append(_whole(first, first) + _fraction(low_rest, nines))
        first += 1
    if high_rest != nines:
        parts.append(_whole(last, last) + _fraction(zeros, high_rest))
        last -= 1
    if first <= last:
        parts.append(_whole(first, last) + _fraction(zeros, nines))
    return _any(parts)


def _split(value: Decimal, scale: int) -> tuple[int, str]:
    whole, rest = divmod(int(value.scaleb(scale)), 10**scale)
    return whole, str(rest).zfill(scale) if scale else ""


def _whole(low: int, high: int) -> str:
    """The whole numbers from `low` to `high`, zeros in front allowed."""
    longest = len(str(high))
    if low == 0 and high == 10**longest - 1:
        return f"0{{0,{DIGITS - longest}}}[0-9]{{1,{longest}}}"
    parts = []
    for length in range(len(str(low)), longest + 1):
        least, greatest = max(low, 10 ** (length - 1) if length > 1 else 0), min(high, 10**length - 1)
        parts.append(f"0{{0,{DIGITS - length}}}{_same_length(str(least), str(greatest))}")
    return _any(parts)


def _same_length(low: str, high: str) -> str:
    """The strings of digits from `low` to `high`, which are of one length."""
    size = len(low)
    if low == high:
        return low
    if low == "0" * size and high == "9" * size:
        return "[0-9]" if size == 1 else f"[0-9]{{{size}}}"
    if size == 1:
        return f"[{low}-{high}]"
    return _any([digit + _same_length(below, above) for digit, below, above in _branches(low, high)])


def _fraction(low: str, high: str) -> str:
    """A point and the digits behind it, from `low` to `high`; nothing at all stands for zeros."""
    tail = DIGITS - len(low)
    if not low.strip("0") and not high.strip("0"):
        return f"(\\.0{{1,{DIGITS}}})?"
    if not low.strip("0") and not high.strip("9"):
        return f"(\\.[0-9]{{1,{len(low)}}}0{{0,{tail}}})?"
    digits = _any([digit + _rest(below, above, tail) for digit, below, above in _branches(low, high)])
    return f"\\.{digits}" if low.strip("0") else f"(\\.{digits})?"


def _rest(low: str, high: str, tail: int) -> str:
    """The further digits from `low` to `high`; those that are missing are zeros, and up to `tail` more may follow."""
    if not low.strip("0") and not high.strip("9"):
        return (f"[0-9]{{0,{len(low)}}}" if low else "") + f"0{{0,{tail}}}"
    parts = [digit + _rest(below, above, tail) for digit, below, above in _branches(low, high)]
    return _any(parts if low.strip("0") else ["", *parts])


def _branches(low: str, high: str) -> Iterator[tuple[str, str, str]]:
    """First digits of the strings from `low` to `high`, each with the range of what follows."""
    first, last = int(low[0]), int(high[0])
    zeros, nines = "0" * (len(low) - 1), "9" * (len(low) - 1)
    if first == last:
        yield low[0], low[1:], high[1:]
        return
    if low[1:] != zeros:
        yield low[0], low[1:], nines
        first += 1
    if high[1:] != nines:
        yield high[0], zeros, high[1:]
        last -= 1
    if first <= last:
        yield (str(first) if first == last else f"[{first}-{last}]"), zeros, nines


def _any(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({'|'.join(parts)})"
