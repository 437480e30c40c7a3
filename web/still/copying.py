"""The site walked as any reader may walk it, page by page, each page written as a file.

Pages come from the application itself, asked without any right, so that the one gate decides what is copied.
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from archive.access import Reason, Viewer
from archive.errors import ArchiveError
from archive.withholding.omissions import in_words, left_out
from web import urls
from web.app import create_app
from web.holdings import Holdings, holdings, reading_room, today
from web.language import wording
from web.settings import Settings
from web.still import searching
from web.still.addresses import Target, target
from web.still.explanation import readme
from web.still.folder import MARKER
from web.still.relinking import relinked
from web.still.words import public_chains
from web.views.references import WRITERS

DEFAULT_ADDRESS = "http://localhost:8000"
"""What pages give as the site's address where it has none: the one it is served under by default."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""A file server sends no headers of ours, so each page brings its policy."""


class CopyFailed(ArchiveError):
    """The site gave no whole copy of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """What a template is told on a page of a copy."""

    policy: str
    date: date

    def day(self) -> str:
        """The day of the copy, in the language of the page."""
        return wording.day(self.date)


@dataclass(slots=True, kw_only=True)
class Copy:
    """One copy in the making."""

    app: Flask
    folder: Path
    site: str
    keeps_site: bool
    files: set[str] = field(default_factory=set)
    waiting: deque[Target] = field(default_factory=deque)
    quotes: int = 0
    withheld: Mapping[Reason, int] = field(default_factory=dict)
    """How many quotes of the archive are not in it, by reason."""

    def expect(self, found: Target | None) -> None:
        """A file that something leads to: made in its turn, and once."""
        if found is not None and found.address and found.file not in self.files:
            self.files.add(found.file)
            self.waiting.append(found)

    def write(self, file: str, content: bytes) -> None:
        """One file of the copy."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.files.add(file)

    def page(self, file: str, html: str) -> None:
        """One page, its links leading within the copy."""
        written, found = relinked(html, file, site=self.site, keeps_site=self.keeps_site)
        for one in found:
            self.expect(one)
        self.write(file, written.encode())


def copied(settings: Settings, folder: Path) -> Iterator[Copy]:
    """Write the whole site into an empty folder; the copy comes back after each file, last when it is whole.

    Raises CopyFailed where the archive changed meanwhile, and as the site does where it can't be read.
    """
    site = settings.public_url or DEFAULT_ADDRESS
    app = create_app(replace(settings, public_url=site))
    app.jinja_env.globals["still"] = Still(policy=POLICY, date=today())
    copy = Copy(app=app, folder=folder, site=site, keeps_site=settings.public_url is not None)
    kept: Holdings = app.extensions["testimony"]
    try:
        with app.app_context():
            before = holdings().in_step().record.head()
        copy.quotes = _searched(copy)
        copy.withheld = left_out(kept.open().record, Viewer.PUBLIC, today())
        yield from _walked(copy, app.test_client())
        if kept.open().record.head() != before:
            raise CopyFailed(
                "the archive was changed while it was copied",
                remedy="The earlier copy stands; copy it again.",
            )
    finally:
        kept.close()
    _explained(copy, before.number)
    yield copy


def _searched(copy: Copy) -> int:
    """The pages of the search, and with them the addresses of every quote and every file of one."""
    for file, content in searching.assets():
        copy.write(file, content)
    with copy.app.test_request_context(urls.SEARCH):
        chains = tuple((c.quote.id, c.source.id) for c in public_chains(reading_room()))
    for language in urls.LANGUAGES:
        for file, text in searching.files(copy.app, language):
            if file.endswith(".html"):
                copy.page(file, text)
            else:
                copy.write(file, text.encode())
        copy.expect(target(urls.in_language(urls.HOME, language)))
    copy.expect(target(urls.FEED))
    for quote_id, source_id in chains:
        copy.expect(target(urls.quote(quote_id)))
        for form in WRITERS:
            copy.expect(target(urls.quote_file(quote_id, form)))
            copy.expect(target(urls.source_file(source_id, form)))
    return len(chains)


def _walked(copy: Copy, reader: FlaskClient) -> Iterator[Copy]:
    while copy.waiting:
        wanted = copy.waiting.popleft()
        with reader.get(wanted.address, headers={"Host": "localhost"}) as answer:
            status, kind, content = answer.status_code, answer.mimetype, answer.get_data()
        if status != 200:
            raise CopyFailed(
                f"the site answers {status} here",
                where=wanted.address,
                remedy="The earlier copy stands; run `testimony verify`, then copy it again.",
            )
        if kind == "text/html":
            copy.page(wanted.file, content.decode())
        else:
            copy.write(wanted.file, content)
        yield copy


def _explained(copy: Copy, revision: int) -> None:
    day = today().isoformat()
    copy.write(
        "README.txt",
        readme(
            day=day,
            quotes=copy.quotes,
            site=copy.site if copy.keeps_site else None,
            withheld=in_words(copy.withheld),
        ).encode(),
    )
    told = {
        "day": day,
        "files": len(copy.files) + 1,
        "left_out": copy.withheld,
        "quotes": copy.quotes,
        "revision": revision,
    }
    copy.write(MARKER, (json.dumps(told, sort_keys=True) + "\n").encode())
