"""Branches: the places of business of a tenant."""

from typing import Annotated

from domain.kernel.entity import always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.korea import has_right_check_digit
from domain.kernel.types import UNIQUE, Name, Text
from domain.shared.postal import PostalAddress


@entity(
    path="branches",
    title=("사업장", "Branch"),
    search=("code", "name", "business_number"),
    filters=("country", "is_head_office"),
    sorts=("code", "name"),
)
class Branch(PostalAddress):
    """A place of business that trades and is taxed under its own registration number."""

    code: Annotated[str, Text(16), UNIQUE]
    name: Name
    business_number: Annotated[str, Text(10, r"^[0-9]{10}$", says="ten digits are asked for"), UNIQUE] | None = None
    representative_name: Annotated[str, Text(50)] | None = None
    business_type: Annotated[str, Text(50)] | None = None
    business_item: Annotated[str, Text(50)] | None = None
    is_head_office: bool = False

    @always
    def has_a_sound_business_number(self) -> None:
        """Refuses a Korean business number that its last digit does not prove."""
        number = self.business_number
        if number is not None and self.country == "KR" and not has_right_check_digit(number):
            raise RuleViolated("a Korean business number has ten digits and a right check digit")
