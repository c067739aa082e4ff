"""Postal addresses: where a site of the tenant's own is found."""

from dataclasses import dataclass
from typing import Annotated

from domain.kernel.entity import Entity
from domain.kernel.types import Country, LongName, Phone, Text


@dataclass(slots=True, kw_only=True, eq=False)
class PostalAddress(Entity):
    """The address and telephone of a site."""

    country: Country = "KR"
    postal_code: Annotated[str, Text(16)] | None = None
    address_line1: LongName | None = None
    address_line2: LongName | None = None
    phone: Phone | None = None
