"""What the company owns: accounts, asset categories, sites and assets."""

from typing import Any
from uuid import UUID

from domain.tenants.fam.asset import Asset
from domain.tenants.fam.asset_category import AssetCategory
from domain.tenants.fam.asset_location import AssetLocation
from domain.tenants.fam.depreciation_book import DepreciationBook
from domain.tenants.fim.account import Account
from domain.tenants.fim.cost_center import CostCenter
from interfaces.demo.people import People
from interfaces.demo.writing import Company, Row

_ASSETS = 44
_ACCOUNTS = (
    ("10100", "현금", "ASSET", "CASH"),
    ("10300", "보통예금", "ASSET", "BANK"),
    ("14600", "상품", "ASSET", "INVENTORY"),
    ("13500", "부가세대급금", "ASSET", "INPUT_TAX"),
    ("20600", "기계장치", "ASSET", "FIXED_ASSET"),
    ("20700", "기계장치 감가상각누계액", "ASSET", "ACCUMULATED_DEPRECIATION"),
    ("20800", "차량운반구", "ASSET", "FIXED_ASSET"),
    ("20900", "차량운반구 감가상각누계액", "ASSET", "ACCUMULATED_DEPRECIATION"),
    ("21200", "비품", "ASSET", "FIXED_ASSET"),
    ("21300", "비품 감가상각누계액", "ASSET", "ACCUMULATED_DEPRECIATION"),
    ("25500", "부가세예수금", "LIABILITY", "OUTPUT_TAX"),
    ("26200", "미지급비용", "LIABILITY", "ACCRUED"),
    ("33100", "자본금", "EQUITY", "OTHER"),
    ("37500", "이월이익잉여금", "EQUITY", "RETAINED_EARNINGS"),
    ("40100", "상품매출", "REVENUE", "OTHER"),
    ("45100", "상품매출원가", "EXPENSE", "COST_OF_SALES"),
    ("80100", "급여", "EXPENSE", "OTHER"),
    ("81800", "감가상각비", "EXPENSE", "DEPRECIATION"),
    ("81900", "지급임차료", "EXPENSE", "OTHER"),
    ("82400", "운반비", "EXPENSE", "OTHER"),
    ("83100", "지급수수료", "EXPENSE", "OTHER"),
)
_CATEGORIES = (
    ("MACHINE", "기계장치", "MC", "20600", "20700", 96),
    ("VEHICLE", "차량운반구", "VH", "20800", "20900", 60),
    ("EQUIPMENT", "비품", "EQ", "21200", "21300", 60),
)
"""Code, name, prefix of numbers, account, account of the accumulated depreciation, and months of use."""
_THINGS = (
    ("전동지게차 1.5톤", 0, 23_000_000),
    ("랩핑기", 0, 6_800_000),
    ("자동 제함기", 0, 14_500_000),
    ("컨베이어 라인", 0, 31_000_000),
    ("1톤 탑차", 1, 24_500_000),
    ("2.5톤 윙바디", 1, 58_000_000),
    ("업무용 승용차", 1, 33_000_000),
    ("사무용 노트북", 2, 1_650_000),
    ("데스크톱 PC", 2, 1_200_000),
    ("복합기", 2, 4_300_000),
    ("회의실 빔프로젝터", 2, 2_100_000),
    ("바코드 프린터", 2, 850_000),
)
_SITES = (("HQ", "본사 사무실"), ("ICN", "이천 물류센터"), ("BSN", "부산 물류센터"))


async def write_assets(company: Company, people: People) -> None:
    """Writes accounts and cost centers, and what is owned."""
    accounts = [
        Row({"code": code, "name": name, "type": kind, "subtype": subtype}) for code, name, kind, subtype in _ACCOUNTS
    ]
    codes = [one[0] for one in _ACCOUNTS]
    account_ids = dict(zip(codes, await company.write(Account, accounts, "code"), strict=True))
    centers = [
        Row({"code": f"CC{place:02}", "name": f"원가센터 {place:02}", "department_id": id})
        for place, id in enumerate(people.department_ids, 1)
    ]
    await company.write(CostCenter, centers, "code")
    book = {"code": "IFRS", "name": "회계 장부", "posts_to_ledger": True}
    (book_id,) = await company.write(DepreciationBook, [Row(book)], "code")
    categories = [Row(_category(one, account_ids, book_id)) for one in _CATEGORIES]
    category_ids = await company.write(AssetCategory, categories, "code")
    sites = [Row({"code": code, "name": name}) for code, name in _SITES]
    site_ids = await company.write(AssetLocation, sites, "code")
    await company.write(Asset, _assets(company, people, category_ids, site_ids, book_id), "tag")


def _category(
    category: tuple[str, str, str, str, str, int], account_ids: dict[str, UUID], book_id: UUID
) -> dict[str, Any]:
    code, name, prefix, asset, accumulated, months = category
    return {
        "code": code,
        "name": name,
        "number_prefix": prefix,
        "asset_account_id": account_ids[asset],
        "accumulated_account_id": account_ids[accumulated],
        "depreciation_account_id": account_ids["81800"],
        "capitalization_threshold": 1_000_000,
        "book_defaults": [{"book_id": book_id, "life_months": months}],
    }


def _assets(
    company: Company, people: People, category_ids: list[UUID], site_ids: list[UUID], book_id: UUID
) -> list[Row]:
    random = company.random("assets")
    rows = []
    for place in range(company.size(_ASSETS)):
        name, category, cost = random.choices(_THINGS, (1, 1, 1, 1, 1, 1, 1, 6, 5, 2, 1, 2))[0]
        bought, months = company.ago(random.randrange(30, 1_500)), _CATEGORIES[category][-1]
        amount = cost + random.randrange(-5, 6) * 10_000
        given = {
            "tag": f"HN-{place + 1:05}",
            "name": name,
            "category_id": category_ids[category],
            "acquisition_date": bought,
            "location_id": random.choice(site_ids[1:] if category == 0 else site_ids),
            "department_id": random.choice(people.department_ids),
            "custodian_id": random.choice(people.employee_ids),
            "costs": [{"cost_date": bought, "amount": amount}],
            "books": [{"book_id": book_id, "method": "STRAIGHT_LINE", "life_months": months, "residual_value": 1_000}],
        }
        rows.append(Row(given))
    return rows
