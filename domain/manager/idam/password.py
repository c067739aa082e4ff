"""The form that a password must have."""

import unicodedata
from collections.abc import Callable, Collection

from domain.kernel.errors import FieldError, ValidationError

MAXIMUM = 128
"""Code points of a password in its normal form."""
_WRITTEN_MAXIMUM = 4 * MAXIMUM  # a character of NFC is written with at most four code points


def normal_form(password: str) -> str:
    """The password in NFC, so that it does not matter how a keyboard composes its characters.

    One that is too long by any reading stays as it is: normalising takes time that grows with the square.
    """
    return unicodedata.normalize("NFC", password) if len(password) <= _WRITTEN_MAXIMUM else password


def check_password(
    password: str,
    *,
    common: Callable[[str], bool],
    minimum: int = 8,
    mixed: bool = True,
    forbidden: Collection[str] = (),
) -> None:
    """Refuses a password that is too short, too long, too plain or easily guessed, and says everything that is wrong.

    `minimum` and `mixed` come from the security policy; `forbidden` are the person's e-mail and user name and
    the tenant's name.
    """
    password = normal_form(password)
    wrong: list[FieldError] = []

    def refuse(code: str, message: str, **params: object) -> None:
        wrong.append(FieldError("password", code, message, params))

    if len(password) < minimum:
        refuse("too_short", "a password has at least {minimum} characters", minimum=minimum)
    if len(password) > MAXIMUM:
        refuse("too_long", "a password has at most {maximum} characters", maximum=MAXIMUM)
    if mixed and not any(character.isupper() for character in password):
        refuse("no_upper", "a password has an upper case letter")
    if mixed and not any(character.islower() for character in password):
        refuse("no_lower", "a password has a lower case letter")
    if mixed and not any(character.isdecimal() for character in password):
        refuse("no_digit", "a password has a digit")
    if common(password):
        refuse("common", "this password is one of the most common ones")
    if _folded(password) in map(_folded, forbidden):
        refuse("own_name", "a password is not the e-mail address, the user name or the tenant's name")
    if wrong:
        raise ValidationError(wrong)


def _folded(text: str) -> str:
    return normal_form(text).casefold()
