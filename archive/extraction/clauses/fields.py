"""The subject of a verb in languages whose verb stands second: by the fields of the sentence.

What stands before the finite verb is the front field, what follows it the middle field; in a subordinate
clause the verb comes last (E. Drach, Grundgedanken der deutschen Satzlehre, 1937).
"""

from archive.extraction.clauses.brackets import BORDERS, SENTENCE, STARTS, Brackets
from archive.extraction.clauses.noun_phrases import NounPhrase, NounPhrases
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_MIDDLE = 22
"""Words of the middle field in which the subject is looked for."""
_FEW = 4
"""Verbs of a sentence looked at to see whether it only tells what is done to somebody."""
_PAPER = 30
"""Characters of a name in marks at most."""
_NAME = 60
"""The same where the word for the thing stands before."""
_PLURALS = ("ungen", "heiten", "keiten", "schaften", "tionen", "täten")
_BY = frozenset({"von", "vom", "durch"})


class Fields:
    """Finds subjects by the order of words in one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, phrases: Phrases) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._own = verb_second_words.load(lexicon.code)
        self._phrases = phrases
        self._brackets = Brackets(paragraph.tokens, lexicon)
        self.nouns = NounPhrases(paragraph, lexicon)

    def subject(self, position: int, low: int, high: int) -> tuple[Carrier, bool] | None:
        """The speaker of the verb at ``position``, and whether it follows the verb."""
        start, finite = self._brackets.around(position, low, high)
        if finite is not None and self._brackets.is_passive(position, finite):
            agent = self._agent(start, position, high)
            return (agent, False) if agent is not None else None
        if (
            finite is None
            and self._words[start].folded in _BY
            and self._brackets.is_last(position, high, None)
        ):
            agent = self._agent(start, position, high)
            return (agent, False) if agent is not None else None
        verb = position if finite is None or finite > position else finite
        front = self._front(start, verb)
        phrase = self._subject(front, verb, low, high, last=self._brackets.is_last(position, high, finite))
        return (phrase, phrase.first > position) if phrase is not None else None

    def passive(self, position: int, low: int, high: int) -> bool:
        """Whether a verb only tells what is done: ``wird gefordert``."""
        return self._brackets.passive(position, low, high)

    def is_told_to(self, low: int, high: int) -> bool:
        """Whether somebody is only told something: ``Ada Example wird aufgefordert``."""
        end = min(len(self._words), high + _MIDDLE)
        said = [i for i in range(low, end) if self._words[i].folded in self._lexicon.verbs]
        return any(self._brackets.passive(index, low, end) for index in said[:_FEW])

    def _subject(self, front: int, verb: int, low: int, high: int, *, last: bool) -> Carrier | None:
        words, lexicon = self._words, self._lexicon
        if front == verb or words[verb - 1].folded in lexicon.conjunctions:
            return self._of_bare_verb(verb, low, high, last=last)
        opening = words[front].folded
        if opening == "als" and words[front + 1].quote >= 0 and not last:
            found = self._after(verb + 1, high)
            return found.carrier() if found is not None else None
        relative = front > low and words[front - 1].text == "," and opening in lexicon.definite
        if opening in lexicon.subordinators or (relative and last):
            following = self.nouns.at(verb + 1, high)
            known = following is not None and (following.pronoun or following.run is not None)
            if following is not None and known and not last and not relative:
                return following.carrier()  # als der Regen kam sagte sie
            stop = verb
            if relative:
                marks = (i for i in range(front + 1, verb) if words[i].quote >= 0)
                stop = next(marks, verb)
            found = self.first(front + 1, stop, strong=False)
            if found is not None or not relative:
                return found.carrier() if found is not None else None
            named = self._paragraph.ending.get(front - 1)
            if named is not None and not named.possessive:
                return Carrier(named.first, front + 1, MentionKind.NAME, named)
            return self._phrases.ending(front - 2, low) if front - 2 >= low else None
        leading = self.nouns.at(front, verb)
        after = self._after(verb + 1, high)
        if leading is None or not leading.nominative or (after is not None and self._disagree(leading, verb)):
            return after.carrier() if after is not None else None
        pronoun = after is not None and after.pronoun and words[after.first].folded in self._own.nominative
        if after is not None and (pronoun or (after.strong and not leading.strong)):
            return after.carrier()
        return leading.carrier()

    def _disagree(self, phrase: NounPhrase, verb: int) -> bool:
        """``die alten Leute nannte``: several cannot be the subject of a verb for one."""
        words = self._words
        if words[phrase.first].folded != "die" or words[verb].folded.endswith(("en", "ind")):
            return False
        modifier = words[phrase.first + 1]
        weak = modifier.text.islower() and modifier.folded.endswith("en")
        return weak or phrase.head.endswith(_PLURALS) or modifier.folded.endswith(_PLURALS)

    def _of_bare_verb(self, verb: int, low: int, high: int, *, last: bool) -> Carrier | None:
        """A verb that opens its stretch: the subject follows, or stands before an apposition."""
        words, lexicon = self._words, self._lexicon
        before = verb - 1
        after = self._after(verb + 1, high)
        if before < low or words[before].text in STARTS or self._follows_quote(before, low):
            return after.carrier() if after is not None else self._paper(verb + 1, high)
        if words[before].folded in lexicon.conjunctions:
            if after is not None and words[after.first].folded in self._own.nominative:
                return after.carrier()
            begin = self._brackets.main(self._brackets.segment(before, low), before, low)
            found = self.first(begin, before, strong=True) or self.first(
                self._brackets.sentence(before, low), before
            )
            return found.carrier() if found is not None else None
        inserted = after is not None and after.first == verb + 1 and after.strong and after.after < high
        if inserted and after is not None and words[before].text == "," and words[after.after].text == ",":
            return after.carrier()  # das Urteil, sagt Ada, sei
        begin = self._front(self._brackets.sentence(before, low), before)
        leading = self.nouns.at(begin, before)
        if words[begin].folded in lexicon.subordinators and leading is None and last:
            leading = self.nouns.at(begin + 1, before)
            if leading is not None and leading.nominative and leading.after < before:
                gap = words[leading.after : before]
                if len(gap) and gap[0].text not in ",(–—":
                    leading = None
        several = leading is not None and after is not None and self._disagree(leading, verb)
        several = several or (
            leading is not None and after is not None and after.strong and not leading.strong
        )
        if leading is not None and not several and leading.nominative and leading.after <= verb:
            pause = words[leading.after].text if leading.after < verb else ","
            if pause in BORDERS or leading.after >= before:
                return leading.carrier()
        return after.carrier() if after is not None else None

    def _paper(self, position: int, high: int) -> Carrier | None:
        """``schrieb „Die Ortszeitung“``: a name in marks where the subject stands."""
        if position + 1 < high and self._words[position].quote >= 0:
            token = self._words[position]
            if token.end - token.start <= _PAPER:
                return Carrier(position, position + 1, MentionKind.EPITHET, weak=True)
        return None

    def _front(self, start: int, verb: int) -> int:
        """Past the conjunctions and light words that open a clause."""
        lexicon = self._lexicon
        while start < verb:
            folded = self._words[start].folded
            bound = folded in self._own.auxiliaries or folded in lexicon.prepositions
            if folded not in lexicon.conjunctions and (
                bound or folded not in lexicon.skip or start + 1 >= verb
            ):
                break
            if folded in lexicon.skip and self.nouns.at(start + 1, verb) is None:
                break
            start += 1
        return start

    def _agent(self, start: int, position: int, high: int) -> Carrier | None:
        """Who does what a passive tells: ``wird von vielen als „…“ bezeichnet``."""
        for index in range(start, position):
            if self._words[index].folded in _BY:
                phrase = self.nouns.at(index + 1, position)
                speaks = phrase is not None and (phrase.strong or phrase.head in self._own.sides)
                if phrase is not None and speaks and not phrase.pronoun:
                    return phrase.carrier()
        return None

    def agent_before(self, low: int, high: int) -> Carrier | None:
        """The last phrase after ``von`` up to a place, where it reaches that place."""
        for index in range(high - 1, low - 1, -1):
            if self._words[index].folded in _BY:
                phrase = self.nouns.at(index + 1, high)
                whole = phrase is not None and phrase.strong and phrase.after == high
                return phrase.carrier() if phrase is not None and whole else None
        return None

    def agent(self, low: int, high: int) -> Carrier | None:
        """``wird von der Firma als „…“ beworben``: who calls something so, whatever the verb."""
        words = self._words
        if high <= low or words[high - 1].folded != "als":
            return None
        passive = (i for i in range(low, high) if words[i].folded in self._lexicon.passive)
        for start in passive:
            for index in range(start + 1, high - 1):
                if words[index].folded in _BY:
                    phrase = self.nouns.at(index + 1, high)
                    return phrase.carrier() if phrase is not None and not phrase.pronoun else None
        return None

    def relayed(self, position: int, subject: Carrier, high: int) -> Carrier | None:
        """Whose words a verb of relaying brings: ``die Zeitung zitierte den Minister mit den Worten``."""
        words = self._words
        index = max(position + 1, subject.after if subject.first > position else 0)
        while index < min(high, position + _MIDDLE):
            if words[index].folded in self._lexicon.prepositions or words[index].text in BORDERS:
                return None
            phrase = self.nouns.at(index, high)
            if phrase is not None:
                return phrase.carrier() if phrase.strong and not phrase.pronoun else None
            index += 1
        return None

    def describes_own(self, phrase: NounPhrase) -> bool:
        """``Ihr Bruder war vier.``: what is told of somebody's people keeps them in mind, not these."""
        words, lexicon = self._words, self._lexicon
        if phrase.run is not None or words[phrase.first].folded not in lexicon.possessive:
            return False
        return phrase.after < len(words) and words[phrase.after].folded in lexicon.copulas

    def _follows_quote(self, before: int, low: int) -> bool:
        words = self._words
        while before >= low and words[before].quote < 0 and words[before].text in ",-–—":
            before -= 1
        return before >= low and words[before].quote >= 0 and not self._names(before, low)

    def _names(self, quote: int, low: int) -> bool:
        """Whether marks hold the name of what the word before them calls: ``des Vereins „Brunnen“``."""
        words, lexicon = self._words, self._lexicon
        if quote <= low or words[quote].end - words[quote].start > _NAME:
            return False
        before = words[quote - 1]
        return before.is_capital and (
            before.folded in lexicon.naming or before.folded in lexicon.organisation
        )

    def _after(self, first: int, high: int) -> NounPhrase | None:
        return self.first(first, min(high, first + _MIDDLE), until_pause=True)

    def first(
        self, first: int, high: int, *, strong: bool = False, until_pause: bool = False
    ) -> NounPhrase | None:
        """The first phrase that can be the subject, speakers before things."""
        words, lexicon = self._words, self._lexicon
        weak: NounPhrase | None = None
        position = first
        while position < high:
            token = words[position]
            if until_pause and (token.text in BORDERS or token.quote >= 0):
                break
            if token.folded in lexicon.prepositions:
                position = self._past_complement(position + 1, high)
                continue
            if token.folded in lexicon.skip or token.folded in lexicon.days:
                position += 1
                continue
            phrase = self.nouns.at(position, len(words) if until_pause else high)
            if phrase is None:
                position += 1
                continue
            if phrase.nominative and phrase.strong and words[phrase.first].folded != "es":
                return phrase
            if phrase.nominative and not phrase.pronoun and weak is None:
                weak = phrase
            position = phrase.after
        return None if strong else weak

    def _past_complement(self, position: int, high: int) -> int:
        """One past what a preposition governs: ``mit Ada Example und Bea Sample``."""
        inner = self.nouns.at(position, high)
        if inner is None or inner.pronoun:
            return position
        after = inner.after
        if after < high and self._words[after].folded in self._lexicon.pairing:
            joined = self.nouns.at(after + 1, high)
            if joined is not None and joined.run is not None and not joined.pronoun and inner.run is not None:
                return joined.after
        return after


def leading(paragraph: Paragraph, lexicon: Lexicon, low: int, high: int) -> Carrier | None:
    """Whom a stretch of a sentence is about: the first speaker that can be its subject."""
    high = min(high, low + SENTENCE)
    fields = Fields(paragraph, lexicon, Phrases(paragraph, lexicon))
    if fields.is_told_to(low, high):
        return None
    agent = fields.agent(low, high)
    if agent is not None:
        return agent
    phrase = fields.first(low, high, strong=True)
    if phrase is not None and fields.describes_own(phrase):
        return Carrier(phrase.first, phrase.first + 1, MentionKind.PRONOUN)
    if phrase is None and high > low and paragraph.tokens[high - 1].text == ":":
        phrase = fields.first(low, high)
    return phrase.carrier() if phrase is not None else None
