"""Files that archivists really have, where they lie beside the project: each is read or refused with a remedy.

Nothing of them is part of the project; without them there is nothing to try, and the test says so.
"""

from functools import cache
from pathlib import Path

import pytest

from archive.errors import ArchiveError, Problems
from archive.formats.registry import is_text_of, parts
from archive.model import Document, Span, TurnRole, spans_of
from archive.preview import preview

INPUTS = Path(__file__).parents[3] / "shared" / "inputs"
_OTHERS_OF_A_KIND = 8
"""Of the plain texts in one folder so many are tried: they are alike, and hundreds take minutes."""
_LONG = 200_000
"""Characters from which quotes are not looked for here: a book takes longer than all others together."""

_LARGEST = 500_000
"""Bytes of what is tried here at all; `testimony add --dry-run` was run over all of them."""
_LARGE = 300_000
"""Bytes from which a file is not read a second time here."""


def _chosen() -> list[Path]:
    found: list[Path] = []
    for folder in sorted(path for path in [INPUTS, *INPUTS.rglob("*")] if path.is_dir()):
        files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
        texts = [path for path in files if path.suffix == ".txt"]
        step = max(1, len(texts) // _OTHERS_OF_A_KIND) if "05_" not in str(folder) else 1
        found += [path for path in files if path not in texts] + texts[::step]
    return [path for path in found if path.stat().st_size < _LARGEST]


CHOSEN = _chosen() if INPUTS.is_dir() else []
pytestmark = pytest.mark.skipif(not CHOSEN, reason="no real inputs lie beside the project")


@cache
def _read(path: Path) -> tuple[Document, ...] | ArchiveError:
    try:
        return parts(path)
    except ArchiveError as error:
        return error


@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: str(path.relative_to(INPUTS)))
def test_a_real_file_becomes_records_or_a_message_that_says_why_not(path: Path) -> None:
    documents = _read(path)
    if isinstance(documents, ArchiveError):
        problems = documents.problems if isinstance(documents, Problems) else (documents,)
        assert all(problem.where and problem.remedy for problem in problems)
        return
    for document in documents:
        assert document.text.strip()
        _never_quotes_a_question_of_an_interviewer(document)


def _never_quotes_a_question_of_an_interviewer(document: Document) -> None:
    if len(document.text) > _LONG:
        return
    asked = [turn.words for turn in document.turns if turn.role is TurnRole.INTERVIEWER]
    for proposal in preview(document).proposals:
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans_of(proposal))
        if document.turns:
            assert not any(_overlap(proposal.span, words) for words in asked)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def test_the_audit_reads_the_same_text_again() -> None:
    tried = 0
    for path in CHOSEN:
        documents = _read(path)
        if isinstance(documents, ArchiveError) or path.suffix == ".txt" or path.stat().st_size > _LARGE:
            continue
        for document in documents:
            assert is_text_of(document.text, document.original, document.media_type, where=path.name)
            tried += 1
    assert tried


def test_summaries_that_a_machine_wrote_are_in_no_text() -> None:
    tried = 0
    for path in CHOSEN:
        documents = _read(path)
        if (
            path.suffix != ".xml"
            or isinstance(documents, ArchiveError)
            or b"summary2=" not in path.read_bytes()
        ):
            continue
        summary = path.read_text().split('summary2="', 1)[1].split('"', 1)[0].split(") ", 1)[-1][:60]
        assert all(summary not in document.text for document in documents)
        tried += 1
    if not tried:
        pytest.skip("no file with such a summary")
