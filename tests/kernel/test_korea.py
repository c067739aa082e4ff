"""The Korean business registration number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.korea import business_number, has_right_check_digit


@pytest.mark.parametrize(
    ("number", "right"),
    [("1234567891", True), ("1234567890", False), ("1248100998", True), ("1248100989", False), ("2208162517", True)],
)
def test_known_numbers(number: str, right: bool) -> None:
    assert has_right_check_digit(number) is right


@pytest.mark.parametrize("text", ["123-45-67891", " 123 45 67891 ", "123-45 67891\n", "1234567891"])
def test_it_is_kept_without_hyphens_and_blanks(text: str) -> None:
    assert business_number(text) == "1234567891"


@pytest.mark.parametrize("text", ["", "123456789", "12345678911", "12345x7891", "١٢٣٤٥٦٧٨٩١", "123.4567891"])
def test_what_is_not_ten_digits_is_never_right(text: str) -> None:
    assert not has_right_check_digit(business_number(text))


@given(st.text("0123456789", min_size=9, max_size=9))
def test_just_one_check_digit_is_right_and_it_is_the_one_worked_out_by_the_definition(nine: str) -> None:
    total = sum(int(digit) * weight for digit, weight in zip(nine, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    check = (10 - (total + int(nine[8]) * 5 // 10) % 10) % 10
    assert [last for last in "0123456789" if has_right_check_digit(nine + last)] == [str(check)]
