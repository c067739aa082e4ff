"""What was refused for lack of a permission, for the audit log."""

from typing import Any

from application.ports import Works
from application.rights import Actor, ActorType
from domain.kernel.entity import Entity, Module, module_of
from domain.manager.audt.audit_log import AuditLog as PlatformLog
from domain.tenants.sys.audit_log import AuditLog as TenantLog

DENIED = "DENIED"


async def log_denial(works: Works, module: Module, actor: Actor, permission: str) -> None:
    """Writes down who asked for what: in the tenant's own log, or for the platform's staff in the platform's."""
    if actor.type is ActorType.SYSTEM:
        return
    log: type[Entity] = PlatformLog if actor.is_staff else TenantLog
    kinds: Any = module_of(log).fields.fields["actor_type"].kind
    async with works.begin(module_of(log).scope, actor, DENIED) as uow:
        row: Any = log()
        row.occurred_at = uow.now
        row.actor_type = kinds.parse(actor.type.value)
        row.actor_id = str(actor.id)
        row.action = DENIED
        row.entity = module.code
        row.reason = permission
        row.ip, row.request_id = actor.origin.ip, actor.origin.request_id
        row.user_agent = actor.origin.user_agent
        uow.of(log).add(row)
