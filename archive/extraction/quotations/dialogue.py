"""Dialogue set off by dashes: ``— Words, — said Ada. — More words.``"""

import re

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.quotations import comma_clauses, signed_lines
from archive.extraction.quotations.marks import Quotation, Style
from archive.model import Span

_OPENING = re.compile(r"[—–―][\s\u00a0\u202f]*(?=\S)|[-‐‑][\s\u00a0\u202f]+(?=\S)")
_DASH = re.compile(
    r"[\s\u00a0\u202f][—–―][\s\u00a0\u202f]?|[—–―](?=[\s.,;:])|[\s\u00a0]-[\s\u00a0]|(?<=[,։!?…])[-֊](?=\s)"
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_PAUSE = re.compile(r"[,!?…][\s\u00a0\u202f]+(?=[a-zà-ÿ])")
_INVERTED = re.compile(r"([^\W\d]+(?:-[^\W\d]+)*)(?:[\s\u00a0]+(\w))?")
_CLAUSE_END = re.compile(r"[,.;:][\s\u00a0\u202f]|[.]$")
_CLAUSE_SIGNS = ".,;:"
"""What a clause before the dash leaves behind it (Spanish): ``—recuerda—. Remo.``"""
_CLAUSE = 90
"""Characters of a clause between commas at most."""
_SUBJECT_WORDS = 6
"""Words behind a verb among which its subject's name or noun stands (Turkish)."""
_ENDS = frozenset('.!?…:;,»”"՞։؟')
_STOP = re.compile(r"[.!?…](?=[\s\u00a0\u202f])")
_REACH = 80
_LEAD_WORDS = 5
"""A clause after a dash shows its verb among so many words."""


def find(text: str, paragraphs: tuple[Span, ...], lexicon: Lexicon) -> dict[int, list[Quotation]]:
    """The dialogue stretches of each paragraph that opens with a dash, by paragraph number."""
    if not lexicon.dialogue_dash:
        return {}
    found = {}
    for number, paragraph in enumerate(paragraphs):
        opening = _OPENING.match(text, paragraph.start, paragraph.end)
        if opening is None or signed_lines.is_signature(text, paragraphs, number, lexicon):
            continue
        stretches, attributed = _stretches(text, opening.end(), paragraph.end, lexicon)
        if attributed or text[paragraph.start] not in "-‐‑":
            found[number] = [_quotation(text, span, paragraph, number) for span in stretches]
    return found


def is_attributed(text: str, paragraph: Span, lexicon: Lexicon) -> bool:
    """Whether a paragraph that opens with a dash says who speaks."""
    opening = _OPENING.match(text, paragraph.start, paragraph.end)
    return opening is not None and _stretches(text, opening.end(), paragraph.end, lexicon)[1]


def _stretches(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[list[Span], bool]:
    """Spoken stretches between the reporting clauses, and whether there was any such clause."""
    spoken: list[Span] = []
    begin: int | None = start
    attributed = False
    for dash in _DASH.finditer(text, start, end):
        if begin is None:
            begin = dash.end()
            continue
        if _reports(text, dash.end(), end, lexicon):
            spoken.append(Span(begin, dash.start()))
            attributed = True
            begin = None
    if begin is not None:
        spoken.append(Span(begin, end))
    if not attributed:
        spoken = _between_commas(text, spoken, lexicon)
        attributed = len(spoken) > 1
    return [trimmed for span in spoken if (trimmed := _trim(text, span)).start < trimmed.end], attributed


def _between_commas(text: str, spoken: list[Span], lexicon: Lexicon) -> list[Span]:
    """``— Non, dit Ada, il dort.``: a clause between commas, its verb first, parts two stretches."""
    parts: list[Span] = []
    for span in spoken:
        begin = span.start
        if (clause := comma_clauses.find(text, begin, span.end, lexicon)) is not None:
            parts.append(Span(begin, clause.start))
            begin = clause.end
        for pause in _PAUSE.finditer(text, begin, span.end):
            verb = _INVERTED.match(text, pause.end(), span.end)
            if pause.start() < begin or verb is None:
                continue
            word = verb.group(1).lower()
            inverted = word.rpartition("-")[2] in lexicon.subject_pronouns
            if word not in either(lexicon.verbs, lexicon.beside):
                continue
            limit = min(span.end, pause.end() + _CLAUSE)
            end = _CLAUSE_END.search(text, verb.end(), limit)
            behind = text[verb.end(1) : end.start() if end is not None else limit]
            if not (inverted or (verb.group(2) or "").isupper() or _is_subject(behind, lexicon)):
                continue
            parts.append(Span(begin, pause.start() + 1))
            begin = end.end() if end is not None else span.end
        parts.append(Span(begin, span.end))
    return parts


def _is_subject(words: str, lexicon: Lexicon) -> bool:
    """Whether a subject with what describes it follows its verb: ``diyor eski öğretmen ADA EXAMPLE``."""
    if not lexicon.verb_last:
        return False
    return any(word[0].isupper() or word in lexicon.person for word in words.split()[:_SUBJECT_WORDS])


def _reports(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the sentence behind a dash has a verb of speech early on, so that it is the reporter's."""
    end = min(end, start + _REACH)
    stop = _STOP.search(text, start, end)
    words = _WORD.finditer(text, start, end if stop is None else stop.start())
    for _, match in zip(range(_LEAD_WORDS), words, strict=False):
        word = match.group().lower()
        if word in lexicon.verbs or word in lexicon.beside:
            return True
    return False


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _CLAUSE_SIGNS):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _quotation(text: str, span: Span, paragraph: Span, number: int) -> Quotation:
    outer = Span(paragraph.start, span.end) if span.start - paragraph.start <= 3 else span
    return Quotation(content=span, outer=outer, paragraph=number, style=Style.DASH)


def merge(marked: list[Quotation], dialogue: dict[int, list[Quotation]]) -> list[Quotation]:
    """Marked quotations with the dialogue's; those inside a dialogue stretch become nested in it."""
    if not dialogue:
        return marked
    result = [quotation for quotation in marked if quotation.paragraph not in dialogue]
    inside: dict[int, list[Quotation]] = {}
    for quotation in marked:
        if quotation.paragraph in dialogue:
            inside.setdefault(quotation.paragraph, []).append(quotation)
    for number, stretches in dialogue.items():
        for stretch in stretches:
            nested = tuple(
                quotation.content
                for quotation in inside.get(number, ())
                if stretch.content.start <= quotation.outer.start
                and quotation.outer.end <= stretch.content.end
            )
            result.append(
                Quotation(
                    content=stretch.content,
                    outer=stretch.outer,
                    paragraph=number,
                    style=stretch.style,
                    nested=nested,
                )
            )
    result.sort(key=lambda quotation: quotation.outer.start)
    return result
