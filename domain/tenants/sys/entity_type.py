"""The name of a module in a record that goes with records of any module."""

from typing import Annotated

from domain.kernel.types import Text

EntityType = Annotated[
    str, Text(64, r"^[a-z]+\.[A-Z][A-Za-z0-9]*$", says="the name of an entity such as crm.Partner is asked for")
]
