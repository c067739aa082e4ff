"""Who works for the company: departments, positions, employees and how they were hired."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.tenants.hrm.department import Department
from domain.tenants.hrm.employee import Employee
from domain.tenants.hrm.personnel_action import PersonnelAction
from domain.tenants.hrm.position import Position
from interfaces.demo.words import PLACES, mobile, person
from interfaces.demo.writing import Company, Row

_TOP = (
    ("D100", "경영지원본부", "Management Support"),
    ("D200", "영업본부", "Sales"),
    ("D300", "구매물류본부", "Purchasing & Logistics"),
)
_BELOW = (
    ("D110", "인사총무팀", "HR & General Affairs", 0),
    ("D120", "재무회계팀", "Finance & Accounting", 0),
    ("D130", "전산팀", "IT", 0),
    ("D210", "국내영업1팀", "Domestic Sales 1", 1),
    ("D220", "국내영업2팀", "Domestic Sales 2", 1),
    ("D230", "온라인영업팀", "Online Sales", 1),
    ("D240", "고객지원팀", "Customer Support", 1),
    ("D310", "구매팀", "Purchasing", 2),
    ("D320", "해외소싱팀", "Overseas Sourcing", 2),
    ("D330", "물류팀", "Logistics", 2),
)
_POSITIONS = (
    ("P10", "사원", 10, False, 14),
    ("P20", "대리", 20, False, 11),
    ("P30", "과장", 30, False, 9),
    ("P40", "차장", 40, False, 5),
    ("P50", "부장", 50, False, 4),
    ("P60", "팀장", 60, True, 3),
    ("P70", "본부장", 70, True, 1),
)
"""Code, title, rank, whether its holder heads a unit, and how often it is found."""
_BANKS = ("국민은행", "신한은행", "우리은행", "하나은행", "기업은행", "농협은행")
EMPLOYEES = 46


@dataclass(frozen=True, slots=True)
class People:
    """What others refer to."""

    department_ids: list[UUID]
    employee_ids: list[UUID]


async def write_people(company: Company) -> People:
    """Writes the organization."""
    top = [Row({"code": code, "name": name, "name_en": english}) for code, name, english in _TOP]
    top_ids = await company.write(Department, top, "code")
    below = [
        Row({"code": code, "name": name, "name_en": english, "parent_id": top_ids[parent]})
        for code, name, english, parent in _BELOW
    ]
    department_ids = await company.write(Department, below, "code")
    positions = [
        Row({"code": code, "title": title, "grade": title, "grade_rank": rank, "is_head": head})
        for code, title, rank, head, _ in _POSITIONS
    ]
    position_ids = await company.write(Position, positions, "code")
    employees = _employees(company)
    employee_ids = await company.write(Employee, employees, "number")
    hired = [one.given["hire_date"] for one in employees]
    await company.write(
        PersonnelAction, _hirings(company, employee_ids, hired, department_ids, position_ids), "employee_id"
    )
    return People(department_ids, employee_ids)


def _employees(company: Company) -> list[Row]:
    random = company.random("employees")
    rows = []
    for index in range(company.size(EMPLOYEES)):
        who, place = person(random), random.choice(PLACES)
        born = date(random.randrange(1970, 2000), random.randrange(1, 13), random.randrange(1, 29))
        since = max(company.ago(random.randrange(60, 4_000)), born + timedelta(days=24 * 365))
        given = {
            "number": f"E{index + 1:04}",
            "name": who.name,
            "email": f"{who.login}{index + 1:02}@hana-trading.example",
            "phone": mobile(random),
            "birth_date": born,
            "gender": who.gender,
            "address": f"{place.state} {place.city} {place.road} {random.randrange(1, 400)}",
            "hire_date": since,
            "employment_type": random.choices(("REGULAR", "FIXED_TERM"), (9, 1))[0],
            "bank_name": random.choice(_BANKS),
        }
        rows.append(Row(given))
    return rows


def _hirings(
    company: Company, employee_ids: list[UUID], days: list[date], department_ids: list[UUID], position_ids: list[UUID]
) -> list[Row]:
    random = company.random("hirings")
    weights = [weight for *_, weight in _POSITIONS]
    return [
        Row(
            {
                "employee_id": employee_id,
                "kind": "HIRE",
                "effective_date": day,
                "department_id": random.choice(department_ids),
                "position_id": random.choices(position_ids, weights)[0],
                "reason": "신규 채용",
            }
        )
        for employee_id, day in zip(employee_ids, days, strict=True)
    ]
