"""The OpenAPI documents are true: what they say is what the code takes in and answers."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import httpx
import jsonschema_rs
import pytest

from application.use_cases import use_cases_of
from domain.kernel.entity import Module, modules
from domain.kernel.errors import ValidationError
from domain.kernel.fields import Field, Shape
from domain.kernel.types import Amount, Number, Wrong
from interfaces.http import generate
from interfaces.http.decimals import accepted
from interfaces.http.openapi import Documents
from interfaces.http.routes import ModuleRoute
from interfaces.http.schemas import Schema, Schemas
from interfaces.http.sign_in import BASE
from tests.factories import make
from tests.factories import resolved as referring
from tests.http.conftest import ADMIN, OWNER, House
from tests.own_rules import Of

WHOLE = Documents(modules(), "test").document(None, "ko")
CHECKSUMS = {"hash", "prev_hash", "head_hash", "snapshot_hash", "receipt_hash", "request_hash", "commit_hash"}
PUBLISHED = {"verification_token"}
"""What a tenant writes into its domain's DNS, for everybody to see."""
UNKNOWN = "01970000-0000-7000-8000-00000000dead"
SECRET = re.compile("password|secret|hash|token|otp", re.IGNORECASE)


async def nothing(of: Of) -> str:
    """In the place of a reference: an id that no record has."""
    return UNKNOWN


def resolved(reference: str) -> Any:
    """What a reference inside of the document stands for."""
    found: Any = WHOLE
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found


def walk(part: Any) -> Iterator[dict[str, Any]]:
    """Every object in a part of the document."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            yield from walk(item)


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in WHOLE["paths"].items():
        for method, operation in methods.items():
            yield path, method.upper(), operation


def validator(schema: Schema) -> Any:
    """Checks values against a schema that refers to the document's components; only those that it needs are read."""
    needed: dict[str, Any] = {}
    waiting: list[Any] = [schema]
    while waiting:
        for part in walk(waiting.pop()):
            name = part.get("$ref", "").removeprefix("#/components/schemas/")
            if name and name not in needed:
                needed[name] = WHOLE["components"]["schemas"][name]
                waiting.append(needed[name])
    components = {"schemas": needed}
    return jsonschema_rs.Draft202012Validator({**schema, "components": components}, validate_formats=True)


# The documents as such


def test_every_reference_leads_somewhere_and_every_schema_is_one() -> None:
    references = {part["$ref"] for part in walk(WHOLE) if "$ref" in part}
    assert len(references) > 50
    for reference in references:
        resolved(reference)
    for name, schema in WHOLE["components"]["schemas"].items():
        assert jsonschema_rs.meta.is_valid(schema), name


def test_every_route_is_described_and_nothing_else(house: House) -> None:
    described = {(path, method) for path, method, _ in operations()}
    routes = {
        (str(getattr(route, "path", "")), method)
        for route in house.app.routes
        for method in getattr(route, "methods", None) or ()
        if isinstance(route, ModuleRoute) or str(getattr(route, "path", "")).startswith((BASE, "/health", "/ready"))
    }

    assert described == {(path, method) for path, method in routes if method != "HEAD"}


def test_operations_have_a_name_of_their_own_a_tag_and_a_permission() -> None:
    tags = {tag["name"] for tag in WHOLE["tags"]} | {"CXG"}
    ids = [operation["operationId"] for _, _, operation in operations()]
    assert len(set(ids)) == len(ids) and "crm_partners_list" in ids and "crm_partners_change_status" in ids
    for path, _, operation in operations():
        assert set(operation["tags"]) <= tags
        assert operation["summary"]
        assert path.startswith((BASE, "/health", "/ready")) or len(operation["x-permission"].split(":")) == 3


def test_every_operation_of_the_api_names_what_it_may_refuse() -> None:
    for path, method, operation in operations():
        statuses = set(operation["responses"])
        if path.startswith("/api/"):
            assert {"401", "422", "429", "500", "503", "504"} <= statuses
        if "requestBody" in operation:
            assert {"408", "413", "415"} <= statuses
        if "{id}" in path:
            assert "404" in statuses
        if path.startswith("/api/v1/tenants/") and method != "GET":
            assert {"403", "409", "412"} <= statuses


def test_objects_are_closed() -> None:
    for name, schema in WHOLE["components"]["schemas"].items():
        if name != "Json":
            for part in walk(schema):
                if part.get("type") == "object" and "properties" in part:
                    assert part["additionalProperties"] is False, name


