"""Reporting clauses: who says, tells, writes, and where that stands in the sentence."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from archive.extraction.lexicon import Lexicon
from archive.extraction.names import NameRun
from archive.extraction.people import MentionKind
from archive.extraction.reading import Paragraph
from archive.extraction.tokens import Token


class Shape(StrEnum):
    """How the clause is built."""

    VERB = "verb"
    ACCORDING = "according"


@dataclass(frozen=True, slots=True)
class Carrier:
    """The words that name the speaker in a clause, by token positions."""

    first: int
    after: int
    kind: MentionKind
    run: NameRun | None = None
    head: str = ""
    """For epithets the noun that says who, folded."""
    joint: bool = False
    """Several speak as one: ``the US and EU``."""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb of speech with its speaker."""

    verb: int
    after: int
    """One past the verb."""
    carrier: Carrier
    shape: Shape = Shape.VERB
    inverted: bool = False
    """The speaker follows the verb."""

    @property
    def first(self) -> int:
        """First token of the clause."""
        return min(self.verb, self.carrier.first)

    @property
    def end(self) -> int:
        """One past the last token of the clause's core."""
        return max(self.after, self.carrier.after)


_STOPS = frozenset(".;:!?“”\"()[]")
_LONE = frozenset({"some", "many", "others", "both", "all", "several", "most", "few", "one", "another"})
"""Determiners that can stand alone as the speaker."""
_LINKS = frozenset({"of", "for", "from", "at", "in", "with", "to", "on"})
_MAX_PHRASE = 9
"""Words in the longest description looked at before or after a verb."""
_MAX_APPOSITION = 45
"""Words between a name and its verb at most."""


