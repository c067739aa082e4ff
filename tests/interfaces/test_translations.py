"""Whatever a person reads is there in Korean and in English, and the catalogue holds nothing that nobody reads.

English texts are found where they come from: declarations, docstrings, literals in the code, the OpenAPI documents.
"""

import ast
import inspect
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from babel.messages.pofile import read_po

from application import use_cases
from application.use_cases import use_cases_of
from domain.kernel.domains import DOMAINS, SCOPES, Title
from domain.kernel.entity import STAMP_FIELDS, discover
from domain.kernel.fields import Field, Group, Shape
from domain.kernel.types import Kind, Many
from interfaces import messages
from interfaces.http import sign_in
from interfaces.http.openapi import Documents
from interfaces.messages import ENGLISH, KOREAN, catalogue, translate

ROOT = Path(__file__).parents[2]
PO = ROOT / "interfaces" / "locale" / "ko.po"
MODULES = discover()
use_cases.discover()
HANGUL = re.compile("[가-힣]")
PLACEHOLDER = re.compile(r"\{\w+\}")
SAME_IN_KOREAN = {"ID", "API", "KPI", "SKU", "CXG", "CXG API"}
"""What stands in Korean texts as it is in English ones."""


# Texts of the declarations.


def labels() -> Iterator[tuple[str, str]]:
    """Where a field or list of lines is declared, and its label."""
    shapes: list[tuple[str, Shape]] = [("stamps", Shape({one.name: one for one in STAMP_FIELDS}))]
    for module in MODULES:
        shapes.append((module.code, module.fields))
        shapes += [(f"{module.code}.{lines.name}", lines.fields) for lines in module.lines]
        for one in use_cases_of(module).commands.values():
            shapes.append((f"{module.code}:{one.name}", one.body))
            if isinstance(one.result, Kind) and (answer := _inside(one.result)):
                shapes.append((f"{module.code}:{one.name} answers", answer))
        for lines in module.lines:
            yield f"{module.code}.{lines.name}", lines.name.replace("_", " ").capitalize()
    shapes += [(name, one) for name, one in vars(sign_in).items() if isinstance(one, Shape)]
    yield "every record", "Id"
    for where, shape in shapes:
        yield from ((f"{where}.{field.name}", field.label) for field in _fields(shape))


def _fields(shape: Shape) -> Iterator[Field]:
    """The fields of a shape, and of what stands inside of them."""
    for field in shape:
        yield field
        if inner := _inside(field.kind):
            yield from _fields(inner)


def _inside(kind: Kind) -> Shape | None:
    """The shape of the records that a value consists of."""
    kind = kind.of if isinstance(kind, Many) else kind
    return kind.shape if isinstance(kind, Group) else None


def docstrings() -> Iterator[tuple[str, str]]:
    """What the API and the command line say of every module and operation: purposes, first lines, what follows."""
    for module in MODULES:
        yield module.code, module.purpose
        known = use_cases_of(module)
        for one in known.commands.values():
            first, _, more = one.help.partition("\n")
            yield f"{module.code}:{one.name}", first
            if more:
                yield f"{module.code}:{one.name}", " ".join(more.split())
        for function in (known.create, known.update, known.delete, known.change_status):
            yield f"{module.code}:{function.__name__}", (inspect.getdoc(function) or "").partition("\n")[0]


# Literals in the code.


class Place(NamedTuple):
    """Where a call has its message: the position, or the keyword."""

    position: int
    keyword: str


SPEAKERS: dict[str, Place] = {
    "CXGError": Place(0, "message"),
    "Wrong": Place(1, "message"),
    "FieldError": Place(2, "message"),
    "Refusal": Place(2, "message"),
    "Text": Place(99, "says"),
    "translate": Place(0, "msgid"),
}
"""What takes a message; classes and functions that hand theirs on to one of these are found by reading the code."""
PARAMETER = re.compile(r"(\w+)(\.partition\(.*\)\[0\])?")
"""A parameter that is handed on, or its first line."""
ELSEWHERE = re.compile(
    r"\w+\.(message|says|help)"  # of an error or kind: read where that is made
    r"|(inspect\.getdoc|_doc)\(.*|one\['(label|help)'\].*|name\.removesuffix\(.*"  # labels and docstrings
    r"|str\(found\['msg'\]\)"  # pydantic's own words, which stay English
)
"""Expressions that hand on what another place says."""
DESCRIBING = {"account.py", "answers.py", "openapi.py", "schemas.py"}
"""Files whose every text stands in the OpenAPI documents, which are made whole below."""


