"""The documents describe just the routes that there are, and the check of answers finds what is not as described."""

import json
from typing import Any

import pytest

from domain.kernel.entity import Module
from interfaces.http.routes import operations
from tests.modules.documents import check, document
from tests.modules.world import World, each


@each()
def test_just_the_routes_are_described(module: Module) -> None:
    described = {
        (path, method.upper())
        for path, methods in document(module.domain)["paths"].items()
        for method in methods
        if path == module.url or path.startswith(f"{module.url}/")
    }
    assert described == {(module.url + one.tail, one.method) for one in operations(module)}


@each()
async def test_an_answer_that_is_not_as_described_is_found(world: World, module: Module) -> None:
    by = world.caller(module)
    url = f"{module.url}/{await world.sample(module, by)}"
    body = (await by.call("GET", url)).body

    def spoilt(**changes: Any) -> Any:
        return {**body, "data": {**json.loads(json.dumps(body["data"])), **changes}}

    check("GET", url, 200, spoilt())
    without = {name: value for name, value in body["data"].items() if name != "created_at"}
    for wrong in (
        spoilt(surplus=1),
        spoilt(version="1"),
        spoilt(id="x"),
        {**body, "data": without},
        {**body, "error": {}},
    ):
        with pytest.raises(AssertionError):
            check("GET", url, 200, wrong)
    for status in (201, 418):
        with pytest.raises(AssertionError):
            check("GET", url, status, body)
    with pytest.raises(AssertionError):
        check("GET", f"{module.url}/{{id}}/nowhere", 200, body)
