"""The entries of the audit logs and the seals over them, alike in both scopes."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.audit import NO_HASH
from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.audt.audit_log import AuditLog as PlatformLog
from domain.manager.audt.audit_seal import AuditSeal as PlatformSeal
from domain.tenants.sys.audit_log import AuditLog as TenantLog
from domain.tenants.sys.audit_seal import AuditSeal as TenantSeal

NOW = datetime(2026, 7, 1, tzinfo=UTC)
HASH = "7ef61864261e19a852d72cdc962623e57d37514a63295c6acca110dbe9aea1db"

SEALS: list[Any] = [PlatformSeal, TenantSeal]
LOGS: list[Any] = [PlatformLog, TenantLog]


def verify(seal_type: Any, **given: Any) -> None:
    values = {"log_id": UUID(int=1), "seq": 1, "prev_hash": NO_HASH, "hash": HASH, "sealed_at": NOW} | given
    module_of(seal_type).verify(seal_type(**values))


@pytest.mark.parametrize("seal_type", SEALS)
def test_a_chain_begins_with_zeros(seal_type: Any) -> None:
    verify(seal_type)
    verify(seal_type, seq=2, prev_hash=HASH)
    with pytest.raises(RuleViolated):
        verify(seal_type, prev_hash=HASH)
    with pytest.raises(ValidationError):
        verify(seal_type, seq=0)


@pytest.mark.parametrize("hash", [HASH.upper(), HASH[:-1], HASH[:-1] + "g"])
@pytest.mark.parametrize("seal_type", SEALS)
def test_a_hash_has_64_small_hexadecimal_digits(seal_type: Any, hash: str) -> None:
    with pytest.raises(ValidationError):
        verify(seal_type, hash=hash)


@pytest.mark.parametrize("log_type", LOGS)
def test_an_entry_says_what_was_done_to_what(log_type: Any) -> None:
    module = module_of(log_type)
    module.verify(log_type(occurred_at=NOW, action="CREATE", entity="crm.Partner", reason="두 줄의\n까닭"))
    with pytest.raises(ValidationError) as refused:
        module.verify(log_type(occurred_at=NOW))
    assert {one.field for one in refused.value.field_errors} == {"action", "entity"}


def test_both_logs_have_the_same_shape_but_for_whom_they_concern() -> None:
    platform, tenant = (set(module_of(one).fields.fields) for one in LOGS)
    assert platform - tenant == {"tenant_id"}
    assert tenant <= platform
