"""A field that a role hides is not there for its holders: not in an answer, a filter, an order, a search or a write."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from application import query
from domain.kernel.entity import Module
from domain.kernel.types import Text
from tests.modules.client import Client
from tests.modules.preparations import FURTHER_RIGHTS, creatable
from tests.modules.test_operations import a_change, changeable
from tests.modules.world import World, each
from tests.own_rules import OWN_RULES


def _hideable(module: Module) -> list[str]:
    return [*(one.name for one in module.fields if not one.secret), *(lines.name for lines in module.lines)]


async def _blind(sql: World, module: Module, *hidden: str, actions: Iterable[str] = ()) -> Client:
    granted = [module.permission(action) for action in actions or module.actions]
    granted += FURTHER_RIGHTS.get(module.code, ())
    return await sql.new_member(sql.a, *granted, hidden=hidden)


@each(lambda module: module.scope == "tenants")
async def test_a_hidden_field_is_not_there(sql: World, module: Module) -> None:
    id = await sql.make(module, sql.a, full=True)
    shown = await sql.show(module, sql.a, id)
    hidden = _hideable(module)
    by = await _blind(sql, module, *hidden)
    seen = await sql.show(module, by, id)
    assert seen == {name: value for name, value in shown.items() if name not in hidden}
    listed = (await by.call("GET", module.url)).data["items"]
    assert listed and all(set(hidden).isdisjoint(one) for one in listed)
    for name, field, _ in query.parameters(module):
        value = shown[field.name]
        if value not in (None, []) and field.name in hidden:
            one = value[0] if isinstance(value, list) else value
            asked = json.dumps(one) if isinstance(one, bool) else one
            assert (await by.call("GET", module.url, params={name: asked})).status == 422, name
    for name in module.sorts:
        if name != "id":
            assert (await by.call("GET", module.url, params={"sort": name})).status == 422
    if changeable(module):
        given = a_change(module, shown)
        assert {code for _, code in (await by.call("PUT", f"{module.url}/{id}", given)).wrong} == {"unknown_field"}


def _word() -> str:
    """A word that no other field has."""
    return f"w{uuid4().hex[:9]}"


@each(lambda module: module.scope == "tenants" and bool(module.search))
async def test_a_hidden_field_is_not_found_by_search(sql: World, module: Module) -> None:
    id = await sql.make(module, sql.a, full=True)
    found = []
    for name in module.search:
        field = module.fields.fields[name]
        plain = isinstance(field.kind, Text) and field.kind.pattern is None and field.kind.max >= len(_word())
        free = plain and name not in OWN_RULES.get(module.code, {})
        if creatable(module) and not field.computed and free:
            id = await sql.make(module, sql.a, full=True, **{name: _word()})
        shown = await sql.show(module, sql.a, id)
        others = [str(shown[one]).lower() for one in module.search if one != name and shown[one] is not None]
        if not isinstance(shown[name], str) or any(shown[name].lower() in one for one in others):
            continue
        by = await _blind(sql, module, name)
        reply = await by.call("GET", module.url, params={"search": shown[name][:200]})
        if reply.status == 200 and id in [one["id"] for one in reply.data["items"]]:
            found.append(name)
    assert found == []


@each(lambda module: module.scope == "tenants" and changeable(module))
async def test_an_answer_to_a_change_hides_it_too(sql: World, module: Module) -> None:
    for actions in (module.actions, ("update",)):
        id = await sql.make(module, sql.a, full=True)
        shown: dict[str, Any] = await sql.show(module, sql.a, id)
        given = a_change(module, shown)
        hidden = [name for name in _hideable(module) if name not in given]
        by = await _blind(sql, module, *hidden, actions=actions)
        reply = await by.call("PUT", f"{module.url}/{id}", given)
        assert reply.status == 200
        assert set(hidden).isdisjoint(reply.data or {}), actions
        assert (await sql.show(module, sql.a, id))["version"] == shown["version"] + 1
