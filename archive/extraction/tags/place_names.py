"""Which names in somebody's words stand for a place: not those within a longer name, and no person's.

``Wells Example Bank`` names no town, nor does ``Ada Example`` or ``I asked Sofia``; ``in Sofia`` does. Only
where names have capitals and a word such as "in" leads to places.
"""

import re
from functools import lru_cache

from archive.extraction.language import lexicons
from archive.extraction.language.attribute_rules import Vocabulary
from archive.extraction.language.cautions import cautions
from archive.extraction.language.given_names import given_names
from archive.extraction.language.role_nouns import is_role
from archive.extraction.language.word_lists import either
from archive.model import Span
from archive.places.gazetteer import Gazetteer, PlaceMatch, fold
from archive.places.inflection import base_forms

_WORD_BEFORE = re.compile(r"(?<![\w’'-])(\w[\w’'-]*)[ \u00a0]\Z")
_PERSON_AFTER = re.compile(r"[ \u00a0][^\W\d_a-z]|['’]s\b")
"""A surname, or what somebody owns."""
_REGION = re.compile(r",[ \u00a0]([^\W\d_a-z][\w’-]*(?: [^\W\d_a-z][\w’-]*)?)")
_OWNED = re.compile(r"['’]s [a-z]")
_OPENING = re.compile(r"(?:\A|[.!?…:;(\[\n—–])[\s“”\"«»„‘’']*\Z")
_CLOSES = re.compile(r"\s*(?:[^\w\s’']|\Z)|\s\w+\s\d")
_LATIN_END = "\u0250"
_REACH = 40
"""Characters before a name that are looked at: no word is longer."""
_AROUND = 600
"""Characters around a name among which the same word in lower case makes its capital a sentence's."""
_PLACES = 1 << 12
"""Places kept in mind: those of texts come again and again."""
_ACRONYM = 5
"""Letters of a body's initials, at most."""
_WORD = 5
"""Letters of a word that opens a sentence and is also some city's other name, at most: ``Viens``."""
_SHORT = 4
"""Letters up to which a city's second name is any word: ``Sol``, ``Gold``, ``Rest``."""


def stands_for_place(content: str, match: PlaceMatch, words: Vocabulary, gazetteer: Gazetteer) -> bool:
    """Whether the name at ``match`` in ``content`` is meant as the place that the gazetteer knows."""
    span, name = match.span, match.span.of(content)
    curated, forms, first = _known(gazetteer, match.key)
    opens = _OPENING.search(content, max(0, span.start - 3), span.start) is not None
    if is_acronym(content, span, match.key, gazetteer):
        return False
    caution = cautions(words.language)
    if caution.peoples.fullmatch(name) and _is_foreign(gazetteer, match.key, name, words.language):
        return False  # les Géorgiens: Georgien is a country in German
    if opens and not curated and name.lower() in caution.ordinary and not _is_told(content, span, gazetteer):
        return False  # “Nice people, …”
    followed = content[span.end : span.end + 1] == ","
    if (
        not curated
        and opens
        and followed
        and name[0] < _LATIN_END
        and len(name) <= _WORD
        and fold(name) != first
    ):
        return False  # « Viens, …
    if not words.inside_places or name[0] >= _LATIN_END or " " in name:
        return True
    before = _WORD_BEFORE.search(content, max(0, span.start - _REACH), span.start)
    lead = before[1] if before is not None else ""
    if before is not None and lead[0].isupper() and _belongs(content, before, words, gazetteer):
        return False
    if name.lower() in given_names() and _PERSON_AFTER.match(content, span.end):
        return False
    if curated and name in forms:
        return True
    if lead.lower() in words.inside_places:
        return True
    if name.lower() in given_names():
        return False
    if lead.lower() in words.place_words or lead.lower() in words.leaving_words or curated:
        return True
    if len(name) <= _SHORT and first != fold(name):
        return False
    return not _is_ordinary(content, span)


