"""The OpenAPI documents as files beside the program: no request waits for one to be made, no process keeps one in memory.

They lie in a folder that is named by what they are made of. After a change of the program that is another folder, which
`cxg openapi --prebuild` fills; a server fills it when it starts.
"""

import gzip
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "openapi"
_ROOT = Path(__file__).parents[2]
_SOURCES = (("domain", "*.py"), ("application", "*.py"), ("interfaces", "*.py"), ("interfaces", "*.po"))


@cache
def fingerprint() -> str:
    """Another one after every change of the declarations, the use cases, the interfaces or the catalogue."""
    made = blake2b(digest_size=12)
    for folder, pattern in _SOURCES:
        for file in sorted((_ROOT / folder).rglob(pattern)):
            made.update(b"%b\0%b\0" % (file.relative_to(_ROOT).as_posix().encode(), file.read_bytes()))
    return made.hexdigest()


class Shelf:
    """The documents of one state of the program, as they are and compressed."""

    def __init__(self, version: str, folder: Path = FOLDER) -> None:
        self._all = folder
        self._own = folder / f"{version}-{fingerprint()}"

    @property
    def is_full(self) -> bool:
        """Whether the documents of this state are there."""
        return self._own.is_dir()

    def take(self, name: str, *, compressed: bool) -> bytes | None:
        """A document, if it was put there."""
        try:
            return (self._own / (f"{name}.gz" if compressed else name)).read_bytes()
        except OSError:
            return None

    def fill(self, documents: Iterable[tuple[str, bytes]]) -> None:
        """Puts the documents there, all at once, and removes those of other states; raises OSError."""
        self._all.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=self._all, ignore_cleanup_errors=True) as made:
            new = Path(made, "new")
            new.mkdir(mode=0o755)
            for name, text in documents:
                (new / name).write_bytes(text)
                (new / f"{name}.gz").write_bytes(gzip.compress(text, mtime=0))
            if not self.is_full:  # another process may have been quicker
                new.rename(self._own)
        for old in self._all.glob("[!.]*"):
            if old != self._own:
                shutil.rmtree(old, ignore_errors=True)
