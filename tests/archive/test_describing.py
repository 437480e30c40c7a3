"""What an archivist says of a document: where the file says nothing itself, and nothing that decides access."""

import pytest

from archive.describing import WrongField, as_proposed, described
from archive.errors import Problems
from archive.formats.registry import document_of
from archive.model import AccessStatus, Document, SourceKind

STATED = "---\ntitle: Said by the file\nkind: letter\naccess: open\naccepted_by: Somebody\n---\n\nInvented words.\n"


def plain() -> Document:
    return document_of(b"Invented words.\n", "invented.txt", where="invented.txt")


def test_what_is_said_is_in_the_description() -> None:
    metadata = described(plain(), {"title": " Invented ", "kind": "report", "published": "2024-05"}).metadata
    assert (metadata.title, metadata.kind, metadata.published) == ("Invented", SourceKind.REPORT, "2024-05")


def test_the_file_itself_has_the_last_word() -> None:
    document = document_of(STATED.encode(), "invented.md", where="invented.md")
    metadata = described(
        document, {"title": "Another", "kind": "news", "publisher": "Sample Gazette"}
    ).metadata
    assert (metadata.title, metadata.kind, metadata.publisher) == (
        "Said by the file",
        SourceKind.LETTER,
        "Sample Gazette",
    )


def test_an_empty_field_is_unknown() -> None:
    known = described(plain(), {"author": "Invented Author"})
    assert described(known, {"author": "  "}).metadata.author is None


def test_every_wrong_field_is_named() -> None:
    given = {
        "title": "",
        "kind": "tale",
        "published": "May",
        "url": "gazette.example",
        "language": "English?",
    }
    with pytest.raises(Problems) as refused:
        described(plain(), given)
    assert all(isinstance(problem, WrongField) for problem in refused.value.problems)
    assert [problem.where for problem in refused.value.problems] == list(given)


@pytest.mark.parametrize("field", ["published", "retrieved"])
def test_a_day_that_is_still_to_come_is_told_of_its_field(field: str) -> None:
    with pytest.raises(Problems) as caught:
        described(plain(), {"title": "Invented", "kind": "report", field: "2999-05-05"})
    (problem,) = caught.value.problems
    assert (problem.where, problem.what) == (field, f"“{field}” is a day that is still to come")


def test_access_is_not_described() -> None:
    metadata = described(plain(), {"access": "open", "accepted_by": "Ada"}).metadata
    assert (metadata.access, metadata.accepted_by) == (AccessStatus.CLOSED, None)


def test_what_is_proposed_is_open_to_nobody() -> None:
    metadata = as_proposed(document_of(STATED.encode(), "invented.md", where="invented.md")).metadata
    assert (metadata.access, metadata.accepted_by) == (AccessStatus.CLOSED, None)
    for status in ("restricted", "embargoed\naccess_until: 2099-01-31"):
        stated = STATED.replace("access: open", f"access: {status}").replace("accepted_by: Somebody\n", "")
        document = as_proposed(document_of(stated.encode(), "invented.md", where="invented.md"))
        assert (document.metadata.access, document.metadata.access_until) == (AccessStatus.CLOSED, None)
    withdrawn = STATED.replace("access: open", "access: withdrawn\naccess_reason: safety")
    metadata = as_proposed(document_of(withdrawn.encode(), "invented.md", where="invented.md")).metadata
    assert metadata.access is AccessStatus.WITHDRAWN
