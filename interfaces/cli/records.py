"""The commands of a module, made from its declaration and its use cases: list, get, create and all the rest."""

import inspect
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from application import query as queries
from application.application import Answer, Application
from application.rights import Actor
from application.use_cases import Command as UseCase
from application.use_cases import Function, use_cases_of
from domain.kernel import types as kinds
from domain.kernel.entity import Module
from domain.kernel.errors import ValidationError
from domain.kernel.fields import Field, Group, Rows
from interfaces.cli.building import Command, Context, Given, argument, command, option, option_name
from interfaces.cli.call import OPTIONS, Call, call_options
from interfaces.cli.listing import list_command
from interfaces.cli.reading import Body, is_rows, read_body, read_id, read_receipt
from interfaces.cli.showing import language, show_data, show_json, telling_errors
from interfaces.cli.words import field_words
from interfaces.messages import translate

_TAKEN = OPTIONS | {"set", "data", "version", "key"}
"""Options of the commands themselves; a field of such a name is written with --set."""
_FIELD = "field_"
Fields = Mapping[str, Field]
Work = Callable[[Application, Actor], Awaitable[Answer]]


def command_names(module: Module) -> list[str]:
    """The commands of a module, in the order of its routes."""
    writing = [action for action in module.actions if action != "read"]
    return ["list", "get", *writing, *(one.path for one in use_cases_of(module).commands.values())]


def module_command(module: Module, name: str) -> Command:
    """One of the commands of a module."""
    make = _GENERIC.get(name)
    return make(module) if make else _of_use_case(module, use_cases_of(module).commands[name.replace("-", "_")])


def _get(module: Module) -> Command:
    def run(context: Context, given: Given) -> None:
        call = Call.take(module, context, given)
        with telling_errors(call.lang, call.json):
            id = read_id(given["id"])

            async def get(application: Application, actor: Actor) -> Answer:
                return Answer(await application.get(module, actor, id))

            _answer(call, get)

    return command("get", _said("Shows a record"), _parameters(on_record=True), run)


def _create(module: Module) -> Command:
    fields = _writable(module, creating=True)

    def run(context: Context, given: Given) -> None:
        call = Call.take(module, context, given)
        with telling_errors(call.lang, call.json):
            body = _body(fields, given)
            receipt = read_receipt(given["key"], module.permission("create"), body)
            _answer(call, lambda application, actor: application.create(module, actor, body, receipt))

    return command("create", _doc(use_cases_of(module).create), _parameters(fields=fields, posts=True), run)


def _update(module: Module) -> Command:
    fields = _writable(module, creating=False)

    def run(context: Context, given: Given) -> None:
        call = Call.take(module, context, given)
        with telling_errors(call.lang, call.json):
            id, version, body = read_id(given["id"]), _version(given), _body(fields, given)
            _answer(call, lambda application, actor: application.update(module, actor, id, body, version))

    parameters = _parameters(on_record=True, fields=fields, versioned=True)
    return command("update", _doc(use_cases_of(module).update), parameters, run)


def _delete(module: Module) -> Command:
    def run(context: Context, given: Given) -> None:
        call = Call.take(module, context, given)
        with telling_errors(call.lang, call.json):
            id, version = read_id(given["id"]), _version(given)
            _answer(call, lambda application, actor: application.delete(module, actor, id, version))

    return command("delete", _doc(use_cases_of(module).delete), _parameters(on_record=True, versioned=True), run)


def _status(module: Module) -> Command:
    life, commands = module.life, use_cases_of(module).commands
    assert life is not None
    leading = [commands[name] for name in dict.fromkeys(life.by_command.values()) if name in commands]
    fields = {field.name: field for one in leading for field in one.body}

    def run(context: Context, given: Given) -> None:
        call = Call.take(module, context, given)
        with telling_errors(call.lang, call.json):
            id, version = read_id(given["id"]), _version(given)
            body = _body(fields, given) | {"status": given["status"]}
            _answer(call, lambda application, actor: application.change_status(module, actor, id, body, version))

    # which of them are required depends on the status
    optional = {name: replace(field, required=False, nullable=True) for name, field in fields.items()}
    status = argument("status", "|".join(life.steps))
    parameters = _parameters(status, on_record=True, fields=optional, versioned=True)
    return command("status", _doc(use_cases_of(module).change_status), parameters, run)


