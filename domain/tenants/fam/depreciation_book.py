"""Depreciation books: the views of what assets are worth."""

from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import UNIQUE, Currency, Text, Whole


@entity(
    path="depreciation-books",
    title=("상각 장부", "Depreciation book"),
    search=("code", "name"),
    sorts=("code", "name"),
)
class DepreciationBook(Entity):
    """A view of what assets are worth, for the accounts, for tax or for management, with methods of its own."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(80)]
    posts_to_ledger: bool = False  # any other book keeps figures only
    fiscal_year_start_month: Annotated[int, Whole(1, 12)] = 1
    currency: Currency = "KRW"
