"""What a place is called in this English interface: all its English names, none of them first by merit."""

import unicodedata

from archive.model import Place

INTERFACE_LANGUAGE = "en"
_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "CYRILLIC": "Cyrl",
    "GEORGIAN": "Geor",
    "HEBREW": "Hebr",
    "LATIN": "Latn",
}
"""By the first word of a letter's name in Unicode."""
_BETWEEN_WORDS = str.maketrans("", "", " -‑'’")


def english_names(place: Place) -> tuple[str, ...]:
    """The English names in alphabetical order, those that differ by a hyphen once; else the label."""
    forms = sorted({n.form for n in place.names if n.language == INTERFACE_LANGUAGE}, key=str.casefold)
    once = {_plain(form): form for form in forms}
    return tuple(sorted(once.values(), key=str.casefold)) or (place.label,)


def is_name_of(place: Place, words: str) -> bool:
    """Whether the words are a name of the place on record, not only a description that points to it."""
    return _plain(words) in {_plain(name.form) for name in place.names}


def _plain(form: str) -> str:
    return form.casefold().translate(_BETWEEN_WORDS)


def script_of(form: str) -> str | None:
    """The script of a name's first letter (ISO 15924), where it is one that names here are written in."""
    first = next((character for character in form if character.isalpha()), "")
    return _SCRIPTS.get(unicodedata.name(first, "").partition(" ")[0])


def side_by_side(place: Place) -> str:
    """The English names in one line."""
    return " / ".join(english_names(place))


def coordinates(latitude: float | None, longitude: float | None) -> str | None:
    """Where a place lies, in degrees; None where that is not known."""
    if latitude is None or longitude is None:
        return None
    north = f"{abs(latitude):.2f}° {'N' if latitude >= 0 else 'S'}"
    east = f"{abs(longitude):.2f}° {'E' if longitude >= 0 else 'W'}"
    return f"{north}, {east}"
