"""What readers are told of a source that was taken in again: that it was, and nothing of its later text."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.drift.sources import confirm, renew
from archive.errors import ArchiveError
from archive.model import Access, AccessStatus, Redaction, SourceKind, Span
from archive.record.store import Record
from archive.review import propose_by_hand
from archive.terms import Sign
from tests.accounts import ATLAS, TEXT, WHO, document, proposals
from tests.reading import public_pages
from web.exports.forms import FORMS

AGAIN = "They asked us to wait. "


def taken_in(record: Record, text: str = TEXT, **described: Any) -> str:
    """A public source, as a statement that may be read in full."""
    described = {"kind": SourceKind.STATEMENT, "access": AccessStatus.OPEN, "accepted_by": WHO} | described
    return record.add(document(text, **described), proposals(), ATLAS, who=WHO, why="added").source_id


def page(client: FlaskClient, path: str) -> str:
    return " ".join(client.get(path).text.split())


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (TEXT + " Updated.", "These words stand unchanged in that version, too."),
        (AGAIN + TEXT, "stand unchanged in that version, too, at another place"),
        (TEXT.replace("back road", "main road"), "The publisher’s text changed since: in the version"),
        ("Nothing of it is left.", "these words are no longer there"),
    ],
)
def test_a_quote_says_what_became_of_its_words(
    record: Record, client: FlaskClient, later: str, told: str
) -> None:
    source_id = taken_in(record)
    quote = next(quote for quote in record.quotes_of_source(source_id) if len(quote.parts) == 2)
    assert "The source since then" not in page(client, f"/quotes/{quote.id}")
    renew(record, source_id, document(later), who=WHO, why="taken in again")
    shown = page(client, f"/quotes/{quote.id}")
    assert told in shown and "What stands here is version 1" in shown
    assert "main road" not in shown


def test_a_confirmation_is_told(record: Record, client: FlaskClient) -> None:
    source_id = taken_in(record)
    drift = renew(record, source_id, document(AGAIN + TEXT), who=WHO, why="taken in again")
    confirm(record, drift, who=WHO, why="compared")
    quote = next(quote for quote in record.quotes_of_source(source_id) if len(quote.parts) == 2)
    assert "as an archivist confirmed" in page(client, f"/quotes/{quote.id}")


def test_nothing_shows_a_later_text_with_what_was_withdrawn_from_an_earlier_one(
    record: Record, client: FlaskClient
) -> None:
    """A statement may be read in full; in its later version no quote is withdrawn, because there is none."""
    source_id = taken_in(record)
    quote = next(quote for quote in record.quotes_of_source(source_id) if len(quote.parts) == 1)
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    record.decide(quote.id, access=withdrawn, who=WHO, why="asked for")
    renew(record, source_id, document(AGAIN + TEXT), who=WHO, why="taken in again")
    shown = public_pages(client)
    assert any("We left by the back road" in client.get(path).text for path in shown)
    files = [f"/search.{form}?q=" for form in FORMS]
    for path in (*shown, *files):
        text = client.get(path).text
        assert quote.exact[0] not in text and AGAIN.strip() not in text, path


def test_no_quote_is_made_in_a_version_that_nobody_read(record: Record) -> None:
    """With its first quote the public would read in it, and what is withheld is marked in the others only."""
    source_id = taken_in(record)
    later = AGAIN + TEXT + " “We counted the lorries,” said Another Narrator."
    newest = renew(record, source_id, document(later), who=WHO, why="taken in again").newest
    start = later.index("We counted the lorries,")
    words = Span(start, start + len("We counted the lorries,"))
    with pytest.raises(ArchiveError, match="stand in another version"):
        propose_by_hand(record, newest.id, (words,), who=WHO, why="read")
    assert {quote.version_id for quote in record.quotes_of_source(source_id)} != {newest.id}


def test_a_redaction_of_ours_is_no_change_of_the_publishers(record: Record, client: FlaskClient) -> None:
    source_id = taken_in(record)
    renew(record, source_id, document(TEXT + " Updated."), who=WHO, why="taken in again")
    quote = next(quote for quote in record.quotes_of_source(source_id) if len(quote.parts) == 2)
    start = TEXT.index("back road")
    redaction = Redaction(span=Span(start, start + len("back road")), sign=Sign.PLACE)
    record.redact(quote.version_id, (redaction,), who=WHO, why="it is known")
    shown = page(client, f"/quotes/{quote.id}")
    assert "back road" not in shown
    assert "These words stand unchanged in that version" in shown
