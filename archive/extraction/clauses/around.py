"""Clauses whose subject stands before the words and whose verb behind them (Turkish): ``ADA, “…” dedi``."""

import re

from archive.extraction.clauses import subject_asides
from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.clauses.governing import Place
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.mentions.tokens import Token

_SIGNS = frozenset(",–—-")
_LIGHT = _SIGNS | {"ise"}
"""What may stand between a subject and the marks: ``Ada ise “…” dedi``, "Ada for her part"."""
_GERUND = re.compile(r"\w{2,}(?:arak|erek)\Z")
"""How somebody speaks: ``ağlayarak``."""
_PARTICIPLE = re.compile(r"\w{3,}[ae]n\Z")
"""What leads to a description and is no part of it: ``adını vermek istemeyen KADIN``."""
_NEAR = 8
"""Words from the marks to the verb at most."""
_BRACKET = 6
"""Tokens of an age in brackets at most."""


def clause(place: Place, lexicon: Lexicon) -> Clause | None:
    """The clause around a quotation: its verb follows the marks, light words apart."""
    if not lexicon.verb_last:
        return None
    words = place.paragraph.tokens
    for told in place.near:
        near = place.position < told.verb <= place.position + _NEAR
        around = near and told.carrier.after <= place.position and told.shape is Shape.VERB
        if around and all(_is_light(token, lexicon) for token in words[place.position + 1 : told.verb]):
            return told
    return None


def verb(
    position: int, paragraph: Paragraph, phrases: Phrases, quote: int, low: int, lexicon: Lexicon
) -> Clause | None:
    """The clause of a verb at ``position``, whose quotation stands at or before ``quote``."""
    ahead = subject(paragraph, phrases, quote, low, lexicon)
    return Clause(position, position + 1, ahead) if ahead is not None else None


def subject(paragraph: Paragraph, phrases: Phrases, quote: int, low: int, lexicon: Lexicon) -> Carrier | None:
    """Who stands before the quotation at or before ``quote``: a name, else a description."""
    words = paragraph.tokens
    while quote >= low and words[quote].quote < 0:
        quote -= 1
    end = _past_asides(words, quote, low, lexicon)
    if end <= low:
        return None
    run = paragraph.ending.get(end)
    described = _described(words, phrases, end - 1, low, lexicon) if run is None else None
    if described is not None:
        run = _named(paragraph, described, low, lexicon)
    if run is None:
        return described or _leading(paragraph, quote, low)
    if run.possessive or "'" in words[run.after - 1].text or "’" in words[run.after - 1].text:
        return None
    return phrases.ending(run.after - 1, low)


def _leading(paragraph: Paragraph, quote: int, low: int) -> Carrier | None:
    """``ADA, gözyaşları içinde “…” dedi``: whom the sentence leads with, by a comma or a gerund."""
    led, words = subject_asides.leading(paragraph, quote, low), paragraph.tokens
    if led is None or led.after >= quote:
        return None
    gerund = any(_GERUND.fullmatch(token.folded) for token in words[max(led.after, quote - 2) : quote])
    return led if gerund or words[led.after].text == "," else None


def _named(paragraph: Paragraph, described: Carrier, low: int, lexicon: Lexicon) -> NameRun | None:
    """``ADA EXAMPLE, eski öğretmen,``, ``ADA EXAMPLE adlı kadın``: the name of somebody described."""
    words = paragraph.tokens
    for place in range(max(low, described.first - 1), described.after):
        if words[place].text == "," or words[place].folded in lexicon.naming:
            return paragraph.ending.get(place)
    return None


def _past_asides(words: list[Token], end: int, low: int, lexicon: Lexicon) -> int:
    """Before a comma, an age and how somebody speaks: ``ADA (63), ağlayarak, “…” dedi``."""
    while end > low:
        last = words[end - 1]
        if (
            last.folded in _LIGHT
            or _GERUND.fullmatch(last.folded)
            or last.folded in either(lexicon.skip, lexicon.days)
        ):
            end -= 1
            continue
        if last.text.isdigit() and words[end - 2].text == ",":
            end -= 2
            continue
        opening = next(
            (i for i in range(end - 2, max(low, end - _BRACKET), -1) if words[i].text == "("), None
        )
        if last.text != ")" or opening is None:
            break
        end = opening
    return end


def _described(words: list[Token], phrases: Phrases, last: int, low: int, lexicon: Lexicon) -> Carrier | None:
    """``63 yaşındaki kadın``: a noun for somebody, without what leads to it."""
    if words[last].folded in lexicon.subject_pronouns:
        return phrases.ending(last, low)
    if words[last].folded not in lexicon.agents:
        return None
    found = phrases.described(last, low)
    if found is None or found.weak:
        return None
    leads = (place for place in range(found.first, last) if _PARTICIPLE.fullmatch(words[place].text))
    first = max(leads, default=found.first - 1) + 1
    return Carrier(first, found.after, found.kind, head=found.head)


def _is_light(token: Token, lexicon: Lexicon) -> bool:
    return token.folded in lexicon.light or token.text in _SIGNS
