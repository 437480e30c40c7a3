"""Names after an office that governs a genitive: ``президент Украины Ада Пример``."""

from collections.abc import Iterator

from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import nominatives
from archive.extraction.mentions.tokens import Token

_WORDS = 3
"""Words of a run of capitals that begins with such a genitive: it, a given name and a surname."""


def name_start(words: list[Token], core: int, before: Token | None, lexicon: Lexicon) -> int:
    """Where the name in a run of capitals begins, past what the office before it governs."""
    if lexicon.name_leads:
        return _past_leads(words, core, lexicon)
    kin = words[core - 1] if core else before
    if kin is not None and kin.folded in lexicon.kin and len(words) - core == _WORDS - 1:
        known = nominatives.load(lexicon.code)
        owner = (words[core].text,)
        if known.name(owner) != owner and known.gender(words[core + 1].folded) is not None:
            return core + 1  # Сын Татьяны АРТЁМ
    long = len(words) - core >= _WORDS
    if long and lexicon.place_endings and words[core].folded.endswith(lexicon.place_endings):
        return core + 1
    if long and (behind := _given_behind(words[core:], lexicon)):
        return core + behind
    if before is not None and before.folded in lexicon.whence and _is_led(words[core:], lexicon):
        return core + 1
    if len(words) - core != _WORDS or before is None or not lexicon.patronymic_endings:
        return core
    if words[core + 1].folded.endswith(lexicon.patronymic_endings) or not _describes(before, lexicon):
        return core
    return core + 1


def _given_behind(run: list[Token], lexicon: Lexicon) -> int:
    """Where a listed given name stands behind a town, an adjective or another's name; 0 where none does.

    ``з Орлівки Надія Приклад``, ``вдова Ивана Петрова Анна``: the name before is in a case of its own.
    """
    known = nominatives.load(lexicon.code)
    father = bool(lexicon.patronymic_endings) and run[2].folded.endswith(lexicon.patronymic_endings)
    first, second = (known.name((word.text,))[0].lower() for word in run[:2])
    if known.gender(second) is not None and known.gender(first) is None and not father:
        return 1
    for place in range(1, len(run)):
        owner = tuple(word.text for word in run[:place])
        if known.gender(run[place].folded) is not None and known.name(owner) != owner:
            return place
    return 0


def _is_led(run: list[Token], lexicon: Lexicon) -> bool:
    """Whether a place stands before a whole name: ``из Гориса Ада [Ивановна] Пример``."""
    fathers = [place for place, word in enumerate(run) if word.folded.endswith(lexicon.patronymic_endings)]
    return (len(run) == _WORDS and not fathers) or (len(run) == _WORDS + 1 and fathers == [_WORDS - 1])


def closes(token: Token, lexicon: Lexicon) -> bool:
    """Whether a surname in a case ends its run of capitals: ``ԱԴԱ ՕՐԻՆԱԿՅԱՆԸ Երևանի`` (Armenian)."""
    return bool(lexicon.surname_stops) and token.folded.endswith(lexicon.surname_stops)


def leads(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before a name tells age or home (Armenian): ``70-ամյա``, ``Հադրութցի``."""
    return bool(lexicon.name_leads) and token.folded.endswith(lexicon.name_leads)


def is_whence(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a lone capital tells whence or where, so that it names nobody: ``Հադրութից``."""
    endings = lexicon.place_endings
    return bool(endings) and len(words) == 1 and words[0].lower().endswith(endings)


def is_oblique(token: Token, lexicon: Lexicon) -> bool:
    """Whether the case of a name makes it no subject (Armenian): ``Գորիսի``."""
    if not lexicon.surname_stops or token.folded in given_names():
        return False
    cases = tuple(ending for ending in lexicon.case_endings if ending not in lexicon.definite_endings)
    return token.folded.endswith((*cases, *lexicon.place_endings))


def _past_leads(words: list[Token], core: int, lexicon: Lexicon) -> int:
    """Past what opens a sentence before a name (Armenian): ``70-ամյա``, ``Հադրութցի``, ``Ոսկերիչ ԱԴԱ``."""
    while len(words) - core > 1:
        word, further = words[core].folded, words[core + 1].folded
        led = leads(words[core], lexicon)
        if len(words) - core >= _WORDS and not led:
            led = word.endswith(lexicon.place_endings)
            led = led or (further in given_names() and word not in given_names())
        if not led:
            break
        core += 1
    return core


def _describes(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word in lower case, in whatever case, says what somebody is."""
    if not token.text.islower():
        return False
    nouns = either(lexicon.describing, lexicon.titles_all)
    return token.folded in nouns or any(
        token.folded.endswith(ending) and token.folded.removesuffix(ending) in nouns
        for ending in lexicon.case_endings
    )


_NOMINATIVES = ("", "а", "я", "ь")
"""Endings a noun may have in the nominative where its case ending was."""


def nominative(word: str, lexicon: Lexicon) -> str | None:
    """The noun for a person that a word is a case of: ``капитана`` is ``капитан``; None where it is none."""
    return next((noun for noun in _nominatives(word, lexicon) if noun in lexicon.describing), None)


def office(word: str, lexicon: Lexicon) -> str | None:
    """The noun for an office that a word is a case of: ``представителя``; None where it is none."""
    return next((noun for noun in _nominatives(word, lexicon) if noun in lexicon.official), None)


def _nominatives(word: str, lexicon: Lexicon) -> Iterator[str]:
    """What a word may be in the nominative."""
    for ending in lexicon.case_endings if lexicon.inflects else ():
        if word.endswith(ending) and len(word) - len(ending) >= _WORDS:
            for own in _NOMINATIVES:
                yield word.removesuffix(ending) + own
