"""How far the specification is built and held: `python -m tests.specification [domain ...] [--json]`, or `make spec`.

Marks are read from the source of the tests; nothing is run. Ends with 1 where code or marks contradict the specification.
"""

import argparse
import ast
import json
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from application import use_cases
from domain.kernel.entity import STAMPS, Module, discover
from domain.kernel.fields import Field, Shape, kind_of
from domain.kernel.types import (
    Choice,
    Country,
    Currency,
    Email,
    Free,
    Ip,
    Json,
    Kind,
    Locale,
    Many,
    Money,
    Note,
    Number,
    Phone,
    Rate,
    Secret,
    Text,
    TimeZone,
    Url,
    Whole,
)
from tests.marks import BARS, SIGN_IN, EntitySpec, bar_lines, domain_codes, folded, specified

MARKS = {"rule", "flow", "command", "line"}
EVERYWHERE = {"id", "version", "created_at", "updated_at", "created_by", "updated_by", "is_deleted", "status"}
TESTS = Path(__file__).parent

Mark = tuple[str, str, str | int]
"""A mark as it stands in a test: its kind, what it is of, and the sentence, name or number."""


@dataclass(slots=True)
class Marks:
    """The marks found in the tests, each with the places where it stands, and what is wrong with others."""

    places: dict[Mark, list[str]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    def of(self, kind: str, subject: str, what: str | int) -> list[str]:
        """The tests that carry this mark."""
        return self.places.get((kind, subject, what), [])


def marks_in(root: Path) -> Marks:
    """The marks of every test below a folder."""
    found = Marks()
    for file in sorted(root.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if "tests.marks" in text or "tests import marks" in text:
            _Reader(file.relative_to(root.parent).as_posix(), ast.parse(text), found).read()
    return found


class _Reader:
    """Reads the marks of one file: as decorators of functions and classes, in `pytest.param` and in variables."""

    def __init__(self, name: str, tree: ast.Module, found: Marks) -> None:
        self.name, self.tree, self.found = name, tree, found
        self.aliases: dict[str, str] = {}
        self.modules: set[str] = set()
        self.texts: dict[str, ast.expr] = {}

    def read(self) -> None:
        """Adds the file's marks to those found."""
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom):
                for name in node.names:
                    if node.module == "tests.marks" and name.name in MARKS:
                        self.aliases[name.asname or name.name] = name.name
                    elif node.module == "tests" and name.name == "marks":
                        self.modules.add(name.asname or name.name)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.texts[node.targets[0].id] = node.value
        self._walk(self.tree, ())

    def _walk(self, node: ast.AST, inside: tuple[str, ...]) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                if not _switched_off(child):
                    self._walk(child, (*inside, child.name))
                continue
            if isinstance(child, ast.Call) and (kind := self._kind(child.func)):
                self._add(kind, child, inside)
            self._walk(child, inside)

    def _kind(self, called: ast.expr) -> str | None:
        if isinstance(called, ast.Name):
            return self.aliases.get(called.id)
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id in self.modules:
            return called.attr if called.attr in MARKS else None
        return None

    def _add(self, kind: str, call: ast.Call, inside: tuple[str, ...]) -> None:
        where = f"{self.name}:{call.lineno}"
        if inside and not inside[-1].lower().startswith("test"):
            self.found.errors.append(f"{where}: a mark on {inside[-1]}, which is no test")
            return
        try:
            subject, what = (self._constant(argument) for argument in call.args)
        except ValueError:
            self.found.errors.append(f"{where}: a mark takes two constants, so that the report can read it")
            return
        place = "::".join((self.name, *inside)) if inside else where
        self.found.places[kind, str(subject), folded(what) if isinstance(what, str) else what].append(place)

    def _constant(self, node: ast.expr) -> str | int:
        value: str | int = ast.literal_eval(self.texts.get(node.id, node) if isinstance(node, ast.Name) else node)
        return value


def _switched_off(test: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Whether the test is always skipped or may fail: then it holds nothing."""
    names = {ast.unparse(one).partition("(")[0] for one in test.decorator_list}
    return bool(names & {"pytest.mark.skip", "pytest.mark.xfail"})


@dataclass(frozen=True, slots=True)
class Code:
    """What stands in the code: the declared modules and the names of their commands."""

    modules: Mapping[str, Module]
    commands: Mapping[str, Collection[str]]

    @classmethod
    def read(cls) -> "Code":
        """What the program declares."""
        modules = discover()
        use_cases.discover()
        commands = {module.code: tuple(use_cases.use_cases_of(module).commands) for module in modules}
        return cls({module.code: module for module in modules}, commands)


def left_out(spec: EntitySpec, module: Module, names: Collection[str]) -> dict[str, list[str]]:
    """What is specified of an entity and not declared, each with what it refers to that is not declared yet.

    A list that is not declared counts as one, and waits for all that its fields refer to.
    """
    missing: dict[str, list[str]] = {}
    for prefix, fields, shape in _shapes(spec, module):
        if shape is None:
            missing[prefix] = [target for text in fields.values() for target in _waits(text, names)]
        else:
            for name, text in fields.items():
                if name not in shape.fields:
                    missing[_joined(prefix, name)] = _waits(text, names)
    return missing


def differences(spec: EntitySpec, module: Module) -> Iterator[str]:
    """What in the declaration contradicts the specification."""
    for prefix, fields, shape in _shapes(spec, module):
        for one in shape or ():
            if one.name in fields:
                differ = [*_flags(str(fields[one.name]), one), *_kinds(str(fields[one.name]), one)]
                yield from (f"{_joined(prefix, one.name)} {difference}" for difference in differ)
            elif one.name not in EVERYWHERE and one.name not in spec.lines:
                yield f"{_joined(prefix, one.name)} is declared and not specified"
    for lines in module.lines:
        if lines.name not in spec.lines:
            yield f"the list {lines.name} is declared and not specified"
    life = module.life.steps if module.life else {}
    for what, declared, expected in (
        ("path", module.path, spec.path),
        ("title", tuple(module.title), spec.title),
        ("search", sorted(module.search), sorted(spec.search)),
        (
            "filters",
            sorted({*module.filters} - {"status"}),
            sorted(set(spec.filters) & {*module.fields.fields, *STAMPS}),
        ),
        ("access", module.access, spec.access),
        ("life", {str(a): sorted(map(str, b)) for a, b in life.items()}, {a: sorted(b) for a, b in spec.life.items()}),
    ):
        if declared != expected:
            yield f"its {what} is declared {declared} and specified {expected}"


def _shapes(spec: EntitySpec, module: Module) -> Iterator[tuple[str, Mapping[str, str], Shape | None]]:
    """The record and each of its lists: its name, the fields as specified, and as declared if it is."""
    declared = {lines.name: lines.fields for lines in module.lines}
    yield "", spec.fields, module.fields
    for name, fields in spec.lines.items():
        yield name, fields, declared.get(name)


def _joined(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix else name


def _waits(text: str, names: Collection[str]) -> list[str]:
    return [target for target in re.findall(r"^(?:list )?ref (\w+\.\w+)", str(text)) if target not in names]


def _flags(text: str, declared: Field) -> Iterator[str]:
    flags = text.split(" -- ")[0].split(", ")
    for flag, is_ in (("computed", declared.computed), ("immutable", declared.immutable)):
        # how a secret is written is told by the rules, not by its flags
        if (flag in flags) != is_ and not declared.secret:
            yield f"is {'declared' if is_ else 'specified'} {flag} and not {'specified' if is_ else 'declared'} so"
    if "unique" in flags and not (declared.unique or declared.numbered):
        yield "is specified unique and not declared so"
    if "required" in flags and declared.nullable:
        yield "is specified required and may be empty"
    default = next((flag[2:].replace(",", "") for flag in flags if flag.startswith("= ")), None)
    if default is not None and not isinstance(declared.kind, Free) and _plain(declared) != default:
        yield f"is specified with the default {default} and declared with {_plain(declared)}"


def _plain(declared: Field) -> str:
    """The default as the specification would write it."""
    value = declared.default()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value).lower() if isinstance(value, bool) else str(value)


NAMED_KINDS: Mapping[str, Kind] = {
    name: kind_of(name, hint)
    for name, hint in {
        "text": Note,
        "money": Money,
        "rate": Rate,
        "email": Email,
        "phone": Phone,
        "url": Url,
        "country": Country,
        "currency": Currency,
        "locale": Locale,
        "timezone": TimeZone,
        "ip": Ip,
        "secret": Secret,
        "json": Json,
        "int": int,
        "bool": bool,
        "date": date,
        "datetime": datetime,
        "time": time,
    }.items()
}


def _kinds(text: str, declared: Field) -> Iterator[str]:
    """Where the declared kind is not the specified type; a declaration may narrow it by a range or a pattern."""
    head = text.split(" -- ")[0]
    found = re.match(r"(list )?(?:ref ([a-z]+\.\w+)|([a-z]+)(?:\(([^)]*)\))?)", head)
    assert found is not None, text
    many, ref, name, inside = found.groups()
    kind = declared.kind
    if bool(many) != isinstance(kind, Many):
        yield f"is specified {head} and declared {kind}"
        return
    kind = kind.of if isinstance(kind, Many) else kind
    if ref != (declared.ref.to if declared.ref else None) or not (ref or _same(name, inside, kind)):
        yield f"is specified {head} and declared {kind}"


def _same(name: str, inside: str | None, kind: Kind) -> bool:
    if name == "enum":
        return isinstance(kind, Choice) and list(kind.of) == str(inside).split("|")
    if name == "str":
        # a pattern may be shorter than the room that is there for it
        return isinstance(kind, Text) and kind.max == int(str(inside))
    if name == "decimal":
        digits = tuple(int(one) for one in str(inside).split(","))
        return type(kind) is Number and (kind.precision, kind.scale) == digits
    wanted = NAMED_KINDS[name]
    if name == "text":
        return isinstance(kind, Text) and kind.lines
    return type(kind) is type(wanted) if isinstance(kind, Number | Whole | Free) else kind == wanted


class Report:
    """Specification, code and tests, side by side."""

    def __init__(self, marks: Marks, code: Code) -> None:
        self.marks, self.code = marks, code
        self.specs = {one.code: one for domain in domain_codes() for one in specified(domain).entities.values()}
        declared = [spec for spec in self.specs.values() if spec.code in code.modules]
        self.names = {name for spec in declared for name in (spec.code, *spec.line_codes)}

    def domain(self, code: str) -> dict[str, Any]:
        """One domain: each entity with its commands and rules, each flow, and who holds them."""
        spec = specified(code)
        return {
            "scope": spec.scope,
            "entities": {one.code: self._entity(one) for one in spec.entities.values()},
            "flows": {name: self.marks.of("flow", code, name) for name in spec.flows},
        }

    def _entity(self, spec: EntitySpec) -> dict[str, Any]:
        module = self.code.modules.get(spec.code)
        built = self.code.commands.get(spec.code, ())
        return {
            "declared": module is not None,
            "left_out": left_out(spec, module, self.names) if module else {},
            "commands": {
                name: {"built": name in built, "tests": self.marks.of("command", spec.code, name)}
                for name in spec.commands
            },
            "rules": {words: self.marks.of("rule", spec.code, words) for words in spec.rules},
        }

    def bars(self) -> dict[str, dict[str, list[str]]]:
        """The numbered bars and the rules of sign-in, each line with the tests that hold it."""
        bars = {
            bar: {f"{number}. {words}": self.marks.of("line", bar, number) for number, words in bar_lines(bar).items()}
            for bar in BARS
        }
        sign_in = {words: self.marks.of("rule", SIGN_IN, words) for words in specified("idam").sign_in}
        return {**bars, "sign-in": sign_in}

    def beyond(self) -> list[str]:
        """The modules that the specification does not know, which is nobody's fault."""
        return sorted(self.code.modules.keys() - self.specs.keys())

    def errors(self) -> list[str]:
        """Where code or tests contradict the specification."""
        found = list(self.marks.errors)
        for code, module in self.code.modules.items():
            spec = self.specs.get(code)
            if spec is None:
                continue  # somebody's own
            waiting = left_out(spec, module, self.names)
            found += [f"{code}: {name} is left out, and waits for nothing" for name, on in waiting.items() if not on]
            found += [f"{code}: {difference}" for difference in differences(spec, module)]
        for code, commands in self.code.commands.items():
            known = self.specs[code].commands if code in self.specs else commands
            found += [f"{code}.{name} is built and not specified" for name in commands if name not in known]
        return found


COLUMNS = ("entities declared", "commands built", "commands tested", "rules held", "flows held")
Count = tuple[int, int]
"""How many of how many."""


def counts(domain: Mapping[str, Any]) -> list[Count]:
    """The figures of one domain, in the order of the columns."""
    entities = domain["entities"].values()
    commands = [command for one in entities for command in one["commands"].values()]
    rules = [tests for one in entities for tests in one["rules"].values()]
    return [
        (sum(one["declared"] for one in entities), len(entities)),
        (sum(one["built"] for one in commands), len(commands)),
        (sum(bool(one["tests"]) for one in commands), len(commands)),
        (sum(map(bool, rules)), len(rules)),
        (sum(map(bool, domain["flows"].values())), len(domain["flows"])),
    ]


def table(domains: Mapping[str, Mapping[str, Any]], bars: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    """The counts of every domain, their sum, and the bars."""
    yield f"{'':14}" + "".join(f"{title:>19}" for title in COLUMNS)
    figures = {f"{one['scope']} {code}": counts(one) for code, one in domains.items()}
    total = [(sum(a for a, _ in column), sum(b for _, b in column)) for column in zip(*figures.values(), strict=True)]
    for name, row in {**figures, "in all": total}.items():
        yield f"{name:14}" + "".join(f"{f'{done} of {all_}':>19}" for done, all_ in row)
    yield from (f"{name}: {sum(map(bool, lines.values()))} of {len(lines)} held" for name, lines in bars.items())


def detail(code: str, domain: Mapping[str, Any]) -> Iterator[str]:
    """Every entity, command, rule and flow of a domain, with the tests that hold it."""
    yield f"\n{code}"
    for name, one in domain["entities"].items():
        yield f"\n{name}: {'declared' if one['declared'] else 'not declared'}"
        for left, on in one["left_out"].items():
            yield f"  left out: {left}, waits for {', '.join(on) or 'nothing'}"
        for command, state in one["commands"].items():
            yield from _held(f"command {command} ({'built' if state['built'] else 'not built'})", state["tests"])
        for words, tests in one["rules"].items():
            yield from _held(words, tests)
    yield "\nflows"
    for name, tests in domain["flows"].items():
        yield from _held(name, tests)


def _held(what: str, tests: list[str]) -> Iterator[str]:
    yield f"  [{'x' if tests else ' '}] {what}"
    yield from (f"        {test}" for test in tests)


def main(arguments: list[str] | None = None) -> int:
    """Prints the report; answers the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.specification", description=__doc__)
    parser.add_argument("domain", nargs="*", help="domains, or bars, to show in full")
    parser.add_argument("--json", action="store_true", help="everything, for programs")
    chosen = parser.parse_args(arguments)
    report = Report(marks_in(TESTS), Code.read())
    domains = {code: report.domain(code) for code in domain_codes()}
    bars, errors = report.bars(), report.errors()
    if chosen.json:
        print(json.dumps({"domains": domains, "bars": bars, "errors": errors}, ensure_ascii=False, indent=1))
        return bool(errors)
    print(*table(domains, bars), *(f"beyond the specification: {code}" for code in report.beyond()), sep="\n")
    for name in chosen.domain:
        if name in bars:
            print(f"\n{name}", *(text for what, tests in bars[name].items() for text in _held(what, tests)), sep="\n")
        else:
            print(*detail(specified(name).code, report.domain(name)), sep="\n")
    print(*errors, f"{len(errors)} errors", sep="\n", file=sys.stderr)
    return bool(errors)


if __name__ == "__main__":
    sys.exit(main())