def _is_foreign(gazetteer: Gazetteer, key: str, name: str, language: str) -> bool:
    """Whether a country is called so in other languages only."""
    forms = {*base_forms(fold(name))}
    tongues = {form.language for form in gazetteer.place(key).names if fold(form.form) in forms}
    return gazetteer.place(key).kind == "country" and not tongues & {language, None}


def _is_told(content: str, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether what stands behind tells that a place is meant: ``Nice, France``, ``Ordu’da kaldık``."""
    if content.startswith(("’", "'"), span.end):
        return True
    behind = _REGION.match(content, span.end)
    return behind is not None and bool(gazetteer.regions(behind[1]))


def is_acronym(text: str, span: Span, key: str | None, gazetteer: Gazetteer) -> bool:
    """Whether a short name in capitals, among words that stand in none, is a body's: ``en FEMA``.

    Places of the archive's own files are meant however they are written: ``USA``.
    """
    name = span.of(text)
    if not 2 < len(name) <= _ACRONYM or not name.isupper():
        return False
    around = text[max(0, span.start - _REACH) : span.end + _REACH]
    return not around.isupper() and (key is None or not _known(gazetteer, key)[0])


def may_be_person(text: str, span: Span, key: str, gazetteer: Gazetteer) -> bool:
    """``left ELIZABETH with her aunt``: a given name, or any short word, that goes on as a person does.

    A place that is left closes its clause, or a year follows: ``left Sofia in 1990``.
    """
    name = span.of(text)
    if name[0] >= _LATIN_END or " " in name or _CLOSES.match(text, span.end):
        return False
    curated, forms, first = _known(gazetteer, key)
    if curated and name in forms:
        return False
    return name.lower() in given_names() or (len(name) <= _SHORT and first != fold(name))


def is_somebody(name: str, words: Vocabulary) -> bool:
    """Whether a name that no gazetteer knows is a person's, a title or a relative.

    ``la madre de ADA VELT``, ``VALI Mehmet``, ``a man from ADA VELT’S VILLAGE``.
    """
    first, *others = name.casefold().split()
    if others:
        return first in given_names() or _OWNED.search(name) is not None
    return not words.nouns_capital and is_role(name, words)


@lru_cache(maxsize=_PLACES)
def _known(gazetteer: Gazetteer, key: str) -> tuple[bool, frozenset[str], str]:
    """Whether a place is of the archive's own files, its names, and the first of them as it is looked up."""
    place = gazetteer.place(key)
    return place.curated, frozenset(name.form for name in place.names), fold(place.names[0].form)


def _belongs(content: str, before: re.Match[str], words: Vocabulary, gazetteer: Gazetteer) -> bool:
    """Whether a capital before a place's name makes it a part of a longer one."""
    lead = before[1]
    if lead.lower() in given_names() or words.other_places.fullmatch(lead):
        return True
    small = lexicons.load(words.language)
    light = either(small.ordinary, small.not_names, small.skip)
    if words.nouns_capital or lead.lower() in light or lead.lower() in words.place_words:
        return False
    if words.before_places.fullmatch(lead) or words.no_places.match(lead) or gazetteer.find_people(lead):
        return False
    if gazetteer.at(lead):
        return False  # Goris Armenia
    opens = _OPENING.search(content, max(0, before.start() - 3), before.start()) is not None
    return not (opens and (lead.endswith(("ing", "ed")) or lead.lower() in small.verbs))


def _is_ordinary(content: str, span: Span) -> bool:
    """Whether the word is set in capitals, or stands nearby without one."""
    name = span.of(content)
    near = content[max(0, span.start - _AROUND) : span.end + _AROUND]
    if name.isupper():
        return not content[max(0, span.start - _REACH) : span.end + _REACH].isupper()
    if _OPENING.search(content, max(0, span.start - 3), span.start) is None:
        return False
    return re.search(rf"\b{re.escape(name.lower())}\b", near) is not None
