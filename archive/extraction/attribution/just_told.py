"""Descriptions of whoever was told of right before: ``Ada Example, 22, came. “…,” said the 22-year-old.``

Reports go on so with the only person of the sentence before, told of by age or sex only. A description tells
by its age who is meant, where just one name nearby has that age beside it; else it means the only person
named in the sentence before, as its subject, where nobody else of that gender is told of there. Whoever
holds an office, and whoever is only called by a trade, may be somebody who was not told of before.
"""

import re
from bisect import bisect_left

from archive.extraction.attribution import brought_in, told_ages
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions import groups, nominatives
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.pronouns import Standing, standing
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender
from archive.model import SpeakerKind

_WINDOW = 2000
"""Code points back in which the noun of such a description must not have stood for somebody else."""
_LEADING = 4
"""Words before a name in which nouns are told of its bearer."""
_APPOSED = 12
"""Words behind a name, at most, in which an apposition ends."""
_ARTICLES = {"die": Gender.FEMALE, "der": Gender.MALE}
"""German articles, where age and article alone say who is meant."""
_LONG = 120
"""Words of the longest sentence that is looked at."""
_DATELINE = 12
"""Words in which a dateline ends."""
_DASHES = "-–—"
_SIGNS = ",՝،"


def find(
    reading: Reading, paragraph: Paragraph, carrier: Carrier, label: str, gender: Gender | None, *, aged: bool
) -> int | None:
    """The person just told of whom a definite description means; None where another may be meant.

    label: of the description, in lower case; aged: whether it tells an age.
    """
    lexicon = reading.lexicon
    if gender is Gender.PLURAL or carrier.head in lexicon.official or lexicon.caseless:
        return None
    if lexicon.verb_second and gender is None:
        gender = _ARTICLES.get(label.split(maxsplit=1)[0])
    before = _sentence_before(reading, paragraph, carrier.first)
    ages = told_ages.numbers(label)
    if aged and len(ages) == 1:
        same = _of_that_age(reading, paragraph, carrier, ages[0], gender)
        if same is not None:
            return same
    if before is None or not _may_mean(reading, paragraph, carrier, label, gender, aged=aged):
        return None
    where, low, high = before
    person = _only_subject(reading, where, low, high, gender, shown=_is_shown(label, lexicon))
    own = range(carrier.first, min(paragraph.sentence_of(carrier.first)[1], carrier.after + _LONG))
    if person is None or any(paragraph.persons[at] == person for at in own if at in paragraph.starting):
        return None  # the woman told ADA
    told = {
        age
        for age, one in told_ages.beside_names(reading, where, where.tokens[high - 1].end)
        if one == person
    }
    if not _agrees(told, ages, carrier.head, label, lexicon):
        return None
    start = paragraph.tokens[carrier.first].start
    if _is_shown(label, lexicon) and not aged and reading.table.entries[person].gender is None:
        return None
    return None if _is_somebody_elses(reading, carrier.head, label, person, start) else person


def _sentence_before(
    reading: Reading, paragraph: Paragraph, position: int
) -> tuple[Paragraph, int, int] | None:
    """The sentence before the one around a position, where it has nobody's words in it."""
    words = paragraph.tokens
    low, _ = paragraph.sentence_of(position)
    if low and words[low].quote < 0 and words[low - 1].quote >= 0:
        low, _ = paragraph.sentence_of(low - 1)  # “Why?” the woman asked
        if words[low].quote < 0:
            return None
    if position - low > _LONG or any(place in paragraph.starting for place in range(low, position)):
        return None
    where, last = paragraph, low - 1
    if low == 0:
        place = bisect_left(reading.paragraphs, paragraph.number, key=lambda one: one.number)
        if not place:
            return None
        where = reading.paragraphs[place - 1]
        last = len(where.tokens) - 1
    first, after = where.sentence_of(last)
    if after - first > _LONG:
        return None
    quoted = any(token.quote >= 0 for token in where.tokens[first:after])
    return None if quoted else (where, first, after)


def _agrees(told: set[str], ages: list[str], head: str, label: str, lexicon: Lexicon) -> bool:
    """Whether a description may be of somebody of an age that is told beside the name."""
    words = set(label.split()[:-1])
    if not (lexicon.definite or lexicon.definite_endings or ages) and words:
        # Without articles an adjective tells as often of somebody new.
        return bool(told and words & (lexicon.elderly | lexicon.young)) and not told_ages.contradicts(
            told, label, head, lexicon
        )
    return not told_ages.contradicts(told, label, head, lexicon)


def _is_shown(label: str, lexicon: Lexicon) -> bool:
    """Whether a description points: ``cette mère``, ``esta jubilada``."""
    return label.split(maxsplit=1)[0] in lexicon.demonstrative


def _may_mean(
    reading: Reading, paragraph: Paragraph, carrier: Carrier, label: str, gender: Gender | None, *, aged: bool
) -> bool:
    """Whether a description says no more of somebody than age, sex and the like."""
    lexicon, words = reading.lexicon, paragraph.tokens
    aged = aged or _is_aged_behind(words, carrier.after, lexicon)
    if gender is None and not (aged and lexicon.complementizers):
        return False
    kin = carrier.head in lexicon.kin - lexicon.pointing
    if (aged and not (kin and not told_ages.numbers(label))) or _is_shown(label, lexicon):
        return True
    if kin:
        behind = words[carrier.first : carrier.after]
        return any(token.folded in lexicon.links for token in behind)  # the mother of three
    vague = carrier.head in lexicon.female | lexicon.male and any(
        word in lexicon.elderly | lexicon.young for word in label.split()
    )
    return vague or carrier.head in either(lexicon.pointing, lexicon.anaphors, lexicon.children)


