"""Whose words they are where no verb of speech says so: ``nach Angaben von``, ``heißt es in dem Brief``."""

from archive.extraction.clauses.claims import Claims
from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.clauses.fields import Fields
from archive.extraction.clauses.noun_phrases import NounPhrase
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_LABEL = 12
"""Words of a phrase before ``zufolge`` at most, and back to whom ``nach eigenen Angaben`` means."""
_PRESENTED = 6
"""Words before a colon at most where nothing but a document presents a quotation."""
_WHERE = frozenset({"in", "im", "auf", "aus"})
_FROM = frozenset({"bei", "beim", "von", "vom", "seitens"})
_STANDING = ("steh", "stand", "prang")
_REASONS = frozenset({"grund", "gründen", "anlass", "sicht"})
"""Nouns that ``aus`` makes a reason and no source."""
_OWNING = frozenset({"mein", "unser"})
_FOUND = frozenset({"findet", "fand", "finden", "fanden"})
_THEREIN = frozenset({"darin", "hierin", "dort"})
_DOCUMENT = 30
"""Words between ``heißt es`` and the document in which it stands, at most."""


class Sources:
    """Finds the sources of one paragraph: clauses without a verb of speech."""

    def __init__(self, paragraph: Paragraph, lexicon: Lexicon, fields: Fields) -> None:
        self._words = paragraph.tokens
        self._lexicon = lexicon
        self._own = verb_second_words.load(lexicon.code)
        self._fields = fields
        self._nouns = fields.nouns
        self.claims = Claims(paragraph, lexicon, fields.nouns)

    def at(self, position: int, low: int, high: int) -> Clause | None:
        """The source that the token at ``position`` brings in; None where it is an ordinary word."""
        folded, own = self._words[position].folded, self._own
        if folded in own.source_prepositions or folded in self._lexicon.according:
            source = self._source(position, low, high)
            if source is not None:
                return source
        if folded in own.viewing and position == low:
            viewer = self._nouns.at(position + 1, high)
            if viewer is not None and viewer.strong and not viewer.pronoun:
                return self._according(position, position + 1, viewer.carrier())
        if folded in own.viewing and position > low and self._is_judged(position, low, high):
            viewer = self._nouns.at(position + 1, high)
            return self._according(position, position + 1, viewer.carrier()) if viewer is not None else None
        if folded in own.postpositions:
            return self._postposed(position, low, high)
        if folded in own.mentioned and position and self._words[position - 1].folded == "die":
            return self._document(position, low, high, told=True)
        if folded in own.stands:
            return self._document(position, low, high)
        return self.claims.at(position, low, high) if self._words[position].is_capital else None

    def _source(self, position: int, low: int, high: int) -> Clause | None:
        """``nach Angaben der Polizei``, ``laut einem Bericht``: what follows the preposition speaks."""
        words, lexicon = self._words, self._lexicon
        for phrase in lexicon.according.get(words[position].folded, ()):
            end = position + len(phrase)
            if all(
                words[position + i].folded == part for i, part in enumerate(phrase) if position + i < high
            ):
                carrier = self.claims.owner(end, high) or self._saying(position, end, high)
                return self._according(position, end, carrier) if carrier is not None else None
        if words[position].folded not in self._own.source_prepositions:
            return None
        noun = self._nouns.at(position + 1, high)
        if noun is None or noun.pronoun:
            return None
        firm = words[position].folded in self._own.firm_prepositions or self._is_firm(position, noun)
        if noun.head in self._own.sources and (noun.run is None or not firm):
            owner = self.claims.owner_of(noun, high)
            following = words[position + 1].folded
            if following.startswith("eigen"):
                own = self._fields.first(max(low, position - _LABEL), position, strong=True)
                own = own or self._fields.first(
                    noun.core_after, min(high, noun.core_after + _LABEL), strong=True
                )
                return self._according(position, noun.core_after, own.carrier()) if own is not None else None
            if owner is None and following in lexicon.possessive:
                owner = Carrier(position + 1, position + 2, MentionKind.PRONOUN)
            bare = words[position].folded == "nach" and following not in lexicon.determiners
            if owner is not None or firm or bare:
                return self._according(position, noun.core_after, owner or noun.carrier())
            return None
        return self._according(position, position + 1, noun.carrier()) if firm else None

    def _is_judged(self, position: int, low: int, high: int) -> bool:
        """``ist für Ada Example „…“``: what somebody holds a thing to be."""
        words = self._words
        phrase = self._nouns.at(position + 1, high)
        if phrase is None or not phrase.strong or phrase.pronoun or phrase.after >= high:
            return False
        copula = words[position - 1].folded in self._lexicon.copulas
        return copula and words[phrase.after].quote >= 0

    def _is_firm(self, position: int, noun: NounPhrase) -> bool:
        """``geht es nach Ada Example``, ``nach Artikel 5``: ``nach`` alone brings in a source."""
        words = self._words
        if words[position].folded != "nach":
            return False
        if position and words[position - 1].folded == "es":
            return noun.strong
        return noun.head in self._lexicon.documents and words[noun.core_after - 1].text.isdigit()

    def _saying(self, position: int, end: int, high: int) -> Carrier | None:
        """``Mit den Worten “…” verließ Ada Example den Saal``: the subject behind the next verb."""
        words = self._words
        if not words[position].is_capital or end + 2 >= high or words[end].quote < 0:
            return None
        verb = end + 1 if words[end + 1].is_word else end + 2
        found = self._fields.first(verb + 1, min(high, verb + _LABEL), strong=True)
        return found.carrier() if found is not None else None

    def _according(self, position: int, end: int, carrier: Carrier) -> Clause:
        return Clause(position, end, carrier, shape=Shape.ACCORDING, inverted=True)

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
            if phrase is None or not self._reaches(phrase, position):
                continue
            if words[first].folded.startswith(tuple(self._lexicon.first & _OWNING)):
                return None
            if is_after and words[first].folded in self._lexicon.possessive:
                return self._according(position, position + 1, Carrier(first, first + 1, MentionKind.PRONOUN))
            owner = self.claims.owner_of(phrase, position) if phrase.head in self._own.sources else None
            return Clause(position, position + 1, owner or phrase.carrier(), shape=Shape.ACCORDING)
        return None

    def _reaches(self, phrase: NounPhrase, position: int) -> bool:
        """Whether a phrase goes up to a word, over a place too: ``der Regierung in Veltheim zufolge``."""
        words = self._words
        end = position - (words[position].folded == "folge")
        if phrase.after >= end:
            return True
        inner = None
        if words[phrase.after].folded in self._lexicon.prepositions and phrase.strong:
            inner = self._nouns.at(phrase.after + 1, position)
        return inner is not None and inner.after >= end

    def _document(self, position: int, low: int, high: int, *, told: bool = False) -> Clause | None:
        """``heißt es in dem Brief``, ``in dem Brief ist von „…“ die Rede``: the document speaks."""
        words = self._words
        folded = words[position].folded
        told = told or self._is_read(position) or self._has_es(position, low, high)
        if not told and not folded.startswith(_STANDING):
            return None
        nearby = [
            *range(position + 1, min(high, position + _DOCUMENT)),
            *range(position - 1, max(low, position - _DOCUMENT) - 1, -1),
        ]
        for index in nearby:
            reported = told and words[index].folded in _FROM and (index > position or index == low)
            if words[index].folded not in _WHERE and not reported:
                continue
            phrase = self._antecedent(index, low) or self._nouns.at(index + 1, high)
            if phrase is None or phrase.pronoun:
                continue
            head = self._head(phrase)
            if head not in self._lexicon.documents and phrase.after > phrase.core_after > 0:
                owner = self._nouns.at(phrase.core_after, high)  # in der Vorabversion des Berichts
                head = self._head(owner) if owner is not None and not owner.pronoun else head
            whence = words[index].folded == "aus" and phrase.head not in _REASONS
            body = told and (head in self._lexicon.organisation or whence or (index == low and not reported))
            if not body and head not in self._lexicon.documents:
                continue
            return Clause(position, position + 1, phrase.carrier(), inverted=index > position)
        if words[low].folded in _THEREIN:
            told_before = self._written_before(low)
            return Clause(position, position + 1, told_before) if told_before is not None else None
        return None

    def _head(self, phrase: NounPhrase) -> str:
        """The noun of a phrase; the first word of a name, which is one in ``Regierung Veltheims``."""
        return self._words[phrase.run.core].folded if phrase.run is not None else phrase.head

    def _written_before(self, low: int) -> Carrier | None:
        """The document of the sentence before: ``Sie schrieb einen Brief. Darin steht:``."""
        words = self._words
        for index in range(low - 1, max(-1, low - _DOCUMENT), -1):
            token = words[index]
            if token.is_capital and token.folded in self._lexicon.documents:
                first = index - 1 if index and words[index - 1].folded in self._lexicon.determiners else index
                return Carrier(first, index + 1, MentionKind.EPITHET, head=token.folded)
        return None

    def _has_es(self, position: int, low: int, high: int) -> bool:
        """``heißt es``, ``wie es in dem Brief heißt``."""
        words = self._words
        for index in range(position - 1, max(low, position - _LABEL) - 1, -1):
            if words[index].text in ",;:" or words[index].quote >= 0:
                break
            if words[index].folded == "es":
                return True
        return any(words[i].folded == "es" for i in range(position + 1, min(high, position + 3)))

    def _is_read(self, position: int) -> bool:
        """``ist zu lesen``, ``geht hervor``: what stands there, without ``es``."""
        words = self._words
        folded = words[position].folded
        if folded == "lesen":
            return words[position - 1].folded == "zu"
        if folded in _FOUND:
            return any(token.folded == "sich" for token in words[position + 1 : position + 4])
        if folded == "hervor":
            return any(
                token.folded in ("geht", "ging") for token in words[max(0, position - _LABEL) : position]
            )
        return folded.startswith(("hervor", "verlaute"))

    def giver(self, low: int, colon: int) -> Carrier | None:
        """``Kritik kam von Ada Example:``: from whom it came that stands before a colon."""
        words = self._words
        for index in range(colon - 2, max(low, colon - _DOCUMENT) - 1, -1):
            if words[index].folded not in ("von", "vom", "durch", "seitens"):
                continue
            phrase = self._nouns.at(index + 1, colon)
            if phrase is None or phrase.pronoun or not phrase.strong:
                return None
            if phrase.after < colon and (index != low or words[phrase.after].folded not in self._own.coming):
                return None
            claimed = any(token.is_capital and token.folded in self._own.claims for token in words[low:colon])
            return phrase.carrier() if claimed else None
        return self.written(low, colon) if words[low].folded in _WHERE and colon - low <= _PRESENTED else None

    def _antecedent(self, preposition: int, low: int) -> NounPhrase | None:
        """The noun before a relative clause: ``des Gesetzes, in dem es heißt``."""
        words = self._words
        if preposition < low + 2 or words[preposition - 1].text != ",":
            return None
        if words[preposition + 1].folded not in ("dem", "der", "denen"):
            return None
        for first in range(max(low, preposition - _LABEL), preposition - 1):
            phrase = self._nouns.at(first, preposition - 1)
            if phrase is not None and phrase.after == preposition - 1:
                return phrase
        return None

    def written(self, low: int, high: int) -> Carrier | None:
        """The document in which something stands: ``In dem Brief wird … gefordert``, ``aus dem Bericht:``."""
        words = self._words
        for index in range(low, min(high, low + _DOCUMENT)):
            if words[index].folded not in _WHERE:
                continue
            phrase = self._nouns.at(index + 1, high)
            if phrase is None or phrase.pronoun or phrase.run is not None:
                continue
            if phrase.head in self._lexicon.documents:
                return phrase.carrier()
        return None


def written(paragraph: Paragraph, lexicon: Lexicon, low: int, high: int) -> Carrier | None:
    """The document in which a quotation at ``high`` stands."""
    if high >= len(paragraph.tokens) or paragraph.tokens[high].quote < 0:
        return None
    fields = Fields(paragraph, lexicon, Phrases(paragraph, lexicon))
    return Sources(paragraph, lexicon, fields).written(low, high)
