"""One pass over a text: words, sentences, names and whom they point at."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions import (
    aged_names,
    descriptions,
    groups,
    joined_names,
    names,
    newcomers,
    owners,
    pronouns,
    tokens,
    trades,
    unmarked_names,
)
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.people_table import PeopleTable
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import Mention, MentionKind
from archive.extraction.quotations.marks import Quotation
from archive.model import Span

_OPENING = frozenset({"“”", ":", "—", "–"})
"""Tokens after which a capital may begin a sentence: a quotation, and signs that lead to something."""
_DATELINE = 12
"""Words in which a dateline ends, at most."""
_DASHES = frozenset("-–—")
_NOTE = 5
"""Tokens of a note in brackets at most."""
_EPITHET_WORDS = 4
"""Words in a description that points back, the article included, at most."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph as read: its tokens, sentences and names."""

    number: int
    span: Span
    tokens: list[Token]
    signs: list[int]
    """Positions of the tokens that are no words: signs and quotations."""
    sentences: list[tuple[int, int]]
    runs: list[NameRun] = field(default_factory=list)
    starting: dict[int, NameRun] = field(default_factory=dict)
    """Names by the position of their first token, titles included."""
    ending: dict[int, NameRun] = field(default_factory=dict)
    """Names by the position after their last token."""
    persons: dict[int, int] = field(default_factory=dict)
    """Person by the position of a name's first token, or of a pronoun."""
    quotes: dict[int, int] = field(default_factory=dict)
    """Position of a quotation's token by its index."""

    def sentence_of(self, position: int) -> tuple[int, int]:
        """The sentence around a token position."""
        return self.sentences[bisect_right(self.sentences, (position, len(self.tokens) + 1)) - 1]


@dataclass(slots=True)
class Reading:
    """A text as read."""

    text: str
    lexicon: Lexicon
    quotations: list[Quotation]
    paragraphs: list[Paragraph]
    table: PeopleTable
    mentions: list[Mention]
    newcomers: set[int] = field(default_factory=set)
    """The unnamed persons whom a sentence brings in with a description."""
    pointless: dict[int, Decision] = field(default_factory=dict)
    """Quotations of which a clause tells, whose pronoun points at nobody."""
    described: dict[str, int] = field(default_factory=dict)
    """The definite descriptions under which somebody speaks, in lower case, with their person."""


def read(
    text: str,
    spans: Sequence[Span],
    quotations: list[Quotation],
    lexicon: Lexicon,
    skipped: frozenset[int],
) -> Reading:
    """Reads the paragraphs in order, without those ``skipped`` (furniture)."""
    by_paragraph: dict[int, list[tuple[int, Quotation]]] = {}
    for index, quotation in enumerate(quotations):
        by_paragraph.setdefault(quotation.paragraph, []).append((index, quotation))
    paragraphs = []
    for number, span in enumerate(spans):
        if number in skipped:
            continue
        words = tokens.tokenise(text, span, by_paragraph.get(number, []), lexicon.stop_presents)
        if words:
            signs = tokens.signs(words)
            ranges = tokens.sentences(text, words, signs, quotations, lexicon)
            paragraphs.append(
                Paragraph(number=number, span=span, tokens=words, signs=signs, sentences=ranges)
            )
    reading = Reading(text, lexicon, quotations, paragraphs, PeopleTable(lexicon), [])
    _name(reading)
    return reading


def _name(reading: Reading) -> None:
    lexicon, table = reading.lexicon, reading.table
    lower = names.lower_case_words([paragraph.tokens for paragraph in reading.paragraphs])
    begins = {
        paragraph.number: frozenset(low for low, _ in paragraph.sentences).union(
            _after_quotes(paragraph), _after_dateline(paragraph.tokens)
        )
        for paragraph in reading.paragraphs
    }
    inner = names.inner_capitals([(p.tokens, begins[p.number]) for p in reading.paragraphs])
    salience = pronouns.Salience(table, lexicon)
    for paragraph in reading.paragraphs:
        words = paragraph.tokens
        paragraph.quotes = {words[place].quote: place for place in paragraph.signs if words[place].quote >= 0}
        if lexicon.caseless:
            paragraph.runs = unmarked_names.joined(
                unmarked_names.find(words, lexicon),
                [*aged_names.find(words, lexicon), *unmarked_names.introductions(words, lexicon)],
            )
        elif not (_shouts(words) or _is_note(words)):
            found = names.find(words, begins[paragraph.number], lower, inner, lexicon)
            paragraph.runs = joined_names.part(found, words, lexicon)
    if lexicon.caseless:
        borne = unmarked_names.surnames([run for p in reading.paragraphs for run in p.runs], lexicon)
        for paragraph in reading.paragraphs:
            paragraph.runs = unmarked_names.again(paragraph.tokens, paragraph.runs, borne, lexicon)
    if lexicon.nouns_capital:
        borne = frozenset(name for p in reading.paragraphs for name in trades.bearers(p.runs))
        for paragraph in reading.paragraphs:
            paragraph.runs = trades.without(paragraph.runs, borne, lexicon)
        known = frozenset(name for p in reading.paragraphs for name in owners.bearers(p.runs))
        whole = frozenset(name for p in reading.paragraphs for name in owners.whole(p.runs))
        for paragraph in reading.paragraphs:
            paragraph.runs = owners.marked(paragraph.runs, paragraph.tokens, known, whole, lexicon)
    for paragraph in reading.paragraphs:
        paragraph.starting = {run.first: run for run in paragraph.runs}
        paragraph.ending = {run.after: run for run in paragraph.runs}
        for low, high in paragraph.sentences:
            salience.next_sentence()
            _link(reading, paragraph, low, high, salience)
        salience.next_paragraph()


