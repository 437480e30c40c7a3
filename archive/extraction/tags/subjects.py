"""Which mentions may be a sentence's subject: tables of people list every capitalised name, places too."""

import re
from collections.abc import Callable

from archive.extraction.language.attribute_rules import Vocabulary
from archive.extraction.people import Mention, People
from archive.places.gazetteer import Gazetteer

_SUFFIX = re.compile("['’]")
"""What sets off the case of a Turkish name: ``Malatya’daki``."""


class Subjects:
    """The mentions of one text, whose quoted words are masked, as subjects; each is looked at once."""

    def __init__(
        self,
        text: str,
        people: People,
        speakers: frozenset[int],
        mentions_of: Callable[[int], tuple[Mention, ...]],
        words: Vocabulary,
        gazetteer: Gazetteer,
    ) -> None:
        self._text = text
        self._people = people
        self._speakers = speakers
        self._mentions_of = mentions_of
        self._words = words
        self._gazetteer = gazetteer
        self._known: dict[tuple[int, int], bool] = {}
        self._names: dict[tuple[str, int], bool] = {}

    def may_be(self, mention: Mention) -> bool:
        """Whether a mention may be a subject: no listener, no noun with a capital and no place."""
        known = (mention.span.start, mention.person)
        if known not in self._known:
            self._known[known] = self._is_subject(mention)
        return self._known[known]

    def _is_subject(self, mention: Mention) -> bool:
        before = self._text[max(0, mention.span.start - 20) : mention.span.start].split(" ")
        previous = before[-2] if len(before) > 1 and not before[-1] else ""
        if previous.rpartition("\n")[2].casefold() in self._words.not_before_subjects:
            return False
        named = (mention.span.of(self._text), mention.person)
        if named not in self._names:
            self._names[named] = self._names_somebody(*named)
        return self._names[named]

    def _names_somebody(self, name: str, person: int) -> bool:
        """Whether a name is no place and no noun with a capital."""
        if self._is_occupation(name) or self._words.no_subjects.fullmatch(name) or self._may_be_noun(person):
            return False
        return person in self._speakers or not self._is_place(name, person)

    def _is_occupation(self, name: str) -> bool:
        """Whether a noun of a language that writes nouns with a capital was listed as a name."""
        folded = name.casefold()
        endings = self._words.occupation_endings if self._words.nouns_capital else ()
        return folded in self._words.occupations or (bool(endings) and folded.endswith(endings))

    def _may_be_noun(self, person: int) -> bool:
        """Whether a lone capital may be any noun: ``unterrichtete sie Musik in``."""
        who = self._people.persons[person]
        alone = who.named and " " not in who.name and who.gender is None
        return self._words.nouns_capital and alone and person not in self._speakers

    def _is_place(self, name: str, person: int) -> bool:
        if any(len(match.span.of(name)) == len(name) for match in self._gazetteer.at(name)):
            return True
        # «уроженка Херсона»: a name of several places, or in a case, of whom nothing is told.
        if " " in name or self._people.persons[person].gender or len(self._mentions_of(person)) != 1:
            return False
        return self._gazetteer.find(_SUFFIX.split(name)[0]) is not None
