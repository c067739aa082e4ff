"""The name of a module in a policy or proof that is about its records."""

from typing import Annotated

from domain.kernel.types import Text

EntityName = Annotated[
    str, Text(60, r"^[a-z]+\.[A-Z][A-Za-z0-9]*$", says="the name of an entity such as crm.Partner is asked for")
]
