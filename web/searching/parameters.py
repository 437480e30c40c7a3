"""What an address asks for by names that no search knows: said, or refused, never passed over in silence.

Whoever writes ``age=60..80`` into an address would take every quote for one of somebody of that age. On a
page a sentence tells; in a file, a feed and an answer to a program nobody reads it, and they are refused.
"""

from collections.abc import Collection

from werkzeug.datastructures import MultiDict

from index.engine import Facet
from index.querying.query import Field
from web.language.languages import gettext as _
from web.searching.search_request import BadRequest, plain

OF_A_SEARCH = frozenset({"q", "sort", "page", *(facet.value for facet in Facet)})
OF_A_CONCORDANCE = OF_A_SEARCH | {"width", "order", "open"}
OF_VALUES = OF_A_SEARCH | {"facet", "order"}
OF_TRACKERS = ("utm_", "fbclid", "gclid", "msclkid", "mc_")
"""How names begin that others hang on to addresses that are sent on; nobody means a filter by them."""
MOST_TOLD = 3
LONGEST_TOLD = 40
"""Characters of a name or a value that are said again."""


def passed_over(arguments: MultiDict[str, str], known: Collection[str]) -> tuple[str, ...]:
    """A sentence for each name that is none of those known."""
    return tuple(map(_sentence, _unknown(arguments, known)[:MOST_TOLD]))


def refuse_unknown(arguments: MultiDict[str, str], known: Collection[str]) -> None:
    """Raise BadRequest where a name is none of those known."""
    for name, value in _unknown(arguments, known):
        advice = _("There are: %(names)s.", names=", ".join(sorted(known))) if known else _("There are none.")
        if "q" in known and (asked := _as_query(name, value)):
            advice = _("Ask for it in the query: %(query)s.", query=f"q={asked}")
        raise BadRequest(
            _("“%(name)s” is none of the parameters here", name=name[:LONGEST_TOLD]),
            parameter=name[:LONGEST_TOLD],
            remedy=advice,
        )


def _sentence(unknown: tuple[str, str]) -> str:
    name, value = unknown
    told = _("“%(name)s” in the address is no filter, and was passed over.", name=name[:LONGEST_TOLD])
    if asked := _as_query(name, value):
        instead = _("Search for %(query)s instead.", query=asked)
        return f"{told} {instead}"
    return told


def _unknown(arguments: MultiDict[str, str], known: Collection[str]) -> list[tuple[str, str]]:
    named = ((plain(name), plain(value)) for name, value in arguments.items())
    return [(name, value) for name, value in named if name not in known and not name.startswith(OF_TRACKERS)]


def _as_query(name: str, value: str) -> str:
    """The same as the query language has it, where it has a field of that name."""
    if name not in set(Field) - {Field.ANY} or not value or len(value) > LONGEST_TOLD:
        return ""
    return f'{name}:"{value}"' if " " in value else f"{name}:{value}"
