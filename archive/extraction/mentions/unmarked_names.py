"""Names in running text of scripts without capitals, known by a listed given name: ``غادرت ليلى حسن حمص``.

Away from a verb of speech nothing but its words tells a name there. A given name begins one; what follows
belongs to it where it is another given name, has a surname's form, or closes the phrase. A surname that such
a name has brought in is then known alone. A given name that is an ordinary word too ("hope", "happy") counts
only with a surname.
"""

from dataclasses import dataclass
from functools import cache

from archive.extraction.language import folding
from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.name_parts import NameParts, load
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import introduced_names
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.tokens import Token

_NAME_WORDS = 4
"""Words of a name at most, the father's among them."""
_SURNAME = 4
"""Letters of a surname at least."""
_LONE = 6
"""Letters at least of a surname that its ending alone tells."""
ADVERBIAL = ("ا", "اً", "ة")
"""Endings of Arabic words that tell how somebody does something."""
_DATIVE = "ل"
"""The Arabic preposition that is written as one word with a name."""
_COMMAS = frozenset(",،")
_OWNERS = ("ها", "ه", "ش")
"""Possessive pronouns written as one word with their noun (Arabic, Persian)."""
_PREFIXED = ("ب", "ل", "ك", "ف", "و")
"""Arabic prepositions and conjunctions that are written as one word with the next."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One given name, in one word or two."""

    after: int
    shown: tuple[str, ...]
    sure: bool = True
    closed: bool = False
    """A case ending on it lets no surname follow (Georgian)."""
    owns: bool = False
    """It stands in the genitive."""


def find(words: list[Token], lexicon: Lexicon) -> list[NameRun]:
    """The names of a paragraph that begin with a listed given name, in order."""
    parts = load(lexicon.code)
    runs: list[NameRun] = []
    position = 0
    while parts.given and position < len(words):
        run = _run(words, position, parts, lexicon)
        if run is not None:
            runs.append(run)
        position = run.after if run is not None else position + 1
    return runs


def introductions(words: list[Token], lexicon: Lexicon) -> list[NameRun]:
    """Names that a text introduces with an age or a description: ``NAME (52)``, ``NAME, who is``."""
    runs = []
    for position in range(2, len(words) - 1):
        if words[position].text not in "(،,":
            continue
        following = words[position + 1]
        if not (following.text[0].isdigit() or following.folded in lexicon.introducing):
            continue
        first = position - 2
        if first and words[first - 1].folded in lexicon.subordinators:
            continue
        pair = words[first:position]
        if all(
            token.is_word and token.folded not in ordinary(lexicon) and not token.text[0].isdigit()
            for token in pair
        ):
            runs.append(NameRun(first, first, position, False, (), tuple(token.text for token in pair)))
    return runs


def joined(runs: list[NameRun], further: list[NameRun]) -> list[NameRun]:
    """Both, in order, without those of the second that overlap one of the first."""
    taken = {position for run in runs for position in range(run.first, run.after)}
    apart = {run.first: run for run in further if taken.isdisjoint(range(run.first, run.after))}
    return sorted([*runs, *apart.values()], key=lambda run: run.first)


def again(
    words: list[Token], runs: list[NameRun], surnames: frozenset[str], lexicon: Lexicon
) -> list[NameRun]:
    """The names of a paragraph: ``runs``, found so far, and surnames of others that stand alone."""
    parts = load(lexicon.code)
    if not (surnames or parts.lone):
        return runs
    taken = {position for run in runs for position in range(run.first, run.after)}
    found = list(runs)
    for position, token in enumerate(words):
        if not token.is_word or position in taken or token.folded in ordinary(lexicon):
            continue
        shown, owns = _surname(token, parts)
        folded = folding.fold(shown)
        alone = len(folded) > _LONE and folded.endswith(parts.lone) if parts.lone else False
        if folded in surnames or alone:
            found.append(NameRun(position, position, position + 1, owns, (), (shown,)))
    return sorted(found, key=lambda run: run.first)