def _of_use_case(module: Module, use_case: UseCase) -> Command:
    fields, on_record = use_case.body.fields, not use_case.on_collection

    def run(context: Context, given: Given) -> None:
        call = Call.take(module, context, given)
        with telling_errors(call.lang, call.json):
            id = read_id(given["id"]) if on_record else None
            version = _version(given) if on_record else None
            body = _body(fields, given)
            receipt = read_receipt(given["key"], f"{module.permission(use_case.name)} {id}", body)

            async def carry_out(application: Application, actor: Actor) -> Answer:
                return await application.command(module, use_case, actor, id, body, version=version, receipt=receipt)

            _answer(call, carry_out)

    parameters = _parameters(on_record=on_record, fields=fields, versioned=on_record, posts=True)
    return command(use_case.path, _said(use_case.help), parameters, run)


_GENERIC: Mapping[str, Callable[[Module], Command]] = {
    "list": list_command,
    "get": _get,
    "create": _create,
    "update": _update,
    "delete": _delete,
    "status": _status,
}


def _writable(module: Module, *, creating: bool) -> Fields:
    """The fields that can be given, lists of lines among them."""
    fields = dict(module.writable(creating=creating).fields)
    if module.life:
        del fields["status"]
    for lines in module.lines:
        kind = Rows(Group(lines.entity, lines.fields))
        fields[lines.name] = Field(lines.name, kind, required=False, nullable=False, default=list)
    return fields


def _parameters(
    *own: inspect.Parameter,
    on_record: bool = False,
    fields: Fields | None = None,
    versioned: bool = False,
    posts: bool = False,
) -> Iterator[inspect.Parameter]:
    if on_record:
        yield argument("id", "the record")
    yield from own
    if fields is not None:
        yield from _body_options(fields)
    if versioned:
        yield option("version", "--version", help="refuse when the record has another version by now")
    if posts:
        yield option("key", "--key", help="do this once: with the same key again, the same answer is given")
    yield from call_options()


def _body_options(fields: Fields) -> Iterator[inspect.Parameter]:
    for field in fields.values():
        if field.name not in _TAKEN:
            several = isinstance(field.kind, kinds.Many) and not is_rows(field.kind)
            kind = list[str] | None if several else str | None
            words = field_words(field) + (", JSON" if is_rows(field.kind) else "")
            yield option(_FIELD + field.name, option_name(field.name), kind=kind, help=words, rich_help_panel="Fields")
    help = "a field as field=value or as field:=json; an empty value empties it"
    yield option("set", "--set", kind=list[str] | None, metavar="FIELD=VALUE", help=help)
    yield option("data", "--data", metavar="FILE|-", help="the fields as a JSON object")


def _body(fields: Fields, given: Given) -> Body:
    options = {name.removeprefix(_FIELD): text for name, text in given.items() if name.startswith(_FIELD)}
    options = {name: text for name, text in options.items() if text not in (None, [])}
    return read_body(fields, options, given["set"] or (), given["data"])


def _version(given: Given) -> int | None:
    if given["version"] is None:
        return None
    try:
        return int(queries.from_text(kinds.Whole(0), given["version"]))
    except kinds.Wrong as wrong:
        raise ValidationError.of("version", wrong.code, wrong.message, **wrong.params) from None


def _answer(call: Call, work: Work) -> None:
    """Carries out and shows what is answered."""
    show_answer(call.module, call.carry_out(work), as_json=call.json, lang=call.lang)


def show_answer(module: Module, answer: Answer, *, as_json: bool, lang: str) -> None:
    """What a use case of a module answered."""
    if as_json:
        show_json(answer.data)
    else:
        show_data(_in_order(module, json.loads(answer.data)), lang)


def _in_order(module: Module, data: Any) -> Any:
    """A record with its fields as they are declared; the database answers them in an order of its own."""
    if not isinstance(data, dict) or "id" not in data:
        return data
    declared = ["id", *module.fields.fields, *(lines.name for lines in module.lines)]
    return {name: data[name] for name in dict.fromkeys([*declared, *data]) if name in data}


def _doc(function: Function) -> str:
    return _said(inspect.getdoc(function) or "")


def _said(text: str) -> str:
    """The first line of a docstring, in the language of the environment."""
    return translate(text.partition("\n")[0], language())
