"""By what name the public knows a speaker, and where the name it must not know stands in a text.

Names are looked for whole and in their pieces, as they are written in names (a piece with a small first
letter is a word of the language), with the endings that scripts with declensions put behind them. A piece
that somebody else carries who is known by name stays: it tells of that person.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from archive.entities import Name, Speaker
from archive.spans import Span
from archive.terms import IdentityMode

WITHHELD = "Name withheld"
"""What somebody is called who is not to be named, where nobody gave a description."""
SHORTEST_PIECE = 3
"""Letters of a piece in capitals: two can be initials, or an abbreviation of something else."""
_DECLINED = "\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u10a0-\u10ff"
"""Greek, Cyrillic, Armenian and Georgian letters."""
_LATIN_ENDING = r"(?:['’]?s|es)?"
_ENDING = rf"[{_DECLINED}]{{0,4}}"
_REMEMBERED = 64
"""Sources whose names are kept at hand: the quotes of one are read together."""
_VOWEL = re.compile("[аяйьօուա]$")


def public_speaker(speaker: Speaker) -> Speaker:
    """The speaker as the public knows them: itself where by name, else with that one form for a name."""
    mode = speaker.known_as
    if mode is IdentityMode.NAMED:
        return speaker
    form = public_label(speaker)
    named = mode is not IdentityMode.UNNAMED
    return replace(speaker, names=(Name(form=form, primary=True),), named=named)


def public_label(speaker: Speaker) -> str:
    """What the speaker is called in public."""
    match speaker.known_as:
        case IdentityMode.NAMED:
            return speaker.label
        case IdentityMode.INITIAL:
            return initial(speaker.label)
        case _:
            return speaker.public_name or WITHHELD


def initial(name: str) -> str:
    """The first letter of a name: of the given name alone, since one letter tells least."""
    letters = [letter for letter in name if letter.isalpha()]
    return f"{letters[0].upper()}." if letters else WITHHELD


@lru_cache(maxsize=_REMEMBERED)
def hidden_names(people: tuple[Speaker, ...]) -> re.Pattern[str] | None:
    """What finds the names that these people must not be known by; None where there are none."""
    hidden = {form for one in people if is_hidden(one) for name in one.names for form in _forms(name.form)}
    known = {form for one in people if not is_hidden(one) for name in one.names for form in _forms(name.form)}
    forms = sorted(hidden - known, key=lambda form: (-len(form), form))
    # One look at what stands before: a name is tried only where a word begins.
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, forms))})(?!\w)") if forms else None


def mentions(text: str, names: re.Pattern[str] | None) -> Iterator[Span]:
    """Where the names stand in a text."""
    for match in names.finditer(text) if names else ():
        yield Span(*match.span())


def is_hidden(speaker: Speaker) -> bool:
    """Whether the speaker has names that the public must not know them by."""
    return speaker.named and speaker.known_as is not IdentityMode.NAMED


def _forms(name: str) -> set[str]:
    """A name on one line and its pieces."""
    pieces = (piece.strip(".,’'‘“”\"()") for piece in re.split(r"[\s-]+", name))
    whole = " ".join(name.split())
    # Georgian has no capitals in names: its letters are their own title case.
    return {whole, *(p for p in pieces if len(p) >= SHORTEST_PIECE and p[0] == p[0].title())}


def _pattern(form: str) -> str:
    """The form, in capitals too, on one line or broken, with the endings of its script."""
    written = []
    for spelling in dict.fromkeys((form, form.upper())):
        stem, ending = spelling, _LATIN_ENDING
        if re.search(f"[{_DECLINED}]$", spelling):
            ending = _ENDING
            stem = _VOWEL.sub("", spelling) if len(spelling) > SHORTEST_PIECE else spelling
        written.append(r"\s+".join(map(re.escape, stem.split())) + ending)
    return "|".join(written)
