"""The configuration: sources, the secrets of a development machine, and what production refuses."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from infrastructure.settings import ConfigurationError, Credentials, default_data_dir, load_settings

KEY = "k2:f3Jq8sVn1Zr6Xw0Lb5Ty9Kd4Hm7Pc2Ga"
PRODUCTION = {
    "ENVIRONMENT": "production",
    "TOKEN_SECRETS": KEY,
    "PASSWORD_PEPPER": "p1:Qm4Zt8Yw2Rv6Nx0Kj5Bs9Lf3Dh7Gc1Va",
    "MANAGER_APP_DSN": "postgresql://cxg_app:Tz83-kWq01xLr@db/cxg_manager",
    "MANAGER_OPERATOR_DSN": "postgresql://cxg_operator:Vn52-pYc77bHd@db/cxg_manager",
    "TENANT_APP_DSN": "postgresql://cxg_app:Tz83-kWq01xLr@db/cxg_tenants",
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with no configuration, in an empty folder."""
    for name in [name for name in os.environ if name.startswith("CXG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CXG_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def give(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"CXG_{name}", value)


def refusal() -> str:
    with pytest.raises(ConfigurationError) as refused:
        load_settings()
    return str(refused.value)


def test_development_starts_with_nothing_set_and_keeps_its_secrets(tmp_path: Path) -> None:
    first = load_settings()
    assert (first.environment, first.demo, first.docs_enabled) == ("development", True, True)
    assert load_settings().token_keys == first.token_keys
    assert load_settings().pepper_keys == first.pepper_keys
    assert all(len(key) >= 32 for key in (*first.token_keys.values(), *first.pepper_keys.values()))
    assert (tmp_path / "data" / "credentials.json").stat().st_mode & 0o777 == 0o600


def test_first_starts_at_once_agree_on_one_set_of_secrets(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(Credentials.load, [tmp_path / "new"] * 8))
    assert len(found) == 1


def test_a_secret_that_the_file_lacks_is_added_and_the_others_stay(tmp_path: Path) -> None:
    before = Credentials.load(tmp_path)
    kept = json.loads((tmp_path / "credentials.json").read_text())
    del kept["app_password"]
    (tmp_path / "credentials.json").write_text(json.dumps(kept))
    after = Credentials.load(tmp_path)
    assert after.app_password not in ("", before.app_password)
    assert after.owner_password == before.owner_password
    assert Credentials.load(tmp_path) == after


def test_a_data_folder_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CXG_DATA_DIR", str(tmp_path / "file"))
    assert refusal().startswith(f"CXG_DATA_DIR={tmp_path}/file cannot be used: ")


def test_the_data_folder_follows_the_xdg_convention(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert default_data_dir() == Path("/somewhere/cxg")
    monkeypatch.delenv("XDG_DATA_HOME")
    own = Path("/var/lib/cxg") if os.geteuid() == 0 else Path.home() / ".local/share/cxg"
    assert default_data_dir() == own


def test_production_starts_with_its_secrets_and_without_demo_or_docs(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, PRODUCTION)
    settings = load_settings()
    assert (settings.demo, settings.docs_enabled) == (False, False)
    assert settings.token_keys == {"k2": KEY[3:].encode()}


@pytest.mark.parametrize("name", [name for name in PRODUCTION if name != "ENVIRONMENT"])
def test_production_without_a_secret_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    give(monkeypatch, PRODUCTION)
    monkeypatch.delenv(f"CXG_{name}")
    assert refusal() == f"production needs CXG_{name}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN_SECRETS", "k1:" + "a" * 64),
        ("TOKEN_SECRETS", KEY + ",k1:please-CHANGEME-in-your-production-x9"),
        ("PASSWORD_PEPPER", "p1:an-example-pepper-of-thirty-two-bytes-or-more"),
        ("TENANT_APP_DSN", "postgresql://cxg_app:password@db/cxg_tenants"),
        ("TENANT_APP_DSN", "postgresql://cxg_app@db/cxg_tenants"),
        ("ADMIN_PASSWORD", "admin"),
        ("METRICS_TOKEN", "placeholder-token"),
    ],
)
def test_production_refuses_a_weak_secret_without_showing_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    give(monkeypatch, PRODUCTION | {name: value})
    assert refusal() == f"production refuses a weak or placeholder secret in CXG_{name}"


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("TOKEN_SECRETS", "k1:short", "CXG_TOKEN_SECRETS has a key (k1) shorter than 32 bytes"),
        (
            "TOKEN_SECRETS",
            KEY[3:],
            "CXG_TOKEN_SECRETS is written kid:secret, several separated by commas, newest first",
        ),
        ("PASSWORD_PEPPER", f"{KEY},{KEY}", "CXG_PASSWORD_PEPPER names the key k2 twice"),
        ("ADMIN_DSN", "mysql://root@db/x", "CXG_ADMIN_DSN is written postgresql://user:password@host:port/database"),
        ("DEMO", "true", "production refuses demo data: unset CXG_DEMO"),
        ("CORS_ORIGINS", "https://a.kr,*", "production refuses CXG_CORS_ORIGINS=*: name the origins"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str) -> None:
    give(monkeypatch, PRODUCTION | {name: value})
    assert refusal() == reason


def test_an_unknown_value_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXG_PORT", "eighty")
    assert refusal().startswith("CXG_PORT ")


def test_secrets_may_be_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    folder.mkdir()
    (folder / "cxg_token_secrets").write_text(KEY + "\n")
    monkeypatch.setenv("CXG_SECRETS_DIR", str(folder))
    assert list(load_settings().token_keys) == ["k2"]


def test_lists_are_separated_by_commas_and_keys_are_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, {"CORS_ORIGINS": "https://a.kr, https://b.kr", "TOKEN_SECRETS": f"{KEY},k1:{KEY}"})
    settings = load_settings()
    assert settings.cors_origins == ("https://a.kr", "https://b.kr")
    assert list(settings.token_keys) == ["k2", "k1"]


def test_printing_the_settings_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, PRODUCTION | {"ADMIN_PASSWORD": "Xq72-unlikely-word"})
    shown = repr(load_settings())
    secrets = (KEY[3:], "Qm4Zt8Yw2Rv6", "Tz83-kWq01xLr", "Vn52-pYc77bHd", "Xq72-unlikely-word")
    assert [secret for secret in secrets if secret in shown] == []
