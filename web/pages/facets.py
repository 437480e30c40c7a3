"""The facets beside the results of a search: values to narrow by, each with its count."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.engine import PLACE_ROLES, Facet, FacetCount
from web.searching.explained_filters import Labels
from web.searching.facet_values import FACETS, IN_ORDER, SHORT_LIST, in_order, listed
from web.searching.search_request import SearchRequest

LINKED_TO = frozenset({Facet.DAY})
"""Facets that other pages link to; beside the results they would be one long list of numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value to narrow by, or one order; the link sets it, or takes it off where it is set."""

    label: str
    href: str
    count: int = 0
    is_set: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetBox:
    """One facet: the values seen at once and those folded away."""

    label: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    unlisted: int
    """How many values there are besides."""
    every: str | None = None
    """The page of all values, where some are not listed."""
    reset: str | None = None
    """The search without this facet, where it is set."""
    parts: tuple["FacetBox", ...] = ()
    """For places: the same by what they are to the speaker."""

    @property
    def is_open(self) -> bool:
        """Whether its parts are to be seen, because one of them is set."""
        return any(part.reset for part in self.parts)


def boxes(
    request: SearchRequest,
    facets: Mapping[Facet, Sequence[FacetCount]],
    labels: Labels,
    total: int,
    every: Callable[[Facet], str] | None = None,
) -> Iterator[FacetBox]:
    """The facets beside the results, places by their role within that of all places.

    ``every`` gives the address of the page of all values of a facet, where there are such pages.
    """
    made = {facet: _box(facet, request, facets.get(facet, ()), labels, total, every) for facet in FACETS}
    by_role = tuple(box for facet in PLACE_ROLES if (box := made[facet]))
    for facet, box in made.items():
        if box and facet is Facet.PLACE:
            yield replace(box, parts=by_role)
        elif box and facet not in PLACE_ROLES:
            yield box


def _box(
    facet: Facet,
    request: SearchRequest,
    counts: Sequence[FacetCount],
    labels: Labels,
    total: int,
    every: Callable[[Facet], str] | None,
) -> FacetBox | None:
    """None where a reader would learn and choose nothing by it."""
    chosen = request.filters.get(facet, ())
    if facet in LINKED_TO and not chosen:
        return None
    shown = listed(counts, chosen)
    has_order = facet in IN_ORDER
    found = choices(facet, request, sorted(shown, key=in_order) if has_order else shown, labels)
    if not found or _says_nothing(found, total):
        return None
    found.sort(key=_set_first if has_order else _most_frequent_first)
    unlisted = len(counts) - len(found)
    # Folding a single value away would take the line that it needs; and what is set is always seen.
    seen = SHORT_LIST if len(found) > SHORT_LIST + 1 and not unlisted else len(found)
    return FacetBox(
        label=FACETS[facet],
        first=tuple(found[:seen]),
        more=tuple(found[seen:]),
        unlisted=unlisted,
        every=every(facet) if every and unlisted else None,
        reset=request.without(facet).address if chosen else None,
    )


def choices(
    facet: Facet, request: SearchRequest, counts: Iterable[FacetCount], labels: Labels
) -> list[Choice]:
    """Values of a facet as links that set them in a search, or take them off, in the order of the counts."""
    chosen = request.filters.get(facet, ())
    toggled = request.toggling(facet)
    return [
        Choice(
            label=labels(facet, count.value),
            href=toggled(count.value),
            count=count.count,
            is_set=count.value in chosen,
        )
        for count in counts
    ]


def _set_first(choice: Choice) -> tuple[bool, int, str]:
    """Those that are set first; the others stay in their order."""
    return not choice.is_set, 0, ""


def _most_frequent_first(choice: Choice) -> tuple[bool, int, str]:
    """What is set, then by the counts, then by name."""
    return not choice.is_set, -choice.count, choice.label.casefold()


def _says_nothing(choices: list[Choice], total: int) -> bool:
    """Whether a facet has one value, unset, which everything found carries."""
    return len(choices) == 1 and choices[0].count == total and not choices[0].is_set