class Source:
    """One file of the program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.relative_to(ROOT).as_posix()
        self.tree = ast.parse(path.read_text("utf-8"))
        self.owners: dict[ast.AST, list[ast.AST]] = {}
        self._descend(self.tree, [])
        self.calls = tuple(self._calls())
        self.classes = [node for node in self.owners if isinstance(node, ast.ClassDef)]
        self.annotated = [
            (node.arg, ast.unparse(node.annotation))
            for node in self.owners
            if isinstance(node, ast.arg) and node.annotation
        ]
        self.imported = {
            (node.module, one.name) for node in self.owners if isinstance(node, ast.ImportFrom) for one in node.names
        }
        self.constants = {
            target.id: node.value
            for node in self.tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    def _descend(self, node: ast.AST, above: list[ast.AST]) -> None:
        self.owners[node] = above
        inside = [*above, node] if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) else above
        for child in ast.iter_child_nodes(node):
            self._descend(child, inside)

    def _calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call with the name of what is called; that of `super().__init__` is the base class."""
        for node, above in self.owners.items():
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                if name == "super().__init__":
                    owner = next(one for one in reversed(above) if isinstance(one, ast.ClassDef))
                    name = ast.unparse(owner.bases[0]) if owner.bases else ""
                yield name, node

    def function_of(self, node: ast.AST) -> tuple[str, list[str], dict[str, ast.expr]] | None:
        """The function around a node, by the name that callers use: its parameters and their defaults."""
        above = self.owners[node]
        found = next((one for one in reversed(above) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)), None)
        if found is None:
            return None
        given = [*found.args.posonlyargs, *found.args.args]
        defaults = dict(zip([one.arg for one in reversed(given)], reversed(found.args.defaults), strict=False))
        names = [one.arg for one in given if one.arg not in ("self", "cls")]
        owner = above[above.index(found) - 1] if above.index(found) else None
        if not isinstance(owner, ast.ClassDef):
            return found.name, names, defaults
        if found.name == "__init__":
            return owner.name, names, defaults
        is_class_method = any(ast.unparse(one) == "classmethod" for one in found.decorator_list)
        return (f"{owner.name}.{found.name}" if is_class_method else f".{found.name}"), names, defaults


@cache
def sources() -> tuple[Source, ...]:
    """The program's files."""
    paths = (path for layer in ("domain", "application", "infrastructure", "interfaces") for path in _files(layer))
    return tuple(map(Source, paths))


def _files(layer: str) -> Iterator[Path]:
    return (path for path in sorted((ROOT / layer).rglob("*.py")) if "versions" not in path.parts)


def _speaker(name: str, file: str, known: Mapping[str, Place]) -> Place | None:
    """Where the call of this name has its message; a private name holds in its own file alone."""
    method = f".{name.rpartition('.')[2]}"
    methods = (f"{file}:{method}", method) if "." in name else ()
    return next((known[key] for key in (f"{file}:{name}", name, *methods) if key in known), None)


def _message(call: ast.Call, place: Place) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg in (place.keyword, "says"):
            return keyword.value
    return call.args[place.position] if place.position < len(call.args) else None


def _literals(source: Source, expression: ast.expr) -> list[str] | None:
    """The texts that an expression may be; None when that cannot be read from it."""
    match expression:
        case ast.Constant(value=str(text)):
            return [text] if text else []
        case ast.Constant(value=None):
            return []
        case ast.IfExp(body=first, orelse=second) | ast.BoolOp(values=[first, second]):
            found = [_literals(source, first), _literals(source, second)]
            return None if None in found else [text for texts in found if texts for text in texts]
        case ast.Name(id=name) if name in source.constants:
            return _literals(source, source.constants[name])
        case ast.Name(id=name):
            others = [one for one in sources() if name in one.constants and _imports(source, one, name)]
            return _literals(others[0], others[0].constants[name]) if others else None
    return None


def _bound(source: Source, call: ast.Call, message: ast.expr) -> list[str] | None:
    """The texts that a local name may stand for: those of what it is bound to."""
    functions = [one for one in source.owners[call] if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    if not functions or not isinstance(message, ast.Name):
        return None
    found: list[str] = []
    for node in ast.walk(functions[-1]):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.For) else []
        if any(isinstance(one, ast.Name) and one.id == message.id for target in targets for one in ast.walk(target)):
            assert isinstance(node, ast.Assign | ast.For)
            found += _sentences(source, node.value if isinstance(node, ast.Assign) else node.iter)
    return found or None


def _sentences(source: Source, expression: ast.expr) -> Iterator[str]:
    """The texts of more than one word in an expression and in the constants that it names."""
    for node in ast.walk(expression):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value
        elif isinstance(node, ast.Name) and node.id in source.constants:
            yield from _sentences(source, source.constants[node.id])


