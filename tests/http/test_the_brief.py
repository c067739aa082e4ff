"""The user's own words: endpoints, codes, messages and curl lines of the brief, as they stand there.

Its invoices belong to a module of a later issue and are not asked for here.
"""

import shlex
from typing import Any

import httpx
import pytest
from fastapi import Depends, FastAPI

from domain.kernel import errors
from interfaces.http.auth import AuditedAPIRouter, get_current_user, require_permission
from interfaces.http.envelope import EnvelopeResponse
from interfaces.http.errors import status_of
from tests.http.conftest import ADMIN, OWNER, PASSWORD, House

USERS = "/api/v1/manager/idam/users"
JOHN = {
    "full_name": "John Doe",
    "email": "john@example.com",
    "username": "johndoe",
    "password": "SecurePass123",
    "user_type": "TENANT",
}

HEALTH = "curl http://localhost:8000/health"
CREATE_USER = """
curl -X POST http://localhost:8000/api/v1/manager/idam/users \\
  -H "Authorization: Bearer {token}" \\
  -H "Content-Type: application/json" \\
  -d '{
    "full_name": "John Doe",
    "email": "john@example.com",
    "username": "johndoe",
    "password": "SecurePass123",
    "user_type": "TENANT"
  }'
"""
LIST_USERS = """
curl "http://localhost:8000/api/v1/manager/idam/users?page=1&page_size=20&status=ACTIVE" \\
  -H "Authorization: Bearer {token}"
"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever the application is asked, it is asked on both adapters."""
    if "house" in metafunc.fixturenames:
        metafunc.parametrize("house", ["memory", "postgres"], indirect=True)


async def curl(client: httpx.AsyncClient, line: str, token: str = "") -> httpx.Response:
    """Sends what a curl line says."""
    words = shlex.split(line.replace("\\\n", " ").replace("{token}", token))
    assert words.pop(0) == "curl"
    method, url, headers, body = "", "", {}, None
    while words:
        match words.pop(0):
            case "-X":
                method = words.pop(0)
            case "-H":
                name, _, value = words.pop(0).partition(": ")
                headers[name] = value
            case "-d":
                body = words.pop(0)
            case other:
                url = other
    return await client.request(method or ("POST" if body else "GET"), url, headers=headers, content=body)


async def test_the_health_check(nobody: httpx.AsyncClient) -> None:
    answer = await curl(nobody, HEALTH)

    assert answer.status_code == 200
    assert answer.json() == {"success": True, "data": {"status": "healthy"}, "error": None}


async def test_create_user_example(house: House, nobody: httpx.AsyncClient) -> None:
    token = (await house.sign_in(ADMIN))["access_token"]
    answer = await curl(nobody, CREATE_USER, token)

    assert answer.status_code == 201
    envelope = answer.json()
    assert (envelope["success"], envelope["error"]) == (True, None)
    assert {name: envelope["data"][name] for name in JOHN if name != "password"} == {
        name: value for name, value in JOHN.items() if name != "password"
    }
    assert "SecurePass123" not in answer.text and "password" not in envelope["data"]
    form = {"username": "johndoe", "password": "SecurePass123"}
    refused = await nobody.post("/api/v1/manager/auth/login", data=form)
    assert refused.status_code == 401  # a TENANT user belongs to no tenant yet


async def test_a_created_user_signs_in(house: House, staff: httpx.AsyncClient) -> None:
    assert (await staff.post(USERS, json={**JOHN, "user_type": "PLATFORM"})).status_code == 201

    assert (await house.sign_in("johndoe", "SecurePass123"))["token_type"] == "bearer"


async def test_list_users_with_pagination(house: House, nobody: httpx.AsyncClient) -> None:
    token = (await house.sign_in(ADMIN))["access_token"]
    await curl(nobody, CREATE_USER, token)
    answer = await curl(nobody, LIST_USERS, token)

    assert answer.status_code == 200
    page = answer.json()["data"]
    assert {name: page[name] for name in ("total", "page", "page_size", "total_pages")} == {
        "total": 3,
        "page": 1,
        "page_size": 20,
        "total_pages": 1,
    }
    assert page["items"][0]["username"] == "johndoe"
    assert {one["status"] for one in page["items"]} == {"ACTIVE"}


