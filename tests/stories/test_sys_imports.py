"""An import from end to end over HTTP: the file, the rehearsal, the worker that hears of it, the report."""

import asyncio
import base64
import time
from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
import pytest
import xlsxwriter

from application.rights import system
from domain.kernel.errors import ValidationError
from domain.manager.tnnt.tenant import Tenant
from infrastructure.table_reader import FileTables
from interfaces.http.files import LARGER_BODIES
from interfaces.main import make_app
from tests.databases import Databases
from tests.house import PASSWORD, SqlHouse, open_house

FILES, JOBS = "/api/v1/tenants/sys/attachments", "/api/v1/tenants/sys/import-jobs"
PARTNERS = "/api/v1/tenants/crm/partners"
MAPPING = {"이름": "name", "매출": "annual_revenue", "고객": "is_customer"}


@pytest.fixture
async def house(databases: Databases, tmp_path: Path) -> AsyncIterator[SqlHouse]:
    async with open_house(databases.dsns, files_dir=str(tmp_path / "files")) as made:
        yield made


@pytest.fixture
async def client(house: SqlHouse) -> AsyncIterator[httpx.AsyncClient]:
    """The owner of a tenant, signed in."""
    tenant_id, _ = await house.provisioned_tenant()
    async with house.works.begin("manager", system()) as uow:
        code = (await uow.of(Tenant).get(tenant_id)).code
    transport = httpx.ASGITransport(make_app(house.container))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as made:
        form = {"username": f"owner-{code}", "password": PASSWORD}
        answer = await made.post("/api/v1/manager/auth/login", data=form)
        made.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
        yield made


