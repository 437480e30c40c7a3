"""Lines that sign a quotation: ``— Ada Example, 70``; ``– Displaced teacher from Goris``; ``(Woman, 46)``.

The second shape is common in reports whose witnesses stay unnamed: the description is the speaker then.
"""

from archive.extraction import decisions as rules
from archive.extraction.attribution.speakers import Speakers
from archive.extraction.decisions import Decision
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.role_nouns import is_role
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

SIGNING = frozenset("—–-―:")
"""Signs before the name of whoever said the words before."""
_ENDS = ",.(;،"
_BRACKETS = ")]"
"""Signs that close a line in brackets: ``(Woman, 46, from Goris)``."""
_LONGEST = 8
"""Words of a description at most."""


def sign(
    speakers: Speakers, paragraph: Paragraph, previous: Paragraph, lexicon: Lexicon
) -> tuple[int, Decision] | None:
    """The quotation that a paragraph of its own signs, and its speaker; it must stand alone before."""
    words = paragraph.tokens
    alone = len(previous.quotes) == 1 and not any(token.is_word for token in previous.tokens)
    signs = words[0].text in SIGNING or (words[0].text in "([" and words[-1].text in _BRACKETS)
    if not signs or not alone or len(words) < 2:
        return None
    carrier = _named(paragraph) or _described(paragraph, lexicon)
    if carrier is None:
        return None
    return next(iter(previous.quotes)), speakers.signing(paragraph, carrier, rules.SIGNATURE)


def _named(paragraph: Paragraph) -> Carrier | None:
    words = paragraph.tokens
    run = paragraph.starting.get(1)
    if run is None or (run.after < len(words) and words[run.after].text not in _ENDS + _BRACKETS):
        return None
    return Carrier(run.first, run.after, MentionKind.NAME, run)


def _described(paragraph: Paragraph, lexicon: Lexicon) -> Carrier | None:
    """``Displaced teacher from Goris``: a noun for somebody among the words up to the first comma.

    In scripts with capitals the line begins with one: what goes on in lower case is the sentence's rest.
    """
    words = paragraph.tokens
    begins = lexicon.caseless or words[1].text[:1].isupper() or words[1].text[:1].isdigit()
    if words[0].text == ":" or paragraph.quotes or not begins:
        return None
    head, governed, after = "", False, 1
    while after < len(words) and words[after].text not in _ENDS + _BRACKETS:
        token = words[after]
        if not (token.is_word or token.text in "-") or after > _LONGEST or token.folded in lexicon.verbs:
            return None
        if head and lexicon.caseless and token.folded in lexicon.prepositions:
            break  # no capital says that the rest belongs to the description
        if head and lexicon.place_endings and token.folded.endswith(lexicon.place_endings):
            break
        governed = governed or token.folded in lexicon.prepositions
        if not governed and (
            token.folded in lexicon.describing or is_role(token.text, vocabulary(lexicon.code))
        ):
            head = token.folded
        after += 1
    return Carrier(1, after, MentionKind.EPITHET, head=head) if head else None
