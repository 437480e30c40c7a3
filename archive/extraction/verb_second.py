"""Reporting clauses in languages whose verb stands second (German)."""

from archive.extraction import verb_second_words
from archive.extraction.carrier import Carrier
from archive.extraction.clause import Clause, Shape
from archive.extraction.fields import Fields
from archive.extraction.lexicon import Lexicon
from archive.extraction.people import MentionKind
from archive.extraction.phrases import Phrases
from archive.extraction.reading import Paragraph

_LABEL = 12
"""Words before a colon at most where a name alone introduces a quotation."""
_DOCUMENT = 30
"""Words between ``heißt es`` and the document in which it stands, at most."""
_PAUSES = frozenset(",–—-(")


class VerbSecondClauses:
    """Finds the reporting clauses of one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, phrases: Phrases) -> None:
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._own = verb_second_words.load(lexicon.code)
        self._fields = Fields(paragraph, lexicon, phrases)
        self._nouns = self._fields.nouns
        self._in_names = {position for run in paragraph.runs for position in range(run.first, run.after)}

    def at(self, position: int, low: int, high: int) -> Clause | None:
        """The clause whose verb, or whose preposition, is the token at ``position``."""
        token = self._words[position]
        folded = token.folded
        if token.text == ":":
            return self._label(position, low, high)
        if position in self._in_names or not token.is_word:
            return None
        if folded in self._own.source_prepositions or folded in self._lexicon.according:
            source = self._source(position, high)
            if source is not None:
                return source
        if folded in self._own.viewing and position == low:
            viewer = self._nouns.at(position + 1, high)
            if viewer is not None and viewer.strong and not viewer.pronoun:
                return self._according(position, position + 1, viewer.carrier())
        if folded in self._own.postpositions:
            return self._postposed(position, low, high)
        if folded in self._own.mentioned and self._words[position - 1].folded == "die":
            return self._document(position, low, high, told=True)
        if token.is_capital and position > low:
            return None
        if folded in self._own.stands:
            return self._document(position, low, high)
        return self._verb(position, low, high)

    def _verb(self, position: int, low: int, high: int) -> Clause | None:
        words, lexicon = self._words, self._lexicon
        folded = words[position].folded
        if folded in lexicon.trailing:
            before = words[position - 1] if position > low else None
            if before is None or not (before.quote >= 0 or before.text in _PAUSES):
                return None
            phrase = self._nouns.at(position + 1, high)
            if phrase is None or not phrase.nominative or not (phrase.strong or before.quote >= 0):
                return None
            owner = self._owner(phrase.core_after, high) if phrase.head in self._own.sources else None
            if owner is not None:
                return Clause(position, position + 1, owner, inverted=True)
            return Clause(position, position + 1, phrase.carrier(), inverted=True)
        near = folded in lexicon.beside and self._touches_quote(position, low, high)
        if not near and not self._fields.reports(position, high):
            return None
        found = self._fields.subject(position, low, high)
        if found is None:
            return None
        if folded in self._own.relaying:
            relayed = self._fields.relayed(position, found[0], high)
            if relayed is not None:
                return Clause(position, position + 1, relayed, inverted=True)
        carrier, inverted = found
        named = carrier.head in lexicon.naming and carrier.head not in lexicon.agents | lexicon.documents
        if carrier.kind is MentionKind.EPITHET and named:
            return None
        if carrier.kind is MentionKind.PRONOUN and words[carrier.first].folded == "es":
            return None
        return Clause(position, position + 1, carrier, inverted=inverted)

    def _touches_quote(self, position: int, low: int, high: int) -> bool:
        near = self._words[max(low, position - 4) : min(high, position + 6)]
        return any(token.quote >= 0 for token in near)

    def _label(self, colon: int, low: int, high: int) -> Clause | None:
        """``Ministerin Ada Example: “…”``: nothing but a speaker before the colon."""
        words = self._words
        if colon + 1 >= high or words[colon + 1].quote < 0 or colon - low > _LABEL:
            return None
        phrase = self._nouns.at(low, colon)
        if phrase is None or not phrase.nominative or not phrase.strong:
            return None
        owner = self._owner(phrase.core_after, colon) if phrase.head in self._own.sources else None
        if owner is not None:
            return Clause(colon, colon + 1, owner)
        rest = words[phrase.after : colon]
        if rest and rest[0].folded not in self._lexicon.prepositions and rest[0].text not in "(,":
            return None
        return Clause(colon, colon + 1, phrase.carrier())

    def _source(self, position: int, high: int) -> Clause | None:
        """``nach Angaben der Polizei``, ``laut einem Bericht``: what follows the preposition speaks."""
        words, lexicon = self._words, self._lexicon
        for phrase in lexicon.according.get(words[position].folded, ()):
            end = position + len(phrase)
            if all(
                words[position + i].folded == part for i, part in enumerate(phrase) if position + i < high
            ):
                carrier = self._owner(end, high)
                return self._according(position, end, carrier) if carrier is not None else None
        if words[position].folded not in self._own.source_prepositions:
            return None
        noun = self._nouns.at(position + 1, high)
        if noun is None or noun.pronoun:
            return None
        firm = words[position].folded in self._own.firm_prepositions
        if noun.head in self._own.sources and (noun.run is None or not firm):
            owner = self._owner(noun.core_after, high)
            following = words[position + 1].folded
            if following.startswith("eigen"):
                own = self._fields.first(max(0, position - _LABEL), position, strong=True)
                return self._according(position, noun.core_after, own.carrier()) if own is not None else None
            if owner is None and following in lexicon.possessive:
                owner = Carrier(position + 1, position + 2, MentionKind.PRONOUN)
            bare = words[position].folded == "nach" and following not in lexicon.determiners
            if owner is not None or firm or bare:
                return self._according(position, noun.core_after, owner or noun.carrier())
            return None
        return self._according(position, position + 1, noun.carrier()) if firm else None

    def _according(self, position: int, end: int, carrier: Carrier) -> Clause:
        return Clause(position, end, carrier, shape=Shape.ACCORDING, inverted=True)

    def _owner(self, position: int, high: int) -> Carrier | None:
        """Whose words they are: a genitive, or a phrase after ``von``."""
        words = self._words
        if position < high and words[position].folded in ("von", "vom"):
            position += 1
        elif position >= high or words[position].folded not in self._lexicon.determiners:
            return None
        phrase = self._nouns.at(position, high)
        return phrase.carrier() if phrase is not None and not phrase.pronoun else None

    def _postposed(self, position: int, low: int, high: int) -> Clause | None:
        """``dem Bericht zufolge``, ``seiner Ansicht nach``."""
        words = self._words
        is_after = words[position].folded == "nach"
        if position == low or (is_after and words[position - 1].folded not in self._own.sources):
            return None
        start = position - 1
        while start > low and words[start - 1].is_word and position - start < _LABEL:
            start -= 1
        for first in range(start, position):
            phrase = self._nouns.at(first, position)
            if phrase is None or phrase.after < position - (words[position].folded == "folge"):
                continue
            if is_after and words[first].folded in self._lexicon.possessive:
                return self._according(position, position + 1, Carrier(first, first + 1, MentionKind.PRONOUN))
            return Clause(position, position + 1, phrase.carrier(), shape=Shape.ACCORDING)
        return None

    def _document(self, position: int, low: int, high: int, *, told: bool = False) -> Clause | None:
        """``heißt es in dem Brief``, ``in dem Brief ist von „…“ die Rede``: the document speaks."""
        words = self._words
        folded = words[position].folded
        told = told or "es" in (
            words[i].folded for i in range(max(low, position - 3), min(high, position + 3))
        )
        if not told and folded not in ("steht", "stand"):
            return None
        nearby = [
            *range(position + 1, min(high, position + _DOCUMENT)),
            *range(position - 1, max(low, position - _DOCUMENT) - 1, -1),
        ]
        for index in nearby:
            if words[index].folded not in ("in", "im", "auf", "aus"):
                continue
            phrase = self._nouns.at(index + 1, high)
            if phrase is None or phrase.pronoun:
                continue
            head = words[phrase.run.core].folded if phrase.run is not None else phrase.head
            body = told and (head in self._lexicon.organisation or index == low)
            if not body and head not in self._lexicon.documents:
                continue
            return Clause(position, position + 1, phrase.carrier(), inverted=index > position)
        return None
