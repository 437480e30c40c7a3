"""Lines that sign a quotation: ``— Ada Example, 70``; ``Ada Example, baker``; ``– Displaced teacher``.

The second shape is common in reports whose witnesses stay unnamed: the description is the speaker then.
"""

from collections.abc import Container

from archive.extraction import decisions as rules
from archive.extraction.attribution.speakers import Speakers
from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.governing import Place
from archive.extraction.clauses.reporting import Clauses
from archive.extraction.decisions import Decision
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.role_nouns import is_role
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind
from archive.places.gazetteer import Gazetteer

SIGNING = frozenset("—–-―:")
"""Signs before the name of whoever said the words before."""
_ENDS = ",.(;،"
_BRACKETS = ")]"
"""Signs that close a line in brackets: ``(Woman, 46, from Goris)``."""
_LONGEST_CAPTION = 16
"""Words and signs of a line that signs without a dash at most."""
_LONGEST = 8
"""Words of a description at most."""
_LED = 8
"""Words before a name, at most, that describe its bearer where the verb comes last."""


def sign(
    speakers: Speakers, paragraph: Paragraph, previous: Paragraph, lexicon: Lexicon, told: Container[int]
) -> tuple[int, Decision] | None:
    """The quotation that a paragraph of its own signs, and its speaker; it must stand alone before.

    ``told`` are the quotations whose speaker is known: a line without a dash does not sign them, since it may
    as well head the words behind it.
    """
    words = paragraph.tokens
    alone = len(previous.quotes) == 1 and not any(token.is_word for token in previous.tokens)
    signs = words[0].text in SIGNING or (words[0].text in "([" and words[-1].text in _BRACKETS)
    if not alone or len(words) < 2:
        return None
    quote = next(iter(previous.quotes))
    if signs:
        carrier = _named(paragraph, 1) or _described(paragraph, lexicon)
    else:
        carrier = _named(paragraph, 0) if quote not in told and _is_caption(paragraph, lexicon) else None
    if carrier is None:
        return None
    return quote, speakers.signing(paragraph, carrier, rules.SIGNATURE)


def _is_caption(paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Whether a line is a whole name with what is set behind it: ``Ada Example, 63, baker, Goris``."""
    words, run = paragraph.tokens, paragraph.starting.get(0)
    if run is None or len(run.words) == 1 or paragraph.quotes or len(words) > _LONGEST_CAPTION:
        return False
    ends = words[-1].is_word or words[-1].text in _BRACKETS
    return ends and not any(word.folded in lexicon.verbs for word in words[run.after :])


def _named(paragraph: Paragraph, first: int) -> Carrier | None:
    words = paragraph.tokens
    run = paragraph.starting.get(first)
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


def _is_place(run: NameRun) -> bool:
    """Whether a name is a place's and no given name: of it a headline tells, ``Two years on Lindau: “…”``."""
    given = run.titles or run.words[0].lower() in given_names()
    return not given and Gazetteer.load().find(" ".join(run.words)) is not None


def label(place: Place, lexicon: Lexicon) -> Clause | None:
    """``Ada Example: “…”``: a name with nothing before it in its sentence, or after a dash."""
    words, colon = place.paragraph.tokens, place.position - 1
    run = place.paragraph.ending.get(colon) if colon > place.low and words[colon].text == ":" else None
    if run is None or run.possessive:
        return None
    describing = words[max(place.low, run.first - _LED) : run.first]
    led = lexicon.verb_last and all(token.is_word for token in describing)
    if run.first > place.low and words[run.first - 1].text not in SIGNING and (not led or _is_place(run)):
        return None
    return Clause(colon, colon + 1, Carrier(run.first, run.after, MentionKind.NAME, run))


def beside(place: Place, clauses: Clauses, lexicon: Lexicon) -> Clause | None:
    """``“…” — Ada Example, carpenter`` and, in headlines, ``“…”: Ada Example on her last day``."""
    words, mark = place.paragraph.tokens, place.position + 1
    stopped = mark + 2 < len(words) and words[mark].text == "." and words[mark + 1].text in SIGNING
    mark += stopped  # «…». — Ада Пример, 70 лет
    if place.position != place.low or mark + 1 >= len(words) or words[mark].text not in SIGNING:
        return None
    if words[mark + 1].folded in either(lexicon.verbs, lexicon.beside):
        return None
    _, high = place.paragraph.sentence_of(mark + 1)
    carrier = clauses.after_verb(mark + 1, high)
    if carrier is None or carrier.first != mark + 1 or (stopped and carrier.kind is not MentionKind.NAME):
        return None
    titled = place.paragraph.number == 0 and words[mark].text == ":"
    if titled and carrier.kind is not MentionKind.NAME:
        return None  # a title tells what the text is: “…”: a talk with a survivor; los desplazados
    ends = carrier.after >= high or not words[carrier.after].is_word
    headline = words[mark].text == ":" and carrier.kind is MentionKind.NAME
    return Clause(mark, mark + 1, carrier, inverted=True) if ends or headline else None
