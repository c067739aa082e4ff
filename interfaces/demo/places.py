"""Where the company is: branches, teams, warehouses with zones and places, and who carries its parcels."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from domain.tenants.sys.branch import Branch
from domain.tenants.sys.holiday_calendar import HolidayCalendar
from domain.tenants.sys.tag import Tag
from domain.tenants.sys.team import Team
from domain.tenants.sys.work_schedule import WorkSchedule
from domain.tenants.wms.carrier import Carrier
from domain.tenants.wms.location import Location, LocationKind
from domain.tenants.wms.warehouse import Warehouse
from domain.tenants.wms.zone import Zone
from interfaces.demo.words import business_number
from interfaces.demo.writing import Company, Row

_BRANCHES = (
    ("HQ", "하나무역 본사", "서울특별시 금천구 가산디지털1로 168", "08507", "+8220260101"),
    ("BS", "하나무역 부산지점", "부산광역시 사상구 낙동대로 1024", "46970", "+82510260102"),
    ("DG", "하나무역 대구지점", "대구광역시 달서구 성서공단로 215", "42709", "+82530260103"),
)
_WAREHOUSES = (
    ("ICN", "이천 물류센터", "경기도 이천시 경충대로 2709", "17379", "ABCDEF"),
    ("BSN", "부산 물류센터", "부산광역시 사상구 낙동대로 1030", "46970", "AB"),
)
_ZONES = (("BULK", "대량 보관 구역", 30), ("PICK", "피킹 구역", 10), ("RETURN", "반품 구역", 90))
_TEAMS = (("SALES1", "국내영업1팀"), ("SALES2", "국내영업2팀"), ("ONLINE", "온라인영업팀"), ("CS", "고객지원팀"))
_TAGS = (
    ("우수 고객", "#2e7d32"), ("신규", "#1565c0"), ("연체 주의", "#c62828"), ("행사 상품", "#ef6c00"),
    ("수입품", "#6a1b9a"), ("긴급", "#d84315"),
)  # fmt: skip
_CARRIERS = (("NARAE", "나래택배"), ("DODAM", "도담로지스"), ("HANBIT", "한빛화물"))
_HOLIDAYS = (
    (1, 1, "신정"), (3, 1, "삼일절"), (5, 5, "어린이날"), (6, 6, "현충일"), (8, 15, "광복절"), (10, 3, "개천절"),
    (10, 9, "한글날"), (12, 25, "기독탄신일"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """What others refer to; the first branch is the head office, the first warehouse the main one."""

    branch_ids: list[UUID]
    team_ids: list[UUID]
    warehouse_ids: list[UUID]
    carrier_ids: list[UUID]
    shelves: list[list[UUID]]
    """The storage places of each warehouse, in the order in which they are walked."""


async def write_places(company: Company) -> Places:
    """Writes the places of the company."""
    branch_ids = await _branches(company)
    teams = [Row({"code": code, "name": name, "leader_id": company.owner_id}) for code, name in _TEAMS]
    team_ids = await company.write(Team, teams, "code")
    await company.write(Tag, [Row({"name": name, "color": color}) for name, color in _TAGS], "name")
    await _working_time(company)
    carriers = [Row({"code": code, "name": name, "rates": _rates()}) for code, name in _CARRIERS]
    carrier_ids = await company.write(Carrier, carriers, "code")
    warehouse_ids = await _warehouses(company, branch_ids)
    shelves = [
        await _shelves(company, warehouse_id, aisles)
        for warehouse_id, (*_, aisles) in zip(warehouse_ids, _WAREHOUSES, strict=True)
    ]
    return Places(branch_ids, team_ids, warehouse_ids, carrier_ids, shelves)


async def _branches(company: Company) -> list[UUID]:
    random = company.random("branches")
    rows = [
        Row(
            {
                "code": code,
                "name": name,
                "business_number": business_number(random, 9_000 + place, corporation=True),
                "representative_name": "김하나",
                "business_type": "도매",
                "business_item": "무역·종합도매",
                "is_head_office": place == 0,
                "postal_code": postal,
                "address_line1": address,
                "phone": phone,
            }
        )
        for place, (code, name, address, postal, phone) in enumerate(_BRANCHES)
    ]
    return await company.write(Branch, rows, "code")


async def _working_time(company: Company) -> None:
    """Office hours, and the holidays whose day is the same every year."""
    days = [
        {"date": date(year, month, day), "name": name}
        for year in (company.day.year - 1, company.day.year, company.day.year + 1)
        for month, day, name in _HOLIDAYS
    ]
    calendar = {"code": "KR-FIXED", "name": "법정 공휴일(양력)", "holidays": days}
    await company.write(HolidayCalendar, [Row(calendar)], "code")
    hours = {"start_time": time(9), "end_time": time(18), "break_start": time(12), "break_end": time(13)}
    windows = [{"weekday": weekday, **hours} for weekday in range(1, 6)]
    await company.write(WorkSchedule, [Row({"code": "OFFICE", "name": "사무직 주5일", "windows": windows})], "code")


def _rates() -> list[dict[str, object]]:
    return [
        {"service_code": "STANDARD", "weight_to_kg": weight, "price": price}
        for weight, price in (("5", 3500), ("10", 4500), ("20", 6500), ("30", 9000))
    ]


async def _warehouses(company: Company, branch_ids: list[UUID]) -> list[UUID]:
    rows = [
        Row(
            {
                "code": code,
                "name": name,
                "branch_id": branch_id,
                "address_line1": address,
                "postal_code": postal,
                "cutoff_time": time(15),
            }
        )
        for (code, name, address, postal, _), branch_id in zip(_WAREHOUSES, branch_ids, strict=False)
    ]
    return await company.write(Warehouse, rows, "code")


async def _shelves(company: Company, warehouse_id: UUID, aisles: str) -> list[UUID]:
    """The zones of a warehouse, and its racks: two levels for picking."""
    zones = [
        Row({"warehouse_id": warehouse_id, "code": code, "name": name, "pick_priority": priority})
        for code, name, priority in _ZONES
    ]
    zone_ids = await company.write(Zone, zones, "warehouse_id", "code")
    spans = {
        "aisle": {"first": aisles[0], "last": aisles[-1]},
        "rack": {"first": "01", "last": "08"},
        "level": {"first": "1", "last": "2"},
    }
    given = {"warehouse_id": warehouse_id, "zone_id": zone_ids[1], "kind": LocationKind.STORAGE.value, **spans}
    await company.command(Location, "generate", given)
    found = await company.find(Location, warehouse_id=warehouse_id, zone_id=zone_ids[1])
    return [one.id for one in sorted(found, key=lambda one: one.pick_sequence)]
