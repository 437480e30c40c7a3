"""Reporting clauses in languages whose verb stands second (German)."""

from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.fields import Fields
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.clauses.reporting_verbs import ReportingVerbs
from archive.extraction.clauses.sources import Sources
from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_LABEL = 12
"""Words before a colon at most where a name alone introduces a quotation."""
_SELF = 6
"""Words between a verb and its ``sich`` at most."""
_INFLECTED = ("en", "e", "er", "es", "em")
_THIS = "das"
_BESIDE = 9
"""Words behind a verb among which the quotation stands that makes it one of speech."""
_FIELD = 60
"""Words between a document and the passive that says what stands in it, at most."""
_PAUSES = frozenset(",–—-(")


class VerbSecondClauses:
    """Finds the reporting clauses of one paragraph."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, phrases: Phrases) -> None:
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._own = verb_second_words.load(lexicon.code)
        self._fields = Fields(paragraph, lexicon, phrases)
        self._nouns = self._fields.nouns
        self._verbs = ReportingVerbs(paragraph.tokens, lexicon)
        self._sources = Sources(paragraph, lexicon, self._fields)
        self._in_names = {position for run in paragraph.runs for position in range(run.first, run.after)}

    def at(self, position: int, low: int, high: int) -> Clause | None:
        """The clause whose verb, or whose preposition, is the token at ``position``."""
        token = self._words[position]
        if token.text == ":":
            return self._label(position, low, high)
        if not token.is_word or (
            position in self._in_names and not self._sources.claims.heads_name(position)
        ):
            return None
        told = self._sources.at(position, low, high)
        if told is not None:
            return told
        if position in self._in_names or (token.is_capital and position > low):
            return None
        described = self._described(position, low, high)
        return described if described is not None else self._verb(position, low, high)

    def _described(self, position: int, low: int, high: int) -> Clause | None:
        """``die von der Polizei als „gefährlich“ eingestuften Männer``: who calls them so."""
        words = self._words
        if position < low + 3 or words[position - 1].quote < 0 or words[position - 2].folded != "als":
            return None
        stems = (words[position].folded.removesuffix(ending) for ending in _INFLECTED)
        if not any(stem in self._lexicon.verbs for stem in stems):
            return None
        agent = self._fields.agent_before(max(low, position - _SELF - 4), position - 2)
        return Clause(position, position + 1, agent) if agent is not None else None

    def _verb(self, position: int, low: int, high: int) -> Clause | None:
        words, lexicon = self._words, self._lexicon
        folded = words[position].folded
        if folded in lexicon.trailing:
            before = words[position - 1] if position > low else None
            if before is None or not (before.quote >= 0 or before.text in _PAUSES):
                return None
            if position + 1 < high and words[position + 1].folded in self._own.auxiliaries:
                return None  # galt er als „…“, so wurde
            phrase = self._nouns.at(position + 1, high)
            if phrase is None or not phrase.nominative or not (phrase.strong or before.quote >= 0):
                return None
            owner = self._sources.claims.owner_of(phrase, high) if phrase.head in self._own.sources else None
            if owner is not None:
                return Clause(position, position + 1, owner, inverted=True)
            return Clause(position, position + 1, phrase.carrier(), inverted=True)
        if self._is_attribute(position, low, high):
            return None
        near = folded in lexicon.beside or self._is_reflexive(position, low, high)
        near = near and self._touches_quote(position, low, high)
        if not near and not self._verbs.reports(position, high):
            return None
        found = self._fields.subject(position, low, high)
        if found is None:
            document = (
                self._sources.written(max(low, position - _FIELD), high)
                if self._fields.passive(position, low, high)
                else None
            )
            return Clause(position, position + 1, document) if document is not None else None
        if folded in self._own.relaying:
            relayed = self._fields.relayed(position, found[0], high)
            if relayed is not None:
                return Clause(position, position + 1, relayed, inverted=True)
        carrier, inverted = found
        if carrier.weak and words[position - 1].folded == "zu":
            return None  # Angaben dazu zu bestätigen
        named = carrier.head in lexicon.naming and carrier.head not in either(
            lexicon.agents, lexicon.documents
        )
        if carrier.kind is MentionKind.EPITHET and named:
            return None
        if carrier.kind is MentionKind.PRONOUN and words[carrier.first].folded == "es":
            return None
        return Clause(position, position + 1, carrier, inverted=inverted)

    def _is_attribute(self, position: int, low: int, high: int) -> bool:
        """``einer gestern veröffentlichten Studie``: a participle before its noun."""
        words, lexicon = self._words, self._lexicon
        if position + 1 >= high or not words[position + 1].is_capital or position == low:
            return False
        if not words[position].folded.endswith(("te", "ten", "ter", "tes", "nen", "ne")):
            return False
        before = words[position - 1].folded
        named = position + 1 in self._in_names or words[position + 1].folded in lexicon.agents
        if before == _THIS and position - 1 == low and named and words[high - 1].quote < 0:
            return False  # Das erklärte Ada Example
        if (
            before in lexicon.determiners
            and before not in lexicon.subject_pronouns
            and before not in lexicon.relative
        ):
            return words[position - 2].text != "," if position - 2 >= low else True
        for index in range(position - 1, max(low, position - _SELF) - 1, -1):
            if words[index].folded in lexicon.determiners:
                return words[index + 1].folded in lexicon.prepositions
        return False

    def _is_reflexive(self, position: int, low: int, high: int) -> bool:
        """``freute sich``, ``zeigte sich “betroffen”``: reporting only with ``sich`` and marks."""
        if self._words[position].folded not in self._own.reflexive:
            return False
        near = self._words[max(low, position - _SELF) : min(high, position + _SELF)]
        return any(token.folded in ("sich", "mich", "uns") for token in near)

    def _touches_quote(self, position: int, low: int, high: int) -> bool:
        near = self._words[max(low, position - 4) : min(high, position + _BESIDE)]
        return any(token.quote >= 0 for token in near)

    def _label(self, colon: int, low: int, high: int) -> Clause | None:
        """``Ministerin Ada Example: “…”``: nothing but a speaker before the colon."""
        words = self._words
        if colon + 1 >= high or colon - low > _LABEL:
            return None
        source = self._sources.giver(low, colon)
        if words[colon + 1].quote < 0:  # Kritik kam von Ada: Der Plan sei „…“
            told = any(token.folded in self._lexicon.reported_mood for token in words[colon : colon + _SELF])
            return Clause(colon, colon + 1, source) if source is not None and told else None
        if source is not None:
            return Clause(colon, colon + 1, source)
        phrase = self._nouns.at(low, colon)
        if phrase is None or not phrase.nominative or not phrase.strong:
            return None
        owner = self._sources.claims.owner_of(phrase, colon) if phrase.head in self._own.sources else None
        if owner is not None:
            return Clause(colon, colon + 1, owner)
        rest = words[phrase.after : colon]
        if rest and rest[0].folded not in self._lexicon.prepositions and rest[0].text not in "(,":
            return None
        return Clause(colon, colon + 1, phrase.carrier())
