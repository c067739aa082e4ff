"""Marks that tie a test to the sentence of the specification it holds; an unknown sentence fails at collection."""

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

SPECIFICATION = Path(__file__).parent.parent / "docs" / "specification"
BARS = ("security", "reliability")
SIGN_IN = "idam.auth"
"""The name under which the rules of sign-in stand, which belong to no entity."""


class UnknownMark(LookupError):
    """A mark names what the specification does not have."""


@dataclass(frozen=True, slots=True)
class EntitySpec:
    """What the specification says of one entity, its fields as written there."""

    code: str
    path: str
    title: tuple[str, str]
    access: str
    life: dict[str, list[str]]
    fields: dict[str, str]
    lines: dict[str, dict[str, str]]
    line_codes: tuple[str, ...]
    commands: tuple[str, ...]
    rules: tuple[str, ...]
    search: tuple[str, ...]
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DomainSpec:
    """What the specification says of one domain."""

    code: str
    scope: str
    entities: dict[str, EntitySpec]
    flows: tuple[str, ...]
    sign_in: tuple[str, ...]


def folded(text: object) -> str:
    """The text with every run of blanks and line ends as one blank."""
    return " ".join(str(text).split())


def domain_codes() -> list[str]:
    """The domains that are specified, the manager scope first."""
    return [file.stem for file in sorted(SPECIFICATION.glob("*/*.yaml"))]


@cache
def specified(code: str) -> DomainSpec:
    """The specification of one domain, read on first use; raises UnknownMark."""
    file = next(SPECIFICATION.glob(f"*/{code}.yaml"), None)
    if file is None:
        raise UnknownMark(f"no domain {code} is specified{_nearest(code, domain_codes())}")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), loader)
    entities = [_entity(code, item) for item in document["entities"]]
    flows = tuple(flow["name"] for flow in document.get("flows", ()))
    return DomainSpec(code, document["scope"], {one.code: one for one in entities}, flows, _sign_in(document))


def _entity(domain: str, item: dict[str, Any]) -> EntitySpec:
    lines: dict[str, dict[str, Any]] = item.get("lines", {})
    return EntitySpec(
        code=f"{domain}.{item['entity']}",
        path=item["path"],
        title=(item["title"]["ko"], item["title"]["en"]),
        access=item.get("access", "full"),
        life=item.get("status", {}),
        fields=item["fields"],
        lines={name: line["fields"] for name, line in lines.items()},
        line_codes=tuple(f"{domain}.{line['entity']}" for line in lines.values()),
        commands=tuple(item.get("commands", ())),
        rules=tuple(folded(rule) for rule in item.get("rules", ())),
        search=tuple(item.get("search", ())),
        filters=tuple(one for one in item.get("filters", ()) if one != "status"),
    )


def _sign_in(document: dict[str, Any]) -> tuple[str, ...]:
    auth: dict[str, Any] = document.get("auth", {})
    endpoints = [rule for endpoint in auth.get("endpoints", ()) for rule in endpoint.get("rules", ())]
    return tuple(folded(rule) for rule in [*auth.get("tokens", ()), *endpoints])


@cache
def bar_lines(bar: str) -> dict[int, str]:
    """The numbered lines of a bar of the specification; raises UnknownMark."""
    if bar not in BARS:
        raise UnknownMark(f"no bar {bar} is specified{_nearest(bar, BARS)}")
    text = (SPECIFICATION / f"{bar}.md").read_text(encoding="utf-8")
    return {int(number): words for number, words in re.findall(r"^(\d+)\. (.+)$", text, re.MULTILINE)}


def rule(entity: str, words: str) -> pytest.MarkDecorator:
    """The test holds this rule of `srm.SalesOrder`, or of sign-in (`idam.auth`), in the words of the specification."""
    rules = specified("idam").sign_in if entity == SIGN_IN else _spec_of(entity).rules
    _expect(folded(words), rules, f"rule of {entity}")
    return pytest.mark.rule(entity, folded(words))


def flow(domain: str, name: str) -> pytest.MarkDecorator:
    """The test works this flow of the domain through, with its figures."""
    _expect(name, specified(domain).flows, f"flow of {domain}")
    return pytest.mark.flow(domain, name)


def command(entity: str, name: str) -> pytest.MarkDecorator:
    """The test runs this command of the entity."""
    _expect(name, _spec_of(entity).commands, f"command of {entity}")
    return pytest.mark.command(entity, name)


def line(bar: str, number: int) -> pytest.MarkDecorator:
    """The test holds this numbered line of a bar, security or reliability."""
    if number not in bar_lines(bar):
        raise UnknownMark(f"{number} is no line of the {bar} bar, which has 1 to {max(bar_lines(bar))}")
    return pytest.mark.line(bar, number)


def pytest_configure(config: pytest.Config) -> None:
    """Makes the marks known to pytest, so that `-m rule` and strict markers work."""
    for made in (rule, flow, command, line):
        config.addinivalue_line("markers", f"{made.__name__}: {folded(made.__doc__)}")


def _spec_of(entity: str) -> EntitySpec:
    entities = specified(entity.partition(".")[0]).entities
    _expect(entity, entities, "entity")
    return entities[entity]


def _expect(name: str, known: Collection[str], what: str) -> None:
    if name not in known:
        raise UnknownMark(f"no {what} reads {name!r}{_nearest(name, known)}")


def _nearest(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; the nearest is {near[0]!r}" if near else ""
