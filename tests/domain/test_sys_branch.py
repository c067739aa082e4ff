"""What always holds for a place of business."""

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.sys.branch import Branch
from tests.marks import rule

TRUE_NUMBERS = ("1208147521", "1234567891", "2208162517")
"""Numbers whose last digits were worked out by hand: 79 asks for 1, 169 for 1, 83 for 7."""


def verify(number: str | None, country: str = "KR") -> None:
    module_of(Branch).verify(Branch(code="HQ", name="본사", business_number=number, country=country))


@rule(
    "sys.Branch",
    "a Korean business number has ten digits of which the last is the check digit (weights 1 3 7 1 3 7 1 3 5, "
    "and the tens of 5 times the ninth digit)",
)
@pytest.mark.parametrize("number", TRUE_NUMBERS)
def test_the_last_digit_proves_a_korean_business_number(number: str) -> None:
    verify(number)
    for digit in "0123456789":
        if digit != number[-1]:
            with pytest.raises(RuleViolated):
                verify(number[:-1] + digit)
    for length in (number[:-1], number + "0", number[:-1] + "x"):
        with pytest.raises(ValidationError):
            verify(length)


def test_a_number_of_another_country_proves_itself_otherwise() -> None:
    verify("1208147520", country="JP")
    verify(None)
