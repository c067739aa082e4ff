"""What `cxg` does beside modules' commands: running the platform, telling of modules, making tenants."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.kernel.entity import modules
from domain.manager.tnnt.tenant import Tenant
from interfaces.cli.describing import describe
from tests.application.people import tenant_database
from tests.cli.conftest import MemoryProgram, Terminal

ROOT = Path(__file__).parents[2]


def test_running_the_platform_is_left_to_the_program(cxg: Terminal, program: MemoryProgram) -> None:
    for name in ("up", "serve", "worker"):
        assert cxg.run(name).exit_code == 0
    assert program.asked == ["up", "serve", "worker"]
    assert cxg.run("migrate").stdout == "manager at 0001\n"
    assert cxg.run("migrations", "make", "more fields").stdout == "versions/0002_more_fields.py\n"


# modules


def test_modules_are_listed_by_domain(cxg: Terminal) -> None:
    listed = cxg.data("modules", "list", "--domain", "crm")
    partner = next(one for one in listed if one["code"] == "crm.Partner")
    assert (partner["url"], partner["title"]["ko"]) == ("/api/v1/tenants/crm/partners", "거래처")
    assert {"activate", "block"} <= set(partner["commands"])
    assert {one["scope"] for one in cxg.data("modules", "list", "--scope", "manager")} == {"manager"}
    shown = cxg.run("modules", "list").stdout
    assert "tenants / crm  고객 관계 · CRM" in shown
    assert "crm.Partner" in shown
    assert "manager, tenants" in cxg.refused("modules", "list", "--scope", "x", code=2)
    assert "crm" in cxg.refused("modules", "list", "--domain", "x", code=2)


def test_a_module_is_shown_with_all_that_follows(cxg: Terminal) -> None:
    shown = cxg.data("modules", "show", "crm.Partner")
    fields = {one["name"]: one for one in shown["fields"]}
    assert shown["file"] == "domain/tenants/crm/partner.py"
    assert fields["name"] == {"name": "name", "label": "Name", "type": "str(200)", "markers": ["required"]}
    assert fields["parent_id"]["markers"] == ["optional", "-> crm.Partner (tree)"]
    assert shown["by_command"]["BLOCKED -> ACTIVE"] == "unblock"
    assert shown["lines"]["addresses"]["name"] == "PartnerAddress"
    route = next(one for one in shown["routes"] if one["path"].endswith("/block"))
    assert (route["permission"], route["function"]) == ("crm:partners:block", "application.tenants.crm.partners.block")
    text = cxg.run("modules", "show", "crm.Partner", "--sql").stdout
    for word in (
        "domain/tenants/crm/partner.py",
        "crm:partners:block",
        "PartnerAddress",
        "-- the table of crm.Partner",
    ):
        assert word in text


def test_every_module_can_be_described() -> None:
    for module in modules():
        described = describe(module)
        assert json.loads(json.dumps(described)) == described, module.code
        assert {one["name"] for one in described["fields"]} == set(module.fields.fields), module.code


def test_a_module_without_status_and_commands_is_shown_too(cxg: Terminal) -> None:
    shown = cxg.run("modules", "show", "sys.Permission").stdout
    assert "/api/v1/tenants/sys/permissions" in shown
    assert "Status" not in shown


@pytest.mark.parametrize("code", ["crm.Partnr", "crm.partnrs", "Crm.Partener"])
def test_an_unknown_module_gets_a_suggestion(cxg: Terminal, code: str) -> None:
    assert cxg.refused("modules", "show", code) == f"there is no module {code}; do you mean crm.Partner?\n"


def test_a_module_is_found_by_its_path_too(cxg: Terminal) -> None:
    assert cxg.data("modules", "show", "crm/partners")["code"] == "crm.Partner"
    assert cxg.data("modules", "show", "crm.partners")["code"] == "crm.Partner"
    assert cxg.refused("modules", "show", "zzzzzz") == "there is no module zzzzzz\n"


# tenants


@pytest.fixture
def _place(program: MemoryProgram) -> None:
    asyncio.run(tenant_database(program.works, "tenants_1", region="kr"))


@pytest.mark.usefixtures("_place")
def test_a_tenant_is_made_with_its_owner_and_made_ready(cxg: Terminal) -> None:
    words = ("--name", "Hana", "--email", "it@hana.example", "--set", "currency=USD")
    owner = ("--owner-email", "kim@hana.example", "--owner-name", "Kim", "--owner-password", "Correct-horse-7")
    tenant = cxg.data("tenants", "create", "hana", *words, *owner)
    assert (tenant["status"], tenant["currency"]) == ("ACTIVE", "USD")
    as_kim = ("--tenant", "hana", "--as", "kim@hana.example")
    assert cxg.data("crm", "partners", "create", *as_kim, "--name", "x")["created_by"] == tenant["owner_user_id"]
    assert "hana" in cxg.run("tenants", "list", "--status", "ACTIVE").stdout
    again = cxg.data("tenants", "create", "second", *words, *owner)
    assert again["owner_user_id"] == tenant["owner_user_id"]


@pytest.mark.usefixtures("_place")
def test_an_owner_s_password_that_was_not_given_is_shown_once_and_must_be_changed(cxg: Terminal) -> None:
    words = ("--name", "Hana", "--email", "it@hana.example", "--owner-email", "kim@hana.example")
    made = cxg.run("tenants", "create", "hana", *words)
    assert made.exit_code == 0
    assert "kim@hana.example signs in with the password Cxg1-" in made.stderr
    user = cxg.data("idam", "users", "list", "--search", "kim")["items"][0]
    assert (user["username"], user["must_change_password"]) == ("kim", True)


def test_a_tenant_without_a_free_place_is_refused(cxg: Terminal) -> None:
    words = ("tenants", "create", "hana", "--name", "Hana", "--email", "it@hana.example")
    assert cxg.refused(*words) == "no tenant database of this region has a free slot\n"


def test_a_code_that_is_taken_is_refused(cxg: Terminal, acme: Tenant) -> None:
    words = ("tenants", "create", acme.code, "--name", "A", "--email", "it@acme.example")
    assert cxg.refused(*words) == "a record with this value exists already: code\n"


# the start

_START = """
import sys
from interfaces.cli.app import make_cli
try:
    make_cli(None)(sys.argv[1:], prog_name="cxg")
finally:
    print(sorted(name for name in sys.modules if name.startswith(("domain.", "application.")) and name.count(".") > 2))
"""


def test_help_is_there_without_reading_the_modules(record_property: Callable[[str, object], None]) -> None:
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _START, "--help"],
        cwd=ROOT, env={**os.environ, "COLUMNS": "100"}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    record_property("cxg_help_s", round(time.perf_counter() - started, 3))
    assert "고객 관계 · CRM" in done.stdout
    assert "domain.tenants.crm.partner" not in done.stdout