def surnames(runs: list[NameRun], lexicon: Lexicon) -> frozenset[str]:
    """The surnames that whole names have brought in, folded."""
    given = load(lexicon.code).given
    last = (folding.fold(run.words[-1]) for run in runs if len(run.words) > 1)
    return frozenset(word for word in last if len(word) >= _SURNAME and word not in given)


def _run(words: list[Token], first: int, parts: NameParts, lexicon: Lexicon) -> NameRun | None:
    part = _given(words, first, parts) or _called(words, first, parts, lexicon)
    if part is None:
        return None
    shown, after, sure, owns, surname = [*part.shown], part.after, part.sure, part.owns, False
    while len(shown) < _NAME_WORDS and after < len(words) and not part.closed:
        if words[after].start - words[after - 1].end != 1:
            break
        inner = after + 1 if words[after].folded in parts.particles else after
        further = _given(words, inner, parts)
        if further is not None and not (further.owns and parts.surnames):
            shown += [*(token.text for token in words[after:inner]), *further.shown]
            after, sure, surname = further.after, sure or further.sure, True
            continue
        if words[after].folded in parts.kunya and after + 1 < len(words) and words[after + 1].is_word:
            shown += [token.text for token in words[after : after + 2]]
            after, surname = after + 2, True
        elif _is_surname(words, after, parts, lexicon):
            word, owns = _surname(words[after], parts)
            shown, after, surname = [*shown, word], after + 1, True
        break
    if not surname and not sure and not _beside_verb(words, first, after, lexicon):
        return None
    if not part.closed and shown == [words[first].text]:
        shown = [parts.nominative(shown[0])]
    return NameRun(first, first, _past_kunya(words, after, parts), owns, (), tuple(shown))


def _given(words: list[Token], position: int, parts: NameParts) -> _Part | None:
    """The given name that begins at a token."""
    if position >= len(words) or words[position].quote >= 0 or not words[position].is_word:
        return None
    text = words[position].text
    word = words[position].folded
    led = position > 0 and words[position - 1].folded in parts.datives
    for prefix in (*parts.prefixes, _DATIVE) if led else parts.prefixes:
        bare = word.removeprefix(prefix)
        if word not in parts.given and bare != word and (bare in parts.given or bare in parts.leading):
            word, text = bare, text[len(prefix) :]
    following = words[position + 1] if position + 1 < len(words) else None
    if word in parts.leading and following is not None:
        second = following.folded
        named = second in parts.given if word in parts.kunya else second.startswith(parts.beginnings)
        return _Part(position + 2, (text, following.text)) if named else None
    if word in parts.given:
        return _Part(position + 1, (text,), word not in parts.doubtful)
    for ending, stem in parts.stems(word):
        if stem in parts.given:
            shown = parts.nominative(stem)
            return _Part(position + 1, (shown,), stem not in parts.doubtful, True, ending == parts.genitive)
    return None


def _called(words: list[Token], position: int, parts: NameParts, lexicon: Lexicon) -> _Part | None:
    """``طفلة اسمها NAME``: whatever stands behind such a word."""
    token = words[position]
    named = position > 0 and words[position - 1].folded in parts.called and token.quote < 0
    if not named or not token.is_word or token.folded in ordinary(lexicon):
        return None
    if not introduced_names.is_persons(words, position - 1, lexicon):
        return None
    return _Part(position + 1, (token.text,))


def _past_kunya(words: list[Token], after: int, parts: NameParts) -> int:
    """Past ``(أبو سليم)`` behind a name, by which its bearer is known."""
    inner = words[after : after + 4]
    bracketed = len(inner) == 4 and inner[0].text + inner[3].text == "()"
    return after + 4 if bracketed and inner[1].folded in parts.kunya else after


