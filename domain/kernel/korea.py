"""Numbers that Korean law gives to businesses."""

_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def business_number(text: str) -> str:
    """A Korean business registration number as it is kept: without the hyphens and blanks of its written form."""
    return "".join(text.replace("-", "").split())


def has_right_check_digit(number: str) -> bool:
    """Whether these are the ten digits of a Korean business registration number, the last of which proves the others."""
    if len(number) != 10 or not (number.isascii() and number.isdigit()):
        return False
    digits = [int(digit) for digit in number]
    total = sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) + digits[8] * 5 // 10
    return digits[9] == -total % 10
