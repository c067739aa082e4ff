"""Exports: the records of a list as CSV or XLSX, for whom they are, and what the audit log keeps of them."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import httpx
import pytest

from application import exporting
from application.exporting import columns
from application.rights import system
from domain.kernel.entity import module_named, modules
from domain.manager.idam.user import User
from domain.manager.tnnt.tenant import Tenant
from domain.manager.tnnt.tenant_member import TenantMember
from domain.tenants.sys.permission import Permission
from domain.tenants.sys.role import RecordScope, Role, RolePermission
from domain.tenants.sys.user import User as Profile
from infrastructure import spreadsheets
from infrastructure.spreadsheets import XlsxSheets
from interfaces.http.openapi import Documents
from tests.http.conftest import ADMIN, OWNER, House, on_both

PARTNERS = "/api/v1/tenants/crm/partners"
LOGS = "/api/v1/tenants/sys/audit-logs"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


async def partner(member: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await member.post(PARTNERS, json={"name": "한빛", "is_customer": True, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()["data"]
    return made


async def exported(member: httpx.AsyncClient, url: str = PARTNERS, **asked: str) -> list[dict[str, str]]:
    """The rows of a CSV file by the names in its first row."""
    answer = await member.get(f"{url}/export", params=asked)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def sheets_of(content: bytes) -> list[list[dict[int, tuple[str, str]]]]:
    """The rows of each worksheet: type and text of the cells by place."""
    found = []
    with zipfile.ZipFile(BytesIO(content)) as book:
        for name in sorted(one for one in book.namelist() if one.startswith("xl/worksheets/sheet")):
            root = ElementTree.fromstring(book.read(name))
            assert not list(root.iter(f"{_MAIN}f")) and not list(root.iter(f"{_MAIN}hyperlink"))
            found.append([dict(map(_cell, row)) for row in root.iter(f"{_MAIN}row")])
    return found


def _cell(cell: ElementTree.Element) -> tuple[int, tuple[str, str]]:
    letters = cell.attrib["r"].rstrip("0123456789")
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1, (cell.attrib.get("t", "n"), "".join(cell.itertext()))


@on_both
async def test_a_file_has_what_the_list_shows(house: House, member: httpx.AsyncClient) -> None:
    for name, kind in (("가나", "COMPANY"), ('따옴표 "와, 쉼표', "PERSON"), ("두\u00a0줄", "COMPANY")):
        await partner(member, name=name, kind=kind, annual_revenue="1500")
    listed = (await member.get(PARTNERS, params={"sort": "name"})).json()["data"]["items"]
    rows = await exported(member, sort="name")

    assert [row["id"] for row in rows] == [one["id"] for one in listed]
    for row, one in zip(rows, listed, strict=True):
        assert {name: text for name, text in row.items() if text} == {
            name: exporting.cell(value)
            for name, value in one.items()
            if value is not None and name not in ("addresses", "bank_accounts")
        }
    assert [row["name"] for row in await exported(member, kind="COMPANY", search="줄")] == ["두\u00a0줄"]
    empty = await member.get(f"{PARTNERS}/export", params={"search": "없음"})
    assert empty.content.decode("utf-8-sig").split(",")[:3] == ["id", "number", "name"]
    assert empty.content.count(b"\r\n") == 1
    assert empty.headers["content-disposition"] == 'attachment; filename="crm-partners.csv"'


@on_both
async def test_a_row_may_be_a_line(house: House, member: httpx.AsyncClient) -> None:
    addresses = [{"kind": "OTHER", "line1": f"{place}층", "label": "=1+1"} for place in (2, 1)]
    made = await partner(member, name="주소", addresses=addresses)
    await partner(member, name="주소 없음")
    rows = await exported(member, lines="addresses", sort="name")

    assert [(row["id"] == made["id"], row["addresses.line1"]) for row in rows] == [
        (True, "2층"),
        (True, "1층"),
        (False, ""),
    ]
    assert rows[0]["addresses.label"] == "'=1+1"
    assert rows[0]["addresses.id"] == made["addresses"][0]["id"]


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"format": "pdf"}, ("format", "not_listed")),
        ({"lines": "contacts"}, ("lines", "not_listed")),
        ({"page": "1"}, ("page", "unknown_parameter")),
        ({"page_size": "1"}, ("page_size", "unknown_parameter")),
        ({"cursor": "x"}, ("cursor", "unknown_parameter")),
        ({"colour": "x"}, ("colour", "unknown_parameter")),
        ({"sort": "email"}, ("sort", "not_listed")),
        ({"kind": "TREE"}, ("kind", "not_listed")),
    ],
)
async def test_what_an_export_does_not_know_is_refused(
    member: httpx.AsyncClient, asked: dict[str, str], wrong: tuple[str, str]
) -> None:
    answer = await member.get(f"{PARTNERS}/export", params=asked)
    assert answer.status_code == 422
    assert [(one["field"], one["code"]) for one in answer.json()["error"]["detail"]["field_errors"]] == [wrong]
    assert (await member.get(LOGS, params={"action": "EXPORT"})).json()["data"]["total"] == 0


DANGEROUS = ["=1+1", "+82", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a"]


@on_both
async def test_no_text_is_taken_for_a_formula_and_numbers_stay_numbers(house: House, member: httpx.AsyncClient) -> None:
    for text in DANGEROUS:
        await partner(member, name=text, industry="a=1", phone="+821012345678", employee_count=12, website=None)
    await partner(member, name="'=이미", annual_revenue="123456")
    rows = await exported(member, sort="name")

    assert {row["name"] for row in rows} == {*(f"'{text}" for text in DANGEROUS), "'=이미"}
    assert {(row["industry"], row["phone"], row["employee_count"]) for row in rows[1:]} <= {
        ("a=1", "'+821012345678", "12"),
        ("", "", ""),
    }
    answer = await member.get(f"{PARTNERS}/export", params={"format": "xlsx", "sort": "name"})
    assert answer.headers["content-disposition"] == 'attachment; filename="crm-partners.xlsx"'
    ((heads, *cells),) = sheets_of(answer.content)
    names = [text for _, text in heads.values()]
    assert names == [one.head for one in columns(module_named("crm.Partner"), ())]
    shown = [{names[place]: cell for place, cell in row.items()} for row in cells]
    assert [one["name"] for one in shown] == [("inlineStr", row["name"]) for row in rows]
    assert {one["employee_count"] for one in shown if "employee_count" in one} == {("n", "12")}
    assert {one["annual_revenue"] for one in shown if "annual_revenue" in one} == {("n", "123456")}
    assert {one["phone"] for one in shown if "phone" in one} == {("inlineStr", "'+821012345678")}


@pytest.mark.parametrize("text", ["=", "+1", "-1", "@", "\t=1", "\r=1", "\n=1"])
def test_a_control_character_makes_no_formula_either(text: str) -> None:
    assert exporting.harmless([[text, "-1"]], [0]) == [[f"'{text}", "-1"]]
    row = [f"a{text}", None]
    assert exporting.harmless([row], [0, 1])[0] is row


def test_a_number_that_a_workbook_cannot_hold_stays_as_it_is_and_rows_go_on_on_a_further_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spreadsheets, "LAST_ROW", 2)
    with XlsxSheets().open(["amount", "text"], [0]) as sheet:
        sheet.add([["-0.5", "=1"], ["123456789012345.6789", "https://example.com"], ["1000000000000000000", None]])
        sheet.add([["7", "끝"]])
        found = sheets_of(sheet.finish().read())
    heads = {0: ("inlineStr", "amount"), 1: ("inlineStr", "text")}
    assert found == [
        [
            heads,
            {0: ("n", "-0.5"), 1: ("inlineStr", "=1")},
            {0: ("inlineStr", "123456789012345.6789"), 1: ("inlineStr", "https://example.com")},
        ],
        [heads, {0: ("n", "1E+18")}, {0: ("n", "7"), 1: ("inlineStr", "끝")}],
    ]


# For whom


async def _owner(house: House) -> tuple[UUID, UUID]:
    """The ids of the tenant's owner and of the tenant."""
    async with house.works.begin("manager", system()) as uow:
        user = await uow.of(User).one(email=OWNER)
        assert user
        member = await uow.of(TenantMember).one(user_id=user.id)
        assert member
    return user.id, member.tenant_id