def _is_aged_behind(words: list[Token], after: int, lexicon: Lexicon) -> bool:
    """``the baker, WHO IS 52``: told of somebody who was brought in."""
    aside = words[after : after + 4]
    if len(aside) < 4 or aside[0].text != "," or aside[1].folded not in lexicon.relative:
        return False
    return aside[2].folded in lexicon.copulas and aside[3].text.isdigit()


def _only_subject(
    reading: Reading, paragraph: Paragraph, low: int, high: int, gender: Gender | None, *, shown: bool
) -> int | None:
    """The only person whom a sentence can be about; None where it tells of another of that gender."""
    entries, table, lexicon, words = reading.table.entries, reading.table, reading.lexicon, paragraph.tokens
    low = _past_dateline(words, low, high)
    cases = nominatives.load(lexicon.code)
    about: dict[int, NameRun] = {}
    beside: set[int] = set()
    for place in range(low, high):
        run, person = paragraph.starting.get(place), paragraph.persons.get(place)
        if run is None or person is None or table.is_place(person):
            continue
        if words[place].folded in lexicon.animals or words[max(low, place - 1)].folded in lexicon.animals:
            continue
        entry = entries[person]
        if entry.kind is not SpeakerKind.PERSON or (len(entry.words) < 2 and entry.gender is None):
            continue
        if None not in (gender, entry.gender) and entry.gender is not gender:
            continue
        oblique = run.possessive or standing(words, place, run.after, low, lexicon) is Standing.OBLIQUE
        oblique = oblique or cases.name(run.words) != run.words  # Дочь Розы
        if oblique:
            beside.add(person)
        else:
            about.setdefault(person, run)
    if shown and not about and len(beside) == 1:
        return beside.pop()  # A Ada Example la sacaron
    if len(about) != 1:
        return None
    ((person, run),) = about.items()
    if brought_in.is_gone(words[run.after : high], lexicon):
        return None
    return None if _tells_of_another(paragraph, run, low, high, gender, lexicon) else person


def _past_dateline(words: list[Token], low: int, high: int) -> int:
    """Where a sentence begins behind ``GORIS, Upper Sample —``."""
    until = low if low else min(high, low + _DATELINE)
    return next((place + 1 for place in range(low, until) if words[place].text in _DASHES), low)


def _tells_of_another(
    paragraph: Paragraph, run: NameRun, low: int, high: int, gender: Gender | None, lexicon: Lexicon
) -> bool:
    """Whether a noun for somebody of that gender stands in a sentence and is not said of who is named.

    Relatives of the one named, and whoever hangs on a preposition, do not speak next.
    """
    words = paragraph.tokens
    others = lexicon.male if gender is Gender.FEMALE else lexicon.female if gender is Gender.MALE else ()
    nouns = without(either(lexicon.person, lexicon.official, lexicon.children), lexicon.interlocutors)
    end = _apposed(words, run, high)
    for place in range(low, high):
        noun = words[place].folded
        if (
            noun not in nouns
            or noun in others
            or _means_many(noun, lexicon)
            or run.first - _LEADING <= place < end
        ):
            continue
        if lexicon.inflects and noun in lexicon.kin and place > low:
            continue  # уводит мать: nobody says whose, where it is the subject's
        lead = words[max(low, place - 3) : place]
        if not any(token.folded in either(lexicon.prepositions, lexicon.possessive) for token in lead):
            return True
    return False


def _means_many(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun is a plural: ``twins``."""
    singular = noun.removesuffix("s")
    return groups.means_many(noun, lexicon) or (bool(lexicon.complementizers) and singular != noun)


def _apposed(words: list[Token], run: NameRun, high: int) -> int:
    """Where an apposition right behind a name ends."""
    if run.after >= high or words[run.after].text not in _SIGNS:
        return run.after
    until = min(high, run.after + _APPOSED)
    return next((at for at in range(run.after + 1, until) if words[at].text in _SIGNS), until)


def _of_that_age(
    reading: Reading, paragraph: Paragraph, carrier: Carrier, age: str, gender: Gender | None
) -> int | None:
    """The only one nearby beside whose name that age stands."""
    place = bisect_left(reading.paragraphs, paragraph.number, key=lambda one: one.number)
    start = paragraph.tokens[carrier.first].start
    entries = reading.table.entries
    found = {
        person
        for where in reading.paragraphs[max(0, place - 1) : place + 1]
        for told, person in told_ages.beside_names(reading, where, start)
        if told == age
    }
    if len(found) != 1:
        return None
    (person,) = found
    return person if None in (gender, entries[person].gender) or entries[person].gender is gender else None


def _is_somebody_elses(reading: Reading, head: str, label: str, person: int, before: int) -> bool:
    """Whether the noun stood shortly before, or the one named was called something that it can't be."""
    window = reading.text[max(0, before - _WINDOW) : before].lower().replace(label, "")
    if head in reading.table.entries[person].descriptions:
        return False
    lexicon = reading.lexicon
    trade = vocabulary(lexicon.code).ages_noun.fullmatch(head) is None and head not in either(
        lexicon.female, lexicon.male, lexicon.pointing, lexicon.anaphors
    )
    called = reading.table.entries[person].descriptions & either(lexicon.person, lexicon.official)
    if trade and called - either(lexicon.female, lexicon.male):
        return True
    return re.search(rf"(?<!\w){re.escape(head)}(?!\w)", window) is not None
