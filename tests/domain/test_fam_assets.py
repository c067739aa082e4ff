"""What always holds for assets, their categories and logs of use."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.fam.asset import Asset, AssetBook, AssetStatus
from domain.tenants.fam.asset_category import AssetCategory, CategoryBookDefault
from domain.tenants.fam.depreciation import DepreciationMethod
from domain.tenants.fam.depreciation_book import DepreciationBook
from domain.tenants.fam.usage_log import UsageLog
from tests.marks import rule

BOOK, TAX_BOOK, ACCOUNT = (UUID(int=n) for n in range(1, 4))
DAY = date(2026, 1, 1)
M = DepreciationMethod


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def category(**given: Any) -> AssetCategory:
    return AssetCategory(code="PC", name="전산 장비", asset_account_id=ACCOUNT, **given)


def asset(*books: AssetBook) -> Asset:
    return Asset(name="서버", category_id=UUID(int=9), acquisition_date=DAY, books=list(books))


@rule("fam.AssetCategory", "a depreciable category has accumulated and depreciation accounts")
def test_a_depreciable_category_has_its_accounts() -> None:
    verify(category(accumulated_account_id=ACCOUNT, depreciation_account_id=ACCOUNT))
    for given in ({}, {"accumulated_account_id": ACCOUNT}, {"depreciation_account_id": ACCOUNT}):
        with pytest.raises(RuleViolated, match="accounts"):
            verify(category(**given))
        verify(category(is_depreciable=False, **given))


@pytest.mark.parametrize("prefix", ["F A", "{year}", "FA}", "F\nA"])
def test_a_prefix_is_plain(prefix: str) -> None:
    verify(category(is_depreciable=False, number_prefix="자산/PC"))
    with pytest.raises(ValidationError, match="number_prefix"):
        verify(category(is_depreciable=False, number_prefix=prefix))


def test_defaults_name_a_book_once_and_take_whole_years() -> None:
    made = category(is_depreciable=False)
    made.book_defaults = [CategoryBookDefault(book_id=BOOK), CategoryBookDefault(book_id=TAX_BOOK)]
    verify(made)
    made.book_defaults[1].book_id = BOOK
    with pytest.raises(RuleViolated, match="once"):
        verify(made)
    made.book_defaults = [CategoryBookDefault(book_id=BOOK, method=M.SUM_OF_YEARS, life_months=61)]
    with pytest.raises(RuleViolated, match="multiple of 12"):
        verify(made)
    made.book_defaults[0].life_months = 60
    verify(made)


@pytest.mark.parametrize(
    ("method", "needed"),
    [
        (M.STRAIGHT_LINE, {"life_months": 61}),
        (M.DECLINING_BALANCE, {"life_months": 61, "declining_rate": Decimal("0.369043")}),
        (M.DOUBLE_DECLINING, {"life_months": 61}),
        (M.SUM_OF_YEARS, {"life_months": 60}),
        (M.UNITS_OF_PRODUCTION, {"total_units": Decimal(100_000)}),
        (M.NONE, {}),
    ],
)
def test_a_book_has_what_its_method_needs(method: DepreciationMethod, needed: Mapping[str, Any]) -> None:
    verify(asset(AssetBook(book_id=BOOK, method=method, **needed)))
    for name in needed:
        with pytest.raises(RuleViolated, match=f"{method} needs {name}"):
            verify(asset(AssetBook(book_id=BOOK, method=method, **{**needed, name: None})))


def test_an_asset_is_in_a_book_once() -> None:
    verify(asset(AssetBook(book_id=BOOK, method=M.NONE), AssetBook(book_id=TAX_BOOK, method=M.NONE)))
    with pytest.raises(RuleViolated, match="once"):
        verify(asset(AssetBook(book_id=BOOK, method=M.NONE), AssetBook(book_id=BOOK, method=M.NONE)))


@pytest.mark.parametrize("status", list(AssetStatus))
def test_no_more_is_left_than_it_cost(status: AssetStatus) -> None:
    made = asset(AssetBook(book_id=BOOK, method=M.NONE, residual_value=Decimal(1_000)))
    made.status, made.cost = status, Decimal(1_000)
    verify(made)
    made.cost = Decimal(999)
    if status in (AssetStatus.IN_SERVICE, AssetStatus.IDLE):
        with pytest.raises(RuleViolated, match="residual_value"):
            verify(made)
    else:
        verify(made)


def test_ranges_of_assets_and_books() -> None:
    made = asset()
    made.quantity = 0
    with pytest.raises(ValidationError, match="quantity"):
        verify(made)
    for month in (0, 13):
        with pytest.raises(ValidationError, match="fiscal_year_start_month"):
            verify(DepreciationBook(code="FIN", name="재무", fiscal_year_start_month=month))
    verify(DepreciationBook(code="FIN", name="재무", fiscal_year_start_month=12))


def test_an_asset_goes_after_it_came() -> None:
    made = asset()
    made.in_service_date = made.disposed_on = DAY
    verify(made)
    made.disposed_on = date(2025, 12, 31)
    with pytest.raises(ValidationError, match="disposed_on"):
        verify(made)


def test_only_a_correction_takes_use_back() -> None:
    made = UsageLog(asset_id=UUID(int=8), log_date=DAY, units=Decimal(0))
    verify(made)
    made.units = Decimal("-0.0001")
    with pytest.raises(RuleViolated, match="correction"):
        verify(made)
    made.corrects_id = UUID(int=7)
    verify(made)