@on_both
async def test_the_audit_log_keeps_who_took_what_away(house: House, member: httpx.AsyncClient) -> None:
    for name in ("가", "나", "다"):
        await partner(member, name=name)
    await exported(member, search="가", sort="-name", kind="COMPANY", is_customer="true")
    entries = (await member.get(LOGS, params={"action": "EXPORT"})).json()["data"]["items"]

    assert [(one["entity"], one["entity_id"], one["ip"]) for one in entries] == [("crm.Partner", None, "203.0.113.7")]
    assert entries[0]["actor_id"] == str((await _owner(house))[0])
    assert entries[0]["changes"] == {
        "count": [None, 1],
        "format": [None, "csv"],
        "sort": [None, "-name"],
        "filters": [None, {"is_customer": True, "kind": "COMPANY"}],
        "search": [None, "가"],
    }
    assert {"action", "changes"} <= (await exported(member, LOGS))[0].keys()


@on_both
async def test_an_export_of_the_platforms_records_stands_in_the_log_of_who_took_it(
    house: House, staff: httpx.AsyncClient, member: httpx.AsyncClient
) -> None:
    logs = "/api/v1/manager/audt/audit-logs"
    assert [row["code"] for row in await exported(staff, "/api/v1/manager/tnnt/tenants")] == ["acme"]
    assert len(await exported(member, "/api/v1/manager/tnnt/tenant-members")) == 1
    of_staff = (await staff.get(logs, params={"action": "EXPORT"})).json()["data"]["items"]
    of_tenant = (await member.get(LOGS, params={"action": "EXPORT"})).json()["data"]["items"]

    assert [(one["entity"], one["changes"]["count"]) for one in of_staff] == [("tnnt.Tenant", [None, 1])]
    assert [(one["entity"], one["changes"]["count"]) for one in of_tenant] == [("tnnt.TenantMember", [None, 1])]


