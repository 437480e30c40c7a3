"""Before words are closed, an editor is told where the same ones stand open besides. All invented."""

import re
from dataclasses import replace

import pytest

from archive import decisions
from archive.accounts.roles import Role
from archive.intake import add
from archive.model import Access, AccessStatus, Description, Document, Quote
from archive.record.store import Record
from tests import desk
from tests.desk_article import ARTICLE, PUBLISHED
from tests.web.desk.test_reviewing import Sign, quote_with

OTHER = (
    "A second paper, invented, came to the square a day later and found nobody there.\n\n"
    "“We stood still for eleven hours and the driver never once raised his voice,” said Zaruhi Inventia, "
    "whom the paper met in a school gymnasium.\n"
)
CLOSED = Access(status=AccessStatus.CLOSED)


@pytest.fixture
def ids(record: Record) -> tuple[str, str, str]:
    """Of a source, a copy of it and another one with one quote of it: all open."""
    texts = {"The first": ARTICLE, "The copy": f"{ARTICLE}\nReprinted, invented.\n", "Another": OTHER}
    return tuple(_open(record, title, text) for title, text in texts.items())  # type: ignore[return-value]


def _open(record: Record, title: str, text: str) -> str:
    described = Description(title=title, published=PUBLISHED, language="en", publisher="Sample Gazette")
    described = replace(described, access=AccessStatus.OPEN, accepted_by="Test")
    document = Document(
        text=text,
        metadata=described,
        original=text.encode(),
        original_name="invented.txt",
        media_type="text/plain",
    )
    return add(record, document, who="Test").source_id


def told(signed_in: Sign, record_id: str) -> list[tuple[str, str]]:
    """The addresses and titles that are named as open elsewhere."""
    page = signed_in(Role.EDITOR).get(f"/desk/access/{record_id}").text
    part = page.partition('id="elsewhere"')[2].partition("</ul>")[0]
    return re.findall(r'href="([^"]+)"><bdi>([^<]+)</bdi>', part)


def test_other_attestations_of_a_quote_are_named(
    signed_in: Sign, record: Record, ids: tuple[str, str, str]
) -> None:
    first, copy, another = ids
    quote, again, alone = (quote_with(record, one, "eleven hours") for one in ids)
    found = dict(told(signed_in, quote.id))
    assert f"/desk/access/{again.id}" in found and f"/desk/access/{alone.id}" in found
    assert found[f"/desk/access/{copy}"] == "The copy, Sample Gazette"
    assert f"/desk/access/{first}" not in found and f"/desk/access/{another}" not in found
    assert not any(quote.id in address for address in found)


def test_copies_of_a_source_and_sources_with_its_words_are_named(
    signed_in: Sign, record: Record, ids: tuple[str, str, str]
) -> None:
    first, copy, another = ids
    page = signed_in(Role.EDITOR).get(f"/desk/access/{first}").text
    assert "nearly the same text" in page and "1 quote with the same words" in page
    assert [address for address, _ in told(signed_in, first)] == [
        f"/desk/access/{copy}",
        f"/desk/access/{another}",
    ]


def test_what_is_closed_elsewhere_is_not_named(
    signed_in: Sign, record: Record, ids: tuple[str, str, str]
) -> None:
    first, copy, another = ids
    for source_id in (copy, another):
        decisions.set_access(record, source_id, CLOSED, who="Test", why="asked to")
    quote: Quote = quote_with(record, first, "eleven hours")
    assert told(signed_in, first) == told(signed_in, quote.id) == []


def test_the_list_stays_after_the_withdrawal_and_tells_no_words(
    signed_in: Sign, record: Record, ids: tuple[str, str, str]
) -> None:
    first, _, _ = ids
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    decisions.set_access(record, first, gone, who="Test", why="asked to")
    page = signed_in(Role.EDITOR).get(f"/desk/access/{first}").text
    assert "open elsewhere" in page and "eleven hours" not in page and "The first" not in page
    refused = desk.sign_in(signed_in(Role.READER), Role.READER)
    assert refused.status_code in (302, 303)
    assert signed_in(Role.READER).get(f"/desk/access/{first}").status_code == 403
