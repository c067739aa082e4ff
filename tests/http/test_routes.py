"""The routes of every module: how requests are read, found, admitted and answered."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from starlette.routing import BaseRoute

from application.application import Application
from application.query import Page
from application.rights import Origin
from domain.kernel.entity import module_named, modules
from domain.kernel.errors import (
    CXGError,
    DatabaseError,
    IdempotencyConflict,
    RateLimited,
    RuleViolated,
    StaleVersion,
    TenantSuspended,
    TenantUnavailable,
)
from interfaces.http.errors import body_of, headers_of, status_of
from interfaces.http.index import Index
from interfaces.http.routes import ModuleRoute, operations
from interfaces.http.sign_in import OPEN_PATHS
from tests.factories import create_any, make
from tests.http.conftest import ADMIN, LATER, OWNER, House, found_tenant, on_both

PARTNERS = "/api/v1/tenants/crm/partners"
UNKNOWN = UUID("01970000-0000-7000-8000-00000000dead")
AUTH = "/api/v1/manager/auth"


def module_routes(house: House) -> Iterator[ModuleRoute]:
    return (route for route in house.app.routes if isinstance(route, ModuleRoute))


def path_of(route: BaseRoute, id: UUID = UNKNOWN) -> str:
    return str(getattr(route, "path", "")).replace("{id}", str(id))


def codes(answer: httpx.Response) -> list[tuple[str, str]]:
    """Field and code of each field error."""
    assert answer.status_code == 422, answer.text
    assert answer.json()["error"]["code"] == "VALIDATION_ERROR"
    return [(one["field"], one["code"]) for one in answer.json()["error"]["detail"]["field_errors"]]


async def partner(member: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await member.post(PARTNERS, json={"name": "Acme", "is_customer": True, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()["data"]
    return made


# Which routes there are


async def test_every_module_has_the_routes_of_its_access(house: House) -> None:
    found = {
        (route.path, method) for route in module_routes(house) for method in route.methods or () if method != "HEAD"
    }
    expected = {(module.url + one.tail, one.method) for module in modules() for one in operations(module)}

    assert found == expected
    for module in modules():
        assert (module.url, "GET") in found
        assert ((module.url, "POST") in found) == ("create" in module.actions)
        assert ((module.url + "/{id}/status", "PATCH") in found) == ("status" in module.actions)


async def test_every_route_of_a_module_names_its_permission(house: House) -> None:
    routes = list(module_routes(house))

    assert len(routes) > 100
    for route in routes:
        assert route.permission == route.module.permission(route.action)
        assert route.permission.startswith(f"{route.module.domain}:{route.module.path}:")


async def test_nobody_gets_to_any_route_of_the_api_without_a_token(house: House) -> None:
    async with house.client() as client:
        for route in house.app.routes:
            path = path_of(route)
            if path.startswith("/api/") and path not in OPEN_PATHS:
                for method in sorted(getattr(route, "methods", None) or ()):
                    answer = await client.request(method, path)
                    assert answer.status_code == 401, (method, path)
                    assert answer.headers["www-authenticate"] == "Bearer"


async def test_the_index_finds_every_route_and_no_other(house: House) -> None:
    index = Index(house.app, house.app.routes)
    for route in module_routes(house):
        methods, id = index._find(path_of(route))
        assert methods is not None and id == (str(UNKNOWN) if "{id}" in route.path else "")
        assert all(methods[method] is route.app for method in route.methods or ())
    for path in ("/", "/api/v1/tenants/crm", f"{PARTNERS}/{UNKNOWN}/nothing", f"{PARTNERS}x", f"{PARTNERS}/{UNKNOWN}/"):
        assert index._find(path)[0] is None, path


# Who is let in


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer x.y.z", "Basic YTpi", "Bearer \xe9"])
async def test_a_bad_token_is_refused(house: House, header: str) -> None:
    async with house.client() as client:
        answer = await client.get(PARTNERS, headers={b"authorization": header.encode("latin-1")})

    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "AUTHENTICATION_REQUIRED")


@on_both
async def test_a_token_ends_while_it_is_known(house: House, member: httpx.AsyncClient) -> None:
    assert (await member.get(PARTNERS)).status_code == 200
    house.clock.move(LATER)

    assert (await member.get(PARTNERS)).status_code == 401


async def test_a_refresh_token_opens_nothing(house: House) -> None:
    tokens = await house.sign_in(OWNER)
    async with house.client(tokens["refresh_token"]) as client:
        assert (await client.get(PARTNERS)).status_code == 401


@on_both
async def test_signing_out_holds_on_the_next_request(member: httpx.AsyncClient) -> None:
    assert (await member.post(f"{AUTH}/logout")).status_code == 200

    assert (await member.get(PARTNERS)).status_code == 401
    again = await member.post(f"{AUTH}/logout")
    assert (again.status_code, again.json()) == (200, {"success": True, "data": None, "error": None})


@on_both
async def test_a_refresh_gives_new_tokens_from_json_or_the_form(house: House, nobody: httpx.AsyncClient) -> None:
    token = (await house.sign_in(OWNER))["refresh_token"]
    first = await nobody.post(f"{AUTH}/refresh", json={"refresh_token": token})
    assert first.status_code == 200
    form = {"grant_type": "refresh_token", "refresh_token": first.json()["refresh_token"]}
    second = await nobody.post(f"{AUTH}/refresh", data=form)
    assert second.status_code == 200

    async with house.client(second.json()["access_token"]) as client:
        me = (await client.get(f"{AUTH}/me")).json()["data"]
    assert me["email"] == OWNER and me["tenant_id"] and "TENANT_ADMIN" in me["roles"]


@on_both
async def test_wrong_sign_ins_look_alike(nobody: httpx.AsyncClient) -> None:
    unknown = await nobody.post(f"{AUTH}/login", data={"username": "who@example.com", "password": "Nothing-1"})
    wrong = await nobody.post(f"{AUTH}/login", data={"username": OWNER, "password": "Nothing-1"})

    assert unknown.status_code == wrong.status_code == 401
    assert unknown.content == wrong.content


async def test_the_sign_in_form_is_read_strictly(nobody: httpx.AsyncClient) -> None:
    url = f"{AUTH}/login"
    assert codes(await nobody.post(url, data={"username": OWNER})) == [("password", "required")]
    assert codes(await nobody.post(url, data={"username": OWNER, "password": "x", "grant_type": "magic"}))
    assert codes(
        await nobody.post(
            url, content="username=a&username=b", headers={"content-type": "application/x-www-form-urlencoded"}
        )
    )
    assert (await nobody.post(url, json={"username": OWNER, "password": "x"})).status_code == 415


@on_both
async def test_a_changed_password_ends_the_other_sessions(house: House, member: httpx.AsyncClient) -> None:
    other = (await house.sign_in(OWNER))["access_token"]
    body = {"current_password": "Correct-horse-7", "new_password": "Better-horse-8"}
    assert (await member.post(f"{AUTH}/change-password", json=body)).status_code == 200

    assert (await member.get(f"{AUTH}/me")).status_code == 200
    async with house.client(other) as client:
        assert (await client.get(f"{AUTH}/me")).status_code == 401
    await house.sign_in(OWNER, "Better-horse-8")


@on_both
async def test_one_changes_of_ones_account_only_what_is_ones_own(member: httpx.AsyncClient) -> None:
    changed = await member.patch(f"{AUTH}/me", json={"full_name": "Kim"})
    assert (changed.status_code, changed.json()["data"]["full_name"]) == (200, "Kim")
    assert codes(await member.patch(f"{AUTH}/me", json={"user_type": "PLATFORM"})) == [("user_type", "unknown_field")]
    assert (await member.post(f"{AUTH}/logout-all", json={})).json()["data"] == {"count": 0}


@on_both
async def test_another_tenants_record_looks_like_none(house: House, member: httpx.AsyncClient) -> None:
    made = await partner(member)
    await found_tenant(house, "other", "other@example.com")
    async with house.client((await house.sign_in("other@example.com"))["access_token"]) as stranger:
        for method, tail, body in (
            ("GET", "", None),
            ("PUT", "", {"name": "Mine"}),
            ("DELETE", "", None),
            ("PATCH", "/status", {"status": "INACTIVE"}),
        ):
            theirs = await stranger.request(method, f"{PARTNERS}/{made['id']}{tail}", json=body)
            none = await stranger.request(method, f"{PARTNERS}/{UNKNOWN}{tail}", json=body)
            assert theirs.status_code == none.status_code == 404
            assert theirs.content == none.content


@on_both
async def test_staff_reach_no_tenants_data(staff: httpx.AsyncClient) -> None:
    answer = await staff.get(PARTNERS)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "PERMISSION_DENIED")


# How a request is read


@pytest.mark.parametrize(
    "id", ["1", "x" * 36, str(UNKNOWN)[:-1], str(UNKNOWN) + "0", "%00", "null", "01970000-0000-7000-8000-00000000d_ad"]
)
async def test_an_id_that_is_none_is_named(member: httpx.AsyncClient, id: str) -> None:
    for answer in (
        await member.put(f"{PARTNERS}/{id}", json={}),
        await member.patch(f"{PARTNERS}/{id}/status", json={}),
    ):
        assert codes(answer) == [("id", "type")]


async def test_unknown_addresses_and_methods(member: httpx.AsyncClient) -> None:
    for path in ("/nowhere", "/api/v1/tenants/crm/nothing", f"{PARTNERS}/{UNKNOWN}/nothing", f"{PARTNERS}/"):
        answer = await member.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "RESOURCE_NOT_FOUND"), path
    answer = await member.patch(PARTNERS, json={})
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert answer.headers["allow"] == "GET, HEAD, POST"
    assert (await member.post("/health")).headers["allow"] == "GET, HEAD"
    assert (await member.delete(f"{AUTH}/me")).headers["allow"] == "GET, PATCH"


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("page=1&page=2", "page", "duplicate"),
        ("colour=red", "colour", "unknown_parameter"),
        ("page=x", "page", "type"),
        ("page=", "page", "type"),
        ("page=" + "9" * 490, "page", "type"),
        ("page=" + "9" * 5000, "page", "too_long"),
        ("page=1000000", "page", "range"),
        ("page_size=101", "page_size", "range"),
        ("status=NEVER", "status", "not_listed"),
        ("sort=password", "sort", "not_listed"),
        ("cursor=" + "W1tb" * 120, "cursor", "pattern"),
        ("cursor=x", "cursor", "pattern"),
        ("search=%ff", "", "pattern"),
        ("&".join(f"a{n}=1" for n in range(60)), "", "pattern"),
    ],
)
async def test_a_query_is_read_strictly(member: httpx.AsyncClient, query: str, field: str, code: str) -> None:
    assert (field, code) in codes(await member.get(f"{PARTNERS}?{query}"))


@on_both
async def test_pages_go_on_by_cursor(member: httpx.AsyncClient) -> None:
    made = [(await partner(member))["id"] for _ in range(5)]
    first = (await member.get(f"{PARTNERS}?page_size=2")).json()["data"]
    second = (await member.get(PARTNERS, params={"page_size": 2, "cursor": first["next_cursor"]})).json()["data"]

    assert (first["total"], first["total_pages"], first["total_capped"]) == (5, 3, False)
    assert [one["id"] for one in (*first["items"], *second["items"])] == made[:0:-1]
    assert (await member.get(f"{PARTNERS}?page=3&page_size=2")).json()["data"]["next_cursor"] is None


async def test_every_address_names_the_methods_it_takes(house: House, staff: httpx.AsyncClient) -> None:
    taken: dict[str, set[str]] = {}
    for route in house.app.routes:
        path = path_of(route)
        if "{" not in path:
            taken.setdefault(path, set()).update(getattr(route, "methods", None) or ())
    assert len(taken) > 100
    for path, methods in taken.items():
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"):
            if method not in methods:
                answer = await staff.request(method, path)
                assert (answer.status_code, answer.headers["allow"]) == (405, ", ".join(sorted(methods))), (
                    method,
                    path,
                )
                assert answer.json()["error"]["code"] == "METHOD_NOT_ALLOWED"


BAD_BODIES: list[tuple[bytes, list[tuple[str, str]]]] = [
    (b"{", [("", "json")]),
    (b"[]", [("", "type")]),
    (b"null", [("", "type")]),
    (b"\xff\xfe{}", [("", "json")]),
    (b'{"name": NaN}', [("", "json")]),
    (b'{"name": Infinity}', [("", "json")]),
    (b'{"employee_count": ' + b"9" * 5000 + b"}", [("", "json")]),
    (b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", [("", "json")]),
    (b'{"name": "a", "name": "b"}', [("name", "duplicate")]),
    (b'{"name": "a", "addresses": [{"city": "a", "city": "b"}]}', [("city", "duplicate")]),
    (b'{"name": "a", "annual_revenue": 1e400}', [("annual_revenue", "type")]),
    (b'{"name": "a", "annual_revenue": 0.1}', [("annual_revenue", "type")]),
    (b'{"name": "a", "employee_count": 1.5}', [("employee_count", "type")]),
    (b'{"name": "a", "employee_count": 1.00000000000000000000000000000001}', [("employee_count", "type")]),
    (b'{"name": "a", "employee_count": 1e-99999999999999999999}', [("employee_count", "type")]),
    (b'{"name": "a\\u0000b"}', [("name", "pattern")]),
    (b'{"name": "\\ud800"}', [("name", "pattern")]),
    (b'{"\\ud800": 1, "name": "a"}', [("?", "unknown_field")]),
    (b'{"name": "a", "tenant_id": "x"}', [("tenant_id", "unknown_field")]),
    (b'{"name": "a", "id": "x"}', [("id", "unknown_field")]),
    (b'{"name": "a", "is_deleted": true}', [("is_deleted", "unknown_field")]),
    (b'{"name": "a", "created_by": null}', [("created_by", "unknown_field")]),
    (b'{"name": "a", "status": "ACTIVE"}', [("status", "immutable")]),
]


@pytest.mark.parametrize(("body", "expected"), BAD_BODIES)
async def test_a_bad_body_is_refused_in_an_envelope(
    member: httpx.AsyncClient, body: bytes, expected: list[tuple[str, str]]
) -> None:
    answer = await member.post(PARTNERS, content=body, headers={"content-type": "application/json"})

    assert codes(answer) == expected


@on_both
async def test_a_whole_number_may_be_written_with_a_point(member: httpx.AsyncClient) -> None:
    body = b'{"name": "a", "is_customer": true, "employee_count": 12.0, "annual_revenue": 1.5e3}'
    answer = await member.post(PARTNERS, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 201, answer.text
    assert [answer.json()["data"][name] for name in ("employee_count", "annual_revenue")] == [12, "1500"]


async def test_a_free_field_takes_no_fraction(member: httpx.AsyncClient) -> None:
    url = "/api/v1/tenants/srm/orders"
    answer = await member.post(url, json={"billing_address": {"lines": [1.5]}})
    assert ("billing_address", "type") in codes(answer)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""])
async def test_another_content_type_is_refused(member: httpx.AsyncClient, content_type: str) -> None:
    answer = await member.post(PARTNERS, content=b'{"name": "a"}', headers={"content-type": content_type})
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


async def test_json_may_name_its_charset(member: httpx.AsyncClient) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    answer = await member.post(PARTNERS, content='{"name": "한글", "is_customer": true}'.encode(), headers=headers)
    assert (answer.status_code, answer.json()["data"]["name"]) == (201, "한글")


async def test_a_body_that_is_too_large(member: httpx.AsyncClient) -> None:
    answer = await member.post(PARTNERS, content=b" " * 2_000_000, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "BODY_TOO_LARGE")


@on_both
async def test_a_put_changes_what_is_given_alone(member: httpx.AsyncClient) -> None:
    made = await partner(member, industry="Steel")
    url = f"{PARTNERS}/{made['id']}"
    cleared = (await member.put(url, json={"industry": None})).json()["data"]

    assert (cleared["industry"], cleared["name"]) == (None, "Acme")
    assert codes(await member.put(url, json={"name": None})) == [("name", "null")]
    assert (await member.put(url)).status_code == 200  # no body asks for no change


# Versions, keys and other headers


@on_both
async def test_versions_travel_as_etags(member: httpx.AsyncClient) -> None:
    made = await member.post(PARTNERS, json={"name": "Acme", "is_customer": True})
    url = f"{PARTNERS}/{made.json()['data']['id']}"
    assert made.headers["etag"] == '"1"' and made.headers["location"] == url
    assert (await member.get(url)).headers["etag"] == '"1"'

    changed = await member.put(url, json={"name": "Beta"}, headers={"if-match": '"1"'})
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    for tag in ('"1"', 'W/"1"'):
        stale = await member.put(url, json={"name": "Gamma"}, headers={"if-match": tag})
        assert (stale.status_code, stale.json()["error"]["code"]) == (412, "STALE_VERSION")
    for method, tail, body in (
        ("PATCH", "/status", {"status": "INACTIVE"}),
        ("POST", "/activate", {}),
        ("DELETE", "", None),
    ):
        answer = await member.request(method, url + tail, json=body, headers={"if-match": '"1"'})
        assert answer.status_code == 412, method
    assert (await member.put(url, json={}, headers={"if-match": "*"})).status_code == 200
    for tag in ("1", '"x"', '"1', "W/1", '""', '"1", "2"'):
        assert codes(await member.put(url, json={}, headers={"if-match": tag})) == [("If-Match", "pattern")]


@on_both
async def test_a_key_makes_one_record_of_two_requests(member: httpx.AsyncClient) -> None:
    headers, body = {"idempotency-key": "order 4711"}, {"name": "Acme", "is_customer": True}
    first = await member.post(PARTNERS, json=body, headers=headers)
    second = await member.post(PARTNERS, json=body, headers=headers)

    assert first.status_code == second.status_code == 201
    assert first.content == second.content
    assert [second.headers[name] for name in ("etag", "location")] == [
        first.headers[name] for name in ("etag", "location")
    ]
    assert (await member.get(PARTNERS)).json()["data"]["total"] == 1
    other = await member.post(PARTNERS, json={**body, "name": "Beta"}, headers=headers)
    assert other.status_code == 422
    url = f"{PARTNERS}/{first.json()['data']['id']}"
    for _ in range(2):
        answer = await member.post(f"{url}/activate", json={}, headers={"idempotency-key": "activate"})
        assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')


@pytest.mark.parametrize("key", ["", "x" * 256, "é", "a\tb"])
async def test_a_malformed_key_is_refused(member: httpx.AsyncClient, key: str) -> None:
    headers = {b"idempotency-key": key.encode("latin-1")}
    answer = await member.post(PARTNERS, json={"name": "Acme"}, headers=headers)
    assert codes(answer) == [("Idempotency-Key", "pattern")]


async def test_head_is_answered_like_get(member: httpx.AsyncClient) -> None:
    made = await partner(member)
    answer = await member.head(f"{PARTNERS}/{made['id']}")
    assert (answer.status_code, answer.headers["etag"]) == (200, '"1"')


async def test_messages_come_in_the_language_that_is_asked_for(house: House) -> None:
    for language, message in (("ko", "입력 데이터 검증 실패"), ("en", "the input data is not valid")):
        async with house.client((await house.sign_in(OWNER))["access_token"], language) as client:
            assert (await client.post(PARTNERS, json={})).json()["error"]["message"] == message


async def test_ready_asks_the_parts(house: House, nobody: httpx.AsyncClient) -> None:
    assert (await nobody.get("/ready")).json()["data"] == {"status": "ready"}
    house.parts["database"] = False
    answer = await nobody.get("/ready")

    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "UNAVAILABLE")
    assert int(answer.headers["retry-after"]) > 0
    assert (await nobody.get("/health")).status_code == 200


# What is refused, and what goes wrong


@pytest.mark.parametrize(
    ("error", "status", "code", "detail"),
    [
        (RuleViolated("{a} is too large", a=5), 409, "RULE_VIOLATED", {"rule": "{a} is too large", "params": {"a": 5}}),
        (StaleVersion(UNKNOWN), 412, "STALE_VERSION", None),
        (IdempotencyConflict(), 409, "IDEMPOTENCY_CONFLICT", None),
        (RateLimited("slowly", retry_after=7), 429, "RATE_LIMITED", None),
        (TenantUnavailable("away", retry_after=3), 503, "TENANT_UNAVAILABLE", None),
        (TenantSuspended("shut"), 403, "TENANT_SUSPENDED", {}),
        (DatabaseError(), 500, "DATABASE_ERROR", None),
        (CXGError("unheard of"), 500, "INTERNAL_ERROR", None),
    ],
)
def test_every_refusal_has_its_status(error: CXGError, status: int, code: str, detail: Any) -> None:
    body = json.loads(body_of(error, "en"))["error"]

    assert (status_of(error), body["code"], body["detail"]) == (status, code, detail or None)
    retry = {"RATE_LIMITED": b"7", "TENANT_UNAVAILABLE": b"3"}.get(code)
    assert dict(headers_of(error)).get(b"retry-after") == retry


@on_both
async def test_a_broken_rule_names_itself(member: httpx.AsyncClient) -> None:
    made = await partner(member)
    answer = await member.patch(f"{PARTNERS}/{made['id']}/status", json={"status": "MERGED"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "RULE_VIOLATED")
    assert answer.json()["error"]["detail"]["params"] == {"status": "MERGED"}


async def test_what_nobody_foresaw_tells_nothing(member: httpx.AsyncClient, monkeypatch: Any) -> None:
    async def broken(*_: Any) -> Page:
        raise LookupError("SELECT secret FROM nowhere")

    monkeypatch.setattr(Application, "page", broken)
    answer = await member.get(PARTNERS)
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "INTERNAL_ERROR")
    assert (
        "SELECT" not in answer.text and answer.json()["error"]["detail"]["request_id"] == answer.headers["x-request-id"]
    )


# All modules alike


@on_both
async def test_every_module_is_created_read_listed_and_deleted_over_http(house: House) -> None:
    """What the factories can make of a module goes in over HTTP and comes out the same on every way."""
    tokens = {"tenants": await house.sign_in(OWNER), "manager": await house.sign_in(ADMIN)}
    tried = 0
    for module in modules():
        async with house.client(tokens[module.scope]["access_token"]) as client:
            listed = await client.get(module.url, params={"page_size": 1})
            assert listed.status_code == 200, module.code
            if "create" not in module.actions or any(field.ref and field.required for field in module.fields):
                continue
            body = make(module)
            if "Of(" in str(body):  # it refers to others that would have to be made first
                continue
            made = await client.post(module.url, json=body)
            if made.status_code != 201:
                error = made.json()["error"]
                missing = {one["code"] for one in (error["detail"] or {}).get("field_errors", ())} == {"not_found"}
                assert error["code"] == "RULE_VIOLATED" or missing, (module.code, made.text)
                continue
            tried += 1
            shown = made.json()["data"]
            one = await client.get(f"{module.url}/{shown['id']}")
            assert one.json()["data"] == shown and one.headers["etag"] == made.headers["etag"]
            newest = (await client.get(module.url, params={"page_size": 1})).json()["data"]["items"][0]
            assert newest == shown
            assert (await client.get(f"{module.url}/{uuid4()}")).status_code == 404
    assert tried >= 8


@on_both
async def test_a_missing_reference_is_named(member: httpx.AsyncClient) -> None:
    answer = await member.post(PARTNERS, json={"name": "Acme", "is_customer": True, "parent_id": str(UNKNOWN)})
    assert codes(answer) == [("parent_id", "not_found")]


@on_both
async def test_the_factories_and_http_answer_alike(house: House, member: httpx.AsyncClient) -> None:
    me = (await member.get(f"{AUTH}/me")).json()["data"]
    session = house.tokens.verify(member.headers["authorization"][7:], type="access")["sid"]
    actor = await house.doorkeeper.admit(
        session_id=UUID(session), user_id=UUID(me["id"]), tenant_id=UUID(me["tenant_id"]), origin=Origin()
    )
    shown = await create_any(house.application, actor, module_named("crm.Partner"))
    assert (await member.get(f"{PARTNERS}/{shown['id']}")).json()["data"] == shown
