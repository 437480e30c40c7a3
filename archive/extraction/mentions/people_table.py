"""Who is who: links every name of a text to one person, and gives each the fullest name."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from archive.extraction.language import name_parts
from archive.extraction.language.given_names import gender_told, given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import without
from archive.extraction.mentions import nominatives
from archive.extraction.mentions.names import NameRun
from archive.extraction.people import Gender, Person
from archive.model import SpeakerKind
from archive.places.gazetteer import Gazetteer

_SEATED = 3
"""Words of a body with its seat, at least: what it is, what joins, where."""


@dataclass(slots=True)
class Entry:
    """A person while the text is being read."""

    words: tuple[str, ...]
    """The fullest name so far; empty for the unnamed."""
    label: str
    kind: SpeakerKind
    named: bool = True
    gender: Gender | None = None
    descriptions: set[str] = field(default_factory=set)
    """Nouns the text uses of this person, folded."""
    leaning: Gender | None = None
    """What a pronoun that seemed to point here suggests; weaker than ``gender``."""
    spoke_as: Gender | None = None
    """What a pronoun that can have meant nobody else tells."""
    last: int = -1
    """Where the person was last named."""
    count: int = 0


class PeopleTable:
    """The people of one text, in the order in which they come."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entries: list[Entry] = []
        self._lexicon = lexicon
        self._nominatives = nominatives.load(lexicon.code)
        self._by_word: dict[str, list[int]] = {}
        self._described: dict[str, int] = {}
        self._exact: dict[tuple[str, ...], int] = {}
        self._initials: dict[tuple[str, ...], int] = {}
        self._places: dict[tuple[int, str], bool] = {}
        self._genders: dict[tuple[tuple[str, ...], tuple[str, ...]], Gender | None] = {}

    def link(self, run: NameRun, at: int) -> int:
        """The person this name points at: somebody known, or a new entry."""
        words = self._nominatives.name(run.words)
        if words is not run.words:
            run = replace(run, words=words)
        key = run.folded
        known = self._exact.get(key)
        if known is None or (len(key) == 1 and len(self._by_word.get(self._stem(key[0]), ())) > 1):
            known = self._match(key, run.titles)
        if known is None:
            known = self._initials.get(key)
        if known is None:
            known = self._add(run, key)
        entry = self.entries[known]
        if len(run.words) > len(entry.words):
            self._index(known, key)
            entry.words = run.words
            entry.label = self._shown(run.words)
        self._describe(known, run)
        entry.last = at
        entry.count += 1
        return known

    def note_many(self, number: int) -> None:
        """The text speaks of many by this name, unless it is known for somebody's."""
        entry = self.entries[number]
        if entry.gender is None and len(entry.words) == 1 and entry.kind is SpeakerKind.PERSON:
            entry.gender = Gender.PLURAL

    def add_unnamed(self, label: str, kind: SpeakerKind, gender: Gender | None, head: str) -> int:
        """A speaker known by a description only; the same description is the same speaker in one text."""
        self.entries.append(
            Entry(words=(), label=label, kind=kind, named=False, gender=gender, descriptions={head})
        )
        return len(self.entries) - 1

    def described_as(self, noun: str) -> int | None:
        """The last named person whom the text described with this noun: ``the spokesman``."""
        return self._described.get(noun)

    def note(self, number: int, nouns: Iterable[str]) -> None:
        """Keeps the nouns the text uses of somebody."""
        self.entries[number].descriptions.update(nouns)
        for noun in nouns:
            self._described[noun] = number

    def predicate(self, number: int, nouns: Iterable[str]) -> None:
        """Keeps what somebody is said to be, which a later description may take up: no office by that."""
        for noun in nouns:
            self._described[noun] = number

    def is_place(self, number: int) -> bool:
        """Whether a name is a place of the gazetteer, or its people, and nothing tells of a person."""
        entry = self.entries[number]
        if not entry.named or entry.gender is not None:
            return False
        whence = self._lexicon.place_endings
        if whence and len(entry.words) == 1 and entry.words[0].lower().endswith(whence):
            return True  # Քաշաթաղից: a case in which nobody is a subject
        if entry.descriptions:
            return False
        key = (number, entry.label)
        if key not in self._places:
            known = Gazetteer.load()
            self._places[key] = bool(known.find(entry.label) or known.find_people(entry.label))
        return self._places[key]

    def persons(self) -> tuple[Person, ...]:
        """The table as the later steps see it."""
        return tuple(
            Person(name=entry.label, kind=entry.kind, named=entry.named, gender=entry.gender)
            for entry in self.entries
        )

    def _match(self, key: tuple[str, ...], titles: tuple[str, ...]) -> int | None:
        fathers = self._lexicon.patronymic_endings
        shown = key[0] if len(key) == 2 and fathers and key[1].endswith(fathers) else key[-1]
        candidates = self._by_word.get(self._stem(shown), [])[-8:]
        if len(key) == 1:
            fitting = [c for c in candidates if self._fits(c, titles)]
            fitting = [c for c in fitting if not self._is_seat(key, self.entries[c].words)]
            fitting = [c for c in fitting if not self._is_parent(key, self.entries[c].words)]
            stem = self._stem(key[0])
            bearers = [c for c in fitting if self._stem(self.entries[c].words[-1].lower()) == stem] or fitting
            alike = [c for c in bearers if self.entries[c].words[-1].lower() == key[0]]
            bearers = alike or bearers  # of a couple whose surnames differ by an ending the one named so
            return max(bearers, key=lambda c: self.entries[c].last, default=None)
        for candidate in sorted(candidates, key=lambda c: -self.entries[c].last):
            words = tuple(self._stem(word.lower()) for word in self.entries[candidate].words)
            if self._same(words, tuple(self._stem(word) for word in key)) and self._fits(candidate, titles):
                return candidate
        return self._by_first_name(key)

    def _by_first_name(self, key: tuple[str, ...]) -> int | None:
        """Whoever was only called by this first name so far: ``Onkel Rafik``, later ``Rafik Example``."""
        bearers = self._by_word.get(self._stem(key[0]), [])
        if self._lexicon.caseless:
            called = (b for b in bearers if self._same_given(self.entries[b].words, key))
            return next(called, None)
        if len(bearers) != 1:
            return None
        entry = self.entries[bearers[0]]
        alone = entry.named and len(entry.words) == 1 and entry.words[0].lower() == key[0]
        return bearers[0] if alone and entry.gender is not None else None

    def _same_given(self, words: tuple[str, ...], key: tuple[str, ...]) -> bool:
        """Whether somebody was called so far by the given name alone, in one word or two: ``عبد الله``."""
        given = 2 if words and words[0] in name_parts.load(self._lexicon.code).leading else 1
        stems = tuple(self._stem(word) for word in key[:given])
        return len(words) == given < len(key) and tuple(self._stem(word) for word in words) == stems

    def _stem(self, word: str) -> str:
        """A word of a name without its case ending, so that ``Іваненка`` finds ``Іваненко``."""
        if not self._lexicon.inflects or len(word) < 5:
            return word
        for ending in self._lexicon.case_endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
        return word

    def _same(self, words: tuple[str, ...], key: tuple[str, ...]) -> bool:
        if self._is_seat(words, key) or self._is_seat(key, words):
            return False
        if len(words) == 1:
            return words[0] == key[-1] and (words[0] not in self._lexicon.organisation)
        if set(words) <= set(key) or set(key) <= set(words):
            return words[-1] == key[-1] or words[0] == key[0]
        return words[0] == key[0] and words[-1] == key[-1]

    def _is_parent(self, child: tuple[str, ...], words: tuple[str, ...]) -> bool:
        """Whether somebody is called by the name of a child (Arabic): ``أم أحمد`` is not Ahmad."""
        kunya = name_parts.load(self._lexicon.code).kunya
        return bool(kunya) and len(words) == len(child) + 1 and words[0] in kunya

    def _is_seat(self, place: tuple[str, ...], body: tuple[str, ...]) -> bool:
        """Whether a name is where a body of that name has its seat: ``Council of UPPER GORIS``."""
        if len(body) < _SEATED:
            return False
        folded = [word.lower() for word in body]
        joins = without(self._lexicon.organisation_particles, self._lexicon.name_particles)
        links = (i for i, word in enumerate(folded) if i and word in joins)
        first = next(links, len(folded))
        return {word.lower() for word in place} <= set(folded[first + 1 :])

    def _shown(self, words: tuple[str, ...]) -> str:
        """The name without a case ending of its last word."""
        last = words[-1]
        for ending in self._lexicon.case_endings if self._lexicon.surname_stops else ():
            known = ending not in self._lexicon.definite_endings and last.lower() in given_names()
            if last.endswith(ending) and last.removesuffix(ending).lower() in given_names() and not known:
                return " ".join((*words[:-1], last.removesuffix(ending)))
        for form in self._lexicon.name_endings:
            ending, _, nominative = form.partition("=")
            kept = len(nominative) if len(nominative) > 1 else 0  # յանին=յան leaves most of the name
            if last.endswith(ending) and len(last) > len(ending) - kept + 3:
                last = last[: -len(ending)] + nominative
                break
        return " ".join((*words[:-1], last))

    def _fits(self, candidate: int, titles: tuple[str, ...]) -> bool:
        gender = self.entries[candidate].gender
        if gender is None or not titles:
            return True
        told = _gender_of_titles(titles, self._lexicon)
        return told is None or told is gender

    def _add(self, run: NameRun, key: tuple[str, ...]) -> int:
        kind = _kind_of(run, key, self._lexicon)
        self.entries.append(Entry(words=run.words, label=self._shown(run.words), kind=kind))
        number = len(self.entries) - 1
        self._index(number, key)
        return number

    def _index(self, number: int, key: tuple[str, ...]) -> None:
        self._exact[key] = number
        if len(key) > 1:
            self._initials.setdefault(tuple(word[0] for word in key), number)
        words = {self._stem(key[0]), self._stem(key[-1])}
        if self._lexicon.definite_endings:
            words |= {key[0], key[-1]}  # an article comes off a name that ends like one: Սուրեն, Սուրենը
        for word in words:
            bearers = self._by_word.setdefault(word, [])
            if number not in bearers[-8:]:
                bearers.append(number)

    def _describe(self, number: int, run: NameRun) -> None:
        entry = self.entries[number]
        nouns = self._lexicon.title_nouns
        if run.titles:
            self.note(number, [*run.titles, *(nouns[title] for title in run.titles if title in nouns)])
        if entry.gender is None and entry.kind is not SpeakerKind.ORGANISATION:
            entry.gender = self._gender(run)
        if run.titles and entry.kind is SpeakerKind.PERSON and _has_office(run, self._lexicon):
            entry.kind = SpeakerKind.OFFICIAL

    def _gender(self, run: NameRun) -> Gender | None:
        """What the words of a name tell, its titles first; worked out once for each name."""
        known = (run.titles, run.words)
        if known not in self._genders:
            given = run.words[0].lower()
            self._genders[known] = (
                _gender_of_titles(run.titles, self._lexicon)
                or gender_told(given)
                or self._nominatives.gender(given)
                or name_parts.gender(run.words, self._lexicon.code)
                or _gender_of_surname(run, self._lexicon)
            )
        return self._genders[known]


