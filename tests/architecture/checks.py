"""What may not be written where: each check reads one file and names the places that break it."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeGuard

MODULE_LINES_MAX = 600
FUNCTION_LINES_MAX = 60
SQL = re.compile(
    r"\s*(SELECT\s|INSERT INTO\s|UPDATE \S+\s+SET\s|DELETE FROM\s|WITH \w+ AS\s|(CREATE|ALTER|DROP) (TABLE|INDEX|POLICY|ROLE)\s)"
)
NOT_STILL = re.compile(r"\b(date(time)?\.(now|utcnow|today)|uuid\.uuid\d|os\.urandom)$")
CHANCE = {"random", "secrets", "time"}
HTTP_WORDS = {"status_code", "header", "headers", "cookie", "cookies"}
MACHINE = re.compile(r"(?<![\w.$~}*-])/(?:work|home|root|Users|tmp|opt/wheels|opt/pypi)/\w")
REGISTRY = re.compile(
    r"https?://[^\s\"')]*(?:/simple\b|/artifactory/|/pypi/|pythonhosted|registry\.npmjs)|--?(?:extra-)?index-url"
)

Function = ast.FunctionDef | ast.AsyncFunctionDef
Place = tuple[int, str]
"""A line and what is wrong there."""


@dataclass(frozen=True)
class Source:
    """One file of the project."""

    name: str
    text: str

    @classmethod
    def of(cls, file: Path, root: Path) -> "Source":
        """The file, named from the root of the project."""
        return cls(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python reads it."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Everything in the tree."""
        return list(ast.walk(self.tree))

    @cached_property
    def docstrings(self) -> set[int]:
        """The ids of the nodes that are documentation: strings that stand alone."""
        return {id(node.value) for node in self.nodes if isinstance(node, ast.Expr)}


def only_a_docstring(source: Source) -> Iterator[Place]:
    """A package file says what the package is for and holds nothing else."""
    if len(source.tree.body) != 1 or not ast.get_docstring(source.tree):
        yield 1, "holds more or less than one docstring"


def no_silenced_types(source: Source) -> Iterator[Place]:
    """Types are right rather than silenced."""
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT and "type: ignore" in token.string:
            yield token.start[0], token.string


def short(source: Source) -> Iterator[Place]:
    """A module and a function stay short enough to be read."""
    if (lines := source.text.count("\n")) > MODULE_LINES_MAX:
        yield 1, f"{lines} lines, at most {MODULE_LINES_MAX}"
    for node in source.nodes:
        if isinstance(node, Function) and (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES_MAX:
            yield node.lineno, f"{node.name} has {lines} lines, at most {FUNCTION_LINES_MAX}"


def documented(source: Source) -> Iterator[Place]:
    """Whatever others use says what it is for; an enum may let its name speak."""
    if not ast.get_docstring(source.tree):
        yield 1, "the module has no docstring"
    for node in source.tree.body:
        if _is_for_others(node) and not ast.get_docstring(node):
            yield node.lineno, f"{node.name} has no docstring"


def _is_for_others(node: ast.stmt) -> TypeGuard[Function | ast.ClassDef]:
    if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("Enum") for base in node.bases):
        return False
    return isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")


def no_float(source: Source) -> Iterator[Place]:
    """No binary fraction comes near an amount."""
    for node in source.nodes:
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
        if literal or called:
            yield _line(node), ast.unparse(node)


def held_still(source: Source) -> Iterator[Place]:
    """Time, ids and chance come from ports, so that a test can hold them still."""
    for node in source.nodes:
        match node:
            case ast.Attribute() if NOT_STILL.search(ast.unparse(node)):
                yield node.lineno, ast.unparse(node)
            case ast.Import(names=names) if any(name.name in CHANCE for name in names):
                yield node.lineno, ast.unparse(node)
            case ast.ImportFrom(module=str(module), names=names):
                taken = [f"{module}.{name.name}" for name in names]
                if module in CHANCE or any(NOT_STILL.search(name) for name in taken):
                    yield node.lineno, ast.unparse(node)


def no_sql(source: Source) -> Iterator[Place]:
    """SQL is written in infrastructure alone."""
    for node in source.nodes:
        match node:
            case ast.Constant(value=str(text)) if id(node) not in source.docstrings:
                written = text
            case ast.JoinedStr(values=parts):
                written = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in parts)
            case _:
                continue
        if SQL.match(written):
            yield _line(node), written.strip()[:60]


def no_http(source: Source) -> Iterator[Place]:
    """A use case does not know that it is reached by HTTP."""
    for node in source.nodes:
        match node:
            case ast.Import(names=names):
                words = [name.name.partition(".")[0] for name in names]
            case ast.ImportFrom(module=str(module)):
                words = [module.partition(".")[0]]
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.arg(arg=word) | ast.keyword(arg=str(word)):
                words = [word] if word in HTTP_WORDS else []
            case _:
                continue
        yield from ((_line(node), word) for word in words if word in HTTP_WORDS | {"http", "urllib"})


def nothing_of_the_machine(source: Source) -> Iterator[Place]:
    """No file knows the machine it was written on or where its packages came from."""
    for number, text in enumerate(source.text.splitlines(), start=1):
        for pattern in (MACHINE, REGISTRY):
            if found := pattern.search(text):
                yield number, found[0]


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 1))
