"""The OpenAPI documents that are made beforehand: those of this state of the program, and no others."""

import gzip
from pathlib import Path

import pytest

from application import use_cases
from domain.kernel.entity import discover
from interfaces.http import generate, shelf
from interfaces.http.openapi import Documents
from interfaces.http.shelf import Shelf, fingerprint

MODULES = [module for module in discover() if module.domain == "crm"]
use_cases.discover()


def test_what_was_put_there_is_what_is_sent(tmp_path: Path) -> None:
    kept = Shelf("1", tmp_path)
    documents = Documents(MODULES, "1", kept)
    made = {name: documents.text(None if name.startswith("whole") else "crm", name.split(".")[1]) for name in names()}
    assert dict(documents.everything()) == made and not kept.is_full

    kept.fill((name, b"kept: " + text) for name, text in documents.everything())

    assert kept.is_full
    assert documents.text("crm", "ko") == b"kept: " + made["crm.ko.json"]
    assert gzip.decompress(documents.text(None, "en", compressed=True)) == b"kept: " + made["whole.en.json"]


def names() -> list[str]:
    return ["whole.ko.json", "crm.ko.json", "whole.en.json", "crm.en.json"]


def test_another_state_has_documents_of_its_own(tmp_path: Path) -> None:
    old, new = Shelf("1", tmp_path), Shelf("2", tmp_path)
    old.fill([("crm.ko.json", b"old")])
    assert new.take("crm.ko.json", compressed=False) is None
    assert Documents(MODULES, "2", new).text("crm", "ko") != b"old"

    new.fill([("crm.ko.json", b"new")])

    assert not old.is_full and [one.name for one in tmp_path.iterdir()] == [f"2-{fingerprint()}"]
    new.fill([("crm.ko.json", b"of another process, later")])
    assert new.take("crm.ko.json", compressed=False) == b"new"


def test_a_changed_source_is_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("domain", "application", "interfaces"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(shelf, "_ROOT", tmp_path)
    seen = {fingerprint.__wrapped__()}
    for name in ("domain/a.py", "application/a.py", "interfaces/ko.po", "interfaces/b.py"):
        (tmp_path / name).write_text("1")
        seen.add(fingerprint.__wrapped__())
    (tmp_path / "domain/a.py").write_text("2")
    seen.add(fingerprint.__wrapped__())
    assert len(seen) == 6


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(generate, "Shelf", lambda version: Shelf(version, tmp_path / "file" / "openapi"))
    generate.prebuild()
    assert "the OpenAPI documents cannot be kept" in capsys.readouterr().err
