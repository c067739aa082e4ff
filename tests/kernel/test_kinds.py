"""What each kind of value takes, refuses and shows."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel import types as kinds
from domain.kernel.fields import kind_of
from domain.kernel.types import Wrong


class Colour(StrEnum):
    RED = "RED"


ID = UUID("01970000-0000-7000-8000-0000000000aa")
SEOUL = timezone(timedelta(hours=9))

GOOD: list[tuple[kinds.Kind, Any, Any, Any]] = [
    (kinds.Text(5), "가나다라마", "가나다라마", "가나다라마"),
    (kinds.Text(5, lines=True), "a\nb\n", "a\nb\n", "a\nb\n"),
    (kind_of("", kinds.Email), "Kim@Example.COM", "kim@example.com", "kim@example.com"),
    (kind_of("", kinds.Phone), "+821012345678", "+821012345678", "+821012345678"),
    (kind_of("", kinds.Url), "https://example.com/a?b", "https://example.com/a?b", "https://example.com/a?b"),
    (kind_of("", kinds.Country), "KR", "KR", "KR"),
    (kind_of("", kinds.TimeZone), "Asia/Seoul", "Asia/Seoul", "Asia/Seoul"),
    (kind_of("", kinds.Locale), "ko-KR", "ko-KR", "ko-KR"),
    (kinds.Choice(Colour), "RED", Colour.RED, "RED"),
    (kinds.Whole(0, 9), 9, 9, 9),
    (kinds.Number(6, 2), "12.5", Decimal("12.50"), "12.50"),
    (kinds.Number(6, 2), 7, Decimal("7.00"), "7.00"),
    (kinds.Number(6, 2), "-0", Decimal("0.00"), "0.00"),
    (kinds.Amount(), "1500.5", Decimal("1500.5"), "1500.5"),
    (kinds.Truth(), True, True, True),
    (kinds.Day(), "2026-02-28", date(2026, 2, 28), "2026-02-28"),
    (kinds.Instant(), "2026-07-31T18:00:00.120+09:00", datetime(2026, 7, 31, 9, 0, 0, 120_000, UTC), None),
    (kinds.Instant(), datetime(2026, 7, 31, 18, tzinfo=SEOUL), datetime(2026, 7, 31, 9, tzinfo=UTC), None),
    (kinds.LocalTime(), "15:30", time(15, 30), "15:30:00"),
    (kinds.Id(), str(ID), ID, str(ID)),
    (kinds.Address(), "2001:DB8::1", "2001:db8::1", "2001:db8::1"),
    (kinds.Free(), {"a": [1, None, {"b": "c"}]}, {"a": [1, None, {"b": "c"}]}, {"a": [1, None, {"b": "c"}]}),
    (kinds.Many(kinds.Whole()), [1, 2], [1, 2], [1, 2]),
]

BAD: list[tuple[kinds.Kind, Any, str]] = [
    (kinds.Text(5), 5, "type"),
    (kinds.Text(5), "", "too_short"),
    (kinds.Text(5), "123456", "too_long"),
    (kinds.Text(5), "   ", "pattern"),
    (kinds.Text(5), "a\nb", "pattern"),
    (kinds.Text(5), "ab\n", "pattern"),
    (kinds.Text(5), "a\0b", "pattern"),
    (kinds.Text(5), "\ud800", "pattern"),
    (kinds.Text(5, lines=True), "a\0b", "pattern"),
    (kind_of("", kinds.Email), "kim@example", "pattern"),
    (kind_of("", kinds.Email), "kim@example.com\n", "pattern"),
    (kind_of("", kinds.Phone), "01012345678", "pattern"),
    (kind_of("", kinds.Url), "javascript:alert(1)", "pattern"),
    (kind_of("", kinds.Country), "kr", "not_listed"),
    (kind_of("", kinds.Currency), "XXX", "not_listed"),
    (kinds.Choice(Colour), "BLUE", "not_listed"),
    (kinds.Whole(0, 9), 10, "range"),
    (kinds.Whole(), 2**53, "range"),
    (kinds.Whole(), True, "type"),
    (kinds.Whole(), 1.0, "type"),
    (kinds.Whole(), "1", "type"),
    (kinds.Number(6, 2), 0.1, "type"),
    (kinds.Number(6, 2), "1e2", "type"),
    (kinds.Number(6, 2), "NaN", "type"),
    (kinds.Number(6, 2), Decimal("NaN"), "type"),
    (kinds.Number(6, 2), True, "type"),
    (kinds.Number(6, 2), "1.005", "decimals"),
    (kinds.Number(6, 2), "10000", "range"),
    (kinds.Number(6, 2, min=Decimal(0)), "-1", "range"),
    (kinds.Amount(), "1.00005", "decimals"),
    (kinds.Truth(), 1, "type"),
    (kinds.Day(), "2026-02-30", "type"),
    (kinds.Day(), "2026-W01-1", "type"),
    (kinds.Day(), datetime(2026, 1, 1), "type"),
    (kinds.Instant(), "2026-07-31T18:00:00", "type"),
    (kinds.Instant(), "2026-07-31", "type"),
    (kinds.Instant(), "0001-01-01T00:00:00+09:00", "type"),
    (kinds.LocalTime(), "25:00", "type"),
    (kinds.Id(), "01970000_0000-7000-8000-0000000000aa", "type"),
    (kinds.Id(), ID.hex, "type"),
    (kinds.Address(), 5, "type"),
    (kinds.Address(), "1.2.3", "type"),
    (kinds.Free(), 0.5, "type"),
    (kinds.Free(), {"a": "\0"}, "pattern"),
    (kinds.Free(), [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]], "too_deep"),
    (kinds.Many(kinds.Whole(), 2), [1, 2, 3], "too_long"),
    (kinds.Many(kinds.Whole()), "1", "type"),
    (kinds.SecretText(4), "12345", "pattern"),
]


@pytest.mark.parametrize(("kind", "given_", "typed", "shown"), GOOD)
def test_a_kind_reads_and_shows(kind: kinds.Kind, given_: Any, typed: Any, shown: Any) -> None:
    value = kind.parse(given_)
    assert value == typed
    assert type(value) is type(typed)
    assert kind.parse(value) == typed  # what is typed is taken as it is
    if shown is not None:
        assert kind.show(value) == shown


@pytest.mark.parametrize(("kind", "given_", "code"), BAD)
def test_a_kind_refuses(kind: kinds.Kind, given_: Any, code: str) -> None:
    with pytest.raises(Wrong) as caught:
        kind.parse(given_)
    assert caught.value.code == code


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_comes_back_from_what_is_shown(moment: datetime) -> None:
    shown = kinds.Instant().show(moment)
    assert kinds.Instant().parse(shown) == moment
    assert not shown.removesuffix("+00:00").endswith("0") or "." not in shown


@given(st.decimals(-9999, 9999, places=2))
def test_a_number_comes_back_from_what_is_shown(number: Decimal) -> None:
    kind = kinds.Number(6, 2)
    assert kind.parse(kind.show(kind.parse(number))) == number