def _is_surname(words: list[Token], position: int, parts: NameParts, lexicon: Lexicon) -> bool:
    """Whether the word behind a given name has the form of a surname, or closes the phrase with it."""
    token = words[position]
    word = token.folded
    if token.quote >= 0 or not token.is_word or token.text[0].isdigit():
        return False
    if word in parts.families:
        return True
    article = bool(parts.beginnings) and word.startswith(parts.beginnings) and len(word) >= _SURNAME
    if article:
        return word not in _no_family(lexicon)
    following = words[position + 1] if position + 1 < len(words) else None
    if parts.verbal and word.startswith(parts.verbal):
        return False
    if word in ordinary(lexicon) or (following is not None and following.folded in parts.objects):
        return False
    shapes = parts.endings or parts.surnames
    if len(word) >= _SURNAME and shapes and folding.fold(_surname(token, parts)[0]).endswith(shapes):
        return True
    if following is None or parts.surnames or token.text.endswith(ADVERBIAL):
        return False
    told = words[position + 2] if position + 2 < len(words) else following
    introduced = told.text[0].isdigit() or told.folded in _introducing(lexicon)
    if (
        (following.text in "(،," and introduced)
        or following.folded in lexicon.relative
        or following.folded in lexicon.verbs
    ):
        return True
    return _follows_verb(words, position, lexicon) and not word.startswith(_PREFIXED)


def _follows_verb(words: list[Token], position: int, lexicon: Lexicon) -> bool:
    """``قالت فاطمة حداد:``: the second word behind a verb of speech that stands before its subject."""
    before = words[max(0, position - 2) : position]
    return lexicon.verb_first and bool(before) and before[0].folded in lexicon.strong_verbs


def _surname(token: Token, parts: NameParts) -> tuple[str, bool]:
    """A surname in the nominative, and whether it stood in the genitive."""
    if not parts.surnames:
        for prefix in parts.prefixes:
            bare = token.text.removeprefix(prefix)
            if bare != token.text and bare.startswith(parts.beginnings):
                return bare, False
        return token.text, False
    for ending, stem in parts.stems(token.folded):
        for form in (stem + "ი", stem, stem + "ე"):
            if form.endswith(parts.surnames):
                return form, ending == parts.genitive
    return token.text, False


def _beside_verb(words: list[Token], first: int, after: int, lexicon: Lexicon) -> bool:
    """Whether a verb of speech or a title stands right beside a word."""
    before = words[first - 1].folded if first else ""
    following = words[after].folded if after < len(words) else ""
    apposed = before in _COMMAS and following in _COMMAS
    if _is_somebodys(before, load(lexicon.code)):
        return True  # پسرش امید
    if apposed and after + 1 < len(words):
        following = words[after + 1].folded  # پسرش، آرمان، می‌پرسد
    return before in lexicon.verbs or before in lexicon.titles_all or following in lexicon.verbs


def _is_somebodys(word: str, parts: NameParts) -> bool:
    """A kinship word with a possessive pronoun on it, so that whom it means follows: ``پسرش``, ``ابنتها``."""
    for ending in _OWNERS:
        stem = word.removesuffix(ending)
        if stem != word and (stem in parts.kin or f"{stem.removesuffix('ت')}ة" in parts.kin):
            return True
    return False


@cache
def _introducing(lexicon: Lexicon) -> frozenset[str]:
    """Words that follow a new name and its comma: trades too."""
    return lexicon.introducing | vocabulary(lexicon.code).occupations


@cache
def _no_family(lexicon: Lexicon) -> frozenset[str]:
    """Words with the article that no name holds, though a given name stands before them."""
    return load(lexicon.code).ordinary | lexicon.phrase_breaks | lexicon.introducing | lexicon.days


@cache
def ordinary(lexicon: Lexicon) -> frozenset[str]:
    """Words that are no surname, folded."""
    small = either(
        lexicon.phrase_breaks, lexicon.determiners, lexicon.days, lexicon.not_names, lexicon.introducing
    )
    known = lexicon.agents | lexicon.describing | lexicon.copulas | vocabulary(lexicon.code).occupations
    return small | known | load(lexicon.code).ordinary