def _gender_of_titles(titles: tuple[str, ...], lexicon: Lexicon) -> Gender | None:
    for title in titles:
        if title in lexicon.titles_female or title in lexicon.female:
            return Gender.FEMALE
        if title in lexicon.titles_male or title in lexicon.male:
            return Gender.MALE
    return None


def _gender_of_surname(run: NameRun, lexicon: Lexicon) -> Gender | None:
    """What the endings of the later words tell: a surname's, or a father's name's."""
    for word in run.folded[1:]:
        if lexicon.female_surnames and word.endswith(lexicon.female_surnames):
            return Gender.FEMALE
        if lexicon.male_surnames and word.endswith(lexicon.male_surnames):
            return Gender.MALE
    return None


def _has_office(run: NameRun, lexicon: Lexicon) -> bool:
    return any(title in lexicon.titles_official for title in run.titles)


def _kind_of(run: NameRun, words: tuple[str, ...], lexicon: Lexicon) -> SpeakerKind:
    if run.titles and _has_office(run, lexicon):
        return SpeakerKind.OFFICIAL
    if words[-1] in lexicon.organisation or words[0] in lexicon.organisation:
        return SpeakerKind.ORGANISATION
    if len(words) == 1 and len(words[0]) > 1 and run.words[0].isupper():
        return SpeakerKind.ORGANISATION
    if any(word in lexicon.organisation_particles for word in words):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON
