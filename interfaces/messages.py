"""Messages in the caller's language: Korean unless English is asked for.

The English text in the code is the key; `locale/ko.po` holds the Korean. A text that is not there is said in English.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

KOREAN, ENGLISH = "ko", "en"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, str]:
    """English text -> Korean text, read once from the gettext catalogue."""
    with (Path(__file__).parent / "locale" / "ko.po").open("rb") as file:
        entries = read_po(file, locale=KOREAN, abort_invalid=True)
    return {
        entry.id: entry.string
        for entry in entries
        if isinstance(entry.id, str) and isinstance(entry.string, str) and entry.id and entry.string and not entry.fuzzy
    }


def translate(msgid: str, lang: str, params: Mapping[str, object] | None = None) -> str:
    """The message in `lang`, its `{name}` places filled; a name without a value stays as it is written."""
    text = catalogue().get(msgid, msgid) if lang == KOREAN else msgid
    if not params:
        return text
    # Not str.format: a message must not reach into the attributes of a value.
    return _PLACEHOLDER.sub(lambda place: str(params.get(place[1], place[0])), text)


def language(accept_language: bytes | None) -> str:
    """The language to answer in, from an Accept-Language header: "ko" or "en"."""
    return _preferred(accept_language) if accept_language else KOREAN


@lru_cache(maxsize=512)
def _preferred(header: bytes) -> str:
    best, best_quality = KOREAN, 0.0
    for choice in header[:200].decode("latin-1").split(","):
        tag, _, parameter = choice.partition(";")
        lang = tag.strip().lower().split("-")[0]
        lang = KOREAN if lang == "*" else lang
        quality = _quality(parameter)
        if lang in (KOREAN, ENGLISH) and quality > best_quality:
            best, best_quality = lang, quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
