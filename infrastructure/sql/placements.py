"""One pool for each tenant database, opened when the first of its tenants asks."""

from collections.abc import Callable, Mapping

from domain.kernel.errors import TenantUnavailable
from infrastructure.sql.pool import Pool


class Placements:
    """The pools of tenant databases, by name."""

    def __init__(self, dsns: Mapping[str, str], open: Callable[[str], Pool]) -> None:
        self._dsns = dsns
        self._open = open
        self._pools: dict[str, Pool] = {}

    def pool(self, name: str) -> Pool:
        """The pool of a database; raises TenantUnavailable for one that this program knows no address of."""
        if name not in self._pools:
            if name not in self._dsns:
                raise TenantUnavailable("the tenant's database is not known here", retry_after=30)
            self._pools[name] = self._open(self._dsns[name])
        return self._pools[name]

    async def close(self) -> None:
        """Closes all pools."""
        for pool in self._pools.values():
            await pool.close()
