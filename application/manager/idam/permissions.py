"""The list of permissions, which follows from the modules."""

from dataclasses import dataclass

from application.ports import UnitOfWork
from application.use_cases import use_cases, use_cases_of
from domain.kernel.entity import Module, modules
from domain.manager.idam.permission import Permission

DANGEROUS = frozenset({"purge", "restore", "impersonate", "verify-off", "erase", "reset-mfa", "close", "move"})
"""Actions that cannot be taken back, or that weaken a guard."""
_PLAIN: dict[str, str] = {
    "create": "Creates a record",
    "read": "Reads records",
    "update": "Changes a record",
    "delete": "Deletes a record",
    "status": "Changes the status of a record",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """How many permissions came and went."""

    added: int
    removed: int


def known_permissions() -> dict[str, str]:
    """Every permission of the manager scope, by its code, and what it allows."""
    return {code: text for module in modules("manager") for code, text in _of(module).items()}


def _of(module: Module) -> dict[str, str]:
    texts: dict[str, str] = {action: _PLAIN[action] for action in module.actions}
    for name, command in use_cases_of(module).commands.items():
        texts[name] = command.help.partition("\n")[0]
    return {module.permission(action): f"{module.title.en}: {text}"[:200] for action, text in texts.items()}


async def sync(uow: UnitOfWork) -> Synced:
    """Brings the list in line with the modules; a permission that vanished is deleted and grants nothing."""
    await uow.serialize("idam.permissions")
    wanted = known_permissions()
    found = await uow.of(Permission).find()
    present = {one.code: one for one in await uow.of(Permission).take_all([one.id for one in found])}
    gone = [one for code, one in present.items() if code not in wanted]
    for permission in gone:
        uow.of(Permission).remove(permission)
    for code, text in wanted.items():
        if code in present:
            present[code].description = text
            present[code].is_dangerous = _is_dangerous(code)
        else:
            uow.of(Permission).add(_permission(code, text))
    return Synced(added=len(wanted.keys() - present.keys()), removed=len(gone))


def _permission(code: str, text: str) -> Permission:
    domain, resource, action = code.split(":")
    return Permission(
        code=code,
        domain=domain,
        resource=resource,
        action=action,
        is_dangerous=_is_dangerous(code),
        description=text,
    )


def _is_dangerous(code: str) -> bool:
    return code.rpartition(":")[2] in DANGEROUS


use_cases(Permission, sync)