def _link(reading: Reading, paragraph: Paragraph, low: int, high: int, salience: pronouns.Salience) -> None:
    words = paragraph.tokens
    position = low
    newcomer = newcomers.find(words, paragraph.starting, low, high, reading.lexicon)
    if newcomer is not None:
        person = newcomers.add(reading.table, words, newcomer, reading.text, reading.lexicon)
        reading.newcomers.add(person)
        # "His wife": the possessive points at somebody else.
        is_owned = words[newcomer.first].folded in reading.lexicon.possessive
        paragraph.persons[newcomer.after - 1 if is_owned else newcomer.first] = person
        span = Span(words[newcomer.first].start, words[newcomer.after - 1].end)
        reading.mentions.append(Mention(span, MentionKind.EPITHET, person))
        salience.named(person, pronouns.Standing.SUBJECT)
        position = low if is_owned else newcomer.after
    for place in salience.noticed(words, paragraph.starting, position, high):
        if place < position:
            continue
        token, run = words[place], paragraph.starting.get(place)
        described = None
        if run is None and token.folded in reading.lexicon.definite:
            described = _described(reading, words, place, high)
        if run is not None:
            _link_name(reading, paragraph, run, low, salience)
            position = run.after
        elif described is not None:
            person, position = described
            span = Span(token.start, words[position - 1].end)
            reading.mentions.append(Mention(span, MentionKind.EPITHET, person))
            salience.named(person, pronouns.standing(words, place, position, low, reading.lexicon))
        else:
            _link_pronoun(reading, paragraph, place, low, salience)


def _link_name(
    reading: Reading, paragraph: Paragraph, run: NameRun, low: int, salience: pronouns.Salience
) -> None:
    words = paragraph.tokens
    person = reading.table.link(run, words[run.core].start)
    paragraph.persons[run.first] = person
    if groups.is_one(words, run, reading.lexicon):
        reading.table.note_many(person)
    end = words[run.after - 1].end - (2 if words[run.after - 1].is_possessive else 0)
    span = Span(words[run.first].start, end)
    reading.mentions.append(Mention(span, MentionKind.NAME, person))
    descriptions.add(reading.table, person, words, run, lexicon=reading.lexicon)
    if run.possessive and reading.lexicon.nouns_capital:
        salience.named(person, pronouns.Standing.OBJECT)  # Velts Sprecher: whose something is told of
    else:
        salience.named(person, pronouns.standing(words, run.first, run.after, low, reading.lexicon))


def _link_pronoun(
    reading: Reading, paragraph: Paragraph, position: int, low: int, salience: pronouns.Salience
) -> None:
    words = paragraph.tokens
    token = words[position]
    if token.folded in salience.neuter:
        _link_body(reading, paragraph, position, low, salience)
    resolved = salience.resolve(token.folded) if token.folded in salience.resolvable else None
    if resolved is None:
        return
    paragraph.persons[position] = resolved
    contracted = token.is_possessive and token.folded in reading.lexicon.subject_pronouns  # she’s 69
    span = Span(token.start, token.end - (2 if contracted else 0))
    reading.mentions.append(Mention(span, MentionKind.PRONOUN, resolved))
    if token.folded in reading.lexicon.subject_pronouns:
        stands = pronouns.standing(words, position, position + 1, low, reading.lexicon)
        if stands is pronouns.Standing.SPEAKS:
            salience.speaks(resolved, token.folded)
        salience.named(resolved, stands)


def _described(reading: Reading, words: list[Token], position: int, high: int) -> tuple[int, int] | None:
    """Whom ``the admiral``, ``the young baker`` points back at, and where the words end."""
    for index in range(position + 1, min(high - 1, position + _EPITHET_WORDS)):
        word, following = words[index], words[index + 1]
        if not word.is_word or word.folded in reading.lexicon.phrase_breaks:
            return None
        if word.folded in reading.lexicon.describing or word.folded in reading.lexicon.titles:
            known = None if following.is_capital else reading.table.described_as(word.folded)
            return None if known is None else (known, index + 1)
    return None


def _link_body(
    reading: Reading, paragraph: Paragraph, position: int, low: int, salience: pronouns.Salience
) -> None:
    """``it said``: the last body named."""
    words = paragraph.tokens
    stands = pronouns.standing(words, position, position + 1, low, reading.lexicon)
    resolved = salience.resolve(words[position].folded)
    if resolved is not None and stands is pronouns.Standing.SPEAKS:
        paragraph.persons[position] = resolved


def _after_quotes(paragraph: Paragraph) -> list[int]:
    """Positions right after a quotation: a capital there may begin a sentence."""
    words = paragraph.tokens
    return [place + 1 for place in paragraph.signs if words[place].text in _OPENING]


def _after_dateline(words: list[Token]) -> list[int]:
    """Where the first sentence begins behind ``LINDAU (AP) –``."""
    return [
        place + 2
        for place in range(min(_DATELINE, len(words) - 2))
        if words[place].text == ")" and words[place + 1].text in _DASHES
    ][:1]


def _is_note(words: list[Token]) -> bool:
    """Whether a paragraph is a note in brackets, whose capital names nobody: ``(Pause.)``."""
    return words[0].text in "([" and words[-1].text in ")]" and len(words) <= _NOTE


def _shouts(words: list[Token]) -> bool:
    """Whether a paragraph is set in capitals, so that they tell no names."""
    small = (
        True for token in words if len(token.text) > 1 and token.text.isalpha() and not token.text.isupper()
    )
    if any(islice(small, len(words) // 10, None)):
        return False  # more than a tenth already: the rest of ordinary prose need not be looked at
    letters = [token.text for token in words if len(token.text) > 1 and token.text.isalpha()]
    return len(letters) >= 4 and sum(word.isupper() for word in letters) * 10 >= len(letters) * 9
