"""Speakers in scripts without capitals: known by where they stand in the reporting clause."""

from dataclasses import replace
from functools import cache

from archive.extraction.clauses import unmarked_phrases
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.name_parts import load
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.mentions.tokens import Token
from archive.extraction.mentions.unmarked_names import ADVERBIAL, ordinary
from archive.extraction.people import MentionKind

_NAME_WORDS = 4
"""Words in a name at most, patronymics included."""
_DESCRIPTION_WORDS = 7
_COMMAS = frozenset(",،")


@cache
def _stops(lexicon: Lexicon) -> frozenset[str]:
    """Words that no name goes over."""
    return either(lexicon.subordinators, lexicon.days, lexicon.relative, lexicon.verbs, lexicon.conjunctions)


class UnmarkedNames:
    """Reads the words beside a verb of speech as a name or a description."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._stops = _stops(lexicon)

    def after(self, first: int, high: int) -> Carrier | None:
        """The speaker whose words begin at ``first``; a name in apposition is preferred to a description."""
        end = self._end(first, high)
        phrase = unmarked_phrases.starting(self._paragraph, first, end, high, self._lexicon)
        phrase = phrase or self._ahead(first, high)
        if phrase is not None:
            return phrase
        carrier = self._carrier(first, end)
        if carrier is None or carrier.kind is not MentionKind.EPITHET:
            return carrier
        if end + 1 < high and self._words[end].text in _COMMAS:
            apposed = self._end(end + 1, high)
            closing = apposed >= high or self._words[apposed].quote >= 0 or not self._words[apposed].is_word
            name = self._carrier(end + 1, apposed)
            if closing and name is not None and name.kind is MentionKind.NAME and apposed - end > 2:
                return Carrier(name.first, name.after, name.kind, name.run, head=carrier.head)
        return carrier

    def _ahead(self, first: int, high: int) -> Carrier | None:
        """A known name behind an age and what its bearer is: ``said the baker, 58-year-old NAME``."""
        words, lexicon = self._words, self._lexicon
        described = False
        for position in range(first, min(high, first + _DESCRIPTION_WORDS + 2)):
            token = words[position]
            if position in self._paragraph.starting:
                after = self._paragraph.starting[position].after
                return self._known(first, max(after, self._end(position, high)))
            if token.text in _COMMAS and described:
                continue
            stops = token.folded in self._stops or token.folded in lexicon.prepositions
            if not token.is_word or stops or token.folded in lexicon.introducing:
                return None
            described = described or token.folded in lexicon.describing
        return None

    def before(self, last: int, low: int, *, past: bool = True) -> Carrier | None:
        """The speaker whose words end at ``last`` or, over an apposition, before its first comma."""
        last = self._past_listener(last, low)
        if self._words[last].folded in self._lexicon.subordinators:
            return None  # رجل لم يذكر اسمه: who does not tell
        start = self._start(last, low)
        if past and start > low and self._words[start - 1].folded in self._lexicon.relative:
            inner = self._words[start : last + 1]
            noun = self._words[start - 2] if start - 2 >= low else None
            told = any(token.folded in self._lexicon.copulas for token in inner)
            told |= len(inner) > 1 and self._paragraph.starting.keys().isdisjoint(range(start, last + 1))
            if noun is not None and (told or noun.folded in self._lexicon.person):
                return self.before(start - 2, low, past=False)  # "Ada, who is 15,", "a woman who would not"
        if start < last and self._is_one_of(start):
            return Carrier(start, last + 1, MentionKind.EPITHET, head=self._words[last].folded)
        adjunct = self._adjunct(start, last, low)
        if adjunct is not None:
            last = adjunct
            if last < low:
                return None
            start = self._start(last, low)
        if self._words[last].text in _COMMAS or not self._words[last].is_word:
            first = low
            while first < last and not self._words[first].is_word:
                first += 1
            return self._carrier(first, self._end(first, last))
        return self._carrier(start, last + 1)

    def _past_listener(self, last: int, low: int) -> int:
        """Before a word in the dative between subject and verb: ``the spokesman to-journalists said``."""
        parts = load(self._lexicon.code)
        while parts.surnames and last - 1 > low and self._words[last - 1].is_word:
            if last + 1 in self._paragraph.ending or not self._words[last].folded.endswith(parts.suffixes):
                break
            last -= 1
        return last

    def _is_one_of(self, first: int) -> bool:
        """``یکی از ساکنان``: one of several."""
        one, of = self._words[first : first + 2]
        return one.folded in self._lexicon.indefinite and of.folded in self._lexicon.prepositions

    def _start(self, last: int, low: int) -> int:
        start = last
        while start > low and self._may_stand_before(start - 1):
            start -= 1
        return start

    def _adjunct(self, start: int, last: int, low: int) -> int | None:
        """Where the subject ends before ``on Monday in a statement``; None where there is no such thing."""
        words, lexicon = self._words, self._lexicon
        if lexicon.verb_first:
            return None
        first = start
        while first > low and (words[first - 1].folded in lexicon.days or self._may_stand_before(first - 1)):
            first -= 1
        aside = either(lexicon.prepositions, lexicon.days)
        for position in range(first, last + 1):
            if words[position].folded in aside:
                return position - 1
        return None

    def _may_stand_before(self, position: int) -> bool:
        token = self._words[position]
        return token.is_word and token.folded not in self._stops and token.folded not in self._lexicon.skip

    def _end(self, first: int, high: int) -> int:
        position = first
        while position < high and position - first < _DESCRIPTION_WORDS:
            token = self._words[position]
            if not token.is_word or token.folded in self._stops or token.folded in self._lexicon.prepositions:
                break
            aged = position == first and position + 1 < high and self._tells_age(position + 1)
            if (token.text[0].isdigit() and not aged) or token.folded in self._lexicon.skip:
                break
            if position > first and token.folded in self._lexicon.introducing:
                break
            position += 1
        return position

    def _tells_age(self, position: int) -> bool:
        """``63 წლის ქალი``: a description that an age opens."""
        return self._words[position].folded in self._lexicon.aged

    def _carrier(self, first: int, after: int) -> Carrier | None:
        lexicon = self._lexicon
        words = [self._words[i] for i in range(first, after)]
        if not words or len(words) > _DESCRIPTION_WORDS:
            return None
        if len(words) == 1 and words[0].folded in lexicon.subject_pronouns:
            return Carrier(first, after, MentionKind.PRONOUN)
        known = self._known(first, after)
        if known is not None:
            return known
        for nouns in (lexicon.official, lexicon.organisation, lexicon.person):
            head = next((word.folded for word in words if word.folded in nouns), None)
            if head is not None and (named := self._with_office(first, words, head)) is not None:
                return named
            if head is not None:
                named = self._apposed(first, after, head)
                return named or Carrier(first, after, MentionKind.EPITHET, head=head)
        if len(words) > _NAME_WORDS:
            return None
        titles = tuple(word.folded for word in words if word.folded in lexicon.titles_all)
        proper = tuple(word.text for word in words if word.folded not in lexicon.titles_all)
        if not proper or not self._is_plausible(words):
            return None
        core = after - len(proper)
        return Carrier(first, after, MentionKind.NAME, NameRun(first, core, after, False, titles, proper))

    def _is_plausible(self, words: list[Token]) -> bool:
        """Whether unknown words beside a verb may be a name: no pronoun or plural hangs on them."""
        parts = load(self._lexicon.code)
        if any(word.folded in self._lexicon.prepositions or word.folded in parts.kin for word in words):
            return False
        if (
            words[0].text[0].isdigit()
            or words[0].folded in parts.ordinary
            or any(word.folded in self._stops for word in words)
        ):
            return False
        return not any(word.folded.endswith(parts.suffixes) for word in words if parts.suffixes)

    def _known(self, first: int, after: int) -> Carrier | None:
        """A name that the paragraph is known to hold, with the noun before it that says who it is."""
        places = (place for place in range(first, after) if place in self._paragraph.starting)
        run = next((self._paragraph.starting[place] for place in places), None)
        if run is None or (run.possessive and run.after < after):
            return None
        nouns = [token.folded for token in self._words[first : run.first]]
        parts = load(self._lexicon.code)
        owner = next((noun for noun in nouns if noun in parts.kin), None)
        if owner is not None and not parts.surnames:  # in Georgian the owner has a case
            return Carrier(first, max(after, run.after), MentionKind.EPITHET, head=owner)
        head = next((noun for noun in reversed(nouns) if noun in self._lexicon.describing), "")
        whole = self._whole(run, after)
        return Carrier(run.first, whole.after, MentionKind.NAME, whole, head=head)

    def _whole(self, run: NameRun, after: int) -> NameRun:
        """The name with the one word behind it that the phrase ends with: ``قالت فاطمة حداد:`` (Arabic)."""
        if not self._lexicon.verb_first or len(run.words) > 1 or after != run.after + 1:
            return run
        word = self._words[run.after]
        if word.text.endswith(ADVERBIAL) or word.folded in ordinary(self._lexicon):
            return run
        return replace(run, after=after, words=(*run.words, word.text))

    def _apposed(self, first: int, after: int, head: str) -> Carrier | None:
        """``the ministry's spokesman NAME SURNAME``: what follows the last noun is the name (Georgian)."""
        lexicon = self._lexicon
        begin = after
        while begin > first and self._words[begin - 1].folded not in lexicon.agents:
            begin -= 1
        name = self._words[begin:after]
        if not lexicon.aged or not 1 <= len(name) < _NAME_WORDS or begin == first:
            return None
        run = NameRun(begin, begin, after, False, (), tuple(token.text for token in name))
        return Carrier(begin, after, MentionKind.NAME, run, head=head)

    def _with_office(self, first: int, words: list[Token], head: str) -> Carrier | None:
        """``الطالبة لمى الحايك``: a definite noun and the name behind it."""
        lexicon, proper = self._lexicon, words[1:]
        definite = lexicon.definite_beginnings
        if not definite or words[0].folded != head or not head.startswith(definite):
            return None
        if not 2 <= len(proper) <= _NAME_WORDS - 1 or proper[0].folded.startswith(definite):
            return None
        if any(word.folded in lexicon.agents or word.folded in lexicon.naming for word in proper):
            return None
        names = tuple(word.text for word in proper)
        after = first + len(words)
        run = NameRun(first + 1, first + 1, after, False, (), names)
        return Carrier(first + 1, after, MentionKind.NAME, run, head=head)