def workbook(*rows: tuple[Any, ...]) -> bytes:
    """A workbook as a spreadsheet program writes it."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for place, row in enumerate([tuple(MAPPING), *rows]):
        sheet.write_row(place, 0, row)
    book.close()
    return file.getvalue()


async def uploaded(client: httpx.AsyncClient, content: bytes, **more: str) -> httpx.Response:
    form = {"resource_type": "sys.ImportJob", "resource_id": str(uuid4()), **more}
    return await client.post(f"{FILES}/upload", data=form, files={"content": ("거래처.xlsx", content, "text/html")})


async def posted(client: httpx.AsyncClient, url: str, **body: object) -> Any:
    answer = await client.post(url, json=body)
    assert answer.is_success, answer.text
    return answer.json()["data"]


async def test_a_workbook_becomes_records(house: SqlHouse, client: httpx.AsyncClient) -> None:
    content = workbook(("한빛", 1_234_500, "예"), ("가나", "￦2,000", True), ("", 3, "예"), ("다라", "=1+1", "예"))
    file = (await uploaded(client, content)).json()["data"]
    assert file["file_name"] == "거래처.xlsx"
    assert file["content_type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    how: dict[str, Any] = {"entity_type": "crm.Partner", "mapping": MAPPING, "on_error": "SKIP"}
    job = await posted(client, JOBS, attachment_id=file["id"], **how)
    url = f"{JOBS}/{job['id']}"
    checked = await posted(client, f"{url}/validate")
    assert (checked["status"], checked["created_count"], checked["failed_count"]) == ("VALIDATED", 3, 1)
    assert [(one["row"], one["column"], one["rule"]) for one in checked["errors"]] == [(4, "이름", "required")]
    assert (await client.get(PARTNERS)).json()["data"]["total"] == 0
    worker = asyncio.create_task(house.container.imports().run())
    try:
        assert (await posted(client, f"{url}/run"))["status"] == "RUNNING"
        while await house.container.relay().deliver():
            pass
        for _ in range(400):
            done = (await client.get(url)).json()["data"]
            if done["status"] != "RUNNING":
                break
            await asyncio.sleep(0.02)
    finally:
        worker.cancel()
    assert (done["status"], done["created_count"], done["errors"]) == ("COMPLETED", 3, checked["errors"])
    partners = (await client.get(PARTNERS, params={"sort": "id"})).json()["data"]["items"]
    assert [(one["name"], one["annual_revenue"]) for one in partners] == [
        ("한빛", "1234500"),
        ("가나", "2000"),
        ("다라", "0"),
    ]
    back = await posted(client, f"{url}/rollback")
    assert back["status"] == "ROLLED_BACK"
    assert (await client.get(PARTNERS)).json()["data"]["total"] == 0
    head = await posted(client, f"{JOBS}/template", entity_type="crm.Partner")
    assert "annual_revenue" in head and "addresses.line1" in head


async def test_a_file_comes_back_to_be_saved(client: httpx.AsyncClient) -> None:
    page = b"<!DOCTYPE html><script>alert(1)</script>"
    file = (await uploaded(client, page, file_name='../여"기.html')).json()["data"]
    assert (file["file_name"], file["content_type"]) == ('../여"기.html', "text/html")
    answer = await client.post(f"{FILES}/{file['id']}/download")
    assert (answer.status_code, answer.content) == (200, page)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''..%2F%EC%97%AC%22%EA%B8%B0.html"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    shown = await client.post(f"{FILES}/{file['id']}/download", headers={"accept": "application/json"})
    assert base64.b64decode(shown.json()["data"]["content"]) == page


async def test_a_file_arrives_as_json_too(client: httpx.AsyncClient) -> None:
    body = {"resource_type": "sys.ImportJob", "resource_id": str(uuid4()), "file_name": "x"}
    made = await posted(client, f"{FILES}/upload", **body, content=base64.b64encode(b"abc").decode())
    assert (made["size_bytes"], made["status"]) == (3, "AVAILABLE")
    wrong = await client.post(f"{FILES}/upload", json=body | {"content": "no base64!"})
    assert wrong.status_code == 422 or wrong.status_code == 400
    assert wrong.json()["error"]["detail"]["field_errors"][0]["field"] == "content"


@pytest.mark.parametrize("size", [25 * 1024 * 1024, 25 * 1024 * 1024 + 1, 36_000_001])
async def test_how_large_a_file_may_be(client: httpx.AsyncClient, size: int) -> None:
    answer = await uploaded(client, b"x" * size)
    expected = {25 * 1024 * 1024: {200}, 36_000_001: {413}}.get(size, {400, 422})
    assert answer.status_code in expected
    assert set(LARGER_BODIES) == {f"{FILES}/upload"}


@pytest.mark.parametrize(
    "body", [b"", b"--x\r\n", b"--x--", b"\0", b"--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--"]
)
async def test_a_broken_form_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = await client.post(f"{FILES}/upload", content=body, headers=headers)
    assert 400 <= answer.status_code < 500
    answer = await client.post(f"{FILES}/upload", content=b"x", headers={"content-type": "multipart/form-data"})
    assert 400 <= answer.status_code < 500


def repacked(part: str, content: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    file = BytesIO()
    with ZipFile(BytesIO(workbook(("한빛", 1, "예")))) as source, ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, content if name == part else source.read(name))
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BOMBS = {
    "100 MB and more": lambda: repacked(SHEET, b" " * 401_000_000),
    "a far cell": lambda: repacked(SHEET, sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "a million columns": lambda: repacked(SHEET, sheet(b"<row>" + b"<c><v>1</v></c>" * 1_000_000 + b"</row>")),
    "a million columns of CSV": lambda: b"a" + b",a" * 1_000_000 + b"\n",
    "one long line": lambda: "이름\n".encode() + b"," * 2_000_000,
}


def sheet(rows: bytes) -> bytes:
    """The part that holds a worksheet, with an entity that leads to a file of the server."""
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = b'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    return b'<?xml version="1.0"?>%b<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>' % (kind, space, rows)


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
async def test_what_asks_for_too_much_is_refused_within_limits(bomb: Callable[[], bytes]) -> None:
    content = bomb()
    assert len(content) < 3_000_000
    began = time.monotonic()
    with pytest.raises(ValidationError):
        for _ in (await FileTables().read(content)).rows:
            pass
    assert time.monotonic() - began < 20


async def test_entities_of_a_workbook_lead_nowhere() -> None:
    text = b'<c r="A%d" t="inlineStr"><is><t>%b</t></is></c>'
    rows = b"<row>%b</row><row>%b</row>" % (text % (1, b"head"), text % (2, b"x&file;&b;y"))
    try:
        found = [row for row in (await FileTables().read(repacked(SHEET, sheet(rows)))).rows]
    except ValidationError:
        return
    assert Path("/etc/hostname").read_text().strip() not in str(found)
    assert "aaaa" not in str(found)