def _imports(source: Source, other: Source, name: str) -> bool:
    return (other.name.removesuffix(".py").replace("/", "."), name) in source.imported


class Reading:
    """Reads every message that stands in the code, with its place."""

    def __init__(self) -> None:
        self.known = dict(SPEAKERS)
        self.texts: dict[str, str] = {}
        self.unread: list[str] = []
        size = -1
        while size != len(self.known):  # a function that hands a message on makes its callers speak
            size = len(self.known)
            self.unread.clear()
            for source in sources():
                for name, call in source.calls:
                    place = _speaker(name, source.name, self.known)
                    message = _message(call, place) if place else None
                    if message is not None:
                        self._take(source, call, message)
                for node in source.classes:
                    self._inherit(node)
                for parameter, annotation in source.annotated:
                    self._hand_in(source, parameter, annotation)

    def _take(self, source: Source, call: ast.Call, message: ast.expr) -> None:
        where = f"{source.name}:{call.lineno}"
        function = source.function_of(call)
        handed = PARAMETER.fullmatch(ast.unparse(message))
        if function and handed and handed[1] in function[1]:
            asked, (name, parameters, defaults) = handed[1], function
            key = f"{source.name}:{name}" if name.lstrip(".").startswith("_") else name
            self.known.setdefault(key, Place(parameters.index(asked), asked))
            if asked in defaults:
                self.texts |= dict.fromkeys(_literals(source, defaults[asked]) or (), where)
            return
        found = _literals(source, message)
        found = _bound(source, call, message) if found is None else found
        if found is not None:
            self.texts |= dict.fromkeys(found, where)
        elif source.path.name not in DESCRIBING and not ELSEWHERE.fullmatch(ast.unparse(message)):
            self.unread.append(f"{where}: {ast.unparse(message)}")

    def _inherit(self, node: ast.ClassDef) -> None:
        """A class without a constructor of its own takes its message where its base does."""
        base = ast.unparse(node.bases[0]) if node.bases else ""
        if base in self.known and not any(
            isinstance(one, ast.FunctionDef) and one.name == "__init__" for one in node.body
        ):
            self.known.setdefault(node.name, self.known[base])

    def _hand_in(self, source: Source, name: str, annotation: str) -> None:
        """A parameter that is a class of errors, also as it is kept in an attribute."""
        made = re.fullmatch(r"type\[(\w+)\]", annotation)
        if made and made[1] in self.known:
            self.known.setdefault(f"{source.name}:{name}", self.known[made[1]])
            self.known.setdefault(f"{source.name}:._{name}", self.known[made[1]])


@cache
def literals() -> Reading:
    """The code, read once."""
    return Reading()


# Texts of the OpenAPI documents.


class Asked(dict[str, str]):
    """A catalogue that remembers what it was asked for."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        super().__init__(entries)
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


@cache
def documents() -> tuple[dict[str, Any], dict[str, Any], set[str]]:
    """The whole in Korean and in English, and every message that was looked up for it."""
    asked = Asked(catalogue())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "catalogue", lambda: asked)
        made = Documents(MODULES, "test")
        korean = made.document(None, KOREAN)
        for domain in made.domains:
            made.document(domain, KOREAN)
    return korean, Documents(MODULES, "test").document(None, ENGLISH), asked.asked - {""}


def words(part: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every title, summary, description, tag of a document, with its place."""
    if isinstance(part, list):
        for number, item in enumerate(part):
            yield from words(item, f"{where}/{number}")
    if not isinstance(part, dict):
        return
    in_names = where.endswith(("/properties", "/schemas", "/paths"))
    for key, value in part.items():
        place = f"{where}/{key}"
        if isinstance(value, str) and not in_names and key in ("title", "summary", "description"):
            yield place, value
        elif key == "tags" and not in_names:
            yield from ((place, one if isinstance(one, str) else one["name"]) for one in value)
            yield from ((place, one["description"]) for one in value if isinstance(one, dict))
        else:
            yield from words(value, place)


# What is held.


def _told(gaps: Mapping[str, str]) -> str:
    return "".join(f"\n  {text!r}  ({where})" for text, where in sorted(gaps.items()))


def _untranslated(texts: Iterator[tuple[str, str]]) -> dict[str, str]:
    return {text: where for where, text in texts if text not in catalogue()}


def test_every_label_is_translated() -> None:
    """Fields of modules, lines and command bodies, and the lists of lines."""
    gaps = _untranslated(labels())
    assert not gaps, _told(gaps)


