"""What the words of a command line ask for: bodies as JSON has them, ids, receipts."""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import typer

from application.ports import Receipt
from domain.kernel import types as kinds
from domain.kernel.errors import ValidationError
from domain.kernel.fields import Field, Group
from domain.kernel.types import Kind, Wrong

Body = dict[str, Any]
_ASSIGNMENT = re.compile(r"([A-Za-z_][\w-]*)(:=|=)(.*)", re.DOTALL)
_UNKNOWN = kinds.Text(max=0)
"""The kind of a field that there is not: its text goes to the use case as it is, which refuses the field."""
_KEY = re.compile(r"[!-~]([ -~]{0,253}[!-~])?")


def read_body(
    fields: Mapping[str, Field], options: Mapping[str, Any], assignments: Iterable[str], data: str | None
) -> Body:
    """The body that `--data`, a field's own options and `--set` put together, the later over the earlier.

    Texts are only brought into the form that JSON has; what they must be is checked by the use case, as with HTTP.
    """
    body = read_data(data) if data else {}
    body |= {name: _of_option(fields[name], given) for name, given in options.items()}
    return body | read_assignments(fields, assignments)


def read_data(source: str) -> Body:
    """The JSON object in a file, or with `-` on stdin; read as strictly as the body of a request."""
    from interfaces.http.reading import read_object  # FastAPI takes a while to load

    try:
        text = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"{source}: {error.strerror}", param_hint="--data") from None
    return read_object({b"content-type": b"application/json"}, text)


def read_assignments(fields: Mapping[str, Field], assignments: Iterable[str]) -> Body:
    """The fields that `--set` gives; a list may be given entry by entry."""
    body: Body = {}
    for assignment in assignments:
        found = _ASSIGNMENT.fullmatch(assignment)
        if found is None:
            raise typer.BadParameter(f"{assignment}: field=value or field:=json is asked for", param_hint="--set")
        name, is_json, text = found[1].replace("-", "_"), found[2] == ":=", found[3]
        kind = fields[name].kind if name in fields else _UNKNOWN
        value = _json(name, text) if is_json else from_text(kind, text, name)
        present = body.get(name, [])
        grows = isinstance(kind, kinds.Many) and isinstance(value, list) and isinstance(present, list)
        if name in body and not grows:
            raise typer.BadParameter(f"{name} is given more than once", param_hint="--set")
        body[name] = present + value if grows else value
    return body


def _of_option(field: Field, given: str | list[str]) -> Any:
    if isinstance(given, str):
        return from_text(field.kind, given, field.name)
    return [entry for text in given for entry in from_text(field.kind, text, field.name)]


def from_text(kind: Kind, text: str, name: str) -> Any:
    """The text in the form that JSON has for the kind; an empty one stands for no value."""
    if isinstance(kind, kinds.Free | Group) or is_rows(kind):
        return _json(name, text) if text else None
    if isinstance(kind, kinds.Many):
        return [from_text(kind.of, text, name)] if text else []
    if not text:
        return None
    if isinstance(kind, kinds.Truth):
        return {"true": True, "false": False}.get(text, text)
    if isinstance(kind, kinds.Whole) and re.fullmatch(r"-?\d{1,20}", text, re.ASCII):
        return int(text)
    return text


def is_rows(kind: Kind) -> bool:
    """Whether a value is a list of records, which only JSON can tell."""
    return isinstance(kind, kinds.Many) and isinstance(kind.of, Group)


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise typer.BadParameter(f"{name}: the value is not valid JSON") from None


def read_id(text: str) -> UUID:
    """The id of a record."""
    try:
        return kinds.Id().parse(text)
    except Wrong as wrong:
        raise ValidationError.of("id", wrong.code, wrong.message, **wrong.params) from None


def read_receipt(key: str | None, what: str, body: Body) -> Receipt | None:
    """The caller's key for this one thing, with a digest of what is asked for."""
    if key is None:
        return None
    if _KEY.fullmatch(key) is None:
        raise ValidationError.of("key", "pattern", "a key has 1 to 255 printable ASCII characters")
    asked = json.dumps([what, body], sort_keys=True)
    return Receipt(key, sha256(asked.encode()).hexdigest())
