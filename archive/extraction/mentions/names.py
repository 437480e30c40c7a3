"""Names in a paragraph: runs of capitalised words with their titles and particles."""

import re
from dataclasses import dataclass

from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions import (
    capital_lines,
    capital_nouns,
    inflected_names,
    name_joints,
    nominatives,
    office_names,
    suffixed_names,
    told_names,
)
from archive.extraction.mentions.name_titles import past_particles, past_titles
from archive.extraction.mentions.tokens import Token

_WHOLE = 2
"""Words of a first name and a surname."""
_HEADING_WORDS = 3
"""More words in capitals side by side are a heading, and no name."""
_ELIDED = re.compile(r"(?:[LDJNSCMT]|Qu)['’][a-zà-ÿ]")
"""A French word before a vowel, at the beginning of a sentence."""
_GERUND, _SHORT_GERUND = "ing", 6
"""How a participle ends that opens a sentence, and letters up to which it may be a name: King, Fleming."""
_CONTRACTED = ("n't", "n’t")
"""A verb with its negation, with a capital in a headline: no name ends so."""


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name as it stands, by token positions."""

    first: int
    """First token, titles included."""
    core: int
    """First token of the name proper; equal to ``after`` never."""
    after: int
    """One past the last token."""
    possessive: bool
    titles: tuple[str, ...]
    words: tuple[str, ...]
    """The name proper, as written, without a possessive ending."""
    led: int | None = None
    """Where an office begins that leads to the name, and what it is of: ``the governor of California``."""

    @property
    def folded(self) -> tuple[str, ...]:
        """The name proper in lower case."""
        return tuple(map(str.lower, self.words))


def inner_capitals(paragraph_tokens: list[tuple[list[Token], frozenset[int]]]) -> frozenset[str]:
    """Words with a capital where no sentence begins: names, whatever stands at a sentence's start."""
    return frozenset(
        token.folded
        for tokens, starts in paragraph_tokens
        for position, token in enumerate(tokens)
        if token.is_capital and position not in starts
    )


def lower_case_words(paragraph_tokens: list[list[Token]]) -> frozenset[str]:
    """Words that the text also writes in lower case: their capital at a sentence's start means nothing."""
    written = {token.text for tokens in paragraph_tokens for token in tokens}
    return frozenset(filter(str.islower, written))


def find(
    tokens: list[Token],
    starts: frozenset[int],
    lower: frozenset[str],
    inner: frozenset[str],
    lexicon: Lexicon,
) -> list[NameRun]:
    """The names of a paragraph in order; ``starts`` are the positions at which its sentences begin.

    ``lower`` and ``inner`` are the words that the text writes in lower case, and with a capital inside a
    sentence: together they tell a name from an ordinary word at a sentence's start.
    """
    runs: list[NameRun] = []
    position = 0
    length = len(tokens)
    while position < length:
        token = tokens[position]
        if not token.is_capital:
            position += 1
            continue
        following = tokens[position + 1] if position + 1 < length else None
        called = token.folded in given_names() and following is not None and following.is_capital
        at_start = position in starts
        if at_start and lexicon.complementizers and token.folded in inner:
            at_start = not told_names.leads_a_clause(tokens, position + 1, lexicon)
        if suffixed_names.leads(tokens, position, lexicon) or not (
            called or _may_begin(token, at_start, lower, lexicon)
        ):
            position += 1
            continue
        after = _run_end(tokens, position, starts, lexicon)
        run = _shaped(tokens, position, after, lexicon)
        opens = run is not None and position in starts and _is_opener(tokens, run, inner, lexicon)
        if run is not None and not opens and not _names_nobody(tokens, run, after, lexicon):
            runs.append(run)
        position = after
    return runs


