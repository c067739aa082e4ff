"""What always holds for comments, canned responses and feedback."""

from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.supt.canned_response import CannedResponse
from domain.manager.supt.feedback import Feedback, FeedbackKind
from domain.manager.supt.ticket_comment import AuthorKind, TicketComment
from tests.marks import rule

K = FeedbackKind


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def file(name: str = "오류 화면.png", size: int = 1, type: str = "image/png") -> dict[str, Any]:
    return {"name": name, "size": size, "type": type, "url": "https://files.example.com/1"}


def comment(*files: object) -> TicketComment:
    return TicketComment(ticket_id=uuid4(), body="첨부합니다", attachments=list(files))


@rule("supt.TicketComment", "attachments up to 10 of 20 MB each; programs and scripts are refused")
def test_attachments_are_few_small_and_harmless() -> None:
    verify(TicketComment(ticket_id=uuid4(), body="첨부 없음"))
    verify(comment(*[file(size=20_000_000)] * 10))
    with pytest.raises(RuleViolated, match="at most 10 attachments"):
        verify(comment(*[file()] * 11))
    with pytest.raises(RuleViolated, match="20 MB"):
        verify(comment(file(), file(size=20_000_001)))
    for name in ("setup.exe", "보고서.pdf.JS", "run.sh. ", "a.ps1", "b.psm1"):
        with pytest.raises(RuleViolated, match="programs"):
            verify(comment(file(name=name)))
    for type in ("text/javascript; charset=utf-8", " Application/X-MSDownload"):
        with pytest.raises(RuleViolated, match="programs"):
            verify(comment(file(type=type)))
    verify(comment(file(name="js"), file(name="exe.txt", type="text/plain"), file(name="자료.jsx1", type="text/css")))


@pytest.mark.parametrize(
    "attachment",
    [
        "오류 화면.png",
        {"name": "오류 화면.png"},
        file() | {"extra": 1},
        file() | {"size": -1},
        file() | {"size": "1"},
        file() | {"size": True},
        file() | {"name": " "},
        file() | {"type": None},
        file() | {"url": "javascript:alert(1)"},
    ],
)
def test_an_attachment_is_a_file_with_all_that_is_told_of_it(attachment: object) -> None:
    with pytest.raises(ValidationError):
        verify(comment(file(), attachment))
    verify(comment(file(size=0)))


def test_attachments_are_a_list() -> None:
    with pytest.raises(ValidationError):
        verify(TicketComment(ticket_id=uuid4(), body="첨부", attachments=file()))


def test_customers_write_no_internal_notes() -> None:
    verify(TicketComment(ticket_id=uuid4(), body="내부 메모", is_internal=True))
    verify(TicketComment(ticket_id=uuid4(), body="답변", author_kind=AuthorKind.CUSTOMER))
    with pytest.raises(RuleViolated):
        verify(TicketComment(ticket_id=uuid4(), body="메모", author_kind=AuthorKind.CUSTOMER, is_internal=True))


@rule("supt.CannedResponse", "unknown variables refuse saving")
def test_a_canned_response_names_known_variables() -> None:
    def response(body: str) -> CannedResponse:
        return CannedResponse(code="HELLO", title="인사", body=body)

    verify(response("안녕하세요 {{ requester.name }}님, {{ticket.number}} 건입니다.\n{{\nagent.name\n}} 드림 {x} {{"))
    for wrong in (
        "{{ requester.email }}",
        "{{ ticket.number }} {{ x }}",
        "{{}}",
        "{{ agent.name | upper }}",
        "{{\nx }}",
    ):
        with pytest.raises(RuleViolated):
            verify(response(wrong))


def feedback(kind: FeedbackKind, score: int | None, title: str | None = None) -> Feedback:
    return Feedback(kind=kind, score=score, title=title, ticket_id=uuid4())


@rule("supt.Feedback", "a score outside the range of its kind is refused; IDEA has a title and no score")
def test_feedback_has_what_its_kind_asks_for() -> None:
    for kind, inside, outside in ((K.CSAT, (1, 5, None), (0, 6)), (K.NPS, (0, 10, None), (-1, 11))):
        for score in inside:
            verify(feedback(kind, score))
        for score in outside:
            with pytest.raises((RuleViolated, ValidationError)):
                verify(feedback(kind, score))
    verify(feedback(K.IDEA, None, "엑셀 내려받기"))
    for score in (0, 5):
        with pytest.raises(RuleViolated):
            verify(feedback(K.IDEA, score, "엑셀 내려받기"))
    with pytest.raises(RuleViolated):
        verify(feedback(K.IDEA, None))


def test_a_csat_is_about_a_ticket() -> None:
    verify(Feedback(kind=K.NPS, score=9))
    verify(Feedback(kind=K.CSAT, score=5, ticket_id=uuid4()))
    with pytest.raises(RuleViolated):
        verify(Feedback(kind=K.CSAT, score=5))