async def test_the_endpoints_of_a_user(staff: httpx.AsyncClient) -> None:
    made = await staff.post(USERS, json=JOHN)
    url = f"{USERS}/{made.json()['data']['id']}"

    assert made.status_code == 201
    assert (await staff.get(USERS)).status_code == 200
    assert (await staff.get(url)).json()["data"]["full_name"] == "John Doe"
    changed = await staff.put(url, json={"full_name": "Johnny"})
    assert (changed.status_code, changed.json()["data"]["full_name"]) == (200, "Johnny")
    moved = await staff.patch(f"{url}/status", json={"status": "INACTIVE"})
    assert (moved.status_code, moved.json()["data"]["status"]) == (200, "INACTIVE")
    gone = await staff.delete(url)
    assert (gone.status_code, gone.json()) == (200, {"success": True, "data": None, "error": None})
    assert (await staff.get(url)).status_code == 404


async def test_every_record_tracks_who_and_when(staff: httpx.AsyncClient) -> None:
    me = (await staff.get("/api/v1/manager/auth/me")).json()["data"]["id"]
    made = (await staff.post(USERS, json=JOHN)).json()["data"]

    assert made["created_by"] == made["updated_by"] == me
    assert made["created_at"] == made["updated_at"]
    assert "is_deleted" not in made


async def test_the_standard_query_parameters(staff: httpx.AsyncClient) -> None:
    await staff.post(USERS, json=JOHN)
    found = (await staff.get(USERS, params={"search": "john", "status": "ACTIVE"})).json()["data"]
    assert [one["username"] for one in found["items"]] == ["johndoe"]

    usual = (await staff.get(USERS)).json()["data"]
    assert (usual["page"], usual["page_size"]) == (1, 20)
    assert (await staff.get(USERS, params={"page_size": 100})).status_code == 200
    assert (await staff.get(USERS, params={"page_size": 101})).status_code == 422
    assert (await staff.get(USERS, params={"page": 0})).status_code == 422


async def test_a_validation_error(staff: httpx.AsyncClient) -> None:
    answer = await staff.post(USERS, json={**JOHN, "email": "not an address"})

    assert answer.status_code == 422
    envelope = answer.json()
    assert (envelope["success"], envelope["data"]) == (False, None)
    assert envelope["error"]["code"] == "VALIDATION_ERROR"
    assert envelope["error"]["message"] == "입력 데이터 검증 실패"
    (error,) = envelope["error"]["detail"]["field_errors"]
    assert (error["field"], error["code"]) == ("email", "pattern")


async def test_the_codes_of_what_is_refused(
    house: House, staff: httpx.AsyncClient, member: httpx.AsyncClient, nobody: httpx.AsyncClient
) -> None:
    await staff.post(USERS, json=JOHN)
    unknown = f"{USERS}/01970000-0000-7000-8000-00000000dead"

    async def code(answer: httpx.Response) -> tuple[int, str]:
        envelope = answer.json()
        assert (envelope["success"], envelope["data"]) == (False, None)
        return answer.status_code, envelope["error"]["code"]

    assert await code(await staff.get(unknown)) == (404, "RESOURCE_NOT_FOUND")
    assert await code(await staff.post(USERS, json=JOHN)) == (409, "RESOURCE_ALREADY_EXISTS")
    assert await code(await nobody.get(USERS)) == (401, "AUTHENTICATION_REQUIRED")
    assert await code(await member.get(USERS)) == (403, "PERMISSION_DENIED")


