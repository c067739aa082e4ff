"""Categories: the tree that products stand in."""

from typing import Annotated, Optional
from uuid import UUID

from domain.kernel.entity import entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Code, Count, Name, Ref, Text
from domain.tenants.pim.accounting import Accounting

MAX_LEVELS = 10


@entity(
    path="categories",
    title=("카테고리", "Category"),
    search=("code", "name"),
    filters=("parent_id", "depth"),
    sorts=("code", "name", "position"),
)
class Category(Accounting):
    """A place of a product in the tree, with the defaults of what lies under it."""

    code: Annotated[Code, UNIQUE]
    name: Name
    parent_id: Annotated[UUID, Ref("pim.Category", tree=True)] | None = None
    path: Annotated[str, Text(500), COMPUTED] | None = None
    depth: Annotated[int, COMPUTED] = 1
    position: Count = 0
    attribute_set_id: Annotated[UUID, Ref("pim.AttributeSet")] | None = None
    received_not_billed_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    price_variance_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    stock_loss_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    product_count: Annotated[Count, COMPUTED] = 0

    def hang(self, parent: Optional["Category"]) -> None:
        """Works out path and depth, the root's being 1, from the category above."""
        self.path = f"{parent.path}/{self.code}" if parent else self.code
        self.depth = parent.depth + 1 if parent else 1
        if self.depth > MAX_LEVELS:
            raise RuleViolated("the tree has at most {levels} levels", levels=MAX_LEVELS)
