"""Every module's commands: what they read of a command line, what they do, and that they answer what HTTP answers."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from application.rights import Actor
from domain.kernel.entity import module_named, modules
from domain.manager.tnnt.tenant import Tenant
from interfaces.cli.records import command_names, module_command
from interfaces.http.routes import module_routes
from tests.cli.conftest import MemoryProgram, Terminal

Make = Callable[..., UUID]
pytestmark = pytest.mark.usefixtures("acme")
HERE = ("--tenant", "acme")


def over_http(program: MemoryProgram, actor: Actor, method: str, path: str, **more: object) -> httpx.Response:
    """What the routes of the modules answer to the same actor."""
    app = Starlette(routes=module_routes(modules(), program.house.application))

    async def admitted(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": {"actor": actor}}, receive, send)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(admitted)
        async with httpx.AsyncClient(transport=transport, base_url="http://cxg") as client:
            return await client.request(method, path, headers={"accept-language": "en"}, json=more or None)

    return asyncio.run(ask())


# crm.Partner


def test_a_partner_lives_on_the_command_line(cxg: Terminal) -> None:
    made = cxg.data("crm", "partners", "create", *HERE, "--name", "하나상사", "--employee-count", "12")
    assert (made["name"], made["employee_count"], made["status"]) == ("하나상사", 12, "PROSPECT")
    id = made["id"]
    assert cxg.data("crm", "partners", "get", id, *HERE) == made

    active = cxg.data("crm", "partners", "activate", id, *HERE, "--is-customer", "true")
    assert (active["status"], active["is_customer"], active["version"]) == ("ACTIVE", True, 2)
    blocked = cxg.data("crm", "partners", "status", id, "BLOCKED", *HERE, "--reason", "does not pay")
    assert (blocked["status"], blocked["blocked_reason"]) == ("BLOCKED", "does not pay")
    changed = cxg.data("crm", "partners", "update", id, *HERE, "--email", "Hana@Example.com", "--version", 3)
    assert changed["email"] == "hana@example.com"
    emptied = cxg.data("crm", "partners", "update", id, *HERE, "--email", "")
    assert emptied["email"] is None

    assert cxg.data("crm", "partners", "delete", id, *HERE) is None
    assert cxg.refused("crm", "partners", "get", id, *HERE) == "the record does not exist\n"


def test_people_get_tables(cxg: Terminal, make: Make) -> None:
    addresses = [{"kind": "BILLING", "line1": "1 Sejong-daero"}]
    id = make("crm.Partner", name="Hana [bold]", addresses=addresses)
    record = cxg.run("crm", "partners", "get", id, *HERE).stdout
    assert str(id) in record
    assert "Hana [bold]" in record
    assert "1 Sejong-daero" in record
    listed = cxg.run("crm", "partners", "list", *HERE).stdout
    assert str(id) in listed
    assert "1 of 1 records" in listed


def test_a_body_is_put_together_from_file_options_and_assignments(cxg: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "partner.json"
    file.write_text('{"name": "from the file", "industry": "from the file", "business_type": "from the file"}')
    made = cxg.data(
        "crm", "partners", "create", *HERE, "--data", file, "--industry", "by option", "--business-item", "by option",
        "--set", "business-item=by set", "--set", "is_customer=true",
        "--set", 'addresses:=[{"kind":"OTHER","line1":"x"}]',
    )  # fmt: skip
    assert (made["name"], made["business_type"]) == ("from the file", "from the file")
    assert (made["industry"], made["business_item"]) == ("by option", "by set")
    assert (made["is_customer"], made["addresses"][0]["line1"]) == (True, "x")


def test_a_body_comes_from_stdin(cxg: Terminal) -> None:
    made = cxg.data("crm", "partners", "create", *HERE, "--data", "-", input='{"name": "piped"}')
    assert made["name"] == "piped"


def test_data_is_read_as_strictly_as_a_request(cxg: Terminal) -> None:
    words = ("crm", "partners", "create", *HERE, "--data", "-")
    assert cxg.refused(*words, input="{") == "the body is not valid JSON\n"
    assert cxg.refused(*words, input='{"name":"a","name":"b"}') == "name: the value is given more than once\n"


def test_the_same_key_makes_one_record(cxg: Terminal) -> None:
    words = ("crm", "partners", "create", *HERE, "--key", "order-7", "--name", "once")
    assert cxg.data(*words) == cxg.data(*words)
    assert cxg.data("crm", "partners", "list", *HERE)["total"] == 1
    assert "key" in cxg.refused(*words, "--industry", "other").lower()


# lists


def test_lists_filter_search_sort_and_page(cxg: Terminal, make: Make) -> None:
    for name in ("Alpha", "Beta", "Gamma"):
        make("crm.Partner", name=name, country="JP" if name == "Beta" else "KR")

    def names(*words: str) -> list[str]:
        return [item["name"] for item in cxg.data("crm", "partners", "list", *HERE, *words)["items"]]

    assert names("--country", "KR", "--sort", "name") == ["Alpha", "Gamma"]
    assert names("--sort", "-name") == ["Gamma", "Beta", "Alpha"]
    assert names("--search", "bet") == ["Beta"]
    assert names("--sort", "name", "--page", "2", "--page-size", "2") == ["Gamma"]
    page = cxg.data("crm", "partners", "list", *HERE, "--sort", "name", "--page-size", "2")
    assert names("--sort", "name", "--cursor", page["next_cursor"]) == ["Gamma"]
    table = cxg.run("crm", "partners", "list", *HERE, "--columns", "name,created-at", "--page-size", "2").stdout
    assert "next page: --cursor" in table
    assert table.split()[:3] == ["Name", "Created", "at"]


def test_all_follows_the_cursors(cxg: Terminal, make: Make) -> None:
    made = [str(make("crm.Partner")) for _ in range(5)]
    listed = cxg.data("crm", "partners", "list", *HERE, "--all", "--page-size", "2")
    assert [item["id"] for item in listed["items"]] == made[::-1]
    assert (listed["total"], listed["next_cursor"]) == (5, None)
    table = cxg.run("crm", "partners", "list", *HERE, "--all", "--page-size", "2").stdout
    assert all(id in table for id in made)
    assert "every page" in cxg.refused("crm", "partners", "list", *HERE, "--all", "--page", "2", code=2)


def test_all_of_nothing_is_an_empty_list(cxg: Terminal) -> None:
    assert cxg.data("crm", "partners", "list", *HERE, "--all")["items"] == []


# the same answers as HTTP


def test_json_is_the_document_that_http_answers(
    cxg: Terminal, make: Make, program: MemoryProgram, actor: Actor
) -> None:
    id = make("crm.Partner", name="하나", annual_revenue="12000")
    make("crm.Partner", name="둘")
    url = module_named("crm.Partner").url
    got = cxg.run("crm", "partners", "get", id, *HERE, "--json").stdout_bytes
    assert got.rstrip(b"\n") == over_http(program, actor, "GET", f"{url}/{id}").content
    listed = cxg.run("crm", "partners", "list", *HERE, "--page-size", "1", "--sort", "name", "--json").stdout_bytes
    assert listed.rstrip(b"\n") == over_http(program, actor, "GET", f"{url}?page_size=1&sort=name").content


def test_a_refusal_in_json_is_http_s_too(cxg: Terminal, program: MemoryProgram, actor: Actor) -> None:
    url = module_named("crm.Partner").url
    refused = cxg.run("crm", "partners", "create", *HERE, "--kind", "CAT", "--json")
    assert refused.exit_code == 1
    assert refused.stdout_bytes.rstrip(b"\n") == over_http(program, actor, "POST", url, kind="CAT").content
    assert refused.stderr.splitlines() == ["kind: one of COMPANY, PERSON is asked for", "name: the field is required"]


# wms.Zone and srm.SalesOrder


def test_a_zone_has_no_status_and_its_warehouse_is_immutable(cxg: Terminal, make: Make) -> None:
    warehouse = make("wms.Warehouse")
    words = ("--warehouse-id", warehouse, "--code", "A", "--name", "Cold", "--storage-class", "FROZEN")
    zone = cxg.data("wms", "zones", "create", *HERE, *words, "--pick-priority", "5")
    assert (zone["storage_class"], zone["pick_priority"]) == ("FROZEN", 5)
    assert [one["id"] for one in cxg.data("wms", "zones", "list", *HERE, "--warehouse-id", warehouse)["items"]] == [
        zone["id"]
    ]
    refused = cxg.refused("wms", "zones", "update", zone["id"], *HERE, "--set", f"warehouse_id={uuid4()}")
    assert refused == "warehouse_id: the field cannot be changed\n"
    assert "No such option" in cxg.refused("wms", "zones", "update", zone["id"], *HERE, "--warehouse-id", "x", code=2)
    assert "No such command" in cxg.refused("wms", "zones", "status", zone["id"], "ACTIVE", *HERE, code=2)
    assert cxg.data("wms", "zones", "delete", zone["id"], *HERE) is None


def test_an_order_is_made_listed_and_cancelled(cxg: Terminal, make: Make) -> None:
    unit, partner = make("pim.UnitOfMeasure"), make("crm.Partner")
    items = [{"description": "Advice", "quantity": "2", "unit_id": str(unit), "unit_price": "1500"}]
    order = cxg.data(
        "srm", "orders", "create", *HERE, "--partner-id", partner, "--warehouse-id", make("wms.Warehouse"),
        "--order-date", "2026-07-31", "--coupon-codes", "SUMMER", "--coupon-codes", "NEW", "--items", json.dumps(items),
    )  # fmt: skip
    assert (order["status"], order["coupon_codes"], order["items"][0]["quantity"]) == (
        "DRAFT",
        ["SUMMER", "NEW"],
        "2.0000",
    )

    def found(*words: str) -> int:
        total: int = cxg.data("srm", "orders", "list", *HERE, *words)["total"]
        return total

    assert found("--order-date-from", "2026-07-31", "--order-date-to", "2026-07-31") == 1
    assert found("--order-date-from", "2026-08-01") == 0
    assert cxg.data("srm", "orders", "update", order["id"], *HERE, "--memo", "two\nlines")["memo"] == "two\nlines"
    assert cxg.data("srm", "orders", "cancel", order["id"], *HERE)["status"] == "CANCELLED"


# what is refused


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--set", "name"), "field=value or field:=json is asked for"),
        (("--set", "name=a", "--set", "name=b"), "name is given more than once"),
        (("--set", "addresses:=[1"), "addresses: the value is not valid JSON"),
        (("--data", "no/such/file.json"), "No such file"),
    ],
)
def test_a_command_line_that_cannot_be_read_is_a_usage_error(cxg: Terminal, words: tuple[str, ...], said: str) -> None:
    assert said in cxg.refused("crm", "partners", "create", *HERE, *words, code=2)


def test_errors_are_said_in_the_user_s_language(cxg: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    korean = {"the field is required": "필수 항목입니다"}
    monkeypatch.setattr("interfaces.messages.catalogue", lambda: korean)
    words = ("crm", "partners", "create", *HERE)
    assert cxg.refused(*words, LANG="ko_KR.UTF-8") == "name: 필수 항목입니다\n"
    assert cxg.refused(*words, "--lang", "ko") == "name: 필수 항목입니다\n"
    assert cxg.refused(*words, "--lang", "en", LANG="ko_KR.UTF-8") == "name: the field is required\n"


def test_ids_versions_columns_and_unknown_fields_are_checked(cxg: Terminal, make: Make) -> None:
    id = make("crm.Partner")
    assert cxg.refused("crm", "partners", "get", "7", *HERE) == "id: an id (UUID) is asked for\n"
    stale = cxg.refused("crm", "partners", "update", id, *HERE, "--name", "x", "--version", "9")
    assert stale == "the record was changed by somebody else in the meantime\n"
    assert "version: " in cxg.refused("crm", "partners", "delete", id, *HERE, "--version", "new")
    assert "there are id, number" in cxg.refused("crm", "partners", "list", *HERE, "--columns", "colour", code=2)
    unknown = cxg.refused("crm", "partners", "update", id, *HERE, "--set", "colour=red")
    assert unknown == "colour: there is no such field to be written\n"


def test_a_tenant_s_module_asks_for_the_tenant(cxg: Terminal, acme: Tenant) -> None:
    assert "--tenant" in cxg.refused("crm", "partners", "list", code=2)
    assert cxg.refused("crm", "partners", "list", "--tenant", "acmee") == "there is no tenant acmee\n"
    assert cxg.data("crm", "partners", "list", CXG_TENANT=acme.code)["total"] == 0
    assert cxg.data("tnnt", "tenants", "list", CXG_TENANT=acme.code)["total"] == 1


def test_control_characters_of_a_text_do_not_reach_the_terminal(cxg: Terminal, make: Make) -> None:
    unit = make("pim.UnitOfMeasure")
    order = make(
        "srm.SalesOrder",
        memo="\x1b[2Jgone",
        items=[{"description": "x", "quantity": "1", "unit_id": str(unit), "unit_price": "1"}],
    )
    shown = cxg.run("srm", "orders", "get", order, *HERE).stdout
    assert "\x1b" not in shown
    assert "\\x1b[2Jgone" in shown


# every module


def test_every_module_s_commands_can_be_made() -> None:
    for module in modules():
        names = command_names(module)
        assert len(names) == len(set(names)), module.code
        for name in names:
            made = module_command(module, name)
            options = [text for one in made.params for text in one.opts]
            assert len(options) == len(set(options)), (module.code, name)
            assert {"--json", "--tenant", "--as", "--lang"} <= set(options), (module.code, name)


def test_help_names_fields_with_their_kind_and_what_holds_for_them(cxg: Terminal) -> None:
    shown = " ".join(cxg.run("crm", "partners", "create", "--help", COLUMNS="200").stdout.split())
    assert "--name VALUE str(200), required" in shown
    assert "--parent-id VALUE id, optional, -> crm.Partner (tree)" in shown
    assert "--number" not in shown  # the program's own
    listed = " ".join(cxg.run("srm", "orders", "list", "--help", COLUMNS="200").stdout.split())
    assert "--order-date-from VALUE from date" in listed


def test_a_misspelt_name_gets_a_suggestion(cxg: Terminal) -> None:
    assert "Did you mean 'partners'?" in cxg.refused("crm", "partnrs", "list", code=2)
    assert "Did you mean 'activate'?" in cxg.refused("crm", "partners", "activte", code=2)
    assert "Did you mean 'crm'?" in cxg.refused("cmr", code=2)
