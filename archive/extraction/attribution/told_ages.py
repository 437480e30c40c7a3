"""Ages that stand beside names, and the descriptions that they fit: no WOMAN is nine."""

import re
from bisect import bisect_left

from archive.ages import OF_AGE
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.reading import Paragraph, Reading

_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_AGE_BEHIND = re.compile(r"\s?[,(՝،]\s?(?:(?:de|aged|age|d'|im Alter von)\s?)?(\d{1,3})(?!\d)")
"""``Ada Example, 44``, ``Ada Example (44)``."""
_ASIDE = 40
"""Code points behind a name in which its age stands."""
_NEAR = 20
"""Names before a place that are looked at."""
_OLD = 55
_YOUNG = 39
"""Ages from which, and up to which, somebody is called old and young."""


def numbers(label: str) -> list[str]:
    """The ages in figures of a description."""
    return _NUMBER.findall(label)


def by_person(reading: Reading) -> dict[int, set[str]]:
    """The ages beside the names of a text, by person."""
    told: dict[int, set[str]] = {}
    for paragraph in reading.paragraphs:
        for age, person in beside_names(reading, paragraph):
            told.setdefault(person, set()).add(age)
    return told


def contradicts(told: set[str], label: str, head: str, lexicon: Lexicon) -> bool:
    """Whether a description can't be of somebody beside whose name such ages stand: a WOMAN of 9."""
    if not told:
        return False
    ages, words = set(_NUMBER.findall(label)), set(label.split())
    if ages:
        return not told & ages
    old, young = bool(words & lexicon.elderly), bool(words & lexicon.young)
    grown = head not in lexicon.children and not young and head in lexicon.pointing | lexicon.anaphors
    if grown and all(int(age) < OF_AGE for age in told):
        return True
    return not _fits(told, old=old, young=young)


def _fits(told: set[str], *, old: bool, young: bool) -> bool:
    ages = [int(age) for age in told]
    return not (old and min(ages) < _OLD) and not (young and max(ages) > _YOUNG)


def beside_names(reading: Reading, paragraph: Paragraph, before: int | None = None) -> list[tuple[str, int]]:
    """The ages beside the names of a paragraph; of the last ones before a place, where one is given."""
    ages = []
    runs = paragraph.runs
    if before is not None:
        last = bisect_left(runs, before, key=lambda run: paragraph.tokens[run.first].start)
        runs = runs[max(0, last - _NEAR) : last]
    for run in runs:
        person = paragraph.persons.get(run.first)
        end = paragraph.tokens[run.after - 1].end
        if person is None or (before is not None and end > before):
            continue
        told = _AGE_BEHIND.match(reading.text, end, min(end + _ASIDE, paragraph.span.end))
        if told is not None:
            ages.append((told[1], person))
    return ages
