"""The API viewers: complete, offline, and closed to everybody else's code."""

import gzip
import json
import re
from html import unescape
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from interfaces.http import docs
from interfaces.http.docs import add_docs
from interfaces.http.edge import Edge, EdgeSettings

FOLDER = Path(docs.__file__).parent / "static" / "docs"
DOCUMENTS = [("CRM · 고객 관리", "/openapi/crm.json"), ("</script><b>PIM", "/openapi/pim.json")]


def client() -> httpx.AsyncClient:
    app = FastAPI(docs_url=None, redoc_url=None)
    add_docs(app, DOCUMENTS)
    return httpx.AsyncClient(transport=httpx.ASGITransport(Edge(app, EdgeSettings())), base_url="http://cxg")


def links(page: str) -> list[str]:
    return re.findall(r'(?:src|href)="([^"]*)"', page)


@pytest.mark.parametrize("path", ["/docs", "/scalar"])
@pytest.mark.asyncio
async def test_a_page_loads_only_what_is_shipped(path: str) -> None:
    async with client() as http:
        answer = await http.get(path)
        assert answer.status_code == 200
        assert "//" not in answer.text.replace("<!doctype", "")
        files = [link for link in links(answer.text) if link.startswith("/static/docs/")]
        assert len(files) >= 4
        for link in files:
            file = await http.get(link)
            assert file.status_code == 200, link
            assert file.headers["cache-control"] == "public, max-age=31536000, immutable"
            assert file.headers["content-type"].split(";")[0] in ("text/javascript", "text/css")
            assert len(file.content) > 100


@pytest.mark.parametrize("path", ["/docs", "/scalar"])
@pytest.mark.asyncio
async def test_a_page_may_reach_its_own_host_alone(path: str) -> None:
    async with client() as http:
        (policy,) = (await http.get(path)).headers.get_list("content-security-policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules["connect-src"] == rules["script-src"] == "'self'"
    allowed = {word for rule in rules.values() for word in rule.split()}
    assert allowed == {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}
    assert "unsafe-inline" not in rules["script-src"]


@pytest.mark.parametrize("path", ["/docs", "/scalar"])
@pytest.mark.asyncio
async def test_a_page_offers_every_document_and_the_whole(path: str) -> None:
    async with client() as http:
        page = (await http.get(path)).text
        english = (await http.get(path, headers={"accept-language": "en"})).text
    block = re.search(r'<script id="settings" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    settings = json.loads(unescape(block[1]))
    assert [(one["title"], one["url"]) for one in settings["documents"]] == [*DOCUMENTS, ("전체 모듈", "/openapi.json")]
    assert '<html lang="ko">' in page
    assert "API 문서" in page
    assert '<html lang="en">' in english
    assert "all modules" in english
    assert "<b>PIM" not in page


@pytest.mark.asyncio
async def test_no_script_stands_in_a_page() -> None:
    async with client() as http:
        for path in ("/docs", "/scalar"):
            page = (await http.get(path)).text
            for attributes, content in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
                assert content == "" or 'type="application/json"' in attributes


def test_our_own_scripts_name_no_host_and_turn_off_what_calls_one() -> None:
    for name in ("docs.css", "documents.js", "swagger.js", "scalar-start.js"):
        assert not re.search(r"https?:|//[a-z0-9-]+\.", (FOLDER / name).read_text("utf-8")), name
    scalar = (FOLDER / "scalar-start.js").read_text("utf-8")
    for off in (
        "telemetry: false",
        "withDefaultFonts: false",
        'proxyUrl: ""',
        "hideClientButton: true",
        "agent: { disabled: true }",
    ):
        assert off in scalar
    assert "validatorUrl: null" in (FOLDER / "swagger.js").read_text("utf-8")


@pytest.mark.asyncio
async def test_files_travel_compressed_unless_that_is_not_understood() -> None:
    async with client() as http:
        zipped = await http.get("/static/docs/swagger-ui-bundle.js", headers={"accept-encoding": "gzip"})
        plain = await http.get("/static/docs/swagger-ui-bundle.js", headers={"accept-encoding": "identity"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(zipped.headers["content-length"]) < int(plain.headers["content-length"]) / 3
    assert zipped.content == plain.content
    assert zipped.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["swagger-ui.LICENSE", "..%2fdocs.py", "..", "scalar.js.gz", "none.js", "%00"])
@pytest.mark.asyncio
async def test_nothing_else_is_served(name: str) -> None:
    async with client() as http:
        assert (await http.get(f"/static/docs/{name}")).status_code == 404


def test_what_is_shipped_is_small_whole_and_licensed() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 3_000_000
    for name in ("swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "swagger-ui.css", "scalar.js"):
        assert b"sourceMappingURL" not in gzip.decompress((FOLDER / f"{name}.gz").read_bytes())[-500:]
    notices = (FOLDER.parents[3] / "THIRD_PARTY.md").read_text("utf-8")
    for name in ("swagger-ui.LICENSE", "swagger-ui.NOTICE", "swagger-ui-bundle.js.LICENSE.txt", "scalar.LICENSE"):
        assert (FOLDER / name).stat().st_size > 40
        assert name in notices
    for file in FOLDER.glob("*.gz"):
        assert file.name in notices
