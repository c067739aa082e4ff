"""Asset categories: the classes that assets are kept in."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, ZERO, Ref, Share, Text, UnsignedMoney
from domain.tenants.fam.depreciation import BookTerms, DepreciationMethod, check_terms


class AssetCategoryStatus(StrEnum):
    """Whether new assets may be put into the category."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


S = AssetCategoryStatus
LIFE = Life({S.ACTIVE: (S.INACTIVE,), S.INACTIVE: (S.ACTIVE,)})
Account = Annotated[UUID, Ref("fim.Account")]


@line
class CategoryBookDefault(BookTerms):
    """How a new asset of the category is depreciated in a book."""

    method: DepreciationMethod = DepreciationMethod.STRAIGHT_LINE
    residual_share: Share = ZERO


@entity(
    path="asset-categories",
    title=("자산 분류", "Asset category"),
    search=("code", "name"),
    filters=("parent_id", "is_depreciable"),
    sorts=("code", "name"),
    life=LIFE,
)
class AssetCategory(Entity):
    """A class of assets with its accounts and the way they are depreciated."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(80)]
    parent_id: Annotated[UUID, Ref("fam.AssetCategory", tree=True)] | None = None
    asset_account_id: Account
    accumulated_account_id: Account | None = None
    depreciation_account_id: Account | None = None
    construction_account_id: Account | None = None
    gain_account_id: Account | None = None
    loss_account_id: Account | None = None
    impairment_account_id: Account | None = None  # losses of valuations, and what undoes them
    revaluation_surplus_account_id: Account | None = None
    maintenance_account_id: Account | None = None  # the finance settings' when empty
    capitalization_threshold: UnsignedMoney = ZERO  # what costs less is no asset unless forced
    is_depreciable: bool = True  # land is not
    number_prefix: Annotated[
        str, Text(10, r"^[^\x00-\x20{}\x7f]+$", says="a prefix without blanks and braces is asked for")
    ] = "FA"
    status: AssetCategoryStatus = S.ACTIVE
    book_defaults: list[CategoryBookDefault] = field(default_factory=list[CategoryBookDefault])

    @always
    def has_accounts_to_depreciate_on(self) -> None:
        """Refuses a depreciable category that lacks an account for it."""
        if self.is_depreciable and None in (self.accumulated_account_id, self.depreciation_account_id):
            raise RuleViolated("a depreciable category has accumulated and depreciation accounts")

    @always
    def has_sound_defaults(self) -> None:
        """Refuses two defaults for one book, and a sum of years that are not whole."""
        check_terms(self.book_defaults)
