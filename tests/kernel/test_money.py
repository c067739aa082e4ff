"""Settling and splitting of amounts."""

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.kernel.errors import ValidationError
from domain.kernel.iso import CURRENCIES
from domain.kernel.money import ZERO, Rounding, minor_unit, round_money, split

LARGEST = Decimal("99999999999999.9999")
"""What decimal(18,4) holds."""

currencies = st.sampled_from(["KRW", "USD", "KWD"])
raw_amounts = st.decimals(-LARGEST, LARGEST, places=8)
some_weights = st.lists(st.decimals(0, 10**12, places=6), min_size=1, max_size=12)
signed_weights = st.lists(st.decimals(-(10**6), 10**6, places=4), min_size=1, max_size=8)


def settled(amount: Decimal, currency: str) -> Decimal:
    return round_money(amount, currency)


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("108900", "KRW", "108900"),
        ("108899.5", "KRW", "108900"),
        ("99.1", "USD", "99.10"),
        ("99.165", "USD", "99.17"),
        ("-99.165", "USD", "-99.17"),
        ("1.25", "KWD", "1.250"),
        ("1E+3", "KRW", "1000"),
        ("-0.4", "KRW", "0"),
        ("-0.001", "USD", "0.00"),
        ("99999999999999.995", "USD", "100000000000000.00"),
    ],
)
def test_an_amount_has_just_the_decimals_of_its_currency(amount: str, currency: str, text: str) -> None:
    assert str(round_money(Decimal(amount), currency)) == text


@pytest.mark.parametrize(
    ("mode", "outcome"),
    [
        (Rounding.HALF_UP, [3, 3, 4, 2, -3, -3, -4]),
        (Rounding.HALF_EVEN, [2, 3, 4, 2, -2, -3, -4]),
        (Rounding.DOWN, [2, 2, 3, 2, -2, -2, -3]),
        (Rounding.UP, [3, 3, 4, 3, -3, -3, -4]),
    ],
)
def test_the_modes(mode: Rounding, outcome: list[int]) -> None:
    amounts = ["2.5", "2.51", "3.5", "2.49", "-2.5", "-2.51", "-3.5"]
    assert [round_money(Decimal(amount), "KRW", mode) for amount in amounts] == outcome


@settings(deadline=None)
@given(raw_amounts, currencies, st.sampled_from(Rounding))
def test_settling_moves_an_amount_by_less_than_its_unit_and_once(
    amount: Decimal, currency: str, mode: Rounding
) -> None:
    once = round_money(amount, currency, mode)
    unit = Fraction(1, 10 ** minor_unit(currency))
    moved = abs(Fraction(once) - Fraction(amount))
    assert moved <= unit / 2 if mode in (Rounding.HALF_UP, Rounding.HALF_EVEN) else moved < unit
    assert Fraction(once) % unit == 0
    assert once.as_tuple().exponent == -minor_unit(currency)
    assert str(round_money(once, currency, mode)) == str(once)
    assert round_money(-amount, currency, mode) == -once


@pytest.mark.parametrize("bad", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+200"])
def test_what_is_no_amount_is_refused(bad: str) -> None:
    with pytest.raises(ValidationError):
        round_money(Decimal(bad), "KRW")
    with pytest.raises(ValidationError):
        split(Decimal(bad), [Decimal(1)], "KRW")


@pytest.mark.parametrize("bad", ["NaN", "Infinity"])
def test_what_is_no_weight_is_refused(bad: str) -> None:
    with pytest.raises(ValidationError):
        split(Decimal(1), [Decimal(bad)], "KRW")


@pytest.mark.parametrize("code", ["UYW", "CLF", "XAU", "KRX", "krw", ""])
def test_a_currency_with_more_decimals_or_unknown_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        minor_unit(code)
    with pytest.raises(ValidationError):
        round_money(ZERO, code)


def test_every_currency_settles() -> None:
    for code, decimals in CURRENCIES.items():
        assert round_money(Decimal("1.23456"), code) == Decimal("1.23456").quantize(Decimal(1).scaleb(-decimals))


def test_the_context_of_the_caller_changes_nothing() -> None:
    amount = Decimal("99999999999999.98765432")
    with decimal.localcontext(prec=5, rounding=decimal.ROUND_FLOOR):
        assert str(round_money(amount, "KWD")) == "99999999999999.988"
        parts = split(Decimal("-99999999999999.99"), [Decimal(1), Decimal(2)], "USD")
    assert parts == [Decimal("-33333333333333.33"), Decimal("-66666666666666.66")]


@pytest.mark.parametrize(
    ("amount", "weights", "currency", "parts"),
    [
        ("100", "1 1 1", "KRW", "34 33 33"),
        ("101", "1 1 1", "KRW", "34 34 33"),
        ("-100", "1 1 1", "KRW", "-34 -33 -33"),
        ("0.05", "1 1", "USD", "0.03 0.02"),
        ("1000", "0.1 0.7 0.2", "KRW", "100 700 200"),
        ("10", "1 0 2", "KRW", "3 0 7"),
        ("1", "0 0 5", "KRW", "0 0 1"),
        ("8", "100 -20", "KRW", "10 -2"),
        ("0", "0 0", "USD", "0.00 0.00"),
        ("0", "1 2", "KWD", "0.000 0.000"),
        ("7.00", "3", "USD", "7.00"),
    ],
)
def test_an_amount_is_split_by_largest_remainder(amount: str, weights: str, currency: str, parts: str) -> None:
    done = split(Decimal(amount), [Decimal(weight) for weight in weights.split()], currency)
    assert " ".join(map(str, done)) == parts


@settings(deadline=None)
@given(raw_amounts, some_weights, currencies)
def test_parts_sum_to_the_whole_and_are_next_to_their_exact_share(
    amount: Decimal, weights: list[Decimal], currency: str
) -> None:
    assume(any(weights))
    whole = settled(amount, currency)
    parts = split(whole, weights, currency)
    unit = Fraction(1, 10 ** minor_unit(currency))
    total = sum(map(Fraction, weights))
    assert sum(map(Fraction, parts)) == Fraction(whole)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(Fraction(part) - Fraction(whole) * Fraction(weight) / total) < unit
        assert part.as_tuple().exponent == -minor_unit(currency)
        assert weight or not part
    assert split(-whole, weights, currency) == [-part for part in parts]


@settings(deadline=None)
@given(raw_amounts, some_weights, currencies)
def test_no_heavier_line_gets_less_and_an_equal_earlier_one_never_less(
    amount: Decimal, weights: list[Decimal], currency: str
) -> None:
    assume(any(weights))
    parts = split(abs(settled(amount, currency)), weights, currency)
    for at, (part, weight) in enumerate(zip(parts, weights, strict=True)):
        for later, other in zip(parts[at + 1 :], weights[at + 1 :], strict=True):
            assert part >= later if weight >= other else part <= later


@settings(deadline=None)
@given(raw_amounts, signed_weights, currencies)
def test_lines_that_take_back_are_split_without_loss_too(
    amount: Decimal, weights: list[Decimal], currency: str
) -> None:
    assume(sum(weights) != 0)
    whole = settled(amount, currency)
    assert sum(map(Fraction, split(whole, weights, currency))) == Fraction(whole)


@pytest.mark.parametrize(
    ("amount", "weights"), [("1", ""), ("0", ""), ("1", "0 0"), ("5", "1 -1"), ("0.5", "1 1"), ("-0.001", "1")]
)
def test_what_cannot_be_split_is_refused(amount: str, weights: str) -> None:
    with pytest.raises(ValidationError):
        split(Decimal(amount), [Decimal(weight) for weight in weights.split()], "KRW")
