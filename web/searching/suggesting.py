"""What a search that is being typed may go on with: speakers, places, words of quotes that may be shown."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.engine import Facet
from index.querying.grammar import parse, unparse
from index.querying.lexer import OPERATORS, QUOTATION_MARKS
from index.querying.query import Everything, Field, Word
from index.text.analysis import analyse
from web.language import wording
from web.language.languages import gettext as _, ngettext
from web.reading.name_list import NameList, form_meant, named
from web.reading.reading_room import ReadingRoom

SHORTEST = 2
"""Letters, of one word or several, before names are offered; words take one more: there are more of them."""
MOST_WORDS = 3
"""Words of a name that are looked for together."""
MOST_NAMES = 6
MOST = 8

_FACETS = {
    "speaker": (Facet.SPEAKER,),
    "place": (Facet.PLACE,),
    "words": (),
    None: (Facet.SPEAKER, Facet.PLACE),
}
_FIELDS = {Facet.SPEAKER: Field.SPEAKER, Facet.PLACE: Field.PLACE}
_BEGUN = re.compile(r"(?P<signs>[-(]*)(?:(?P<field>speaker|place|words):)?(?P<text>[^\W_][^:*~()]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One way to go on: the whole query it makes, and what is said of it."""

    query: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """The end of what was typed, taken for the beginning of a name or a word."""

    before: str
    """All that stays as it is."""
    field: str | None
    words: tuple[str, ...]
    """Folded."""


def suggestions(room: ReadingRoom, names: NameList, typed: str) -> tuple[Offer, ...]:
    """The ways to go on: names by their words, the most words first, then words."""
    offers: list[Offer] = []
    for begun in _endings(typed):
        known = {offer.label for offer in offers}
        offers += [offer for offer in _names(room, names, begun) if offer.label not in known]
        if len(begun.words) == 1:
            offers = offers[:MOST_NAMES]
            offers += _words(room, begun, MOST - len(offers))
    return tuple(offers)


def _endings(typed: str) -> Iterator[_Begun]:
    """The last three words, the last two, the last; none within quotation marks that are still open."""
    if sum(typed.count(mark) for mark in '"“”„«»') % 2 or typed != typed.rstrip():
        return
    parts = re.split(r"(\s+)", typed)
    for many in range(MOST_WORDS, 0, -1):
        start = len(parts) - 2 * many + 1
        match = _BEGUN.fullmatch("".join(parts[start:])) if start >= 0 else None
        if match and not _has_signs(match["text"]):
            words = tuple(token.form for token in analyse(match["text"]))
            if sum(map(len, words)) >= SHORTEST:
                yield _Begun("".join(parts[:start]) + match["signs"], match["field"], words)


def _has_signs(text: str) -> bool:
    if any(mark in text for mark in QUOTATION_MARKS):
        return True
    return any(word in OPERATORS or word.startswith("-") for word in text.split())


def _names(room: ReadingRoom, names: NameList, begun: _Begun) -> Iterator[Offer]:
    """People, or places, of one name are offered together: the search can't tell them apart either."""
    found = names.find(begun.words, _FACETS[begun.field], MOST_NAMES)
    for facet, field in _FIELDS.items():
        counts = _counts(room, facet, [one.id for one in found if one.facet is facet])
        # The list may be of a while ago; read anew, they are looked for once more: a name may be gone since.
        here = NameList(named(room, facet, counts)).find(begun.words, (facet,), MOST_NAMES)
        together: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for one in here:
            meant = parse(f"{field}:“{_plain(form_meant(one, begun.words))}”").query
            together[unparse(meant), one.label].append(one.count)
        for (name, label), each in together.items():
            yield Offer(query=begun.before + name, label=label, note=_note(facet, each))


def _plain(form: str) -> str:
    return "".join(" " if character in QUOTATION_MARKS else character for character in form)


def _counts(room: ReadingRoom, facet: Facet, ids: list[str]) -> Mapping[str, int]:
    """How many quotes that may be shown carry each now; without those that none does."""
    if not ids:
        return {}
    results = room.find(Everything(), filters={facet: ids}, limit=0, facets=(facet,)).results
    return {count.value: count.count for count in results.facets[facet] if count.value in ids}


def _note(facet: Facet, each: Sequence[int]) -> str:
    """What is offered; ``each``: the quotes of each of those who have the name."""
    count = sum(each)
    if facet is Facet.SPEAKER:
        return ngettext("speaker, %(num)s quote", "speaker, %(num)s quotes", count)
    if len(each) > 1:
        return _("%(many)s places of this name, %(quotes)s", many=len(each), quotes=wording.quotes(count))
    return ngettext("place, %(num)s quote", "place, %(num)s quotes", count)


def _words(room: ReadingRoom, begun: _Begun, limit: int) -> Iterator[Offer]:
    start = begun.words[0]
    if begun.field in ("speaker", "place") or len(start) <= SHORTEST or limit <= 0:
        return
    field = Field.WORDS if begun.field else Field.ANY
    for word in room.engine.words(start, limit=limit):
        query = unparse(Word(word.form, field))
        if parse(query).query == Word(word.form, field):
            # Searched for, it is found in its other forms too: a number would be too small.
            yield Offer(query=begun.before + query, label=word.form, note=_("word"))
