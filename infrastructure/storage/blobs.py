"""Files in a folder or in a bucket, and in memory for tests: one adapter, the place is told by its address."""

import asyncio
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from obstore.store import LocalStore, MemoryStore, ObjectStore, from_url

from domain.kernel.errors import NotFoundError, Unavailable
from infrastructure.settings import own_folder


class ObjectBlobs:
    """The port `BlobStore` on obstore, its calls in threads.

    obstore's own coroutines are not used: a process that ends soon after one aborts, in the runtime beneath them.
    What is written stands whole or not at all: the local store writes beside and renames, object stores do by nature.
    """

    def __init__(self, make: Callable[[], ObjectStore]) -> None:
        self._make = make

    @cached_property
    def _store(self) -> ObjectStore:
        """Made when it is first used: a folder, too."""
        return self._make()

    async def put(self, key: str, content: bytes) -> None:
        """Keeps the bytes."""
        try:
            await asyncio.to_thread(self._store.put, key, content)
        except Exception as error:
            raise _failure(error) from error

    async def get(self, key: str) -> bytes:
        """The bytes; raises NotFoundError."""
        try:
            return await asyncio.to_thread(lambda: bytes(self._store.get(key).bytes()))
        except FileNotFoundError:
            raise NotFoundError("the file does not exist") from None
        except Exception as error:
            raise _failure(error) from error

    async def delete(self, key: str) -> None:
        """Forgets the bytes."""
        try:
            await asyncio.to_thread(self._store.delete, key)
        except FileNotFoundError:
            return
        except Exception as error:
            raise _failure(error) from error

    async def keys(self, prefix: str) -> list[str]:
        """The keys under a prefix, in their order."""
        try:
            return await asyncio.to_thread(self._listed, prefix)
        except Exception as error:
            raise _failure(error) from error

    def _listed(self, prefix: str) -> list[str]:
        return sorted([one["path"] for batch in self._store.list(prefix) for one in batch])


def _failure(error: Exception) -> Unavailable:
    """Whatever an object store says: it cannot be used at this moment. obstore's errors share no public class."""
    return Unavailable("the file store cannot be reached at this moment", retry_after=5)


def blobs_at(address: str) -> ObjectBlobs:
    """The files in a folder, or at an address such as s3://bucket/prefix, whose keys come from the environment (AWS_*)."""
    if "://" in address and urlsplit(address).scheme != "file":
        return ObjectBlobs(lambda: from_url(address))
    folder = Path(address.removeprefix("file://")).absolute()
    return ObjectBlobs(lambda: LocalStore(own_folder(folder)))


def blobs_in_memory() -> ObjectBlobs:
    """Files that live as long as the object, for tests."""
    return ObjectBlobs(MemoryStore)
