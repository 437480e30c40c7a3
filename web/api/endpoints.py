"""What can be asked of the API: one table, from which routes, description and page are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.ids import PATTERN
from index.engine import Facet, Sort
from web import slugs
from web.api import answers, catalogues, searching
from web.api.call import Call
from web.language.languages import gettext, marked
from web.pages.listing import LAST_PAGE as LAST_LIST_PAGE
from web.searching.examples import Examples
from web.searching.facet_values import FACETS
from web.searching.search_request import LAST_PAGE, LONGEST_FILTER, LONGEST_QUERY


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of the query part, or the key in the path."""

    name: str
    meaning: str
    schema: Mapping[str, Any]
    """JSON Schema; of one value."""
    facet: Facet | None = None
    """What it keeps quotes by; it may be repeated then."""
    is_key: bool = False

    def explained(self) -> str:
        """What it means, in the language of the page that says it."""
        meaning = gettext(self.meaning)
        return f"{FACETS[self.facet]}. {meaning}" if self.facet else meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address, or one kind of address."""

    name: str
    path: str
    """Under the root of the API; ``{key}`` for the id or slug of a record."""
    meaning: str
    answer: type
    respond: Callable[[Call], object]
    parameters: tuple[Parameter, ...] = ()
    example: Callable[[Examples], tuple[tuple[str, str], ...]] = lambda examples: ()
    """Parameters of an example, made of words of the archive."""
    counts: bool = False
    """Whether it answers with names or counts straight from the index, which has to be in step then."""


QUERY = Parameter(
    name="q",
    meaning=marked("The query, in the language of the search page; without it, every quote."),
    schema={"type": "string", "maxLength": LONGEST_QUERY},
)
NARROWING = tuple(
    Parameter(
        name=facet.value,
        meaning=marked("Keeps quotes with any of the values given, as /facets has them."),
        schema={"type": "string", "maxLength": LONGEST_FILTER},
        facet=facet,
    )
    for facet in FACETS
)
ORDER = Parameter(
    name="sort",
    meaning=marked("The order of the quotes."),
    schema={"type": "string", "enum": [sort.value for sort in Sort], "default": Sort.RELEVANCE.value},
)
LETTER = Parameter(
    name="letter",
    meaning=marked("One letter of the list, without accents; # for what begins with none."),
    schema={"type": "string"},
)


def _page(last: int) -> Parameter:
    schema = {"type": "integer", "minimum": 1, "maximum": last, "default": 1}
    return Parameter(name="page", meaning=marked("The number of the page."), schema=schema)


_ID = {"type": "string", "pattern": f"^{PATTERN}$"}
_SLUG = {"type": "string", "pattern": f"^{slugs.PATTERN}$", "maxLength": slugs.LONGEST}


def _key(meaning: str, schema: Mapping[str, Any] = _SLUG) -> Parameter:
    return Parameter(name="key", meaning=meaning, schema=schema, is_key=True)


ENDPOINTS = (
    Endpoint(
        name="search",
        path="/search",
        meaning=marked(
            "Quotes that match, twenty a page, each with its whole chain and the evidence of every tag."
        ),
        answer=answers.SearchAnswer,
        respond=searching.search,
        parameters=(QUERY, *NARROWING, ORDER, _page(LAST_PAGE)),
        example=lambda e: (
            ("q", f"{e.word} OR {e.other}"),
            (Facet.KIND.value, "testimony"),
            ("sort", "date"),
        ),
    ),
    Endpoint(
        name="facets",
        path="/facets",
        meaning=marked("What a search can be narrowed by, with how many quotes each value has."),
        answer=answers.FacetsAnswer,
        respond=searching.facets,
        parameters=(QUERY, *NARROWING),
        example=lambda e: (("q", e.word),),
        counts=True,
    ),
    Endpoint(
        name="statistics",
        path="/statistics",
        meaning=marked("How many quotes, speakers, places and sources there are."),
        answer=answers.StatisticsAnswer,
        respond=searching.statistics,
        counts=True,
    ),
    Endpoint(
        name="left-out",
        path="/left-out",
        meaning=marked("What no answer and no file has, and why: counted over the whole archive."),
        answer=answers.LeftOutAnswer,
        respond=searching.left_out,
    ),
    Endpoint(
        name="quote",
        path="/quotes/{key}",
        meaning=marked("One quote, with its translations and where its words stand again."),
        answer=answers.QuoteAnswer,
        respond=catalogues.quote,
        parameters=(_key(marked("The id of the quote."), _ID),),
    ),
    Endpoint(
        name="speakers",
        path="/speakers",
        meaning=marked("Everybody with public words, by surname."),
        answer=answers.SpeakersAnswer,
        respond=catalogues.speakers,
        parameters=(LETTER, _page(LAST_LIST_PAGE)),
    ),
    Endpoint(
        name="speaker",
        path="/speakers/{key}",
        meaning=marked("One speaker with their words."),
        answer=answers.SpeakerRecord,
        respond=catalogues.speaker,
        parameters=(_key(marked("The id or the slug of the speaker.")),),
    ),
    Endpoint(
        name="places",
        path="/places",
        meaning=marked("Every place that public words are from, about or spoken in."),
        answer=answers.PlacesAnswer,
        respond=catalogues.places,
        parameters=(LETTER, _page(LAST_LIST_PAGE)),
        counts=True,
    ),
    Endpoint(
        name="place",
        path="/places/{key}",
        meaning=marked("One place with all its names and the words that belong to it."),
        answer=answers.PlaceRecord,
        respond=catalogues.place,
        parameters=(_key(marked("The id or the slug of the place.")),),
    ),
    Endpoint(
        name="sources",
        path="/sources",
        meaning=marked("Every source with public words, the latest first."),
        answer=answers.SourcesAnswer,
        respond=catalogues.sources,
        parameters=(_page(LAST_LIST_PAGE),),
    ),
    Endpoint(
        name="source",
        path="/sources/{key}",
        meaning=marked("One source with its versions, its quotes, and what it is to other sources."),
        answer=answers.SourceRecord,
        respond=catalogues.source,
        parameters=(_key(marked("The id or the slug of the source.")),),
    ),
)