class Clauses:
    """Finds the reporting clauses of one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon) -> None:
        self._paragraph = paragraph
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._agents = _agents(lexicon)
        self._in_names = {
            position for run in paragraph.runs for position in range(run.first, run.after)
        }

    def in_sentence(self, low: int, high: int) -> list[Clause]:
        """The clauses of a sentence, in order of their verbs."""
        clauses: list[Clause] = []
        position = low
        while position < high:
            token = self._words[position]
            if token.quote < 0:
                clause = self._at(position, low, high)
                if clause is not None:
                    clauses.append(clause)
                    position = max(position + 1, clause.after)
                    continue
            position += 1
        return clauses

    def _at(self, position: int, low: int, high: int) -> Clause | None:
        according = self._according(position, high)
        if according is not None:
            return according
        token = self._words[position]
        verb = token.folded
        if verb not in self._lexicon.verbs:
            if verb not in self._lexicon.beside or not self._touches_quote(position, low, high):
                return None
        if token.is_possessive or position in self._in_names or self._is_noun(position, low):
            return None
        clause = self._verb(position, low, high)
        if clause is not None and verb in self._lexicon.noun_verbs and not self._speaks(clause):
            return None
        return clause

    def _is_noun(self, position: int, low: int) -> bool:
        """``his remarks``, ``the call``, ``of claims``: a determiner or a preposition makes it a noun."""
        if position == low:
            return False
        before = self._words[position - 1]
        lexicon = self._lexicon
        if before.folded in lexicon.determiners or before.is_possessive:
            return before.folded not in lexicon.subject_pronouns and before.folded not in _LONE
        return before.folded in lexicon.prepositions and self._words[position].folded in lexicon.noun_verbs

    def _speaks(self, clause: Clause) -> bool:
        """Whether a form that is also a noun has its speaker right beside it."""
        carrier = clause.carrier
        if carrier.weak or (clause.inverted and carrier.kind is not MentionKind.NAME):
            return False
        return carrier.first == clause.after or self._before_verb(clause.verb, 0) == carrier.after - 1

    def _touches_quote(self, position: int, low: int, high: int) -> bool:
        near = self._words[max(low, position - 4) : min(high, position + 6)]
        return any(token.quote >= 0 for token in near)

    def _verb(self, position: int, low: int, high: int) -> Clause | None:
        words, lexicon = self._words, self._lexicon
        before = self._before_verb(position, low)
        if before >= low and self._is_passive(position, before, low):
            return None
        after_quote = before >= low and (
            words[before].quote >= 0
            or (words[before].text in ",—–-" and before > low and words[before - 1].quote >= 0)
        )
        if position == low or after_quote or before < low:
            carrier = self.after_verb(position + 1, high)
            if carrier is not None:
                return Clause(position, position + 1, carrier, inverted=True)
            if before < low or after_quote:
                return None
        joins = words[before].folded in lexicon.conjunctions
        if words[position].folded in lexicon.hanging or joins:
            carrier = self._clause_subject(position if not joins else before, low)
        else:
            carrier = self.before_verb(before, low)
        if carrier is None:
            carrier = self.after_verb(position + 1, high) if self._may_invert(position, high) else None
            return Clause(position, position + 1, carrier, inverted=True) if carrier else None
        return Clause(position, position + 1, carrier)

    def _before_verb(self, position: int, low: int) -> int:
        words, lexicon = self._words, self._lexicon
        before = position - 1
        while before >= low and words[before].quote < 0:
            word = words[before].folded
            if word in lexicon.skip or (word.endswith("ly") and lexicon.code == "en"):
                before -= 1
            else:
                break
        return before

    def _is_passive(self, position: int, before: int, low: int) -> bool:
        """``was told``, ``are called``: whoever stands before the verb does not speak."""
        words = self._words
        between = [words[i].folded for i in range(before + 1, position)]
        form = words[position].folded
        return any(word in self._lexicon.passive for word in between) and not form.endswith("ing")

    def _may_invert(self, position: int, high: int) -> bool:
        """Verb first without a quotation before it: only where a quotation follows closely."""
        return any(token.quote >= 0 for token in self._words[position + 1 : min(high, position + 14)])

    def _according(self, position: int, high: int) -> Clause | None:
        words = self._words
        for phrase in self._lexicon.according:
            end = position + len(phrase)
            if end < high and all(words[position + i].folded == part for i, part in enumerate(phrase)):
                carrier = self.after_verb(end, high)
                if carrier is not None:
                    return Clause(position, end, carrier, shape=Shape.ACCORDING, inverted=True)
                return None
        return None

    # -- the speaker before the verb ---------------------------------------------------------------

    def before_verb(self, last: int, low: int) -> Carrier | None:
        """The speaker whose words end at token ``last``, appositions skipped."""
        if last < low:
            return None
        token = self._words[last]
        if token.quote >= 0:
            return None
        if token.text in (",", ")", "—", "–", "-"):
            return self._over_apposition(last, low)
        if token.folded in self._lexicon.relative:
            back = last - 1
            if back >= low and self._words[back].text == ",":
                back -= 1
            antecedent = self._phrase_ending(back, low) if back >= low else None
            return replace(antecedent, after=last + 1) if antecedent is not None else None
        return self._phrase_ending(last, low)

    def _phrase_ending(self, last: int, low: int) -> Carrier | None:
        words, lexicon = self._words, self._lexicon
        token = words[last]
        run = self._paragraph.ending.get(last + 1)
        if run is not None and not run.possessive:
            return self._named(run, low)
        word = token.folded
        if word in lexicon.subject_pronouns:
            return Carrier(last, last + 1, MentionKind.PRONOUN)
        if not token.is_word or token.quote >= 0:
            return None
        return self._described(last, low)

    def _named(self, run: NameRun, low: int) -> Carrier:
        """A name before its verb, unless it only completes a description: ``a spokesman for Ada Example``."""
        words, lexicon = self._words, self._lexicon
        before = run.first - 1
        if before > low and words[before].folded in _LINKS and words[before - 1].quote < 0:
            bearer = self._paragraph.ending.get(before)
            if bearer is not None and not bearer.possessive:
                return Carrier(bearer.first, run.after, MentionKind.NAME, bearer)
            outer = self._described(before - 1, low)
            if outer is not None and outer.head in self._agents:
                return Carrier(outer.first, run.after, MentionKind.EPITHET, head=outer.head)
        if before > low and words[before].folded in lexicon.pairing:
            left = self._paragraph.ending.get(before)
            if left is not None and not left.possessive:
                first = left.first
                if first > low and words[first - 1].folded in lexicon.determiners:
                    first -= 1
                return Carrier(first, run.after, MentionKind.NAME, run, joint=True)
        return Carrier(self._with_titles(run, low), run.after, MentionKind.NAME, run)

    def _with_titles(self, run: NameRun, low: int) -> int:
        """First token of a name with the words that introduce it: ``State spokesman Ada Example``."""
        words, lexicon = self._words, self._lexicon
        first = position = run.first
        while position > low and run.first - position < _MAX_PHRASE:
            before = words[position - 1]
            if before.quote >= 0 or not before.is_word or before.folded in lexicon.prepositions:
                break
            if before.folded in lexicon.conjunctions or before.folded in lexicon.verbs - lexicon.noun_verbs:
                break
            position -= 1
            if before.folded in self._agents or before.folded in lexicon.titles:
                first = position
            elif before.folded in lexicon.determiners:
                return position if first < run.first else first
            elif before.is_capital and first == position + 1:
                first = position
        return first

    def _described(self, last: int, low: int, depth: int = 0) -> Carrier | None:
        """A description that ends at ``last``: ``the retired teacher``, ``officials in the region``."""
        words, lexicon = self._words, self._lexicon
        first = last
        while first > low and last - first < _MAX_PHRASE:
            before = words[first - 1]
            if before.quote >= 0 or not before.is_word:
                break
            folded = before.folded
            if folded in lexicon.determiners:
                first -= 1
                break
            if (
                folded in lexicon.prepositions
                or folded in lexicon.subordinators
                or folded in lexicon.conjunctions
                or folded in lexicon.verbs
                or folded in lexicon.subject_pronouns
                or folded in lexicon.skip
            ):
                break
            first -= 1
        head = words[last].folded
        if first > low + 1 and words[first - 1].folded in _LINKS and depth < 3:
            outer = self._described(first - 2, low, depth + 1) if words[first - 2].is_word else None
            if outer is not None and outer.head in self._agents:
                return Carrier(outer.first, last + 1, MentionKind.EPITHET, head=outer.head)
        determined = words[first].folded in lexicon.determiners
        possessed = any(words[i].is_possessive for i in range(first, last))
        if head in self._agents or head.rstrip("s") in self._agents:
            return Carrier(first, last + 1, MentionKind.EPITHET, head=head)
        if (determined and first < last and head not in lexicon.determiners) or possessed or head in _LONE:
            return Carrier(first, last + 1, MentionKind.EPITHET, head=head, weak=True)
        return None

    def _over_apposition(self, comma: int, low: int) -> Carrier | None:
        """``Ada Example, a doctor from the coast, said``: the head of the comma's stretch."""
        words = self._words
        if words[comma].text == "," and comma > low and words[comma - 1].text == ")":
            comma -= 1
        closing = words[comma].text
        limit = max(low, comma - _MAX_APPOSITION)
        opening = {")": "("}.get(closing, closing)
        best: Carrier | None = None
        position = comma - 1
        depth = 0
        while position > limit:
            token = words[position]
            if token.quote >= 0 or token.text in ";:":
                break
            if closing != ")" and token.text == ")":
                depth += 1
            elif closing != ")" and token.text == "(":
                depth -= 1
            elif depth <= 0 and token.text == opening and position - 1 >= low:
                candidate = self._phrase_ending(position - 1, low)
                if candidate is not None and self._leads(candidate, low):
                    best = candidate
                    if candidate.kind is MentionKind.NAME:
                        return best
                if closing in ")—–-":
                    return candidate
            position -= 1
        return best

    def _leads(self, carrier: Carrier, low: int) -> bool:
        """Whether a phrase can be the subject: nothing but a clause border stands before it."""
        words, lexicon = self._words, self._lexicon
        first = carrier.first
        while first > low:
            before = words[first - 1]
            if before.quote >= 0 or before.text in ",:;—–-(":
                return True
            folded = before.folded
            if folded in lexicon.conjunctions or folded in lexicon.subordinators or folded in lexicon.days:
                return True
            if not (folded in lexicon.determiners or folded in lexicon.skip or folded in lexicon.official):
                return False
            first -= 1
        return True

    def _clause_subject(self, position: int, low: int) -> Carrier | None:
        """The subject on which a participle hangs: the leading phrase of the sentence, else the nearest."""
        words, lexicon = self._words, self._lexicon
        nearest: Carrier | None = None
        index = position - 1
        while index >= low and position - index < _MAX_APPOSITION:
            token = words[index]
            if token.quote >= 0:
                break
            run = self._paragraph.starting.get(index)
            carrier = None
            if run is not None and not run.possessive:
                carrier = Carrier(run.first, run.after, MentionKind.NAME, run)
            elif token.folded in lexicon.subject_pronouns and token.folded not in lexicon.relative:
                carrier = Carrier(index, index + 1, MentionKind.PRONOUN)
            elif token.folded in self._agents and token.text.islower():
                carrier = self._described(index, low)
            if carrier is not None and self._leads(carrier, low):
                following = words[carrier.after] if carrier.after < position else None
                if following is not None and following.is_word:
                    return carrier
                nearest = nearest or carrier
            index -= 1
        return nearest

    # -- the speaker after the verb ----------------------------------------------------------------

    def after_verb(self, first: int, high: int) -> Carrier | None:
        """The speaker whose words begin at token ``first``: ``said ADA EXAMPLE, a doctor``."""
        words, lexicon = self._words, self._lexicon
        while first < high and words[first].quote < 0 and words[first].folded in lexicon.skip:
            first += 1
        if first >= high or words[first].quote >= 0:
            return None
        token = words[first]
        if token.folded in lexicon.subject_pronouns and token.folded not in lexicon.relative:
            return Carrier(first, first + 1, MentionKind.PRONOUN)
        if not token.is_word or token.folded in lexicon.prepositions or token.folded in lexicon.subordinators:
            return None
        if token.folded in lexicon.days:
            return None
        return self._phrase_starting(first, high)

    def _phrase_starting(self, first: int, high: int) -> Carrier | None:
        words, lexicon = self._words, self._lexicon
        position, last_run, head = first, None, ""
        while position < high and position - first < _MAX_PHRASE + 5:
            token = words[position]
            run = self._paragraph.starting.get(position)
            if run is not None:
                last_run = run
                head = ""
                position = run.after
                if position < high and words[position].folded in lexicon.pairing:
                    other = self._paragraph.starting.get(position + 1)
                    if other is not None and not run.possessive:
                        return Carrier(first, other.after, MentionKind.NAME, run, joint=True)
                continue
            folded = token.folded
            if token.quote >= 0 or not token.is_word:
                break
            if folded in lexicon.authors and head in lexicon.documents:
                author = self.after_verb(position + 1, high)
                if author is not None:
                    return author
            if folded in _LINKS and head and position + 1 < high:
                end = self._complement_end(position + 1, high)
                return self._resolved_epithet(first, end, head, high)
            if folded in lexicon.prepositions or folded in lexicon.subordinators or folded in lexicon.days:
                break
            if folded in lexicon.verbs and head:
                break
            if last_run is not None and folded not in self._agents and not last_run.possessive:
                break
            head = folded
            position += 1
        if last_run is not None and not head and not last_run.possessive:
            return Carrier(first, last_run.after, MentionKind.NAME, last_run)
        if not head:
            return None
        return self._resolved_epithet(first, position, head, high)

    def _complement_end(self, position: int, high: int) -> int:
        """One past the phrase that follows a preposition."""
        words, lexicon = self._words, self._lexicon
        start = position
        while position < high and position - start < _MAX_PHRASE:
            run = self._paragraph.starting.get(position)
            if run is not None:
                return run.after
            token = words[position]
            if token.quote >= 0 or not token.is_word or token.folded in lexicon.subordinators:
                break
            position += 1
        return position

    def _resolved_epithet(self, first: int, after: int, head: str, high: int) -> Carrier | None:
        """A description after the verb; a name in apposition to it is the better speaker."""
        words, lexicon = self._words, self._lexicon
        known = head in self._agents or head.rstrip("s") in self._agents
        if after + 1 < high and words[after].text == ",":
            run = self._paragraph.starting.get(after + 1)
            if run is not None and not run.possessive:
                closing = words[run.after] if run.after < high else None
                if closing is None or closing.quote >= 0 or closing.text in ",.;" or closing.folded in lexicon.relative:
                    return Carrier(run.first, run.after, MentionKind.NAME, run)
        determined = words[first].folded in lexicon.determiners or any(
            words[i].is_possessive for i in range(first, after)
        )
        if not known and not determined:
            return None
        return Carrier(first, after, MentionKind.EPITHET, head=head, weak=not known)


@cache
def _agents(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.person | lexicon.official | lexicon.organisation


def word_span(words: list[Token], first: int, after: int) -> tuple[int, int]:
    """Text offsets of a range of tokens, without a trailing possessive ending."""
    end = words[after - 1].end
    if words[after - 1].is_possessive:
        end -= 2
    return words[first].start, end
