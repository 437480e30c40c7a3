"""What a form asked for, in words: nothing that was typed or chosen is left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.model import Form, Kind
from web.desk.marks.places_meant import NO_PLACE, place_in_words
from web.desk.marks.tagging import CHOICES
from web.desk.terms import decided, rejected_for

LABELS = {
    "choice": "Evidence for",
    "value": "Which is",
    "place": "The place that is meant",
    "certainty": "How firmly",
    "tag": "The tag that they support",
    "keep": "Words that support it",
    "speaker": "Speaker",
    "narrator": "Narrator",
    "unnamed": "Kind of name",
    "kind": "What it is",
    "form": "How much",
    "reason": "Because",
    "basis": "Basis",
    "agreed": "Agreed on",
    "party": "With",
    "status": "Access",
    "until": "Until",
    "note": "Content note",
    "date": "Date",
    "extent": "How much may be read",
    "restrictions": "What it asks for",
    "paper": "Where the paper lies",
    "anew": "Which agreement",
    "mode": "Known by",
    "shown": "Pseudonym or description",
    "words": "The words",
    "sign": "Say that there stands a",
    "undo": "What becomes of them",
    "name": "Name",
    "language": "Language",
    "script": "Script",
    "slip": "The old name",
    "other": "With whom",
    "quote": "Quote",
    "label": "What that person is called",
    "why": "Comment",
}
"""What the fields are called on the forms; one that is not here is called by its own name."""
_TICKED = {
    "unnamed": "a description, not a name",
    "anew": "another agreement, not this one corrected",
    "undo": "shown again",
    "slip": "a slip of the pen: its address may lead on",
}
"""What boxes say that are sent where they are ticked."""
CHOSEN = {
    "choice": {one.value: one.text for one in CHOICES},
    "kind": {
        Kind.TESTIMONY.value: "testimony: somebody tells what they lived",
        Kind.STATEMENT.value: "a statement: an office or an expert speaks",
    },
    "form": {Form.FULL.value: "a quote of its own", Form.FRAGMENT.value: "a few words only"},
    "mode": {"": "what follows from age and source"},
}
_EMPTIED = frozenset({"date", "agreed", "party", "restrictions", "paper", "mode"})
"""Fields that hold what was decided before: left empty, they take it away."""
_BEHIND = frozenset({"csrf_token", "expected", "do", "number", "confirmed", "start", "end", "source", "was"})
"""What a form carries along for the record: nobody typed or chose it, or it is told in words of its own."""
_ASIDE = frozenset({"place_of", "place_called", "speaker_id"})
"""What tells which of several is meant by another field, which says it."""
_CARRIED = ("seen-", "tag-", "part-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One thing that was asked for."""

    label: str = ""
    """Empty of the deed itself."""
    value: str


def wanted(
    deed: str,
    form: MultiDict[str, str],
    *,
    besides: Iterable[Wanted] = (),
    named: Mapping[str, Callable[[str], str]] | None = None,
) -> tuple[Wanted, ...]:
    """What a form asked for, in the order of its fields, the comment last.

    deed: what is done by it; besides: what its hidden fields mean; named: for fields whose values are ids,
    what these are called.
    """
    fields = [(name, value.strip()) for name, value in form.items(multi=True) if not is_carried(name)]
    told = [
        Wanted(label=LABELS.get(name, name), value=_in_words(name, value, named or {}) or "nothing")
        for name, value in sorted(fields, key=lambda field: field[0] == "why")
        if value or name in _EMPTIED
    ]
    return (Wanted(value=deed), *besides, *told)


def is_carried(name: str) -> bool:
    """Whether a field of a form is one that nobody typed or chose."""
    return name in _BEHIND or name in _ASIDE or name.startswith(_CARRIED)


def _in_words(name: str, value: str, named: Mapping[str, Callable[[str], str]]) -> str:
    """What a field says, without the codes that are sent."""
    if name in named:
        return named[name](value)
    if name in _TICKED:
        return _TICKED[name]
    if name == "place":
        return "a place that the gazetteer does not know" if value == NO_PLACE else place_in_words(value)
    if value in CHOSEN.get(name, {}):
        return CHOSEN[name][value]
    return rejected_for(decided(name, value)) if name == "reason" else decided(name, value)