@pytest.mark.parametrize(
    ("name", "code", "status"),
    [
        ("ValidationError", "VALIDATION_ERROR", 422),
        ("NotFoundError", "RESOURCE_NOT_FOUND", 404),
        ("AlreadyExistsError", "RESOURCE_ALREADY_EXISTS", 409),
        ("UnauthorizedError", "AUTHENTICATION_REQUIRED", 401),
        ("ForbiddenError", "PERMISSION_DENIED", 403),
        ("DatabaseError", "DATABASE_ERROR", 500),
    ],
)
def test_the_hierarchy_of_errors(name: str, code: str, status: int) -> None:
    arguments: dict[str, list[Any]] = {"ValidationError": [[]], "AlreadyExistsError": [["email"]]}
    error = getattr(errors, name)(*arguments.get(name, []))

    assert isinstance(error, errors.CXGError)
    assert (error.code, status_of(error)) == (code, status)


async def test_login_takes_the_oauth2_form(nobody: httpx.AsyncClient) -> None:
    form = {"grant_type": "password", "username": OWNER, "password": PASSWORD, "scope": "", "client_id": "web"}
    answer = await nobody.post("/api/v1/manager/auth/login", data=form)

    assert answer.status_code == 200
    envelope = answer.json()
    assert (envelope["success"], envelope["error"]) == (True, None)
    assert envelope["token_type"] == "bearer" and envelope["expires_in"] > 0
    tokens = {"access_token", "refresh_token", "token_type", "expires_in"}
    assert envelope["data"] == {name: envelope[name] for name in tokens}


async def test_the_tokens_carry_what_the_brief_says(house: House) -> None:
    tokens = await house.sign_in(ADMIN)
    access = house.tokens.verify(tokens["access_token"], type="access")
    refresh = house.tokens.verify(tokens["refresh_token"], type="refresh")

    assert access["sub"] == refresh["sub"]
    assert refresh["exp"] - refresh["iat"] == 7 * 24 * 3600


async def test_a_route_written_by_hand(house: House) -> None:
    """`AuditedAPIRouter`, `EnvelopeResponse`, `get_current_user`, `require_permission`, as the brief uses them."""
    router = AuditedAPIRouter(prefix="/api/v1/manager/idam/greetings")

    @router.get("", response_model=EnvelopeResponse[dict[str, str]])
    async def greet(current_user: Any = Depends(get_current_user)) -> EnvelopeResponse[dict[str, str]]:  # noqa: B008  # the brief's way
        return EnvelopeResponse.success_response({"hello": str(current_user.id)})

    @router.get("/any")
    async def greet_anybody() -> EnvelopeResponse[None]:
        return EnvelopeResponse.success_response(None)

    @router.get("/staff", dependencies=[Depends(require_permission("idam:users:read"))])
    async def greet_staff() -> EnvelopeResponse[None]:
        return EnvelopeResponse.success_response(None)

    app: FastAPI = house.app
    app.include_router(router)
    staff, owner = await house.sign_in(ADMIN), await house.sign_in(OWNER)
    async with house.client(staff["access_token"]) as client:
        me = (await client.get("/api/v1/manager/auth/me")).json()["data"]["id"]
        answer = await client.get("/api/v1/manager/idam/greetings")
        assert answer.json() == {"success": True, "data": {"hello": me}, "error": None}
        assert (await client.get("/api/v1/manager/idam/greetings/staff")).status_code == 200
    async with house.client(owner["access_token"]) as client:
        refused = await client.get("/api/v1/manager/idam/greetings/staff")
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "PERMISSION_DENIED")
    async with house.client() as client:
        assert (await client.get("/api/v1/manager/idam/greetings/any")).status_code == 401


async def test_the_documentation_is_there(nobody: httpx.AsyncClient) -> None:
    assert (await nobody.get("/docs")).status_code == 200
    assert (await nobody.get("/scalar")).status_code == 200
    whole = (await nobody.get("/openapi.json")).json()
    assert whole["paths"][USERS]["post"]["tags"] == ["관리자 > 계정·권한 > 사용자"]
    flow = whole["components"]["securitySchemes"]["signIn"]["flows"]["password"]
    assert flow["tokenUrl"] == "/api/v1/manager/auth/login"
