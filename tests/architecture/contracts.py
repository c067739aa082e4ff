"""A kind of import contract that import-linter lacks: a package imports only what it is allowed to."""

import sys
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OnlyContract(Contract):
    """A package imports itself, the standard library and the packages it may, and nothing else, however new."""

    package = fields.StringField()
    may_import = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Looks at every import that a module of the package makes itself."""
        package = cast("str", self.package)
        allowed = {package, *cast("set[str]", self.may_import or set()), *sys.stdlib_module_names}
        strangers = sorted(
            f"{module} imports {imported}"
            for module in {package} | graph.find_descendants(package)
            for imported in graph.find_modules_directly_imported_by(module)
            if imported.partition(".")[0] not in allowed
        )
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Names each import that is not allowed."""
        for stranger in check.metadata["strangers"]:
            output.print_error(stranger)
