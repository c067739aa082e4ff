"""The import contracts of pyproject.toml hold, and each is broken by the import it is there to forbid."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]

CLEAN = {
    "domain/kernel/entity.py": "import decimal",
    "domain/shared/trade.py": "import domain.kernel.entity",
    "domain/manager/idam/user.py": "import domain.kernel.entity",
    "domain/manager/tnnt/tenant.py": "import domain.kernel.entity",
    "domain/tenants/crm/partner.py": "import domain.kernel.entity",
    "domain/tenants/srm/order.py": "import domain.kernel.entity, domain.shared.trade",
    "application/ports.py": "import domain.kernel.entity",
    "application/crud.py": "import application.ports",
    "application/manager/idam/users.py": "import application.ports",
    "application/manager/tnnt/tenants.py": "import application.manager.idam.users",
    "application/tenants/crm/partners.py": "import domain.tenants.crm.partner",
    "application/tenants/srm/orders.py": "import application.tenants.crm.partners",
    "application/tenants/bim/reports.py": "import application.ports",
    "infrastructure/settings.py": "import pydantic",
    "infrastructure/sql.py": "import sqlalchemy, asyncpg, alembic",
    "infrastructure/container.py": "import dependency_injector, infrastructure.sql, application.ports",
    "interfaces/http/app.py": "import fastapi, application.crud",
    "interfaces/main.py": "import infrastructure.container, interfaces.http.app",
    "tests/architecture/test_one.py": "import infrastructure.sql, fastapi, sqlalchemy",
}

HIDDEN = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pydantic_core"
PLANTED = [
    ("hexagon", "interfaces/http/shortcut.py", "import infrastructure.sql"),
    ("hexagon", "infrastructure/answer.py", "import interfaces.http.app"),
    ("hexagon", "interfaces/cli/check.py", "import tests.architecture.test_one"),
    ("pure-domain", "domain/tenants/srm/modern.py", "import attrs"),
    ("pure-domain", "domain/tenants/srm/typed.py", HIDDEN),
    ("pure-application", "application/tenants/srm/quick.py", "import msgspec"),
    ("domains-apart", "domain/tenants/srm/nosy.py", "import domain.tenants.crm.partner"),
    ("domain-layers", "domain/shared/tenants.py", "import domain.manager.tnnt.tenant"),
    ("tenant-order", "application/tenants/apm/upward.py", "import application.tenants.crm.partners"),
    ("tenant-order", "application/tenants/srm/reported.py", "import application.tenants.bim.reports"),
    ("tenant-order", "application/tenants/stranger.py", "import application.ports"),
    ("bim-calls-none", "application/tenants/bim/acting.py", "import application.tenants.srm.orders"),
    ("manager-order", "application/manager/cnfg/upward.py", "import application.manager.idam.users"),
    ("sql-inside", "interfaces/http/query.py", "import sqlalchemy"),
    ("http-inside", "infrastructure/answer.py", "import fastapi"),
    ("one-injector", "interfaces/http/inject.py", "import dependency_injector"),
    ("no-cycles", "infrastructure/circle.py", "import infrastructure.round"),
]
"""A contract, the file where something that it forbids is tried, and the import."""

BESIDE = {"infrastructure/round.py": "import infrastructure.circle"}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(LINT, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        for package in file.relative_to(folder).parents:
            if package.name:
                (folder / package / "__init__.py").touch()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small house of the same shape, under the same contracts."""
    folder = tmp_path_factory.mktemp("house")
    _write(folder, CLEAN)
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "tests/architecture/contracts.py", folder / "tests/architecture")
    return folder


def test_the_project_keeps_its_contracts() -> None:
    ran = _lint(ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_house_without_forbidden_imports_keeps_them_too(small: Path) -> None:
    ran = _lint(small)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_contract_has_an_import_planted_against_it() -> None:
    assert set(_contracts()) == {contract for contract, _, _ in PLANTED}


@pytest.mark.parametrize(("contract", "file", "text"), PLANTED)
def test_a_forbidden_import_breaks_its_contract_alone(
    contract: str, file: str, text: str, small: Path, tmp_path: Path
) -> None:
    house = tmp_path / "house"
    shutil.copytree(small, house, ignore=shutil.ignore_patterns("__pycache__"))
    _write(house, {file: text, **(BESIDE if contract == "no-cycles" else {})})
    ran = _lint(house)
    broken = {line.partition(" BROKEN")[0] for line in ran.stdout.splitlines() if " BROKEN" in line}
    assert broken == {_contracts()[contract]}, ran.stdout + ran.stderr
    assert Path(file).stem in ran.stdout.partition("Broken contracts")[2]


def _contracts() -> dict[str, str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return {contract["id"]: contract["name"] for contract in settings["contracts"]}
