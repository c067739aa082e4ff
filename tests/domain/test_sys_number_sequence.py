"""How documents are numbered."""

from datetime import date

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.sys.number_sequence import NumberMode, NumberReset, NumberSequence, default_reset
from tests.marks import rule

DAY = date(2026, 12, 31)


def sequence(pattern: str = "SO-{year}-{seq:06}", **given: object) -> NumberSequence:
    made = NumberSequence(code="SALES_ORDER", pattern=pattern)
    for name, value in given.items():
        setattr(made, name, value)
    return made


def verify(made: NumberSequence) -> None:
    module_of(NumberSequence).verify(made)


@rule(
    "sys.NumberSequence",
    "the pattern holds {seq} exactly once, and {year} when reset is YEARLY, {year} and {month} when MONTHLY",
)
def test_the_pattern_tells_the_numbers_of_all_periods_apart() -> None:
    refused = [
        ("SO-{year}", NumberReset.YEARLY),
        ("{year}-{seq}-{seq:06}", NumberReset.YEARLY),
        ("SO-{seq:06}", NumberReset.YEARLY),
        ("SO-{month}-{seq:06}", NumberReset.YEARLY),
        ("SO-{year}-{seq:06}", NumberReset.MONTHLY),
        ("SO-{month}-{seq:06}", NumberReset.MONTHLY),
    ]
    for pattern, reset in refused:
        with pytest.raises(RuleViolated):
            verify(sequence(pattern, reset=reset))
    verify(sequence("P-{seq}", reset=NumberReset.NEVER))
    verify(sequence("SO-{year}-{seq:06}", reset=NumberReset.YEARLY))
    verify(sequence("SO-{year}{month}-{seq:06}", reset=NumberReset.MONTHLY))


@pytest.mark.parametrize("pattern", ["SO-{year}-{seq:06}-{day}", "SO-{year}-{seq:06}}", "X" * 40 + "{year}{seq}"])
def test_a_pattern_is_refused_that_gives_no_sound_number(pattern: str) -> None:
    with pytest.raises(ValidationError):
        verify(sequence(pattern))


def test_a_number_grows_beyond_the_digits_of_its_pattern() -> None:
    made = sequence()
    assert made.text(DAY, 42) == "SO-2026-000042"
    assert made.text(DAY, 1_234_567) == "SO-2026-1234567"


def test_each_period_counts_by_itself() -> None:
    yearly, monthly = sequence(start=5), sequence("{year}{month}-{seq}", reset=NumberReset.MONTHLY)
    assert [yearly.take(DAY), yearly.take(DAY, 10), yearly.take(DAY)] == [5, 6, 16]
    assert yearly.take(date(2027, 1, 1)) == 5
    assert [monthly.take(DAY), monthly.take(date(2026, 11, 30)), monthly.take(DAY)] == [1, 1, 2]
    assert {one.period: one.next_value for one in yearly.counters} == {"2026": 17, "2027": 6}
    assert {one.period: one.next_value for one in monthly.counters} == {"2026-12": 3, "2026-11": 2}


def test_a_sequence_that_never_begins_anew_has_one_counter() -> None:
    made = sequence("P-{seq:06}", reset=NumberReset.NEVER)
    assert [made.take(DAY), made.take(date(2030, 1, 1))] == [1, 2]
    assert [one.period for one in made.counters] == [None]


@rule("sys.NumberSequence", "with chronological a document dated before the counter's last document date is refused")
def test_a_chronological_sequence_follows_the_calendar() -> None:
    made = sequence(chronological=True)
    made.take(date(2026, 7, 2))
    with pytest.raises(RuleViolated):
        made.take(date(2026, 7, 1))
    assert made.take(date(2026, 7, 2)) == 2
    assert made.take(date(2026, 7, 3)) == 3
    free = sequence()
    free.take(date(2026, 7, 2))
    assert free.take(date(2026, 7, 1)) == 2
    assert free.counters[0].last_document_date == date(2026, 7, 2)


@rule(
    "sys.NumberSequence",
    "next_value can only be raised, and in a GAPLESS sequence only before its first use in the period",
)
def test_the_next_number_can_only_be_raised() -> None:
    made = sequence()
    made.raise_to("2026", 100)
    assert made.take(DAY) == 100
    made.raise_to("2026", 500)
    with pytest.raises(RuleViolated):
        made.raise_to("2026", 499)
    assert made.take(DAY) == 500

    gapless = sequence(mode=NumberMode.GAPLESS)
    gapless.raise_to("2026", 42)
    gapless.raise_to("2026", 43)
    assert gapless.take(DAY) == 43
    with pytest.raises(RuleViolated):
        gapless.raise_to("2026", 100)
    gapless.raise_to("2027", 100)
    assert gapless.take(date(2027, 1, 1)) == 100


@pytest.mark.parametrize(
    ("reset", "period"),
    [
        (NumberReset.YEARLY, "2026-07"),
        (NumberReset.YEARLY, None),
        (NumberReset.MONTHLY, "2026-13"),
        (NumberReset.NEVER, "2026"),
    ],
)
def test_a_period_has_the_form_of_its_sequence(reset: NumberReset, period: str | None) -> None:
    with pytest.raises(ValidationError):
        sequence("{year}{month}-{seq}", reset=reset).raise_to(period, 10)


def test_numbers_begin_anew_with_the_shortest_period_that_the_pattern_names() -> None:
    assert default_reset("P-{seq:06}") is NumberReset.NEVER
    assert default_reset("SO-{year}-{seq:06}") is NumberReset.YEARLY
    assert default_reset("SO-{year}-{month}-{seq:06}") is NumberReset.MONTHLY
