"""The archive is opened before anybody asks: the index of a hundred thousand quotes takes seconds to read."""

from contextlib import suppress

from flask import Flask

from archive.errors import RecordUnavailable
from index.engine import Facet, SearchTimeout, SearchUnavailable
from index.querying.query import Everything
from web.holdings import holdings
from web.serving.collecting import settle


def open_ahead(app: Flask) -> None:
    """Open the record of an application, and its index where one is built already; then settle the process.

    An index that is not there is left to the first search, and so is telling why something can't be opened.
    """
    with app.app_context(), suppress(RecordUnavailable, SearchUnavailable, SearchTimeout):
        index = holdings().open().index
        if index.is_built():
            index.engine().search(Everything(), limit=1, facets=tuple(Facet))
    settle()
