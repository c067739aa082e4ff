"""Amounts of money: Decimals with a currency beside them, settled to the currency's minor unit and split without loss."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from math import floor

from domain.kernel.errors import ValidationError
from domain.kernel.iso import CURRENCIES

ZERO = Decimal(0)


class Rounding(StrEnum):
    """How an amount between two minor units is settled."""

    HALF_UP = "HALF_UP"
    """To the nearer one, the half away from zero."""
    HALF_EVEN = "HALF_EVEN"
    """To the nearer one, the half to the even one."""
    DOWN = "DOWN"
    """Towards zero."""
    UP = "UP"
    """Away from zero."""


# A context of our own, so that neither 28 digits nor somebody's rounding mode, Python's defaults, touches an amount.
_DIGITS = 100
_CONTEXTS = {
    Rounding.HALF_UP: Context(prec=_DIGITS, rounding=ROUND_HALF_UP, traps=[InvalidOperation]),
    Rounding.HALF_EVEN: Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation]),
    Rounding.DOWN: Context(prec=_DIGITS, rounding=ROUND_DOWN, traps=[InvalidOperation]),
    Rounding.UP: Context(prec=_DIGITS, rounding=ROUND_UP, traps=[InvalidOperation]),
}
_UNITS = {decimals: Decimal(1).scaleb(-decimals) for decimals in set(CURRENCIES.values())}


def minor_unit(currency: str) -> int:
    """How many decimals the amounts of a currency have: 0 to 3, by ISO 4217."""
    try:
        return CURRENCIES[currency]
    except KeyError:
        raise ValidationError.of(
            "currency", "not_listed", "{currency} is no currency that amounts are kept in", currency=currency
        ) from None


def round_money(amount: Decimal, currency: str, mode: Rounding = Rounding.HALF_UP) -> Decimal:
    """The amount settled to just the decimals of its currency; zero has no sign."""
    unit = _UNITS[minor_unit(currency)]
    _require_finite(amount)
    try:
        settled = amount.quantize(unit, context=_CONTEXTS[mode])
    except InvalidOperation:
        raise ValidationError.of("amount", "range", "the amount has too many digits") from None
    return settled if settled else settled.copy_abs()


def is_settled(amount: Decimal, currency: str) -> bool:
    """Whether the amount has just the decimals of its currency, and a zero no sign."""
    decimals = CURRENCIES.get(currency)
    return decimals is not None and amount.same_quantum(_UNITS[decimals]) and (bool(amount) or not amount.is_signed())


def split(amount: Decimal, weights: Sequence[Decimal], currency: str) -> list[Decimal]:
    """A settled amount in parts as their weights have it, by largest remainder, ties to the earlier one.

    The parts sum to the amount, and a part without weight is zero.
    """
    decimals = minor_unit(currency)
    if round_money(amount, currency) != amount:
        raise ValidationError.of("amount", "decimals", "an amount is settled before it is split")
    for weight in weights:
        _require_finite(weight)
    total = sum(map(Fraction, weights), Fraction(0))
    if not total:
        if amount or not weights:
            raise ValidationError.of("amount", "no_weight", "an amount cannot be split over lines that weigh nothing")
        return [round_money(ZERO, currency)] * len(weights)
    whole = abs(int(amount.scaleb(decimals, _CONTEXTS[Rounding.DOWN])))
    shares = [whole * Fraction(weight) / total for weight in weights]
    parts = [floor(share) for share in shares]
    by_remainder = sorted(range(len(parts)), key=lambda at: parts[at] - shares[at])
    for at in by_remainder[: whole - sum(parts)]:
        parts[at] += 1
    sign = -1 if amount < 0 else 1
    return [round_money(Decimal(sign * part).scaleb(-decimals, _CONTEXTS[Rounding.DOWN]), currency) for part in parts]


def _require_finite(number: Decimal) -> None:
    if not number.is_finite():
        raise ValidationError.of("amount", "type", "an amount is a finite number")
