"""The groups of text a quote is found by, how each is analysed, and what it weighs in the ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.documents import SearchDocument
from index.querying.query import Field
from index.text.analysis import Token, analyse_values, name_key, stem
from index.text.name_spelling import spelling_key


class Group(StrEnum):
    """One sort of text about a quote."""

    WORDS = "words"
    SPEAKER = "speaker"
    ROLE = "role"
    PLACE = "place"
    SOURCE = "source"
    HOLDING = "holding"
    """The places that a quote's places lie in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How a group counts in BM25F (Robertson and Zaragoza 2009, section 3.6)."""

    weight: float
    length: float
    """b: how much a longer text discounts a match, from 0 (not at all) to 1 (fully)."""


WEIGHTS = {
    # The testimony itself is what is searched; quotes differ in length tenfold, so half a discount.
    Group.WORDS: Weight(weight=2.0, length=0.5),
    # Whoever types a surname wants that person's words before words about that person, but not only those;
    # a person is not less meant because more forms of the name are recorded.
    Group.SPEAKER: Weight(weight=3.0, length=0.0),
    Group.ROLE: Weight(weight=1.0, length=0.0),
    # Every variant of a place's name is indexed; how many there are says nothing about the quote.
    Group.PLACE: Weight(weight=1.0, length=0.0),
    # Goris is in Armenia; whoever looks for Armenia means words that name it first.
    Group.HOLDING: Weight(weight=0.5, length=0.0),
    # A word of the headline is shared by every quote of the article.
    Group.SOURCE: Weight(weight=0.5, length=0.5),
}

SATURATION = 1.2
"""k1: after a few repetitions, one more says little."""

STEMMED = frozenset({Group.WORDS, Group.ROLE, Group.SOURCE})
"""Prose is searched by its stems. Names are not: the stemmer takes Goris for Gori."""

REPEATED = frozenset({Group.WORDS})
"""Where a word counts as often as it stands there: in the testimony. A name counts once, in however many
forms it is recorded, and so does what takes several words or stands for them: a phrase, a beginning."""

SEARCHED: dict[Field, tuple[Group, ...]] = {
    Field.ANY: (Group.WORDS, Group.SPEAKER, Group.ROLE, Group.PLACE),
    Field.WORDS: (Group.WORDS,),
    Field.SPEAKER: (Group.SPEAKER,),
    Field.ROLE: (Group.ROLE,),
    # Under the field only: a bare word is looked for where it was said, or named.
    Field.PLACE: (Group.PLACE, Group.HOLDING),
    Field.SOURCE: (Group.SOURCE,),
}
"""Which groups a field of the query language looks into. KIND, LANG, AGE and DATE are no text."""


def values_of(document: SearchDocument, group: Group) -> Sequence[str]:
    """The texts of a document that belong to a group."""
    match group:
        case Group.WORDS:
            return (document.words,)
        case Group.SPEAKER:
            return document.speaker_names
        case Group.ROLE:
            return (document.role,) if document.role else ()
        case Group.PLACE:
            return document.place_names
        case Group.HOLDING:
            return document.holding_names
        case Group.SOURCE:
            return document.source_names


def tokens_of(document: SearchDocument, group: Group) -> tuple[Token, ...]:
    """The analysed texts of a group, a gap of positions between them."""
    return analyse_values(values_of(document, group), stemmed=group in STEMMED)


def exact_term(token: Token, group: Group) -> str:
    """What exact search compares in this group."""
    return token.form if group in STEMMED else name_key(token.form)


def loose_term(token: Token, group: Group) -> str:
    """What ordinary search compares in this group; ``token`` may come from a query."""
    return loose_form(exact_term(token, group), group)


def loose_form(form: str, group: Group) -> str:
    """The same from what exact search compares: the stem, of a name the key of all its spellings."""
    return stem(form) if group in STEMMED else spelling_key(form)
