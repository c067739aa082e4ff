"""The groups of `cxg`: a domain's modules and a module's commands, each made when it is asked for."""

import gc
from functools import lru_cache
from importlib.util import find_spec

from application import use_cases
from domain.kernel.domains import DOMAINS, Title
from domain.kernel.entity import Module, discover, modules
from interfaces.cli.building import Command, LazyGroup
from interfaces.cli.records import command_names, module_command


@lru_cache(maxsize=1)
def load() -> list[Module]:
    """Every module, with its use cases."""
    use_cases.discover()
    found = discover()
    gc.freeze()  # it stays to the end, which would take a quarter of the program's time to look through it
    return found


def titled(title: Title) -> str:
    """A title in both languages."""
    return f"{title.ko} · {title.en}"


class Root(LazyGroup):
    """`cxg`: its own commands, and a group a domain."""

    def names(self) -> list[str]:
        # asked without importing a single module, so that help is there at once
        return [code for code, domain in DOMAINS.items() if find_spec(f"domain.{domain.scope}.{code}")]

    def make(self, name: str) -> Command:
        return DomainGroup(name)


class DomainGroup(LazyGroup):
    """The modules of a domain."""

    def __init__(self, domain: str) -> None:
        self._domain = domain
        about = DOMAINS[domain]
        panel = "Modules of the platform" if about.scope == "manager" else "Modules of a tenant"
        super().__init__(name=domain, help=titled(about.title), no_args_is_help=True, rich_help_panel=panel)

    def names(self) -> list[str]:
        return list(self._modules())

    def make(self, name: str) -> Command:
        return ModuleGroup(self._modules()[name])

    def _modules(self) -> dict[str, Module]:
        load()
        scope = DOMAINS[self._domain].scope
        return {module.path: module for module in modules(scope) if module.domain == self._domain}


class ModuleGroup(LazyGroup):
    """The commands of a module."""

    def __init__(self, module: Module) -> None:
        self._module = module
        help = f"{titled(module.title)}: {module.purpose}"
        super().__init__(name=module.path, help=help, no_args_is_help=True)

    def names(self) -> list[str]:
        return command_names(self._module)

    def make(self, name: str) -> Command:
        return module_command(self._module, name)