def _names_nobody(tokens: list[Token], run: NameRun, after: int, lexicon: Lexicon) -> bool:
    """A line in capitals, an agency, what an office is for, where somebody is from, a place in a case."""
    return (
        capital_lines.is_agency(tokens, run.first, run.after)
        or office_names.is_matter(tokens, run.first, run.after, lexicon)
        or office_names.is_numbered(tokens, run.first, run.after, lexicon)
        or capital_lines.is_one(tokens, run.first, run.after, run.words, lexicon)
        or inflected_names.is_whence(run.words, lexicon)
        or suffixed_names.is_place(tokens, run.words, after, lexicon)
        or suffixed_names.is_native(tokens, run.words, after, lexicon)
    )


def _is_opener(tokens: list[Token], run: NameRun, inner: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a lone capitalised word at a sentence's start is an ordinary word and no name."""
    if len(run.words) > 1 or run.titles or run.possessive or run.words[0].lower() in inner:
        return False
    if lexicon.nouns_capital and capital_nouns.opens_sentence(tokens[run.first], lexicon):
        return True
    given = run.words[0].lower() in given_names() or nominatives.load(lexicon.code).gender(run.folded[0])
    if given or run.words[0].isupper() or "-" in run.words[0]:
        return "-" in run.words[0] and run.words[0].split("-")[0].lower() in lexicon.numbers
    following = tokens[run.after] if run.after < len(tokens) else None
    if lexicon.verb_second and following is not None and following.folded in lexicon.verbs:
        subject = tokens[run.after + 1] if run.after + 1 < len(tokens) else None
        return subject is not None and (subject.is_capital or subject.folded in lexicon.subject_pronouns)
    if told_names.leads_an_aside(tokens, run.after, lexicon):
        return False
    after = [token.folded for token in tokens[run.after : run.after + 2]]
    if after[:1] == [","] and after[-1] in lexicon.subject_pronouns:
        # "Candles, he notes, went up": what a sentence is about, set before its subject.
        return True
    if following is None or following.text in ",(":
        return False
    told = following.folded in lexicon.verbs or following.folded in lexicon.beside
    return not (told or told_names.leads_a_clause(tokens, run.after, lexicon))


def _may_begin(token: Token, at_start: bool, lower: frozenset[str], lexicon: Lexicon) -> bool:
    folded = token.folded
    if at_start and lexicon.attached_pronouns and _ELIDED.match(token.text):
        return False  # "L’éleveur", "D’autres"
    if len(token.text) > 2 and token.text[1] == "-" and token.text[2].isupper():
        return False  # a party and its place: R-Example
    if folded.endswith(_CONTRACTED):
        return False
    if not at_start and folded in lexicon.strong_verbs and folded.endswith(lexicon.past_endings):
        return False  # Tweeted, in the middle of a sentence
    ordinary = folded in lexicon.not_names or folded in lexicon.days or folded in lexicon.subject_pronouns
    if ordinary or inflected_names.leads(token, lexicon):
        return False
    if at_start:
        if folded in lexicon.determiners or folded in lexicon.prepositions or folded in lexicon.subordinators:
            return False
        if suffixed_names.is_verb(token, lexicon) or folded in lexicon.hanging:
            return False  # Adding, “…”
        if folded in lexicon.strong_verbs and folded not in given_names():
            return False  # Сказала Ада Вельт: «…»
        if vocabulary(lexicon.code).ages_noun.fullmatch(token.text):
            return False  # Seventy-year-old Ada
        if folded in lower and folded not in lexicon.titles_all:
            return False
        if folded.endswith(_GERUND) and len(folded) > _SHORT_GERUND and lexicon.code == "en":
            return folded in given_names()
        if folded.endswith("ly") and lexicon.code == "en" and len(folded) > 5:
            return False
    return True


def _run_end(tokens: list[Token], position: int, starts: frozenset[int], lexicon: Lexicon) -> int:
    """One past the last token of the run of capitals that begins at ``position``."""
    length = len(tokens)
    last = position
    while True:
        token = tokens[last]
        if token.is_possessive or inflected_names.closes(token, lexicon):
            break
        if lexicon.nouns_capital and capital_nouns.owns(tokens, position, last, lexicon):
            break
        if suffixed_names.closes(token, lexicon):
            return suffixed_names.parted(tokens, position, last, lexicon)
        following = last + 1
        if following >= length or following in starts:
            break
        nxt = tokens[following]
        if name_joints.is_nickname(tokens, following):
            last = following + 1
            continue
        if nxt.text == "." and nxt.start == token.end and name_joints.abbreviated(token, lexicon):
            if following + 1 < length and tokens[following + 1].is_capital and following + 1 not in starts:
                last = following + 1
                continue
            break
        if nxt.quote >= 0 or nxt.start - token.end > 1:
            break
        if nxt.is_capital or (lexicon.nouns_capital and name_joints.is_joined(nxt, lexicon)):
            if nxt.folded in lexicon.days or nxt.folded in lexicon.subject_pronouns:
                break
            if suffixed_names.tells_home(nxt, last - position, lexicon):
                break
            last = following
            continue
        if name_joints.joins(tokens, position, following, lexicon):
            last = following + 1 if tokens[following + 1].is_capital else following + 2
            continue
        break
    return last + 1


def _past_acronyms(tokens: list[Token], positions: list[int]) -> list[int]:
    """``глава МЧС Велтии Ада Пример``: the initials of a body, and a country, before a whole name."""
    while len(positions) > _WHOLE:
        initials, following = tokens[positions[0]].text, tokens[positions[1]].text
        is_body = len(initials) > 1 and initials.isupper() and not following.isupper()
        if not is_body and not office_names.is_state([tokens[positions[0]]]):
            break
        positions = positions[1:]
    return positions


def _shaped(tokens: list[Token], first: int, after: int, lexicon: Lexicon) -> NameRun | None:
    positions = [i for i in range(first, after) if tokens[i].text != "." and tokens[i].quote < 0]
    if not positions:
        return None
    if lexicon.inflects:
        positions = _past_acronyms(tokens, positions)
        first = positions[0]
    words = [tokens[position] for position in positions]
    core = past_particles(words, past_titles(words, lexicon), lexicon)
    if lexicon.inflects:
        titled = core
        core = inflected_names.name_start(words, core, tokens[first - 1] if first else None, lexicon)
        if titled < core < len(words) and first and tokens[first - 1].folded in lexicon.whence:
            # «из Гориса Ада Пример»: the place is no part of the name.
            words, positions = words[core:], positions[core:]
            first, core = positions[0], 0
    if lexicon.nouns_capital:
        core = capital_nouns.name_start(words, core, lexicon)
    led = office_names.office(tokens, first, lexicon)
    name = 0 if led is None else office_names.name_start(words, core, tokens[first - 1], lexicon)
    if name:
        words, positions = words[name:], positions[name:]
        first, core = positions[0], max(0, core - name)
    if core >= len(words) or (len(words) > _HEADING_WORDS and all(token.text.isupper() for token in words)):
        return None
    if (
        lexicon.nouns_capital
        and core == 0
        and len(words) == 1
        and capital_nouns.is_no_name(tokens, first, lexicon)
    ):
        return None
    if (
        lexicon.apostrophe_suffix
        and core + 1 < len(words)
        and suffixed_names.bare(words[-1], lexicon).lower() in lexicon.titles_all
    ):
        words = words[:-1]  # "Fatma Hanım": the title follows the given name
    owner = lexicon.nouns_capital and capital_nouns.owns(tokens, first, after - 1, lexicon)
    proper = tuple([suffixed_names.bare(token, lexicon) for token in words[core:]])
    if owner:
        proper = (*proper[:-1], proper[-1].removesuffix("s"))
    if core == 0 and len(proper) == 1 and (proper[0].lower() in lexicon.suffixes or len(proper[0]) < 2):
        return None
    possessive = owner or words[-1].is_possessive or suffixed_names.is_oblique(tokens, after - 1, lexicon)
    titles = tuple([token.folded for token in words[:core]])
    elided = led is not None and office_names.is_elided(tokens[first - 1])
    if led is None or not (name or elided):
        return NameRun(first, positions[core], after, possessive, titles, proper)
    offices = tuple([token.folded for token in tokens[led:first] if office_names.is_office(token, lexicon)])
    return NameRun(first, positions[core], after, possessive, (*offices, *titles), proper, led)
