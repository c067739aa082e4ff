"""Writes the OpenAPI documents to docs/openapi, one a domain, to be read and compared.

`--check` only looks whether they are up to date; `--prebuild` makes the documents that the server sends.
"""

import difflib
import json
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from application import use_cases
from domain.kernel.entity import discover
from interfaces.http.openapi import Documents
from interfaces.http.shelf import Shelf
from interfaces.messages import KOREAN

FOLDER = Path(__file__).parents[2] / "docs" / "openapi"
VERSION = "1"
"""The documents' version is that of the API, so that they change with it alone."""
_SHOWN = 40  # lines of a difference
_WIDTH = 200  # characters of an object or a list that stays on one line


def generated() -> dict[str, str]:
    """The documents by file name."""
    modules = discover()
    use_cases.discover()
    documents = Documents(modules, VERSION)
    return {f"{domain}.json": _pretty(documents, domain) for domain in documents.domains}


def _pretty(documents: Documents, domain: str) -> str:
    return "\n".join(_lines(documents.document(domain, KOREAN))) + "\n"


def _lines(value: Any) -> list[str]:
    """JSON with a line for whatever fits in one, so that a field or a parameter that changes is one line."""
    if not isinstance(value, dict | list):
        return [json.dumps(value, ensure_ascii=False)]
    if isinstance(value, dict):
        parts = [(f"{json.dumps(name, ensure_ascii=False)}: ", _lines(part)) for name, part in value.items()]
    else:
        parts = [("", _lines(part)) for part in value]
    first, last = "{}" if isinstance(value, dict) else "[]"
    if all(len(lines) == 1 for _, lines in parts):
        line = first + ", ".join(head + lines[0] for head, lines in parts) + last
        if len(line) <= _WIDTH:
            return [line]
    made = [first]
    for place, (head, lines) in enumerate(parts, start=1):
        made += [f" {line}" for line in (head + lines[0], *lines[1:])]
        made[-1] += "," if place < len(parts) else ""
    return [*made, last]


def committed(folder: Path = FOLDER) -> dict[str, str]:
    """The documents as they stand in the folder."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.json"))}


def differences(folder: Path = FOLDER) -> list[str]:
    """What differs between the folder and what would be written, as lines of a diff."""
    old, new = committed(folder), generated()
    lines: list[str] = []
    for name in sorted({*old, *new}):
        before, after = old.get(name, "").splitlines(), new.get(name, "").splitlines()
        lines += list(difflib.unified_diff(before, after, f"docs/openapi/{name}", "generated", lineterm=""))[:_SHOWN]
    return lines


def write(folder: Path = FOLDER) -> list[str]:
    """Writes the documents and removes those of domains that are gone; returns the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    new = generated()
    for name in committed(folder):
        if name not in new:
            (folder / name).unlink()
    for name, text in new.items():
        (folder / name).write_text(text, "utf-8")
    return list(new)


def prebuild() -> None:
    """Makes the documents that the server sends, unless they are there; else it makes each when it is asked for."""
    version = metadata.version("cxg")
    shelf = Shelf(version)
    if not shelf.is_full:
        modules = discover()
        use_cases.discover()
        try:
            shelf.fill(Documents(modules, version).everything())
        except OSError as error:
            print(f"the OpenAPI documents cannot be kept: {error}", file=sys.stderr)


def main(arguments: list[str]) -> int:
    """The command line."""
    if arguments == ["--check"]:
        found = differences()
        print("\n".join(found) or "docs/openapi is up to date")
        return 1 if found else 0
    if arguments == ["--prebuild"]:
        prebuild()
        return 0
    print(f"docs/openapi: {', '.join(write())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