async def _as_member(house: House) -> httpx.AsyncClient:
    """The owner, as one who reads no more than its own partners, and of these not all."""
    user_id, tenant_id = await _owner(house)
    async with house.works.begin("tenants", system(tenant_id), "UPDATE") as uow:
        reads = await uow.of(Permission).one(code="crm:partners:read")
        assert reads
        hidden = ["annual_revenue", "addresses"]
        line = RolePermission(permission_id=reads.id, record_scope=RecordScope.OWN, hidden_fields=hidden)
        role = uow.of(Role).add(Role(code="EXPORTS", name="반출", permissions=[line]))
        (await uow.of(Profile).take(user_id)).role_ids = [role.id]
    async with house.works.begin("manager", system(), "UPDATE") as uow:
        (await uow.of(Tenant).take(tenant_id)).owner_user_id = None
    return house.client((await house.sign_in(OWNER))["access_token"])


@on_both
async def test_the_right_to_read_says_what_is_exported(house: House, member: httpx.AsyncClient) -> None:
    mine = await partner(member, name="내 것", owner_id=str((await _owner(house))[0]), annual_revenue="5")
    await partner(member, name="남의 것")
    async with await _as_member(house) as client:
        (row,) = await exported(client)
        assert row["id"] == mine["id"]
        assert "annual_revenue" not in row
        assert (await client.get(f"{PARTNERS}/export", params={"lines": "addresses"})).status_code == 422
        refused = await client.get("/api/v1/tenants/crm/contacts/export")
        assert refused.json()["error"]["detail"] == {"permission": "crm:contacts:read"}
        assert refused.status_code == 403


# Every module


async def test_every_module_is_exported_with_its_own_heads(house: House) -> None:
    tokens = {"tenants": await house.sign_in(OWNER), "manager": await house.sign_in(ADMIN)}
    for scope in ("manager", "tenants"):
        async with house.client(tokens[scope]["access_token"]) as client:
            for module in modules(scope):
                lists = [None, *(one.name for one in module.lines)]
                for lines in lists:
                    answer = await client.get(f"{module.url}/export", params={"lines": lines} if lines else {})
                    assert answer.status_code == 200, (module.code, lines, answer.text)
                    heads = answer.content.decode("utf-8-sig").split("\r\n")[0].split(",")
                    assert heads == [one.head for one in columns(module, (), lines)], module.code
                    assert not {field.name for field in module.fields.secrets} & set(heads)


def test_the_document_describes_the_export_of_every_module() -> None:
    for lang in ("ko", "en"):
        document = Documents(modules(), "test").document(None, lang)
        for module in modules():
            listed, export = (document["paths"][module.url + tail]["get"] for tail in ("", "/export"))
            assert export["x-permission"] == listed["x-permission"]
            assert set(export["responses"]["200"]["content"]) == {
                "text/csv",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            }
            named = [one["name"] for one in export["parameters"] if "name" in one]
            own = {"format", "lines"} if module.lines else {"format"}
            assert set(named) == own | {one["name"] for one in listed["parameters"] if "name" in one}
            shared = {json.dumps(one) for one in export["parameters"] if "$ref" in one}
            assert shared == ({'{"$ref": "#/components/parameters/search"}'} if module.search else set())
