"""Who is who: links every name of a text to one person, and gives each the fullest name."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from archive.extraction.lexicon import Lexicon
from archive.extraction.names import NameRun
from archive.extraction.people import Gender, Person
from archive.model import SpeakerKind


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
    last: int = -1
    """Where the person was last named."""
    count: int = 0


class PeopleTable:
    """The people of one text, in the order in which they come."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entries: list[Entry] = []
        self._lexicon = lexicon
        self._by_word: dict[str, list[int]] = {}
        self._exact: dict[tuple[str, ...], int] = {}

    def link(self, run: NameRun, at: int) -> int:
        """The person this name points at: somebody known, or a new entry."""
        key = run.folded
        known = self._exact.get(key)
        if known is None or (len(key) == 1 and len(self._by_word.get(key[0], ())) > 1):
            known = self._match(key, run.titles)
        if known is None:
            known = self._add(run)
        entry = self.entries[known]
        if len(run.words) > len(entry.words):
            self._index(known, key)
            entry.words = run.words
            entry.label = " ".join(run.words)
        self._describe(entry, run)
        entry.last = at
        entry.count += 1
        return known

    def add_unnamed(self, label: str, kind: SpeakerKind, gender: Gender | None, head: str) -> int:
        """A speaker known by a description only; the same description is the same speaker in one text."""
        self.entries.append(
            Entry(words=(), label=label, kind=kind, named=False, gender=gender, descriptions={head})
        )
        return len(self.entries) - 1

    def persons(self) -> tuple[Person, ...]:
        """The table as the later steps see it."""
        return tuple(
            Person(name=entry.label, kind=entry.kind, named=entry.named, gender=entry.gender)
            for entry in self.entries
        )

    def _match(self, key: tuple[str, ...], titles: tuple[str, ...]) -> int | None:
        candidates = self._by_word.get(key[-1], [])[-8:]
        if len(key) == 1:
            fitting = [c for c in candidates if self._fits(c, titles)]
            bearers = [c for c in fitting if self.entries[c].words[-1].lower() == key[0]] or fitting
            return max(bearers, key=lambda c: self.entries[c].last, default=None)
        for candidate in sorted(candidates, key=lambda c: -self.entries[c].last):
            words = tuple(word.lower() for word in self.entries[candidate].words)
            if self._same(words, key) and self._fits(candidate, titles):
                return candidate
        return None

    def _same(self, words: tuple[str, ...], key: tuple[str, ...]) -> bool:
        if len(words) == 1:
            return words[0] == key[-1] and (words[0] not in self._lexicon.organisation)
        if set(words) <= set(key) or set(key) <= set(words):
            return words[-1] == key[-1] or words[0] == key[0]
        return words[0] == key[0] and words[-1] == key[-1]

    def _fits(self, candidate: int, titles: tuple[str, ...]) -> bool:
        gender = self.entries[candidate].gender
        if gender is None or not titles:
            return True
        told = _gender_of_titles(titles, self._lexicon)
        return told is None or told is gender

    def _add(self, run: NameRun) -> int:
        kind = _kind_of(run, self._lexicon)
        self.entries.append(Entry(words=run.words, label=" ".join(run.words), kind=kind))
        number = len(self.entries) - 1
        self._index(number, run.folded)
        return number

    def _index(self, number: int, key: tuple[str, ...]) -> None:
        self._exact[key] = number
        for word in {key[0], key[-1]}:
            bearers = self._by_word.setdefault(word, [])
            if number not in bearers[-8:]:
                bearers.append(number)

    def _describe(self, entry: Entry, run: NameRun) -> None:
        entry.descriptions.update(run.titles)
        if entry.gender is None and entry.kind is not SpeakerKind.ORGANISATION:
            entry.gender = _gender_of_titles(run.titles, self._lexicon)
            if entry.gender is None and len(run.words) > 1 or len(entry.words) == 1:
                entry.gender = entry.gender or given_names().get(run.words[0].lower())
        if entry.kind is SpeakerKind.PERSON and any(title in self._lexicon.titles_official for title in run.titles):
            entry.kind = SpeakerKind.OFFICIAL


def _gender_of_titles(titles: tuple[str, ...], lexicon: Lexicon) -> Gender | None:
    for title in titles:
        if title in lexicon.titles_female or title in lexicon.female:
            return Gender.FEMALE
        if title in lexicon.titles_male or title in lexicon.male:
            return Gender.MALE
    return None


def _kind_of(run: NameRun, lexicon: Lexicon) -> SpeakerKind:
    words = run.folded
    if any(title in lexicon.titles_official for title in run.titles):
        return SpeakerKind.OFFICIAL
    if words[-1] in lexicon.organisation or words[0] in lexicon.organisation:
        return SpeakerKind.ORGANISATION
    if len(words) == 1 and len(words[0]) > 1 and run.words[0].isupper():
        return SpeakerKind.ORGANISATION
    if any(word in lexicon.organisation_particles for word in words):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON


@cache
def given_names() -> dict[str, Gender]:
    """Given names that tell a gender, for pronouns."""
    genders = {"f": Gender.FEMALE, "m": Gender.MALE}
    table: dict[str, Gender] = {}
    content = (files("archive.extraction") / "vocabulary" / "given_names.txt").read_text("utf-8")
    for line in content.splitlines():
        sort, _, names = line.partition(" ")
        if sort in genders:
            table.update(dict.fromkeys(names.split(), genders[sort]))
    return table
