"""The archive behind the site: opened once a process, at the first request that needs it."""

import logging
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from threading import Lock
from time import monotonic

from flask import Flask, current_app, g, request

from archive.access import Reason, Viewer
from archive.accounts.roles import Role
from archive.record.log.revisions import Head
from archive.record.log.stamps import Stamp
from archive.record.personnel.people import People
from archive.record.store import Record
from archive.withholding.omissions import left_out
from index.engine import SearchUnavailable
from index.querying.query import Everything
from web import urls
from web.harvest.sitemap import KeptMap
from web.kept.chains import KeptChains
from web.kept.labels import KeptLabels
from web.kept.pages import kept_pages
from web.opened import Opened, open_archive, open_due
from web.reading.kept_nouns import KeptNouns
from web.reading.name_list import KeptNames
from web.reading.readers_room import ReadersRoom
from web.reading.reading_room import ReadingRoom
from web.secret import secret_key
from web.settings import Settings

_EXTENSION = "testimony"
_log = logging.getLogger("testimony.index")

DRAIN_AT_MOST_EVERY = 1.0
"""Seconds: short, so that what is withdrawn is soon out of the counts; not zero, for a bulk intake's sake."""


class Holdings:
    """One archive, kept open between requests."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = Lock()
        self._opened: Opened | None = None
        self._day: date | None = None
        self._drained_to: object = None
        self._drained_at = float("-inf")
        self._complaint = ""
        self._stamped: object = None
        self._stamps: tuple[Stamp, ...] = ()
        self._counted_of: object = None
        self._counted: Mapping[Reason, int] = {}
        self.names = KeptNames()
        self.labels = KeptLabels()
        self.map = KeptMap()
        self.pages = kept_pages()
        self.chains = KeptChains()
        self.nouns = KeptNouns()
        self._moving = Lock()
        self._kept_at: tuple[Head, date] | None = None

    def open(self) -> Opened:
        """The opened archive. Raises RecordUnavailable, and tries again at the next request.

        At the first request of a day, what was under an embargo until then is opened.
        """
        with self._lock:
            day = today()
            if self._opened is None:
                self._opened = open_archive(self.settings)
            elif day != self._day:
                open_due(self._opened.record)
            self._day = day
            return self._opened

    def catch_up(self) -> Opened:
        """The opened archive, its index brought near what was decided since. Raises RecordUnavailable."""
        return self.follow()[0]

    def follow(self) -> tuple[Opened, Head, bool]:
        """As ``catch_up``, with the record's head before it, and whether the index is in step with that.

        Within a second of the last time it was not tried again, and another process may hold it.
        """
        opened = self.open()
        # Not the outbox's number: it can be the same again after a copy of the record was put back.
        head = opened.record.head()
        with self._lock:
            is_behind = head != self._drained_to
            if not is_behind or monotonic() - self._drained_at < DRAIN_AT_MOST_EVERY:
                return opened, head, not is_behind
            self._drained_at = monotonic()
        try:
            opened.index.catch_up()
        except SearchUnavailable as error:
            # Another process holds it, or the disk is full: it answers as it is, the gate keeps what it must.
            self._complain(str(error))
            return opened, head, False
        self._drained_to = head
        self._complaint = ""
        return opened, head, True

    def in_step(self) -> Opened:
        """As ``catch_up``, at once: for names, words and counts of the index that pass no other gate.

        Raises SearchUnavailable too, where the index can't follow the record now.
        """
        opened = self.open()
        head = opened.record.head()
        if head != self._drained_to:
            opened.index.catch_up()
            with self._lock:
                self._drained_to = head
        return opened

    def keep_up(self, record: Record, head: Head) -> tuple[Head, date]:
        """Give up what was touched since it was kept, on another day all of it; the state it is for now."""
        state = (head, today())
        with self._moving:
            before = self._kept_at
            if before != state:
                is_same_day = before is not None and before[1] == state[1]
                touched = record.touched_since(before[0]) if before and is_same_day else None
                for kept in (self.chains, self.labels, self.nouns):
                    kept.move(before, state, touched)
                self._kept_at = state
        return state

    def stamps(self) -> tuple[Stamp, ...]:
        """When each public quote last came to look different, the oldest first; read once for each change.

        Public by the index, as counts are: what is handed out passes the gate once more. Raises
        RecordUnavailable and SearchUnavailable.
        """
        opened = self.catch_up()
        head = opened.record.head()
        with self._lock:
            if self._stamped == head:
                return self._stamps
            is_in_step = self._drained_to == head
        public = set(opened.index.engine().ids(Everything()))
        found = (stamp for stamp in opened.record.stamps() if stamp.quote_id in public)
        stamps = tuple(sorted(found, key=stamp_order))
        if is_in_step:
            with self._lock:
                self._stamped, self._stamps = head, stamps
        return stamps

    def left_out(self) -> Mapping[Reason, int]:
        """How many quotes of the whole archive the public is not shown, by reason.

        Counted once for each change and each day. Raises RecordUnavailable.
        """
        record = self.open().record
        state = (record.head(), today())
        with self._lock:
            if self._counted_of == state:
                return self._counted
        counted = left_out(record, Viewer.PUBLIC, state[1])
        with self._lock:
            self._counted_of, self._counted = state, counted
        return counted

    def _complain(self, complaint: str) -> None:
        if complaint != self._complaint:
            _log.warning("the search index does not follow the record: %s", complaint)
            self._complaint = complaint

    def close(self) -> None:
        """Give back files and connections; the next request opens them again."""
        with self._lock:
            if self._opened is not None:
                self._opened.index.close()
                self._opened.record.close()
                self._opened = None


def stamp_order(stamp: Stamp) -> tuple[datetime, str]:
    """By the second, as feeds and harvesters are told of it, then by id."""
    return stamp.at.replace(microsecond=0), stamp.quote_id


def keep(app: Flask, settings: Settings) -> Holdings:
    """Put one archive behind an application."""
    kept = app.extensions[_EXTENSION] = Holdings(settings)
    return kept


def holdings() -> Holdings:
    """The archive behind the current request."""
    found: Holdings = current_app.extensions[_EXTENSION]
    return found


def reading_room(viewer: Viewer = Viewer.PUBLIC) -> ReadingRoom:
    """The archive as the public may see it, or somebody who may see more. Raises RecordUnavailable."""
    if viewer.reads_restricted:
        return readers_room()
    if "public_room" not in g:
        # One for all that a request asks: it is of the record's state when it began.
        g.public_room = _public_room()
    room: ReadingRoom = g.public_room
    return room


def _public_room() -> ReadingRoom:
    kept = holdings()
    opened, head, is_in_step = kept.follow()
    state = kept.keep_up(opened.record, head)
    # Kept for the public only: whoever may see more is handed what the record has at this moment.
    through = partial(kept.chains.of, state)
    return ReadingRoom(
        opened.record,
        opened.index,
        is_in_step=is_in_step,
        today=state[1],
        head=head,
        through=through,
        nouns=kept.nouns,
    )


def readers_room() -> ReadersRoom:
    """The archive as readers of what is restricted see it, archivists too. Raises RecordUnavailable."""
    opened, head, is_in_step = holdings().follow()
    return ReadersRoom(opened.record, opened.index, Viewer(Role.READER), is_in_step=is_in_step, head=head)


def staff() -> People:
    """Those who work at the desk. Raises RecordUnavailable."""
    people = holdings().open().record.people
    if not people.factors.seals:
        people.factors.seal_with(secret_key(holdings().settings.home))
    return people


def counting_room() -> ReadingRoom:
    """The same, its index in step: for what hands on names, words or counts of the index as they are.

    Raises RecordUnavailable, and SearchUnavailable where the index can't follow the record now.
    """
    kept = holdings()
    opened = kept.in_step()
    head, day = kept.keep_up(opened.record, opened.record.head())
    return ReadingRoom(opened.record, opened.index, today=day, head=head, nouns=kept.nouns)


def absolute(path: str) -> str:
    """A path of the site as a whole address: under the public address, or the one asked by."""
    return (holdings().settings.public_url or request.host_url.rstrip("/")) + path


def lasting(path: str) -> str:
    """The whole address to cite: of no language of the interface."""
    return absolute(urls.lasting(path))


def today() -> date:
    """The day by universal time, the same for every reader."""
    return datetime.now(UTC).date()