def test_no_answer_holds_a_secret() -> None:
    """No text under a telling name; a moment, a yes or no, a checksum, or an object without such texts tells nothing."""
    answers = {name: schema for name, schema in WHOLE["components"]["schemas"].items() if name.endswith("Response")}
    for path, _, operation in operations():
        if path not in (f"{BASE}/login", f"{BASE}/refresh"):
            answers[path] = operation["responses"]
    for where, schema in answers.items():
        for part in walk(schema):
            for name, described in part.get("properties", {}).items():
                if name in CHECKSUMS | PUBLISHED or not isinstance(described, dict):  # a field may be called properties
                    continue
                is_text = "string" in str(described.get("type", "string")) and described.get("format") != "date-time"
                assert not (SECRET.search(name) and is_text), (where, name)


def test_the_language_is_chosen() -> None:
    english = Documents(modules(), "test").document("crm", "en")
    korean = Documents(modules(), "test").document("crm", "ko")
    operation = "/api/v1/tenants/crm/partners"

    assert english["paths"][operation]["get"]["tags"] == ["Tenant > CRM > Partner"]
    assert korean["paths"][operation]["get"]["tags"] == ["테넌트 > 고객 관계 > 거래처"]
    assert korean["paths"][operation]["get"]["summary"] == "목록 조회"
    assert english["paths"][operation]["get"]["summary"] == "List"


def test_the_document_of_a_domain_is_whole_in_itself() -> None:
    documents = Documents(modules(), "test")
    for domain in documents.domains:
        document = documents.document(domain, "ko")
        for part in walk(document):
            if "$ref" in part:
                found: Any = document
                for name in part["$ref"].removeprefix("#/").split("/"):
                    found = found[name]
        assert all(path.startswith("/api/v1/") for path in document["paths"])


async def test_documents_are_sent_once(nobody: httpx.AsyncClient) -> None:
    first = await nobody.get("/openapi/crm.json")
    assert first.headers["content-encoding"] == "gzip" and first.json()["openapi"] == "3.1.0"
    again = await nobody.get("/openapi/crm.json", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    english = await nobody.get("/openapi/crm.json", headers={"accept-language": "en", "accept-encoding": "identity"})
    assert english.headers["etag"] != first.headers["etag"] and "content-encoding" not in english.headers
    missing = await nobody.get("/openapi/nothing.json")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "RESOURCE_NOT_FOUND")


def test_the_files_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = generate.generated()
    monkeypatch.setattr(generate, "generated", lambda: made)  # once: making all takes seconds
    names = generate.write(tmp_path)
    assert "crm.json" in names and generate.differences(tmp_path) == []
    (tmp_path / "crm.json").write_text("{}\n")
    (tmp_path / "old.json").write_text("{}\n")
    said = "\n".join(generate.differences(tmp_path))
    assert "docs/openapi/crm.json" in said and "docs/openapi/old.json" in said
    generate.write(tmp_path)
    assert generate.differences(tmp_path) == [] and not (tmp_path / "old.json").exists()


# What is taken in

PROBES: list[Any] = [
    None, True, False, 0, 1, -1, 4, 5, 12, 23, 24, 100, 101, 366, 2**31, 2**53 - 1, 2**53, -(2**53), 10**13,
    10**14, 10**30, 0.5, -1.5, "", " ", "a", "A", "ab", "abc", " a ", "a\nb", "a\x00b", "a\x7f", "\t", "한글",
    "가" * 31, "가" * 33, "a" * 50, "a" * 51, "a" * 64, "a" * 100, "a" * 101, "a" * 200, "a" * 201, "a" * 2001,
    "a" * 10_000, "a" * 10_001, "a@b.kr", "a@b", "A.B@Example.com", "@b.kr", "a b@c.kr", "+821012345678", "+82",
    "01012345678", "https://example.com", "https://example.com/a?b#c", "ftp://example.com", "http://",
    "https://예.kr", "ko", "ko-KR", "KO", "ko-Hang-KR", "KR", "kr", "XX", "KRW", "krw", "Asia/Seoul",
    "Mars/Base", "true", "false", "0", "-0", "-0.0", "1", "1.0", "1.00000", "1.00001", "0.5", "-1", "-0.5",
    "00012.50", "1e3", "1.", ".5", "+1", "1,5", "٣", "0" * 30, "0" * 31, "9" * 14, "9" * 15, "9" * 18, "9" * 19,
    "99999999999999.9999", "100000000000000", "0.000001", "999.999999", "0." + "0" * 30, "0." + "0" * 31,
    "1." + "0" * 30, "100", "100.01", "100.00", "365", "366", "367", "2026-07-31", "2026-02-29", "2026-7-31",
    "2026-13-01", "2026-07-31T09:00:00Z", "2026-07-31T09:00:00+09:00", "2026-07-31T09:00:00.123456Z",
    "2026-07-31T09:00:00", "2026-07-31T25:00:00Z", "09:30", "09:30:15", "24:00", "9:30", "09:30:15Z",
    "01970000-0000-7000-8000-00000000dead", "01970000-0000-7000-8000-00000000dea",
    "01970000000070008000-00000000deadxx", "203.0.113.7", "2001:db8::1", "203.0.113.256", "A_1", "a-b", "a_b",
    "P-{seq:06}", "1234567890", "12345", "#ff00aa", [], ["a"], [1], [None],
    ["01970000-0000-7000-8000-00000000dead"], ["crm:partners:read"], ["a"] * 201, {}, {"a": 1},
    {"a": [1, True, None, "b", {"c": "d"}]}, {"a": 0.5}, {"a\x00": 1}, [2**53], {"id": None},
]  # fmt: skip
"""JSON values that some kind takes and others refuse; but for 1.0, which JSON Schema cannot tell from 1."""


