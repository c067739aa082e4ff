"""Writes the OpenAPI documents to docs/openapi, one a domain; `--check` only looks whether they are up to date."""

import difflib
import json
import sys
from pathlib import Path

from application import use_cases
from domain.kernel.entity import discover
from interfaces.http.openapi import Documents
from interfaces.messages import KOREAN

FOLDER = Path(__file__).parents[2] / "docs" / "openapi"
VERSION = "1"
"""The documents' version is that of the API, so that they change with it alone."""
_SHOWN = 40  # lines of a difference


def generated() -> dict[str, str]:
    """The documents by file name."""
    modules = discover()
    use_cases.discover()
    documents = Documents(modules, VERSION)
    return {f"{domain}.json": _pretty(documents, domain) for domain in documents.domains}


def _pretty(documents: Documents, domain: str) -> str:
    return json.dumps(documents.document(domain, KOREAN), ensure_ascii=False, indent=1) + "\n"


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


def main(arguments: list[str]) -> int:
    """The command line."""
    if arguments == ["--check"]:
        found = differences()
        print("\n".join(found) or "docs/openapi is up to date")
        return 1 if found else 0
    print(f"docs/openapi: {', '.join(write())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
