"""The configuration: environment variables `CXG_*`, a `.env` file, or files in the folder that `CXG_SECRETS_DIR` names."""

import fcntl
import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
)

PREFIX = "CXG_"
SECRET_BYTES = 32  # RFC 7518, 3.2: an HS256 key is at least as long as its hash
DISTINCT_CHARACTERS = 8  # a random hexadecimal key of 32 characters has fewer with a chance below 1 in 10 million
PLACEHOLDERS = ("changeme", "change-me", "change_me", "placeholder", "example", "replace", "insecure", "password")
NEEDED_IN_PRODUCTION = (
    "token_secrets", "password_pepper", "manager_app_dsn", "manager_operator_dsn", "tenant_app_dsn",
)  # fmt: skip


class ConfigurationError(Exception):
    """The program cannot start as configured; the message says in one line what to set."""


def _is_weak(secret: str) -> bool:
    lowered = secret.lower()
    return len(set(secret)) < DISTINCT_CHARACTERS or any(word in lowered for word in PLACEHOLDERS)


def _keys(text: str) -> dict[str, bytes]:
    """Reads `kid:secret,kid:secret`, newest first."""
    keys: dict[str, bytes] = {}
    for part in text.split(","):
        kid, colon, secret = part.strip().partition(":")
        if not (kid and colon):
            raise ValueError("is written kid:secret, several separated by commas, newest first")
        if kid in keys:
            raise ValueError(f"names the key {kid} twice")
        if len(secret.encode()) < SECRET_BYTES:
            raise ValueError(f"has a key ({kid}) shorter than {SECRET_BYTES} bytes")
        keys[kid] = secret.encode()
    return keys


def _checked_keys(secret: SecretStr) -> SecretStr:
    _keys(secret.get_secret_value())
    return secret


def _checked_dsn(dsn: str) -> str:
    parts = urlsplit(dsn)
    if parts.scheme != "postgresql" or not parts.username or len(parts.path) < 2:
        raise ValueError("is written postgresql://user:password@host:port/database")
    return dsn


def _in_development(data: dict[str, Any]) -> bool:
    return data.get("environment") == "development"


def default_data_dir() -> Path:
    """Where the program keeps what it makes; for root a place that the embedded server's own user can reach."""
    if home := os.environ.get("XDG_DATA_HOME"):
        return Path(home) / "cxg"
    return Path("/var/lib/cxg") if os.geteuid() == 0 else Path.home() / ".local" / "share" / "cxg"


Dsn = Annotated[str, AfterValidator(_checked_dsn)]
Keys = Annotated[SecretStr, AfterValidator(_checked_keys)]


