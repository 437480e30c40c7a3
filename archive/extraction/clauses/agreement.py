"""Number: a verb of which many are the subject is never said of one person.

``«Nadie nos preguntó», dicen en la fila.``: whoever was named last does not say so. ``Карлу Вельту говорят:
«…»``: nor does the one name before the verb.
"""

from dataclasses import replace

from archive.extraction.clauses.clause import Clause
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import inflected_names
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.people_table import Entry
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Gender, MentionKind
from archive.model import SpeakerKind

_DATIVE = ("у", "ю", "ові", "еві")
"""How the name of whom somebody talks to ends (Russian, Ukrainian)."""
_WHOLE = 2
"""Words of somebody's whole name; bodies of many (``Médicos Sin Fronteras``) have others."""


def is_plural(words: list[Token], verb: int, lexicon: Lexicon) -> bool:
    """Whether the form of a verb, or the auxiliary beside it, says that several speak."""
    if lexicon.measured:
        return False  # the plural of English is its infinitive, too
    folded = words[verb].folded
    if folded in lexicon.agreeing_plural:
        return True
    hung = folded.rpartition("-")[2]
    if hung in lexicon.attached_others and hung in lexicon.plural_pronouns:
        return True
    beside = words[max(0, verb - 1) : verb + 2]
    return any(token.quote < 0 and token.folded in lexicon.plural_auxiliaries for token in beside)


def disagrees(reading: Reading, paragraph: Paragraph, clause: Clause) -> bool:
    """Whether a clause gives the words of several to one person."""
    carrier, lexicon, words = clause.carrier, reading.lexicon, paragraph.tokens
    if carrier.dropped or carrier.joint or not is_plural(words, clause.verb, lexicon):
        return False
    beside = words[max(0, carrier.first - 1) : carrier.first] + words[carrier.after : carrier.after + 1]
    if any(token.folded in lexicon.pairing for token in beside):
        return False  # the baker and Ada Example, Ada Example and her husband
    if carrier.kind is MentionKind.PRONOUN:
        word = words[carrier.first].folded
        one = either(lexicon.female_pronouns, lexicon.male_pronouns)
        return word in one and word in lexicon.subject_pronouns and word not in lexicon.plural_pronouns
    if carrier.kind is not MentionKind.NAME or carrier.run is None:
        return False
    person = paragraph.persons.get(carrier.run.first)
    if person is None or not is_one(reading.table.entries[person]):
        return False
    entry = reading.table.entries[person]
    whole = lexicon.inflects and len(entry.words) == _WHOLE
    return entry.gender is not None or whole or _is_oblique(words[carrier.run.after - 1], lexicon)


def _is_oblique(token: Token, lexicon: Lexicon) -> bool:
    """Whether the case of a name makes it no subject; no plural ends so in Russian and Ukrainian, either."""
    dative = bool(lexicon.patronymic_endings) and token.folded.endswith(_DATIVE)
    return dative or inflected_names.is_oblique(token, lexicon)


def settled(reading: Reading, paragraph: Paragraph, clause: Clause) -> Clause:
    """A clause as it is, or without its subject where that can't be whom its verb means."""
    if not disagrees(reading, paragraph, clause):
        return clause
    left_out = Carrier(clause.verb, clause.after, MentionKind.PRONOUN, dropped=True)
    return replace(clause, carrier=left_out, inverted=True)


def is_one(entry: Entry) -> bool:
    """Whether an entry is one person, and neither a body nor several."""
    return entry.named and entry.kind is not SpeakerKind.ORGANISATION and entry.gender is not Gender.PLURAL
