"""The filters of a search in plain words: the clauses they add to the sentence that explains it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from archive.model import Certainty, Kind
from index.engine import Facet
from web.language import wording
from web.language.languages import Translated, gettext as _, marked, marked_in, pgettext

Labels = Callable[[Facet, str], str]
"""What a facet's value is called; ids have labels only where the reader may see what they name."""

LEADS = {
    Facet.SPEAKER: (marked_in("lead", "by"), 0),
    Facet.ROLE: (marked_in("lead", "by speakers described as"), 0),
    Facet.AGE_BAND: (marked_in("lead", "by speakers of the age"), 0),
    Facet.PLACE_FROM: (marked_in("lead", "by speakers from"), 1),
    Facet.PLACE_LEFT: (marked_in("lead", "by speakers who left"), 1),
    Facet.PLACE_NOW_LIVING: (marked_in("lead", "by speakers now living in"), 1),
    Facet.PLACE_SPOKE_AT: (marked_in("lead", "spoken at"), 1),
    Facet.PLACE_MENTIONED: (marked_in("lead", "that speak of"), 1),
    Facet.PLACE: (marked_in("lead", "at or about"), 1),
    Facet.SOURCE: (marked_in("lead", "in the source"), 3),
    Facet.TOPIC: (marked_in("lead", "in a source that tells of"), 3),
    Facet.PUBLISHER: (marked_in("lead", "published by"), 3),
    Facet.COLLECTION: (marked_in("lead", "in the collection"), 3),
    Facet.LANGUAGE: (marked_in("lead", "in"), 3),
    Facet.YEAR: (marked_in("lead", "said or published in"), 4),
    Facet.MONTH: (marked_in("lead", "said or published in"), 4),
    Facet.DAY: (marked_in("lead", "said or published on"), 4),
    Facet.KIND: (marked_in("lead", "of the kind"), 3),
    Facet.CERTAINTY: (marked_in("lead", "whose speaker is"), 5),
    Facet.EVIDENCE: (marked_in("lead", "with"), 5),
}
"""How the values follow, and where in the sentence: who, where, which words, from where, when, how sure."""

_NAMED = frozenset({Facet.SOURCE, Facet.COLLECTION})
_CERTAINTY = Translated(
    {
        Certainty.STATED: marked("stated beside the words"),
        Certainty.INFERRED: marked("inferred"),
        Certainty.UNCERTAIN: marked("uncertain"),
    }
)
_EVIDENCE = Translated(
    {
        Certainty.STATED: marked("nothing told of them but what is stated, the date of publication aside"),
        Certainty.INFERRED: marked("something told of them that is inferred"),
        Certainty.UNCERTAIN: marked("something told of them that is uncertain"),
    }
)
_TERMS = {Facet.CERTAINTY: _CERTAINTY, Facet.EVIDENCE: _EVIDENCE}


def kinds_filtered(filters: Mapping[Facet, Sequence[str]]) -> str:
    """The one kind that is kept; empty where all are, or where there is no such kind."""
    kinds = filters.get(Facet.KIND, ())
    return kinds[0] if len(kinds) == 1 and kinds[0] in set(Kind) else ""


def filter_clauses(
    filters: Mapping[Facet, Sequence[str]], labels: Labels | None, kind_is_subject: bool
) -> Iterator[tuple[str, int]]:
    """One clause for each facet that is set; any of its values will do. With its place in the sentence."""
    for facet, values in filters.items():
        if values and not (facet is Facet.KIND and kind_is_subject and kinds_filtered(filters)):
            lead, rank = LEADS[facet]
            called = [_called(facet, value, labels) for value in values]
            either = pgettext("between things", wording.OR)
            yield f"{pgettext('lead', lead)} {f' {either} '.join(called)}", rank


def _called(facet: Facet, value: str, labels: Labels | None) -> str:
    if facet in _TERMS and value in set(Certainty):
        return _TERMS[facet][Certainty(value)]
    name = labels(facet, value) if labels else value
    return _("“%(text)s”", text=name) if facet in _NAMED else name
