"""New ids."""

import uuid_utils
from asyncpg.pgproto.pgproto import UUID


class Uuid7Ids:
    """Makes UUIDs of version 7, each later than those this process made before it."""

    def new(self) -> UUID:
        """A new id, a `uuid.UUID` in C as the driver gives them too: made in a tenth of the time."""
        return UUID(uuid_utils.uuid7().bytes)
