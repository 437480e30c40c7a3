"""Whom a relative clause tells of, and whom a description stands in apposition to."""

from dataclasses import replace

from archive.extraction.clauses.phrases import Phrases
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import MentionKind

_ASIDE = frozenset(",—–-")
"""Signs before a relative clause."""
_APPOSITION = 12
"""Words of an apposition between a name and its relative clause, at most."""


def of_relative(
    paragraph: Paragraph, phrases: Phrases, relative: int, low: int, lexicon: Lexicon
) -> Carrier | None:
    """``Ada Example, a nurse at the clinic, WHO``: whoever stands before the pronoun at a token."""
    back = relative - 1
    while back > low and paragraph.tokens[back].text in _ASIDE:
        back -= 1
    antecedent = phrases.ending(back, low) if back >= low else None
    if antecedent is None:
        return None
    if antecedent.kind is MentionKind.EPITHET:
        antecedent = apposed_to(paragraph, antecedent, low, lexicon) or antecedent
    elif antecedent.kind is MentionKind.NAME and back + 1 < relative:
        antecedent = _described_by_it(paragraph, antecedent, low, lexicon) or antecedent
    return replace(antecedent, after=relative + 1)


def before_relative(
    words: list[Token], phrases: Phrases, last: int, low: int, lexicon: Lexicon
) -> Carrier | None:
    """``The DOCTOR who treated him, Ada Example,``: whom a clause that ends at a token describes further."""
    for position in range(last, max(low, last - _APPOSITION), -1):
        token = words[position]
        if token.quote >= 0 or not token.is_word:
            return None
        if token.folded in lexicon.relative - lexicon.complementizers:
            described = phrases.described(position - 1, low) if words[position - 1].is_word else None
            return None if described is None or described.weak else described
    return None


def apposed_to(paragraph: Paragraph, description: Carrier, low: int, lexicon: Lexicon) -> Carrier | None:
    """The name in ``Ada Example, now the eldest baker, who said``."""
    words = paragraph.tokens
    position = description.first - 1
    while position > low and words[position].folded in lexicon.skip:
        position -= 1
    run = paragraph.ending.get(position) if position > low else None
    if run is None or run.possessive or words[position].text != ",":
        return None
    return Carrier(run.first, run.after, MentionKind.NAME, run, head=description.head)


def _described_by_it(paragraph: Paragraph, name: Carrier, low: int, lexicon: Lexicon) -> Carrier | None:
    """``Ada Example, ancienne directrice de la CLINIQUE, qui``: the name that ends what describes another.

    Nothing but a noun for a person with its adjectives and its "of" may stand between: a verb there, or
    another preposition, begins a clause of its own (``En Goris, el periodista habló con ADA, quien``).
    """
    words = paragraph.tokens
    if not lexicon.governs:
        return None
    head, governor = "", -1
    for position in range(name.first - 1, max(low, name.first - _APPOSITION), -1):
        token = words[position]
        if token.text == ",":
            run = paragraph.ending.get(position)
            found = run is not None and head and _may_be_described(words, run, low, lexicon)
            return Carrier(run.first, run.after, MentionKind.NAME, run, head=head) if run and found else None
        if token.quote >= 0 or not token.is_word or token.folded in lexicon.strong_verbs | lexicon.relative:
            return None
        if token.folded in lexicon.agents:
            head = token.folded
        elif token.folded in lexicon.prepositions - lexicon.determiners:
            if head or not _completes(words, position, name, lexicon):
                return None
            governor = position
        elif token.folded in lexicon.conjunctions or (governor < 0 and token.is_capital):
            return None
    return None


def _completes(words: list[Token], preposition: int, name: Carrier, lexicon: Lexicon) -> bool:
    """Whether a preposition ties a name to the noun before it: ``de la clinique``, ``adjunto en ESCUELA``."""
    if words[preposition].folded in lexicon.offices_of & lexicon.organisation_particles:
        return True
    if words[preposition - 1].folded in lexicon.agents:
        return True
    # An adjective may stand between, or an unknown verb: but people seldom work in a person.
    single = name.run is not None and len(name.run.words) == 1
    joined = words[preposition].folded in lexicon.accompanying
    return single and not joined and words[preposition - 2].folded in lexicon.agents


def _may_be_described(words: list[Token], run: NameRun, low: int, lexicon: Lexicon) -> bool:
    """Whether a name before a comma is more than where something happened: ``En Goris, …``."""
    if run.possessive:
        return False
    governed = run.first > low and words[run.first - 1].folded in lexicon.prepositions
    return not governed or (len(run.words) > 1 and run.first - 1 > low)


def is_governed(words: list[Token], carrier: Carrier, low: int, lexicon: Lexicon) -> bool:
    """Whether a preposition makes a phrase a complement: ``a source speaking to Ada``."""
    at = carrier.first - 1
    if lexicon.inflects or lexicon.verb_second or at < low or carrier.kind is MentionKind.PRONOUN:
        return False
    leading = lexicon.prepositions
    if not lexicon.inverting and at > low and words[at].folded in lexicon.determiners - leading:
        at -= 1
    before = words[at].folded
    return before in leading and before not in lexicon.subordinators
