"""How the command line speaks: tables for people, JSON for programs, one line for each thing that is wrong."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import typer

from domain.kernel.errors import CXGError, ValidationError
from interfaces.messages import ENGLISH, KOREAN, translate

_WIDE = 240
"""Columns of a table that does not go to a terminal, so that nothing in it is cut."""


def language(given: str | None = None) -> str:
    """The language that is asked for, else that of the environment: English for `en` and `C`, Korean otherwise."""
    found = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    tag = (given or next(filter(None, found), KOREAN)).lower()
    return ENGLISH if tag.startswith((ENGLISH, "posix")) or tag.split(".")[0] == "c" else KOREAN


@contextmanager
def telling_errors(lang: str, as_json: bool = False) -> Iterator[None]:
    """Turns what is refused into lines on stderr, for programs into HTTP's envelope on stdout too, and exit code 1."""
    try:
        yield
    except CXGError as error:
        if as_json:
            from interfaces.http.errors import body_of  # FastAPI takes a while to load

            typer.echo(body_of(error, lang))
        for line in error_lines(error, lang):
            typer.echo(line, err=True)
        raise typer.Exit(1) from None


def error_lines(error: CXGError, lang: str) -> list[str]:
    """What is wrong, a line for each field."""
    if not isinstance(error, ValidationError):
        return [translate(error.message, lang, error.params)]
    found = ((one.field, translate(one.message, lang, one.params)) for one in error.field_errors)
    return [f"{field}: {message}" if field else message for field, message in found]


def show_json(document: bytes) -> None:
    """The envelope of an answer, as HTTP sends it."""
    typer.echo(b'{"success":true,"data":%b,"error":null}' % document)


def show_data(data: Any, lang: str) -> None:
    """What a use case answered, for people."""
    if data is None:
        typer.echo(translate("Done", lang))
    elif isinstance(data, dict):
        show_record(data, lang)
    elif _is_rows(data):
        show_table(list(data[0]), data, lang)
    else:
        typer.echo("\n".join(map(_text, data)) if isinstance(data, list) else _text(data))


def show_record(record: Mapping[str, Any], lang: str) -> None:
    """A record field by field, its lines as tables below."""
    lists = {name: value for name, value in record.items() if _is_rows(value)}
    rows = [[label(name, lang), _text(value)] for name, value in record.items() if name not in lists]
    show_rows(["", ""], rows)
    for name, lines in lists.items():
        show_table(list(lines[0]), lines, lang, title=label(name, lang))


def show_table(
    columns: Sequence[str], records: Sequence[Mapping[str, Any]], lang: str, title: str | None = None
) -> None:
    """Records as the rows of a table."""
    rows = [[_text(record.get(name)) for name in columns] for record in records]
    show_rows([label(name, lang) for name in columns], rows, title)


def show_rows(heads: Sequence[str], rows: Sequence[Sequence[str]], title: str | None = None) -> None:
    """A table of texts; without heads when all of them are empty."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, title=title, title_justify="left", show_header=any(heads))
    for place, head in enumerate(heads):
        # mostly an id, which cannot be copied when it is broken over two lines
        whole = place == 0
        table.add_column(Text(head), no_wrap=whole, overflow="ignore" if whole else "fold")
    for row in rows:
        table.add_row(*map(Text, row))
    # made anew for each table: a test's or a pipe's stdout is not the one of the start
    Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False).print(table)


def label(name: str, lang: str) -> str:
    """What a person reads for a field's name."""
    return translate(name.removesuffix("_id").replace("_", " ").capitalize(), lang)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _text(value: Any) -> str:
    """A value of JSON in one cell; nothing in it can move a terminal's cursor."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() or sign == "\n" else f"\\x{ord(sign):02x}" for sign in text)
