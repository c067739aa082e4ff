"""The API's two viewers, Swagger UI and Scalar, from files that we ship: nothing is loaded from or told to another host."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from interfaces.http.envelope import error_body
from interfaces.messages import language, translate

_FOLDER = Path(__file__).parent / "static" / "docs"
_URL = "/static/docs/"
_FILES = {
    "docs.css": "text/css",
    "documents.js": "text/javascript",
    "scalar-start.js": "text/javascript",
    "scalar.js": "text/javascript",
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui-standalone-preset.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "swagger.js": "text/javascript",
}
# Both viewers write style elements and attributes as they go, and hold their pictures and fonts as data.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_YEAR = "public, max-age=31536000, immutable"
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
{styles}
</head>
<body>
<nav><strong>{title}</strong><a id="other" href="{other_url}">{other}</a></nav>
<main id="api"></main>
<script id="settings" type="application/json">{settings}</script>
{scripts}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class _Viewer:
    """A viewer's files, in the order they are loaded, and the way to the other viewer."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    other_url: str
    other: str


_SWAGGER = _Viewer(
    ("swagger-ui.css", "docs.css"),
    ("swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "documents.js", "swagger.js"),
    "/scalar",
    "Scalar",
)
_SCALAR = _Viewer(("docs.css",), ("scalar.js", "documents.js", "scalar-start.js"), "/docs", "Swagger UI")


def add_docs(app: Starlette, documents: Sequence[tuple[str, str]], whole_url: str = "/openapi.json") -> None:
    """Serves `/docs`, `/scalar` and their files; `documents` are titles and URLs, one a domain, the first shown first."""

    async def swagger(request: Request) -> Response:
        return _page(request, documents, whole_url, _SWAGGER)

    async def scalar(request: Request) -> Response:
        return _page(request, documents, whole_url, _SCALAR)

    app.add_route("/docs", swagger, methods=["GET"], include_in_schema=False)
    app.add_route("/scalar", scalar, methods=["GET"], include_in_schema=False)
    app.add_route(_URL + "{name}", _file, methods=["GET"], include_in_schema=False)


def _page(
    request: Request,
    documents: Sequence[tuple[str, str]],
    whole_url: str,
    viewer: "_Viewer",
) -> Response:
    """A viewer's page; what it shows stands in a block of data, so that no script is written into the page."""
    lang = _language(request)
    title = f"CXG {translate('API document', lang)}"
    shown = [*documents, (translate("all modules", lang), whole_url)]
    settings = {"language": lang, "documents": [{"title": name, "url": url} for name, url in shown]}
    page = _PAGE.format(
        lang=lang,
        title=escape(title),
        other_url=viewer.other_url,
        other=viewer.other,
        settings=json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c"),
        styles="\n".join(f'<link rel="stylesheet" href="{_versioned(name)}">' for name in viewer.styles),
        scripts="\n".join(f'<script src="{_versioned(name)}"></script>' for name in viewer.scripts),
    )
    headers = {"content-security-policy": _POLICY, "cache-control": "no-cache", "vary": "Accept-Language"}
    return HTMLResponse(page, headers=headers)


async def _file(request: Request) -> Response:
    """One of the viewers' files; only compressed copies are shipped of the large ones."""
    name = request.path_params["name"]
    if name not in _FILES:
        body = error_body("RESOURCE_NOT_FOUND", translate("the document does not exist", _language(request)))
        return Response(body, 404, media_type="application/json")
    headers = {"cache-control": _YEAR, "vary": "Accept-Encoding"}
    content = _compressed(name)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, headers=headers, media_type=_FILES[name])


@lru_cache(maxsize=len(_FILES))
def _compressed(name: str) -> bytes:
    shipped = _FOLDER / f"{name}.gz"
    return shipped.read_bytes() if shipped.exists() else gzip.compress((_FOLDER / name).read_bytes(), mtime=0)


def _versioned(name: str) -> str:
    """A URL that changes with the file, so that a browser may keep it for ever."""
    return f"{_URL}{name}?v={sha256(_compressed(name)).hexdigest()[:12]}"


def _language(request: Request) -> str:
    return language(request.headers.get("accept-language", "").encode("latin-1"))
