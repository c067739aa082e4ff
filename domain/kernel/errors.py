"""What can go wrong, in the business's own words.

A message is English text with `{name}` placeholders; it is also the key under which its translation stands.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import ClassVar
from uuid import UUID


@dataclasses.dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field; `field` is its path in the input, such as `items.0.quantity`."""

    field: str
    code: str
    message: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def under(self, prefix: str) -> "FieldError":
        """The same error as seen from the record that holds the field's owner."""
        return FieldError(f"{prefix}.{self.field}", self.code, self.message, self.params)


class CXGError(Exception):
    """Whatever is refused or fails in a way the caller is told about."""

    code: ClassVar[str] = "INTERNAL_ERROR"

    def __init__(self, message: str, /, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message.format_map(self.params) if self.params else self.message


class ValidationError(CXGError):
    """The input does not have the form that is asked for; names each field that is wrong."""

    code = "VALIDATION_ERROR"

    def __init__(self, field_errors: Sequence[FieldError]) -> None:
        super().__init__("the input data is not valid")
        self.field_errors = tuple(field_errors)

    def __str__(self) -> str:
        said = (f"{error.field}: {error.message.format_map(dict(error.params))}" for error in self.field_errors)
        return f"{self.message} ({'; '.join(said)})"

    @classmethod
    def of(cls, field: str, code: str, message: str, /, **params: object) -> "ValidationError":
        """An error of one field."""
        return cls([FieldError(field, code, message, params)])


class NotFoundError(CXGError):
    """There is no such record for this caller; another tenant's record looks just the same."""

    code = "RESOURCE_NOT_FOUND"

    def __init__(self, message: str = "the record does not exist", /, **params: object) -> None:
        super().__init__(message, **params)


class AlreadyExistsError(CXGError):
    """A value that must be unique is taken; `fields` are those that make it unique."""

    code = "RESOURCE_ALREADY_EXISTS"

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__("a record with this value exists already: {fields}", fields=", ".join(fields))
        self.fields = tuple(fields)


class UnauthorizedError(CXGError):
    """Nobody is signed in, or the sign-in no longer holds."""

    code = "AUTHENTICATION_REQUIRED"

    def __init__(self, message: str = "sign in first", /, **params: object) -> None:
        super().__init__(message, **params)


class ForbiddenError(CXGError):
    """The caller lacks the right to do this."""

    code = "PERMISSION_DENIED"

    def __init__(self, message: str = "the permission {permission} is needed", /, **params: object) -> None:
        super().__init__(message, **params)


class TenantSuspended(CXGError):
    """The tenant may not do this while it is suspended or closed."""

    code = "TENANT_SUSPENDED"


class RuleViolated(CXGError):
    """A rule of the business refuses it; the message is the rule in the catalogue's words."""

    code = "RULE_VIOLATED"


LINE_IN_USE = "a line that another record names is not removed"


class InvalidTransition(RuleViolated):
    """A record cannot go from its status to that one."""

    def __init__(self, current: str, wanted: str) -> None:
        super().__init__("the status cannot change from {current} to {wanted}", current=current, wanted=wanted)


class StaleVersion(CXGError):
    """Somebody changed the record since the caller read it."""

    code = "STALE_VERSION"

    def __init__(self, id: UUID) -> None:
        super().__init__("the record was changed by somebody else in the meantime")
        self.id = id


class IdempotencyConflict(CXGError):
    """The same key is being worked on at this moment."""

    code = "IDEMPOTENCY_CONFLICT"

    def __init__(self) -> None:
        super().__init__("a request with this idempotency key is still running")


class RateLimited(CXGError):
    """Too many tries; come back after `retry_after` seconds."""

    code = "RATE_LIMITED"

    def __init__(self, message: str, /, *, retry_after: int, **params: object) -> None:
        super().__init__(message, **params)
        self.retry_after = retry_after


class Unavailable(CXGError):
    """A part the answer needs is down or overloaded; try again after `retry_after` seconds."""

    code = "UNAVAILABLE"

    def __init__(self, message: str, /, *, retry_after: int = 1, **params: object) -> None:
        super().__init__(message, **params)
        self.retry_after = retry_after


class TenantUnavailable(Unavailable):
    """The tenant's database cannot be reached at this moment; other tenants are not concerned."""

    code = "TENANT_UNAVAILABLE"


class DatabaseError(CXGError):
    """The database refused something that the program should not have asked for."""

    code = "DATABASE_ERROR"

    def __init__(self, message: str = "the database could not carry this out", /, **params: object) -> None:
        super().__init__(message, **params)


class DeclarationError(Exception):
    """A declaration contradicts itself; found at import, so that the program does not start."""
