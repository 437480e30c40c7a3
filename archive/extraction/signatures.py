"""Lines that sign a quotation: ``— Ada Example, 70``; ``– Displaced teacher from Goris``; ``(Woman, 46)``.

The second shape is common in reports whose witnesses stay unnamed: the description is the speaker then.
"""

import re

from archive.extraction import decisions as rules, folding
from archive.extraction.attribute_rules import vocabulary
from archive.extraction.carrier import Carrier
from archive.extraction.decisions import Decision
from archive.extraction.lexicon import Lexicon
from archive.extraction.people import MentionKind
from archive.extraction.reading import Paragraph
from archive.extraction.roles import is_role
from archive.extraction.speakers import Speakers
from archive.extraction.word_lists import either
from archive.model import Span

SIGNING = frozenset("—–-―:")
"""Signs before the name of whoever said the words before."""
_ENDS = ",.(;،"
_BRACKETS = ")]"
"""Signs that close a line in brackets: ``(Woman, 46, from Goris)``."""
_LONGEST = 8
"""Words of a description at most."""
_LONGEST_LINE, _MOST_WORDS = 120, 16
"""Characters of a line that signs, at most, where it has no stop; words where it has one."""
_FIRST = 4
"""Its first words, among which the noun for a person stands."""
_OPENERS = frozenset('«“„"')
_CLOSERS = frozenset('»”“"')
_DASHES = "-‐‑–—― \u00a0\u202f"
_NAMED = re.compile(
    r"[A-ZÀ-ÖØ-ÞĞİŞ][\w’'-]+(?:\s(?:[a-z’']{1,3}\s)?[A-ZÀ-ÖØ-ÞĞİŞ][\w’'-]+){1,3}(?:(?:,|\s\()[^.!?…:;«»“”]{1,90})?\.?\s*"
)
"""A whole name, and what is set behind it: age, trade, place."""
_STOPS = " .!?…։\u06d4"
_SENTENCE_ENDS = frozenset('.!?…:;,»”"՞։؟')
_WORD = re.compile(r"\w[\w\u064b-\u0652\u200c]*")


def is_signature(text: str, paragraphs: tuple[Span, ...], number: int, lexicon: Lexicon) -> bool:
    """Whether a paragraph that opens with a dash signs the one before, and is no line of dialogue.

    It is a whole name with what is set behind it, under somebody's words; or it follows a paragraph that is
    nothing but words in marks, and asks nothing: then it has no full stop, or begins with a noun for a person
    and has no verb.
    """
    if number == 0:
        return False
    before, line = paragraphs[number - 1].of(text).strip(), paragraphs[number].of(text).strip()
    if before[-1:] in _CLOSERS and _NAMED.fullmatch(line.lstrip(_DASHES)):
        return True
    whole = before[:1] in _OPENERS and before.rstrip(_STOPS)[-1:] in _CLOSERS
    if not whole or set("?!؟") & set(line):
        return False
    if len(line) <= _LONGEST_LINE and line[-1] not in _SENTENCE_ENDS:
        return True
    words = [folding.fold(word) for word in _WORD.findall(line)]
    spoken = either(lexicon.verbs, lexicon.first, lexicon.second)
    described = any(word in lexicon.describing for word in words[:_FIRST])
    return described and 1 < len(words) <= _MOST_WORDS and not any(word in spoken for word in words)


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
