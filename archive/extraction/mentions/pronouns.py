"""Whom a pronoun points at: the nearest fitting person, subjects before objects."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import inflected_names
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.people_table import Entry, PeopleTable
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender
from archive.model import SpeakerKind


class Standing(IntEnum):
    """How prominent a mention is in its sentence."""

    OBLIQUE = 0
    OBJECT = 1
    SUBJECT = 3
    SPEAKS = 4


@dataclass(slots=True)
class _Recent:
    person: int
    standing: Standing
    sentence: int


_REACH = 10
"""Sentences back after which a pronoun no longer reaches."""
_OPENING = frozenset({",", "“”", "and", "but", "—", "–", "-"})
"""Words and signs after which a clause begins."""
_LIKELY = 0.8
"""Added for a whole name that no list of given names knows: ``Kwame Bahati runs it. “…,” he said.``"""
_WHOLE = 2
"""Words of it."""
_NOUN = 4.0
"""Taken off where a name may be an ordinary noun: it is meant only where nobody else can be."""
_CLEAR = 2
"""Sentences back in which only one person may be told of, for a pronoun to tell the gender for good."""
_KEPT = 14
"""Mentions remembered; more would only make the search slower."""


def standing(words: list[Token], first: int, after: int, low: int, lexicon: Lexicon) -> Standing:
    """How a mention stands: it speaks, leads its clause, or is an object."""
    length = len(words)
    following = words[after].folded if after < length else ""
    following_too = words[after + 1].folded if after + 1 < length else ""
    before = words[first - 1].folded if first > low else ""
    led = first == low + 2 and all(words[i].folded in lexicon.prepositions for i in range(low, first))
    if led and following == "," and following_too in lexicon.subject_pronouns:
        return Standing.SUBJECT  # As for Ada, she
    if before in lexicon.prepositions or following in lexicon.places:
        return Standing.OBLIQUE
    if inflected_names.is_oblique(words[after - 1], lexicon) and following not in lexicon.verbs:
        return Standing.OBLIQUE
    if (
        first >= low + 2
        and words[first - 1].text.islower()
        and words[first - 2].folded in lexicon.prepositions
    ):
        return Standing.OBLIQUE
    if before == "," and _is_company(words, first - 2, low, lexicon):
        return Standing.OBLIQUE  # with her mother, Ada
    if following in lexicon.verbs or (following in lexicon.skip and following_too in lexicon.verbs):
        return Standing.SUBJECT if before in lexicon.subordinators else Standing.SPEAKS
    if (
        before in lexicon.verbs
        and first >= 2
        and (words[first - 2].quote >= 0 or words[first - 2].text == ",")
    ):
        return Standing.SPEAKS
    if words[after - 1].is_possessive:
        return Standing.OBJECT
    if first == low or before in lexicon.subordinators or before in _OPENING:
        return Standing.SUBJECT
    return Standing.OBJECT


def _is_company(words: list[Token], noun: int, low: int, lexicon: Lexicon) -> bool:
    """Whether a noun right before a comma hangs on a preposition: ``with her MOTHER,``."""
    if noun - 2 < low or words[noun].folded not in either(lexicon.kin, lexicon.person):
        return False
    if words[noun - 1].folded not in lexicon.determiners:
        return False
    return words[noun - 2].folded in lexicon.prepositions


class Salience:
    """Who is in the reader's mind, sentence by sentence."""

    def __init__(self, table: PeopleTable, lexicon: Lexicon) -> None:
        self._table = table
        self._recent: list[_Recent] = []
        self._sentence = 0
        self._female = lexicon.female_pronouns
        self._male = lexicon.male_pronouns
        self._plural = lexicon.plural_pronouns
        self._nouns = lexicon.nouns_capital
        self.neuter = lexicon.neuter_pronouns
        """Pronouns for bodies: they point back where they speak."""
        self.resolvable = self._female | self._male | self._plural
        """Pronouns that can point back."""
        self._pointing = self.neuter | self.resolvable | lexicon.definite

    def noticed(self, words: list[Token], starting: Mapping[int, NameRun], low: int, high: int) -> list[int]:
        """The positions that can bring somebody to mind: names, pronouns, articles."""
        pointing = self._pointing
        return [
            position
            for position in range(low, high)
            if words[position].folded in pointing or position in starting
        ]

    def next_sentence(self) -> None:
        """A sentence begins."""
        self._sentence += 1

    def next_paragraph(self) -> None:
        """A paragraph ends."""
        self._sentence += 1

    def named(self, person: int, standing: Standing) -> None:
        """A person was mentioned."""
        self._recent.append(_Recent(person, standing, self._sentence))
        if len(self._recent) > _KEPT:
            del self._recent[0]

    def resolve(self, pronoun: str) -> int | None:
        """The person a pronoun points at, or None where nobody fits."""
        wanted = self._gender(pronoun)
        entries = self._table.entries
        best: tuple[float, int] | None = None
        fitting: dict[int, bool] = {}
        for order, recent in enumerate(self._recent):
            distance = self._sentence - recent.sentence
            if distance > _REACH:
                continue
            entry = entries[recent.person]
            fits = fitting.get(recent.person)
            if fits is None:
                fits = self._fits(entry, wanted) and not self._table.is_place(recent.person)
                fitting[recent.person] = fits
            if not fits:
                continue
            known = wanted is not None and entry.gender is wanted
            if recent.standing is Standing.OBLIQUE and not known and len(entry.words) == 1:
                continue
            leans = 0.0 if None in (entry.leaning, wanted) else (1.0 if entry.leaning is wanted else -1.0)
            if wanted is not None and leans == 0 and _is_likely(entry, recent.standing):
                leans = _LIKELY
            fit = 2.0 if known else leans
            score = recent.standing + fit - 1.2 * distance + order * 0.01
            if self._nouns and _may_be_noun(entry):
                score -= _NOUN
            if best is None or score >= best[0]:
                best = (score, recent.person)
        if best is None:
            return None
        entry = self._table.entries[best[1]]
        if entry.gender is None and wanted not in (None, Gender.PLURAL):
            entry.leaning = wanted
        return best[1]

    def speaks(self, person: int, pronoun: str) -> None:
        """A pronoun that speaks was taken for somebody: where nobody else was near, it tells the gender."""
        entry, wanted = self._table.entries[person], self._gender(pronoun)
        near = {one.person for one in self._recent if self._sentence - one.sentence <= _CLEAR}
        if wanted in (Gender.FEMALE, Gender.MALE) and near == {person} and len(entry.words) > 1:
            entry.spoke_as = wanted

    def _gender(self, pronoun: str) -> Gender | None:
        """What a pronoun tells; None where one word serves women and men (Armenian ``նա``)."""
        if pronoun in self._female:
            return None if pronoun in self._male else Gender.FEMALE
        return Gender.MALE if pronoun in self._male else Gender.PLURAL

    @staticmethod
    def _fits(entry: Entry, wanted: Gender | None) -> bool:
        body = entry.kind is SpeakerKind.ORGANISATION
        if wanted is Gender.PLURAL:
            return body or entry.gender is Gender.PLURAL
        known = entry.gender or entry.spoke_as
        return not body and (wanted is None or known is None or known is wanted)


def _is_likely(entry: Entry, standing: Standing) -> bool:
    """Whether a name of several words, of nobody whose gender is known, is what its sentence is about."""
    return len(entry.words) == _WHOLE and entry.kind is SpeakerKind.PERSON and standing >= Standing.SUBJECT


def _may_be_noun(entry: Entry) -> bool:
    """Whether a lone capital may be any noun, in a language whose nouns have capitals."""
    alone = len(entry.words) == 1 and entry.gender is None and not entry.descriptions
    return entry.named and alone and entry.kind is SpeakerKind.PERSON