def test_every_message_in_the_code_is_translated() -> None:
    """Errors, refusals, what a text's pattern says, what the command line says; none hides behind an expression."""
    found = literals()
    assert not found.unread, "\n".join(found.unread)
    gaps = _untranslated((where, text) for text, where in found.texts.items())
    assert not gaps, _told(gaps)


def test_the_reader_of_messages_sees_each_way_of_speaking() -> None:
    """One message a way, so that the test above cannot pass by finding nothing."""
    seen = {
        "the record does not exist": "a constructor's default",
        "the input data is not valid": "super().__init__",
        "the field is required": "FieldError",
        "true or false is asked for": "Wrong",
        "an e-mail address is asked for": "says=",
        "a password has a digit": "an inner function",
        "the user name or the password is wrong": "UnauthorizedError",
        "an order is confirmed with at least one item": "RuleViolated",
        "the end lies after the beginning": "ValidationError.of",
        "the server is stopping; try again in a moment": "Refusal",
        "the tenant is {status}; its audit log says why": "a class of its own",
        "there is nothing at this address": "a constant of another file",
        "Shows a record": "a function of the command line",
        "the database took too long": "a class that is handed in",
        "this address takes other methods": "a table of the file",
    }
    assert {text: way for text, way in seen.items() if text not in literals().texts} == {}


def test_every_docstring_that_is_shown_is_translated() -> None:
    """Purposes of modules, and what commands and the own create, update, delete and change_status do."""
    gaps = _untranslated(docstrings())
    assert not gaps, _told(gaps)


def test_every_title_is_there_in_both_languages() -> None:
    """Scopes, domains and modules."""
    titles: list[Title] = [*SCOPES.values(), *(one.title for one in DOMAINS.values()), *(one.title for one in MODULES)]
    assert [one for one in titles if not (HANGUL.search(one.ko) or one.ko in SAME_IN_KOREAN)] == []
    assert [one for one in titles if not one.en.strip() or HANGUL.search(one.en)] == []


def test_the_documents_speak_one_language_each() -> None:
    """No Korean in the English document; no title, summary, tag or description without Korean in the Korean one."""
    korean, english, asked = documents()
    gaps = _untranslated(("the OpenAPI document", text) for text in asked)
    assert not gaps, _told(gaps)
    mixed = {text: place for place, text in words(english) if HANGUL.search(text)}
    assert not mixed, _told(mixed)
    labelled = {label for _, label in labels()}
    said = [
        (place, text)
        for place, text in words(korean)
        if not (place.endswith("description") and _is_name(text, labelled))
    ]
    foreign = {text: place for place, text in said if not HANGUL.search(text) and text not in SAME_IN_KOREAN}
    assert not foreign, _told(foreign)
    assert len(said) > 500


def _is_name(text: str, labelled: Collection[str]) -> bool:
    """Whether a description only gives a field's English label, beside its Korean title, or what an id names."""
    return all(part in labelled or part.startswith("id: ") for part in text.split(", "))


def test_places_are_the_same_in_both_languages() -> None:
    """Every `{name}` of a message stands in its translation, as often."""
    wrong = {
        text: korean
        for text, korean in catalogue().items()
        if Counter(PLACEHOLDER.findall(text)) != Counter(PLACEHOLDER.findall(korean))
    }
    assert not wrong, _told(wrong)


def test_the_catalogue_is_korean_sorted_and_in_use() -> None:
    """One entry a message, in order, in Korean, and none that nothing says any more."""
    with PO.open("rb") as file:
        entries = [str(one.id) for one in read_po(file, locale=KOREAN, abort_invalid=True) if one.id]
    written = re.findall(r'^msgid "(.+)"$', PO.read_text("utf-8"), re.MULTILINE)
    assert [text for text, times in Counter(written).items() if times > 1] == []
    assert len(written) == len(entries)  # none that is written in another way than on one line
    assert [text for text in entries if text not in catalogue()] == []  # none without Korean, none fuzzy
    assert entries == sorted(entries)
    assert [
        text for text, korean in catalogue().items() if not HANGUL.search(korean) and korean not in SAME_IN_KOREAN
    ] == []
    used = {text for _, text in [*labels(), *docstrings()]} | set(literals().texts) | documents()[2]
    assert sorted(set(entries) - used) == []


def test_what_the_brief_says_in_korean() -> None:
    """The message of a refused input, in the user's own words."""
    assert translate("the input data is not valid", KOREAN) == "입력 데이터 검증 실패"
    assert translate("the input data is not valid", ENGLISH) == "the input data is not valid"
