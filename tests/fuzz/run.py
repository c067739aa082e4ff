"""One run of Schemathesis: what is sent, which checks are made, and what an answer may depend on beside the request."""

import json
import math
import random
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import count
from typing import Any
from uuid import uuid4

import httpx
import schemathesis
from schemathesis import engine
from schemathesis.auths import AuthContext
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.transport import Response
from schemathesis.engine import events
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.generation.case import Case
from schemathesis.generation.meta import CoveragePhaseData
from schemathesis.hooks import HookContext
from schemathesis.openapi.checks import RejectedPositiveData
from schemathesis.schemas import BaseSchema

from domain.kernel.entity import modules
from domain.kernel.types import Free
from tests.fuzz.target import ADMIN, VISITOR, Target

AUTH = "/api/v1/manager/auth/"
SEED = 38
SIGNING_IN = ("POST /api/v1/manager/auth/login", "POST /api/v1/manager/auth/refresh")
CHANGING_MIND = 300  # seconds after which a new token is asked for; one holds 15 minutes

MANY = 10_000
"""From so many cases on the coverage phase runs too: only to make its cases up takes half a minute."""
USUAL = 100  # cases of an operation in the coverage phase

# A valid request may still be refused: 404, its record is not there; 409, a rule of the business or a value that is
# taken already stands against it; 412, the record was changed; 422, only for the reasons in DEPENDS.
ACCEPTED = ["2xx", "404", "409", "412"]
# An invalid one may be refused for another reason first: 404, 409, 412 as above; 405 and 415 are what was wrong.
REJECTED = ["404", "405", "409", "412", "415", "422"]

DEPENDS = {
    ("", "*", "not_found"): "the record that a reference names must be there",
    ("", "cursor", "pattern"): "a cursor is one that a list has given, in the same order",
    ("", "page", "range"): "page times page_size is bounded",
    ("/auth/change-password", "current_password", "wrong"): "only the owner knows the password",
    ("/auth/change-password", "new_password", "*"): "what a password must be like is the platform's policy",
    ("/idam/users", "password", "*"): "the same; users without one come by invitation, which is not built yet",
    ("/idam/user-roles*", "valid_until", "range"): "an end lies behind the beginning, a new end behind the present one",
    ("", "*", "order"): "one time comes after another",
    ("", "*amount*", "range"): "an amount is rounded to its currency before it is looked at",
    ("", "business_number", "*"): "each country has its own form",
    ("", "cron", "*"): "a timetable comes at some time, and never too often",
    ("", "*networks*", "*"): "a network of IP addresses in CIDR notation",
    ("/cnfg/feature-flags*", "*variant", "not_listed"): "a variant is one that the flag has",
    ("/cnfg/system-settings*", "*", "*"): "a value is of the setting's type",
    ("/mntr/health-checks*", "target", "pattern"): "each kind of probe has its own form of target",
    ("/noti/suppressions*", "address", "*"): "each channel has its own form of address",
    ("/ivm/reservations", "source_type", "not_listed"): "stock for a document is reserved by the document",
    ("/pim/units-of-measure/convert", "quantity", "required"): "a quantity, a price or both are converted",
    ("/pim/variants*", "options", "type"): "what a variant asks of a free field: an object of texts",
    ("/srm/orders*", "*", "range"): "what is worked out of quantities and prices must fit",
    ("/srm/orders*", "items.*.unit_price", "required"): "the price list has no price for it",
    ("/sys/number-sequences/{id}/set-next", "period", "pattern"): "a period is written as the reset asks for",
    ("/wms/locations/generate", "*", "range"): "a range goes from a lower to a higher one of the same form",
}
"""Refusals (end of the address, field, code) that no schema can tell, and why; a star stands for anything."""


@dataclass(slots=True)
class Result:
    """What a run found."""

    seed: int
    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)
    findings: dict[str, str] = field(default_factory=dict)
    """The first example of each kind of failure of each operation."""
    errors: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        found = "\n\n".join([*self.findings.values(), *self.errors]) or "nothing was found"
        return f"seed {self.seed}: {self.cases} cases {dict(self.phases)}, answers {dict(self.statuses)}\n{found}"


def run(target: Target, cases: int, seed: int) -> Result:
    """Sends at least this many generated requests."""
    document = httpx.get(f"{target.url}/openapi.json", headers={"accept-language": "en"}, timeout=60).json()
    # Schemathesis tries to get in without a token for schemes of the type http alone; on the wire it is the same header
    document["components"]["securitySchemes"]["signIn"] = {"type": "http", "scheme": "bearer"}
    operations = sum(len(methods) for methods in document["paths"].values())
    config = SchemathesisConfig.from_dict(_settings(cases, operations, seed))
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.config.update(base_url=target.url)
    _sign_in(schema, target)
    _shape(schema, target, _Sample(cases / operations / 2, seed))
    result = Result(seed)
    for event in engine.from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            _add(result, event.phase.value, event.recorder)
        elif isinstance(event, events.NonFatalError):
            result.errors.append(f"{event.label}: {event.value}")
        elif isinstance(event, events.FatalError):
            result.errors.append(repr(event.exception))
    return result


