"""New ids."""

from uuid import UUID

from uuid_utils.compat import uuid7


class Uuid7Ids:
    """Makes UUIDs of version 7, each later than those this process made before it."""

    def new(self) -> UUID:
        """A new id."""
        return uuid7()
