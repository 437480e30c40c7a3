"""Descriptions that point back: ``the boy`` to ``a boy of twelve``."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from archive.ages import OF_AGE
from archive.extraction.language.attribute_rules import Where, vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.name_parts import load
from archive.extraction.language.role_nouns import is_role
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender, MentionKind
from archive.model import Span, SpeakerKind, TagField

_PARAGRAPHS_BACK = 3
"""Paragraphs in which the introduction of an unnamed speaker is looked for."""
_WORDS_BACK = 300
_DESCRIPTION = 6
"""Words of an introduction before its noun."""
_RECENT = 2000
"""Code points after which the only person of a text is no longer meant by a description."""
_FEW = 12
"""Named people among whom a description can single one out."""
_MANY = 60
"""The same, where they must stand in one paragraph."""
_FEMININE = "die "
"""The article of a woman, where age and article alone say who is meant: ``die 71-Jährige``."""
_REACH = 600
"""Code points back to whoever was only just named."""
_AGE_BESIDE = re.compile(r", ?(?:de )?(\d{1,3})\b")
"""``Ada Example, 44``."""
_AGE_BEFORE = re.compile(r"(?<!\d)(\d{1,3})[-‐‑]year[-‐‑]old\s$")
"""``9-year-old Ada``."""
_WORD = re.compile(r"[\w’'-]+")
_PREPOSITION = 16
"""Code points in which a preposition before a name stands."""


def is_definite(label: str, lexicon: Lexicon) -> bool:
    """Whether a description points at somebody known: by its article, or by the lack of any determiner."""
    words = label.lower().split()
    if words[-1] in lexicon.interlocutors:
        return words[0] not in lexicon.indefinite
    if lexicon.definite and not (lexicon.caseless and words[0] not in lexicon.determiners):
        return words[0] in lexicon.definite or words[0][:2] in lexicon.definite  # l’éleveur
    if lexicon.definite_endings:
        return words[-1].endswith(lexicon.definite_endings)
    if lexicon.definite_beginnings:
        return words[0].startswith(lexicon.definite_beginnings)
    inside = any(word in lexicon.indefinite for word in words[1:-1])  # yaşlı bir kadın
    return words[0] not in lexicon.determiners and not inside


def is_indefinite(label: str, lexicon: Lexicon) -> bool:
    """Whether a description brings in somebody new: ``a man``, ``another woman``."""
    return label.lower().split()[0] in lexicon.indefinite


@dataclass(frozen=True, slots=True)
class _Candidate:
    person: int
    starts: tuple[int, ...]


class Epithets:
    """What descriptions point at in one text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lexicon = reading.lexicon
        self._index = {paragraph.number: at for at, paragraph in enumerate(reading.paragraphs)}
        self._persons = self._named_persons()

    def only_person(self, label: str, head: str, gender: Gender | None, before: int) -> int | None:
        """The only person whom the text has named so far, shortly before; None where there are several.

        A description alone makes nobody the same: it must be the reporter's word for the person talked to
        ("our interlocutor"), or an occupation whose form agrees with the person's known gender.
        """
        lexicon = self._lexicon
        if not self._persons or self._persons[0].starts[0] >= before:
            return None
        aged = vocabulary(lexicon.code).ages_noun.fullmatch(head) is not None
        shown = lexicon.verb_second and label.split(maxsplit=1)[0] in lexicon.definite
        if shown and (aged or (gender is None and is_role(head, vocabulary(lexicon.code)))):
            gender = Gender.FEMALE if label.startswith(_FEMININE) else Gender.MALE
        if lexicon.caseless and label.split(maxsplit=1)[0] in lexicon.definite:
            return self._just_named(gender, before)
        if head in lexicon.children and (child := self._only_child(gender, before)) is not None:
            return child
        if head in lexicon.pointing or aged:
            return self.only_fitting(label, head, gender, before)
        if not lexicon.verb_second and self.tells_age(label):
            return self._of_an_age(label, head, gender, before)
        if lexicon.verb_second and gender is not None and is_role(head, vocabulary(lexicon.code)):
            return self._of_a_trade(label, head, gender, before)
        if len(self._persons) > 1 and self._persons[1].starts[0] < before:
            return None
        only = self._persons[0]
        entry = self._reading.table.entries[only.person]
        last = only.starts[bisect_left(only.starts, before) - 1]
        if before - last > _RECENT:
            return None
        if head in lexicon.interlocutors:
            return only.person
        agrees = gender is not None and entry.gender is gender
        if (
            not agrees
            or not is_role(head, vocabulary(lexicon.code))
            or self._stood_before(label, head, before)
        ):
            return None
        nouns = without(either(lexicon.person, lexicon.official), lexicon.female, lexicon.male)
        told = entry.descriptions & nouns
        return only.person if not told or head in told else None

    def is_age(self, word: str) -> bool:
        """Whether a word is an age that stands for who has it, or before who: ``44-year-old``."""
        return vocabulary(self._lexicon.code).ages_noun.fullmatch(word) is not None

    def tells_age(self, label: str) -> bool:
        """Whether a description in lower case has an age: ``la boulangère de 44 ans``."""
        words = vocabulary(self._lexicon.code)
        rules = (*words.of(TagField.AGE, Where.EPITHET), *words.of(TagField.AGE, Where.WITHIN))
        return any(map(self.is_age, label.split())) or any(rule.pattern.search(label) for rule in rules)

    def _of_an_age(self, label: str, head: str, gender: Gender | None, before: int) -> int | None:
        """``the 44-year-old pharmacist``: the only one named so far, of no other trade and no other age."""
        person = self.only_fitting(label, head, gender, before)
        if person is None or self._has_another_trade(person, head):
            return None
        starts = next(one.starts for one in self._persons if one.person == person)
        name = len(self._reading.table.entries[person].label)
        told = (_AGE_BESIDE.match(self._reading.text, start + name) for start in starts if start < before)
        return None if any(age and age[1] not in label for age in told) else person

    def _just_named(self, gender: Gender | None, before: int) -> int | None:
        """``این نانوا`` ("this baker"): whoever was named last, shortly before."""
        named = [p for p in self._persons if p.starts[0] < before]
        last = max(named, key=lambda p: p.starts[bisect_left(p.starts, before) - 1], default=None)
        if last is None or before - last.starts[bisect_left(last.starts, before) - 1] > _REACH:
            return None
        known = self._reading.table.entries[last.person].gender
        return last.person if gender is None or known in (None, gender) else None

    def _of_a_trade(self, label: str, head: str, gender: Gender, before: int) -> int | None:
        """``die Musikerin``: the only one named so far whom the form fits, who was called nothing else."""
        person = self.only_fitting(label, head, gender, before)
        if person is None:
            person = self._only_here(gender, before)
        return None if person is None or self._has_another_trade(person, head) else person

    def _only_child(self, gender: Gender | None, before: int) -> int | None:
        """``the girl``: the only one named so far beside whose name an age stands that is a child's."""
        entries = self._reading.table.entries
        children = [
            one.person
            for one in self._persons[:_MANY]
            if entries[one.person].gender in (None, gender)
            and any(self._is_childs(start, one.person) for start in one.starts if start < before)
        ]
        return children[0] if len(children) == 1 else None

    def _is_childs(self, start: int, person: int) -> bool:
        text = self._reading.text
        before = _AGE_BEFORE.search(text, max(0, start - _PREPOSITION), start)
        after = _AGE_BESIDE.match(text, start + len(self._reading.table.entries[person].label))
        return any(int(age[1]) < OF_AGE for age in (before, after) if age)

    def _has_another_trade(self, person: int, head: str) -> bool:
        """Whether the text called somebody something else than this noun."""
        lexicon = self._lexicon
        told = self._reading.table.entries[person].descriptions & either(lexicon.person, lexicon.official)
        told -= either(lexicon.pointing, lexicon.interlocutors)
        return bool(told) and head not in told

    def _only_here(self, gender: Gender, before: int) -> int | None:
        """The only one of that gender whom the paragraph has named so far."""
        begin = self._reading.text.rfind("\n", max(0, before - _RECENT), before) + 1
        entries = self._reading.table.entries
        here = [
            person.person
            for person in self._persons[:_MANY]
            if bisect_left(person.starts, begin) < bisect_left(person.starts, before)
            and entries[person.person].gender in (None, gender)
        ]
        return here[0] if len(here) == 1 else None

    def only_fitting(self, label: str, head: str, gender: Gender | None, before: int) -> int | None:
        """The only one named so far whom ``the young man`` can mean; officials are called by their office."""
        entries = self._reading.table.entries
        strict = self._lexicon.caseless and bool(self._lexicon.definite)  # nouns without article (Persian)
        fitting = [
            person
            for person in self._persons[:_FEW]
            if person.starts[0] < before
            and entries[person.person].kind is SpeakerKind.PERSON
            and (gender is None or entries[person.person].gender in (gender, gender if strict else None))
        ]
        if len(fitting) != 1 or (len(self._persons) > _FEW and self._persons[_FEW].starts[0] < before):
            return None
        last = fitting[0].starts[bisect_left(fitting[0].starts, before) - 1]
        window = self._reading.text[max(0, before - _RECENT) : before].lower()
        bare = head
        for beginning in self._lexicon.definite_beginnings:
            bare = bare.removeprefix(beginning)
        told = window.replace(label, "") if bare != label else window
        words = set(told.split() if self._lexicon.caseless else _WORD.findall(told))
        new = {bare, *(bare + ending for ending in load(self._lexicon.code).indefinites)}
        return None if before - last > _RECENT or new & words else fitting[0].person

    def _stood_before(self, label: str, head: str, before: int) -> bool:
        """Whether the noun stands shortly before in another description: it is somebody else's then."""
        window = self._reading.text[max(0, before - _RECENT) : before].lower()
        return head in window.replace(label, "")

    def _named_persons(self) -> list[_Candidate]:
        """The named persons in the order in which they come, without places."""
        table = self._reading.table
        starts: dict[int, list[int]] = {}
        for mention in self._reading.mentions:
            if mention.kind is MentionKind.NAME and not self._is_governed(mention.span.start):
                starts.setdefault(mention.person, []).append(mention.span.start)
        return [
            _Candidate(person, tuple(places))
            for person, places in starts.items()
            if table.entries[person].kind is not SpeakerKind.ORGANISATION
            and (len(table.entries[person].words) > 1 or table.entries[person].gender)
            and not table.is_place(person)
        ]

    def _is_governed(self, start: int) -> bool:
        """Whether a preposition stands before a name: ``in Lower Sample``."""
        before = self._reading.text[max(0, start - _PREPOSITION) : start].split()
        return bool(before) and before[-1].lower() in self._lexicon.prepositions

    def introduction(self, paragraph: Paragraph, position: int, head: str) -> Span | None:
        """Where the text brought in the one whom ``the boy`` means: the last ``a boy`` before."""
        at = self._index[paragraph.number]
        left = _WORDS_BACK
        for number in range(at, max(-1, at - _PARAGRAPHS_BACK - 1), -1):
            words = self._reading.paragraphs[number].tokens
            high = position if number == at else len(words)
            for place in range(high - 1, max(-1, high - left - 1), -1):
                if words[place].folded == head and (first := self._article(number, place)) is not None:
                    return Span(words[first].start, words[place].end)
            left -= high
            if left <= 0:
                return None
        return None

    def _article(self, number: int, place: int) -> int | None:
        """The position of the article that opens an indefinite description ending at ``place``."""
        words, lexicon = self._reading.paragraphs[number].tokens, self._lexicon
        for first in range(place - 1, max(-1, place - _DESCRIPTION - 1), -1):
            token = words[first]
            if not token.is_word or token.folded in lexicon.prepositions:
                return None
            if token.folded in lexicon.determiners:
                new = is_indefinite(token.folded, lexicon) and self._leads(words, first)
                return first if new else None
        return None

    def _leads(self, words: list[Token], first: int) -> bool:
        """Whether a description opens its clause, so that it brings somebody in and is nobody's object."""
        before = words[first - 1] if first else None
        return before is None or not before.is_word or before.folded in self._lexicon.copulas
