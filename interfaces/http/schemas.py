"""JSON Schema from the kernel's fields and kinds: just what the code takes in, and what it answers.

Three ways a value is written: `given` in a body, `text` in a query string, `shown` in an answer.
"""

from collections.abc import Callable, Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR
from typing import Any, Literal

from domain.kernel.domains import Title
from domain.kernel.entity import STAMP_FIELDS, Lines, Module
from domain.kernel.fields import Field, Group, Shape
from domain.kernel.types import (
    WHOLE_MAX,
    Address,
    Choice,
    Day,
    Free,
    Id,
    Instant,
    Kind,
    LocalTime,
    Many,
    Number,
    OneOf,
    SecretText,
    Text,
    Truth,
    Whole,
)
from interfaces.http import decimals
from interfaces.http.reading import MAX_PARAMETER
from interfaces.messages import ENGLISH, translate

Schema = dict[str, Any]
Way = Literal["given", "text", "shown"]

NULL: Schema = {"type": "null"}
ID: Schema = {"type": "string", "format": "uuid"}
_BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
_NO_NUL = "^[^\\x00]*$"
_GIVEN_TIME = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"
_SHOWN_TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"


def reference(name: str) -> Schema:
    """A reference to a shared schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def nullable(schema: Schema) -> Schema:
    """The schema, or null."""
    if not schema:
        return schema
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, NULL]}


def closed_object(properties: dict[str, Schema], required: Iterable[str] = ()) -> Schema:
    """An object with these properties and no other."""
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    names = list(required)
    return schema | {"required": names} if names else schema


class Schemas:
    """Makes schemas in one language, and keeps those that are shared by name in `components`."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.components: dict[str, Schema] = {}

    def say(self, message: str) -> str:
        """A text in the language of the schemas."""
        return translate(message, self.lang)

    def choose(self, title: Title) -> str:
        """A title in the language of the schemas."""
        return title.en if self.lang == ENGLISH else title.ko

    def kind(self, kind: Kind, way: Way) -> Schema:
        """The schema of one kind of value."""
        match kind:
            case Number():
                return _number(kind, way)
            case OneOf():
                listed = kind.values
                return self._component(kind.name, lambda: {"type": "string", "enum": sorted(listed)})
            case Many():
                if way == "text":
                    return self.kind(kind.of, way)
                limit = {"maxItems": kind.max} if way == "given" else {}
                return {"type": "array", "items": self.kind(kind.of, way), **limit}
            case Group():
                return self.shape(kind.shape, way)
            case Free():
                return {} if way == "shown" else self._component("Json", _json)
            case _:
                return _plain(kind, way)

    def field(self, field: Field, way: Way, *, optional: bool = False) -> Schema:
        """The schema of a field with its title; one that may be left out shows its default."""
        schema = self.kind(field.kind, way)
        if field.nullable and way != "text":
            schema = nullable(schema)
        default = self._default(field) if optional and way == "given" else {}
        return {**schema, **self._words(field), **default}

    def _words(self, field: Field) -> Schema:
        title = self.say(field.label)
        said = [] if title == field.label else [field.label]
        said += [f"id: {field.ref.to}"] if field.ref else []
        words = {"title": title}
        return words | {"description": ", ".join(said)} if said else words

    @staticmethod
    def _default(field: Field) -> Schema:
        value = field.default()
        return {} if value is None or field.secret else {"default": field.show(value)}

    def shape(self, shape: Shape, way: Way, *, partial: bool = False, leave_out: Iterable[str] = ()) -> Schema:
        """The schema of a record, line or command body; `partial` lets every field be left out."""
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for field in shape:
            if field.name in leave_out or (field.secret if way == "shown" else field.computed):
                continue
            needed = way == "shown" or (field.required and not partial)
            properties[field.name] = self.field(field, way, optional=not needed and not partial)
            if needed:
                required.append(field.name)
        return closed_object(properties, required)

    def create(self, module: Module) -> Schema:
        """The body of a creation."""
        return self._component(f"{module.code}Create", lambda: self._input(module, creating=True))

    def update(self, module: Module) -> Schema:
        """The body of an update."""
        return self._component(f"{module.code}Update", lambda: self._input(module, creating=False))

    def response(self, module: Module) -> Schema:
        """A record as it is answered."""
        return self._component(f"{module.code}Response", lambda: self._response(module))

    def page(self, module: Module) -> Schema:
        """A page of records as it is answered."""
        return self._component(f"{module.code}ListResponse", lambda: self._page(self.response(module)))

    def _page(self, item: Schema) -> Schema:
        whole: Schema = {"type": "integer", "minimum": 0}
        capped = self.say(
            "whether there may be more records than total, which then is the least number of them that is known"
        )
        properties: dict[str, Schema] = {
            "items": {"type": "array", "items": item, "maxItems": 100},
            "total": whole,
            "page": {"type": "integer", "minimum": 1},
            "page_size": {"type": "integer", "minimum": 1, "maximum": 100},
            "total_pages": whole,
            "total_capped": {"type": "boolean", "description": capped},
            "next_cursor": {"type": ["string", "null"]},
        }
        return closed_object(properties, properties)

    def _component(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.components:
            self.components[name] = {}  # a reference to itself, on the way, finds the name taken
            self.components[name].update(make())
        return reference(name)

    def _input(self, module: Module, *, creating: bool) -> Schema:
        closed = [field.name for field in module.fields if field.immutable and not creating]
        if module.life or not creating:
            closed.append("status")
        schema = self.shape(module.fields, "given", partial=not creating, leave_out=closed)
        for lines in module.lines:
            if not all(field.computed for field in lines.fields):  # else the program writes them
                schema["properties"][lines.name] = self._given_lines(lines, creating=creating)
        return schema | self._about(module)

    def _given_lines(self, lines: Lines, *, creating: bool) -> Schema:
        """A list of lines; at an update a line with an id changes the one that is there."""
        fresh = self.shape(lines.fields, "given")
        # an id that is null says what none says: a new line
        fresh["properties"] = {"id": NULL, **fresh["properties"]}
        items = fresh
        if not creating:
            immutable = [field.name for field in lines.fields if field.immutable]
            known = self.shape(lines.fields, "given", partial=True, leave_out=immutable)
            known["properties"] = {"id": ID, **known["properties"]}
            items = {"anyOf": [fresh, known | {"required": ["id"]}]}
        return {"type": "array", "items": items, "title": self.say(lines.name.replace("_", " ").capitalize())}

    def _response(self, module: Module) -> Schema:
        """What is answered of a record; a role may hide fields of its own, so that only the stamps are always there."""
        properties = {"id": {**ID, "readOnly": True}}
        properties |= self.shape(module.fields, "shown")["properties"]
        for lines in module.lines:
            line = self.shape(lines.fields, "shown")
            line["properties"] = {"id": ID, **line["properties"]}
            line["required"] = ["id", *line.get("required", ())]
            title = self.say(lines.name.replace("_", " ").capitalize())
            properties[lines.name] = {"type": "array", "items": line, "title": title}
        properties |= {field.name: {**self.field(field, "shown"), "readOnly": True} for field in STAMP_FIELDS}
        for field in module.fields:
            if field.computed and field.name in properties:
                properties[field.name]["readOnly"] = True
        required = ["id", *(field.name for field in STAMP_FIELDS)]
        return closed_object(properties, required) | self._about(module)

    def _about(self, module: Module) -> Schema:
        return {"title": self.choose(module.title), "description": self.say(module.purpose)}


def _json() -> Schema:
    """Any JSON value without fractions; the kernel also limits its depth."""
    nested = nullable(reference("Json"))
    return {
        "anyOf": [
            {"type": "string", "pattern": _NO_NUL},
            {"type": "boolean"},
            {"type": "integer", "minimum": -WHOLE_MAX, "maximum": WHOLE_MAX},
            {"type": "array", "items": nested},
            {"type": "object", "propertyNames": {"pattern": _NO_NUL}, "additionalProperties": nested},
        ]
    }


def _number(kind: Number, way: Way) -> Schema:
    if way == "shown":
        return {"type": "string", "pattern": decimals.shown(kind)}
    text: Schema = {"type": "string", "pattern": decimals.accepted(kind)}
    if way == "text":
        return text
    low, high = decimals.bounds(kind)
    whole = {
        "type": "integer",
        "minimum": int(low.to_integral_value(ROUND_CEILING)),
        "maximum": int(high.to_integral_value(ROUND_FLOOR)),
    }
    return {"anyOf": [text, whole]}


def _plain(kind: Kind, way: Way) -> Schema:
    """The schema of a kind that holds no other."""
    match kind:
        case Text():
            return {"type": "string"} if way == "shown" else _text(kind, way)
        case SecretText():
            return {
                "type": "string", "format": "password", "writeOnly": True,
                "minLength": 1, "maxLength": kind.max, "pattern": _NO_NUL,
            }  # fmt: skip
        case Choice():
            return {"type": "string", "enum": [one.value for one in kind.of]}
        case Whole():
            return (
                {"type": "integer", "minimum": kind.min, "maximum": kind.max} if way != "shown" else {"type": "integer"}
            )
        case Truth():
            return {"type": "boolean"}
        case Day():
            return {"type": "string", "format": "date"}
        case Instant():
            return {"type": "string", "format": "date-time"}
        case LocalTime():
            return {"type": "string", "pattern": _SHOWN_TIME if way == "shown" else _GIVEN_TIME}
        case Id():
            return dict(ID)
        case Address():
            return {"type": "string", "anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]}
    raise TypeError(f"{type(kind).__name__} has no schema")


def _text(kind: Text, way: Way) -> Schema:
    longest = min(kind.max, MAX_PARAMETER) if way == "text" else kind.max
    if kind.format == "byte":  # bytes in base64, of which there may be none
        return {"type": "string", "format": "byte", "maxLength": longest, "pattern": _BASE64}
    schema = {"type": "string", "minLength": 1, "maxLength": longest, "pattern": kind.expression}
    return schema | {"format": kind.format} if kind.format else schema
