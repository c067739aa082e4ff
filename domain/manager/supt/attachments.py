"""Attachments: the files that come with a comment, kept as a list of objects."""

import re
from collections.abc import Mapping

from domain.kernel.errors import RuleViolated, ValidationError

MOST = 10
LARGEST = 20_000_000  # bytes
_PROGRAM_NAME = re.compile(
    r"\.(apk|app|bash|bat|cmd|com|cpl|deb|dll|dmg|exe|gadget|hta|jar|jse?|lnk|mjs|msc|msi|msp|php|pif|pl|psm?1|py|rb"
    r"|reg|rpm|scr|sh|so|vb|vbe|vbs|wsf|wsh)[.\s]*$",  # Windows takes dots and blanks at the end of a name for nothing
    re.IGNORECASE,
)
_PROGRAM_TYPES = frozenset(
    {
        "application/javascript",
        "application/java-archive",
        "application/vnd.microsoft.portable-executable",
        "application/x-executable",
        "application/x-msdos-program",
        "application/x-msdownload",
        "application/x-msi",
        "application/x-sh",
        "application/x-sharedlib",
        "text/javascript",
        "text/x-python",
        "text/x-shellscript",
    }
)


def check_attachments(field: str, attachments: object) -> None:
    """Refuses too many files, too large ones, programs and scripts, and what is no list of files."""
    if attachments is None:
        return
    if not isinstance(attachments, list) or not all(map(_is_file, attachments)):
        raise ValidationError.of(field, "pattern", "a list of files is asked for, each with name, size, type and url")
    if len(attachments) > MOST:
        raise RuleViolated("at most {most} attachments", most=MOST)
    if any(one["size"] > LARGEST for one in attachments):
        raise RuleViolated("an attachment has at most {megabytes} MB", megabytes=LARGEST // 1_000_000)
    if any(map(_is_program, attachments)):
        raise RuleViolated("programs and scripts are refused as attachments")


def _is_file(one: object) -> bool:
    if not isinstance(one, Mapping) or one.keys() != {"name", "size", "type", "url"}:
        return False
    texts = all(isinstance(one[key], str) and one[key].strip() for key in ("name", "type", "url"))
    size = one["size"]
    is_size = isinstance(size, int) and not isinstance(size, bool) and size >= 0
    return texts and is_size and one["url"].startswith(("https://", "http://"))


def _is_program(one: Mapping[str, str]) -> bool:
    kind = one["type"].partition(";")[0].strip().lower()
    return kind in _PROGRAM_TYPES or _PROGRAM_NAME.search(one["name"]) is not None
