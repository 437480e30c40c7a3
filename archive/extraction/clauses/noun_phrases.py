"""Noun phrases of a language like German, read from left to right: case as far as the words show it."""

from dataclasses import dataclass, replace

from archive.extraction.language import verb_second_words
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import aged_nouns, capital_nouns
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_MODIFIERS = 5
"""Words between a determiner and its noun at most."""
_INNER = 9
"""The same where a participle brings its own phrase: ``der im Mai gewählte Vorsitzende``."""
_NOUNS = 14
"""Words of a name or of nouns in a row at most, with an aside."""
_ENDINGS = ("er", "e", "es")
"""Of an adjective without an article before it, in the nominative."""
_FEMALE = "in"
_DEPTH = 3
"""Complements of complements."""
_ASIDE = 8
"""Words in parentheses after a name at most."""
_QUOTED_NAME = 40
"""Characters between marks at most where they hold a name: ``die „Ortszeitung“``."""
_LINKS = frozenset({"von", "vom", "für", "beim", "bei", "aus", "im"})
_WHERE = frozenset({"in", "im", "an", "am", "auf", "bei", "zu", "zur", "gegen", "mit"})
_ONE = frozenset({"einer", "eine", "eines"})
_OF = frozenset({"der", "seiner", "ihrer", "von"})
_GENITIVE = frozenset(
    {"des", "der", "eines", "einer", "dieser", "dieses", "seiner", "seines", "ihrer", "ihres"}
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase by token positions."""

    first: int
    after: int
    head: str
    """The noun that says who or what, folded; empty for names and pronouns."""
    nominative: bool
    """Whether its words allow it to be the subject."""
    strong: bool
    """Whether it can speak: a name, a pronoun, a person, office or body."""
    run: NameRun | None = None
    pronoun: bool = False
    core_after: int = 0
    """One past the phrase without its complements."""

    def carrier(self) -> Carrier:
        """The phrase as the words that name a speaker."""
        if self.pronoun:
            return Carrier(self.first, self.after, MentionKind.PRONOUN)
        if self.run is not None:
            return Carrier(self.first, self.after, MentionKind.NAME, self.run, head=self.head)
        return Carrier(self.first, self.after, MentionKind.EPITHET, head=self.head, weak=not self.strong)


class NounPhrases:
    """Reads the noun phrases of one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._own = verb_second_words.load(lexicon.code)
        self._aged = vocabulary(lexicon.code).ages_noun

    def at(self, first: int, high: int, depth: int = 0) -> NounPhrase | None:
        """The phrase that begins at ``first``, also with its owner: ``Ada Examples Nachbarin``; else None."""
        words, lexicon = self._words, self._lexicon
        if first >= high:
            return None
        token = words[first]
        if token.folded in lexicon.subject_pronouns and not self._paragraph.starting.get(first):
            return NounPhrase(first, first + 1, "", True, True, pronoun=True)
        determined = token.folded in lexicon.determiners
        one = self._one_of(first, high, depth) or self._owned(first, high, depth)
        if one is not None:
            return one
        run = self._paragraph.starting.get(first)
        owner = run if run is not None and run.possessive else None
        if owner is not None:
            noun = self._noun(owner.after, high, True)
        elif not determined and self._opens_otherwise(first):
            return None
        else:
            noun = self._noun(first + 1 if determined else first, high, determined)
        if noun is None:
            if token.folded in self._own.lone:
                return NounPhrase(first, first + 1, token.folded, not token.folded.endswith("n"), True)
            return None
        core_after, head, run = self._heads(noun, high)
        nominative = self._may_be_subject(first, noun, head, determined)
        apposed = self._apposed(core_after, high, head) if run is None and depth == 0 else None
        if apposed is not None:
            return NounPhrase(first, apposed.after, head, nominative, True, apposed, core_after=core_after)
        after = self._complements(core_after, high, depth)
        named = None
        if run is None and depth == 0:
            named = self._apposed(after, high, head) if after > core_after else None
            named = named or self._apposed(self._places(after, high), high, head)
        strong = run is not None or named is not None or self._speaks(head)
        end = named.after if named is not None else after
        return NounPhrase(first, end, head, nominative, strong, run or named, core_after=core_after)

    def _one_of(self, first: int, high: int, depth: int) -> NounPhrase | None:
        """``einer der Nachbarn``: one of several is a subject, whatever the case of the others."""
        words = self._words
        if (
            depth
            or first + 1 >= high
            or words[first].folded not in _ONE
            or words[first + 1].folded not in _OF
        ):
            return None
        inner = self.at(first + 1, high, 1)
        if inner is None or inner.pronoun or inner.run is not None:
            return None
        return NounPhrase(first, inner.after, inner.head, True, inner.strong, core_after=inner.after)

    def _owned(self, first: int, high: int, depth: int) -> NounPhrase | None:
        """``Veltheims neuer Bürgermeister``: a place in the genitive before its noun."""
        if first + 2 >= high or not self._is_genitive(first):
            return None
        adjective = self._words[first + 1]
        if not (adjective.is_word and adjective.text.islower() and adjective.folded.endswith(_ENDINGS)):
            return None
        inner = self.at(first + 1, high, depth)
        if inner is None or inner.pronoun or not inner.strong:
            return None
        return replace(inner, first=first)

    def _is_genitive(self, position: int) -> bool:
        token = self._words[position]
        return token.is_capital and token.text.endswith("s") and token.folded not in self._lexicon.not_names

    def _opens_otherwise(self, first: int) -> bool:
        """Whether a capital stands on a preposition or an adverb, as it does where a sentence begins."""
        token, lexicon = self._words[first], self._lexicon
        if first in self._paragraph.starting or not token.is_capital:
            return False
        folded = token.folded
        if folded in lexicon.not_names and folded not in lexicon.determiners:
            return True  # Darin steht
        small = folded in lexicon.prepositions or folded in lexicon.conjunctions or folded in lexicon.skip
        return small or folded in lexicon.subordinators or capital_nouns.opens_sentence(token, lexicon)

    def _noun(self, position: int, high: int, determined: bool) -> int | None:
        """Where the noun stands, past the words that modify it."""
        words, lexicon = self._words, self._lexicon
        start = position
        reach = _MODIFIERS
        if determined and position < high and words[position].folded in lexicon.prepositions:
            reach = _INNER
        while position < high and position - start <= reach:
            token = words[position]
            if token.quote >= 0:
                short = token.end - token.start <= _QUOTED_NAME
                led = words[position - 1].text != "," and (determined or position > start)
                return position if short and led else None
            if not (token.is_word or token.text.isdigit()) and token.text != ",":
                return None
            bound = token.folded in either(lexicon.subject_pronouns, lexicon.definite, _GENITIVE)
            if bound and position not in self._paragraph.starting and reach == _MODIFIERS:
                return None
            if aged_nouns.measures(words, position, high):
                position += 2
                continue
            inner = reach == _INNER and position - start < reach and self._is_inside(position, high)
            noun = (
                token.is_capital
                or aged_nouns.alone(words, position, high, self._aged)
                or token.text.rpartition("-")[2][:1].isupper()
            )
            if (noun or position in self._paragraph.starting) and not inner:
                return position
            if not determined and not token.text.isdigit() and self._breaks(token.folded):
                return None
            if token.folded in lexicon.verbs or token.folded in lexicon.subordinators:
                return None
            if reach == _MODIFIERS and token.folded in lexicon.prepositions:
                return None
            position += 1
        return None

    def _is_inside(self, position: int, high: int) -> bool:
        """Whether a capital belongs to the phrase that a participle brings along."""
        following = self._words[position + 1] if position + 1 < high else None
        if following is None or not following.is_word or not following.text.islower():
            return False
        return following.folded not in self._lexicon.determiners

    def _breaks(self, folded: str) -> bool:
        lexicon = self._lexicon
        small = either(lexicon.prepositions, lexicon.conjunctions, lexicon.skip, lexicon.relative)
        declined = folded.endswith(("e", "en", "er", "es", "em"))
        return folded in small or folded in self._own.auxiliaries or not declined

    def _heads(self, noun: int, high: int) -> tuple[int, str, NameRun | None]:
        """The nouns of a phrase from its first: where they end, the one that counts, the name among them."""
        words = self._words
        position, head, run = noun, "", None
        high = min(high, noun + _NOUNS)
        while position < high:
            found = self._paragraph.starting.get(position)
            if found is not None and found.possessive and position > noun and not self._is_told(head):
                return found.after, head, None  # ein Sprecher Velts
            if found is not None:
                run, position = found, found.after
                head = found.titles[-1] if found.titles else head
                break
            token = words[position]
            if token.quote >= 0:
                return (position + 1 if position == noun else position), head, None
            if token.text == "/" and position + 1 < high and words[position + 1].is_capital:
                position += 1
                continue
            named = position == noun or token.is_capital
            numbered = token.text[0].isdigit() and position > noun and head not in self._lexicon.person
            if not (named or numbered):
                break
            head = token.folded if named else head
            position += 1
        if position + 1 < high and words[position].text == "(":
            for index in range(position + 1, min(high, position + _ASIDE)):
                if words[index].text == ")":
                    return index + 1, head, run
        return position, head, run

    def _may_be_subject(self, first: int, noun: int, head: str, determined: bool) -> bool:
        words, lexicon = self._words, self._lexicon
        folded = words[first].folded
        if head in self._own.times or head in lexicon.days:
            return False
        if not determined:
            return not (noun > first and words[noun - 1].folded.endswith(("en", "em")))
        if folded in lexicon.oblique:
            return False
        if folded not in ("der", "dieser", "jeder"):
            return True
        modifier = words[first + 1]
        weak = modifier.folded.endswith("en") and (noun > first + 1 or modifier.folded.endswith("schen"))
        return not (self._is_feminine(head) or weak)

    def _is_feminine(self, head: str) -> bool:
        if head in self._lexicon.female or head.removesuffix(_FEMALE) in self._lexicon.agents:
            return head in self._lexicon.female or head.endswith(_FEMALE)
        return bool(head) and head.endswith(self._own.feminine_endings)

    def _complements(self, position: int, high: int, depth: int) -> int:
        """One past the genitives and prepositional phrases that belong to a noun."""
        words, lexicon = self._words, self._lexicon
        while position < high and depth < _DEPTH:
            folded = words[position].folded
            if folded in _GENITIVE:
                inner = self.at(position, high, depth + 1)
            elif folded in _LINKS or (depth and folded in lexicon.pairing):
                inner = self.at(position + 1, high, depth + 1)
            else:
                break
            if inner is None or inner.pronoun or words[inner.after - 1].quote >= 0:
                break
            position = inner.after
        return position

    def _places(self, position: int, high: int) -> int:
        """One past where a noun's complement lies: ``der Verein der Nachbarn in Veltheim``."""
        if position >= high or self._words[position].folded not in _WHERE:
            return position
        inner = self.at(position + 1, high, _DEPTH)
        return position if inner is None or inner.pronoun else inner.after

    def _apposed(self, after: int, high: int, head: str) -> NameRun | None:
        """A name set off by a comma after a description: ``ihr Lehrer, Ada Example,``."""
        words = self._words
        if after + 1 >= high or words[after].text != "," or not head:
            return None
        run = self._paragraph.starting.get(aged_nouns.past(words, after + 1, high, self._lexicon))
        if run is None:
            return None
        closes = run.after >= high or words[run.after].quote >= 0 or not words[run.after].is_word
        verb = run.after < high and (
            words[run.after].folded in self._lexicon.verbs or words[run.after].folded in self._own.separable
        )
        return run if closes or verb else None

    def _speaks(self, head: str) -> bool:
        aged = self._aged.fullmatch(head) is not None
        return aged or head in self._lexicon.agents or head in self._lexicon.documents

    def _is_told(self, head: str) -> bool:
        """Whether a noun presents its owner's words, so that these speak: ``die Worte VELTS``."""
        return head in self._own.claims or head in self._own.sources
