"""Reporting clauses: who says, tells, writes, and where that stands in the sentence."""

from archive.extraction.clauses import (
    around,
    beside,
    dropped,
    fronted,
    gerunds,
    listeners,
    manner,
    noun_forms,
    speech_nouns,
    telling,
    wording,
)
from archive.extraction.clauses.behind import Behind
from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.participles import Participles
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.clauses.relayed_words import RelayedWords
from archive.extraction.clauses.subjects import Subjects
from archive.extraction.clauses.verb_second import VerbSecondClauses
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import without
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_PAUSES = frozenset(",—–-.․…։،'’”")
_REACH = 30
"""Words between a finite form and its participle at most."""
_INVERSION = 14
"""Words between a verb that comes first and the quotation it introduces."""


class Clauses:
    """Finds the reporting clauses of one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._phrases = Phrases(paragraph, lexicon)
        self._subjects = Subjects(paragraph, lexicon, self._phrases)
        self._behind = Behind(paragraph, lexicon, self._phrases)
        self._participles = Participles(paragraph, lexicon, self._phrases, self._subjects)
        self._relayed = RelayedWords(paragraph, lexicon, self._subjects, self._behind)
        self._in_names = {position for run in paragraph.runs for position in range(run.first, run.after)}
        self._second = VerbSecondClauses(paragraph, lexicon, self._phrases) if lexicon.verb_second else None
        self._telling = telling.words_of(lexicon)

    def in_sentence(self, low: int, high: int, *, dropped: bool = False) -> list[Clause]:
        """The clauses of a sentence, in order of their verbs; ``dropped``: also those without a subject."""
        clauses: list[Clause] = []
        position = low
        while position < high:
            token = self._words[position]
            if token.quote < 0 and self._may_tell(position):
                clause = self._joined(position, clauses) or self._at(position, low, high)
                if clause is not None and (dropped or not clause.carrier.dropped):
                    clauses.append(clause)
                    position = max(position + 1, clause.after)
                    continue
            position += 1
        return clauses

    def _may_tell(self, position: int) -> bool:
        """Whether a clause may have its verb or its phrase at a word; most are passed over by that."""
        return self._second is not None or telling.may_be(self._words, position, self._telling, self._lexicon)

    def _joined(self, position: int, clauses: list[Clause]) -> Clause | None:
        """``with Ada calling it “ill” and ASKING``: a joined participle has the subject of the one before."""
        words, lexicon = self._words, self._lexicon
        if not clauses or words[position].folded not in lexicon.hanging:
            return None
        joins = words[position - 1].folded in lexicon.conjunctions
        if not joins or words[clauses[-1].verb].folded not in lexicon.hanging:
            return None
        return Clause(position, position + 1, clauses[-1].carrier)

    def after_verb(self, first: int, high: int) -> Carrier | None:
        """The speaker whose words begin at token ``first``: ``said ADA EXAMPLE, a doctor``."""
        return self._behind.verb(first, high)

    def cutting_in(self, quote: int) -> Clause | None:
        """``Her husband cut in. “…”``: the sentence before ends with somebody's taking the word."""
        words, verb = self._words, quote - 2
        if verb > 0 and words[verb].folded in self._lexicon.prepositions:
            verb -= 1
        if verb < 1 or words[verb].folded not in self._lexicon.cutting_in:
            return None
        low, _ = self._paragraph.sentence_of(verb)
        carrier = self._subjects.before(self._before_verb(verb, low), low)
        return None if carrier is None or carrier.weak else Clause(verb, verb + 1, carrier)

    def _at(self, position: int, low: int, high: int) -> Clause | None:
        if self._second is not None:
            return self._second.at(position, low, high)
        relayed = self._relayed.at(position, self._before_verb(position, low), low, high)
        if relayed is not None:
            return relayed
        according = self._behind.phrase(position, high)
        if according is not None:
            return according
        noun = speech_nouns.at(position, low, high, self._paragraph, self._lexicon)
        if noun is not None:
            return noun
        found = self._with_subject(position, low, high)
        return found or dropped.at(self._words, position, low, high, self._lexicon)

    def _with_subject(self, position: int, low: int, high: int) -> Clause | None:
        token = self._words[position]
        verb = token.folded
        if verb not in self._lexicon.verbs:
            closes = (
                verb in self._lexicon.trailing and position > low and self._words[position - 1].text == ","
            )
            near = verb in self._lexicon.beside and beside.touches_quote(self._words, position, low, high)
            near = near or manner.is_manner(
                self._paragraph, self._phrases, self._lexicon, position, low, high
            )
            near = near or (
                verb in self._lexicon.beside
                and beside.stands_alone(self._paragraph, position, low, high, self._lexicon)
            )
            near = near or wording.is_used(self._words, position, high, self._lexicon)
            near = near or wording.is_complemented(self._words, position, high, self._lexicon)
            near = near or wording.is_put(self._words, position, low, high, self._lexicon)
            if not closes and not near:
                return None
        if (
            token.is_possessive
            or position in self._in_names
            or noun_forms.is_noun(position, low, self._paragraph, self._lexicon)
        ):
            return None
        clause = self._verb(position, low, high)
        if clause is not None and verb in self._lexicon.noun_verbs and not self._speaks(clause):
            return clause if noun_forms.is_infinitive(position, low, self._paragraph, self._lexicon) else None
        return clause

    def _speaks(self, clause: Clause) -> bool:
        """Whether a form that is also a noun has its speaker right beside it."""
        carrier = clause.carrier
        if carrier.weak:
            return False
        if clause.inverted and carrier.kind is not MentionKind.NAME:
            return carrier.first == clause.after and self._follows_quote(clause.verb - 1, 0)
        return carrier.first == clause.after or self._before_verb(clause.verb, 0) == carrier.after - 1

    def _verb(self, position: int, low: int, high: int) -> Clause | None:
        words, lexicon = self._words, self._lexicon
        before = self._before_verb(position, low)
        agent = self._agent(position, high)
        if agent is not None:
            return Clause(position, position + 1, agent, inverted=True)
        if before >= low and self._is_passive(position, before, low):
            return None
        after_quote = self._follows_quote(before, low)
        hangs = bool(lexicon.complementizers) and after_quote and words[position].folded in lexicon.hanging
        if after_quote and lexicon.caseless and not lexicon.verb_first and self._is_outlet(before, low):
            before, after_quote = before - 1, False
        if position == low or before < low or (after_quote and not hangs) or lexicon.verb_first:
            carrier = self._behind.verb(position + 1, high)
            if carrier is not None and not (after_quote and self._is_object(position, carrier)):
                return Clause(position, position + 1, carrier, inverted=True)
            if after_quote and lexicon.verb_last:
                return around.verb(position, self._paragraph, self._phrases, before, low, lexicon)
            if before < low or after_quote:
                return None
        joins = words[before].folded in lexicon.conjunctions
        accompanying = self._accompanying(before, low) if words[position].folded in lexicon.hanging else None
        if accompanying is not None:
            return Clause(position, position + 1, accompanying)
        infinitive = bool(lexicon.complementizers) and words[before].folded in lexicon.prepositions
        if words[position].folded in lexicon.hanging or joins or infinitive:
            carrier = self._participles.subject(position, self._before_verb(position - 1, low), low)
            carrier = carrier or self._subjects.of_clause(before if joins or infinitive else position, low)
            if joins and carrier is not None and self._objects(position + 1, high):
                carrier = self._outer(carrier, low) or carrier
        else:
            carrier = self._subjects.before(before, low)
            led = words[carrier.first - 1].folded if carrier is not None and carrier.first > low else ""
            if led in lexicon.accompanying and words[before].folded not in lexicon.relative:
                return None  # with the drivers worried about it, Ada asked
        if carrier is None and words[position].folded in lexicon.hanging:
            carrier = fronted.subject(self._paragraph, position, low, high, lexicon)
        if carrier is None and lexicon.auxiliaries:
            carrier = self._beside_auxiliary(position, low)
            if carrier is not None:
                return Clause(position, position + 1, carrier)
        if carrier is None:
            carrier = self._inverted(position, before, low, high)
            return Clause(position, position + 1, carrier, inverted=True) if carrier else None
        return Clause(position, position + 1, carrier)

    def _agent(self, position: int, high: int) -> Carrier | None:
        """``called “…” by Ada Example``, ``was asked by the baker``: the agent of a passive."""
        lexicon = self._lexicon
        follows = position + 2 < high and self._words[position + 1].folded in lexicon.by
        if follows and self._words[position + 2].text.endswith("ing"):
            return None  # answered by pointing at Bea
        carrier = self._behind.verb(position + 2, high) if follows else None
        bare = carrier is not None and self._words[carrier.first].folded == carrier.head
        return None if carrier is None or carrier.weak or bare else carrier

    def _is_object(self, position: int, carrier: Carrier) -> bool:
        """``called Bea “ill,” denounced HER RECORD``: what a joined verb is about does not speak."""
        lexicon = self._lexicon
        if not lexicon.inverting or self._words[position].folded in lexicon.inverting:
            return False
        return carrier.weak and self._words[carrier.first].folded in lexicon.possessive

    def _objects(self, position: int, high: int) -> bool:
        """Whether a verb has a person for its object: ``and accused HIM of``."""
        if not self._lexicon.complementizers or position >= high:
            return False
        word = self._words[position].folded
        return word in without(self._lexicon.personal, self._lexicon.subject_pronouns, self._lexicon.relative)

    def _outer(self, carrier: Carrier, low: int) -> Carrier | None:
        """``Ada said [that] Bea was ill and called her “…”``: whom she calls so is not who calls."""
        verb = carrier.first - 1
        if verb > low and self._words[verb].folded in self._lexicon.complementizers:
            verb -= 1
        if verb <= low or self._words[verb].folded not in self._lexicon.strong_verbs:
            return None
        return self._subjects.before(self._before_verb(verb, low), low)

    def _is_outlet(self, quote: int, low: int) -> bool:
        """Whether marks before the verb hold the name of a paper: ``به روزنامه «…» گفت``."""
        words = self._words
        return (
            quote - 2 >= low and words[quote].quote >= 0 and words[quote - 1].folded in self._lexicon.naming
        )

    def _accompanying(self, before: int, low: int) -> Carrier | None:
        """``with Ada Example calling it “…”``: a participle with a subject of its own."""
        carrier = self._phrases.ending(before, low)
        if carrier is None or carrier.weak or carrier.first <= low:
            return None
        return carrier if self._words[carrier.first - 1].folded in self._lexicon.accompanying else None

    def _beside_auxiliary(self, position: int, low: int) -> Carrier | None:
        """``hatte Ada Example in einer Rede verkündet``: the subject stands beside the finite form."""
        words = self._words
        for index in range(position - 1, max(low, position - _REACH) - 1, -1):
            if words[index].quote >= 0:
                return None
            if words[index].folded in self._lexicon.auxiliaries:
                before = self._subjects.before(index - 1, low) if index > low else None
                return before or self._behind.verb(index + 1, position)
        return None

    def _follows_quote(self, before: int, low: int) -> bool:
        """Whether nothing but pauses stands between a quotation and what follows ``before``."""
        words = self._words
        while before >= low and words[before].quote < 0 and words[before].text in _PAUSES:
            before -= 1
        return before >= low and words[before].quote >= 0

    def _before_verb(self, position: int, low: int) -> int:
        words, lexicon = self._words, self._lexicon
        before = position - 1
        while before >= low and words[before].quote < 0:
            word = words[before].folded
            if before + 1 in self._paragraph.ending:
                break
            adverb = word.endswith("ly") and lexicon.code == "en"
            if word in lexicon.skip or word in lexicon.days or adverb:
                before -= 1
            else:
                break
        return gerunds.before(words, listeners.before(words, before, low, lexicon), low, lexicon.code)

    def _is_passive(self, position: int, before: int, low: int) -> bool:
        """``was told``, ``are called``: whoever stands before the verb does not speak."""
        between = (token.folded for token in self._words[before + 1 : position])
        passive = any(word in self._lexicon.passive for word in between)
        return passive and not self._words[position].folded.endswith("ing")

    def _inverted(self, position: int, before: int, low: int, high: int) -> Carrier | None:
        """The speaker behind a verb away from a quotation: ``said Ada: “…”``, ``it was “ill”, said Ada``."""
        words, lexicon = self._words, self._lexicon
        if lexicon.inverting and words[position].folded not in lexicon.inverting:
            return None
        if lexicon.inverting and words[before].text in _PAUSES:
            carrier = self._behind.verb(position + 1, high)
            closes = carrier is not None and (carrier.after >= high or not words[carrier.after].is_capital)
            return carrier if closes and carrier is not None and not carrier.weak else None
        if lexicon.inverting and before >= low:
            return None
        return self._behind.verb(position + 1, high) if self._may_invert(position, high) else None

    def _may_invert(self, position: int, high: int) -> bool:
        """Verb first without a quotation before it: only where a quotation follows closely."""
        if self._lexicon.verb_second:
            return True
        return any(token.quote >= 0 for token in self._words[position + 1 : min(high, position + _INVERSION)])
