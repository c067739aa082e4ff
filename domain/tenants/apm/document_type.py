"""The name of the kind of document that is approved."""

from typing import Annotated

from domain.kernel.types import Text

DocumentType = Annotated[
    str, Text(64, r"^[a-z]+\.[A-Z][A-Za-z0-9]*$", says="the name of an entity such as crm.Partner is asked for")
]
