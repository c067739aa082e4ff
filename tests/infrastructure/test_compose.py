"""docker-compose.yml and its examples, read as Docker would read them: every name they use must be one we know."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from infrastructure.settings import PREFIX, Settings, load_settings

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
KNOWN = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")
PROGRAMS = ("migrate", "api", "worker")
RANDOM = "Zq8f3Jq8sVn1Zr6Xw0Lb5Ty9Kd4Hm7Pc2"


def filled(name: str, text: str) -> str:
    """A value with its variables replaced as Compose does, given a random one for each that is needed."""
    value = RANDOM if name.endswith("_DSN") else f"k1:{RANDOM}"
    return VARIABLE.sub(lambda found: found[3] if found[2] == "-" else value, text)


def example_names() -> set[str]:
    return set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))


@pytest.mark.parametrize("service", PROGRAMS)
def test_a_service_sets_only_what_the_settings_have(service: str) -> None:
    assert set(SERVICES[service]["environment"]) - KNOWN == set()


@pytest.mark.parametrize("service", PROGRAMS)
def test_what_a_service_sets_is_a_sufficient_production_configuration(
    service: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in KNOWN:
        monkeypatch.delenv(name, raising=False)
    for name, value in SERVICES[service]["environment"].items():
        monkeypatch.setenv(name, filled(name, value))
    assert load_settings().environment == "production"


def test_only_the_migration_knows_the_owner_and_the_administrator() -> None:
    privileged = {"CXG_ADMIN_DSN", "CXG_MANAGER_OWNER_DSN", "CXG_TENANT_OWNER_DSN"}
    knowing = {name for name, service in SERVICES.items() if privileged & set(service.get("environment", {}))}
    assert knowing == {"migrate"}


def test_every_variable_is_explained_in_the_example() -> None:
    used = {found[1] for found in VARIABLE.finditer((ROOT / "docker-compose.yml").read_text())}
    assert used - example_names() == set()


def test_the_example_names_only_what_is_read() -> None:
    used = {found[1] for found in VARIABLE.finditer((ROOT / "docker-compose.yml").read_text())}
    assert example_names() - used - KNOWN == set()


def test_no_secret_is_written_in_the_files() -> None:
    for name, service in SERVICES.items():
        for variable, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|PEPPER|TOKEN|DSN", variable):
                assert "${" in value, f"{name}: {variable}"
    assert (
        re.findall(r"^\w*(?:PASSWORD|SECRETS|PEPPER|TOKEN)=(.+)", (ROOT / ".env.example").read_text(), re.MULTILINE)
        == []
    )


def test_nothing_runs_as_root_or_before_the_migration() -> None:
    assert "\nUSER cxg\n" in (ROOT / "Dockerfile").read_text()
    for name in ("api", "worker", "pgbouncer"):
        assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_what_the_image_copies_is_there_and_not_ignored() -> None:
    kept = {line[1:].strip("/") for line in (ROOT / ".dockerignore").read_text().split() if line.startswith("!")}
    copied = [line.split()[1:-1] for line in (ROOT / "Dockerfile").read_text().splitlines() if line.startswith("COPY")]
    assert {source for sources in copied for source in sources} == kept
    assert [source for source in sorted(kept) if not (ROOT / source).exists()] == []