def _is_taken(field: Field, value: Any) -> bool:
    try:
        field.parse(value)
    except (Wrong, ValidationError):
        return False
    return True


def shapes() -> Iterator[tuple[str, Shape]]:
    """Everything that is taken in: the fields of records, lines and commands."""
    for module in modules():
        yield module.code, module.writable(creating=True)
        for lines in module.lines:
            yield f"{module.code}.{lines.name}", lines.fields
        for command in use_cases_of(module).commands.values():
            yield f"{module.code}.{command.name}", command.body


def test_every_field_takes_just_what_its_schema_says() -> None:
    known: dict[str, bool] = {}
    for where, shape in shapes():
        for field in shape:
            schemas = Schemas("en")
            schema = schemas.field(field, "given")
            key = f"{field.kind!r} {field.nullable}"
            if known.setdefault(key, False):
                continue
            known[key] = True
            check = jsonschema_rs.Draft202012Validator(
                {**schema, "components": {"schemas": schemas.components}}, validate_formats=True
            )
            for value in PROBES:
                assert check.is_valid(value) == _is_taken(field, value), (where, field.name, value, schema)
    assert len(known) > 20


@pytest.mark.parametrize(
    "kind",
    [
        Amount(),
        Number(18, 4),
        Number(9, 6, min=Decimal(0), max=Decimal(1)),
        Number(18, 4, min=Decimal("0.0001")),
        Number(5, 2, min=Decimal("-12.34"), max=Decimal("7.08")),
        Number(5, 2, min=Decimal("0.10"), max=Decimal("0.95")),
        Number(5, 2, max=Decimal("-3.05")),
        Number(4, 4),
        Number(6, 0, min=Decimal(1), max=Decimal(366)),
    ],
)
def test_the_pattern_of_a_decimal_is_exact_at_its_edges(kind: Number) -> None:
    pattern = re.compile(accepted(kind))
    edges = [one for one in (kind.min, kind.max, kind.limit, -kind.limit, Decimal(0), Decimal(1)) if one is not None]
    step = Decimal(1).scaleb(-kind.scale)
    found = set()
    for edge in edges:
        for places in range(-12, 13):
            for value in (edge + places * step, edge + places, edge + places * step / 10):
                text = format(value, "f")
                for written in (text, "0" + text, text + "0", text.replace("-", "-00"), text + ".", text.rstrip("0")):
                    try:
                        kind.parse(written)
                        taken = True
                    except Wrong:
                        taken = False
                    found.add(taken)
                    assert (pattern.fullmatch(written) is not None) == taken, written
    assert found == {True, False}


async def test_the_bodies_that_the_factories_make_are_valid() -> None:
    for module in modules():
        for full in (False, True):
            if "create" in module.actions:
                body = await referring(make(module, full=full), nothing)
                missing = {field.name for field in module.writable(creating=True) if field.ref and field.required}
                check = validator({"$ref": f"#/components/schemas/{module.code}Create"})
                wrong = [error for error in check.iter_errors(body) if "required" not in error.schema_path]
                assert wrong == [], (module.code, [error.message for error in wrong])
                assert missing <= set(resolved(f"#/components/schemas/{module.code}Create").get("required", ()))