class Settings(BaseSettings):
    """Everything an operator may set; a production start without its secrets is refused."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    environment: Literal["development", "production"] = "development"
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    workers: int = Field(default=1, ge=1)
    data_dir: Path = Field(default_factory=default_data_dir)
    files_dir: str | None = None
    """Where attachments are kept: a folder that server and worker share, or an address such as s3://bucket/prefix."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    demo: bool = Field(default_factory=_in_development)
    docs_enabled: bool = Field(default_factory=_in_development)
    admin_email: str | None = None
    admin_password: SecretStr | None = None

    admin_dsn: Dsn | None = Field(default=None, repr=False)
    manager_owner_dsn: Dsn | None = Field(default=None, repr=False)
    manager_app_dsn: Dsn | None = Field(default=None, repr=False)
    manager_operator_dsn: Dsn | None = Field(default=None, repr=False)
    tenant_owner_dsn: Dsn | None = Field(default=None, repr=False)
    tenant_app_dsn: Dsn | None = Field(default=None, repr=False)
    tenant_dsns: dict[str, Dsn] = Field(default_factory=dict, repr=False)
    """Further tenant databases by name, for the app role; JSON in the environment."""
    tenant_owner_dsns: dict[str, Dsn] = Field(default_factory=dict, repr=False)
    pool_size: int = Field(default=8, ge=1)
    pool_timeout_s: float = Field(default=2.0, gt=0)
    statement_timeout_ms: int = Field(default=15_000, ge=1)

    token_secrets: Keys | None = None
    password_pepper: Keys | None = None
    metrics_token: SecretStr | None = None
    access_token_minutes: int = Field(default=15, ge=1, le=15)
    cors_origins: Annotated[tuple[str, ...], NoDecode] = ()
    body_limit_bytes: int = Field(default=1_048_576, ge=1)
    header_timeout_s: float = Field(default=10, gt=0)
    body_timeout_s: float = Field(default=15, gt=0)
    request_timeout_s: float = Field(default=30, gt=0)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Takes secrets from files too: `CXG_SECRETS_DIR` is read when the settings are, not when this is imported."""
        files = SecretsSettingsSource(settings_cls, secrets_dir=os.environ.get(f"{PREFIX}SECRETS_DIR"))
        return init_settings, env_settings, dotenv_settings, files

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split_origins(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _refuse_an_unsafe_production(self) -> Self:
        if self.environment != "production":
            return self
        missing = [f"{PREFIX}{name.upper()}" for name in NEEDED_IN_PRODUCTION if getattr(self, name) is None]
        if missing:
            raise ValueError(f"production needs {', '.join(missing)}")
        weak = [f"{PREFIX}{name.upper()}" for name, secret in self._secrets() if _is_weak(secret)]
        if weak:
            raise ValueError(f"production refuses a weak or placeholder secret in {', '.join(sorted(set(weak)))}")
        if self.demo:
            raise ValueError("production refuses demo data: unset CXG_DEMO")
        if "*" in self.cors_origins:
            raise ValueError("production refuses CXG_CORS_ORIGINS=*: name the origins")
        return self

    def _secrets(self) -> list[tuple[str, str]]:
        """Every secret that was given, with the name of its field."""
        found: list[tuple[str, str]] = []
        for name in type(self).model_fields:
            value = getattr(self, name)
            if name in ("token_secrets", "password_pepper"):
                found += [(name, key.decode()) for key in _keys(value.get_secret_value()).values()]
            elif isinstance(value, SecretStr):
                found.append((name, value.get_secret_value()))
            elif name.endswith("_dsn") and value is not None:
                found.append((name, unquote(urlsplit(value).password or "")))
        return found

    @property
    def files_address(self) -> str:
        """Where attachments are kept."""
        return self.files_dir or str(self.data_dir / "files")

    @property
    def token_keys(self) -> dict[str, bytes]:
        """The keys that sign and check tokens, by key id, newest first."""
        return _keys(self.token_secrets.get_secret_value()) if self.token_secrets else {}

    @property
    def pepper_keys(self) -> dict[str, bytes]:
        """The keys mixed into password hashes, by key id, newest first."""
        return _keys(self.password_pepper.get_secret_value()) if self.password_pepper else {}


@dataclass(frozen=True, slots=True)
class Credentials:
    """Secrets of a development machine: made at random once and kept in its data folder, readable by its user alone."""

    token_secrets: str
    password_pepper: str
    owner_password: str
    app_password: str
    operator_password: str
    demo_password: str

    @classmethod
    def load(cls, data_dir: Path) -> "Credentials":
        """Reads the folder's `credentials.json`, making it, or what it lacks, first."""
        folder = own_folder(data_dir)
        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)  # two first starts must not each make their own
            return cls._load(folder / "credentials.json")
        finally:
            os.close(lock)

    @classmethod
    def _load(cls, path: Path) -> "Credentials":
        kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
        names = [field.name for field in fields(cls)]
        credentials = cls(**{name: kept.get(name) or _random_credential(name) for name in names})
        if asdict(credentials) != kept:
            fresh = path.with_suffix(".new")
            fresh.unlink(missing_ok=True)
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                json.dump(asdict(credentials), file, indent=2)
            fresh.replace(path)
        return credentials


def _random_credential(name: str) -> str:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    # a person types the one of the demo, and the rules for passwords hold for it too
    return (
        f"Demo1-{secret[:12]}" if name == "demo_password" else secret if name.endswith("_password") else f"k1:{secret}"
    )


def own_folder(path: Path) -> Path:
    """Makes a folder for this user alone; root's may be passed through by the user that its database server runs as."""
    for missing in reversed([folder for folder in (path, *path.parents) if not folder.exists()]):
        missing.mkdir(exist_ok=True)
        missing.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return path


def load_settings() -> Settings:
    """Reads the configuration; in development missing secrets are made at random once and kept in the data folder."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise ConfigurationError("; ".join(_line(found["loc"], found["msg"]) for found in error.errors())) from None
    if settings.environment == "production" or (settings.token_secrets and settings.password_pepper):
        return settings
    try:
        credentials = Credentials.load(settings.data_dir)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"CXG_DATA_DIR={settings.data_dir} cannot be used: {error}") from None
    return settings.model_copy(
        update={
            "token_secrets": settings.token_secrets or SecretStr(credentials.token_secrets),
            "password_pepper": settings.password_pepper or SecretStr(credentials.password_pepper),
        }
    )


def _line(location: tuple[int | str, ...], message: str) -> str:
    text = message.removeprefix("Value error, ")
    return f"{PREFIX}{str(location[0]).upper()} {text}" if location else text