def _settings(cases: int, operations: int, seed: int) -> dict[str, Any]:
    return {
        "seed": seed,
        "continue-on-failure": True,
        "generation": {"database": "none", "no-shrink": True, "with-security-parameters": False},
        "output": {"sanitization": {"enabled": False}},
        "phases": {
            "examples": {"enabled": False},
            "coverage": {"enabled": cases >= MANY},
            "fuzzing": {"generation": {"max-examples": math.ceil(cases * (0.5 if cases >= MANY else 1) / operations)}},
            "stateful": {"generation": {"max-examples": math.ceil(cases / 50)}},
        },
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ACCEPTED},
            "negative_data_rejection": {"expected-statuses": REJECTED},
        },
        "operations": [
            {
                "include-name": list(SIGNING_IN),
                "checks": {
                    "positive_data_acceptance": {"expected-statuses": ["2xx", "401"]},
                    "negative_data_rejection": {"expected-statuses": ["401", "415", "422"]},
                },
            }
        ],
    }


def _sign_in(schema: BaseSchema, target: Target) -> None:
    """Has each request sent by somebody who may make it."""
    numbers = count()

    def who(case: Case[Any], context: AuthContext) -> str:
        path = context.operation.path
        if path.startswith(AUTH):
            return f"{VISITOR} {next(numbers)}"  # may sign out: each time a new session
        return target.owner if path.startswith("/api/v1/tenants/") else ADMIN

    @schema.auth(refresh_interval=CHANGING_MIND, cache_by_key=who)
    class SignIn:
        def get(self, case: Case[Any], context: AuthContext) -> str:
            return target.sign_in(who(case, context).partition(" ")[0])

        def set(self, case: Case[Any], data: str, context: AuthContext) -> None:
            case.headers["Authorization"] = f"Bearer {data}"


class _Sample:
    """Takes a share of the cases that the coverage phase would send: about `wanted` of each operation."""

    def __init__(self, wanted: float, seed: int) -> None:
        self._share = wanted / USUAL
        self._random = random.Random(seed)

    def takes(self, case: Case[Any]) -> bool:
        """Whether the case is sent."""
        data = case.meta.phase.data if case.meta else None
        if not isinstance(data, CoveragePhaseData):
            return True
        return self._random.random() < self._share


def _shape(schema: BaseSchema, target: Target, sample: _Sample) -> None:
    """Leaves out what would spoil the run, and what is only a matter of what was sent before."""

    @schema.hook
    def filter_case(context: HookContext, case: Case[Any]) -> bool:
        spoils = case.method != "GET" and (case.path_parameters or {}).get("id") in target.protected
        return not spoils and sample.takes(case)

    @schema.hook
    def map_case(context: HookContext, case: Case[Any]) -> Case[Any]:
        if "If-Match" in case.headers and not _negates(case, "If-Match"):
            del case.headers["If-Match"]  # nobody guesses the version: all else would go untried
        if "Idempotency-Key" in case.headers and not _negates(case, "Idempotency-Key"):
            case.headers["Idempotency-Key"] = uuid4().hex  # one key is good for one request
        return case

    @schema.hook
    def filter_failure(context: HookContext, failure: Failure, case: Case[Any], response: Response) -> bool:
        return not (isinstance(failure, RejectedPositiveData) and _depends(case.operation.path, response))


def _negates(case: Case[Any], header: str) -> bool:
    """Whether the case is to be refused for this header."""
    if case.meta is None or not case.meta.is_negative_at(ParameterLocation.HEADER):
        return False
    data = case.meta.phase.data
    return data.parameter == header or not isinstance(data, CoveragePhaseData)


def _depends(path: str, response: Response) -> bool:
    """Whether a request was refused for reasons alone that no schema can tell."""
    if response.status_code != 422:
        return False
    wrong = json.loads(response.content)["error"]["detail"]["field_errors"]
    reasons = [(field, code) for end, field, code in DEPENDS if fnmatchcase(path, f"*{end}")]
    return all(
        _is_free(path, one["field"])
        or any(fnmatchcase(one["field"], field) and fnmatchcase(one["code"], code) for field, code in reasons)
        for one in wrong
    )


def _is_free(path: str, place: str) -> bool:
    """Whether a place is inside a field that takes any JSON as its schema says, and asks for more in words."""
    own = (module for module in modules() if path == module.url or path.startswith(f"{module.url}/"))
    shapes = (shape for module in own for shape in (module.fields, *(lines.fields for lines in module.lines)))
    free = {field.name for shape in shapes for field in shape if isinstance(field.kind, Free)}
    return not free.isdisjoint(place.split("."))


def _add(result: Result, phase: str, recorder: ScenarioRecorder) -> None:
    for interaction in recorder.interactions.values():
        result.cases += 1
        result.phases[phase] += 1
        result.statuses[interaction.response.status_code if interaction.response else 0] += 1
    for case_id, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info:
                failure = check.failure_info.failure
                answer = recorder.interactions[case_id].response
                said = answer.content[:600].decode("utf-8", "replace") if answer else "no answer"
                found = (
                    f"{failure.title}: {recorder.label}\n{failure.message}\n{check.failure_info.code_sample}\n{said}"
                )
                result.findings.setdefault(f"{failure.title} {recorder.label}", found)
