"""Holds every answer against the OpenAPI document, which must know its status and describe its body."""

from functools import cache
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from domain.kernel.entity import modules
from interfaces.http.openapi import Documents

Document = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def document(domain: str) -> Document:
    """The document of a domain."""
    return Documents(modules(), "test").document(domain, "en")


def template(paths: dict[str, Any], path: str) -> str | None:
    """The documented address that a path is an instance of."""
    parts = path.split("/")
    tried = (path, "/".join([*parts[:-1], "{id}"]), "/".join([*parts[:-2], "{id}", parts[-1]]))
    return next((one for one in tried if one in paths), None)


def check(method: str, path: str, status: int, body: Any) -> None:
    """Refuses an answer that the document does not describe."""
    domain = path.split("/")[4]
    described = document(domain)
    found = template(described["paths"], path)
    operation = described["paths"][found].get(method.lower()) if found else None
    if found is None or operation is None:
        assert status in (404, 405), f"{method} {path} is not documented and answers {status}"
        return
    assert str(status) in operation["responses"], f"{method} {found} does not document {status}: {body}"
    for error in _validator(domain, found, method, status).iter_errors(body):
        raise AssertionError(f"{method} {found} {status} at {list(error.instance_path)}: {error.message}")


@cache
def _registry(domain: str) -> jsonschema_rs.Registry:
    """The document of a domain, to be referred to: a validator that held a copy of it would take a megabyte."""
    return jsonschema_rs.Registry([(f"urn:{domain}", {"$schema": DIALECT} | document(domain))])


@cache
def _validator(domain: str, path: str, method: str, status: int) -> Any:
    response = document(domain)["paths"][path][method.lower()]["responses"][str(status)]
    inline = "/".join(_pointer(part) for part in ("#", "paths", path, method.lower(), "responses", str(status)))
    schema = f"urn:{domain}{response.get('$ref', inline)}/content/{_pointer('application/json')}/schema"
    whole = {"$schema": DIALECT, "$ref": schema}
    return jsonschema_rs.validator_for(whole, validate_formats=True, registry=_registry(domain))


def _pointer(part: str) -> str:
    """A part of a JSON pointer (RFC 6901) as it stands in a URI."""
    return quote(part.replace("~", "~0").replace("/", "~1"), safe="#~")