def test_what_the_program_writes_is_not_taken_in() -> None:
    for module in modules():
        for name in ("Create", "Update"):
            schema = WHOLE["components"]["schemas"].get(f"{module.code}{name}")
            if schema:
                closed = {
                    "id",
                    "version",
                    "created_at",
                    "created_by",
                    "updated_at",
                    "updated_by",
                    "is_deleted",
                    "status",
                }
                computed = {field.name for field in module.fields if field.computed}
                assert not (closed | computed).intersection(schema["properties"]), module.code


# What is answered


def answered(path: str, method: str, answer: httpx.Response) -> None:
    """Holds an answer against the document."""
    response = WHOLE["paths"][path][method]["responses"][str(answer.status_code)]
    if "$ref" in response:
        response = resolved(response["$ref"])
    body = answer.json()
    errors = [error.message for error in validator(response["content"]["application/json"]["schema"]).iter_errors(body)]
    assert errors == [], (path, method, answer.status_code, answer.text[:500])
    for name in response.get("headers", ()):
        assert name in answer.headers, (path, name)


async def test_every_module_answers_as_its_document_says(house: House) -> None:
    tokens = {"tenants": await house.sign_in(OWNER), "manager": await house.sign_in(ADMIN)}
    seen = 0
    for module in modules():
        async with house.client(tokens[module.scope]["access_token"]) as client:
            seen += await _exchange(client, module)
    assert seen > 60


async def _exchange(client: httpx.AsyncClient, module: Module) -> int:
    """Creates, reads, changes and deletes a record, rightly and wrongly; returns how many answers were held."""
    url, one = module.url, module.url + "/{id}"
    unknown = f"{url}/{UNKNOWN}"
    asked: list[tuple[str, str, str, Any]] = [
        (url, "get", url, None),
        (url, "get", f"{url}?page=0", None),
        (one, "get", unknown, None),
        (one, "get", f"{url}/x", None),
    ]
    if "create" in module.actions:
        made = await client.post(url, json=await referring(make(module, full=True), nothing))
        answered(url, "post", made)
        asked += [(url, "post", url, await referring(make(module), nothing)), (url, "post", url, {"nothing": 1})]
        if made.status_code == 201:
            mine = f"{url}/{made.json()['data']['id']}"
            asked += [(one, "get", mine, None), (url, "get", url, None)]
            asked += [(one, "put", mine, {})] if "update" in module.actions else []
            asked += (
                [(f"{one}/status", "patch", f"{mine}/status", {"status": status.value}) for status in module.life.steps]
                if module.life
                else []
            )
            asked += [(one, "delete", mine, None)] if "delete" in module.actions else []
    for path, method, address, body in asked:
        answered(path, method, await client.request(method.upper(), address, json=body))
    return len(asked)


async def test_ones_own_account_answers_as_documented(house: House, nobody: httpx.AsyncClient) -> None:
    form = {"username": OWNER, "password": "Correct-horse-7"}
    login = await nobody.post(f"{BASE}/login", data=form)
    answered(f"{BASE}/login", "post", login)
    answered(f"{BASE}/login", "post", await nobody.post(f"{BASE}/login", data={**form, "password": "x"}))
    answered(f"{BASE}/login", "post", await nobody.post(f"{BASE}/login", data={}))
    answered(f"{BASE}/login", "post", await nobody.post(f"{BASE}/login", json={}))
    token = {"refresh_token": login.json()["refresh_token"]}
    renewed = await nobody.post(f"{BASE}/refresh", json=token)
    answered(f"{BASE}/refresh", "post", renewed)
    async with house.client(renewed.json()["access_token"]) as client:
        answered(f"{BASE}/me", "get", await client.get(f"{BASE}/me"))
        answered(f"{BASE}/me", "patch", await client.patch(f"{BASE}/me", json={"phone": None, "full_name": "Kim"}))
        answered(f"{BASE}/logout-all", "post", await client.post(f"{BASE}/logout-all"))
        wrong = {"current_password": "x", "new_password": "y"}
        answered(f"{BASE}/change-password", "post", await client.post(f"{BASE}/change-password", json=wrong))
        answered(f"{BASE}/logout", "post", await client.post(f"{BASE}/logout"))
        answered(f"{BASE}/me", "get", await client.get(f"{BASE}/me"))


def test_a_kind_without_a_schema_is_found() -> None:
    with pytest.raises(TypeError):
        Schemas("ko").kind(cast(Any, object()), "given")


def test_the_document_is_json() -> None:
    assert json.loads(Documents(modules(), "test").text(None, "ko")) == WHOLE
